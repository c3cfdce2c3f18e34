"""The statistics page: its counts, what its charts say, and that they show it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from jazari_catalogue.history.history import History, OldTranslation
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.records.catalogue import connect
from jazari_catalogue.records.gaps import Gap
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Status, Strength
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.pictures import chart_headings
from jazari_catalogue.site.pictures.agreement_dates import agreement_dates, periods
from jazari_catalogue.site.pictures.charts import bars_of
from jazari_catalogue.site.pictures.counts import counts_of, kept_counts
from jazari_catalogue.site.pictures.moments import moments_of
from jazari_catalogue.site.pictures.statistics import MOST_NAMED, statistics_page
from jazari_catalogue.site.view_data import SiteFacts, Value
from jazari_catalogue.texts.interface import interface
from tests.built_site import Site
from tests.project import LANGUAGES, text_of
from tests.site.pages.catalogues import real_catalogue, small_views, views_of

BAR_CHARTS = ("facts", "agreements", "gaps")


def rows_of(page: html.HtmlElement, chart: str) -> list[html.HtmlElement]:
    return page.xpath(f"//section[@data-chart='{chart}']//tbody/tr")


def numbers(row: html.HtmlElement) -> list[int]:
    cells = [text_of(cell) for cell in row.xpath("./td")]
    return [int(re.sub(r"\s", "", cell)) for cell in cells if cell[-1].isdigit()]


def heading(page: html.HtmlElement, chart: str) -> str:
    (title,) = page.xpath(f"//h2[@id='{chart}']")
    return text_of(title)


@pytest.mark.parametrize("code", LANGUAGES)
def test_bars_are_in_proportion_to_the_numbers_beside_them(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/statistics/"]
    for chart in BAR_CHARTS:
        rows = rows_of(page, chart)
        assert len(rows) > 3, chart
        # Beside their number, facts have the number of records.
        counts = [numbers(row)[: 1 if chart == "facts" else 2] for row in rows]
        longest = max(map(sum, counts)) if chart != "facts" else sum(map(sum, counts))
        for row, count in zip(rows, counts, strict=True):
            pieces = [
                (one.get("class"), float(one.get("x")[:-1]), float(one.get("width")[:-1]))
                for one in row.xpath(".//*[local-name()='rect']")
            ]
            for style, number in zip(("solid", "hollow"), count, strict=False):
                drawn = sum(width for name, _, width in pieces if name.endswith(style))
                assert drawn == pytest.approx(100 * number / longest, abs=0.1), chart
            ends = [0.0, *(start + width for _, start, width in pieces)]
            assert [start for _, start, _ in pieces] == pytest.approx(ends[:-1], abs=0.05)


def test_short_bars_have_a_box_for_each_and_long_ones_a_part() -> None:
    rows = [(Value("a"), (2, 1)), (Value("b"), (0, 3))]
    short, other = bars_of(interface("en"), rows)
    assert [segment.is_hollow for segment in short.segments] == [False, False, True]
    assert [segment.start for segment in other.segments] == pytest.approx([0, 33.33, 66.67])
    (long,) = bars_of(interface("en"), [(Value("a"), (900, 100))])
    assert [segment.length for segment in long.segments] == [90, 10]
    (none,) = bars_of(interface("en"), [(Value("a"), (0, 0))])
    assert none.segments == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_institute_is_named_at_its_step_with_its_strength(real_site: Site, code: str) -> None:
    path = f"{code}/statistics/"
    catalogue = real_catalogue()
    named = {
        urljoin(path, item.xpath(".//a/@href")[0]): (
            step.get("data-step"),
            item.get("data-strength"),
        )
        for step in real_site.pages[path].xpath("//ol[@class='path']/li")
        for item in step.xpath("./ul/li")
    }
    assert named == {
        f"{code}/institutes/{one.id}/": (one.status, catalogue.strength(one))
        for one in catalogue.of_kind(Institute)
    }
    steps = real_site.pages[path].xpath("//ol[@class='path']/li")
    assert [int(text_of(step.xpath(".//bdi[@class='path__number']")[0])) for step in steps] == [
        len(step.xpath("./ul/li")) for step in steps
    ]


def test_many_institutes_of_a_step_are_counted_after_the_first() -> None:
    views = small_views()
    counts = counts_of(views.catalogue)
    one = views.catalogue.of_kind(Institute)[0]
    many = counts._replace(institutes={Status.AGREED: [one] * (MOST_NAMED + 990), None: [one]})
    path = statistics_page(views, many).path
    assert path is not None
    agreed, unknown = (path.steps[index] for index in (1, -1))
    assert (len(agreed.records), agreed.number) == (MOST_NAMED, "998")
    assert agreed.others is not None
    assert agreed.others.text == "and 990 others"
    assert (agreed.others.href or "").endswith("?kind=institute&status=agreed")
    assert unknown.step.label == "Step not stated"
    assert (
        path.heading
        == "999 institutes: 998 at the agreement stage, 1 with no known step, none operating"
    )


@pytest.mark.parametrize(
    ("code", "counts", "said"),
    [
        ("en", {Status.AGREED: 5, Status.LAUNCHED: 1},
         "6 institutes: 5 at the agreement stage, 1 launched, none operating"),
        ("fr", {Status.AGREED: 5, Status.LAUNCHED: 1},
         "6 instituts\u00a0: 5 au stade de l’accord, 1 lancé, aucun en activité"),
        ("fr", {Status.LAUNCHED: 2, Status.OPERATING: 1},
         "3 instituts\u00a0: 2 lancés, 1 en activité"),
        ("fr", {Status.CLOSED: 1}, "1 institut\u00a0: 1 terminé, aucun en activité"),
        ("ar", {Status.AGREED: 5, Status.LAUNCHED: 1},
         "6 معاهد: 5 معاهد في مرحلة الاتفاق، ومعهد واحد في مرحلة الإطلاق، ولا معهد قيد العمل"),
        ("ar", {Status.ANNOUNCED: 11, Status.OPERATING: 2},
         "13 معهدا: 11 معهدا في مرحلة الإعلان، ومعهدان قيد العمل"),
    ],
)  # fmt: skip
def test_heading_says_how_many_institutes_are_at_each_step(
    code: str, counts: dict[Status | None, int], said: str
) -> None:
    assert chart_headings.of_institutes(interface(code), counts) == said


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1, 2, 3, 11, 100, 1234])
def test_headings_are_sentences_for_any_number(code: str, number: int) -> None:
    say = interface(code)
    shown = [
        chart_headings.of_facts(say, number, max(number, 1)),
        chart_headings.of_regions(say, min(number, 12)),
        chart_headings.of_gaps(say, number, 1),
        chart_headings.of_agreements(say, number, 1, 0),
        chart_headings.of_institutes(say, {Status.AGREED: number, None: 1}),
    ]
    if number > 2:
        assert all(say.number(number) in text for text in shown[:1] + shown[2:])
    for text in shown:
        assert not re.search(r"[%{}]", text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_headings_have_the_numbers_of_their_charts(real_site: Site, code: str) -> None:
    page = real_site.pages[f"{code}/statistics/"]
    facts = [numbers(row) for row in rows_of(page, "facts")]
    assert [row.get("data-strength") for row in rows_of(page, "facts")] == [*Strength]
    well = facts[0][0] + facts[1][0]
    assert re.findall(r"\d+", heading(page, "facts")) == [
        str(well),
        str(sum(count for count, _ in facts)),
    ]
    gaps = [numbers(row) for row in rows_of(page, "gaps")]
    searched, unsearched = (sum(column) for column in zip(*gaps, strict=True))
    assert re.findall(r"\d+", heading(page, "gaps")) == [
        str(searched + unsearched),
        str(searched),
        str(unsearched),
    ]
    agreements = [numbers(row) for row in rows_of(page, "agreements")]
    dates = agreement_dates(real_catalogue().of_kind(Agreement))
    assert sum(certain for certain, _ in agreements) == dates.dated
    assert str(dates.dated) in heading(page, "agreements")
    regions = rows_of(page, "regions")
    assert heading(page, "regions").startswith(str(len(regions)))
    empty = page.xpath("//section[@data-chart='regions']//ul[@class='tags']/li")
    assert len(regions) + len(empty) == len(REGIONS)


def test_agreements_count_at_every_date_that_sources_give() -> None:
    agreements = real_catalogue().of_kind(Agreement)
    dates = agreement_dates(agreements)
    assert dates.dated + dates.disputed + dates.undated == len(agreements)
    given_in_dispute = sum(map(len, dates.in_dispute))
    assert given_in_dispute > dates.disputed > 0
    shown = periods(dates)
    assert sum(certain for certain, _ in shown.values()) == dates.dated
    assert sum(disputed for _, disputed in shown.values()) == given_in_dispute
    given = {moment.date[:7] for one in agreements for moment in moments_of(one) if moment.date}
    assert {period for period, counts in shown.items() if any(counts)} <= given


def test_months_of_a_short_time_are_shown_and_years_of_a_long_one() -> None:
    empty = agreement_dates([])
    assert periods(empty) == {}
    short = empty._replace(
        certain=Counter({"2025-11": 1, "2026-02": 1, "2025": 2}),
        in_dispute=(frozenset({"2026-01", "2026-02"}), frozenset({"2026-02"})),
    )
    assert periods(short) == {
        "2025-11": [1, 0], "2025-12": [0, 0], "2025": [2, 0], "2026-01": [0, 1], "2026-02": [1, 2],
    }  # fmt: skip
    long = short._replace(certain=Counter({"1999-11": 1, "2026-02": 2, "2026": 1}))
    # An agreement in dispute counts once in a year of which its sides give two months.
    assert periods(long) == {"1999": [1, 0], "2026": [3, 2]}


@pytest.mark.parametrize("code", LANGUAGES)
def test_signs_of_a_region_are_its_institutes_by_step_and_strength(
    real_site: Site, code: str
) -> None:
    catalogue = real_catalogue()
    shown: Counter[tuple[str, str, str]] = Counter()
    for row in rows_of(real_site.pages[f"{code}/statistics/"], "regions"):
        for link in row.xpath("./td/a"):
            query = dict(re.findall(r"(\w+)=([\w-]+)", link.get("href")))
            assert query["strength"] == link.get("data-strength")
            at = query["region"].upper(), query["status"], query["strength"]
            shown[at] += int(text_of(link.xpath("./bdi")[0]))
    assert shown == Counter(
        (one.region, one.status, catalogue.strength(one)) for one in catalogue.of_kind(Institute)
    )


def test_gaps_link_to_their_question(real_site: Site) -> None:
    gaps: list[Gap] = real_catalogue().all_gaps()
    by_question = Counter(gap.question.value for gap in gaps)
    rows = rows_of(real_site.pages["fr/statistics/"], "gaps")
    anchors = [row.xpath(".//a/@href")[0].partition("#")[2] for row in rows]
    assert {
        anchor: sum(numbers(row)) for anchor, row in zip(anchors, rows, strict=True)
    } == by_question


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_catalogue_lacks_has_no_chart(code: str) -> None:
    catalogue = real_catalogue()
    records = catalogue.records.values()
    others = [one for one in records if not isinstance(one, Institute | Agreement)]
    some = views_of(connect(others, catalogue.locations), code)
    view = statistics_page(some, counts_of(some.catalogue))
    assert (view.path, view.regions) == (None, None)
    assert [chart.id for chart in view.charts] == ["facts", "gaps"]
    none = views_of(connect([], {}), code)
    empty = statistics_page(none, counts_of(none.catalogue))
    assert (empty.path, empty.charts, empty.regions) == (None, (), None)
    assert {figure.number for figure in empty.figures} == {"0"}


def test_facts_that_are_kept_from_build_to_build_are_those_that_are_counted(
    tmp_path: Path,
) -> None:
    catalogue = real_catalogue()
    inputs = Inputs(catalogue, SiteFacts("", "", None))
    counted = counts_of(catalogue).facts
    assert kept_counts(inputs, None).facts == counted
    assert kept_counts(inputs, tmp_path).facts == counted
    assert kept_counts(inputs, tmp_path).facts == counted
    assert [file.name for file in tmp_path.iterdir()] == ["strengths.cache"]


OLD = [
    OldTranslation("ar", "لا يضم أحدا.", "Il comptait", "Il compte zéro personne.", "2026-03-02"),
    OldTranslation("ar", "لا شيء", "Gone from", "the record", "2026-03-02"),
]
KNOWN = {
    "fr": "Traductions plus anciennes que le texte français : "
    "1 sur {ar} en arabe, 0 sur {en} en anglais.",
    "ar": "الترجمات الأقدم من النص الفرنسي: 1 من {ar} في العربية، و0 من {en} في الإنجليزية.",
    "en": "Translations older than the French text: 1 of {ar} in Arabic, 0 of {en} in English.",
}
UNKNOWN = {"fr": "On ne sait pas", "ar": "لا يُعرف", "en": "It is not known"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_old_translations_are_counted_in_each_language(code: str, tmp_path: Path) -> None:
    catalogue = small_views().catalogue
    history = History(old_translations={"institut-invente": OLD}, compared="a" * 40)
    inputs = Inputs(catalogue, SiteFacts("", "", None), history)
    for folder in (None, tmp_path, tmp_path):
        counts = kept_counts(inputs, folder)
        totals = {language: count.all for language, count in (counts.translations or {}).items()}
        assert totals["ar"] > 20
        sentence = statistics_page(small_views(code), counts).translations
        assert sentence.replace("\u00a0", " ") == KNOWN[code].format(**totals)


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_a_history_no_number_of_old_translations_is_given(code: str) -> None:
    views = small_views(code)
    for history in (History(), History(missing=Reason.SHALLOW)):
        inputs = Inputs(views.catalogue, SiteFacts("", "", None), history)
        sentence = statistics_page(views, kept_counts(inputs, None)).translations
        assert sentence.startswith(UNKNOWN[code])
        assert not any(letter.isdigit() for letter in sentence)
