"""The statistics page: the charts that show what is counted in the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.records.facet_fields import KIND
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import (
    REGION,
    REGION_PAGE,
    STATUS,
    STRENGTH,
    STRENGTH_PAGE,
)
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Question, Status, Strength
from jazari_catalogue.site.ordering import in_list_order
from jazari_catalogue.site.pictures import chart_headings
from jazari_catalogue.site.pictures.agreement_dates import AgreementDates, periods
from jazari_catalogue.site.pictures.charts import (
    BarChart,
    Column,
    NamedRecord,
    PathChart,
    SignedNumber,
    SignRow,
    SignTable,
    Step,
    bars_of,
)
from jazari_catalogue.site.pictures.counts import Counts
from jazari_catalogue.site.pictures.pages import picture_page
from jazari_catalogue.site.view_data import Figure, Labelled, PageView, Value, View

if TYPE_CHECKING:
    from jazari_catalogue.history.old_texts import TranslationCount
    from jazari_catalogue.site.views import Views
    from jazari_catalogue.texts.interface import Interface

MOST_NAMED = 8
"""How many institutes at a step are named."""


class StatisticsView(View, frozen=True):
    """The statistics page; ``figures`` are counts of the whole catalogue.

    A chart is None, or missing among ``charts``, if the catalogue has nothing for it.
    """

    page: PageView
    figures: tuple[Figure, ...]
    translations: str
    """How many translations are older than the French text, in a sentence."""
    path: PathChart | None
    charts: tuple[BarChart, ...]
    regions: SignTable | None


def statistics_page(views: Views, counts: Counts) -> StatisticsView:
    """The statistics page in the language of ``views``."""
    page = picture_page(views, "statistics")
    base = page.base
    draw = _Charts(views, base)
    figures = figures_of(views, counts, base)
    charts = (
        draw.facts(counts.facts, counts.records),
        draw.agreements(counts.agreements),
        draw.gaps(counts.gaps),
    )
    return StatisticsView(
        page,
        figures,
        _translations(views.interface, counts.translations),
        draw.institutes(counts.institutes) if counts.institutes else None,
        tuple(chart for chart in charts if chart.bars),
        draw.regions(counts.by_region) if counts.by_region else None,
    )


def figures_of(views: Views, counts: Counts, base: str) -> tuple[Figure, ...]:
    """The figures of the whole catalogue, on a page whose relative root is ``base``."""
    say, number, lang = views.interface.gettext, views.interface.number, views.lang
    return (
        Figure(say("Records"), number(counts.records.total())),
        Figure(say("Sources"), number(counts.sources)),
        Figure(say("Facts with a source"), number(counts.facts.total())),
        Figure(
            say("Points on which sources differ"),
            number(counts.disputes),
            base + routes.disputes_path(lang),
        ),
        Figure(say("Gaps"), number(counts.gaps.total()), base + routes.gaps_path(lang)),
    )


def _translations(interface: Interface, counts: Mapping[str, TranslationCount] | None) -> str:
    say, number = interface.gettext, interface.number
    if counts is None:
        return say(
            "It is not known how many translations are older than the French text: this site was "
            "built without the history of its records."
        )
    parts = [
        say("{number} of {total} in {language}").format(
            number=number(count.old),
            total=number(count.all),
            language=interface.language_name(code),
        )
        for code, count in counts.items()
    ]
    label = say("Translations older than the French text")
    sentence = say("{label}: {value}").format(label=label, value=interface.sentence_of(parts))
    return f"{sentence}."


class _Charts:
    """Makes the charts in one language, for a page whose relative root is ``base``."""

    def __init__(self, views: Views, base: str) -> None:
        self._base = base
        self._views = views
        self._interface = views.interface
        self._say = views.interface.gettext
        self._lang = views.lang

    def institutes(self, by_step: Mapping[Status | None, list[Institute]]) -> PathChart:
        """Every institute at the step that it reached."""
        say = self._say
        return PathChart(
            id="institutes",
            heading=chart_headings.of_institutes(
                self._interface, {step: len(institutes) for step, institutes in by_step.items()}
            ),
            note=say("The latest step that sources give for each institute."),
            steps=tuple(self._step(step, by_step.get(step, [])) for step in _steps(by_step)),
            more=self._list_of(Institute, say("All institutes")),
        )

    def _step(self, step: Status | None, institutes: list[Institute]) -> Step:
        ordered = in_list_order(institutes, self._views.position)
        left = len(ordered) - MOST_NAMED
        # The search has no filter for what is not stated.
        filters = {KIND: Institute.kind} | ({STATUS.name: step.value} if step else {})
        others = Value(self._views.others(left), href=self._search(filters)) if left > 0 else None
        catalogue = self._views.catalogue
        return Step(
            step=Labelled(step.value if step else "", self._label(step)),
            number=self._interface.number(len(ordered)),
            records=tuple(
                NamedRecord(
                    self._views.link_to(institute, self._base),
                    self._views.strength(catalogue.strength(institute), self._base),
                )
                for institute in ordered[:MOST_NAMED]
            ),
            others=others,
        )

    def facts(self, facts: Counter[Strength], records: Counter[Strength]) -> BarChart:
        """How strong the evidence of facts and of records is."""
        say, total = self._say, facts.total()
        strengths = [strength for strength in Strength if facts[strength] or records[strength]]
        shown = [self._views.strength(strength, self._base) for strength in strengths]
        bars = bars_of(
            self._interface,
            [
                (Value(view.label, href=view.href), [facts[strength]])
                for strength, view in zip(strengths, shown, strict=True)
            ],
            total,
        )
        return BarChart(
            id="facts",
            heading=chart_headings.of_facts(
                self._interface, facts[Strength.OFFICIAL] + facts[Strength.SEVERAL], total
            ),
            note=say("Each sourced fact is counted once: a value, a step or a sentence.")
            + " "
            + say("The strength of a record is that of its status or, without one, of its name."),
            subject=say("Strength"),
            columns=(
                Column(say("Facts"), "solid"),
                Column(say("Share")),
                Column(say("Records")),
            ),
            bars=tuple(
                replace(
                    bar,
                    numbers=(
                        *bar.numbers,
                        self._interface.percent(facts[strength] / total if total else 0),
                        self._interface.number(records[strength]),
                    ),
                    strength=strength.value,
                )
                for bar, strength in zip(bars, strengths, strict=True)
            ),
            more=Value(
                self._interface.title(STRENGTH_PAGE.titles),
                href=self._base + routes.facet_path(self._lang, STRENGTH_PAGE),
            ),
        )

    def agreements(self, dates: AgreementDates) -> BarChart:
        """When agreements were signed; hollow where sources differ."""
        say = self._say
        by_period = periods(dates)
        return BarChart(
            id="agreements",
            heading=chart_headings.of_agreements(
                self._interface, dates.dated, dates.disputed, dates.undated
            ),
            note=say(
                "By date of signature. A date that sources dispute is hollow; an agreement with "
                "several such dates is counted at each."
            ),
            subject=say("Month") if any(len(one) > 4 for one in by_period) else say("Year"),
            columns=(
                Column(say("Undisputed date"), "solid"),
                Column(say("Disputed date"), "hollow"),
            ),
            bars=bars_of(
                self._interface,
                [
                    (self._period(period, by_period), numbers)
                    for period, numbers in by_period.items()
                ],
            ),
            more=Value(
                say("Timeline"), href=self._base + routes.picture_path(self._lang, "timeline")
            ),
        )

    def _period(self, period: str, among: Mapping[str, object]) -> Value:
        """The name of a month or a year; of a year among months, it says that it is one."""
        say = self._say
        if len(period) == 4 and any(len(other) > 4 for other in among):
            return Value(say("{year}, month not stated").format(year=period))
        return Value(self._interface.date(period))

    def regions(
        self, by_region: Mapping[str | None, Counter[tuple[Status | None, Strength]]]
    ) -> SignTable:
        """The institutes of each region, by step and strength."""
        say = self._say
        steps = list(_steps({step for counts in by_region.values() for step, _ in counts}))
        rows = [
            SignRow(self._region(code), tuple(self._cells(code, steps, by_region[code])))
            for code in (*REGIONS, None)
            if code in by_region
        ]
        return SignTable(
            id="regions",
            heading=chart_headings.of_regions(self._interface, len(by_region.keys() - {None})),
            note=say("Institutes by region and latest known step"),
            subject=say("Region"),
            columns=tuple(self._label(step) for step in steps),
            rows=tuple(rows),
            none=say("Nothing in the catalogue"),
            empty=tuple(self._region(code) for code in REGIONS if code not in by_region),
            strengths=self._views.strengths(self._base),
            more=Value(
                say("Where each region stands"),
                href=self._base + routes.coverage_path(self._lang),
            ),
        )

    def _cells(
        self,
        region: str | None,
        steps: list[Status | None],
        counts: Counter[tuple[Status | None, Strength]],
    ) -> Iterator[tuple[SignedNumber, ...]]:
        for step in steps:
            cell = []
            for strength in Strength:
                if number := counts[step, strength]:
                    view = self._views.strength(strength, self._base)
                    if region is not None and step is not None:
                        filters = {
                            KIND: Institute.kind,
                            REGION.name: region,
                            STATUS.name: step.value,
                            STRENGTH.name: strength.value,
                        }
                        view = replace(view, href=self._search(filters))
                    cell.append(SignedNumber(view, self._interface.number(number)))
            yield tuple(cell)

    def gaps(self, counts: Counter[tuple[Question, bool]]) -> BarChart:
        """What no source says, by the question of the public."""
        say = self._say
        path = self._base + routes.gaps_path(self._lang)
        rows = [
            (
                Value(self._interface.title(question.titles), href=f"{path}#{question.value}"),
                [counts[question, True], counts[question, False]],
            )
            for question in Question
            if counts[question, True] or counts[question, False]
        ]
        searched = sum(number for (_, was_searched), number in counts.items() if was_searched)
        return BarChart(
            id="gaps",
            heading=chart_headings.of_gaps(self._interface, searched, counts.total() - searched),
            note=say(
                "A gap means that the information is not in the parts of pages that were read, "
                "not that it does not exist."
            ),
            subject=say("Question"),
            columns=(
                Column(say("Looked for but not found"), "solid"),
                Column(say("Not looked for yet"), "hollow"),
            ),
            bars=bars_of(self._interface, rows),
            more=Value(say("What no source says"), href=path),
        )

    def _label(self, step: Status | None) -> str:
        say = self._say
        return self._views.status(step).label if step else say("Step not stated")

    def _region(self, code: str | None) -> Value:
        say = self._say
        if code is None:
            return Value(say("Region not stated"))
        path = routes.facet_path(self._lang, REGION_PAGE, code)
        return Value(self._interface.title(REGIONS[code]), href=self._base + path)

    def _search(self, filters: Mapping[str, str]) -> str:
        """The address of the records with these values on the search page."""
        return self._base + routes.search_link(self._lang, filters)

    def _list_of(self, kind: type[Entry], label: str) -> Value:
        return Value(label, href=self._base + routes.list_path(self._lang, kind))


def _steps(used: Mapping[Status | None, object] | set[Status | None]) -> Iterator[Status | None]:
    """The steps of a path: closing, and no step, only if something is there."""
    yield from (step for step in Status if step is not Status.CLOSED or step in used)
    if None in used:
        yield None
