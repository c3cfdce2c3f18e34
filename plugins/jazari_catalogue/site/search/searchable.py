"""What search knows of each record, in any language: its texts, places, labels and facet values."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import all_facets, facet_fields
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.search.facets import KIND, YEAR, url_value


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
