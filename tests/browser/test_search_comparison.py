"""Records chosen among the results of the search page and compared side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.search_page import focused_element, result_ids, wait_for_results
from tests.browser.states import DESK, in_each_view

pytestmark = pytest.mark.browser

ROOT_AND_LAB = "compare=jazari-root&compare=labo-mistral-ai"


def compare_button(page: Page, record: str) -> Locator:
    """The button that adds ``record`` to the comparison or removes it."""
    return page.locator(f"[data-compare={record}]")


@in_each_view
def test_chosen_records_are_compared_side_by_side(
    new_visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    visitor = new_visitor(width=width)
    page = visitor.open(f"{code}/search/")
    wait_for_results(page)
    compare = page.locator("[data-finder-compare]")
    expect(compare).to_be_hidden()
    compare_button(page, "jazari-root").click()
    assert compare_button(page, "jazari-root").get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.dataset.compare") == "jazari-root"
    expect(compare).to_be_disabled()
    compare_button(page, "labo-mistral-ai").click()
    compare.click()
    wait_for_results(page)
    assert visitor.path_of(page) == f"{code}/search/?view=compare&{ROOT_AND_LAB}"
    assert focused_element(page) == "results-heading"
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
    page_of_record = visitor.open(f"{code}/institutes/jazari-root/")
    region = page_of_record.locator("[data-field=region]")
    assert region.locator(".basis").count() == 1
    # The value alone, without what it was derived from.
    compared = table.locator("tr[data-field=region] td").first.inner_text()
    assert compared.strip() == region.locator("dd > a").inner_text()
    page_of_record.close()
    heads.first.get_by_role("link").click()
    page.wait_for_url(f"**/{code}/institutes/jazari-root/")
    page.go_back()
    wait_for_results(page)
    expect(heads).to_have_count(2)
    page.go_back()
    wait_for_results(page)
    expect(table).to_be_hidden()
    assert compare_button(page, "labo-mistral-ai").get_attribute("aria-pressed") == "true"


def test_a_pressed_button_keeps_its_colours_under_the_pointer(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor(width=DESK).open("fr/search/")
    wait_for_results(page)
    button = compare_button(page, "jazari-root")
    colours = "button => { const style = getComputedStyle(button);"
    colours += " return [style.color, style.backgroundColor]; }"
    button.focus()
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    pressed = button.evaluate(colours)
    assert pressed[0] != pressed[1]
    button.hover()
    assert button.evaluate(colours) == pressed


def test_a_comparison_can_be_shared_and_read_in_another_language(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open(f"fr/search/?view=compare&{ROOT_AND_LAB}")
    wait_for_results(page)
    expect(page.locator("th[data-compared-id]")).to_have_count(2)
    page.locator("[data-language-switch] a[lang=ar]").click()
    wait_for_results(page)
    assert visitor.path_of(page) == f"ar/search/?view=compare&{ROOT_AND_LAB}"
    expect(page.locator("th[data-compared-id=labo-mistral-ai]")).to_contain_text("مختبر")


def test_at_most_four_records_are_compared_and_any_can_be_removed(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("fr/search/?kind=institute")
    wait_for_results(page)
    ids = result_ids(page)[:5]
    for record in ids[:4]:
        compare_button(page, record).click()
    expect(compare_button(page, ids[4])).to_be_disabled()
    page.locator("[data-finder-compare]").click()
    wait_for_results(page)
    expect(page.locator("th[data-compared-id]")).to_have_count(4)
    tags = page.locator("[data-finder-chosen] button")
    tags.first.click()
    wait_for_results(page)
    expect(page.locator("th[data-compared-id]")).to_have_count(3)
    expect(tags.first).to_be_focused()
    tags.first.click()
    tags.first.click()
    wait_for_results(page)
    # With one record left there is no comparison: the results are back.
    assert visitor.path_of(page) == f"fr/search/?kind=institute&compare={ids[3]}"
    assert result_ids(page)[:5] == ids


def test_unknown_ids_in_the_address_are_not_compared(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open(
        "fr/search/?view=compare&compare=no-such-record&compare=../../x&compare=jazari-root"
    )
    wait_for_results(page)
    expect(page.locator("th[data-compared-id]")).to_have_count(0)
    assert len(result_ids(page)) > 1
    expect(page.locator("[data-finder-chosen] button")).to_have_count(1)


def test_if_a_comparison_cannot_be_loaded_a_notice_is_above_the_results(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    visitor.expects_missing = True
    visitor.context.route("**/fr/labs/*/", lambda route: route.fulfill(status=503, body=""))
    page = visitor.open(f"fr/search/?view=compare&{ROOT_AND_LAB}")
    wait_for_results(page)
    expect(page.locator("[data-finder-trouble]")).to_be_visible()
    expect(page.locator("[data-finder-comparison]")).to_be_hidden()
    assert len(result_ids(page)) > 1
