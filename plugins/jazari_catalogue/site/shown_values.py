"""Which values before and after a change the page of a record shows; other pages link to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jazari_catalogue.history.comparison import FieldChange
from jazari_catalogue.history.history import Change

MOST_CHANGES = 10
"""The most changes of a record that are shown with what was before and after."""
MOST_FIELDS = 20
"""The most fields of one change that are; the number of the others is shown."""
MOST_FIELDS_OF_PAGE = 60
"""The most fields on a page. Changes older than these have one line each."""


class ShownValues(NamedTuple):
    """What the page of a record shows of one ``change`` beside its line."""

    change: Change
    fields: Sequence[FieldChange] = ()
    gained: Sequence[tuple[str, str]] = ()
    lost: Sequence[tuple[str, str]] = ()

    @property
    def has_any(self) -> bool:
        """Whether it shows anything."""
        return bool(self.fields or self.gained or self.lost)


def shown_values(changes: Sequence[Change]) -> Iterator[ShownValues]:
    """What the page of a record shows of each of its ``changes``, oldest first, from the newest."""
    room = MOST_FIELDS_OF_PAGE
    for index, change in enumerate(reversed(changes)):
        if index < MOST_CHANGES and change.change not in ("added", "removed"):
            fields = change.fields[: min(MOST_FIELDS, room)]
            room -= len(fields)
            gained, lost = change.gained[:MOST_FIELDS], change.lost[:MOST_FIELDS]
            yield ShownValues(change, fields, gained, lost)
        else:
            yield ShownValues(change)
