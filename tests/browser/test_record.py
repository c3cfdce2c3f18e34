"""The page of a record: its first screen on a phone, its contents, and what is folded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import DESK, PHONE, RECORDS

pytestmark = pytest.mark.browser

SCREEN = 640
"""The height of a small phone's screen in CSS pixels."""

PARTS = (".kind-label", "h1", ".badge--status", ".strength", ".head__checked")

END_OF_FIRST_SENTENCE = r"""() => {
  const lead = document.querySelector(".lead > bdi");
  const [first] = lead.textContent.match(/^.+?[.!?؟](?=\s|$)/s) ?? [lead.textContent];
  const range = document.createRange();
  const texts = document.createTreeWalker(lead, NodeFilter.SHOW_TEXT);
  let left = first.length;
  for (let text = texts.nextNode(); text; left -= text.length, text = texts.nextNode()) {
    if (left > text.length) continue;
    range.setStart(text, Math.max(0, left - 2));
    range.setEnd(text, left);
    return range.getBoundingClientRect().bottom;
  }
}"""
"""Where the first sentence of the summary ends, in CSS pixels from the top of the screen."""

LONG = {
    "institutes/jazari-root/": 8_100,
    RECORDS["network"]: 8_500,
    "agreements/conventions-jazari-root-2026-01-12/": 7_700,
    "sources/le-nouvelliste-2026-01-12/": 4_000,
}
"""The most pixels of height of long records in French on a phone; before they were folded, some
had twice as many."""


@pytest.mark.by_turns
@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize(
    "path",
    [
        "institutes/jazari-root/",
        "partners/um6p/",
        "agreements/conventions-jazari-root-2026-01-12/",
        "labs/labo-mistral-ai/",
        RECORDS["network"],
    ],
)
def test_the_first_screen_says_what_it_is_how_sure_and_when_it_was_checked(
    new_visitor: Callable[..., Visitor], code: str, path: str
) -> None:
    page = new_visitor(width=PHONE, height=SCREEN).open(f"{code}/{path}")
    wait_for_fonts(page)
    for part in PARTS:
        if part == ".badge--status" and path.startswith("partners/"):
            continue  # a partner goes through no steps
        box = page.locator(f".head--record {part}").first.bounding_box()
        assert box, part
        assert 0 <= box["y"] < box["y"] + box["height"] <= SCREEN, (part, box)
    assert 0 < page.evaluate(END_OF_FIRST_SENTENCE) <= SCREEN


@pytest.mark.parametrize("path", LONG)
def test_a_long_record_is_short_until_it_is_unfolded(
    new_visitor: Callable[..., Visitor], path: str
) -> None:
    page = new_visitor(width=PHONE).open(f"fr/{path}")
    wait_for_fonts(page)
    assert page.evaluate("document.documentElement.scrollHeight") <= LONG[path]


@pytest.mark.by_turns
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_contents_lead_to_every_section_in_its_order(
    new_visitor: Callable[..., Visitor], code: str, width: int
) -> None:
    page = new_visitor(width=width).open(f"{code}/{RECORDS['lab']}")
    links = page.locator(".contents a")
    headings = page.locator(".record__main h2, .cite h2")
    assert links.count() == headings.count() > 5
    for link, heading in zip(links.all(), headings.all(), strict=True):
        text = heading.inner_text()
        assert link.inner_text().startswith(text)
        link.click()
        target = page.locator(f"[id='{page.url.partition('#')[2]}']")
        expect(heading).to_be_in_viewport()
        assert text in target.inner_text()


def folded(page: Page, selector: str) -> str:
    """The id of the last element that ``selector`` matches, which is folded."""
    last = page.locator(selector).last
    expect(last).to_be_hidden()
    return str(last.get_attribute("id"))


@pytest.mark.by_turns
@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("selector", [".sources li[id]", ".statements li[id]"])
def test_an_address_opens_what_is_folded_around_its_anchor(
    new_visitor: Callable[..., Visitor], selector: str, scripts: bool
) -> None:
    visitor = new_visitor(width=PHONE, java_script_enabled=scripts)
    anchor = folded(visitor.open(f"ar/{RECORDS['network']}"), selector)
    page = visitor.open(f"ar/{RECORDS['network']}#{anchor}")
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_a_mark_of_a_folded_source_opens_it(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(width=PHONE).open(f"fr/{RECORDS['institute']}")
    anchor = folded(page, ".sources li[id]")
    page.evaluate("(anchor) => document.querySelector(`a[href='#${anchor}']`).click()", anchor)
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_scripts_open_folds_in_browsers_that_do_not(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(width=PHONE).open(f"fr/{RECORDS['network']}#sources")
    anchor = folded(page, ".sources li[id]")
    # A new address alone does not open a fold: only following a link does.
    page.evaluate(
        """(anchor) => {
          const fold = document.getElementById(anchor).closest("details");
          location.hash = anchor;
          fold.open = false;
          dispatchEvent(new HashChangeEvent("hashchange"));
        }""",
        anchor,
    )
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()


def test_paper_has_what_is_folded_on_the_screen(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(java_script_enabled=False).open(f"fr/{RECORDS['network']}")
    anchor = folded(page, ".sources li[id]")
    page.emulate_media(media="print")
    source = page.locator(f"[id='{anchor}']")
    expect(source).to_be_visible()
    assert (source.bounding_box() or {"height": 0})["height"] > 10
    expect(page.locator(".more > summary").first).to_be_hidden()
    expect(page.locator(".contents")).to_be_hidden()
