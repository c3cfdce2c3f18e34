"""The search of one language: its index and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest, name_digest
from jazari_catalogue.records.model.facets import STRENGTH_PAGE
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.ordering import in_list_order
from jazari_catalogue.site.pages.lists import all_lists
from jazari_catalogue.site.pages.overviews import overview_links
from jazari_catalogue.site.pictures.map import map_of
from jazari_catalogue.site.search.document import Document
from jazari_catalogue.site.search.documents import document_of
from jazari_catalogue.site.search.facets import facet_filters
from jazari_catalogue.site.search.index import (
    CARDS_PER_FILE,
    SINGLE,
    TEXTS_PER_FILE,
    IndexFiles,
    cards_file,
    file_counts,
    shared_files,
    texts_file,
)
from jazari_catalogue.site.search.index_row import IndexRow, index_row
from jazari_catalogue.site.search.list_files import RECORDS_PER_FILE, list_file
from jazari_catalogue.site.search.row_cache import kept_rows
from jazari_catalogue.site.search.searchable import Searchable
from jazari_catalogue.site.search.site_pages import site_pages_file
from jazari_catalogue.site.search.structure import Structure, structure_of
from jazari_catalogue.site.search.texts import result_views, search_texts, sort_orders
from jazari_catalogue.site.search.view import SearchView
from jazari_catalogue.site.search.vocabulary import FILE as VOCABULARY
from jazari_catalogue.site.view_data import ProsePage
from jazari_catalogue.site.views import Views

CARDS = 60
"""How many records the page shows without JavaScript; the lists show the rest."""


class LanguageSearch:
    """The search of the language of ``views``: its index and its page.

    ``searchable`` are the records to search; ``prose`` are the prose pages of all languages.
    ``scripts`` is a digest of the scripts of the search. ``cache`` is a folder that may be deleted.
    Nothing is made before it is needed: a build that keeps the index makes no part of it.
    """

    def __init__(
        self,
        views: Views,
        searchable: Searchable,
        prose: Sequence[ProsePage] = (),
        scripts: str = "",
        cache: Path | None = None,
    ) -> None:
        self.views = views
        self.interface = views.interface
        self._searchable = searchable
        self._cache = cache
        self._prose = prose
        self.scripts = scripts[:12]
        self._documents: dict[int, Document] = {}

    @cached_property
    def parts_path(self) -> str:
        """Path of the folder of the parts on the site.

        It stays as long as the rows do, and what they refer to by number. So an open page may find
        parts there that were published after its head. Not with other scripts, which may expect
        another format: a page with those of before does not find its parts.
        """
        rows = (f"{record.kind} {record.id}" for record in self._searchable.records)
        code = self.interface.code
        return f"assets/search/{code}-{name_digest(code, self.scripts, *rows)[:12]}"

    @cached_property
    def index_path(self) -> str:
        """Path of the head of the index on the site.

        It comes from the input of the index, so that pages can name the index before it is built.
        """
        code = self.interface.code
        return f"assets/search/{code}-{name_digest('head', self.parts_path, self._state)[:12]}.json"

    @cached_property
    def _state(self) -> str:
        """A digest of all documents."""
        return name_digest(VOCABULARY.read_bytes(), *self._searchable.digests)

    def documents(self) -> list[Document]:
        """What search knows of each record, in dictionary order of the names."""
        return [self._document(row) for row in self._rows_by_name()]

    def _rows_by_name(self) -> list[int]:
        """The numbers of the rows in dictionary order of the names."""
        # Unlike in lists, the core of the network is not first: its row is among the `leads`.
        rows = {record.id: row for row, record in enumerate(self._searchable.records)}
        return [rows[record.id] for record in self.views.by_name if record.id in rows]

    def _document(self, row: int) -> Document:
        document = self._documents.get(row)
        if document is None:
            item = self._searchable[self._searchable.records[row]]
            document = self._documents[row] = document_of(item, self.views)
        return document

    @cached_property
    def structure(self) -> Structure:
        """The tables to which the files of the index refer."""
        return structure_of(self.views.catalogue, self.interface)

    @cached_property
    def _shared(self) -> IndexFiles:
        """The files about all records, made when the first of them is needed."""
        return shared_files(
            self._rows(),
            self._rows_by_name(),
            self.interface.code,
            self.parts_path.rpartition("/")[2],
            self.structure,
        )

    def _rows(self) -> list[IndexRow]:
        lang = self.interface.code
        file = self._cache / f"search-{lang}.cache" if self._cache else None
        digests = self._searchable.digests
        return kept_rows(file, lang, digests, lambda row: index_row(self._document(row)))

    @cached_property
    def _shared_parts(self) -> dict[str, bytes]:
        return dict(self._shared.parts())

    def index_targets(self) -> list[Target]:
        """A target for each file of the index."""
        counts = file_counts(len(self._searchable))
        shared = [f"{name}.json" for name in SINGLE]
        shared += [f"{name}-{n}.json" for name in ("names", "words") for n in range(counts[name])]
        lang = self.interface.code
        return [
            MadeTarget(self.index_path, self.index_path, lambda: self._shared.head),
            *(self._shared_target(name) for name in shared),
            self._pages_target(),
            *self._blocks("cards", CARDS_PER_FILE, lambda some: cards_file(some, self.structure)),
            *self._blocks("texts", TEXTS_PER_FILE, texts_file),
            *self._blocks("list", RECORDS_PER_FILE, lambda some: list_file(some, lang)),
        ]

    def _shared_target(self, name: str) -> Target:
        path = f"{self.parts_path}/{name}"
        return MadeTarget(path, self._state, lambda: self._shared_parts[name])

    def _blocks(
        self, name: str, size: int, make: Callable[[Iterable[Document]], bytes]
    ) -> list[Target]:
        """Targets for files with ``size`` records each, which depend on nothing but these."""

        def block(number: int) -> Target:
            path = f"{self.parts_path}/{name}-{number}.json"
            rows = range(number * size, min((number + 1) * size, len(self._searchable)))
            made_from = digest(*self._searchable.digests[rows.start : rows.stop])
            return MadeTarget(path, made_from, lambda: make(map(self._document, rows)))

        return [block(number) for number in range(-(-len(self._searchable) // size))]

    def _pages_target(self) -> Target:
        path = f"{self.parts_path}/pages.json"
        prose = (f"{page.path}\0{page.title}\0{page.text}" for page in self._prose)
        made_from = digest(self._searchable.everything, repr(self.views.site), *prose)
        return MadeTarget(path, made_from, lambda: self.site_pages)

    @cached_property
    def site_pages(self) -> bytes:
        """What the search finds beside records."""
        return site_pages_file(self.views, self._prose)

    @cached_property
    def records(self) -> list[Record]:
        """The records in the order of lists."""
        return in_list_order(self._searchable.records, self.views.position)

    def view(self) -> SearchView:
        """What the search page shows."""
        say = self.interface.gettext
        path = routes.search_path(self.interface.code)
        heading = say("Search the catalogue")
        intro = say("Institutes, laboratories, programmes, partners, agreements and events.")
        page = self.views.page(path, "search", heading, intro)
        searchable = self._searchable
        return SearchView(
            page=page,
            root="../",
            index_url=page.base + self.index_path,
            scripts=self.scripts,
            worker_url=f"{page.base}assets/search/worker.js",
            script_url=f"{page.base}assets/search/page.js",
            strengths_url=page.base + routes.facet_path(self.interface.code, STRENGTH_PAGE),
            facets=facet_filters(self.views, searchable.facet_counts, searchable.has_applications),
            cards=self.views.cards(self.records[:CARDS], page.base),
            total=len(self.records),
            lists=[*all_lists(self.views, page.base), *overview_links(self.views, page.base)],
            texts=search_texts(self.interface),
            result_views=result_views(self.interface),
            sort_orders=sort_orders(self.interface, closing=bool(searchable.last_closing)),
            last_closing=searchable.last_closing,
            map=map_of(self.views, (), page.base),
        )
