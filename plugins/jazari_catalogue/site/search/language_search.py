"""The search of one language: its index and its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import FileTarget, MadeTarget, Target, digest
from jazari_catalogue.records.facet_fields import KIND, YEAR
from jazari_catalogue.records.model.application import application_of
from jazari_catalogue.records.model.facets import REGION, STATUS, STRENGTH, STRENGTH_PAGE
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.site.ordering import in_list_order
from jazari_catalogue.site.pages.lists import all_lists
from jazari_catalogue.site.pages.overviews import overview_links
from jazari_catalogue.site.pictures.map import map_of
from jazari_catalogue.site.pictures.moments import is_dated, moments_of
from jazari_catalogue.site.search.document import Document, Piece
from jazari_catalogue.site.search.facets import facet_filters
from jazari_catalogue.site.search.index import (
    IndexFiles,
    build_index,
    file_counts,
    in_rows,
)
from jazari_catalogue.site.search.list_files import list_file, list_file_count
from jazari_catalogue.site.search.searchable import SearchableRecord
from jazari_catalogue.site.search.site_pages import site_pages_file
from jazari_catalogue.site.search.texts import result_views, search_texts, sort_orders
from jazari_catalogue.site.search.view import FacetFilter, SearchView
from jazari_catalogue.site.search.vocabulary import FILE as VOCABULARY
from jazari_catalogue.site.text.fallback import remove_fallback_marks
from jazari_catalogue.site.view_data import Labelled, ProsePage
from jazari_catalogue.site.views import Views

CARDS = 60
"""How many records the page shows without JavaScript; the lists show the rest."""

_DERIVED_FACETS = frozenset({KIND, REGION.name, STATUS.name, STRENGTH.name, YEAR})
"""Facets that the browser derives from other columns of the index."""


class LanguageSearch:
    """The search of the language of ``views``: its index and its page.

    ``searchable`` are the records to search; ``records_digest`` is the digest of the record files;
    ``prose`` are the prose pages of all languages. ``scripts`` is a digest of the scripts of the
    search.
    """

    def __init__(
        self,
        views: Views,
        searchable: list[SearchableRecord],
        records_digest: str,
        prose: Sequence[ProsePage] = (),
        scripts: str = "",
    ) -> None:
        self.views = views
        self.interface = views.interface
        by_id = {item.record.id: item for item in searchable}
        self.records = in_list_order([item.record for item in searchable], views.rank)
        """The records in the order of lists."""
        self._searchable = [by_id[record.id] for record in self.records]
        # The name comes from the input of the index, so that pages can name the index before it is
        # built. The next build then builds it only if the input has changed.
        self.site_pages = site_pages_file(views, prose)
        """What the search finds beside records."""
        self.scripts = scripts[:12]
        # With the scripts, so that a page with others than the site does not find its index.
        made_from = (records_digest, VOCABULARY.read_bytes(), self.site_pages, scripts)
        name = digest(self.interface.code, *made_from)[:12]
        self.index_path = f"assets/search/{self.interface.code}-{name}.json"
        """Path of the head of the index on the site."""
        self.parts_path = self.index_path.removesuffix(".json")
        """Path of the folder of its other files."""

    def documents(self) -> list[Document]:
        """What search knows of each record, in dictionary order of the names."""
        # Unlike in lists, the core of the network is not first: its row is among the `leads`.
        by_name = sorted(
            self._searchable, key=lambda item: (self.views.rank(item.record), item.record.id)
        )
        return [self._document(item) for item in by_name]

    @cached_property
    def _documents(self) -> list[Document]:
        return self.documents()

    @cached_property
    def index(self) -> IndexFiles:
        """The index, built when it is first used: a build that keeps its files never builds it."""
        return build_index(self._documents, self.interface.code)

    def index_targets(self) -> list[Target]:
        """A target for each file of the index."""
        single = ["columns", "changed", "terms"]
        numbered = file_counts(len(self._searchable)).items()
        names = single + [f"{name}-{n}" for name, count in numbered for n in range(count)]
        lists = range(list_file_count(len(self._searchable)))

        def part(path: str) -> MadeTarget:
            return MadeTarget(path, path, lambda: self._parts[path])

        return [
            MadeTarget(self.index_path, self.index_path, lambda: self.index.head),
            FileTarget(f"{self.parts_path}/pages.json", self.site_pages),
            *(part(f"{self.parts_path}/{name}.json") for name in names),
            *(self._list_target(number) for number in lists),
        ]

    @cached_property
    def _parts(self) -> dict[str, bytes]:
        """Path -> content of every file of the index but its head."""
        return {f"{self.parts_path}/{name}": content for name, content in self.index.parts()}

    def _list_target(self, number: int) -> MadeTarget:
        path = f"{self.parts_path}/list-{number}.json"
        lang = self.interface.code
        return MadeTarget(path, path, lambda: list_file(in_rows(self._documents), number, lang))

    def view(self) -> SearchView:
        """What the search page shows."""
        say = self.interface.gettext
        path = routes.search_path(self.interface.code)
        heading = say("Search the catalogue")
        intro = say("Institutes, laboratories, programmes, partners, agreements and events.")
        page = self.views.page(path, "search", heading, intro)
        last_closing = self._last_closing()
        return SearchView(
            page=page,
            root="../",
            index_url=page.base + self.index_path,
            scripts=self.scripts,
            worker_url=f"{page.base}assets/search/worker.js",
            script_url=f"{page.base}assets/search/page.js",
            strengths_url=page.base + routes.facet_path(self.interface.code, STRENGTH_PAGE),
            facets=self._facet_filters(),
            cards=self.views.cards(self.records[:CARDS], page.base),
            total=len(self.records),
            lists=[*all_lists(self.views, page.base), *overview_links(self.views, page.base)],
            texts=search_texts(self.interface),
            result_views=result_views(self.interface),
            sort_orders=sort_orders(self.interface, closing=bool(last_closing)),
            last_closing=last_closing,
            map=map_of(self.views, (), page.base),
        )

    def _document(self, item: SearchableRecord) -> Document:
        record, views = item.record, self.views
        card = views.card(record, "")
        apply = application_of(record)
        names = [name for name in record.name.texts() if name != card.name.text]
        # The index is data, in which no part of a text can have a lang attribute.
        unmarked = remove_fallback_marks if self.interface.uses_fallback else str
        others = [*record.aliases, *names, *item.places]
        pieces = [Piece(text.in_language(self.interface.code).text) for text in item.texts]
        for other in item.related:
            aliases = other.aliases if isinstance(other, Named) else []
            name = " · ".join([views.face(other).name.text, *aliases])
            pieces.append(Piece(name, unmarked(views.interface.title(other.titles))))
        pieces += map(Piece, item.labels)
        pieces.insert(
            0, Piece(" · ".join(others), unmarked(views.interface.gettext("Other names")))
        )
        return Document(
            id=record.id,
            kind=record.kind,
            kind_label=unmarked(card.kind_label),
            kind_order=record.order,
            href=card.href.split("/", 1)[1],
            name=card.name.text,
            name_lang=card.name.lang,
            name_translated=card.name.note is not None,
            aliases=others,
            summary=card.summary.text if card.summary else "",
            summary_lang=card.summary.lang if card.summary else None,
            pieces=[piece for piece in pieces if piece.text],
            status=Labelled(card.status.code, unmarked(card.status.label)) if card.status else None,
            region=Labelled(item.facets[REGION.name][0], unmarked(card.region))
            if card.region
            else None,
            strength=Labelled(card.strength.code, unmarked(card.strength.label))
            if card.strength
            else None,
            disputes=card.disputes,
            steps=card.steps,
            meta=tuple(map(unmarked, card.meta)),
            facets={n: v for n, v in item.facets.items() if n not in _DERIVED_FACETS},
            date=record.filed_under(),
            disputed_dates=item.disputed_dates,
            moments=self._moments(record),
            changed=str(record.verified or "") if isinstance(record, Record) else "",
            opens=str(apply.opens or "") if apply else "",
            closes=str(apply.closes or "") if apply else "",
            leads=record.leads(),
        )

    def _moments(self, record: Named) -> list[tuple[str, str, tuple[str, str] | None, int]]:
        """The dates of ``record`` on the timeline; none if that which files it says all of it."""
        if not isinstance(record, Record) or not is_dated(type(record)):
            return []
        interface = self.views.interface
        moments = [moment for moment in moments_of(record) if moment.date]
        if not any(one.until or one.step or one.disputed or one.ends for one in moments):
            return []
        return [
            (
                str(one.date),
                interface.dates.format_range(one.date, one.until) if one.until else "",
                (one.step.value, remove_fallback_marks(interface.title(one.step.titles)))
                if one.step
                else None,
                int(one.disputed is not None),
            )
            for one in moments
        ]

    def _last_closing(self) -> str:
        """The last day on which applications close, or "" if none do."""
        applications = (application_of(item.record) for item in self._searchable)
        closings = (str(apply.closes) for apply in applications if apply and apply.closes)
        # A month ends after each of its days.
        return max(closings, key=lambda day: f"{day}~", default="")

    def _facet_filters(self) -> list[FacetFilter]:
        counts: dict[str, Counter[str]] = {}
        for item in self._searchable:
            for name, values in item.facets.items():
                counts.setdefault(name, Counter()).update(values)
        applications = any(application_of(item.record) for item in self._searchable)
        return facet_filters(self.views, counts, applications)
