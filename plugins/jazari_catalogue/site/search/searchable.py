"""What search knows of a record whatever the language of the page: texts, places, facet values."""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import KIND, YEAR, all_facets
from jazari_catalogue.records.model.application import application_of
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pictures.moments import moments_of
from jazari_catalogue.site.search.structure import row_key


class SearchableRecord(NamedTuple):
    """What search knows of a record whatever the language of the page."""

    record: Record
    related: list[Entry]
    """The records that it refers to."""
    texts: list[LocalText]
    """Its texts other than name and summary."""
    places: list[str]
    """Its city or venue, in every language."""
    labels: list[str]
    """Its region and its other values from vocabularies, as pages name them, in every language."""
    disputed_dates: list[str]
    """The dates that sources differ on, if they stand in place of the date that files it, newest
    first."""
    facets: dict[str, list[str]]
    """Facet -> values, as in the URL; without ``apply``, which depends on the reader's day."""


class Searchable:
    """Every record but topics and sources, and what search knows of each, which it is asked for.

    ``inputs`` are the digests of the records of ``catalogue``.
    """

    def __init__(self, catalogue: Catalogue, inputs: Inputs) -> None:
        self.catalogue = catalogue
        self._inputs = inputs
        self._known: dict[str, SearchableRecord] = {}

    def __len__(self) -> int:
        """How many records there are."""
        return len(self.catalogue.with_sources)

    @cached_property
    def records(self) -> list[Record]:
        """The records in the order of rows."""
        return sorted(
            self.catalogue.with_sources,
            key=lambda record: row_key(record.order, record.kind, record.id),
        )

    @cached_property
    def digests(self) -> list[bytes]:
        """For each row a digest of what search knows of the record, in any language."""
        return [self._digest(record) for record in self.records]

    def _digest(self, record: Record) -> bytes:
        related: list[object] = []
        for edge in self.catalogue.outgoing.get(record.id, ()):
            other = self.catalogue[edge.object]
            aliases = other.aliases if isinstance(other, Named) else None
            related.append((self._inputs.name(other.id), aliases))
        own = self._inputs.own(record.id)
        return digest_of((own, self.catalogue.strength(record), related))

    @cached_property
    def everything(self) -> bytes:
        """A digest of all records, also of those that search does not find."""
        return self._inputs.everything

    def __getitem__(self, record: Record) -> SearchableRecord:
        """What search knows of ``record``."""
        known = self._known.get(record.id)
        if known is None:
            known = self._known[record.id] = SearchableRecord(
                record,
                _related(record, self.catalogue),
                _long_texts(record),
                _places(record),
                _labels(record),
                _disputed_dates(record),
                _facet_values(record, self.catalogue),
            )
        return known

    @cached_property
    def facet_counts(self) -> dict[str, Counter[str]]:
        """Facet -> value, as in the URL -> how many records have it."""
        counts: dict[str, Counter[str]] = {}
        for record in self.records:
            for name, values in _facet_values(record, self.catalogue).items():
                counts.setdefault(name, Counter()).update(values)
        return counts

    @cached_property
    def last_closing(self) -> str:
        """The last day on which applications close, or "" if none do."""
        applications = (application_of(record) for record in self.records)
        closings = (str(apply.closes) for apply in applications if apply and apply.closes)
        # A month ends after each of its days.
        return max(closings, key=lambda day: f"{day}~", default="")

    @cached_property
    def has_applications(self) -> bool:
        """Whether there is anything to apply for."""
        return any(application_of(record) for record in self.records)


def _related(record: Entry, catalogue: Catalogue) -> list[Entry]:
    """The records that ``record`` refers to, each once."""
    ids = dict.fromkeys(edge.object for edge in catalogue.outgoing.get(record.id, []))
    return [catalogue[record_id] for record_id in ids]


class _SearchFields(NamedTuple):
    """The names of the fields of a kind that are searched."""

    texts: list[str]
    """Fields with localized text."""
    places: list[str]
    """Fields with a city or venue."""
    labelled: list[str]
    """Fields with values from a vocabulary, or regions."""


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
    """Every text of ``record`` but its name and summary."""
    texts = [text for _, text in record.prose()]
    texts += [statement.text for statement in record.statements]
    for name in _search_fields(type(record)).texts:
        texts += record.values_of(name)
    return texts


def _places(record: Record) -> list[str]:
    fields = _search_fields(type(record)).places
    return [text for name in fields for place in record.values_of(name) for text in place.texts()]


def _labels(record: Entry) -> list[str]:
    labels: list[str] = []
    for name in _search_fields(type(record)).labelled:
        for value in record.values_of(name):
            labels += value.titles if isinstance(value, Vocabulary) else REGIONS[value]
    return labels


def _disputed_dates(record: Record) -> list[str]:
    """The dates that sides of a dispute give instead of the date that files ``record``.

    If it has no such date, those of any of its dates, unless a step is certain of the only one.
    """
    if not record.disputes:
        return []
    moments = moments_of(record)
    certain = {moment.date for moment in moments if moment.step and not moment.disputed}
    disputed = [moment for moment in moments if moment.disputed and moment.date not in certain]
    filing = [moment for moment in disputed if moment.files]
    instead = filing or ([] if record.filed_under() else disputed)
    return sorted({str(moment.date) for moment in instead}, reverse=True)


def _facet_values(record: Record, catalogue: Catalogue) -> dict[str, list[str]]:
    """Facet -> values of ``record``, as in the URL; facets without a value are left out."""
    by_facet = catalogue.facet_values(record)
    values_of_facets = {KIND: [record.kind]}
    for facet in all_facets():
        if facet in by_facet:
            values_of_facets[facet.name] = [routes.url_value(value) for value in by_facet[facet]]
    dates = _disputed_dates(record) or [record.filed_under()]
    values_of_facets[YEAR] = list(dict.fromkeys(date[:4] for date in dates if date))
    return {name: values for name, values in values_of_facets.items() if values}
