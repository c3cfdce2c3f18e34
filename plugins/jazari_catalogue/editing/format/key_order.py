"""In what order the keys of a record are written: the order of the models.

``id`` to ``status`` first, as every record has them; then the fields of the kind; then topics,
links, and where it all comes from. Languages stand as fr, ar, en, zgh.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import Holds, field_at, field_types
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.text import LocalText


@cache
def written_order(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` in the order in which its records are written."""
    order: list[str] = []
    for name, field in field_types(Record).items():
        order.append(name)
        if field.spec.own_follow:
            order += [own for own in kind.model_fields if own not in Record.model_fields]
    return [name for name in order if name in kind.model_fields]


def in_order(keys: Iterable[str], way: tuple[str, ...]) -> list[str]:
    """``keys`` of a mapping in the order to write them; ``way`` is the keys that lead to it.

    Keys that no model knows come last, as written.
    """
    written = list(keys)
    known = _known(way)
    return sorted(written, key=lambda key: known.index(key) if key in known else len(known))


@cache
def _known(way: tuple[str, ...]) -> list[str]:
    kind = KINDS_BY_PLURAL.get(way[0]) if way else None
    if kind is None:
        return []
    if len(way) == 1:
        return written_order(kind)
    field = field_at(kind, way[1:])
    if field is None:
        return []
    if field.holds is Holds.BY_FIELD:
        return written_order(kind)
    if field.value is LocalText:
        return list(TEXT)
    return list(field_types(field.group)) if field.group else []
