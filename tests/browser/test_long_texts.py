"""No text widens a page, however long its words, and no word breaks that a line has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.kinds import KINDS
from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.search_page import wait_for_results
from tests.browser.states import DESK, PHONE
from tests.built_site import embed_of
from tests.invented import full_id
from tests.long_texts import ARABIC, LATIN, long_project
from tests.project import BuiltOnce, Project
from tools.pages_server import served

pytestmark = pytest.mark.browser

SMALL_PHONE = 320

LOOK = """() => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
  const seen = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    for (let at = element; at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).clipPath !== "none") return false;
    }
    return true;
  };
  const path = (element) => {
    const own = (at) => `${at.localName}${at.className ? `.${at.className}` : ""}`;
    return `${own(element.parentElement)} > ${own(element)}`;
  };
  const cut = [...document.body.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    // A field scrolls; a sign replaces a text; an ellipsis says that there is more.
    return style.overflowX === "hidden" && element.localName !== "input"
      && style.maskImage === "none" && style.textOverflow === "clip"
      && element.scrollWidth > element.clientWidth + 1 && seen(element);
  });
  // A word of an address, or one that nothing has room for, may break.
  const words = /(?<!\\S)[\\p{L}\\p{M}\\p{N}]{2,18}(?!\\S)/gu;
  const broken = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    for (const { 0: word, index } of data.matchAll(words)) {
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      const [first, ...more] = range.getClientRects();
      if (more.some(({ top }) => top > first.bottom - 2) && seen(parentElement)) {
        broken.push(`${path(parentElement)}: ${word}`);
      }
    }
  }
  const wide = document.documentElement.scrollWidth - innerWidth;
  return { wide: Math.max(wide, 0), cut: cut.map(path), broken };
}"""
"""By how many pixels the page is wider than the screen; the elements that cut their text; the
words, none of an address, that are on two lines."""

NOTHING = {"wide": 0, "cut": [], "broken": []}

TYPES = (
    *("", "a-z/", "about/", "audiences/", "audiences/startups/", "regions/", "regions/ma-01/"),
    *("disputes/", "gaps/", "coverage/", "strengths/", "statistics/", "timeline/", "diagram/"),
    *("statuses/announced/", "institutes/", "embed/"),
    *(f"{kind.plural}/{full_id(kind.kind)}/" for kind in KINDS.values()),
)
"""A page of each type, below a language."""


@pytest.fixture(scope="module")
def long_built(built_once: BuiltOnce) -> Project:
    """Records of every kind and prose, whose every text has words longer than a line; built."""
    return built_once("long-texts", long_project)


@pytest.fixture(scope="module")
def long_address(long_built: Project) -> Iterator[str]:
    """The address of ``long_built``, ending with a slash."""
    with served(long_built.site) as address:
        yield address


def look(page: Page, *widths: int) -> Any:
    """What is wrong with the page at each of ``widths``, as far as something is."""
    wait_for_fonts(page)
    wrong = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        found = page.evaluate(LOOK)
        if found != NOTHING:
            wrong[width] = found
    return wrong


def look_at_each(visitor: Visitor, paths: Sequence[str], *widths: int) -> dict[str, Any]:
    """What is wrong with the pages at ``paths``, by path."""
    page = visitor.context.new_page()
    wrong = {}
    for path in paths:
        page.goto(visitor.address + path)
        if path.endswith("/search/"):
            wait_for_results(page)
        if found := look(page, *widths):
            wrong[path] = found
    return wrong


def every_page(project: Project) -> list[str]:
    """The path of every page of ``project`` that does not lead on to another one."""
    files = sorted(project.site.rglob("*.html"))
    return [
        file.relative_to(project.site).as_posix().removesuffix("index.html")
        for file in files
        if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")
    ]


def test_no_text_widens_a_page(new_visitor: Callable[..., Visitor], long_address: str) -> None:
    visitor = new_visitor(long_address)
    paths = [f"{code}/{path}" for code, path in zip(cycle(LANGUAGES), TYPES, strict=False)]
    assert look_at_each(visitor, ["", *paths], SMALL_PHONE, PHONE) == {}


def test_no_text_widens_an_embed(new_visitor: Callable[..., Visitor], long_address: str) -> None:
    visitor = new_visitor(long_address)
    page = visitor.context.new_page()
    paths = ("regions/", "institutes/", f"institutes/{full_id('institute')}/")
    for code, path in zip(cycle(LANGUAGES), paths, strict=False):
        page.goto(visitor.address + embed_of(f"{code}/{path}"))
        for width in (240, 480):
            page.set_viewport_size({"width": width, "height": 220})
            assert page.evaluate(LOOK) == NOTHING, path


@pytest.mark.whole
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_widens_any_page(
    new_visitor: Callable[..., Visitor], long_built: Project, long_address: str, code: str
) -> None:
    paths = [path for path in every_page(long_built) if path.startswith(f"{code}/")]
    wrong = look_at_each(new_visitor(long_address), paths, SMALL_PHONE, PHONE, DESK)
    assert len(paths) > 70
    assert wrong == {}


@pytest.mark.whole
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_of_the_catalogue_is_wider_than_a_phone(
    new_visitor: Callable[..., Visitor], real_project: Project, code: str
) -> None:
    paths = [path for path in every_page(real_project) if path.startswith(f"{code}/")]
    assert len(paths) > 200
    assert look_at_each(new_visitor(), paths, SMALL_PHONE, PHONE) == {}


@pytest.mark.parametrize("code", ["ar", pytest.param("fr", marks=pytest.mark.whole)])
def test_no_text_widens_what_a_visitor_opens(
    new_visitor: Callable[..., Visitor], long_address: str, code: str
) -> None:
    visitor = new_visitor(long_address, width=PHONE, height=740)
    visitor.expects_missing = True
    page = visitor.open(f"{code}/institutes/{full_id('institute')}/")
    wrong = {}
    for button in page.locator(".marks [popovertarget^=from-]").all():
        button.click()
        wrong[button.get_attribute("popovertarget")] = look(page, PHONE)
        page.keyboard.press("Escape")
    assert len(wrong) > 3
    page.locator("[popovertarget=lens]").click()
    wrong["lens"] = look(page, PHONE)
    page.keyboard.press("Escape")
    page.locator("[data-menu-button]").click()
    for group in page.locator("[data-menu] summary").all():
        group.click()
    wrong["menu"] = look(page, PHONE)
    page.emulate_media(media="print")
    wrong["print"] = look(page, PHONE)
    page.emulate_media(media="screen")
    page.goto(f"{long_address}{code}/about/")
    page.locator("header input[name=q]").press_sequentially("invented")
    expect(page.locator("header [role=option]").first).to_be_visible()
    wrong["suggestions"] = look(page, PHONE)
    for query in (
        "q=invented&kind=agreement&kind=institute",
        f"q={LATIN}{ARABIC}",
        *(f"view={view}" for view in ("table", "map", "timeline")),
        f"view=compare&compare={full_id('institute')}&compare={full_id('lab')}",
    ):
        page.goto(f"{long_address}{code}/search/?{query}")
        wait_for_results(page)
        wrong[query] = look(page, PHONE)
    page.goto(f"{long_address}{code}/institutes/{full_id('institute')}x/")
    expect(page.locator("[data-nearest] a").first).to_be_visible()
    wrong["missing"] = look(page, PHONE)
    assert {name: found for name, found in wrong.items() if found} == {}
