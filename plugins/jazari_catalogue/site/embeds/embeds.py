"""Embeds: what other sites show in an ``iframe``, a card, a list or the map.

They run no script and load nothing but one style sheet. A host may forbid them everything with
``sandbox``: such a document has an opaque origin (HTML Living Standard, 7.1.5), with which no file
is shared that asks for it by CORS, such as a font or the image of a mask (CSS Masking 1, 6.1). So
they use fonts of the system, and their style sheet has its images in itself (`embed_sheets`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from urllib.parse import urlsplit

from msgspec.structs import replace

from jazari_catalogue import licences, routes
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.records.facet_fields import facet_of_records
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import REGION_PAGE
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.ordering import in_list_order
from jazari_catalogue.site.pages.lists import Listing, count_in_words, ordered
from jazari_catalogue.site.pictures.map import MapView, map_inputs, map_of
from jazari_catalogue.site.rendering.code_generator import html_text
from jazari_catalogue.site.rendering.frame import Cut
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.view_data import Link, SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.fallback import tag_fallback

LISTED = 10
"""How many records of a list an embed shows."""
MOST_MARKS = 12
"""How many institutes the map shows by marks of their own: more would make it too large a file."""

SHEET, SHEET_OF_MAP = "embed", "embed-map"


def policy_of(facts: SiteFacts) -> str:
    """The content security policy of embeds; empty where pages have none.

    The origin of the site is in it beside ``'self'``: in a sandboxed frame the document's own
    origin is opaque, and matches nothing (CSP 3, 6.7.2.8).
    """
    if not facts.policy:
        return ""
    address = urlsplit(facts.url)
    origin = f"{address.scheme}://{address.netloc}"
    return (
        f"default-src 'none'; style-src 'self' {origin}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def sort_of(kind: type[Entry]) -> str | None:
    """What records of ``kind`` have: a ``card``, a ``list`` of those that they are a facet of."""
    if issubclass(kind, Record):
        return "card"
    return "list" if facet_of_records(kind) is not None else None


class Embeds:
    """The embeds in one language."""

    def __init__(
        self, views: Views, inputs: Inputs, templates: Templates, facts: SiteFacts
    ) -> None:
        self._views = views
        self._inputs = inputs
        self._templates = templates
        self._facts = facts
        self._same = digest(templates.digest, repr(facts), views.lang)
        self._frames: dict[tuple[str, int], Cut] = {}

    def targets(self, listings: Iterable[Listing]) -> Iterator[Target]:
        """The embeds of all records with sources, of lists and of the map.

        ``listings`` are the lists that are pages; others are of the records of a topic.
        """
        yield from self._cards()
        for listing in listings:
            make = partial(self._list, listing)
            yield self._target(listing.path, make, self._list_inputs(listing))
        for record in self._inputs.catalogue.records.values():
            if sort_of(type(record)) == "list":
                listing = self._of_topic(record)
                key = self._list_inputs(listing) + self._inputs.name(record.id)
                lang = self._views.face(record).name.lang
                yield from self._at_all_paths(record, partial(self._list, listing, lang), key)
        institutes = ordered(self._views, Institute)
        path = routes.facet_path(self._views.lang, REGION_PAGE)
        key = map_inputs(self._inputs, institutes)
        yield self._target(path, partial(self._map, path, institutes), key)

    def _cards(self) -> Iterator[Target]:
        catalogue, lang, inputs = self._inputs.catalogue, self._views.lang, self._inputs
        for record in catalogue.with_sources:
            number = len(catalogue.sources_of(record))
            key = inputs.card(record.id) + number.to_bytes(4, "big")
            path = routes.record_path(lang, record)
            yield from self._at_all_paths(record, partial(self._card, path, record, number), key)

    def _at_all_paths(
        self, record: Entry, make: Callable[[], bytes], inputs: bytes
    ) -> Iterator[Target]:
        """The embed of ``record``, and a copy at each former id, since partners keep the snippet.

        As for pages, nothing says of which kind the record was when it had that id.
        """
        path = routes.record_path(self._views.lang, record)
        yield self._target(path, make, inputs)
        for former in record.former_ids:
            for kind in KINDS.values():
                former_path = routes.former_path(self._views.lang, kind, former)
                if sort_of(kind) is not None and former_path != path:
                    yield self._target(former_path, make, inputs)

    def _target(self, path: str, make: Callable[[], bytes], inputs: bytes) -> Target:
        """The embed of the page at ``path``; ``inputs`` is a digest of what it shows."""
        file = routes.embed_path(path)
        return MadeTarget(file, f"{self._same}{inputs.hex()}", make)

    # ---- what they show ---------------------------------------------------------------------

    def _card(self, path: str, record: Record, sources: int) -> bytes:
        card = self._views.card(record, _base(path))
        body = self._body("card", card=card, sources=sources)
        return self._whole(path, card.name.text, body)

    def _list(self, listing: Listing, language: str | None = None) -> bytes:
        """``language`` is that of the heading, if it is another than that of the embed."""
        views, path = self._views, listing.path
        first = listing.records[:LISTED]
        body = self._body(
            "list",
            heading=listing.heading,
            heading_language=language,
            kind=listing.kind,
            href=_base(path) + path,
            count=count_in_words(views, listing.records),
            cards=views.cards(first, _base(path)),
            mixed=bool(listing.above),
            is_whole=len(first) == len(listing.records),
        )
        return self._whole(path, listing.heading, body)

    def _map(self, path: str, institutes: Sequence[Institute]) -> bytes:
        heading = self._views.interface.title(REGION_PAGE.titles)
        body = self._body(
            "map",
            heading=heading,
            href=_base(path) + path,
            map=_reduced(map_of(self._views, institutes, _base(path))),
        )
        return self._whole(path, heading, body, SHEET_OF_MAP)

    def _list_inputs(self, listing: Listing) -> bytes:
        return digest_of(
            (
                *(len(listing.records), count_in_words(self._views, listing.records)),
                [self._inputs.face(record.id) for record in listing.records[:LISTED]],
            )
        )

    def _of_topic(self, record: Entry) -> Listing:
        """The list of the records that have ``record`` as a value of a facet."""
        views, kind = self._views, type(record)
        facet = facet_of_records(kind)
        assert facet is not None
        holding = views.catalogue.holding(facet, record.id)
        return Listing(
            *(routes.record_path(views.lang, record), kind.kind, kind.kind),
            *(views.face(record).name.text, "", ""),
            (Link(views.interface.title(kind.plural_titles), routes.list_path(views.lang, kind)),),
            in_list_order(holding, views.position),
        )

    # ---- the document around it -------------------------------------------------------------

    def _body(self, template: str, **values: object) -> str:
        name = f"embeds/{template}.html"
        return self._templates.render(name, self._views.interface, **values)

    def _whole(self, path: str, title: str, body: str, sheet: str = SHEET) -> bytes:
        key = (sheet, path.count("/"))
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = self._frame(_base(path), sheet)
        html = frame.join({"title": html_text(title), "path": html_text(path), "body": body})
        return (tag_fallback(html) if self._views.interface.uses_fallback else html).encode()

    def _frame(self, base: str, sheet: str) -> Cut:
        """The document, with marks in place of what differs between embeds."""
        views = self._views
        html = self._templates.render(
            "embeds/frame.html",
            views.interface,
            language=views.interface.language,
            csp=policy_of(self._facts),
            url=self._facts.url,
            sheet=f"{base}assets/{sheet}.css",
            home=base + routes.home_path(views.lang),
            publisher=views.publisher,
            licence=licences.CONTENT,
            **{name: f"@@jz:{name}@@" for name in ("title", "path", "body")},
        )
        return Cut(html)


def _base(path: str) -> str:
    """The relative root of the embed of the page at ``path``."""
    return routes.relative_root(routes.embed_path(path))


def _reduced(view: MapView) -> MapView:
    """The map with a star in place of the marks of each region, if it has too many."""
    if sum(len(region.marks) for region in view.regions) <= MOST_MARKS:
        return view
    return replace(view, regions=tuple(replace(region, marks=()) for region in view.regions))
