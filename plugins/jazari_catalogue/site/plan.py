"""The whole site as targets: which files there are, and what each is made from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

from markupsafe import Markup
from msgspec.structs import replace

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.entry import Entry, Menu
from jazari_catalogue.records.facets import AUDIENCE, AUDIENCE_PAGE, REGION_PAGE
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.lab import Lab
from jazari_catalogue.records.kinds.network import Network
from jazari_catalogue.records.record import Record
from jazari_catalogue.records.vocabularies import Audience
from jazari_catalogue.site import routes
from jazari_catalogue.site.borrowed import with_languages, without_brackets
from jazari_catalogue.site.finder.view import SearchView
from jazari_catalogue.site.frame import Frame
from jazari_catalogue.site.header_search import opening
from jazari_catalogue.site.interface import interface
from jazari_catalogue.site.listing import (
    facet_view,
    from_a_to_z,
    index_view,
    list_view,
    listed_facets,
    listings,
    ordered,
)
from jazari_catalogue.site.pictures.charts import (
    Counts,
    StatisticsView,
    counted,
    statistics_page,
)
from jazari_catalogue.site.pictures.diagram import (
    DiagramView,
    Drawn,
    Ties,
    diagram_page,
    drawn,
    ties_of,
)
from jazari_catalogue.site.pictures.map import MapView, RegionsView, map_of, regions_page
from jazari_catalogue.site.pictures.pages import pictures
from jazari_catalogue.site.pictures.timeline import (
    Line,
    TimelineView,
    newest_lines,
    timeline_page,
)
from jazari_catalogue.site.search_page import Finder, searched
from jazari_catalogue.site.share_images import share_image
from jazari_catalogue.site.sitemap import SitemapEntry, sitemap
from jazari_catalogue.site.targets import FileTarget, Target, digest, encode
from jazari_catalogue.site.templates import Templates
from jazari_catalogue.site.view_data import (
    Card,
    Figure,
    IndexView,
    ListView,
    PageView,
    RecordView,
    SiteFacts,
    Value,
)
from jazari_catalogue.site.views import Views, menu_kinds

LATEST = 6
"""How many dated records the home page shows."""

WAYS_IN = {
    "startups": (Audience.STARTUPS, Audience.SMES),
    "talent": (Audience.TALENT, Audience.STUDENTS),
    "researchers": (Audience.RESEARCHERS,),
    "administrations": (Audience.ADMINISTRATIONS,),
    "investors": (Audience.INVESTORS,),
}
"""Whose pages a section of the home page leads to, by the id of its heading."""

TAGLINE = "The network of artificial intelligence institutes of Morocco"

PageContent = (
    RecordView
    | ListView
    | IndexView
    | SearchView
    | RegionsView
    | StatisticsView
    | TimelineView
    | DiagramView
    | Drawn
)

PICTURES = ("statistics", "timeline", "diagram")
"""The pages of pictures that have an address of their own."""


class PageTarget(Target):
    """A page: a view laid out by a template inside the theme's frame."""

    def __init__(
        self,
        path: str,
        template: str,
        make: Callable[[], PageContent],
        site: SitePlan,
        language: str,
        place: Callable[[Any], PageContent] = lambda view: view,
    ) -> None:
        """``place`` makes of the view what the template lays out, only when the page is made."""
        super().__init__(routes.file_of(path))
        self._place = place
        self._template = template
        self._make = make
        self._site = site
        self._interface = interface(language)
        self._view: PageContent | None = None

    def key(self) -> str:
        """The digest of the view, the templates and the frame."""
        view = self._view = self._make()
        frame = self._site.frame.digest(view.page)
        return digest(self._site.templates.digest, frame, self._template, encode(view))

    def content(self) -> bytes:
        """The page."""
        view = self._view or self._make()
        self._view = None
        site = self._site
        placed = self._place(view)
        body = site.templates.render(self._template, self._interface, view=placed, page=view.page)
        return site.frame.whole(view.page, self._interface, body).encode()


@dataclass(frozen=True)
class MenuItem:
    """A line of the site's menu."""

    id: str
    title: str
    href: str
    active: bool


class Footer(NamedTuple):
    """What the foot of a page leads to: pages by their own words, lists by those of the models.

    Addresses start from the root of the site. A kind without records has no list, and a project
    may lack a page of prose.
    """

    pages: frozenset[str]
    """The addresses below the language of the pages that there are."""
    browse: tuple[Value, ...]
    catalogue: tuple[Value, ...]


class _FooterLink(NamedTuple):
    """A list that the footer leads to; links are sorted by their order."""

    order: int
    text: str
    href: str


@dataclass(frozen=True)
class ProsePage:
    """A page that an editor wrote in Markdown: where it stands and what the menu calls it.

    With ``menu: false`` the menu leaves it out, and another page leads there.
    """

    path: str
    language: str
    title: str
    order: int
    page_id: str
    in_menu: bool = True


@dataclass(frozen=True)
class WayIn:
    """A section of the home page for some readers: its HTML, and the pages that are theirs."""

    html: Any
    audiences: tuple[Value, ...]


class PictureCard(NamedTuple):
    """A page that draws the catalogue, as the home page names it."""

    sign: str
    """The kind whose sign and colour it has."""
    name: Value
    text: str


@dataclass(frozen=True)
class HomeView:
    """What the home page shows of the catalogue around its prose."""

    page: PageView
    meta: dict[str, Any]
    lead: Any
    ways: tuple[WayIn, ...]
    counts: list[Figure]
    institutes: str | None
    """The address of their list, if there are any."""
    networks: tuple[Card, ...]
    labs: tuple[Card, ...]
    map: MapView
    latest: tuple[Line, ...]
    pictures: tuple[PictureCard, ...]
    """The other pictures."""
    verified: Value | None
    """The last day on which a record was checked."""
    finder: str


class SitePlan:
    """Knows every page of the site and plans the targets that it is made of."""

    def __init__(
        self, catalogue: Catalogue, templates: Templates, facts: SiteFacts, written: str = ""
    ) -> None:
        """``written`` is a digest of the record files: search indexes are named after it."""
        self.catalogue = catalogue
        self.templates = templates
        self.facts = facts
        self.views = {code: Views(catalogue, interface(code), facts) for code in LANGUAGES}
        self.prose: dict[str, list[ProsePage]] = {code: [] for code in LANGUAGES}
        self.frame: Frame
        found = searched(catalogue)
        self.finders = {code: Finder(views, found, written) for code, views in self.views.items()}
        self.indexes = [
            target for finder in self.finders.values() for target in finder.index_targets()
        ]

    def targets(self) -> list[Target]:
        """Every file the catalogue publishes beside prose, theme and ``indexes``."""
        robots = f"User-agent: *\nAllow: /\nSitemap: {self.facts.url}sitemap.xml\n"
        targets: list[Target] = [
            self._language_choice(),
            FileTarget("sitemap.xml", sitemap(self._sitemap(), self.facts.url)),
            FileTarget("robots.txt", robots.encode()),
        ]
        for code, views in self.views.items():
            finder = self.finders[code]
            path = routes.finder_path(code)
            kinds = {
                kind.kind: views.interface.words(kind.plural_titles)
                for kind in menu_kinds(self.catalogue)
            }
            targets += [
                opening(views.interface, kinds, finder.index_path),
                PageTarget(path, "pages/search.html", finder.view, self, code),
                *self._record_pages(views),
                *self._list_pages(views),
                *self._picture_pages(views),
                *self._redirects(views),
            ]
        return targets

    def _record_pages(self, views: Views) -> list[PageTarget]:
        pages = []
        for record in self.catalogue.records.values():
            template = f"records/{record.kind}.html"
            path = routes.record_path(views.lang, record)

            def make(record: Entry = record) -> RecordView:
                return views.record(record)

            pages.append(PageTarget(path, template, make, self, views.lang))
        return pages

    def _list_pages(self, views: Views) -> list[PageTarget]:
        def page(path: str, template: str, make: Callable[[], PageContent]) -> PageTarget:
            return PageTarget(path, f"pages/{template}.html", make, self, views.lang)

        pages = [
            page(path, "list", partial(list_view, views, listing, number))
            for listing in listings(views)
            for number, path in enumerate(listing.paths, start=1)
        ]
        index = from_a_to_z(views)
        pages += [
            page(path, "index", partial(index_view, views, index, number))
            for number, path in enumerate(index.listing.paths, start=1)
        ]
        for listed in listed_facets():
            if listed.page is not REGION_PAGE:  # which has the map
                path = routes.facet_path(views.lang, listed.page)
                pages.append(page(path, "facet", partial(facet_view, views, listed)))
        return pages

    def _picture_pages(self, views: Views) -> list[PageTarget]:
        def page(name: str, path: str, make: Callable[[], PageContent]) -> PageTarget:
            return PageTarget(path, f"pages/{name}.html", make, self, views.lang)

        def regions() -> RegionsView:
            return regions_page(views, ordered(views, Institute))

        return [
            page("regions", routes.facet_path(views.lang, REGION_PAGE), regions),
            page(
                "statistics",
                routes.picture_path(views.lang, "statistics"),
                lambda: statistics_page(views, self._counts),
            ),
            page(
                "timeline",
                routes.picture_path(views.lang, "timeline"),
                lambda: timeline_page(views),
            ),
            PageTarget(
                routes.picture_path(views.lang, "diagram"),
                "pages/diagram.html",
                lambda: diagram_page(views, self._ties),
                self,
                views.lang,
                drawn,
            ),
        ]

    @cached_property
    def _counts(self) -> Counts:
        return counted(self.catalogue)

    @cached_property
    def _ties(self) -> Ties:
        return ties_of(self.catalogue)

    def _redirects(self, views: Views) -> list[Target]:
        """Pages at the addresses of former ids, which lead to where the record is now."""
        found: list[Target] = []
        for record in self.catalogue.records.values():
            for former in record.former_ids:
                path = routes.former_path(views.lang, record, former)
                here = routes.record_path(views.lang, record)
                html = self.templates.render(
                    "pages/moved.html",
                    views.interface,
                    lang=views.lang,
                    dir=views.interface.language.direction,
                    href=routes.base(path) + here,
                    canonical=self.facts.url + here,
                    name=views.face(record).name,
                    csp=self.facts.policy,
                )
                if views.interface.borrows:
                    html = with_languages(html)
                found.append(FileTarget(routes.file_of(path), html.encode()))
        return found

    def _language_choice(self) -> Target:
        views = self.views[FALLBACK]
        tagline = " · ".join(
            dict.fromkeys(
                without_brackets(v.interface.gettext(TAGLINE)) for v in self.views.values()
            )
        )
        page = views.page(routes.home_path(FALLBACK), "choice", self.facts.name, tagline)
        html = self.templates.render(
            "pages/choose.html",
            views.interface,
            page=replace(page, base=""),
            canonical=self.facts.url,
            image=share_image(page.id, views.interface, self.templates.has),
            csp=self.facts.policy,
        )
        return FileTarget("index.html", html.encode())

    def _sitemap(self) -> list[SitemapEntry]:
        language = FALLBACK
        entries = [
            SitemapEntry(page.path, languages=self.languages_of(page.path))
            for page in self.prose[language]
        ]
        entries.append(SitemapEntry(routes.finder_path(language)))
        entries += [SitemapEntry(routes.picture_path(language, name)) for name in PICTURES]
        views = self.views[language]
        entries += [
            SitemapEntry(routes.facet_path(language, facet.page)) for facet in listed_facets()
        ]
        for listing in (*listings(views), from_a_to_z(views).listing):
            entries += map(SitemapEntry, listing.paths)
        for record in self.catalogue.records.values():
            day = record.verified if isinstance(record, Record) else None
            entries.append(SitemapEntry(routes.record_path(language, record), day))
        return entries

    # ---- what prose pages and the frame need ------------------------------------------------

    def footer(self, language: str) -> Footer:
        """What the foot of every page leads to in ``language``."""
        words = self.views[language].interface.words
        pages = [
            routes.finder_path(language),
            routes.index_path(language),
            *(routes.picture_path(language, name) for name in PICTURES),
            *(page.path for page in self.prose[language]),
        ]
        by_menu: dict[Menu, list[_FooterLink]] = {menu: [] for menu in Menu}
        for listed in listed_facets():
            href = routes.facet_path(language, listed.page)
            link = _FooterLink(listed.page.order, words(listed.page.titles), href)
            by_menu[Menu.BROWSE].append(link)
        for kind in self.catalogue.kinds():
            href = routes.list_path(language, kind)
            link = _FooterLink(kind.order, words(kind.plural_titles), href)
            by_menu[kind.menu].append(link)
        browse, catalogue = (
            tuple(Value(link.text, href=link.href) for link in sorted(by_menu[menu]))
            for menu in (Menu.BROWSE, Menu.CATALOGUE)
        )
        return Footer(
            frozenset(path.split("/", 1)[1].rstrip("/") for path in pages), browse, catalogue
        )

    def languages_of(self, path: str) -> list[str]:
        """The languages that have the page of prose at ``path``."""
        return [
            code
            for code, pages in self.prose.items()
            if routes.in_language(path, code) in {page.path for page in pages}
        ]

    def menu(self, page: PageView) -> list[MenuItem]:
        """The menu as it stands on ``page``."""
        views = self.views[page.lang]
        items = []
        shown = [prose for prose in self.prose[page.lang] if prose.in_menu]
        prose = sorted(shown, key=lambda prose: (prose.order, prose.path))
        home = [item for item in prose if item.path == routes.home_path(page.lang)]
        for item in home:
            items.append(self._prose_item(item, page))
        for kind in menu_kinds(self.catalogue):
            active = page.id in {kind.kind, f"list-{kind.kind}"}
            href = page.base + routes.list_path(page.lang, kind)
            items.append(
                MenuItem(kind.kind, views.interface.words(kind.plural_titles), href, active)
            )
        items += [self._prose_item(item, page) for item in prose if item not in home]
        return items

    def _prose_item(self, item: ProsePage, page: PageView) -> MenuItem:
        return MenuItem(item.page_id, item.title, page.base + item.path, page.id == item.page_id)

    def home(self, page: PageView, meta: dict[str, Any], content: Any) -> HomeView:
        """The home page around ``content``, its prose as HTML."""
        views = self.views[page.lang]

        def cards(kind: type[Entry], most: int | None = None) -> tuple[Card, ...]:
            return views.cards(ordered(views, kind)[:most], page.base)

        counts = []
        for kind in menu_kinds(self.catalogue):
            count = len(self.catalogue.of_kind(kind))
            label = views.interface.words(kind.titles if count == 1 else kind.plural_titles)
            if kind.counted:
                number = views.interface.number(count)
                href = page.base + routes.list_path(page.lang, kind)
                counts.append(Figure(label, number, href))
        first, *sections = re.split("(?=<h2)", str(content))
        records = self.catalogue.records.values()
        days = [
            day for record in records if isinstance(record, Record) and (day := record.verified)
        ]
        return HomeView(
            page=page,
            meta=meta,
            lead=Markup(first + "".join(sections[:1])),
            ways=tuple(self._way_in(section, page) for section in sections[1:]),
            counts=counts,
            institutes=self._institutes(page),
            networks=cards(Network),
            labs=cards(Lab, 3),
            map=map_of(views, ordered(views, Institute), page.base),
            latest=newest_lines(views, page.base, LATEST),
            pictures=self._pictures(views, page.base),
            verified=views.date(max(days)) if days else None,
            finder=page.base + routes.finder_path(page.lang),
        )

    def _institutes(self, page: PageView) -> str | None:
        if not self.catalogue.of_kind(Institute):
            return None
        return page.base + routes.list_path(page.lang, Institute)

    def _way_in(self, section: str, page: PageView) -> WayIn:
        """A section of the home page's prose, with the pages of the audiences it is named after."""
        views = self.views[page.lang]
        name = re.match(r'<h2[^>]* id="([a-z-]+)"', section)
        audiences = WAYS_IN.get(name[1], ()) if name else ()
        return WayIn(
            Markup(section),
            tuple(
                Value(
                    views.interface.words(audience.titles),
                    href=page.base + routes.facet_path(page.lang, AUDIENCE_PAGE, audience.value),
                )
                for audience in audiences
                if self.catalogue.holding(AUDIENCE, audience)
            ),
        )

    def _pictures(self, views: Views, base: str) -> tuple[PictureCard, ...]:
        return tuple(
            PictureCard(
                sign, Value(heading, href=base + routes.picture_path(views.lang, name)), intro
            )
            for name, (sign, heading, intro) in pictures(views.interface).items()
        )
