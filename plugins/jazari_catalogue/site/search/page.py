"""The search of one language: what it knows of each record, and the page it starts from."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import all_facets, facet_fields
from jazari_catalogue.records.model.application import application_of
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import REGION, STATUS
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.ordering import in_list_order
from jazari_catalogue.site.pages.lists import all_lists
from jazari_catalogue.site.pictures.map import map_of
from jazari_catalogue.site.search.document import Document
from jazari_catalogue.site.search.facets import KIND, YEAR, facets, url_value
from jazari_catalogue.site.search.index import (
    IndexFiles,
    build_index,
    files_of_cards,
    files_of_words,
)
from jazari_catalogue.site.search.texts import search_texts, sorts, ways
from jazari_catalogue.site.search.view import Choices, SearchView
from jazari_catalogue.site.search.vocabulary import FILE as VOCABULARY
from jazari_catalogue.site.text.fallback import remove_fallback_marks
from jazari_catalogue.site.view_data import Labelled
from jazari_catalogue.site.views import Views

CARDS = 200
"""How many records the page shows without JavaScript; the lists show the rest."""


class SearchableRecord(NamedTuple):
    """What search knows of a record in any language."""

    record: Named
    related: list[Entry]
    texts: list[LocalText]
    places: list[str]
    """Its city or venue, in every language."""
    labels: list[str]
    """How its region and its other values from a vocabulary are read, in every language."""
    facets: dict[str, list[str]]
    """Every facet that has checkboxes on the page; ``apply`` depends on the reader's day."""


def searchable_records(catalogue: Catalogue) -> list[SearchableRecord]:
    """The records that can be found: all but topics and sources, in the order of the files."""
    return [
        SearchableRecord(
            record,
            _related(record, catalogue),
            _long_texts(record),
            _places(record),
            _labels(record),
            _facet_values(record),
        )
        for record in catalogue.records.values()
        if isinstance(record, Record)
    ]


def _related(record: Entry, catalogue: Catalogue) -> list[Entry]:
    """The records that this one names."""
    ids = dict.fromkeys(edge.object for edge in catalogue.outgoing.get(record.id, []))
    return [catalogue[record_id] for record_id in ids]


class _SearchFields(NamedTuple):
    """The fields of a kind whose values are searched, by what they hold."""

    texts: list[str]
    places: list[str]
    labelled: list[str]
    """Values from a vocabulary, and regions."""


@cache
def _search_fields(kind: type[Entry]) -> _SearchFields:
    types = field_types(kind)
    specs = kind.fields().items()
    return _SearchFields(
        [name for name, spec in specs if spec.shown and types[name].value is LocalText],
        [name for name, spec in specs if spec.place],
        [name for name, _ in specs if issubclass(types[name].value, Vocabulary | RegionCode)],
    )


def _long_texts(record: Record) -> list[LocalText]:
    """Every text of the record but its name and summary, whatever fields its kind has."""
    texts = [text for _, text in record.prose()]
    texts += [claim.text for claim in record.statements]
    for name in _search_fields(type(record)).texts:
        texts += record.values_of(name)
    return texts


def _places(record: Record) -> list[str]:
    fields = _search_fields(type(record)).places
    return [text for name in fields for place in record.values_of(name) for text in place.texts()]


def _labels(record: Entry) -> list[str]:
    found: list[str] = []
    for name in _search_fields(type(record)).labelled:
        for value in record.values_of(name):
            found += value.titles if isinstance(value, Vocabulary) else REGIONS[value]
    return found


def _facet_values(record: Entry) -> dict[str, list[str]]:
    """The values under which filters find the record, as they stand in the URL."""
    fields = facet_fields(type(record))
    found = {KIND: [record.kind]}
    for facet in all_facets():
        if facet in fields:
            found[facet.name] = [url_value(value) for value in record.values_of(fields[facet])]
    year = record.filed_under()[:4]
    found[YEAR] = [year] if year else []
    return {name: values for name, values in found.items() if values}


_OF_OTHER_FIELDS = frozenset({KIND, REGION.name, STATUS.name, YEAR})
"""Facets that the index makes of what it has of a record anyway."""


class LanguageSearch:
    """The search of the language of ``views``: its index and its page."""

    def __init__(self, views: Views, found: list[SearchableRecord], written: str) -> None:
        self.views = views
        self.interface = views.interface
        by_id = {item.record.id: item for item in found}
        records = [item.record for item in found]
        self.records = in_list_order(records, views.rank)
        self._found = [by_id[record.id] for record in self.records]
        # Named by what it is made from, so that what it is made from need not be made to plan.
        name = digest(self.interface.code, written, VOCABULARY.read_bytes())[:12]
        self.index_path = f"assets/search/{self.interface.code}-{name}.json"
        """Where the head of the index is published: its name changes with the record files."""
        self.parts_path = self.index_path.removesuffix(".json")
        """The folder of its parts."""

    def documents(self) -> list[Document]:
        """What search knows of each record, in the order of names."""
        # In lists the core of the network is first; here it has its place, and a mark.
        by_name = sorted(
            self._found, key=lambda item: (self.views.rank(item.record), item.record.id)
        )
        return [self._document(item) for item in by_name]

    @cached_property
    def index(self) -> IndexFiles:
        """The index. Making it is left to whoever publishes it."""
        return build_index(self.documents(), self.interface.code)

    def index_targets(self) -> list[MadeTarget]:
        """The files of the index."""
        count = len(self._found)
        changed = f"{self.parts_path}/changed.json"
        targets = [
            MadeTarget(self.index_path, self.index_path, lambda: self.index.head),
            MadeTarget(changed, changed, lambda: self.index.changed),
        ]
        for number in range(files_of_cards(count)):
            path = f"{self.parts_path}/cards-{number}.json"
            targets.append(MadeTarget(path, path, lambda n=number: self.index.cards[n]))  # type: ignore[misc]
        for number in range(files_of_words(count)):
            path = f"{self.parts_path}/words-{number}.json"
            targets.append(MadeTarget(path, path, lambda n=number: self.index.words[n]))  # type: ignore[misc]
        return targets

    def view(self) -> SearchView:
        """The search page."""
        say = self.interface.gettext
        path = routes.search_path(self.interface.code)
        heading = say("Find in the catalogue")
        intro = say("Institutes, laboratories, programmes, partners, agreements and events.")
        page = self.views.page(path, "search", heading, intro)
        return SearchView(
            page=page,
            root="../",
            index_url=page.base + self.index_path,
            worker_url=f"{page.base}assets/search/worker.js",
            script_url=f"{page.base}assets/search/page.js",
            facets=self._facets(),
            cards=self.views.cards(self.records[:CARDS], page.base),
            total=len(self.records),
            lists=all_lists(self.views, page.base),
            texts=search_texts(self.interface),
            ways=ways(self.interface),
            sorts=sorts(self.interface),
            map=map_of(self.views, (), page.base),
        )

    def _document(self, item: SearchableRecord) -> Document:
        record, views = item.record, self.views
        card = views.card(record, "")
        apply = application_of(record)
        names = [name for name in record.name.texts() if name != card.name.text]
        # The index is data, in which no part of a text can have a lang attribute.
        plain = remove_fallback_marks if self.interface.uses_fallback else str
        texts = [text.in_language(self.interface.code).text for text in item.texts]
        for other in item.related:
            texts.append(views.face(other).name.text)
            if isinstance(other, Named):
                texts += other.aliases
        texts += item.labels
        return Document(
            id=record.id,
            kind=record.kind,
            kind_label=plain(card.kind_label),
            kind_order=record.order,
            href=card.href.split("/", 1)[1],
            name=card.name.text,
            name_lang=card.name.lang,
            aliases=[*record.aliases, *names, *item.places],
            summary=card.summary.text if card.summary else "",
            summary_lang=card.summary.lang if card.summary else None,
            text=" ".join(texts),
            status=Labelled(card.status.code, plain(card.status.label)) if card.status else None,
            region=Labelled(item.facets[REGION.name][0], plain(card.region))
            if card.region
            else None,
            meta=tuple(map(plain, card.meta)),
            facets={n: v for n, v in item.facets.items() if n not in _OF_OTHER_FIELDS},
            date=record.filed_under(),
            changed=str(record.verified or "") if isinstance(record, Record) else "",
            opens=str(apply.opens or "") if apply else "",
            closes=str(apply.closes or "") if apply else "",
            leads=record.leads(),
        )

    def _facets(self) -> list[Choices]:
        counts: dict[str, Counter[str]] = {}
        for item in self._found:
            for name, values in item.facets.items():
                counts.setdefault(name, Counter()).update(values)
        applications = any(application_of(item.record) for item in self._found)
        return facets(self.views, counts, applications)
