"""The pages of what changed in the records: the newest changes, months, and filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.code_host import commit_address
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.site.change_log import ChangeLog, Logged, Step, steps
from jazari_catalogue.site.change_texts import ChangeTexts
from jazari_catalogue.site.feed_links import feed_of_changes
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pages.lists import PageLink
from jazari_catalogue.site.pages.overviews import changes_overview
from jazari_catalogue.site.view_data import Labelled, Link, PageView, Value, View
from jazari_catalogue.site.views import Views

CHANGES = "changes"
"""The id of these pages."""
PER_PAGE = 100
"""Changes on a page."""
MOST_LINES = 6
"""The most changes of one commit that a page shows before it folds them."""
LINES = 3
"""How many are then shown above the fold."""
SHORT = 7
"""How many characters of the name of a commit pages show."""


class ChangeLine(View, frozen=True):
    """What happened to one record."""

    sort: Labelled
    kind: Labelled
    name: Value
    """With the address of its page, if there is one."""
    former: str | None
    """What it was before it was renamed or moved, in words."""
    fields: Sequence[str]
    others: str | None
    """How many fields are not named, in words."""
    history: str | None
    """The address of the values before and after; None where no page shows them."""


class ChangeStep(View, frozen=True):
    """What one commit changed."""

    commit: str
    """The first characters of its name."""
    href: str | None
    """Its address; None without a repository."""
    summary: str | None
    """How many records it changed, in words; None if they are few."""
    lines: tuple[ChangeLine, ...]
    folded: tuple[ChangeLine, ...]


class ChangeDay(View, frozen=True):
    """What changed on one day."""

    date: Value
    steps: tuple[ChangeStep, ...]


class ChangeMonth(View, frozen=True):
    """What changed in one month, as far as it is on the page."""

    id: str
    """Such as ``2026-01``."""
    name: str
    whole: Link | None
    """The page of the month, with how many changes it has; None if it is this page."""
    days: tuple[ChangeDay, ...]


class FilterLink(View, frozen=True):
    """A value by which changes are filtered, and how many it has."""

    name: str
    href: str
    number: str
    current: bool


class Filter(View, frozen=True):
    """A filter of the pages of changes, with the links to its values."""

    id: str
    label: str
    """With the value that the page shows, if it is one of this filter."""
    links: tuple[FilterLink, ...]


class ChangesView(View, frozen=True):
    """A page of changes."""

    page: PageView
    intro: str | None
    count: str
    """How many changes there are, in words; empty if there is no history."""
    missing: str | None
    """Why there is no history, as a sentence; None if there is one."""
    all: str | None
    """The address of the first page of all changes; None on that page."""
    filters: tuple[Filter, ...]
    months: tuple[ChangeMonth, ...]
    pages: tuple[PageLink, ...]
    feed: str | None
    data: str


class ChangesListing(NamedTuple):
    """A list of changes in one language, on however many pages."""

    path: str
    """The path of its first page."""
    what: str | None
    """Which changes: a month, or the value of a filter; None for all."""
    changes: Sequence[Logged]

    @property
    def paths(self) -> list[str]:
        """The paths of all its pages. Of all changes only the newest are shown: months have all."""
        most = 1 if self.what is None else max(1, -(-len(self.changes) // PER_PAGE))
        return [routes.numbered_path(self.path, number) for number in range(1, most + 1)]

    def on_page(self, number: int) -> Sequence[Logged]:
        """The changes on page ``number``, from 1."""
        return self.changes[(number - 1) * PER_PAGE : number * PER_PAGE]


class ChangesPages:
    """Makes the pages of changes in the language of ``views``."""

    def __init__(self, views: Views, log: ChangeLog, inputs: Inputs) -> None:
        self._views = views
        self._log = log
        self._inputs = inputs
        self._texts = ChangeTexts(views)

    @cached_property
    def listings(self) -> list[ChangesListing]:
        """All lists of changes: the newest, then those of months and of filters."""
        path = routes.changes_path(self._views.lang)
        return [
            ChangesListing(path, None, self._log.changes),
            *(
                ChangesListing(path, name, changes)
                for _, _, values in self._filters
                for name, path, changes in values
            ),
        ]

    @property
    def subjects(self) -> list[tuple[str, tuple[ChangesListing, int]]]:
        """The path of each page, with its listing and its number in it."""
        return [
            (path, (listing, number))
            for listing in self.listings
            for number, path in enumerate(listing.paths, start=1)
        ]

    @property
    def paths(self) -> list[str]:
        """The paths of all pages."""
        return [path for path, _ in self.subjects]

    def view(self, subject: tuple[ChangesListing, int]) -> ChangesView:
        """The page of a listing with a number, from 1."""
        listing, number = subject
        shown = listing.on_page(number)
        page = self._page(listing, number, shown)
        missing = self._log.missing
        return ChangesView(
            page,
            changes_overview(self._views.interface).intro if listing.what is None else None,
            "" if missing else self._count(len(listing.changes)),
            None if missing is None else self._missing(),
            None if listing.what is None else page.base + routes.changes_path(page.lang),
            tuple(self._filters_on(listing, page.base)),
            tuple(self._months(listing, shown, page.base)),
            self._page_links(listing, number, page.base),
            None if page.feed is None else page.base + page.feed.href,
            page.base + routes.CHANGES_JSON,
        )

    def inputs(self, subject: tuple[ChangesListing, int]) -> bytes:
        """A digest of what such a page is made from."""
        listing, number = subject
        shown = self._log.inputs(listing.on_page(number), self._inputs)
        return digest_of((number, len(listing.changes), self._log.counts, shown))

    # ---- the frame ----------------------------------------------------------------------------

    def _page(self, listing: ChangesListing, number: int, shown: Sequence[Logged]) -> PageView:
        views, say = self._views, self._views.interface.gettext
        path = routes.numbered_path(listing.path, number)
        base = routes.relative_root(path)
        overview = changes_overview(views.interface)
        title, description = overview.heading, overview.intro
        breadcrumbs = []
        if listing.what is not None:
            breadcrumbs.append(Link(title, base + overview.path))
            title = say("What changed: {what}").format(what=listing.what)
            description = f"{title}. {description}"
        if number > 1:
            breadcrumbs.append(Link(title, base + listing.path))
            title = say("{list}, page {number}").format(list=title, number=number)
            description = f"{title}. {overview.intro}"
        records = dict.fromkeys(one.id for one in shown if self._texts.record(one) is not None)
        properties = views.structured_data.of_list(
            map(views.catalogue.__getitem__, records), 1, len(records)
        )
        if shown:
            properties["dateModified"] = shown[0].change.day
        return views.page(
            *(path, overview.sign, title, description, breadcrumbs, "CollectionPage", properties),
            feed=feed_of_changes(views),
        )

    def _missing(self) -> str:
        """Why there is no history, as a sentence of its own."""
        assert self._log.missing is not None
        reason = self._views.interface.title(self._log.missing.sentence)
        say = self._views.interface.gettext
        return say("There is no history of the records here: {reason}").format(reason=reason)

    def _count(self, number: int) -> str:
        interface = self._views.interface
        text = interface.ngettext("%(num)s change", "%(num)s changes", number)
        return text % {"num": interface.number(number)}

    def _page_links(self, listing: ChangesListing, number: int, base: str) -> tuple[PageLink, ...]:
        paths = listing.paths
        if len(paths) == 1:
            return ()
        return tuple(
            PageLink(other, base + path, other == number)
            for other, path in enumerate(paths, start=1)
        )

    # ---- filters ------------------------------------------------------------------------------

    @cached_property
    def _filters(self) -> list[tuple[str, str, list[tuple[str, str, Sequence[Logged]]]]]:
        """Id, label and values of each filter; the name, path and changes of each value."""
        log, interface, lang = self._log, self._views.interface, self._views.lang
        say, title_of = interface.gettext, interface.title
        month = partial(routes.changes_month_path, lang)
        sort = partial(routes.changes_sort_path, lang)
        kind = partial(routes.changes_kind_path, lang)
        region = partial(routes.changes_region_path, lang)
        return [
            (
                "month",
                say("Month"),
                [(interface.date(one), month(one), of) for one, of in log.by_month.items()],
            ),
            (
                "what",
                say("What happened"),
                [(self._texts.sort(one).label, sort(one), of) for one, of in log.by_sort.items()],
            ),
            (
                "kind",
                say("Kind"),
                [(title_of(one.plural_titles), kind(one), of) for one, of in log.by_kind.items()],
            ),
            (
                "region",
                say("Region"),
                [(title_of(REGIONS[one]), region(one), of) for one, of in log.by_region.items()],
            ),
        ]

    def _filters_on(self, listing: ChangesListing, base: str) -> Iterator[Filter]:
        number = self._views.interface.number
        for filter_id, label, values in self._filters:
            if values:
                links = tuple(
                    FilterLink(name, base + path, number(len(changes)), path == listing.path)
                    for name, path, changes in values
                )
                current = next((link.name for link in links if link.current), None)
                if current is not None:
                    label = self._texts.labelled(label, current)
                yield Filter(filter_id, label, links)

    # ---- changes ------------------------------------------------------------------------------

    def _months(
        self, listing: ChangesListing, shown: Sequence[Logged], base: str
    ) -> Iterator[ChangeMonth]:
        for month, of_month in groupby(shown, lambda one: one.change.day[:7]):
            path = routes.changes_month_path(self._views.lang, month)
            count = self._count(len(self._log.by_month[month]))
            whole = self._texts.labelled(self._views.interface.gettext("Whole month"), count)
            yield ChangeMonth(
                month,
                self._views.interface.date(month),
                None if path == listing.path else Link(whole, base + path),
                tuple(
                    ChangeDay(
                        self._views.date(day), tuple(self._step(step, base) for step in steps(made))
                    )
                    for day, made in groupby(of_month, lambda one: one.change.day)
                ),
            )

    def _step(self, step: Step, base: str) -> ChangeStep:
        lines = tuple(self._line(one, base) for one in step.changes)
        shown = len(lines) if len(lines) <= MOST_LINES else LINES
        return ChangeStep(
            step.commit[:SHORT],
            commit_address(self._views.site.repository, step.commit),
            None if shown == len(lines) else self._texts.summary(step.changes),
            lines[:shown],
            lines[shown:],
        )

    def _line(self, logged: Logged, base: str) -> ChangeLine:
        change, texts = logged.change, self._texts
        path = texts.path(logged)
        name = texts.name(logged)
        fields, others = texts.some_fields(change)
        return ChangeLine(
            texts.sort(change.change),
            texts.kind(change.address.plural),
            Value(name.text, name.lang, None if path is None else base + path, name.ltr),
            texts.former(change),
            fields,
            others,
            f"{base}{path}#{routes.change_anchor(change.commit)}"
            if texts.record(logged) is not None and self._log.has_values(logged)
            else None,
        )
