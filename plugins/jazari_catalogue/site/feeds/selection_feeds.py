"""The feeds of selections of records: an entry for each record, that which changed last first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import FileTarget, MadeTarget, Target, digest
from jazari_catalogue.site.feed_links import feed_of_selection, page_of_selection
from jazari_catalogue.site.feeds.atom import Feed, atom
from jazari_catalogue.site.feeds.record_entries import RecordEntries
from jazari_catalogue.site.feeds.selections import Selection, Selections
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.fallback import remove_fallback_marks


def selection_feeds(views: Views, selections: Selections, texts: str) -> Iterator[Target]:
    """All of them in the language of ``views``, and the file that names those of pairs.

    ``texts`` is a digest of the interface texts. A feed is also where it was while a record that
    its address names had another id. There are no such files without a history.
    """
    if not selections.all:
        return
    settings = digest(texts, repr(views.site))
    entries = RecordEntries(views, selections)
    for selection in selections.all:
        make = partial(_feed, views, selections, entries, selection)
        key = digest(settings, selections.digest(selection))
        for values in (dict(selection.values), *selections.former_values(selection)):
            yield MadeTarget(routes.selection_feed_path(views.lang, values), key, make)
    pairs = json.dumps({"pairs": selections.pairs}, separators=(",", ":"))
    yield FileTarget(routes.feed_pairs_path(views.lang), pairs.encode())


def _feed(
    views: Views, selections: Selections, entries: RecordEntries, selection: Selection
) -> bytes:
    url, lang, values = views.site.url, views.lang, dict(selection.values)
    link = feed_of_selection(views, values)
    assert link is not None
    say = views.interface.gettext
    document = atom(
        Feed(
            url + routes.selection_feed_path(lang, selections.first_values(selection)),
            link.text,
            say("The records that were added or changed last, newest first."),
            *(lang, views.publisher.name, views.publisher.url),
            url + link.href,
            url + page_of_selection(views, values),
            [entries.of(record_id) for record_id in selection.shown],
            selections.beginning,
        )
    )
    if views.interface.uses_fallback:
        document = remove_fallback_marks(document.decode()).encode()
    return document
