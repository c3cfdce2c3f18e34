"""The targets of lists, facet pages and overviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.concerns import Concerns, concerns_of
from jazari_catalogue.records.model.facets import AUDIENCE, REGION_PAGE, STRENGTH_PAGE
from jazari_catalogue.records.values.vocabularies import Audience
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pages.a_to_z import A_TO_Z, Index, from_a_to_z, index_inputs, index_view
from jazari_catalogue.site.pages.audiences import audience_notes, audience_view
from jazari_catalogue.site.pages.coverage import coverage_view
from jazari_catalogue.site.pages.disputes import disputes_inputs, disputes_listing, disputes_view
from jazari_catalogue.site.pages.gaps import gaps_inputs, gaps_listing, gaps_view
from jazari_catalogue.site.pages.lists import (
    ListedFacet,
    Listing,
    facet_inputs,
    facet_view,
    list_inputs,
    list_view,
    listed_facets,
    listings,
)
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.pages.overviews import coverage_overview
from jazari_catalogue.site.pages.strengths import strengths_view
from jazari_catalogue.site.pictures.counts import Counts
from jazari_catalogue.site.rendering.page_target import (
    PageContent,
    Pages,
)
from jazari_catalogue.site.views import Views


class _Lists(NamedTuple):
    """The lists of one language that have several pages."""

    listings: list[Listing]
    a_to_z: Index
    disputes: Listing
    gaps: Listing


class ListPages:
    """The pages of lists, of facets and about the whole catalogue, in every language."""

    def __init__(
        self,
        views: Mapping[str, Views],
        inputs: Inputs,
        navigation: Navigation,
        pages: Pages,
        counts: Callable[[], Counts],
    ) -> None:
        """``views`` are those of each language; ``counts`` counts the records, or has counted."""
        self._inputs = inputs
        self._navigation = navigation
        self._pages = pages
        self._counts = counts
        self._lists = {
            code: _Lists(
                list(listings(of_language)),
                from_a_to_z(of_language),
                disputes_listing(of_language),
                gaps_listing(of_language),
            )
            for code, of_language in views.items()
        }

    def paths(self, language: str) -> list[str]:
        """The paths of all pages of lists in ``language``, for the site map."""
        lists = self._lists[language]
        all_lists = (*lists.listings, lists.a_to_z.listing, lists.disputes, lists.gaps)
        return [path for listing in all_lists for path in listing.paths]

    def listings(self, language: str) -> list[Listing]:
        """The lists of kinds and of values of facets in ``language``."""
        return self._lists[language].listings

    def lists(self, views: Views) -> Iterator[Target]:
        """The lists in one language, and the pages of facets."""
        lists = self._lists[views.lang]
        for listing in lists.listings:
            numbered = [(path, number) for number, path in enumerate(listing.paths, start=1)]
            if listing.facet is AUDIENCE:
                yield self._audience_page(views, listing, Audience(listing.value or ""))
                del numbered[0]
            yield from self._pages.of_type(
                *(
                    views.interface,
                    listing.page_id,
                    "pages/list.html",
                    partial(list_view, views, listing),
                ),
                partial(list_inputs, self._inputs, listing),
                numbered,
            )
        index = lists.a_to_z
        yield from self._pages.of_type(
            *(views.interface, A_TO_Z, "pages/index.html", partial(index_view, views, index)),
            partial(index_inputs, self._inputs, index),
            [(path, number) for number, path in enumerate(index.listing.paths, start=1)],
        )
        for listed in listed_facets():
            if listed.page is not REGION_PAGE:  # which has the map
                yield self._facet_page(views, listed)

    def _audience_page(self, views: Views, listing: Listing, audience: Audience) -> Target:
        """The first page of the list of an audience."""
        home = self._navigation.home(views.lang)
        return self._pages.single(
            *(views.interface, listing.path, listing.page_id, "pages/audience.html"),
            lambda: audience_view(views, listing, audience, self._concerns[audience], home),
            # Its section of the home page is the text of an editor.
            lambda: self._everything(repr(home), repr(bool(views.history.changes))),
        )

    def _facet_page(self, views: Views, listed: ListedFacet) -> Target:
        """The page with the values of a facet."""
        template = "pages/facet.html"
        view: Callable[[Views, ListedFacet], PageContent] = self._facet_view
        if listed.page is STRENGTH_PAGE:
            template, view = "pages/strengths.html", self._strengths_view
        path = routes.facet_path(views.lang, listed.page)
        return self._pages.single(
            *(views.interface, path, listed.page.path, template, partial(view, views, listed)),
            self._everything
            if listed.page is STRENGTH_PAGE or listed.facet is AUDIENCE
            else partial(facet_inputs, self._inputs.catalogue, listed),
        )

    def _strengths_view(self, views: Views, listed: ListedFacet) -> PageContent:
        return strengths_view(views, listed, self._counts().facts)

    def _facet_view(self, views: Views, listed: ListedFacet) -> PageContent:
        if listed.facet is not AUDIENCE:
            return facet_view(views, listed)
        return facet_view(views, listed, audience_notes(views, self._concerns))

    def overviews(self, views: Views) -> Iterator[Target]:
        """The pages of coverage, disputes and gaps in one language."""
        coverage = coverage_overview(views.interface)
        yield self._pages.single(
            *(views.interface, coverage.path, coverage.sign, "pages/coverage.html"),
            partial(coverage_view, views),
            self._everything,
        )
        _, _, disputes, gaps = self._lists[views.lang]
        yield from self._pages.of_type(
            *(views.interface, disputes.page_id, "pages/disputes.html"),
            partial(disputes_view, views, disputes),
            partial(disputes_inputs, self._inputs, disputes),
            [(path, number) for number, path in enumerate(disputes.paths, start=1)],
        )
        yield from self._pages.of_type(
            *(views.interface, gaps.page_id, "pages/gaps.html"),
            partial(gaps_view, views, gaps),
            partial(gaps_inputs, self._inputs, gaps),
            [(path, number) for number, path in enumerate(gaps.paths, start=1)],
        )

    def _everything(self, *more: str) -> bytes:
        """A digest of all records, and of ``more``."""
        return digest_of((self._inputs.everything, more))

    @cached_property
    def _concerns(self) -> dict[Audience, Concerns]:
        return concerns_of(self._inputs.catalogue)
