"""Random changes of invented records, of every field of every kind, that leave them valid."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import ValidationError

from jazari_catalogue.records.catalogue import Catalogue, RecordLocation, connect, edges_of
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import evidenced, sourced
from tests.invented import bare_id, full_id, only_required, record_of

OTHER = (
    *("2019", "2025-03", "2025-03-04", "2031-12-31", "Q42", "7", "fr", "ar", "en", "MA", "MA-04"),
    *("https://example.org/autre", "https://example.net/%D8%A7", "Autre", "آخر", "Zoé"),
)
"""Values that some field takes, beside those of the schemas and the ids of records."""

Raw = dict[str, Any]


@dataclass
class Records:
    """Records as files have them, in their order, each with its kind and location."""

    raw: dict[str, tuple[type[Entry], Raw]]
    lines: dict[str, int] = field(default_factory=dict)

    def catalogue(self) -> Catalogue | None:
        """The catalogue of the records; None if it would not be valid."""
        try:
            entries = {key: kind.model_validate(raw) for key, (kind, raw) in self.raw.items()}
        except ValidationError:
            return None
        if any(not _leads_somewhere(entry, entries) for entry in entries.values()):
            return None
        locations = {
            key: RecordLocation("institutes.yaml", self.lines.get(key, at))
            for at, key in enumerate(entries)
        }
        return connect(entries.values(), locations)


def _leads_somewhere(entry: Entry, entries: dict[str, Entry]) -> bool:
    """Whether what ``entry`` cites exists, is of the right kind, and copies nothing in a circle."""
    for edge in edges_of(entry):
        cited = entries.get(edge.object)
        kinds = entry.relations()[edge.field].kinds or tuple(KINDS)
        if cited is None or cited.kind not in kinds or cited is entry:
            return False
    if isinstance(entry, Source):
        seen, source = {entry.id}, entries.get(entry.copy_of or "")
        while isinstance(source, Source):
            if source.id in seen:
                return False
            seen.add(source.id)
            source = entries.get(source.copy_of or "")
    if isinstance(entry, Record):
        kind, evidence = type(entry), entry.evidence or {}
        named = {point.field for point in (*entry.disputes, *entry.not_found)}
        named |= {one.field for one in evidence.values() if one.field is not None}
        if not {*evidence} <= {*evidenced(kind)} or not named <= {*sourced(kind)}:
            return False
        if any(one.field is None and not one.sources for one in evidence.values()):
            return False
        if any(
            one.field is not None and evidence.get(one.field) is None for one in evidence.values()
        ):
            return False
        return all(isinstance(entries.get(one), Source) for one in entry.cited_sources())
    return True


def invented_records() -> Records:
    """A bare record of each kind, a full one that cites bare ones, and another that cites these."""
    raw: dict[str, tuple[type[Entry], Raw]] = {}
    for kind in KINDS.values():
        full = record_of(kind, full_id(kind.kind))
        bare = only_required(kind, record_of(kind, bare_id(kind.kind)))
        other = record_of(kind, f"other-{kind.kind}", full_id)
        for record in (full, bare, other):
            raw[record["id"]] = kind, record
    return Records(raw)


def changed(records: Records, chance: random.Random) -> tuple[str, Records, Catalogue]:
    """A change of ``records`` in words, the changed records, and their catalogue."""
    while True:
        new = Records(copy.deepcopy(records.raw), dict(records.lines))
        words = _change(new, chance)
        catalogue = new.catalogue() if words else None
        if words and catalogue is not None:
            return words, new, catalogue


def _change(records: Records, chance: random.Random) -> str:
    """Changes ``records``; empty if there was nothing to change."""
    record_id = chance.choice(list(records.raw))
    kind, raw = records.raw[record_id]
    what = chance.random()
    if what < 0.04:
        order = list(records.raw.items())
        order.insert(chance.randrange(len(order)), order.pop(chance.randrange(len(order))))
        records.raw = dict(order)
        return "the order of records"
    if what < 0.08:
        del records.raw[record_id]
        return f"{record_id} removed"
    if what < 0.14:
        twin = {**copy.deepcopy(raw), "id": f"{record_id}-{chance.randrange(999)}"}
        records.raw[twin["id"]] = kind, twin
        return f"{twin['id']} added"
    if what < 0.18:
        records.lines[record_id] = chance.randrange(10_000)
        return f"{record_id} moved in its file"
    if what < 0.3:
        return f"{record_id}: {_field_changed(raw, kind, chance)}"
    return f"{record_id}: {_leaf_changed(records, raw, kind, chance)}"


def _field_changed(raw: Raw, kind: type[Entry], chance: random.Random) -> str:
    """Removes a field of ``raw``, or gives it that of another record of its kind."""
    name = chance.choice([name for name in kind.model_fields if name != "id"])
    if name in raw:
        del raw[name]
        return f"{name} removed"
    raw[name] = record_of(kind, raw["id"])[name]
    return f"{name} added"


def _leaf_changed(records: Records, raw: Raw, kind: type[Entry], chance: random.Random) -> str:
    """Replaces a text anywhere in ``raw``, or changes a list."""
    name = chance.choice([name for name in raw if name != "id"])
    holder, key, path = raw, name, name
    while isinstance(value := holder[key], dict | list) and value:
        if isinstance(value, list) and chance.random() < 0.3:
            action = chance.choice(("reversed", "shortened", "repeated"))
            if action == "reversed":
                value.reverse()
            elif action == "shortened":
                del value[chance.randrange(len(value))]
            else:
                value.append(copy.deepcopy(chance.choice(value)))
            return f"{path} {action}"
        if isinstance(value, dict) and len(value) > 1 and chance.random() < 0.1:
            first = next(iter(value))
            value[first] = value.pop(first)
            return f"{path} in another order"
        if isinstance(value, dict) and chance.random() < 0.1:
            gone = chance.choice(list(value))
            del value[gone]
            return f"{path}.{gone} removed"
        key = chance.choice(list(value) if isinstance(value, dict) else range(len(value)))
        holder = value
        path = f"{path}.{key}"
    if not isinstance(value, str):
        return ""
    text = chance.choice(("{} bis", "É{}", "{} 10 000", "ا{}", "…")).format(value)
    same_kind = [one for one in records.raw if one != value]
    values = chance.choice(([text], list(OTHER), _values(kind), same_kind))
    new = holder[key] = chance.choice(values or [text])
    return f"{path} = {new}"


@cache
def _values(kind: type[Entry]) -> list[str]:
    """All values of the vocabularies that ``kind`` uses."""
    return list(dict.fromkeys(_enumerated(kind.model_json_schema())))


def _enumerated(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (value for value in schema.get("enum", ()) if isinstance(value, str))
        for inner in schema.values():
            yield from _enumerated(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _enumerated(inner)
