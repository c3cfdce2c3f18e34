"""Invented histories, for tests of what pages and files show of changes."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha1

from jazari_catalogue.history.comparison import ChangeKind, FieldChange
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.history.plain import Plain

NO_FIELDS: tuple[FieldChange, ...] = ()


def commit_of(number: int) -> str:
    """The name of an invented commit."""
    return sha1(str(number).encode(), usedforsecurity=False).hexdigest()


def change(
    time: str,
    address: tuple[str, str],
    sort: ChangeKind = "changed",
    *fields: FieldChange,
    former: tuple[str, str] | None = None,
    name: Plain = None,
    region: str | None = None,
    commit: int | None = None,
    gained: tuple[tuple[str, str], ...] = (),
    lost: tuple[tuple[str, str], ...] = (),
) -> Change:
    """A change of the record at ``address`` at ``time``, such as ``2026-01-12T10:00:00``, in UTC.

    ``commit`` is the number of its commit: by default the commit is that of its second.
    """
    moment = datetime.fromisoformat(time).replace(tzinfo=UTC)
    seconds = int(moment.timestamp())
    return Change(
        commit_of(seconds if commit is None else commit),
        moment.date().isoformat(),
        sort,
        Address(*address),
        Address(*former) if former is not None else None,
        name,
        list(fields),
        list(gained),
        list(lost),
        seconds,
        region,
    )


def history_with(changes: dict[str, list[Change]]) -> History:
    """A history with ``changes``, oldest first, by the last ids of their records."""
    return History(changes=changes)
