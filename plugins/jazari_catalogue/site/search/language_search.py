"""The search of one language: its index and its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue import cache, routes
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest, name_digest
from jazari_catalogue.records.facet_fields import KIND, all_facets
from jazari_catalogue.records.model.facets import STRENGTH_PAGE
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.site.feed_links import feed_of_selection
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
    cards_file,
    file_counts,
    shared_files,
    texts_file,
)
from jazari_catalogue.site.search.index_row import IndexRow, index_row
from jazari_catalogue.site.search.list_files import RECORDS_PER_FILE, list_file
from jazari_catalogue.site.search.searchable import Searchable
from jazari_catalogue.site.search.site_pages import site_pages_file
from jazari_catalogue.site.search.structure import Structure, structure_of
from jazari_catalogue.site.search.texts import result_views, search_texts, sort_orders
from jazari_catalogue.site.search.view import FollowView, SearchView
from jazari_catalogue.site.search.vocabulary import FILE as VOCABULARY
from jazari_catalogue.site.view_data import Link, ProsePage
from jazari_catalogue.site.views import Views

CARDS = 60
"""How many records the page shows without JavaScript; the lists show the rest."""


class _Shared(NamedTuple):
    """The files about many records."""

    head: bytes
    parts: dict[str, bytes]
    """By name."""


class LanguageSearch:
    """The search of the language of ``views``: its index and its page.

    ``searchable`` are the records to search; ``prose`` are the prose pages of all languages.
    ``scripts`` is a digest of the scripts of the search. ``folder`` is for caches.
    Nothing is made before it is needed: a build that keeps the index makes no part of it.
    """

    def __init__(
        self,
        views: Views,
        searchable: Searchable,
        prose: Sequence[ProsePage] = (),
        scripts: str = "",
        folder: Path | None = None,
    ) -> None:
        self.views = views
        self.interface = views.interface
        self._searchable = searchable
        self._folder = folder
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
    def _shared(self) -> _Shared:
        """The files about many records, made when the first of them is needed."""
        rows = self._rows()
        files = shared_files(
            rows,
            self._rows_by_name(),
            self.interface.code,
            self.parts_path.rpartition("/")[2],
            self.structure,
        )
        lists = {
            name: list_file(rows[number].listed for number in block)
            for name, block in self._blocks("list", RECORDS_PER_FILE)
        }
        return _Shared(files.head, dict(files.parts()) | lists)

    def _rows(self) -> list[IndexRow]:
        lang = self.interface.code
        return cache.kept(
            self._folder / f"search-{lang}.cache" if self._folder else None,
            digest("rows of the search index", lang),
            IndexRow,
            self._searchable.digests,
            lambda row: index_row(self._document(row), lang),
        )

    def index_targets(self) -> Iterator[Target]:
        """A target for each file of the index."""
        counts = file_counts(len(self._searchable))
        shared = [f"{name}.json" for name in SINGLE]
        shared += [f"{name}-{n}.json" for name in ("names", "words") for n in range(counts[name])]
        yield MadeTarget(self.index_path, self.index_path, lambda: self._shared.head)
        for name in shared:
            yield self._part(name, self._state, partial(self._shared_part, name))
        for name, rows in self._blocks("list", RECORDS_PER_FILE):
            yield self._part(name, self._state_of(rows), partial(self._shared_part, name))
        yield self._pages_target()
        for name, rows in self._blocks("cards", CARDS_PER_FILE):
            yield self._part(name, self._state_of(rows), partial(self._cards_file, rows))
        for name, rows in self._blocks("texts", TEXTS_PER_FILE):
            yield self._part(name, self._state_of(rows), partial(self._texts_file, rows))

    def _part(self, name: str, made_from: str, make: Callable[[], bytes]) -> Target:
        return MadeTarget(f"{self.parts_path}/{name}", made_from, make)

    def _blocks(self, name: str, size: int) -> Iterator[tuple[str, range]]:
        """The names of files with ``size`` records each, and their rows."""
        rows = range(len(self._searchable))
        for number in range(-(-len(rows) // size)):
            yield f"{name}-{number}.json", rows[number * size : (number + 1) * size]

    def _state_of(self, rows: range) -> str:
        """A digest of the documents of ``rows``."""
        return digest(*self._searchable.digests[rows.start : rows.stop])

    def _shared_part(self, name: str) -> bytes:
        return self._shared.parts[name]

    def _cards_file(self, rows: range) -> bytes:
        return cards_file(map(self._document, rows), self.structure)

    def _texts_file(self, rows: range) -> bytes:
        return texts_file(map(self._document, rows))

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
        everything = feed_of_selection(self.views, {})
        page = self.views.page(path, "search", heading, intro, feed=everything)
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
            follow=None if everything is None else self._follow(everything, page.base),
        )

    def _follow(self, everything: Link, base: str) -> FollowView:
        return FollowView(
            Link(self.interface.gettext("Everything in the catalogue"), base + everything.href),
            base + routes.feed_pairs_path(self.interface.code),
            [KIND, *(facet.name for facet in all_facets())],
        )
