"""The page that gives the snippet of an embed.

``overrides/assets/scripts/embed.js`` makes the snippet for what the address names. Without scripts
the page shows those of the map and of a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.model.facets import REGION_PAGE
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.embeds.embeds import sort_of
from jazari_catalogue.site.inputs import digest_of
from jazari_catalogue.site.pages.lists import Listing, listed_facets
from jazari_catalogue.site.rendering.frame import EMBEDS_PAGE
from jazari_catalogue.site.view_data import Labelled, Link, PageView, View
from jazari_catalogue.site.views import Views

HEIGHTS = {"card": 360, "list": 480, "map": 560}
"""Pixels of the frame, of each sort of embed."""
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""What an embed needs: that its links open in a tab."""


class Snippet(View, frozen=True):
    """The HTML that a partner copies, and what it embeds."""

    label: str
    html: str


class Embedded(View, frozen=True):
    """What may be embedded, as the first segments of paths below the language."""

    cards: tuple[str, ...]
    """Those with the card of a record below them."""
    lists: tuple[str, ...]
    """Those that are lists themselves, or the map."""
    values: tuple[str, ...]
    """Those with the list of a value of a facet below them."""


class EmbedsView(View, frozen=True):
    """The page."""

    page: PageView
    snippets: tuple[Snippet, ...]
    """Those that need no script: of the map, and of the list of institutes if there is one."""
    url: str
    """The full address of the root of the site, with a slash at its end."""
    address_of_cards: str
    """The full address of a card, with braces around what differs."""
    example: Link | None
    """The page of an institute, by its path below the language."""
    embedded: Embedded
    map: str
    """The path of the map below the language."""
    heights: tuple[Labelled, ...]
    """The sorts of embeds with the height of their frames."""
    languages: tuple[Labelled, ...]


class EmbedsPage:
    """Makes the page in one language."""

    def __init__(self, views: Views, listings: Sequence[Listing]) -> None:
        """``listings`` are the lists in the language."""
        self._views = views
        self._listings = listings

    def view(self) -> EmbedsView:
        """The page."""
        views = self._views
        say, lang, url = views.interface.gettext, views.lang, views.site.url
        page = views.page(
            routes.embeds_path(lang),
            EMBEDS_PAGE,
            say("Embed on your site"),
            say("A card, a list or the map of the catalogue on your pages, always up to date."),
        )
        return EmbedsView(
            page=page,
            snippets=tuple(self._snippets()),
            url=url,
            address_of_cards=url + routes.embed_path(f"{lang}/{{kind}}/{{id}}/"),
            example=self._example(page.base),
            embedded=self._embedded(),
            map=REGION_PAGE.path,
            heights=tuple(Labelled(sort, str(height)) for sort, height in HEIGHTS.items()),
            languages=tuple(
                Labelled(code, language.native_name) for code, language in LANGUAGES.items()
            ),
        )

    def inputs(self) -> bytes:
        """A digest of what the page is made from."""
        embedded, example = self._embedded(), self._example("")
        parts = (embedded.cards, embedded.lists, embedded.values)
        return digest_of((*parts, example and example.href))

    def _embedded(self) -> Embedded:
        kinds = self._views.catalogue.kinds()
        return Embedded(
            tuple(kind.plural for kind in kinds if issubclass(kind, Record)),
            (REGION_PAGE.path, *(kind.plural for kind in kinds)),
            (
                *(listed.page.path for listed in listed_facets()),
                *(kind.plural for kind in kinds if sort_of(kind) == "list"),
            ),
        )

    def _snippets(self) -> Iterator[Snippet]:
        views, title_of = self._views, self._views.interface.title
        path = routes.facet_path(views.lang, REGION_PAGE)
        yield self._snippet(path, title_of(REGION_PAGE.titles), "map")
        if Institute in views.catalogue.kinds():
            path = routes.list_path(views.lang, Institute)
            yield self._snippet(path, title_of(Institute.plural_titles), "list")

    def _snippet(self, path: str, heading: str, sort: str) -> Snippet:
        """The snippet for the embed of the page at ``path``, with the heading of that."""
        catalogue = self._views.interface.gettext("Catalogue of the Jazari Institutes")
        title = f"{heading} · {catalogue}"
        return Snippet(heading, snippet(self._views.site.url, path, title, HEIGHTS[sort]))

    def _example(self, base: str) -> Link | None:
        for listing in self._listings:
            if listing.facet is None and listing.records:
                first = listing.records[0]
                if isinstance(first, Institute):
                    path = routes.record_path(self._views.lang, first)
                    return Link(path.partition("/")[2].rstrip("/"), base + path)
        return None


def snippet(url: str, path: str, title: str, height: int) -> str:
    """The HTML that embeds what the page at ``path`` shows, and a link where frames are removed.

    ``url`` is the full address of the root of the site. The script makes the same.
    """
    src = escape(url + routes.embed_path(path))
    return (
        f'<iframe src="{src}" title="{escape(title)}" width="100%" height="{height}" '
        f'loading="lazy" frameborder="0" sandbox="{SANDBOX}"></iframe>\n'
        f'<p><a href="{escape(url + path)}">{escape(title)}</a></p>'
    )
