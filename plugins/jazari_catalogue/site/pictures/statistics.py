"""The statistics page: what is counted in the records, and the charts that show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.counting import count_strengths, count_texts
from jazari_catalogue.records.facet_fields import KIND, YEAR
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import REGION_PAGE, STATUS, STRENGTH_PAGE
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import (
    AgreementType,
    PartnerType,
    Status,
    Strength,
)
from jazari_catalogue.site.pictures.charts import Chart, Column, plain_bars, stacked_bars
from jazari_catalogue.site.pictures.pages import picture_page
from jazari_catalogue.site.view_data import Figure, PageView, Value, View

if TYPE_CHECKING:
    from jazari_catalogue.records.catalogue import Catalogue
    from jazari_catalogue.site.views import Views


class StatisticsView(View, frozen=True):
    """The statistics page; ``figures`` are counts of the whole catalogue."""

    page: PageView
    figures: tuple[Figure, ...]
    fills: int
    """The number of patterns that the charts use."""
    charts: tuple[Chart, ...]


class Counts(NamedTuple):
    """What the charts show, independent of language. None and "" count records without a value."""

    status_by_region: dict[str | None, Counter[Status | None]]
    type_by_year: dict[str, Counter[AgreementType | None]]
    """By the year of the signature, in four digits."""
    partner_types: Counter[PartnerType | None]
    strength_by_kind: dict[type[Entry], Counter[Strength]]
    """Of records, by their kind."""
    fact_strengths: Counter[Strength]
    """Of values that have sources of their own."""
    disputes: int
    gaps: int
    texts: int
    """The texts that can be translated."""
    texts_in: dict[str, int]
    """How many of them each language has, by its code."""


def counts_of(catalogue: Catalogue) -> Counts:
    """What the statistics page shows of ``catalogue``."""
    by_region: dict[str | None, Counter[Status | None]] = {}
    for institute in catalogue.of_kind(Institute):
        by_region.setdefault(institute.region, Counter())[institute.status] += 1
    by_year: dict[str, Counter[AgreementType | None]] = {}
    for agreement in catalogue.of_kind(Agreement):
        year = str(agreement.signed or "")[:4]
        by_year.setdefault(year, Counter())[agreement.type] += 1
    partners = Counter(partner.type for partner in catalogue.of_kind(Partner))
    texts, texts_in = count_texts(catalogue, LANGUAGES)
    by_kind: dict[type[Entry], Counter[Strength]] = {}
    disputes = 0
    for record in catalogue.with_sources:
        by_kind.setdefault(type(record), Counter())[catalogue.strength(record)] += 1
        disputes += len(record.disputes)
    return Counts(
        status_by_region=by_region,
        type_by_year=by_year,
        partner_types=partners,
        strength_by_kind=by_kind,
        fact_strengths=sum(count_strengths(catalogue).values(), Counter()),
        disputes=disputes,
        gaps=len(catalogue.all_gaps()),
        texts=texts,
        texts_in=texts_in,
    )


def statistics_page(views: Views, counts: Counts) -> StatisticsView:
    """The statistics page in the language of ``views``."""
    say = views.interface.gettext
    page = picture_page(views, "statistics")
    draw = _Charts(views, page.base)
    charts = (
        draw.records(counts.strength_by_kind),
        draw.facts(counts.fact_strengths),
        draw.institutes(counts.status_by_region),
        draw.agreements(counts.type_by_year),
        draw.partners(counts.partner_types),
        draw.translations(counts.texts, counts.texts_in),
    )
    catalogue = views.catalogue
    number = views.interface.number
    figures = (
        Figure(say("Records"), number(len(catalogue) - len(catalogue.of_kind(Source)))),
        Figure(say("Sources"), number(len(catalogue.of_kind(Source)))),
        Figure(say("Facts with a source"), number(counts.fact_strengths.total())),
        Figure(
            say("Points on which sources differ"),
            number(counts.disputes),
            page.base + routes.disputes_path(views.lang),
        ),
        Figure(
            say("Questions without an answer"),
            number(counts.gaps),
            page.base + routes.gaps_path(views.lang),
        ),
        Figure(say("Languages"), number(len(LANGUAGES))),
    )
    used = (segment.fill for c in charts for bar in c.bars for segment in bar.segments)
    fills = max(used, default=-1) + 1
    # An empty chart would link to the list of a kind without records, which is not published.
    drawn = tuple(chart for chart in charts if chart.bars)
    return StatisticsView(page, figures, fills, drawn)


class _Charts:
    """Makes the charts in one language, for a page whose relative root is ``base``."""

    def __init__(self, views: Views, base: str) -> None:
        self._base = base
        self._views = views
        self._interface = views.interface
        self._say = views.interface.gettext
        self._lang = views.lang

    def institutes(self, counts: Mapping[str | None, Counter[Status | None]]) -> Chart:
        say, title_of = self._say, self._interface.title
        rows = [
            (
                Value(
                    title_of(REGIONS[code]),
                    href=self._base + routes.facet_path(self._lang, REGION_PAGE, code),
                ),
                counts[code],
            )
            for code in REGIONS
            if code in counts
        ]
        if None in counts:
            rows.append((Value(say("Region not stated")), counts[None]))
        columns, bars = stacked_bars(
            self._interface,
            Status,
            rows,
            lambda status: self._search({KIND: Institute.kind, STATUS.name: status}),
        )
        return Chart(
            id="institutes",
            heading=say("Institutes by region and status"),
            note=say("The status is what the sources say about the institute."),
            subject=say("Region"),
            columns=columns,
            bars=bars,
            more=self._list_of(Institute, say("All institutes")),
        )

    def agreements(self, counts: Mapping[str, Counter[AgreementType | None]]) -> Chart:
        say = self._say
        years = sorted(year for year in counts if year)
        rows = [
            (Value(year, href=self._search({KIND: Agreement.kind, YEAR: year})), counts[year])
            for year in years
        ]
        if "" in counts:
            rows.append((Value(say("Date disputed or not stated")), counts[""]))
        columns, bars = stacked_bars(self._interface, AgreementType, rows)
        return Chart(
            id="agreements",
            heading=say("Agreements by year and form"),
            note=say("Counted by year of signature. The timeline shows months and days."),
            subject=say("Year"),
            columns=columns,
            bars=bars,
            more=Value(
                say("Timeline"), href=self._base + routes.picture_path(self._lang, "timeline")
            ),
        )

    def partners(self, counts: Counter[PartnerType | None]) -> Chart:
        say, title_of = self._say, self._interface.title
        rows = [
            (Value(title_of(type_.titles) if type_ else say("Type not stated")), counts[type_])
            for type_ in sorted([*PartnerType, None], key=lambda type_: -counts[type_])
            if counts[type_]
        ]
        return Chart(
            id="partners",
            heading=say("Partners by type"),
            note=say("Types are those of the Research Organization Registry (ROR)."),
            subject=say("Type"),
            columns=(Column(Value(say("Partners"))),),
            bars=plain_bars(self._interface, rows),
            more=self._list_of(Partner, say("All partners")),
        )

    def records(self, counts: Mapping[type[Entry], Counter[Strength]]) -> Chart:
        say, title_of = self._say, self._interface.title
        rows = [
            (self._list_of(kind, title_of(kind.plural_titles)), counts[kind])
            for kind in KINDS.values()
            if kind in counts
        ]
        columns, bars = stacked_bars(
            self._interface,
            Strength,
            rows,
            lambda strength: self._views.strength(strength, self._base).href,
        )
        return Chart(
            id="records",
            heading=say("Records by strength of evidence"),
            note=say(
                "The strength of a record is that of its status or, without one, of its name."
            ),
            subject=say("Kind"),
            columns=columns,
            bars=bars,
            more=self._strengths(),
        )

    def facts(self, counts: Counter[Strength]) -> Chart:
        say, title_of = self._say, self._interface.title
        strengths = [strength for strength in Strength if counts[strength]]
        rows = [
            (
                Value(
                    title_of(strength.titles),
                    href=self._views.strength(strength, self._base).href,
                ),
                counts[strength],
            )
            for strength in strengths
        ]
        bars = plain_bars(self._interface, rows, counts.total())
        return Chart(
            id="facts",
            heading=say("Facts by strength of evidence"),
            note=say("Each fact that names its sources is counted once: values, steps, sentences."),
            subject=say("Strength"),
            columns=(Column(Value(say("Facts"))), Column(Value(say("Share")))),
            bars=tuple(
                replace(bar, strength=strength.value)
                for bar, strength in zip(bars, strengths, strict=True)
            ),
            more=self._list_of(Source, say("All sources")),
        )

    def translations(self, total: int, counts: Mapping[str, int]) -> Chart:
        say = self._say
        rows = [
            (Value(LANGUAGES[code].native_name, None if code == self._lang else code), number)
            for code, number in counts.items()
        ]
        return Chart(
            id="translations",
            heading=say("Texts by language"),
            note=say(
                "Summaries, descriptions, statements and other texts. Texts missing in a language "
                "are shown in French and marked as such. Names stay as the sources give them."
            ),
            subject=say("Language"),
            columns=(Column(Value(say("Texts"))), Column(Value(say("Share")))),
            bars=plain_bars(self._interface, rows, total, whole=True),
            more=Value(
                say("Search the catalogue"), href=self._base + routes.search_path(self._lang)
            ),
        )

    def _strengths(self) -> Value:
        path = routes.facet_path(self._lang, STRENGTH_PAGE)
        return Value(self._interface.title(STRENGTH_PAGE.titles), href=self._base + path)

    def _search(self, filters: Mapping[str, str]) -> str:
        """The address of the records with these values on the search page."""
        return self._base + routes.search_link(self._lang, filters)

    def _list_of(self, kind: type[Entry], label: str) -> Value:
        return Value(label, href=self._base + routes.list_path(self._lang, kind))
