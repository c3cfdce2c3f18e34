"""The page of coverage: how far each region has come, and how well sources support it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import KIND, facet_fields
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import REGION, REGION_PAGE, STATUS, STRENGTH
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Status, Strength
from jazari_catalogue.site.pages.lists import ordered
from jazari_catalogue.site.pages.overviews import coverage_overview
from jazari_catalogue.site.view_data import Labelled, PageView, StrengthView, Value, View
from jazari_catalogue.site.views import Views

NAMES = 3
"""The most records of a step and a strength that are named; others are counted."""


class CoveredGroup(View, frozen=True):
    """The records of one region, step and strength."""

    strength: StrengthView
    """With the address of these records on the search page, if that has filters for them."""
    number: str
    names: tuple[Value, ...]
    others: str | None
    """How many are not named, in words; None if all are."""


class CoverageCell(View, frozen=True):
    """What has reached a step, by strength; no groups if nothing has."""

    step: Labelled
    groups: tuple[CoveredGroup, ...]


class CoverageRow(View, frozen=True):
    """A region, or a kind whose records are in no region."""

    name: Value
    cells: tuple[CoverageCell, ...]


class CoverageTable(View, frozen=True):
    """Regions, or kinds, by step: those that have records."""

    steps: tuple[Labelled, ...]
    """Its columns: one for closing, and one for no step, only if it has such records."""
    rows: tuple[CoverageRow, ...]


class CoverageView(View, frozen=True):
    """The page of coverage."""

    page: PageView
    regions: CoverageTable
    empty: tuple[Value, ...]
    """Those of the twelve regions that have no institute."""
    kinds: CoverageTable


def coverage_view(views: Views) -> CoverageView:
    """The page of coverage in the language of ``views``."""
    path, sign, heading, intro, _ = coverage_overview(views.interface)
    tables = _Tables(views, routes.relative_root(path))
    regions, kinds = tables.of_regions(), tables.of_kinds()
    properties = views.structured_data.of_list(tables.named, 1, len(tables.named))
    page = views.page(path, sign, heading, intro, (), "CollectionPage", properties)
    empty = [region_link(views, code, page.base) for code in regions_without(views.catalogue)]
    return CoverageView(page, regions, tuple(empty), kinds)


def regions_without(catalogue: Catalogue) -> list[str]:
    """The codes of the regions that have no institute, in the order of the map."""
    covered = {institute.region for institute in catalogue.of_kind(Institute)}
    return [code for code in REGIONS if code not in covered]


def region_link(views: Views, code: str, base: str) -> Value:
    """The region ``code`` with the address of its page, on one whose relative root is ``base``."""
    path = routes.facet_path(views.lang, REGION_PAGE, code)
    return Value(views.interface.title(REGIONS[code]), href=base + path)


def kinds_without_region(kinds: Iterable[type[Entry]]) -> list[type[Record]]:
    """Those of ``kinds`` whose records go through steps, but are in no region."""
    return [
        kind
        for kind in kinds
        if issubclass(kind, Record) and kind.has_path and REGION not in facet_fields(kind)
    ]


class _Section(NamedTuple):
    """What a row shows: records, and the filters with which the search finds them."""

    name: Value
    records: Sequence[Record]
    filters: dict[str, str] | None
    """None if the search has no filter for them."""


class _Tables:
    """Makes the tables in one language, on a page whose relative root is ``base``."""

    def __init__(self, views: Views, base: str) -> None:
        self._views = views
        self._base = base
        self.named: list[Record] = []
        """The records that the tables name, in their order."""

    def of_regions(self) -> CoverageTable:
        """A row for each region with institutes, and one for the institutes without a region."""
        by_region: dict[str | None, list[Record]] = {}
        for institute in ordered(self._views, Institute):
            by_region.setdefault(institute.region, []).append(institute)
        sections = [
            _Section(
                region_link(self._views, code, self._base),
                by_region[code],
                {KIND: Institute.kind, REGION.name: code},
            )
            for code in REGIONS
            if code in by_region
        ]
        if None in by_region:
            name = Value(self._views.interface.gettext("Region not stated"))
            sections.append(_Section(name, by_region[None], None))
        return self._table(sections)

    def of_kinds(self) -> CoverageTable:
        """A row for each kind whose records go through steps, but are in no region."""
        title_of, lang = self._views.interface.title, self._views.lang
        return self._table(
            [
                _Section(
                    Value(
                        title_of(kind.plural_titles),
                        href=self._base + routes.list_path(lang, kind),
                    ),
                    ordered(self._views, kind),
                    {KIND: kind.kind},
                )
                for kind in kinds_without_region(self._views.catalogue.kinds())
            ]
        )

    def _table(self, sections: Sequence[_Section]) -> CoverageTable:
        used = {record.status for section in sections for record in section.records}
        steps: list[Status | None] = [
            step for step in Status if step is not Status.CLOSED or step in used
        ]
        if None in used:
            steps.append(None)
        return CoverageTable(
            tuple(map(self._column, steps)),
            tuple(
                CoverageRow(
                    section.name,
                    tuple(self._cell(step, section) for step in steps),
                )
                for section in sections
            ),
        )

    def _column(self, step: Status | None) -> Labelled:
        if step is None:
            return Labelled("", self._views.interface.gettext("Step not stated"))
        return self._views.status(step)

    def _cell(self, step: Status | None, section: _Section) -> CoverageCell:
        # The search has no filter for what is not stated.
        filters = None
        if step is not None and section.filters is not None:
            filters = {**section.filters, STATUS.name: step.value}
        by_strength: dict[Strength, list[Record]] = {}
        for record in section.records:
            if record.status is step:
                strength = self._views.catalogue.strength(record)
                by_strength.setdefault(strength, []).append(record)
        return CoverageCell(
            self._column(step),
            tuple(
                self._group(strength, by_strength[strength], filters)
                for strength in Strength
                if strength in by_strength
            ),
        )

    def _group(
        self, strength: Strength, records: Sequence[Record], filters: dict[str, str] | None
    ) -> CoveredGroup:
        shown = self._views.strength(strength, self._base)
        if filters is not None:
            filters = {**filters, STRENGTH.name: strength.value}
            search = routes.search_link(self._views.lang, filters)
            shown = StrengthView(shown.code, shown.label, self._base + search)
        self.named += records[:NAMES]
        number, left = len(records), len(records) - NAMES
        return CoveredGroup(
            shown,
            self._views.interface.number(number),
            tuple(self._views.link_to(record, self._base) for record in records[:NAMES]),
            self._views.others(left) if left > 0 else None,
        )
