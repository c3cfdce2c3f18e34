"""What a page weighs on the wire, which typefaces it fetches, and that nothing moves meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, in_own_letters
from tests.browser.states import RECORDS, STATES
from tests.project import Project
from tools.pages_server import served

pytestmark = pytest.mark.browser

MOST_WITHOUT_FONTS = 150_000
MOST_OF_FONTS = 130_000
NO_SHIFT = 0.01

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""A phone on a slow network, as Lighthouse has it: milliseconds, and bytes in a second."""

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
    """Bytes on the wire for a first view: of typefaces by file, and of all the rest."""

    fonts: dict[str, int]
    rest: int


def first_view(visitor: Callable[..., Visitor], path: str) -> Weight:
    anyone = visitor(width=360)
    page = anyone.context.new_page()
    session = anyone.context.new_cdp_session(page)
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
    page.goto(anyone.address + path, wait_until="networkidle")
    weights = {names[request]: int(size) for request, size in sizes.items()}
    fonts = {url.rsplit("/", 1)[1]: n for url, n in weights.items() if url.endswith(".woff2")}
    return Weight(fonts, sum(weights.values()) - sum(fonts.values()))


@pytest.mark.parametrize("kind", RECORDS)
def test_the_first_view_of_a_record_is_light(visitor: Callable[..., Visitor], kind: str) -> None:
    weight = first_view(visitor, f"fr/{RECORDS[kind]}")
    assert 5_000 < weight.rest <= MOST_WITHOUT_FONTS
    assert [file for file in weight.fonts if "arabic" in file] == []


@pytest.mark.parametrize("name", ["home", "institute", "search", "statement"])
def test_an_arabic_page_fetches_its_own_typefaces_and_few_bytes_of_them(
    visitor: Callable[..., Visitor], name: str
) -> None:
    (path,) = (state.path for state in STATES if state.name == name)
    weight = first_view(visitor, f"ar/{path}")
    assert [file for file in weight.fonts if "arabic" not in file] == []
    assert 80_000 < sum(weight.fonts.values()) <= MOST_OF_FONTS


@pytest.mark.parametrize("name", ["home", "list", "search", "regions"])
@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_page_in_latin_letters_fetches_no_arabic_typeface(
    visitor: Callable[..., Visitor], code: str, name: str
) -> None:
    (path,) = (state.path for state in STATES if state.name == name)
    fonts = first_view(visitor, f"{code}/{path}").fonts
    assert fonts
    assert [file for file in fonts if "arabic" in file] == []


def test_tifinagh_is_fetched_and_drawn_where_a_name_is_written_in_it_and_nowhere_else(
    visitor: Callable[..., Visitor], small_built: Project
) -> None:
    with served(small_built.site) as address:
        anyone = visitor(address)
        page = anyone.open("fr/partners/universite-inventee/")
        in_own_letters(page)
        status = "[...document.fonts].find((face) => face.family === 'Tifinagh').status"
        assert page.evaluate(status) == "loaded"
        other = anyone.open("fr/partners/entreprise-inventee/")
        in_own_letters(other)
        assert other.evaluate(status) == "unloaded"
        anyone.context.close()


def shifts(page: Page) -> list[dict[str, object]]:
    return page.evaluate("window.shifts")


@pytest.mark.parametrize("path", ["", "institutes/", RECORDS["agreement"], "search/?q=Mistral"])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_nothing_moves_while_a_slow_network_brings_the_page(
    visitor: Callable[..., Visitor], code: str, path: str
) -> None:
    anyone = visitor(width=360, height=740)
    page = anyone.context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    session = anyone.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    page.goto(f"{anyone.address}{code}/{path}", wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    moved = shifts(page)
    total = sum(float(str(shift["value"])) for shift in moved)
    assert total < NO_SHIFT, moved


def test_a_move_would_be_seen(visitor: Callable[..., Visitor]) -> None:
    anyone = visitor(width=360, height=740)
    page = anyone.context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"{anyone.address}fr/institutes/", wait_until="networkidle")
    page.evaluate(
        """new Promise((done) => {
          document.querySelector("h1").before(document.createElement("hr"));
          document.querySelector("main hr").style.blockSize = "300px";
          requestAnimationFrame(() => setTimeout(done, 100));
        })"""
    )
    assert shifts(page)
