"""A visitor uses the search field in the header of every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

FIELD = "header form[role=search] input[name=q]"
OPEN = "header .seek__found:not([hidden])"


def type_query(page: Page, query: str) -> Locator:
    """Types ``query`` into the field and returns the options below it."""
    field = page.locator(FIELD)
    field.click()
    field.press_sequentially(query)
    expect(page.locator(OPEN)).to_be_visible()
    options = page.locator("header [role=option]")
    # Until then the options are those of the first letters.
    answered = re.compile(re.escape(f"?{urlencode({'q': query})}") + "$")
    expect(options.last).to_have_attribute("href", answered)
    return options


def active(page: Page) -> str | None:
    """The id of the option that the field marks as active."""
    return page.locator(FIELD).get_attribute("aria-activedescendant")


@pytest.mark.by_turns
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("code", "query", "kind", "name", "marked"),
    [
        ("fr", "mist", "Partenaires", "Mistral AI", ["Mist"]),
        ("ar", "جزري", "المعاهد", "معهد الجزري بالناظور", ["الجزري"]),
        ("en", "mistral a", "Partners", "Mistral AI", ["Mistral", "A"]),
    ],
)
def test_typing_shows_the_best_results_by_kind_and_marks_the_query_in_them(
    new_visitor: Callable[..., Visitor],
    width: int,
    code: str,
    query: str,
    kind: str,
    name: str,
    marked: list[str],
) -> None:
    page = new_visitor(width=width).open(f"{code}/topics/")
    options = type_query(page, query)
    assert 2 <= options.count() <= 8 + 3 + 1  # records, pages, and the link to all
    group = page.get_by_role("listbox").get_by_role("group", name=kind)
    option = group.get_by_role("option", name=name)
    expect(option).to_be_visible()
    assert option.locator("mark").all_text_contents() == marked
    box = page.locator(OPEN).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_arrow_keys_cycle_through_the_options_while_the_field_keeps_the_focus(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/about/")
    options = type_query(page, "Mistral")
    field = page.locator(FIELD)
    expect(field).to_have_attribute("aria-expanded", "true")
    assert active(page) is None
    page.keyboard.press("ArrowDown")
    assert active(page) == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    assert active(page) is None
    page.keyboard.press("ArrowUp")
    assert active(page) == options.last.get_attribute("id")
    expect(options.last).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    expect(field).to_be_focused()
    target = options.nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(target))


def test_tab_reaches_each_option_and_escape_returns_the_focus_to_the_field(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(width=360).open("ar/partners/")
    options = type_query(page, "Mistral")
    field = page.locator(FIELD)
    page.keyboard.press("Tab")
    expect(options.first).to_be_focused()
    # From now on no fuller answer changes them.
    last = options.count() - 1
    for number in range(1, last + 1):
        page.keyboard.press("Tab")
        expect(options.nth(number)).to_be_focused()
        expect(options.nth(number)).to_be_in_viewport()
        expect(page.locator(OPEN)).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options.nth(last - 1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(field).to_be_focused()
    expect(field).to_have_value("Mistral")
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPEN)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    assert active(page) is None


def test_similar_words_are_suggested_under_a_heading_of_their_own(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("en/")
    field = page.locator(FIELD)
    field.click()
    field.press_sequentially("funding")
    groups = page.get_by_role("listbox").get_by_role("group")
    similar = groups.and_(page.get_by_role("group", name="Similar words"))
    expect(similar.get_by_role("option").first).to_contain_text("Founding")
    # Above them, what the site says on the word itself.
    pages = groups.and_(page.get_by_role("group", name="Pages of this site"))
    expect(pages.get_by_role("option").first).to_have_attribute("href", re.compile("/gaps/#money$"))
    expect(groups).to_have_count(2)
    expect(groups.last.get_by_role("option").first).to_contain_text("Founding")


def test_leaving_the_field_closes_its_results(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open("fr/labs/")
    type_query(page, "Mistral")
    page.locator("h1").click()
    expect(page.locator(OPEN)).to_have_count(0)


def test_tapping_a_result_opens_its_record(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(width=360, has_touch=True).open("ar/")
    type_query(page, "ميسترال")
    page.locator("header [data-result-id=labo-mistral-ai]").tap()
    page.wait_for_url("**/ar/labs/labo-mistral-ai/")


def test_the_last_option_opens_all_results(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/labs/")
    options = type_query(page, "institut & nador")
    options.last.click()
    page.wait_for_url("**/fr/search/?q=institut**")
    expect(page.locator("main input[name=q]")).to_have_value("institut & nador")


def test_enter_without_an_option_opens_the_search_page(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("en/labs/")
    type_query(page, "Mistral")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=Mistral")


def test_the_slash_key_focuses_the_field_but_types_a_slash_inside_a_field(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/labs/")
    page.keyboard.press("/")
    field = page.locator(FIELD)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    page = visitor.open("fr/search/")
    page.locator("input[type=checkbox]").first.focus()
    page.keyboard.press("/")
    expect(page.locator("main input[name=q]")).to_be_focused()
    page.keyboard.type("/")
    expect(page.locator("main input[name=q]")).to_have_value("/")


def test_the_slash_key_can_be_turned_off_and_on_again(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor()
    page = visitor.open("ar/accessibility/")
    box = page.locator("[data-slash] input")
    expect(box).to_be_checked()
    box.uncheck()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).not_to_be_focused()
    other = visitor.open("fr/labs/")
    other.keyboard.press("/")
    expect(other.locator(FIELD)).not_to_be_focused()
    page.reload()
    expect(box).not_to_be_checked()
    box.check()
    other.keyboard.press("/")
    expect(other.locator(FIELD)).to_be_focused()


def test_the_number_of_results_is_announced_in_a_live_region_that_is_no_status(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("fr/labs/")
    type_query(page, "Mistral")
    live_region = page.locator("header [aria-live=polite]")
    # Matching names are shown first; the count belongs to the full answer, which comes later.
    page.wait_for_function(
        """() => {
          const { textContent } = document.querySelector("header [aria-live=polite]");
          const last = [...document.querySelectorAll("header [role=option]")].at(-1);
          return textContent && last?.textContent.trim() === `Voir ${textContent}`;
        }"""
    )
    expect(page.get_by_role("status")).to_have_count(0)
    page.locator(FIELD).fill("nosuchword")
    expect(page.locator("header .seek__none")).to_be_visible()
    expect(live_region).to_contain_text("Aucun résultat")
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "false")


def test_the_search_page_has_one_search_field_and_the_key_leads_to_it(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("ar/search/")
    expect(page.locator("form[role=search]")).to_have_count(1)
    expect(page.locator("input[name=q]")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_count(1)
    expect(page.locator("header .seek")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.locator("main input[name=q]")).to_be_focused()


def test_nothing_is_fetched_before_the_field_is_used(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor()
    requested: list[str] = []
    visitor.context.on("request", lambda request: requested.append(request.url))
    page = visitor.open("fr/labs/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in requested if "/search/" in url]
    type_query(page, "Mistral")
    assert [url for url in requested if url.endswith("/assets/search/header_search.js")]


def test_if_the_index_cannot_be_fetched_the_field_is_still_a_form(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    visitor.expects_missing = True
    visitor.context.route("**/assets/search/fr.json", lambda route: route.fulfill(status=404))
    page = visitor.open("fr/labs/")
    field = page.locator(FIELD)
    field.click()
    field.press_sequentially("Mistral")
    page.wait_for_load_state("networkidle")
    expect(page.locator(OPEN)).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/search/?q=Mistral")


def test_without_javascript_the_form_opens_the_search_page(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(width=360, java_script_enabled=False).open("ar/institutes/")
    field = page.locator(FIELD)
    expect(field).to_be_visible()
    field.fill("ميسترال")
    field.press("Enter")
    page.wait_for_url("**/ar/search/?q=*")


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_header_and_results_fit_a_phone_with_text_at_twice_its_size(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    visitor = new_visitor(width=360)
    page = visitor.open(f"{code}/institutes/")
    session = visitor.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    for link in page.locator("nav[data-language-switch] a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    options = type_query(page, "Mistral")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("ArrowUp")
    expect(options.last).to_be_in_viewport(ratio=0.99)
