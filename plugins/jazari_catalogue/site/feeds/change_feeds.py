"""The feeds of what changed: one of all records, and one of each, in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from jazari_catalogue import routes
from jazari_catalogue.code_host import commit_address
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.site.change_log import ChangeLog, Logged, Step, steps
from jazari_catalogue.site.change_texts import ChangeTexts
from jazari_catalogue.site.feed_links import feed_of_changes, feed_of_record
from jazari_catalogue.site.feeds.atom import Feed, FeedEntry, atom, tag, written, xml
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.pages.overviews import changes_overview
from jazari_catalogue.site.view_data import Link
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.fallback import remove_fallback_marks

ENTRIES = 50
"""How many of the newest commits, or changes of a record, a feed has."""
MOST_RECORDS = 60
"""How many records an entry names; of more, it gives the number."""


def change_feeds(views: Views, log: ChangeLog, inputs: Inputs, texts: str) -> Iterator[Target]:
    """All feeds in the language of ``views``; ``texts`` is a digest of the interface texts.

    That of a record is also where it was before the record was renamed or moved.
    """
    feeds = _Feeds(views, log)
    settings = digest(texts, repr(views.site))
    link = feed_of_changes(views)
    if link is not None:
        newest = list(islice(steps(log.changes), ENTRIES))
        shown = log.inputs((one for step in newest for one in step.changes), inputs)
        yield MadeTarget(link.href, digest(settings, shown), partial(feeds.of_all, link, newest))
    for record in views.catalogue.records.values():
        link = feed_of_record(views, record)
        if link is not None:
            changes = log.of_record(record.id)
            key = digest(settings, log.inputs(changes, inputs))
            make = partial(feeds.of_record, link, record, changes)
            for path in (link.href, *_former_paths(views, record)):
                yield MadeTarget(path, key, make)


def _former_paths(views: Views, record: Entry) -> list[str]:
    """Where the feed of ``record`` was when it had another id or kind: its readers go on asking."""
    own = routes.record_path(views.lang, record)
    pages = [
        routes.former_path(views.lang, KINDS_BY_PLURAL[address.plural], address.id)
        for address in views.history.addresses.get(record.id, ())
        if address.plural in KINDS_BY_PLURAL and address.id in record.former_ids
    ]
    return [routes.feed_path(page) for page in dict.fromkeys(pages) if page != own]


class _Feeds:
    """Makes feeds in one language."""

    def __init__(self, views: Views, log: ChangeLog) -> None:
        self._views = views
        self._log = log
        self._texts = ChangeTexts(views)
        self._url = views.site.url

    def of_all(self, link: Link, newest: Sequence[Step]) -> bytes:
        """The feed of all changes: an entry for each commit."""
        overview = changes_overview(self._views.interface)
        page = self._url + overview.path
        entries = [self._of_step(step) for step in newest]
        return self._feed(page, link, overview.heading, overview.intro, page, entries)

    def of_record(self, link: Link, record: Entry, changes: Sequence[Logged]) -> bytes:
        """The feed of ``record``: an entry for each of its ``changes``, newest first."""
        name = self._views.face(record).name.text
        page = f"{self._url}{self._views.face(record).path}#{routes.HISTORY_ANCHOR}"
        # Its address never changes, whatever the record becomes; a clock may have been wrong since.
        first = self._views.history.changes[record.id][0]
        feed_id = tag(self._url, first.day, self._views.lang, *first.address)
        title = self._views.interface.gettext("What changed: {what}").format(what=name)
        entries = [self._of_change(one) for one in changes[:ENTRIES]]
        return self._feed(feed_id, link, title, link.text, page, entries)

    def _feed(
        self,
        feed_id: str,
        link: Link,
        title: str,
        subtitle: str,
        page: str,
        entries: Sequence[FeedEntry],
    ) -> bytes:
        publisher = self._views.publisher
        document = atom(
            Feed(
                *(feed_id, title, subtitle, self._views.lang, publisher.name, publisher.url),
                *(self._url + link.href, page),
                [written(entry, self._views.lang) for entry in entries],
            )
        )
        if self._views.interface.uses_fallback:
            document = remove_fallback_marks(document.decode()).encode()
        return document

    def _of_step(self, step: Step) -> FeedEntry:
        texts, lang = self._texts, self._views.lang
        if len(step.changes) == 1:
            return self._of_change(step.changes[0])
        shown = step.changes[:MOST_RECORDS]
        lines = [f"<li>{self._line(one)}</li>" for one in shown]
        if left := len(step.changes) - len(shown):
            lines.append(f"<li>{xml(self._views.others(left))}</li>")
        sorts = dict.fromkeys(one.change.change for one in step.changes)
        return FeedEntry(
            tag(self._url, step.day, lang, "changes", step.commit),
            texts.summary(step.changes),
            *(None, None, step.time),
            self._url + routes.changes_month_path(lang, step.day[:7]),
            commit_address(self._views.site.repository, step.commit),
            [(sort, texts.sort(sort).label) for sort in sorts],
            f"<ul>{''.join(lines)}</ul>",
        )

    def _of_change(self, logged: Logged) -> FeedEntry:
        texts, lang, change = self._texts, self._views.lang, logged.change
        page = texts.path(logged) or routes.changes_month_path(lang, change.day[:7])
        if texts.record(logged) is not None:
            page += f"#{routes.change_anchor(change.commit)}"
        sort, kind = texts.sort(change.change), texts.kind(change.address.plural)
        return FeedEntry(
            tag(self._url, change.day, lang, "changes", change.commit, *change.address),
            f"{sort.label} · {texts.name(logged).text}",
            *(None, None, change.time),
            self._url + page,
            commit_address(self._views.site.repository, change.commit),
            [(sort.code, sort.label), (change.address.plural, kind.label)],
            f"<p>{self._line(logged)}</p>",
        )

    def _line(self, logged: Logged) -> str:
        """A record and what happened to it, as XHTML."""
        texts, name, path = self._texts, self._texts.name(logged), self._texts.path(logged)
        language = f' lang="{xml(name.lang)}" xml:lang="{xml(name.lang)}"' if name.lang else ""
        shown = f"<bdi{language}>{xml(name.text)}</bdi>"
        if path is not None:
            shown = f'<a href="{xml(self._url + path)}">{shown}</a>'
        change = logged.change
        parts = [texts.kind(change.address.plural).label, texts.sort(change.change).label]
        fields, others = texts.some_fields(change)
        if fields:
            parts.append(self._views.interface.list_of([*fields, *([others] if others else ())]))
        if former := texts.former(change):
            parts.append(former)
        return " · ".join([shown, *map(xml, parts)])
