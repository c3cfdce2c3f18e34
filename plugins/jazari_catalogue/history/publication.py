"""The history as it may be published: removals may ask for silence about a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from jazari_catalogue.history.history import Change, History
from jazari_catalogue.history.plain import Plain
from jazari_catalogue.records.removal import Removal

V = TypeVar("V")


def for_publication(history: History, removals: Iterable[Removal]) -> History:
    """``history`` without what ``removals`` do not want to be known.

    A record whose old address is to have no page is left out, and so are the relations to it and
    the values that cite it. Of one whose name must no longer appear, only the days are left.
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
    changes = {
        record_id: [*map(_bare, some)] if record_id in unnamed else [*_without(some, cited)]
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


def _without(changes: Iterable[Change], ids: set[str]) -> Iterator[Change]:
    """``changes`` without relations to records of these ``ids``, nor values that cite one.

    Those that are of nothing else are left out.
    """
    for change in changes:
        gained = [edge for edge in change.gained if edge[1] not in ids]
        lost = [edge for edge in change.lost if edge[1] not in ids]
        fields = [one for one in change.fields if not _cites((one.before, one.after), ids)]
        if (fields, gained, lost) == (change.fields, change.gained, change.lost):
            yield change
        elif change.change != "changed" or fields or gained or lost:
            yield msgspec.structs.replace(change, fields=fields, gained=gained, lost=lost)


def _cites(value: Plain, ids: set[str]) -> bool:
    """Whether one of ``ids`` is somewhere in ``value``."""
    if isinstance(value, dict):
        return any(_cites(item, ids) for item in value.values())
    if isinstance(value, list | tuple):
        return any(_cites(item, ids) for item in value)
    return value in ids
