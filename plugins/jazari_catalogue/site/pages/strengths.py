"""The page that explains the strength of evidence: what each sign means and how it is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.model.facets import STRENGTH_PAGE
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import SourceLevel, Strength
from jazari_catalogue.site.pages.lists import ListedFacet, ListView, facet_view
from jazari_catalogue.site.pages.overviews import institutes_first
from jazari_catalogue.site.view_data import PageView, StrengthView, Value, View
from jazari_catalogue.site.views import Views

MOST = 200
"""The records that examples are taken from, the first in the order of the page of disputes."""


class Support(NamedTuple):
    """The sources of a value, counted as `Catalogue.strength_of` does."""

    pages: int
    copies: int
    """How many of the pages do not count, since they and another page have one text."""
    publishers: int
    """Publishers of the press, of the pages that count."""
    official: int
    """Pages of institutions of the State."""


class StrengthGroup(View, frozen=True):
    """A strength: its list, what it means, and how much of the catalogue has it."""

    code: str
    value: Value
    explanation: str
    records: int
    values: int
    """Values of records, paragraphs, steps and statements."""


class StrengthExample(View, frozen=True):
    """A value of a record that shows how its strength is counted."""

    name: Value
    """The name of the record."""
    field: str
    """The title of the field."""
    support: Support
    strength: StrengthView


class StrengthsView(View, frozen=True):
    """The page of strengths."""

    page: PageView
    kind: str
    intro: str | None
    groups: tuple[StrengthGroup, ...]
    examples: tuple[StrengthExample, ...]


def strengths_view(
    views: Views, listed: ListedFacet, values: Mapping[Strength, int]
) -> StrengthsView:
    """The page of strengths; ``listed`` is their facet, ``values`` counts values with sources."""
    plain: ListView = facet_view(views, listed)
    title_of = views.interface.title
    return StrengthsView(
        plain.page,
        plain.kind,
        plain.intro,
        tuple(
            StrengthGroup(
                group.code,
                group.value,
                title_of(STRENGTH_PAGE.explanations[group.code]),
                group.number,
                values[Strength(group.code)],
            )
            for group in plain.groups
        ),
        tuple(_examples(views, plain.page.base)),
    )


def _examples(views: Views, base: str) -> Iterator[StrengthExample]:
    """For each strength, the value that shows best how it is counted: copies, then many pages."""
    catalogue = views.catalogue
    best: dict[Strength, tuple[Support, Record, str]] = {}
    for record in institutes_first(views, catalogue.with_sources)[:MOST]:
        for value in catalogue.cited_values(record):
            strength = catalogue.strength_of(value.sources)
            support = support_of(catalogue, value.sources)
            before = best.get(strength)
            if value.dispute is None and (before is None or _shows(support) > _shows(before[0])):
                best[strength] = support, record, value.field
    for strength in Strength:
        if strength in best:
            support, record, field = best[strength]
            title = views.interface.title(record.fields()[field].titles)
            code = views.strength(strength, base)
            yield StrengthExample(views.link_to(record, base), title, support, code)


def _shows(support: Support) -> tuple[bool, int]:
    return bool(support.copies), support.pages


def support_of(catalogue: Catalogue, source_ids: Sequence[str]) -> Support:
    """The sources ``source_ids`` of a value, counted."""
    source: Any = catalogue.records
    originals = [catalogue.original(source_id) for source_id in source_ids]
    levels = [source[source_id].level for source_id in source_ids]
    return Support(
        len(originals),
        len(originals) - len({*originals}),
        len(catalogue.press_publishers(source_ids)),
        levels.count(SourceLevel.OFFICIAL),
    )
