"""The same results as cards, a table, a map and a line of time; records compared; files kept."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor, served
from tests.browser.states import DESK, PHONE
from tests.browser.test_finding import all_found, found, ready
from tests.project import LANGUAGES, Project

pytestmark = pytest.mark.browser

ROOT_AND_LAB = "compare=jazari-root&compare=labo-mistral-ai"


def look(page: Page, view: str) -> None:
    page.locator(f"label:has(input[name=view][value={view}])").click()
    ready(page)


def switch(page: Page, record: str) -> Locator:
    """The button that takes a record into the comparison, or out of it."""
    return page.locator(f"[data-compare={record}]")


def focused(page: Page) -> str:
    return page.evaluate(
        "(({id, name, value, textContent}) => id || (name && `${name}=${value}`) || textContent)"
        "(document.activeElement)"
    )


@pytest.fixture(scope="module")
def small_address(small_built: Project) -> Iterator[str]:
    with served(small_built.site) as here:
        yield here


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_asked_for_and_how_it_is_shown_is_kept_by_reload_back_and_a_shared_address(
    visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    anyone = visitor(width=width)
    page = anyone.open(f"{code}/search/")
    ready(page)
    panel = page.locator("[data-finder-filters]")
    if width == PHONE:
        panel.locator("summary").click()
    page.locator("input[name=kind][value=agreement]").check()
    ready(page)
    if width == PHONE:
        page.locator("[data-finder-show]").click()
        expect(panel).not_to_have_attribute("open", "")
    look(page, "table")
    page.locator("select[name=sort]").select_option("newest")
    ready(page)
    asked = f"{code}/search/?kind=agreement&sort=newest&view=table"
    assert anyone.path_of(page) == asked
    rows = found(page)
    assert len(rows) > 1
    assert page.locator("tr[data-result-id]").count() == len(rows)

    page.reload()
    ready(page)
    assert found(page) == rows
    assert page.locator("select[name=sort]").input_value() == "newest"

    stranger = visitor(width=width)
    shared = stranger.open(asked)
    ready(shared)
    assert found(shared) == rows
    assert shared.locator("input[name=view][value=table]").is_checked()

    page.go_back()
    ready(page)
    assert anyone.path_of(page) == f"{code}/search/?kind=agreement&view=table"
    page.go_back()
    ready(page)
    assert page.locator("li.card[data-result-id]").count() == len(rows)


def test_the_language_links_carry_the_state_along(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor()
    page = anyone.open("fr/search/?kind=agreement")
    ready(page)
    look(page, "timeline")
    link = page.locator("[data-language-switch] a[lang=ar]")
    query = "?kind=agreement&view=timeline"
    assert (link.get_attribute("href") or "").endswith(f"/ar/search/{query}")
    before = found(page)
    link.click()
    ready(page)
    assert anyone.path_of(page) == f"ar/search/{query}"
    assert set(found(page)) == set(before)
    page.go_back()
    ready(page)
    assert found(page) == before


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_view_shows_the_same_results(visitor: Callable[..., Visitor], code: str) -> None:
    page = visitor().open(f"{code}/search/?q=Mistral")
    ready(page)
    cards = all_found(page)
    status = page.get_by_role("status")
    expect(status).to_have_text(page.locator("[data-finder-count]").inner_text())
    for view in ("table", "map"):
        look(page, view)
        assert all_found(page) == cards
    look(page, "timeline")
    assert set(all_found(page)) == set(cards)
    dates = page.eval_on_selector_all(
        "[data-result-id] time", "times => times.map(time => time.dateTime)"
    )
    assert dates == sorted(dates, reverse=True)
    assert page.locator("[data-finder-sorting]").is_hidden()
    expect(status).to_have_count(1)


def test_dates_are_written_as_the_rest_of_the_site_writes_them(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor().open("ar/search/?view=table&kind=event")
    ready(page)
    cell = page.locator("[data-result-id=journee-ia-2026-01-12] time")
    assert cell.inner_text() == "12 يناير 2026"
    assert cell.get_attribute("datetime") == "2026-01-12"


def test_a_table_scrolls_within_a_region_that_the_keyboard_reaches(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor(width=PHONE).open("ar/search/?view=table")
    ready(page)
    region = page.locator("[data-finder-results]").get_by_role("region")
    assert region.get_attribute("tabindex") == "0"
    assert region.get_attribute("aria-label")
    assert region.evaluate("region => region.scrollWidth > region.clientWidth")
    assert region.get_by_role("columnheader").count() == 6


@pytest.mark.parametrize("sort", ["newest", "name"])
def test_results_are_sorted_as_asked(visitor: Callable[..., Visitor], sort: str) -> None:
    page = visitor().open("fr/search/?view=table&kind=agreement&kind=lab")
    ready(page)
    everything = found(page)
    page.locator("select[name=sort]").focus()
    page.locator("select[name=sort]").select_option(sort)
    ready(page)
    assert f"sort={sort}" in page.url
    assert focused(page) == "finder-sort"
    assert sorted(found(page)) == sorted(everything)
    if sort == "newest":
        dates = page.eval_on_selector_all(
            "[data-result-id] time", "times => times.map(time => time.dateTime)"
        )
        assert dates == sorted(dates, reverse=True)
    if sort == "name":
        names = page.locator("[data-result-id] th").all_inner_texts()
        assert names == sorted(names)


def test_changing_the_view_keeps_the_focus(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open("fr/search/")
    ready(page)
    page.locator("input[name=view][value=cards]").focus()
    page.keyboard.press("ArrowRight")
    ready(page)
    assert focused(page) == "view=table"
    page.keyboard.press("ArrowRight")
    ready(page)
    assert focused(page) == "view=map"
    assert "view=map" in page.url


def test_a_region_of_the_map_is_a_filter_and_keeps_the_focus(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    page = anyone.open("fr/search/?view=map")
    ready(page)
    region = page.locator("a[data-region=ma-03]")
    number = region.get_attribute("data-count")
    assert page.locator("[data-sign=ma-03] text").first.text_content() == number
    region.focus()
    page.keyboard.press("Enter")
    ready(page)
    assert anyone.path_of(page) == "fr/search/?region=ma-03&view=map"
    assert str(len(found(page))) == number
    assert region.get_attribute("aria-current") == "true"
    assert page.evaluate("document.activeElement.dataset.region") == "ma-03"
    page.keyboard.press("Enter")
    ready(page)
    assert anyone.path_of(page) == "fr/search/?view=map"


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("code", LANGUAGES)
def test_records_are_chosen_and_stand_side_by_side(
    visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    anyone = visitor(width=width)
    page = anyone.open(f"{code}/search/")
    ready(page)
    go = page.locator("[data-finder-compare]")
    expect(go).to_be_hidden()
    switch(page, "jazari-root").click()
    assert switch(page, "jazari-root").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.dataset.compare") == "jazari-root"
    expect(go).to_be_disabled()
    switch(page, "labo-mistral-ai").click()
    go.click()
    ready(page)
    assert anyone.path_of(page) == f"{code}/search/?view=compare&{ROOT_AND_LAB}"
    assert focused(page) == "results-heading"
    table = page.locator("[data-finder-comparison] table")
    heads = table.locator("thead th[scope=col]")
    assert heads.evaluate_all("heads => heads.map(head => head.dataset.comparedId)") == [
        "jazari-root",
        "labo-mistral-ai",
    ]
    kinds = table.locator("tr[data-field=kind]")
    assert kinds.locator("th[scope=row]").count() == 1
    assert len(set(kinds.locator("td").all_inner_texts())) == 2
    assert table.locator("tr[data-field=institute] td a").first.get_attribute("href")
    heads.first.get_by_role("link").click()
    page.wait_for_url(f"**/{code}/institutes/jazari-root/")
    page.go_back()
    ready(page)
    expect(heads).to_have_count(2)
    page.go_back()
    ready(page)
    expect(table).to_be_hidden()
    assert switch(page, "labo-mistral-ai").get_attribute("aria-pressed") == "true"


def test_a_comparison_can_be_shared_and_read_in_another_language(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    page = anyone.open(f"fr/search/?view=compare&{ROOT_AND_LAB}")
    ready(page)
    expect(page.locator("th[data-compared-id]")).to_have_count(2)
    page.locator("[data-language-switch] a[lang=ar]").click()
    ready(page)
    assert anyone.path_of(page) == f"ar/search/?view=compare&{ROOT_AND_LAB}"
    expect(page.locator("th[data-compared-id=labo-mistral-ai]")).to_contain_text("المختبر")


def test_four_records_are_compared_at_most_and_any_can_be_taken_out(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    page = anyone.open("fr/search/?kind=institute")
    ready(page)
    ids = found(page)[:5]
    for record in ids[:4]:
        switch(page, record).click()
    expect(switch(page, ids[4])).to_be_disabled()
    page.locator("[data-finder-compare]").click()
    ready(page)
    expect(page.locator("th[data-compared-id]")).to_have_count(4)
    tags = page.locator("[data-finder-chosen] button")
    tags.first.click()
    ready(page)
    expect(page.locator("th[data-compared-id]")).to_have_count(3)
    expect(tags.first).to_be_focused()
    tags.first.click()
    tags.first.click()
    ready(page)
    # One alone is no comparison: the results are back.
    assert anyone.path_of(page) == f"fr/search/?kind=institute&compare={ids[3]}"
    assert found(page)[:5] == ids


def test_records_that_there_are_not_are_not_compared(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open(
        "fr/search/?view=compare&compare=no-such-record&compare=../../x&compare=jazari-root"
    )
    ready(page)
    expect(page.locator("th[data-compared-id]")).to_have_count(0)
    assert len(found(page)) > 1
    expect(page.locator("[data-finder-chosen] button")).to_have_count(1)


def test_a_comparison_that_cannot_be_loaded_says_so_above_the_results(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    anyone.missing_expected = True
    anyone.context.route("**/fr/labs/*/", lambda route: route.fulfill(status=503, body=""))
    page = anyone.open(f"fr/search/?view=compare&{ROOT_AND_LAB}")
    ready(page)
    expect(page.locator("[data-finder-notice]")).to_be_visible()
    expect(page.locator("[data-finder-comparison]")).to_be_hidden()
    assert len(found(page)) > 1


def test_nothing_found_shows_what_comes_nearest(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open("fr/search/?q=Mistral&kind=event&region=ma-12")
    ready(page)
    assert found(page) == []
    assert page.get_by_role("status").count() == 1
    near = page.locator("[data-finder-notice] [data-near-id]")
    assert 0 < near.count() <= 3
    href = near.first.get_by_role("link").get_attribute("href") or ""
    assert href.endswith(f"/{near.first.get_attribute('data-near-id')}/")
    expect(page.locator("[data-finder-csv]")).to_be_hidden()


def test_a_word_that_nobody_has_leads_to_names_like_it(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open("fr/search/?q=Mohammedyy")
    ready(page)
    near = page.locator("[data-near-id]").or_(page.locator("[data-result-id]"))
    assert "Mohammed" in near.first.inner_text()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_results_can_be_kept_as_csv(visitor: Callable[..., Visitor], code: str) -> None:
    page = visitor().open(f"{code}/search/?kind=agreement&sort=newest")
    ready(page)
    with page.expect_download() as kept:
        page.locator("[data-finder-csv]").click()
    assert kept.value.suggested_filename.endswith(".csv")
    content = Path(kept.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    assert content.count(b"\r\n") >= len(rows) + 1
    assert [row[0] for row in rows] == found(page)
    assert {len(row) for row in rows} == {len(head)}
    assert all(row[-1].endswith(f"/{code}/agreements/{row[0]}/") for row in rows)


def test_the_results_can_be_kept_as_json(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open("ar/search/?q=Mistral")
    ready(page)
    with page.expect_download() as kept:
        page.locator("[data-finder-json]").click()
    told = json.loads(Path(kept.value.path()).read_text("utf-8"))
    assert [record["id"] for record in told["records"]] == all_found(page)
    assert told["count"] == len(told["records"])
    lab = next(record for record in told["records"] if record["id"] == "labo-mistral-ai")
    assert lab["kind"] == ["lab"]
    assert lab["name"]["ar"]


def test_everything_can_be_kept_without_having_searched(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open("en/search/")
    ready(page)
    with page.expect_download() as kept:
        page.locator("[data-finder-json]").click()
    told = json.loads(Path(kept.value.path()).read_text("utf-8"))
    assert [record["id"] for record in told["records"]] == found(page)


@pytest.mark.parametrize(
    ("day", "numbers"),
    [
        ("2025-10-31", ["0", "0"]),
        ("2025-11-01", ["1", "0"]),
        ("2025-12-01", ["1", "1"]),
        ("2025-12-24", ["1", "1"]),
        ("2025-12-25", ["0", "0"]),
    ],
)
def test_what_is_open_for_application_hangs_on_the_readers_day(
    visitor: Callable[..., Visitor], small_address: str, day: str, numbers: list[str]
) -> None:
    anyone = visitor(small_address)
    page = anyone.context.new_page()
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{small_address}fr/search/?sort=closing")
    ready(page)
    boxes = page.locator("input[name=apply]")
    assert boxes.evaluate_all("boxes => boxes.map(box => box.value)") == ["open", "closing"]
    counts = page.locator("label:has([name=apply]) [data-finder-number]")
    assert counts.all_inner_texts() == numbers
    if numbers[0] == "0":
        expect(boxes.first).to_be_disabled()
        return
    assert found(page)[0] == "programme-invente"
    boxes.first.check()
    ready(page)
    assert found(page) == ["programme-invente"]
    assert "apply=open" in page.url


@pytest.mark.parametrize(
    "odd",
    ["a" * 10_000, "\u0301" * 10_000, "<img src=x onerror=alert(1)>" * 300, "(a+)+$" * 1500],
    ids=["letters", "marks", "markup", "regex"],
)
def test_odd_input_neither_breaks_nor_slows_any_view(
    visitor: Callable[..., Visitor], odd: str
) -> None:
    page = visitor().open("fr/search/")
    ready(page)
    field = page.locator("main input[name=q]")
    for view in ("table", "map", "timeline"):
        look(page, view)
        field.fill(odd, timeout=5000)
        page.wait_for_selector("html[data-finder=ready]", timeout=5000)
        field.fill("Mistral", timeout=5000)
        page.wait_for_selector("[data-result-id=labo-mistral-ai]", timeout=5000)


def test_without_javascript_there_is_nothing_that_could_not_work(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor(java_script_enabled=False).open("fr/search/?view=table")
    assert page.locator("[data-result-id]").count() > 10
    for part in ("ways", "sorting", "csv", "tray", "comparison", "filters"):
        expect(page.locator(f"[data-finder-{part}]")).to_be_hidden()
