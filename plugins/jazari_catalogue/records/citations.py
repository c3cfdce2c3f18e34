"""What records cite, and whether all of it exists: the check of records that are valid already.

`References` checks the same in mappings from files, and reports every problem with its position.
Here the answer is only yes or no, and does not need the mappings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
from pydantic import BaseModel

from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.values.evidence import Evidence
from jazari_catalogue.records.values.ids import SourceId


class Citations(msgspec.Struct, array_like=True, frozen=True):
    """The ids that one record has and cites."""

    id: str
    kind: str
    former_ids: list[str]
    cited: dict[str, list[str]]
    """The ids that it cites, each once, by the kinds that they may be of (`_named`)."""
    above: dict[str, str]
    """What it cites in fields that lead to one record of its own kind, by field."""


def citations_of(record: Entry) -> Citations:
    """The ids that ``record`` has and cites."""
    cited: dict[str, dict[str, None]] = {}
    above = {}
    for name, relation in record.relations().items():
        ids = record.values_of(name)
        if ids:
            cited.setdefault(_named(relation.kinds), {}).update(dict.fromkeys(ids))
            if relation.kinds == (record.kind,) and isinstance(record.get(name), str):
                above[name] = ids[0]
    if sources := dict.fromkeys(_sources_in(record)):
        cited.setdefault(_named((Source.kind,)), {}).update(sources)
    return Citations(
        record.id,
        record.kind,
        record.former_ids,
        {kinds: [*ids] for kinds, ids in cited.items()},
        above,
    )


def all_exist(records: Iterable[Citations]) -> bool:
    """Whether `References` would find nothing wrong between ``records``.

    No two have an id in common, former ones included; each cited id is that of a record of the
    right kind, not of a removal; and no record leads back to itself. What a record says of itself
    is not checked.
    """
    ids: set[str] = set()
    count = 0
    by_kind: dict[str, set[str]] = {}
    cited: dict[str, set[str]] = {}
    above: dict[str, dict[str, str]] = {}
    for record in records:
        ids.add(record.id)
        if record.kind != Removal.kind:
            by_kind.setdefault(record.kind, set()).add(record.id)
        for kinds, names in record.cited.items():
            cited.setdefault(kinds, set()).update(names)
        for field, one in record.above.items():
            above.setdefault(field, {})[record.id] = one
        count += 1
        if record.former_ids:
            # A record that is of another kind than before may have its own id among them, once.
            own = record.former_ids.count(record.id)
            count += len(record.former_ids) - min(own, 1)
            ids.update(record.former_ids)
    if len(ids) != count:
        return False
    for kinds, all_cited in cited.items():
        allowed = kinds.split() or by_kind
        if not all_cited <= set().union(*(by_kind.get(kind, ()) for kind in allowed)):
            return False
    return not any(True for by_id in above.values() for _ in circles(by_id))


def circles(cited: Mapping[str, str]) -> Iterator[list[str]]:
    """The circles in ``cited``, in which each key leads to one other: the ids of each circle."""
    checked: set[str] = set()
    for record_id in cited:
        passed: list[str] = []
        while record_id in cited and record_id not in checked:
            checked.add(record_id)
            passed.append(record_id)
            record_id = cited[record_id]
        if record_id in passed:
            yield passed[passed.index(record_id) :]


def _named(kinds: tuple[str, ...]) -> str:
    """The name of a set of kinds: empty if any kind will do."""
    return " ".join(kinds)


def _sources_in(model: BaseModel) -> Iterator[str]:
    """The ids of sources in ``model``, at any depth."""
    for field in _citing(type(model)):
        value: Any = model.__dict__[field.name]
        if not value:
            continue
        if field.holds is Holds.BY_FIELD:
            for evidence in value.values():
                yield from evidence.sources
        elif field.group is None:
            yield from value if isinstance(value, list) else [value]
        else:
            for group in value if isinstance(value, list) else [value]:
                yield from _sources_in(group)


@cache
def _citing(model: type[BaseModel]) -> list[FieldType]:
    """The fields of ``model`` in which it cites sources, also those of its groups."""
    return [
        field
        for field in field_types(model).values()
        if field.declared in (SourceId, Evidence) or (field.group and _citing(field.group))
    ]
