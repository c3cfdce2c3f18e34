"""The search page as a visitor uses it: type, choose a view, read the results."""

from __future__ import annotations

from playwright.sync_api import Page

READY = "html[data-finder=ready]"
"""Matches once the results on the page answer its address."""


def wait_for_results(page: Page) -> None:
    """Waits until the results answer what was asked last."""
    page.wait_for_selector(READY)


def result_ids(page: Page) -> list[str]:
    """The ids of the results that are shown, in their order."""
    return page.eval_on_selector_all(
        "[data-finder-results] [data-result-id]", "cards => cards.map(c => c.dataset.resultId)"
    )


def all_result_ids(page: Page) -> list[str]:
    """The ids of all results, after showing those behind the button for more."""
    more = page.locator("[data-finder-more]")
    while more.is_visible():
        more.click()
        wait_for_results(page)
    return result_ids(page)


def search(page: Page, query: str) -> list[str]:
    """Types ``query`` and returns the ids of the results that are shown."""
    wait_for_results(page)
    field = page.locator("form[role=search] input[name=q]")
    field.click()
    field.press_sequentially(query)
    wait_for_results(page)
    return result_ids(page)


def choose_view(page: Page, view: str) -> None:
    """Chooses ``view`` (cards, table, map or timeline) and waits for it."""
    page.locator(f"label:has(input[name=view][value={view}])").click()
    wait_for_results(page)


def focused_element(page: Page) -> str:
    return page.evaluate(
        "(({id, name, value, textContent}) => id || (name && `${name}=${value}`) || textContent)"
        "(document.activeElement)"
    )
