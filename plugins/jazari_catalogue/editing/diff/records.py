"""What differs between two catalogues, as an editor would say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from jazari_catalogue.editing.format.key_order import written_order
from jazari_catalogue.languages import FALLBACK, TEXT
from jazari_catalogue.records.catalogue import Catalogue, Edge
from jazari_catalogue.records.model.entry import FORMER_IDS, ID, Entry
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.values.ids import SourceId
from jazari_catalogue.records.values.text import LocalText

ChangeKind = Literal["added", "removed", "renamed", "changed"]


class FieldChange(NamedTuple):
    """A value before and after; None where there is none.

    ``path`` leads to it inside the record (``contact``, ``email``); ``language`` is set where
    it is a text of one language.
    """

    path: tuple[str, ...]
    language: str | None
    before: Any
    after: Any


class Stale(NamedTuple):
    """A translation that stayed as it was while the French changed."""

    record: str
    path: tuple[str, ...]
    language: str


@dataclass
class RecordChange:
    """What happened to one record. ``former`` is its id before, where it was renamed."""

    change: ChangeKind
    record: Entry
    former: str | None = None
    fields: list[FieldChange] = field(default_factory=list)
    stale: list[Stale] = field(default_factory=list)


@dataclass
class Difference:
    """All that differs: records in the order of the newer catalogue, and relations."""

    base: Catalogue
    head: Catalogue
    records: list[RecordChange]
    gained: list[Edge]
    lost: list[Edge]

    @property
    def stale(self) -> list[Stale]:
        """Every translation that the French moved on from."""
        return [stale for change in self.records for stale in change.stale]


def difference(base: Catalogue, head: Catalogue) -> Difference:
    """What ``head`` has otherwise than ``base``."""
    renamed = _renamed(base, head)
    changes: list[RecordChange] = []
    for record in head.records.values():
        former = renamed.get(record.id, record.id)
        before = base.records.get(former)
        if before is None or before.kind != record.kind:
            changes.append(RecordChange("added", record))
            continue
        change = RecordChange("changed", record)
        if former != record.id:
            change = RecordChange("renamed", record, former)
        _compare(change, before, {old: new for new, old in renamed.items()})
        if change.fields or former != record.id:
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
    """The id before of each record that names it in ``former_ids``, by its id now."""
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
    """Writes down every field in which the record of ``change`` differs from ``before``.

    ``now`` gives ids before their form today: naming a renamed record anew changes nothing.
    """
    after = change.record
    fields = field_types(type(after))
    for name in written_order(type(after)):
        if name == ID or fields[name].spec.relation is not None:
            continue  # relations are told from both sides
        old, new = before.get(name), after.get(name)
        if fields[name].declared == SourceId:
            old = _with_ids(old, now)
        if name == FORMER_IDS and change.former is not None:
            old = [*(old or []), change.former]
        _compare_values(change, (name,), old, new)


def _with_ids(value: Any, now: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _with_ids(item, now) for key, item in value.items()}
    if isinstance(value, list):
        return [now.get(item, item) for item in value]
    return value


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
    """Pairs the items that stand in each other's place; the rest came or went."""
    matcher = SequenceMatcher(None, [repr(i) for i in old], [repr(i) for i in new], autojunk=False)
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
