"""Compares two catalogues record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from jazari_catalogue.editing.format.key_order import written_order
from jazari_catalogue.languages import FALLBACK, TEXT
from jazari_catalogue.records.catalogue import Catalogue, Edge
from jazari_catalogue.records.model.entry import FORMER_IDS, ID, Entry
from jazari_catalogue.records.model.field_types import FieldType, field_types
from jazari_catalogue.records.values.evidence import Evidence
from jazari_catalogue.records.values.ids import SourceId
from jazari_catalogue.records.values.text import LocalText

ChangeKind = Literal["added", "removed", "renamed", "changed"]


class FieldChange(NamedTuple):
    """A value that changed; before or after is None where there was or is no value.

    ``path`` is the keys that lead to it, such as ``("contact", "email")``; ``language`` is that of
    the text, or None where the value is no text by language.
    """

    path: tuple[str, ...]
    language: str | None
    before: Any
    after: Any


class Stale(NamedTuple):
    """A translation that did not change while the French text did."""

    record: str
    path: tuple[str, ...]
    language: str


@dataclass
class RecordChange:
    """How one record changed; ``former_id`` is its id before, if it was renamed."""

    change: ChangeKind
    record: Entry
    former_id: str | None = None
    fields: list[FieldChange] = field(default_factory=list)
    stale: list[Stale] = field(default_factory=list)


@dataclass
class Difference:
    """How two catalogues differ.

    ``records`` are in the order of ``head``, the newer catalogue, followed by the removed ones;
    ``gained`` and ``lost`` are relations.
    """

    base: Catalogue
    head: Catalogue
    records: list[RecordChange]
    gained: list[Edge]
    lost: list[Edge]

    @property
    def stale(self) -> list[Stale]:
        """All stale translations."""
        return [stale for change in self.records for stale in change.stale]


def difference(base: Catalogue, head: Catalogue) -> Difference:
    """How ``head`` differs from ``base``, the older catalogue.

    A record is renamed if its ``former_ids`` have the id of a record that no longer exists.
    """
    renamed = _renamed(base, head)
    changes: list[RecordChange] = []
    for record in head.records.values():
        former_id = renamed.get(record.id, record.id)
        before = base.records.get(former_id)
        if before is None or before.kind != record.kind:
            changes.append(RecordChange("added", record))
            continue
        change = RecordChange("changed", record)
        if former_id != record.id:
            change = RecordChange("renamed", record, former_id)
        _compare(change, before, {old: new for new, old in renamed.items()})
        if change.fields or former_id != record.id:
            changes.append(change)
    kept = {renamed.get(record.id, record.id): record.kind for record in head.records.values()}
    changes += [
        RecordChange("removed", record)
        for record in base.records.values()
        if kept.get(record.id) != record.kind
    ]
    now = {old: new for new, old in renamed.items()}
    old_edges = dict.fromkeys(
        Edge(now.get(edge.subject, edge.subject), edge.field, now.get(edge.object, edge.object))
        for edge in _edges(base)
    )
    new_edges = dict.fromkeys(_edges(head))
    gained = [edge for edge in new_edges if edge not in old_edges]
    lost = [edge for edge in old_edges if edge not in new_edges]
    return Difference(base, head, changes, gained, lost)


def _renamed(base: Catalogue, head: Catalogue) -> dict[str, str]:
    """The former id of each renamed record, by its present id."""
    return {
        record.id: former
        for record in head.records.values()
        if record.id not in base
        for former in record.former_ids
        if former in base and former not in head
    }


def _edges(catalogue: Catalogue) -> Iterator[Edge]:
    for edges in catalogue.outgoing.values():
        yield from edges


def _compare(change: RecordChange, before: Entry, now: dict[str, str]) -> None:
    """Adds to ``change`` every field in which its record differs from ``before``.

    ``now`` gives the present id by the former one: citing a renamed source by its new id is no
    change.
    """
    after = change.record
    fields = field_types(type(after))
    for name in written_order(type(after)):
        if name == ID or fields[name].spec.relation is not None:
            continue  # relations are compared as edges
        old, new = before.get(name), after.get(name)
        if now and _cites(fields[name]):
            old = _with_ids(old, now)
        if name == FORMER_IDS and change.former_id is not None:
            old = [*(old or []), change.former_id]
        _compare_values(change, (name,), old, new)


def _cites(field: FieldType) -> bool:
    """Whether values of ``field`` cite sources, themselves or in the groups that they are."""
    return field.declared in (SourceId, Evidence) or field.group is not None


def _with_ids(value: Any, now: dict[str, str]) -> Any:
    """``value``, which cites sources, with the present ids of those that ``now`` has."""
    if isinstance(value, Evidence):
        sources = tuple(now.get(cited, cited) for cited in value.sources)
        return Evidence(value.basis, sources, value.field)
    if isinstance(value, dict):
        return {key: _with_ids(item, now) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_ids(item, now) for item in value]
    if isinstance(value, BaseModel):
        citing = [name for name, field in field_types(type(value)).items() if _cites(field)]
        return value.model_copy(
            update={name: _with_ids(getattr(value, name), now) for name in citing}
        )
    return now.get(value, value) if isinstance(value, str) else value


def _compare_values(change: RecordChange, path: tuple[str, ...], old: Any, new: Any) -> None:
    if old == new:
        return
    some = old if old is not None else new
    if isinstance(some, LocalText) and isinstance(new if new is not None else some, LocalText):
        _compare_texts(change, path, old, new)
    elif isinstance(some, BaseModel):
        for name in type(some).model_fields:
            inner = (*path, name)
            _compare_values(change, inner, getattr(old, name, None), getattr(new, name, None))
    elif isinstance(some, dict):
        for name in {**(old or {}), **(new or {})}:
            _compare_values(change, (*path, name), (old or {}).get(name), (new or {}).get(name))
    elif isinstance(some, list) and any(
        isinstance(item, LocalText | BaseModel) for item in [*(old or []), *(new or [])]
    ):
        _compare_items(change, path, old or [], new or [])
    else:
        change.fields.append(FieldChange(path, None, old or None, new or None))


def _compare_items(
    change: RecordChange, path: tuple[str, ...], old: list[Any], new: list[Any]
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


def _distinct(items: list[Any]) -> list[tuple[str, int]]:
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


def _compare_texts(
    change: RecordChange, path: tuple[str, ...], old: LocalText | None, new: LocalText | None
) -> None:
    languages = [None] if _is_plain(old) and _is_plain(new) else list(TEXT)
    for language in languages:
        before, after = _text(old, language), _text(new, language)
        if before != after:
            change.fields.append(FieldChange(path, language, before, after))
    if old is None or new is None or new.plain is not None or old.plain is not None:
        return
    if old.by_language.get(FALLBACK) != new.by_language.get(FALLBACK):
        change.stale += [
            Stale(change.record.id, path, language)
            for language, text in new.by_language.items()
            if language != FALLBACK and old.by_language.get(language) == text
        ]


def _is_plain(text: LocalText | None) -> bool:
    return text is None or text.plain is not None


def _text(text: LocalText | None, language: str | None) -> str | None:
    if text is None:
        return None
    return text.plain if text.plain is not None else text.by_language.get(language or FALLBACK)
