"""The table of targets: which files the site has, and what each is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.publishing.targets import FileTarget, Target
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.concerns import Concerns, concerns_of
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.model.facets import AUDIENCE, REGION_PAGE, STRENGTH_PAGE
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Audience
from jazari_catalogue.site.pages.a_to_z import from_a_to_z, index_view
from jazari_catalogue.site.pages.audiences import audience_notes, audience_view
from jazari_catalogue.site.pages.coverage import coverage_view
from jazari_catalogue.site.pages.disputes import disputes_listing, disputes_view
from jazari_catalogue.site.pages.gaps import gaps_listing, gaps_view
from jazari_catalogue.site.pages.lists import (
    ListedFacet,
    Listing,
    facet_view,
    list_view,
    listed_facets,
    listings,
    ordered,
)
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.pages.sitemap import SitemapEntry, sitemap
from jazari_catalogue.site.pages.strengths import strengths_view
from jazari_catalogue.site.pictures.counts import Counts, counts_of
from jazari_catalogue.site.pictures.diagram import Ties, diagram_page, ties_of
from jazari_catalogue.site.pictures.diagram_layout import lay_out
from jazari_catalogue.site.pictures.map import regions_page
from jazari_catalogue.site.pictures.pages import PICTURES
from jazari_catalogue.site.pictures.statistics import statistics_page
from jazari_catalogue.site.pictures.timeline import timeline_page
from jazari_catalogue.site.publisher import publisher_views
from jazari_catalogue.site.rendering.frame import Frame
from jazari_catalogue.site.rendering.page_target import PageContent, PageTarget
from jazari_catalogue.site.rendering.share_images import share_image
from jazari_catalogue.site.search.header_search import header_search_file
from jazari_catalogue.site.search.language_search import LanguageSearch
from jazari_catalogue.site.search.searchable import searchable_records
from jazari_catalogue.site.text.fallback import remove_fallback_marks, tag_fallback
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views

TAGLINE = "The network of artificial intelligence institutes of Morocco"


class SitePlan:
    """All that the site is made of; gives the target of every file."""

    def __init__(
        self,
        catalogue: Catalogue,
        views: Mapping[str, Views],
        navigation: Navigation,
        frame: Frame,
        facts: SiteFacts,
        state: str = "",
        scripts: str = "",
    ) -> None:
        """``views`` are those of each language; ``state`` is a digest of the record files.

        ``scripts`` is one of the scripts of the search. Search indexes are named after both.
        """
        self.catalogue = catalogue
        self.views = views
        self.navigation = navigation
        self.frame = frame
        self.facts = facts
        records = searchable_records(catalogue)
        prose = [page for code in views for page in navigation.prose(code)]
        self.searches = {
            code: LanguageSearch(of_language, records, state, prose, scripts)
            for code, of_language in views.items()
        }

    def targets(self) -> list[Target]:
        """A target for every file that the catalogue publishes beside prose and assets."""
        robots = f"User-agent: *\nAllow: /\nSitemap: {self.facts.url}sitemap.xml\n"
        targets: list[Target] = [
            *(index for search in self.searches.values() for index in search.index_targets()),
            self._language_choice(),
            FileTarget("sitemap.xml", sitemap(self._sitemap(), self.facts.url)),
            FileTarget("robots.txt", robots.encode()),
        ]
        for code, views in self.views.items():
            search = self.searches[code]
            path = routes.search_path(code)
            kinds = {
                kind.kind: views.interface.title(kind.plural_titles)
                for kind in self.catalogue.kinds()
            }
            targets += [
                header_search_file(views.interface, kinds, search.index_path, search.scripts),
                self._page(views, path, "pages/search.html", search.view),
                *self._record_pages(views),
                *self._list_pages(views),
                *self._overview_pages(views),
                *self._picture_pages(views),
                *self._redirects(views),
            ]
        return targets

    def _page(
        self, views: Views, path: str, template: str, make: Callable[[], PageContent]
    ) -> PageTarget:
        return PageTarget(path, template, make, self.frame, views.interface)

    def _record_pages(self, views: Views) -> list[PageTarget]:
        pages = RecordPages(views)
        return [
            self._page(
                views,
                routes.record_path(views.lang, record),
                f"records/{record.kind}.html",
                partial(pages.view, record),
            )
            for record in self.catalogue.records.values()
        ]

    def _list_pages(self, views: Views) -> list[PageTarget]:
        pages = [
            self._page(views, path, *self._list_page(views, listing, number))
            for listing in listings(views)
            for number, path in enumerate(listing.paths, start=1)
        ]
        index = from_a_to_z(views)
        pages += [
            self._page(views, path, "pages/index.html", partial(index_view, views, index, number))
            for number, path in enumerate(index.listing.paths, start=1)
        ]
        pages += [
            self._page(
                views,
                routes.facet_path(views.lang, listed.page),
                *self._facet_page(views, listed),
            )
            for listed in listed_facets()
            if listed.page is not REGION_PAGE  # which has the map
        ]
        return pages

    def _list_page(
        self, views: Views, listing: Listing, number: int
    ) -> tuple[str, Callable[[], PageContent]]:
        """The template of a page of ``listing``, and what makes its view."""
        audience = listing.value if listing.facet is AUDIENCE else None
        if audience is None or number > 1:
            return "pages/list.html", partial(list_view, views, listing, number)
        home = self.navigation.home(views.lang)
        return "pages/audience.html", lambda: audience_view(
            views, listing, Audience(audience), self._concerns[Audience(audience)], home
        )

    def _facet_page(
        self, views: Views, listed: ListedFacet
    ) -> tuple[str, Callable[[], PageContent]]:
        """The template of the page with the values of a facet, and what makes its view."""
        if listed.page is STRENGTH_PAGE:
            return "pages/strengths.html", partial(strengths_view, views, listed)
        if listed.facet is AUDIENCE:
            return "pages/facet.html", lambda: facet_view(
                views, listed, audience_notes(views, self._concerns)
            )
        return "pages/facet.html", partial(facet_view, views, listed)

    def _overview_pages(self, views: Views) -> list[PageTarget]:
        disputes, gaps = disputes_listing(views), gaps_listing(views)
        pages = [
            self._page(
                views,
                routes.coverage_path(views.lang),
                "pages/coverage.html",
                partial(coverage_view, views),
            )
        ]
        pages += [
            self._page(
                views, path, "pages/disputes.html", partial(disputes_view, views, disputes, number)
            )
            for number, path in enumerate(disputes.paths, start=1)
        ]
        pages += [
            self._page(views, path, "pages/gaps.html", partial(gaps_view, views, gaps, number))
            for number, path in enumerate(gaps.paths, start=1)
        ]
        return pages

    def _picture_pages(self, views: Views) -> list[PageTarget]:
        def page(name: str, make: Callable[[], PageContent]) -> PageTarget:
            path = routes.picture_path(views.lang, name)
            return self._page(views, path, f"pages/{name}.html", make)

        return [
            self._page(
                views,
                routes.facet_path(views.lang, REGION_PAGE),
                "pages/regions.html",
                lambda: regions_page(views, ordered(views, Institute)),
            ),
            page("statistics", lambda: statistics_page(views, self._counts)),
            page("timeline", lambda: timeline_page(views)),
            PageTarget(
                routes.picture_path(views.lang, "diagram"),
                "pages/diagram.html",
                lambda: diagram_page(views, self._ties),
                self.frame,
                views.interface,
                lay_out,
            ),
        ]

    @cached_property
    def _counts(self) -> Counts:
        return counts_of(self.catalogue)

    @cached_property
    def _concerns(self) -> dict[Audience, Concerns]:
        return concerns_of(self.catalogue)

    @cached_property
    def _ties(self) -> Ties:
        return ties_of(self.catalogue)

    def _redirects(self, views: Views) -> list[Target]:
        """Pages at the addresses of former ids, which redirect to the record."""
        redirects: list[Target] = []
        for record in self.catalogue.records.values():
            for former in record.former_ids:
                path = routes.former_path(views.lang, record, former)
                new_path = routes.record_path(views.lang, record)
                html = self.frame.templates.render(
                    "pages/moved.html",
                    views.interface,
                    lang=views.lang,
                    dir=views.interface.language.direction,
                    base=routes.relative_root(path),
                    href=routes.relative_root(path) + new_path,
                    canonical=self.facts.url + new_path,
                    name=views.face(record).name,
                    notice=views.publisher.notice,
                    csp=self.facts.policy,
                )
                if views.interface.uses_fallback:
                    html = tag_fallback(html)
                redirects.append(FileTarget(routes.file_of(path), html.encode()))
        return redirects

    def _language_choice(self) -> Target:
        views = self.views[FALLBACK]
        tagline = " · ".join(
            dict.fromkeys(
                remove_fallback_marks(v.interface.gettext(TAGLINE)) for v in self.views.values()
            )
        )
        page = views.page(routes.home_path(FALLBACK), "choice", self.facts.name, tagline)
        html = self.frame.templates.render(
            "pages/choose.html",
            views.interface,
            page=replace(page, base=""),
            canonical=self.facts.url,
            publishers=publisher_views(self.facts.publisher),
            names=[
                (v.interface.language, v.interface.gettext("Catalogue of the Jazari Institutes"))
                for v in self.views.values()
                if not v.interface.uses_fallback
            ],
            catalogue=self.facts.name,
            image=share_image(page.id, views.interface, self.frame.templates.has),
            csp=self.facts.policy,
        )
        return FileTarget("index.html", html.encode())

    def _sitemap(self) -> list[SitemapEntry]:
        language = FALLBACK
        entries = [
            SitemapEntry(page.path, languages=self.navigation.languages_of(page.path))
            for page in self.navigation.prose(language)
        ]
        entries.append(SitemapEntry(routes.search_path(language)))
        entries += [SitemapEntry(routes.picture_path(language, name)) for name in PICTURES]
        views = self.views[language]
        entries += [
            SitemapEntry(routes.facet_path(language, facet.page)) for facet in listed_facets()
        ]
        entries.append(SitemapEntry(routes.coverage_path(language)))
        index = from_a_to_z(views).listing
        for listing in (*listings(views), index, disputes_listing(views), gaps_listing(views)):
            entries += map(SitemapEntry, listing.paths)
        for record in self.catalogue.records.values():
            day = record.verified if isinstance(record, Record) else None
            entries.append(SitemapEntry(routes.record_path(language, record), day))
        return entries
