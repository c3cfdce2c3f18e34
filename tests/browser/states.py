"""The states of the site that tests look at: every type of page, at rest and in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.settings import DEFAULT_RECORDS

ROOT = Path(__file__).parents[2]

PICTURES = ROOT / "build" / "screenshots"
"""The folder where screenshots are kept."""

PHONE, DESK = 360, 1280
"""Widths of a screen in CSS pixels. On a phone the menu is a drawer."""

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice")
"""The tags of the axe rules that the site is tested with."""


def _most_related_records() -> dict[str, str]:
    """The path of the record with most relations, for each kind that has records."""
    catalogue = load([ROOT / name for name in DEFAULT_RECORDS], ROOT)

    def relations(record: Entry) -> int:
        return sum(
            len(edges.get(record.id, ())) for edges in (catalogue.outgoing, catalogue.incoming)
        )

    return {
        kind.kind: f"{kind.plural}/{max(catalogue.of_kind(kind), key=relations).id}/"
        for kind in catalogue.kinds()
    }


RECORDS = _most_related_records()
"""The path of a record below a language, by kind."""

TOO_WIDE = """() => [...document.body.querySelectorAll("*")]
  .filter((element) => {
    const box = element.getBoundingClientRect();
    return box.left < -1 || box.right > innerWidth + 1;
  })
  .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5)"""
"""The beginnings of the markup of elements that extend beyond the screen."""


def _at_rest(_page: Page) -> None:
    """Does nothing to the page."""


def _with_results(page: Page) -> None:
    page.wait_for_selector("html[data-finder=ready]")


def _with_filters_shown(page: Page) -> None:
    _with_results(page)
    opener = page.locator("[data-finder-open]")
    if opener.is_visible():
        opener.click()


def _with_nearest_addresses(page: Page) -> None:
    expect(page.locator("[data-nearest] a").first).to_be_visible()


def _with_a_part_missing(page: Page) -> None:
    page.route("**/words-*.json", lambda route: route.fulfill(body=""))
    page.locator("main input[name=q]").fill("recherche")
    expect(page.locator("[data-finder-trouble] button")).to_be_visible()
    _with_results(page)


def _with_menu_open(page: Page) -> None:
    page.locator("[data-menu-button]").click()
    expect(page.locator("[data-menu] nav")).to_be_visible()


def _with_a_group_open(page: Page) -> None:
    if page.locator("[data-menu-button]").is_visible():
        _with_menu_open(page)
    page.locator("[data-menu] summary").first.click()
    expect(page.locator("[data-menu] details[open] a").last).to_be_visible()


def _through_the_lens(page: Page) -> None:
    _with_the_lens_open(page)
    page.keyboard.press("Escape")


def _with_the_lens_open(page: Page) -> None:
    page.locator("[popovertarget=lens]").click()
    page.locator("#lens input[value=official]").check()


def _with_search_open(page: Page) -> None:
    field = page.locator("header input[name=q]")
    field.click()
    field.press_sequentially("Mistral")
    expect(page.locator("header [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def _with_a_snippet(page: Page) -> None:
    preview = page.locator("[data-frame] iframe")
    expect(preview).to_be_visible()
    # axe would send a message to it, which its opaque origin refuses; test_embeds.py looks at it.
    preview.evaluate("(frame) => frame.remove()")


@dataclass(frozen=True)
class State:
    """A page, by its path below a language, and what a visitor does there before it is tested."""

    name: str
    path: str
    prepare: Callable[[Page], None] = _at_rest
    widths: Sequence[int] = (PHONE, DESK)
    is_missing: bool = False
    is_variant: bool = False
    """Whether other states have the same templates and style sheets, so that `make test` runs only
    axe on it."""
    is_copy: bool = False
    """Whether other states show all that it shows, with other content or one by one, so that only
    `make test-all` looks at it."""

    @property
    def is_main(self) -> bool:
        """Whether `make test` looks at it in every way."""
        return not (self.is_variant or self.is_copy)


def _with_sources_open(page: Page) -> None:
    page.locator("[popovertarget=from-name]").click()
    expect(page.locator("#from-name")).to_be_visible()


STATES = (
    State("home", ""),
    State("list", "institutes/"),
    State("regions", "regions/"),
    State("audience", "audiences/students/"),
    State("empty-region", "regions/ma-06/", is_copy=True),
    State("a-z", "a-z/"),
    State("status", "statuses/launched/", is_copy=True),
    State("strengths", "strengths/", is_copy=True),
    State("strength", "strengths/single/", is_copy=True),
    State("disputes", "disputes/"),
    State("gaps", "gaps/"),
    State("coverage", "coverage/"),
    State("changes", "changes/", is_variant=True),
    State("statistics", "statistics/"),
    State("data", "data/"),
    State("embed", "embed/?of=institutes/jazari-root", _with_a_snippet, is_variant=True),
    State("timeline", "timeline/"),
    State("diagram", "diagram/"),
    State("prose", "method/"),
    State("entry", "entry/", is_copy=True),
    State("statement", "accessibility/", is_copy=True),
    *(State(kind, path) for kind, path in RECORDS.items()),
    State("search", "search/", _with_filters_shown),
    State(
        "search-filtered",
        "search/?q=Mistral&kind=agreement&strength=single",
        _with_filters_shown,
        is_variant=True,
    ),
    State("search-zero", "search/?q=nosuchword&kind=lab", _with_filters_shown),
    State("search-pages", "search/?q=budget", _with_results, is_variant=True),
    State("search-trouble", "search/", _with_a_part_missing, is_variant=True),
    # The list of suggestions covers the page, and cards below it would count as too small.
    State("header-search", "about/", _with_search_open),
    State("search-table", "search/?view=table&strength=several&compare=jazari-root", _with_results),
    State("search-map", "search/?view=map&region=ma-04&strength=several", _with_results),
    State(
        "search-timeline", "search/?view=timeline&strength=several&strength=official", _with_results
    ),
    State(
        "search-compare",
        "search/?view=compare&compare=jazari-root&compare=labo-mistral-ai",
        _with_results,
    ),
    State("lens", "institutes/", _with_the_lens_open),
    State("list-lens", "partners/", _through_the_lens, is_copy=True),
    State("record-lens", RECORDS["institute"], _through_the_lens, is_copy=True),
    State("map-lens", "regions/", _through_the_lens, is_copy=True),
    State("timeline-lens", "timeline/", _through_the_lens, is_copy=True),
    State("diagram-lens", "diagram/", _through_the_lens, is_copy=True),
    State("statistics-lens", "statistics/", _through_the_lens, is_copy=True),
    State("sources-open", RECORDS["network"], _with_sources_open, is_variant=True),
    State("menu", "institutes/", _with_menu_open, widths=(PHONE,)),
    State("menu-group", "sources/", _with_a_group_open, widths=(DESK,)),
    State("missing", "institutes/jazari-rot/", _with_nearest_addresses, is_missing=True),
)

in_every_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
_VIEWS_IN_TEST = {("fr", PHONE), ("ar", PHONE), ("en", DESK)}

in_each_view = pytest.mark.parametrize(
    ("code", "width"),
    [
        pytest.param(*view, marks=() if view in _VIEWS_IN_TEST else pytest.mark.whole)
        for view in product(LANGUAGES, (PHONE, DESK))
    ],
)
"""Every language at every width, half of these in `make test-all` only."""
