"""The table of targets: which files the site has, and what each is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from jazari_catalogue import licences, routes
from jazari_catalogue.exports.build import build_target
from jazari_catalogue.exports.clients import Client
from jazari_catalogue.exports.everything import all_exports
from jazari_catalogue.exports.export import Export
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.publishing.targets import FileFacts, FileTarget, MadeTarget, Target, digest
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.model.facets import REGION_PAGE
from jazari_catalogue.site.change_log import ChangeLog
from jazari_catalogue.site.embeds.embeds import Embeds
from jazari_catalogue.site.embeds.embeds_page import EmbedsPage
from jazari_catalogue.site.feed_links import feed_of_selection
from jazari_catalogue.site.feeds.change_feeds import change_feeds
from jazari_catalogue.site.feeds.selection_feeds import selection_feeds
from jazari_catalogue.site.feeds.selections import Selections
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pages.changes import CHANGES, ChangesPages
from jazari_catalogue.site.pages.data import DataPage
from jazari_catalogue.site.pages.language_choice import language_choice
from jazari_catalogue.site.pages.list_targets import ListPages
from jazari_catalogue.site.pages.lists import (
    ordered,
)
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.pages.open_files import DataFile, OpenFiles, checksums
from jazari_catalogue.site.pages.permalinks import permalinks
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.pages.redirects import former_addresses
from jazari_catalogue.site.pages.sitemap import robots, sitemap, sitemap_entries
from jazari_catalogue.site.pictures.counts import Counts, kept_counts
from jazari_catalogue.site.pictures.diagram import Ties, diagram_page, ties_of
from jazari_catalogue.site.pictures.diagram_layout import lay_out
from jazari_catalogue.site.pictures.map import map_inputs, regions_page
from jazari_catalogue.site.pictures.moments import Moments, moments_in
from jazari_catalogue.site.pictures.statistics import statistics_page
from jazari_catalogue.site.pictures.timeline import timeline_inputs, timeline_page
from jazari_catalogue.site.rendering.frame import EMBEDS_PAGE, SEARCH_PAGE, Frame
from jazari_catalogue.site.rendering.page_target import (
    PageContent,
    Pages,
    PageTarget,
    SummaryPage,
    unchanged,
)
from jazari_catalogue.site.search.header_search import header_search_file
from jazari_catalogue.site.search.language_search import LanguageSearch
from jazari_catalogue.site.search.searchable import Searchable
from jazari_catalogue.site.view_data import Labelled, Link, SiteFacts
from jazari_catalogue.site.views import Views


class SitePlan:
    """All that the site is made of; gives the target of every file."""

    def __init__(
        self,
        catalogue: Catalogue,
        views: Mapping[str, Views],
        navigation: Navigation,
        frame: Frame,
        facts: SiteFacts,
        scripts: str = "",
        folder: Path | None = None,
        clients: Sequence[Client] = (),
    ) -> None:
        """``views`` are those of each language; ``scripts`` is a digest of the search's scripts.

        ``folder`` is for caches; ``clients`` are programs that read the data.
        """
        self._folder = folder
        self._clients = clients
        self.catalogue = catalogue
        self.views = views
        self.navigation = navigation
        self.frame = frame
        self.facts = facts
        history = next(iter(views.values())).history
        self.inputs = Inputs(catalogue, facts, history)
        self._pages = Pages(frame, facts)
        self._lists = ListPages(views, self.inputs, navigation, self._pages, lambda: self._counts)
        self._log = ChangeLog(history)
        self._selections = Selections(catalogue, self._log, self.inputs)
        self._changes = {
            code: ChangesPages(of_language, self._log, self.inputs)
            for code, of_language in views.items()
        }
        records = Searchable(catalogue, self.inputs)
        prose = [page for code in views for page in navigation.prose(code)]
        self.searches = {
            code: LanguageSearch(of_language, records, prose, scripts, folder)
            for code, of_language in views.items()
        }

    def targets(self) -> list[Target]:
        """A target for every file that the catalogue publishes beside prose and assets."""
        targets: list[Target] = [
            *(index for search in self.searches.values() for index in search.index_targets()),
            language_choice(self.views, self.frame.templates, self.facts),
            *permalinks(self.views, self.frame.templates, self.facts, self.inputs),
            self._sitemap(),
            FileTarget("robots.txt", robots(self.facts.url)),
            *self._exports(),
        ]
        for code, views in self.views.items():
            search = self.searches[code]
            kinds = {
                kind.kind: views.interface.title(kind.plural_titles)
                for kind in self.catalogue.kinds()
            }
            targets += [
                header_search_file(views.interface, kinds, search.index_path, search.scripts),
                self._search_page(views, search),
                *self._record_pages(views),
                *self._lists.lists(views),
                *self._lists.overviews(views),
                *self._picture_pages(views),
                *self._change_pages(views),
                *former_addresses(views, self.frame, self.facts, self.inputs),
                *self._embeds(views),
            ]
        # These pages link what there is, so the other targets are known before them.
        paths = {target.path for target in targets}
        targets += [self._data_page(views, paths.__contains__) for views in self.views.values()]
        return targets

    def _everything(self, *more: str) -> bytes:
        """A digest of all records, and of ``more``."""
        return digest_of((self.inputs.everything, more))

    def _record_pages(self, views: Views) -> Iterator[Target]:
        view, lang = RecordPages(views).view, views.lang
        for kind in self.catalogue.kinds():
            yield from self._pages.of_type(
                *(views.interface, kind.kind, f"records/{kind.kind}.html", view, self.inputs.page),
                [
                    (routes.record_path(lang, record), record)
                    for record in self.catalogue.of_kind(kind)
                ],
            )

    def _search_page(self, views: Views, search: LanguageSearch) -> Target:
        return self._pages.single(
            *(views.interface, routes.search_path(views.lang), SEARCH_PAGE),
            *("pages/search.html", search.view),
            lambda: self._everything(
                search.index_path, search.scripts, repr(feed_of_selection(views, {}))
            ),
        )

    def _picture_pages(self, views: Views) -> Iterator[Target]:
        institutes = ordered(views, Institute)
        yield self._pages.single(
            *(views.interface, routes.facet_path(views.lang, REGION_PAGE), REGION_PAGE.path),
            "pages/regions.html",
            partial(regions_page, views, institutes),
            partial(map_inputs, self.inputs, institutes),
        )
        pictures: dict[str, tuple[Callable[[], PageContent], Callable[[], bytes]]] = {
            "statistics": (lambda: statistics_page(views, self._counts), self.inputs.statistics),
            "timeline": (lambda: timeline_page(views, self._moments), lambda: self._of_timeline),
            "diagram": (lambda: diagram_page(views, self._ties), self._everything),
        }
        for name, made in pictures.items():
            path = routes.picture_path(views.lang, name)
            lay = lay_out if name == "diagram" else unchanged
            yield self._pages.single(views.interface, path, name, f"pages/{name}.html", *made, lay)

    def _change_pages(self, views: Views) -> Iterator[Target]:
        """The pages of what changed, and the feeds."""
        pages = self._changes[views.lang]
        yield from self._pages.of_type(
            *(views.interface, CHANGES, "pages/changes.html", pages.view, pages.inputs),
            pages.subjects,
        )
        yield from change_feeds(views, self._log, self.inputs, self.frame.templates.digest)
        yield from selection_feeds(views, self._selections, self.frame.templates.digest)

    def _embeds(self, views: Views) -> Iterator[Target]:
        """What other sites embed, and the page that gives the snippet for it."""
        embeds = Embeds(views, self.inputs, self.frame.templates, self.facts)
        listings = self._lists.listings(views.lang)
        page = EmbedsPage(views, listings)
        yield from embeds.targets(listings)
        yield self._pages.single(
            *(views.interface, routes.embeds_path(views.lang), EMBEDS_PAGE, "pages/embed.html"),
            page.view,
            page.inputs,
        )

    def _data_page(self, views: Views, published: Callable[[str], bool]) -> Target:
        """The page about the open data, made when the sizes of its files are known."""
        data = DataPage(views, self._files, lambda: self._counts, self._log, published)

        def page(facts: Mapping[str, FileFacts]) -> PageTarget[None]:
            return self._pages.single(
                *(views.interface, data.path, "data", "pages/data.html"),
                lambda: data.view(facts),
                lambda: data.inputs(self.inputs.everything),
            )

        return SummaryPage(list(self._files.targets()), page)

    @cached_property
    def _files(self) -> OpenFiles:
        """What the page about the open data lists."""
        return OpenFiles(
            [
                DataFile(
                    export.target,
                    export.format.name,
                    Link(export.format.standard, export.format.url),
                    export.titles,
                    export.format.use,
                    export.language,
                    export.parts,
                    export.format.media_type,
                    (export.format_of_parts or export.format).media_type,
                    licences.CONTENT if export.data_set is None else export.data_set.licence,
                )
                for export in self._data
            ],
            [Labelled(*client) for client in self._clients],
        )

    def _exports(self) -> Iterator[Target]:
        """The files for other programs."""
        yield build_target(self._open_data)
        for export in self._data:
            yield from (export.target, *export.parts, *export.unlisted)
        yield checksums(self._files)

    @cached_property
    def _data(self) -> list[Export]:
        return list(all_exports(self._open_data))

    @cached_property
    def _open_data(self) -> OpenData:
        facts = self.facts
        return OpenData(
            self.catalogue,
            self.inputs,
            facts.url,
            facts.publisher.name.by_language(),
            {code: views.interface for code, views in self.views.items()},
            next(iter(self.views.values())).history,
            facts.repository,
        )

    @cached_property
    def _counts(self) -> Counts:
        return kept_counts(self.inputs, self._folder)

    @cached_property
    def _moments(self) -> Moments:
        return moments_in(self.catalogue)

    @cached_property
    def _of_timeline(self) -> bytes:
        return timeline_inputs(self.inputs, self._moments)

    @cached_property
    def _ties(self) -> Ties:
        return ties_of(self.catalogue)

    def _sitemap(self) -> Target:
        language, url = FALLBACK, self.facts.url
        paths = self._lists.paths(language)
        paths += self._changes[language].paths
        entries = sitemap_entries(self.catalogue, self.navigation, language, paths)
        return MadeTarget(
            "sitemap.xml", digest(url, digest_of(entries)), lambda: sitemap(entries, url)
        )
