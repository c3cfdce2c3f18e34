"""What becomes of the address of a record that was removed, renamed or moved to another kind."""

from __future__ import annotations

from jazari_catalogue.editing.diff import messages
from jazari_catalogue.editing.diff.labels import Labels
from jazari_catalogue.history.comparison import RecordChange


def old_address(labels: Labels, change: RecordChange) -> str | None:
    """What answers at the address that the record had before ``change``; None if it is the same."""
    before = change.record if change.change == "removed" else change.former
    if before is None:
        return None
    head = labels.difference.head
    if not labels.difference.permalinks.settle(before.plural, before.id):
        breaks = messages.BREAKS if change.change == "removed" else messages.MOVE_BREAKS
        return labels.message(breaks, id=before.id)
    removal = head.removals.get(before.id)
    if removal is not None:
        return labels.message(messages.SAYS_SO if removal.has_page else messages.SILENT)
    return labels.message(messages.LEADS_TO, id=head.present_id(before.id))
