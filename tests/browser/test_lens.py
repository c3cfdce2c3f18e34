"""The evidence lens dims what rests on weaker evidence than chosen, and says how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from tests.browser.conftest import Visitor
from tests.browser.states import ROOT
from tests.project import LANGUAGES

pytestmark = pytest.mark.browser

LIST = "institutes/"
OF = {"fr": "sur", "ar": "من", "en": "of"}


@pytest.fixture(scope="module")
def strengths() -> Counter[str]:
    """How many institutes there are of each strength."""
    catalogue = load([ROOT / name for name in DEFAULT_RECORDS], ROOT)
    return Counter(str(catalogue.strength(institute)) for institute in catalogue.of_kind(Institute))


def opened(page: Page) -> None:
    """Opens the panel of the lens on ``page``."""
    page.locator("[popovertarget=lens]").click()
    expect(page.locator("[data-lens-choices]")).to_be_visible()


def dimmed(page: Page) -> list[str]:
    """The strengths of the cards of ``page`` that are dimmed: the frames of these are dashed."""
    strengths: list[str] = page.locator(".card[data-strength]").evaluate_all(
        "cards => cards.filter(card => getComputedStyle(card).borderTopStyle === 'dashed')"
        ".map(card => card.dataset.strength)"
    )
    return strengths


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lens_dims_weaker_records_and_counts_them(
    new_visitor: Callable[..., Visitor], strengths: Counter[str], code: str
) -> None:
    page = new_visitor().open(f"{code}/{LIST}")
    assert dimmed(page) == []
    opened(page)
    for choice, kept in (("several", {"official", "several"}), ("official", {"official"})):
        page.locator(f".lens input[value={choice}]").check()
        weaker = strengths.total() - sum(strengths[strength] for strength in kept)
        assert 0 < weaker < strengths.total()
        expect(page.locator("[data-lens-bar] [role=status]")).to_contain_text(
            f" {weaker} {OF[code]} {strengths.total()}."
        )
        assert len(dimmed(page)) == weaker
        assert not {*dimmed(page)} & kept


def test_the_lens_works_with_the_keyboard_alone(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open(f"fr/{LIST}")
    button = page.locator("[popovertarget=lens]")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-lens-choices]")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".lens input[value=all]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("html")).to_have_attribute("data-lens", "several")
    page.keyboard.press("Escape")
    expect(page.locator("#lens")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_choice_stays_on_other_pages_until_the_visitor_ends_it(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor(width=360)
    page = visitor.open(f"en/{LIST}")
    opened(page)
    page.locator(".lens input[value=official]").check()
    page.goto(f"{visitor.address}en/partners/")
    assert "single" in dimmed(page)
    bar = page.locator("[data-lens-bar]")
    expect(bar).to_be_visible()
    bar.get_by_role("button").click()
    expect(bar).to_be_hidden()
    assert dimmed(page) == []
    expect(page.locator("[popovertarget=lens]")).to_be_focused()
    page.reload()
    expect(page.locator("html")).not_to_have_attribute("data-lens", "official")


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_javascript_the_panel_leads_to_a_list_of_each_strength(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    visitor = new_visitor(width=360, java_script_enabled=False)
    page = visitor.open(f"{code}/")
    page.locator("[popovertarget=lens]").click()
    expect(page.locator("[data-lens-choices]")).to_be_hidden()
    page.locator("#lens a").click()
    page.wait_for_url(f"{visitor.address}{code}/strengths/")
    for strength in ("official", "several", "single", "weak"):
        expect(page.locator(f"#content a[href$='strengths/{strength}/']").first).to_be_visible()


def chosen(visitor: Visitor, path: str, choice: str = "official") -> Page:
    """The page at ``path`` through the lens; its panel is closed again."""
    page = visitor.open(path)
    opened(page)
    page.locator(f".lens input[value={choice}]").check()
    page.keyboard.press("Escape")
    expect(page.locator("[data-lens-bar] [role=status]")).not_to_be_empty()
    return page


def test_results_of_a_search_are_counted_as_they_come(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = chosen(new_visitor(), "fr/search/")
    status = page.locator("[data-lens-bar] [role=status]")
    before = status.inner_text()
    page.locator("#content input[name=q]").fill("Nador")
    expect(status).not_to_have_text(before)
    expect(status).not_to_be_empty()
    assert dimmed(page)


def test_other_tabs_follow_the_choice(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor()
    one, other = visitor.open(f"fr/{LIST}"), chosen(visitor, "ar/partners/")
    bar = one.locator("[data-lens-bar]")
    expect(bar).to_be_visible()
    assert dimmed(one)
    other.locator("[data-lens-off]").click()
    expect(bar).to_be_hidden()
    assert dimmed(one) == []


def test_a_page_kept_in_the_history_follows_the_choice(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = chosen(new_visitor(), f"fr/{LIST}")
    page.evaluate(
        "localStorage.removeItem('lens');"
        "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    )
    expect(page.locator("[data-lens-bar]")).to_be_hidden()
    assert dimmed(page) == []


COVERED = """() => {
  const focused = document.activeElement;
  const bars = [...document.querySelectorAll("[data-lens-bar], .finder__tray:not([hidden])")];
  if (bars.some((bar) => bar.contains(focused))) return null;
  const top = Math.min(...bars.map((bar) => bar.getBoundingClientRect().top));
  return focused.getBoundingClientRect().top >= top ? focused.outerHTML.slice(0, 120) : "";
}"""
"""The beginning of the focused element if a bar covers it; null if it is in a bar."""


@pytest.mark.parametrize(
    ("path", "width"),
    [("ar/partners/", 320), ("fr/search/?q=Jazari&compare=jazari-root", 360), ("en/gaps/", 640)],
)
def test_the_bar_covers_nothing_that_has_the_focus(
    new_visitor: Callable[..., Visitor], path: str, width: int
) -> None:
    page = chosen(new_visitor(width=width, height=480), path)
    page.locator("#content").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        covered = page.evaluate(COVERED)
        if covered is None:
            break
        assert covered == ""


def test_the_tray_of_the_search_is_above_the_bar(new_visitor: Callable[..., Visitor]) -> None:
    page = chosen(new_visitor(width=360), "fr/search/?q=Jazari&compare=jazari-root")
    tray, bar = page.locator(".finder__tray"), page.locator("[data-lens-bar]")
    page.wait_for_selector("html[data-finder=ready]")
    page.evaluate("document.querySelectorAll('#content .card')[2].scrollIntoView()")
    below, box = tray.bounding_box(), bar.bounding_box()
    assert below is not None
    assert box is not None
    assert below["y"] + below["height"] <= box["y"] + 1


def test_the_bar_is_there_before_its_text_so_that_it_is_read_out_once(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open(f"fr/{LIST}")
    page.evaluate(
        """() => {
          const bar = document.querySelector("[data-lens-bar]");
          window.said = [];
          new MutationObserver((changes) => {
            for (const { type, target } of changes) {
              if (type === "childList") window.said.push([bar.hidden, target.textContent]);
            }
          }).observe(bar, { attributes: true, childList: true, subtree: true });
          const status = bar.querySelector("[role=status]");
          new MutationObserver(() => window.text = status.textContent)
            .observe(bar, { attributeFilter: ["hidden"] });
        }"""
    )
    opened(page)
    page.locator(".lens input[value=official]").check()
    status = page.locator("[data-lens-bar] [role=status]")
    expect(status).not_to_be_empty()
    assert page.evaluate("window.text") == ""
    assert page.evaluate("window.said") == [[False, status.inner_text()]]


@pytest.mark.parametrize("stored", ["x", "official ", "__proto__", "all"])
def test_a_stored_value_that_is_no_choice_is_no_choice(
    new_visitor: Callable[..., Visitor], stored: str
) -> None:
    visitor = new_visitor()
    visitor.context.add_init_script(
        f"if (origin !== 'null') localStorage.setItem('lens', '{stored}')"
    )
    page = visitor.open(f"fr/{LIST}")
    expect(page.locator("html")).not_to_have_attribute("data-lens", stored)
    expect(page.locator("[data-lens-bar]")).to_be_hidden()


def test_where_storage_is_blocked_the_choice_lasts_as_long_as_the_page(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    visitor.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException(); }})"
    )
    page = chosen(visitor, f"fr/{LIST}")
    assert dimmed(page)
    page.reload()
    expect(page.locator("[data-lens-bar]")).to_be_hidden()


def test_the_choices_are_shown_in_browsers_without_popovers(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    visitor.context.add_init_script("delete HTMLElement.prototype.popover")
    page = visitor.open(f"fr/{LIST}")
    expect(page.locator("[data-lens-choices]")).not_to_have_attribute("hidden", "")


def test_paper_says_why_some_of_it_is_dimmed(new_visitor: Callable[..., Visitor]) -> None:
    page = chosen(new_visitor(), f"fr/{LIST}")
    page.emulate_media(media="print")
    expect(page.locator("[data-lens-bar] [role=status]")).to_be_visible()
    expect(page.locator("[data-lens-off]")).to_be_hidden()
    assert dimmed(page)
