"""The history as it may be published: removals may ask for silence about a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from jazari_catalogue.history.history import Change, History
from jazari_catalogue.history.plain import Plain
from jazari_catalogue.records.removal import Removal

V = TypeVar("V")

_SHORTEST_NAME = 4
"""A shorter name would be found in other words, or be one."""


def for_publication(history: History, removals: Iterable[Removal]) -> History:
    """``history`` without what ``removals`` do not want to be known.

    A record whose old address is to have no page is left out, and so are the relations to it and
    the values that cite it. Of one whose name must no longer appear, only the days are left. Values
    of other records that mention a name of either are left out: nobody can correct old ones.
    """
    silent: set[str] = set()
    unnamed: set[str] = set()
    for removal in removals:
        if not removal.has_page:
            silent |= {removal.id, *removal.former_ids}
        elif removal.name is None:
            unnamed |= {removal.id, *removal.former_ids}
    if not silent | unnamed:
        return history
    known = history.changes.keys() - silent
    former = {one.id for record_id in silent for one in history.addresses.get(record_id, ())}
    cited = silent | (former - known)
    mention = _mention(cited, _names(history, silent | unnamed))
    changes = {
        record_id: [*map(_bare, some)]
        if record_id in unnamed
        else [*_without(some, cited, mention)]
        for record_id, some in history.changes.items()
        if record_id not in silent
    }
    return msgspec.structs.replace(
        history,
        changes=changes,
        old_translations=_others(history.old_translations, silent | unnamed),
        addresses=_others(history.addresses, silent),
    )


def _others(by_id: dict[str, V], left_out: set[str]) -> dict[str, V]:
    return {record_id: value for record_id, value in by_id.items() if record_id not in left_out}


def _bare(change: Change) -> Change:
    """``change`` without anything that the record said."""
    return msgspec.structs.replace(change, name=None, fields=[], gained=[], lost=[], region=None)


def _names(history: History, ids: set[str]) -> set[str]:
    """What the records of these ``ids`` were called, in any language, and no other is today."""
    names: set[str] = set()
    others: set[str] = set()
    for record_id, changes in history.changes.items():
        if record_id in ids:
            names |= {name for change in changes for name in _texts(change.name)}
        else:
            others |= {*_texts(changes[-1].name)} if changes else set()
    return {name for name in names - others if len(name) >= _SHORTEST_NAME}


def _texts(name: Plain) -> list[str]:
    by_language = name if isinstance(name, dict) else {"": name}
    return [text for text in by_language.values() if isinstance(text, str)]


def _mention(ids: set[str], names: set[str]) -> re.Pattern[str]:
    """What a text has that mentions one of the ``ids`` or ``names``. An id may be a usual word."""
    parts = [rf"\A{re.escape(one)}\Z" for one in sorted(ids)]
    inside = [re.escape(one) for one in sorted(ids) if "-" in one]
    inside += [f"(?i:{re.escape(one)})" for one in sorted(names)]
    parts += [rf"(?<![\w-]){one}(?![\w-])" for one in inside]
    return re.compile("|".join(parts) or "(?!)")


def _without(
    changes: Iterable[Change], ids: set[str], mention: re.Pattern[str]
) -> Iterator[Change]:
    """``changes`` without relations to records of these ``ids``, nor values with a ``mention``.

    Those that are of nothing else are left out.
    """
    for change in changes:
        gained = [edge for edge in change.gained if edge[1] not in ids]
        lost = [edge for edge in change.lost if edge[1] not in ids]
        fields = [
            one for one in change.fields if not _has([*one.path, one.before, one.after], mention)
        ]
        if (fields, gained, lost) == (change.fields, change.gained, change.lost):
            yield change
        elif change.change != "changed" or fields or gained or lost:
            yield msgspec.structs.replace(change, fields=fields, gained=gained, lost=lost)


def _has(value: Plain, mention: re.Pattern[str]) -> bool:
    """Whether ``mention`` is somewhere in ``value``."""
    if isinstance(value, dict):
        return any(_has(item, mention) for item in [*value, *value.values()])
    if isinstance(value, list):
        return any(_has(item, mention) for item in value)
    return isinstance(value, str) and mention.search(value) is not None
