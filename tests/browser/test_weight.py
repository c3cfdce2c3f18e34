"""How many bytes a first view transfers, which typefaces it fetches, and that nothing shifts."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from benchmarks.peer_content import RECORD as AUDITED
from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import RECORDS, STATES

pytestmark = pytest.mark.browser

MAX_BYTES = 78_000
"""Of the page of an ordinary record in all: that which `make lighthouse` audits."""
MAX_BYTES_AROUND = 70_200
"""Of all that the page of any record loads beside its own HTML, which is as long as the record.

About 700 bytes are a header of each file, with which any origin may read it, as on GitHub Pages.
"""
MAX_SHEET_BYTES = 10_000
"""Of the one style sheet that the page of a record loads, compressed."""
MAX_FONT_BYTES = 130_000
MAX_SHIFT = 0.01
"""A cumulative layout shift that nobody notices."""

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""The slow network of Lighthouse's phone: milliseconds, and bytes per second."""

WATCH_SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) {
        const moved = entry.sources.map((source) => source.node?.outerHTML?.slice(0, 80) ?? "text");
        window.shifts.push({ value: entry.value, moved });
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
"""


class Weight(NamedTuple):
    """The bytes that a first view transfers, by the name of the file; that of a page is empty."""

    fonts: dict[str, int]
    rest: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.fonts.values()) + sum(self.rest.values())


def first_view(new_visitor: Callable[..., Visitor], path: str) -> Weight:
    visitor = new_visitor(width=360)
    page = visitor.context.new_page()
    session = visitor.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}
    session.on(
        "Network.responseReceived", lambda e: names.update({e["requestId"]: e["response"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}),
    )
    page.goto(visitor.address + path, wait_until="networkidle")
    weights = {names[request].rsplit("/", 1)[1]: int(size) for request, size in sizes.items()}
    fonts = {name: size for name, size in weights.items() if name.endswith(".woff2")}
    return Weight(fonts, {name: size for name, size in weights.items() if name not in fonts})


@pytest.mark.parametrize("kind", RECORDS)
def test_the_first_view_of_a_record_is_light(
    new_visitor: Callable[..., Visitor], kind: str
) -> None:
    weight = first_view(new_visitor, f"fr/{RECORDS[kind]}")
    sheets = {name: size for name, size in weight.rest.items() if name.endswith(".css")}
    assert sorted(sheets) == ["print.css", "site.css", "tokens-dark.css"]
    assert 5_000 < sheets["site.css"] <= MAX_SHEET_BYTES
    assert 40_000 < weight.total - weight.rest[""] <= MAX_BYTES_AROUND, weight
    if kind == "agreement":
        assert first_view(new_visitor, f"fr/{AUDITED}").total <= MAX_BYTES
    assert [file for file in weight.fonts if "arabic" in file] == []


@pytest.mark.parametrize("name", ["home", "institute", "search", "statement"])
def test_an_arabic_page_fetches_only_arabic_typefaces_of_few_bytes(
    new_visitor: Callable[..., Visitor], name: str
) -> None:
    (path,) = (state.path for state in STATES if state.name == name)
    weight = first_view(new_visitor, f"ar/{path}")
    assert [file for file in weight.fonts if "arabic" not in file] == []
    assert 80_000 < sum(weight.fonts.values()) <= MAX_FONT_BYTES


def test_the_first_results_do_not_wait_for_the_sheet_of_the_map(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("fr/search/")
    page.locator("[data-finder-pictures][media=all]").wait_for(state="attached")
    blocking = page.evaluate(
        "performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.css'))"
        ".map((entry) => [entry.name.split('/').pop(), entry.renderBlockingStatus])"
    )
    statuses = dict(blocking)
    assert statuses["pictures.css"] == "non-blocking"
    assert statuses["site.css"] == "blocking"


@pytest.mark.by_turns
@pytest.mark.parametrize("name", ["home", "list", "search", "regions"])
@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_page_in_latin_letters_fetches_no_arabic_typeface(
    new_visitor: Callable[..., Visitor], code: str, name: str
) -> None:
    (path,) = (state.path for state in STATES if state.name == name)
    fonts = first_view(new_visitor, f"{code}/{path}").fonts
    assert fonts
    assert [file for file in fonts if "arabic" in file] == []


def test_the_tifinagh_typeface_is_loaded_only_on_a_page_with_a_tifinagh_name(
    new_visitor: Callable[..., Visitor], small_address: str
) -> None:
    visitor = new_visitor(small_address)
    status = "[...document.fonts].find((face) => face.family === 'Tifinagh').status"
    page = visitor.open("fr/partners/universite-inventee/")
    wait_for_fonts(page)
    assert page.evaluate(status) == "loaded"
    other = visitor.open("fr/partners/entreprise-inventee/")
    wait_for_fonts(other)
    assert other.evaluate(status) == "unloaded"


def shifts(page: Page) -> list[dict[str, object]]:
    return page.evaluate("window.shifts")


@pytest.mark.by_turns
@pytest.mark.parametrize("path", ["", "institutes/", RECORDS["agreement"], "search/?q=Mistral"])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_nothing_shifts_while_the_page_loads_on_a_slow_network(
    new_visitor: Callable[..., Visitor], code: str, path: str
) -> None:
    visitor = new_visitor(width=360, height=740)
    page = visitor.context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    session = visitor.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(f"{visitor.address}{code}/{path}", wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    observed = shifts(page)
    total = sum(float(str(shift["value"])) for shift in observed)
    assert total < MAX_SHIFT, observed


def test_a_layout_shift_is_noticed(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor(width=360, height=740)
    page = visitor.context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"{visitor.address}fr/institutes/", wait_until="networkidle")
    page.evaluate(
        """new Promise((done) => {
          document.querySelector("h1").before(document.createElement("hr"));
          document.querySelector("main hr").style.blockSize = "300px";
          requestAnimationFrame(() => setTimeout(done, 100));
        })"""
    )
    assert shifts(page)
