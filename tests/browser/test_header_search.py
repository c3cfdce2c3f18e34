"""The search field in the head of every page, as a visitor uses it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

FIELD = "header form[role=search] input[name=q]"
OPEN = "header .seek__found:not([hidden])"


def ask(page: Page, words: str) -> Locator:
    """The options below the field after ``words`` were typed."""
    field = page.locator(FIELD)
    field.click()
    field.press_sequentially(words)
    expect(page.locator(OPEN)).to_be_visible()
    return page.locator("header [role=option]")


def active(page: Page) -> str | None:
    """The id of the option that the field says is active."""
    return page.locator(FIELD).get_attribute("aria-activedescendant")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("code", "words", "kind", "name", "found"),
    [
        ("fr", "mist", "Partenaires", "Mistral AI", ["Mist"]),
        ("ar", "جزري", "المعاهد", "معهد الجزري بالناظور", ["الجزري"]),
        ("en", "mistral a", "Partners", "Mistral AI", ["Mistral", "A"]),
    ],
)
def test_typing_shows_the_best_results_by_kind_with_what_was_typed_marked(
    visitor: Callable[..., Visitor],
    width: int,
    code: str,
    words: str,
    kind: str,
    name: str,
    found: list[str],
) -> None:
    page = visitor(width=width).open(f"{code}/topics/")
    options = ask(page, words)
    assert 2 <= options.count() <= 9
    group = page.get_by_role("listbox").get_by_role("group", name=kind)
    option = group.get_by_role("option", name=name)
    expect(option).to_be_visible()
    assert option.locator("mark").all_text_contents() == found
    box = page.locator(OPEN).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_arrows_go_round_the_options_while_the_field_keeps_the_focus(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    page = anyone.open("fr/about/")
    options = ask(page, "Mistral")
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
    there = options.nth(1).get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(there))


def test_tab_reaches_each_option_and_escape_brings_the_focus_back(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor(width=360).open("ar/partners/")
    options = ask(page, "Mistral")
    field = page.locator(FIELD)
    for number in range(options.count()):
        page.keyboard.press("Tab")
        expect(options.nth(number)).to_be_focused()
        expect(options.nth(number)).to_be_in_viewport()
        expect(page.locator(OPEN)).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(options.nth(options.count() - 2)).to_be_focused()
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


def test_leaving_the_field_closes_its_results(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open("fr/labs/")
    ask(page, "Mistral")
    page.locator("h1").click()
    expect(page.locator(OPEN)).to_have_count(0)


def test_a_result_that_is_tapped_opens_its_record(visitor: Callable[..., Visitor]) -> None:
    page = visitor(width=360, has_touch=True).open("ar/")
    ask(page, "ميسترال")
    page.locator("header [data-result-id=labo-mistral-ai]").tap()
    page.wait_for_url("**/ar/labs/labo-mistral-ai/")


def test_the_last_option_leads_to_all_results(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor()
    page = anyone.open("fr/labs/")
    options = ask(page, "institut & nador")
    options.last.click()
    page.wait_for_url("**/fr/search/?q=institut**")
    expect(page.locator("main input[name=q]")).to_have_value("institut & nador")


def test_enter_without_an_option_leads_to_the_search_page(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor()
    page = anyone.open("en/labs/")
    ask(page, "Mistral")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=Mistral")


def test_a_slash_leads_to_the_field_but_is_a_letter_where_one_writes(
    visitor: Callable[..., Visitor],
) -> None:
    anyone = visitor()
    page = anyone.open("fr/labs/")
    page.keyboard.press("/")
    field = page.locator(FIELD)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    page = anyone.open("fr/search/")
    page.locator("input[type=checkbox]").first.focus()
    page.keyboard.press("/")
    expect(page.locator("main input[name=q]")).to_be_focused()
    page.keyboard.type("/")
    expect(page.locator("main input[name=q]")).to_have_value("/")


def test_the_slash_can_be_turned_off_and_on_again(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor()
    page = anyone.open("ar/accessibility/")
    box = page.locator("[data-slash] input")
    expect(box).to_be_checked()
    box.uncheck()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).not_to_be_focused()
    elsewhere = anyone.open("fr/labs/")
    elsewhere.keyboard.press("/")
    expect(elsewhere.locator(FIELD)).not_to_be_focused()
    page.reload()
    expect(box).not_to_be_checked()
    box.check()
    elsewhere.keyboard.press("/")
    expect(elsewhere.locator(FIELD)).to_be_focused()


def test_the_number_of_results_is_read_out_without_a_second_status(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor().open("fr/labs/")
    ask(page, "Mistral")
    voice = page.locator("header [aria-live=polite]")
    # Names answer first; the count is that of the answer that has come since.
    page.wait_for_function(
        """() => {
          const [voice] = document.querySelectorAll("header [aria-live=polite]");
          const shown = [...document.querySelectorAll("header [role=option]")].at(-1);
          return voice.textContent && shown?.textContent.trim() === `Voir ${voice.textContent}`;
        }"""
    )
    expect(page.get_by_role("status")).to_have_count(0)
    page.locator(FIELD).fill("nosuchword")
    expect(page.locator("header .seek__none")).to_be_visible()
    expect(voice).to_contain_text("Aucun résultat")
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "false")


def test_the_search_page_has_one_search_form_to_which_the_head_leads(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor().open("ar/search/")
    expect(page.locator("form[role=search]")).to_have_count(1)
    expect(page.locator("input[name=q]")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_count(1)
    page.locator("header a.seek").click()
    expect(page.locator("main input[name=q]")).to_be_focused()


def test_nothing_is_fetched_before_the_field_is_used(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor()
    asked: list[str] = []
    anyone.context.on("request", lambda request: asked.append(request.url))
    page = anyone.open("fr/labs/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/search/" in url or "seek" in url]
    ask(page, "Mistral")
    assert [url for url in asked if url.endswith("/assets/search/header_search.js")]


def test_a_search_that_cannot_be_fetched_is_still_a_form(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor()
    anyone.missing_expected = True
    anyone.context.route("**/assets/search/fr.json", lambda route: route.fulfill(status=404))
    page = anyone.open("fr/labs/")
    field = page.locator(FIELD)
    field.click()
    field.press_sequentially("Mistral")
    page.wait_for_load_state("networkidle")
    expect(page.locator(OPEN)).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/search/?q=Mistral")


def test_without_javascript_the_form_leads_to_the_search_page(
    visitor: Callable[..., Visitor],
) -> None:
    page = visitor(width=360, java_script_enabled=False).open("ar/institutes/")
    field = page.locator(FIELD)
    expect(field).to_be_visible()
    field.fill("ميسترال")
    field.press("Enter")
    page.wait_for_url("**/ar/search/?q=*")


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_on_a_phone_with_text_twice_as_large_the_frame_and_the_results_fit(
    visitor: Callable[..., Visitor], code: str
) -> None:
    anyone = visitor(width=360)
    page = anyone.open(f"{code}/institutes/")
    session = anyone.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.reload()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    for link in page.locator("nav[data-language-switch] a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    options = ask(page, "Mistral")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("ArrowUp")
    expect(options.last).to_be_in_viewport(ratio=0.99)
