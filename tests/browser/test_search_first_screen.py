"""The first screens of the search on a phone: the results, however many filters are chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.search_page import wait_for_results

pytestmark = pytest.mark.browser

WIDTH, HEIGHT = 360, 640
"""A small phone, in CSS pixels."""

MANY = "kind=agreement&kind=partner&kind=lab&kind=event&strength=several&strength=official"
"""More filters than fit into a line."""

TOP = "(selector) => document.querySelector(selector).getBoundingClientRect().top"
"""Where the first element begins: in one step, because a card may be rendered again meanwhile."""

RESULT = "[data-finder-results] [data-result-id]"


def opened(reader: Visitor, path: str) -> Page:
    page = reader.context.new_page()
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.goto(reader.address + path)
    wait_for_results(page)
    wait_for_fonts(page)
    return page


@pytest.mark.by_turns
@pytest.mark.by_turns
@pytest.mark.parametrize("query", ["", "?q=Mistral", f"?{MANY}", f"?q=Mistral&{MANY}"])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_first_result_is_on_the_first_screen(reader: Visitor, code: str, query: str) -> None:
    page = opened(reader, f"{code}/search/{query}")
    assert page.evaluate(TOP, RESULT) < HEIGHT
    # The notice of who speaks is there, too, and one can turn to the menu.
    expect(page.locator(".masthead__notice")).to_be_in_viewport()
    expect(page.locator("[data-menu-button]")).to_be_in_viewport()
    expect(page.locator("[data-finder-active]")).to_be_visible(visible="kind" in query)


ROOM_OF_ORDER = """() => {
  const select = document.querySelector("#finder-sort");
  const style = getComputedStyle(select);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = style.font;
  const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  const room = select.clientWidth - padding;
  return room - pen.measureText(select.selectedOptions[0].text).width;
}"""
"""How much wider the field of the order is than the name that it shows."""


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_order_is_not_cut_beside_the_number_of_filters(reader: Visitor, code: str) -> None:
    page = opened(reader, f"{code}/search/?kind=institute")
    expect(page.locator(".finder__open .finder__badge")).to_be_visible()
    assert page.evaluate(ROOM_OF_ORDER) >= 0


@pytest.mark.by_turns
@pytest.mark.by_turns
@pytest.mark.parametrize(
    "query",
    [
        "?q=nosuchword",
        "?q=nosuchword&kind=lab",
        "?q=funding",
        "?q=Mistral&kind=event&region=ma-12",
        "?q=Mistrl",
    ],
)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_without_results_the_first_screen_says_so_and_shows_what_is_nearest(
    reader: Visitor, code: str, query: str
) -> None:
    page = opened(reader, f"{code}/search/{query}")
    notice = page.locator("[data-finder-notice]")
    nearest = "[data-near-id], [data-similar-id], [data-result-id]"
    if page.locator(nearest).count():
        assert page.evaluate(TOP, nearest) < HEIGHT
    else:
        expect(notice).to_be_in_viewport()


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_a_page_has_one_search_field(reader: Visitor, code: str) -> None:
    page = opened(reader, f"{code}/search/?q=Mistral")
    fields = page.locator("input[name=q], .seek")
    assert [field.is_visible() for field in fields.all()].count(True) == 2  # it, and its frame
    expect(page.get_by_role("searchbox")).to_have_count(1)
    expect(page.get_by_role("searchbox")).to_have_accessible_name(page.locator("h1").inner_text())
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("searchbox")).to_have_count(1)


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_filters_are_in_a_sheet_that_keeps_the_focus_and_gives_it_back(
    reader: Visitor, code: str
) -> None:
    page = opened(reader, f"{code}/search/?q=Mistral")
    opener, sheet = page.locator("[data-finder-open]"), page.locator("[data-finder-sheet]")
    within = "document.querySelector('[data-finder-sheet]').contains(document.activeElement)"
    expect(sheet).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(within)
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()

    page.keyboard.press("Enter")
    page.locator("input[name=kind][value=agreement]").focus()
    page.keyboard.press("Space")
    wait_for_results(page)
    show = page.locator("[data-finder-show]")
    expect(show).to_be_in_viewport()
    total = page.locator("[data-result-id]").count()
    expect(show).to_contain_text(str(total))
    label = page.locator("label:has([name=kind][value=agreement]) [data-finder-number]")
    expect(label).to_have_text(str(total))
    show.focus()
    page.keyboard.press("Enter")
    expect(sheet).to_be_hidden()
    expect(page.locator("#results-heading")).to_be_focused()
    expect(opener).to_contain_text("1")


def test_searching_on_a_touch_screen_closes_its_keyboard(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor(width=WIDTH, height=HEIGHT, has_touch=True, is_mobile=True)
    page = visitor.open("fr/search/")
    wait_for_results(page)
    field = page.locator("input[name=q]")
    field.tap()
    field.press_sequentially("Mistral")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#results-heading")).to_be_focused()
    expect(page.locator("[data-result-id=labo-mistral-ai]")).to_be_attached()


def test_a_click_beside_the_sheet_closes_it(reader: Visitor) -> None:
    page = opened(reader, "fr/search/")
    page.locator("[data-finder-open]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.mouse.click(WIDTH / 2, 10)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith("fr/search/")


def test_the_filters_move_beside_the_results_where_the_screen_has_room(
    reader: Visitor,
) -> None:
    page = opened(reader, "fr/search/")
    page.locator("[data-finder-open]").click()
    page.locator("input[name=kind][value=agreement]").check()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator("[data-finder-open]")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("section input[name=kind][value=agreement]")).to_be_checked()
    page.locator("section input[name=kind][value=lab]").check()
    wait_for_results(page)
    assert page.url.endswith("?kind=lab&kind=agreement")


def test_a_group_of_filters_opens_by_key_and_says_how_many_are_chosen(
    reader: Visitor,
) -> None:
    page = opened(reader, "fr/search/?strength=single")
    page.locator("[data-finder-open]").click()
    group = page.locator("[data-finder-facet=region]")
    box = group.get_by_role("checkbox").first
    expect(box).to_be_hidden()
    group.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(box).to_be_visible()
    chosen = page.locator("[data-finder-facet=strength]")
    expect(chosen).to_have_attribute("open", "")
    expect(chosen.locator("summary")).to_contain_text("1 filtre choisi")


def test_clearing_the_filters_keeps_the_words_and_is_offered_only_with_filters(
    reader: Visitor,
) -> None:
    page = opened(reader, "fr/search/?q=Mistral&kind=agreement&year=2026")
    page.locator("[data-finder-open]").click()
    page.locator("[data-finder-clear-all]").click()
    wait_for_results(page)
    assert page.url.endswith("fr/search/?q=Mistral")
    expect(page.locator("[data-finder-clear-all]")).to_be_hidden()
    expect(page.locator("[data-finder-close]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-finder-clear]")).to_be_hidden()
    expect(page.locator("input[name=q]")).to_have_value("Mistral")


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_the_tray_of_the_comparison_is_a_line_below_the_results(reader: Visitor, code: str) -> None:
    chosen = "compare=jazari-root&compare=labo-mistral-ai&compare=accord-ministere-mistral-ai"
    page = opened(reader, f"{code}/search/?kind=lab&{chosen}")
    tray = page.locator("[data-finder-tray]").bounding_box()
    assert tray is not None
    assert tray["height"] <= 60
    card = page.locator("[data-result-id=labo-mistral-ai]").bounding_box()
    assert card is not None
    assert card["y"] < 560


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_default_order_is_relevance_only_where_there_are_words(
    reader: Visitor, code: str
) -> None:
    page = opened(reader, f"{code}/search/")
    default = page.locator("select[name=sort] option").first
    without = default.inner_text()
    page.locator("input[name=q]").fill("Mistral")
    expect(default).not_to_have_text(without)
    page.locator("input[name=q]").fill("")
    expect(default).to_have_text(without)


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_map_says_which_results_it_cannot_show(reader: Visitor, code: str) -> None:
    page = opened(reader, f"{code}/search/?view=map")
    line = page.locator("[data-part=elsewhere]")
    expect(line).to_be_in_viewport()
    numbers = line.evaluate("line => line.textContent.match(/\\d+/g).map(Number)")
    total = page.locator("[data-finder-count]").evaluate("e => Number(e.textContent.match(/\\d+/))")
    assert sum(numbers) == total > 0
    signs = page.locator("[data-finder-results] [data-sign]")
    counts = signs.evaluate_all("signs => signs.map(sign => Number(sign.dataset.count))")
    assert sum(counts) == numbers[0]


@pytest.mark.parametrize(
    ("code", "query"), [("fr", "casablanca"), ("ar", "طلبة"), ("en", "sources")]
)
def test_pages_that_match_are_lines_above_the_records(
    reader: Visitor, code: str, query: str
) -> None:
    page = opened(reader, f"{code}/search/?q={query}")
    lines = page.locator("[data-finder-page-list] li:visible")
    assert 0 < lines.count() <= 3
    boxes = [box for line in lines.all() if (box := line.bounding_box())]
    assert all(box["height"] < 45 for box in boxes)
    first = page.evaluate(TOP, RESULT)
    assert max(box["y"] for box in boxes) < first < HEIGHT


def test_a_button_shows_the_other_pages_that_match(reader: Visitor) -> None:
    page = opened(reader, "fr/search/?q=sources")
    lines = page.locator("[data-finder-page-list] li")
    count = lines.count()
    assert count > 3
    expect(lines.nth(3)).to_be_hidden()
    button = page.locator("[data-finder-all-pages]")
    expect(button).to_contain_text(f"({count})")
    button.click()
    expect(lines.nth(3).get_by_role("link")).to_be_focused()
    expect(button).to_be_hidden()


def test_where_only_pages_match_the_notice_says_so(reader: Visitor) -> None:
    page = opened(reader, "fr/search/?q=accessibilité")
    expect(page.locator("[data-finder-notice]")).to_contain_text("ces pages, si")
    expect(page.locator("[data-near-id]")).to_have_count(0)
    expect(page.get_by_role("link", name="Accessibilité", exact=True).first).to_be_in_viewport()
