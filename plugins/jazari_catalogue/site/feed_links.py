"""Where the feeds of what changed are, and what pages call them."""

from __future__ import annotations

from jazari_catalogue import routes
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.site.view_data import Link
from jazari_catalogue.site.views import Views


def feed_of_changes(views: Views) -> Link | None:
    """The feed of all changes, from the root; None if there are none."""
    if not views.history.changes:
        return None
    path = routes.feed_path(routes.changes_path(views.lang))
    return Link(views.interface.gettext("What changed in the catalogue"), path)


def feed_of_record(views: Views, record: Entry) -> Link | None:
    """The feed of what changed in ``record``, from the root; None if nothing is known of it."""
    if record.id not in views.history.changes:
        return None
    path = routes.feed_path(routes.record_path(views.lang, record))
    return Link(views.interface.gettext("What changed in this record"), path)
