"""Compares records: what was added, removed and renamed, and which values changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, NamedTuple

from jazari_catalogue.history.plain import Plain, PlainRecord, is_text
from jazari_catalogue.history.translations import Stale, stale_translations
from jazari_catalogue.languages import FALLBACK, TEXT
from jazari_catalogue.records.catalogue import Edge
from jazari_catalogue.records.key_order import written_order
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import FORMER_IDS, ID
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.record_fields import EVIDENCE_FIELD

ChangeKind = Literal["added", "removed", "renamed", "moved", "changed"]
"""What happened to a record; ``moved`` to another kind, whether or not with another id."""


class FieldChange(NamedTuple):
    """A value that changed; before or after is None where there was or is no value.

    ``path`` is the keys that lead to it, such as ``("contact", "email")``; ``language`` is that of
    the text, or None where the value is no text by language.
    """

    path: tuple[str, ...]
    language: str | None
    before: Plain
    after: Plain


@dataclass
class RecordChange:
    """How one record changed; ``former`` is what it was before, if it was renamed or moved.

    ``record`` is what it is now, or what it was if it was removed. ``gained`` and ``lost`` are its
    relations.
    """

    change: ChangeKind
    record: PlainRecord
    former: PlainRecord | None = None
    fields: list[FieldChange] = field(default_factory=list)
    stale: list[Stale] = field(default_factory=list)
    gained: list[Edge] = field(default_factory=list)
    lost: list[Edge] = field(default_factory=list)


def changes(
    base: Mapping[str, PlainRecord], head: Mapping[str, PlainRecord]
) -> Iterator[RecordChange]:
    """How the records ``head`` differ from ``base``, the older ones, by id.

    They are in the order of ``head``, followed by the removed ones. Records that are the same in
    both may be left out of both. A record is renamed if its ``former_ids`` have the id of a record
    that no longer exists.
    """
    renamed = _renamed(base, head)
    now = {old: new for new, old in renamed.items()}
    for record in head.values():
        former_id = renamed.get(record.id, record.id)
        before = base.get(former_id)
        if before is None:
            yield RecordChange("added", record, gained=list(edges(record)))
            continue
        change = RecordChange("changed", record)
        if before.plural != record.plural:
            change.change = "moved"
        elif former_id != record.id:
            change.change = "renamed"
        if change.change != "changed":
            change.former = before
        _compare(change, before, now)
        if change.change != "changed" or change.fields or change.gained or change.lost:
            yield change
    for record in base.values():
        if record.id not in head and record.id not in now:
            yield RecordChange("removed", record, lost=list(edges(record)))


def _renamed(base: Mapping[str, PlainRecord], head: Mapping[str, PlainRecord]) -> dict[str, str]:
    """The former id of each renamed record, by its present id; none is that of two records."""
    present: dict[str, str] = {}
    for record_id in sorted(head.keys() - base.keys()):
        for former in head[record_id].former_ids:
            if former in base and former not in head:
                present.setdefault(former, record_id)
    return {record_id: former for former, record_id in present.items()}


def edges(record: PlainRecord) -> Iterator[Edge]:
    """The relations of ``record``, as its kind has them today."""
    for name in _relations(record.plural):
        value = record.fields.get(name)
        for other in value if isinstance(value, list) else [value]:
            if isinstance(other, str):
                yield Edge(record.id, name, other)


@cache
def _relations(plural: str) -> tuple[str, ...]:
    kind = KINDS_BY_PLURAL.get(plural)
    fields = field_types(kind).items() if kind is not None else ()
    return tuple(name for name, type_ in fields if type_.spec.relation is not None)


def _compare(change: RecordChange, before: PlainRecord, now: Mapping[str, str]) -> None:
    """Adds to ``change`` every field and relation in which its record differs from ``before``.

    ``now`` gives the present id by the former one: citing a renamed source by its new id is no
    change.
    """
    after = change.record
    relations = {*_relations(before.plural), *_relations(after.plural)}
    for name in _in_order(after.plural, [*after.fields, *before.fields]):
        if name in relations:
            continue  # relations are compared as edges
        old, new = before.fields.get(name), after.fields.get(name)
        if now:
            old = _with_ids(old, now)
        if name == FORMER_IDS and before.id != after.id:
            old = [*(old or []), before.id]
        _compare_values(change, (name,), old, new)
    was = dict.fromkeys(
        Edge(after.id, edge.field, now.get(edge.object, edge.object)) for edge in edges(before)
    )
    has = dict.fromkeys(edges(after))
    change.gained += [edge for edge in has if edge not in was]
    change.lost += [edge for edge in was if edge not in has]
    if any(one.language == FALLBACK for one in change.fields):
        change.stale += stale_translations(before, after)


def _in_order(plural: str, names: Iterable[str]) -> list[str]:
    """``names``, each once, as they are written; last those that the kind has no longer."""
    known = _order(plural)
    return sorted(dict.fromkeys(names), key=lambda name: known.get(name, len(known)))


@cache
def _order(plural: str) -> dict[str, int]:
    kind = KINDS_BY_PLURAL.get(plural)
    names = written_order(kind) if kind is not None else [ID]
    return {name: rank for rank, name in enumerate(names)}


def _with_ids(value: Plain, now: Mapping[str, str]) -> Plain:
    """``value`` with the present ids of the records in its lists that ``now`` has."""
    if isinstance(value, dict):
        return {key: _with_ids(item, now) for key, item in value.items()}
    if isinstance(value, list):
        return [
            now.get(item, item) if isinstance(item, str) else _with_ids(item, now) for item in value
        ]
    return value


def _compare_values(change: RecordChange, path: tuple[str, ...], old: Plain, new: Plain) -> None:
    if old == new:
        return
    if _are_texts(old, new):
        _compare_texts(change, path, old, new)
    elif path[0] == EVIDENCE_FIELD and len(path) > 1:
        _changed(change, path, old, new)
    elif _are(dict, old, new):
        for name in {**(old or {}), **(new or {})}:
            _compare_values(change, (*path, name), (old or {}).get(name), (new or {}).get(name))
    elif _are(list, old, new) and any(
        isinstance(one, dict) for one in [*(old or ()), *(new or ())]
    ):
        _compare_items(change, path, old or [], new or [])
    else:
        _changed(change, path, old, new)


def _changed(change: RecordChange, path: tuple[str, ...], old: Plain, new: Plain) -> None:
    change.fields.append(FieldChange(path, None, old, new))


def _are(type_: type, old: Plain, new: Plain) -> bool:
    """Whether both values, or one if there is no other, are of ``type_``."""
    return all(value is None or isinstance(value, type_) for value in (old, new))


def _are_texts(old: Plain, new: Plain) -> bool:
    """Whether one of two values is a text in several languages, and the other a text, or none."""
    return (is_text(old) or is_text(new)) and all(
        value is None or isinstance(value, str) or is_text(value) for value in (old, new)
    )


def _compare_items(
    change: RecordChange, path: tuple[str, ...], old: list[Plain], new: list[Plain]
) -> None:
    """Compares the items of a list that replace each other; the rest was added or removed."""
    matcher = SequenceMatcher(None, _distinct(old), _distinct(new), autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        before, after = old[start:end], new[new_start:new_end]
        for index in range(max(len(before), len(after))):
            number = str((new_start if index < len(after) else start) + index + 1)
            _compare_values(
                change,
                (*path, number),
                before[index] if index < len(before) else None,
                after[index] if index < len(after) else None,
            )


def _distinct(items: list[Plain]) -> list[tuple[str, int]]:
    """A key for each of the ``items``; equal items have distinct ones, by how many come before.

    The matcher takes cubic time for lists in which many items are equal.
    """
    seen: Counter[str] = Counter()
    keys: list[tuple[str, int]] = []
    for item in items:
        key = repr(item)
        keys.append((key, seen[key]))
        seen[key] += 1
    return keys


def _compare_texts(change: RecordChange, path: tuple[str, ...], old: Plain, new: Plain) -> None:
    for language in TEXT:
        before, after = _text(old, language), _text(new, language)
        if before != after:
            change.fields.append(FieldChange(path, language, before, after))


def _text(text: Plain, language: str) -> str | None:
    """``text`` for a reader of ``language``; one without languages is the same for all."""
    value = text.get(language) if isinstance(text, dict) else text
    return value if isinstance(value, str) else None
