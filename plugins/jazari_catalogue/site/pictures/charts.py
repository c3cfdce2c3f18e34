"""The charts of the statistics page: tables whose lines hold a bar, so that both say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import REGION_PAGE
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import (
    AgreementType,
    PartnerType,
    SourceLevel,
    Status,
    Vocabulary,
)
from jazari_catalogue.site.pictures.pages import picture_page
from jazari_catalogue.site.view_data import Figure, PageView, Value, View

if TYPE_CHECKING:
    from jazari_catalogue.records.catalogue import Catalogue
    from jazari_catalogue.site.views import Views


class Segment(View, frozen=True):
    """A piece of a bar, in hundredths of the longest bar; ``fill`` is the number of its pattern."""

    start: float
    length: float
    fill: int


class Bar(View, frozen=True):
    """A line of a chart: what it is about, its bar, and the numbers that the bar shows."""

    label: Value
    segments: tuple[Segment, ...]
    numbers: tuple[str, ...]


class Column(View, frozen=True):
    """What the numbers of a column count; ``fill`` where a pattern of the bars stands for it."""

    label: Value
    fill: int | None = None


class Chart(View, frozen=True):
    """A chart, told as a table: ``subject`` heads the column of labels."""

    id: str
    heading: str
    note: str
    subject: str
    columns: tuple[Column, ...]
    bars: tuple[Bar, ...]
    more: Value


class StatisticsView(View, frozen=True):
    """The page of the charts; ``figures`` are counts of the catalogue as a whole."""

    page: PageView
    figures: tuple[Figure, ...]
    fills: int
    """How many patterns the charts use."""
    charts: tuple[Chart, ...]


class Counts(NamedTuple):
    """What the charts count, in no language."""

    status_by_region: dict[str | None, Counter[Status | None]]
    type_by_year: dict[str, Counter[AgreementType | None]]
    partner_types: Counter[PartnerType | None]
    fact_levels: Counter[SourceLevel]
    texts: int
    texts_in: dict[str, int]


def counted(catalogue: Catalogue) -> Counts:
    """The numbers of the statistics page."""
    by_region: dict[str | None, Counter[Status | None]] = {}
    for institute in catalogue.of_kind(Institute):
        by_region.setdefault(institute.region, Counter())[institute.status] += 1
    by_year: dict[str, Counter[AgreementType | None]] = {}
    for agreement in catalogue.of_kind(Agreement):
        year = str(agreement.signed or "")[:4]
        by_year.setdefault(year, Counter())[agreement.type] += 1
    partners = Counter(partner.type for partner in catalogue.of_kind(Partner))
    forms: Counter[tuple[str, ...] | None] = Counter()
    for record in catalogue.records.values():
        forms.update(
            None if text.plain is not None else tuple(text.by_language)
            for text in _texts_of(record)
        )
    texts_in = {
        code: sum(n for form, n in forms.items() if form is None or code in form)
        for code in LANGUAGES
    }
    return Counts(by_region, by_year, partners, _fact_levels(catalogue), forms.total(), texts_in)


def _fact_levels(catalogue: Catalogue) -> Counter[SourceLevel]:
    """Sourced facts by the level of their best source: evidenced fields and statements."""
    levels = list(SourceLevel)
    rank: dict[str, int] = {
        source.id: levels.index(source.level) for source in catalogue.of_kind(Source)
    }
    best: Counter[int] = Counter()
    for record in catalogue.records.values():
        if isinstance(record, Record):
            best.update(min(map(rank.__getitem__, cited)) for cited in _cited_by_fact(record))
    return Counter({levels[index]: number for index, number in best.items()})


def _cited_by_fact(record: Record) -> Iterator[Sequence[str]]:
    if record.evidence is not None:
        yield from record.evidence.values()
    for claim in record.statements:
        yield claim.sources


def _texts_of(record: Entry) -> Iterator[LocalText]:
    """The texts of a record that are there to be translated: all but names."""
    if isinstance(record, Named):
        yield record.summary
    if isinstance(record, Record):
        if record.description is not None:
            yield record.description
        for claim in record.statements:
            yield claim.text
        for dispute in record.disputes:
            for claim in dispute.claims:
                yield claim.text
        for value in record.__dict__.values():
            if type(value) is list and value and type(value[0]) is LocalText:
                yield from value


def statistics_page(views: Views, counts: Counts) -> StatisticsView:
    """The statistics page in the language of ``views``."""
    say = views.interface.gettext
    page = picture_page(views, "statistics")
    draw = _Charts(views, page.base)
    charts = (
        draw.institutes(counts.status_by_region),
        draw.agreements(counts.type_by_year),
        draw.partners(counts.partner_types),
        draw.facts(counts.fact_levels),
        draw.translations(counts.texts, counts.texts_in),
    )
    catalogue = views.catalogue
    number = views.interface.number
    figures = (
        Figure(say("Records"), number(len(catalogue) - len(catalogue.of_kind(Source)))),
        Figure(say("Sources"), number(len(catalogue.of_kind(Source)))),
        Figure(say("Facts with their source"), number(counts.fact_levels.total())),
        Figure(say("Languages"), number(len(LANGUAGES))),
    )
    used = (segment.fill for c in charts for bar in c.bars for segment in bar.segments)
    fills = max(used, default=-1) + 1
    # A chart of nothing would be an empty table that leads to a list nobody publishes.
    drawn = tuple(chart for chart in charts if chart.bars)
    return StatisticsView(page, figures, fills, drawn)


class _Charts:
    """Makes the charts of one language, for a page whose way to the root is ``base``."""

    def __init__(self, views: Views, base: str) -> None:
        self._views = views
        self._base = base
        self._say = views.interface.gettext
        self._lang = views.lang

    def institutes(self, counts: Mapping[str | None, Counter[Status | None]]) -> Chart:
        say, words = self._say, self._views.interface.words
        search = self._base + routes.search_path(self._lang)
        rows = [
            (
                Value(
                    words(REGIONS[code]),
                    href=self._base + routes.facet_path(self._lang, REGION_PAGE, code),
                ),
                counts[code],
            )
            for code in REGIONS
            if code in counts
        ]
        if None in counts:
            rows.append((Value(say("Region not stated")), counts[None]))
        columns, bars = self._stacked(
            Status,
            rows,
            lambda status: f"{search}?kind={Institute.kind}&status={status}",
        )
        return Chart(
            id="institutes",
            heading=say("Institutes by region and status"),
            note=say("A status is what the sources say of the institute."),
            subject=say("Region"),
            columns=columns,
            bars=bars,
            more=self._list_of(Institute, say("All institutes")),
        )

    def agreements(self, counts: Mapping[str, Counter[AgreementType | None]]) -> Chart:
        say = self._say
        search = self._base + routes.search_path(self._lang)
        years = sorted(year for year in counts if year)
        rows = [
            (Value(year, href=f"{search}?kind={Agreement.kind}&year={year}"), counts[year])
            for year in years
        ]
        if "" in counts:
            rows.append((Value(say("Date not stated or disputed")), counts[""]))
        columns, bars = self._stacked(AgreementType, rows)
        return Chart(
            id="agreements",
            heading=say("Agreements by year and form"),
            note=say("The year is that of the signature. The timeline shows months and days."),
            subject=say("Year"),
            columns=columns,
            bars=bars,
            more=Value(
                say("Timeline"), href=self._base + routes.picture_path(self._lang, "timeline")
            ),
        )

    def partners(self, counts: Counter[PartnerType | None]) -> Chart:
        say, words = self._say, self._views.interface.words
        rows = [
            (words(kind.titles) if kind else say("Type not stated"), counts[kind])
            for kind in sorted([*PartnerType, None], key=lambda kind: -counts[kind])
            if counts[kind]
        ]
        return Chart(
            id="partners",
            heading=say("Partners by type"),
            note=say("Types are those of the Research Organization Registry (ROR)."),
            subject=say("Type"),
            columns=(Column(Value(say("Partners"))),),
            bars=self._plain(rows),
            more=self._list_of(Partner, say("All partners")),
        )

    def facts(self, counts: Counter[SourceLevel]) -> Chart:
        say, words = self._say, self._views.interface.words
        rows = [(words(level.titles), counts[level]) for level in SourceLevel if counts[level]]
        return Chart(
            id="facts",
            heading=say("Facts by level of their source"),
            note=say(
                "Each fact that names its sources counts once, under the one nearest to what it "
                "states: official first."
            ),
            subject=say("Level"),
            columns=(Column(Value(say("Facts"))), Column(Value(say("Share")))),
            bars=self._plain(rows, counts.total()),
            more=self._list_of(Source, say("All sources")),
        )

    def translations(self, total: int, counts: Mapping[str, int]) -> Chart:
        say = self._say
        rows = [(LANGUAGES[code].native_name, number) for code, number in counts.items()]
        bars = tuple(
            Bar(
                Value(bar.label.text, lang=None if code == self._lang else code),
                bar.segments,
                bar.numbers,
            )
            for code, bar in zip(counts, self._plain(rows, total, whole=True), strict=True)
        )
        return Chart(
            id="translations",
            heading=say("Texts by language"),
            note=say(
                "Summaries, descriptions, statements and other texts. What a language lacks, its "
                "pages show in French and mark so. Names stay as the sources give them."
            ),
            subject=say("Language"),
            columns=(Column(Value(say("Texts"))), Column(Value(say("Share")))),
            bars=bars,
            more=Value(
                say("Find in the catalogue"), href=self._base + routes.search_path(self._lang)
            ),
        )

    def _list_of(self, kind: type[Entry], label: str) -> Value:
        return Value(label, href=self._base + routes.list_path(self._lang, kind))

    def _plain(
        self, rows: Sequence[tuple[str, int]], total: int | None = None, whole: bool = False
    ) -> tuple[Bar, ...]:
        """One bar a row; with ``total`` each tells its share, and ``whole`` measures by it."""
        interface = self._views.interface
        longest = total if whole and total else max((number for _, number in rows), default=0)
        bars = []
        for label, number in rows:
            numbers = [interface.number(number)]
            if total:
                numbers.append(interface.percent(number / total))
            segment = Segment(0.0, _hundredths(number, longest), 0)
            bars.append(Bar(Value(label), (segment,), tuple(numbers)))
        return tuple(bars)

    def _stacked(
        self,
        vocabulary: type[Vocabulary],
        rows: Sequence[tuple[Value, Counter[Any]]],
        href: Any = None,
    ) -> tuple[tuple[Column, ...], tuple[Bar, ...]]:
        """A column for each value that occurs and one for the sum; a bar of pieces a row."""
        interface, say = self._views.interface, self._say
        values = [value for value in vocabulary if any(counts[value] for _, counts in rows)]
        shown: list[Any] = [*values, *([None] if any(c[None] for _, c in rows) else [])]
        columns = [
            Column(
                Value(interface.words(value.titles), href=href(value) if href else None)
                if value is not None
                else Value(say("Not stated")),
                fill,
            )
            for fill, value in enumerate(shown)
        ]
        columns.append(Column(Value(say("Total"))))
        longest = max((counts.total() for _, counts in rows), default=0)
        bars = []
        for label, counts in rows:
            numbers = [counts[value] for value in shown]
            starts = [0, *accumulate(numbers)]
            segments = tuple(
                Segment(_hundredths(start, longest), _hundredths(number, longest), fill)
                for fill, (start, number) in enumerate(zip(starts, numbers, strict=False))
                if number
            )
            told = (*map(interface.number, numbers), interface.number(counts.total()))
            bars.append(Bar(label, segments, told))
        return tuple(columns), tuple(bars)


def _hundredths(number: int, longest: int) -> float:
    return round(100 * number / longest, 2) if longest else 0.0
