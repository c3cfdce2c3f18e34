"""axe finds nothing to say of any state of the site, in any language, width or colours.

A picture of each state is kept in ``build/screenshots/`` for people to look at.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Page

from jazari_catalogue.records.kinds import KINDS
from tests.browser.conftest import Visitor, in_own_letters
from tests.browser.states import DESK, PHONE, RECORDS, STATES, TAGS, State
from tests.project import LANGUAGES, ROOT

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
OPTIONS = {
    "runOnly": list(TAGS),
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SCHEMES = ("light", "dark")

PICTURES = ROOT / "build" / "screenshots"
PICTURED = {
    "fr": {(DESK, "light"), (PHONE, "dark")},
    "ar": {(PHONE, "light"), (DESK, "dark")},
    "en": {(DESK, "light")},
}
"""Of which width and colours there is a picture: each language shows what another does not."""


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    if not page.evaluate("'axe' in window"):
        # Evaluated by the debugger: the page's own policy would refuse a script element.
        page.evaluate(AXE)
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{problem['id']}: {node['html'][:200]} — {node['failureSummary']}"
        for problem in found["violations"]
        for node in problem["nodes"]
    ]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_in_any_state(
    visitor: Callable[..., Visitor], code: str, state: State
) -> None:
    anyone = visitor(width=state.widths[0])
    anyone.missing_expected = state.is_missing
    page = anyone.open(f"{code}/{state.path}")
    state.prepare(page)
    in_own_letters(page)
    found: dict[str, list[str]] = {}
    for width, scheme in product(state.widths, SCHEMES):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        if problems := violations(page):
            found[f"{width} px, {scheme}"] = problems
        if (width, scheme) in PICTURED[code]:
            name = f"{code}-{state.name}-{width}-{scheme}.png"
            page.screenshot(path=PICTURES / name, full_page=True)
    assert found == {}


def test_every_kind_of_record_is_among_the_states() -> None:
    assert RECORDS.keys() == KINDS.keys()


def test_axe_finds_nothing_on_the_root(visitor: Callable[..., Visitor]) -> None:
    page = visitor(locale="de-DE").open("")
    assert violations(page) == []
    page.screenshot(path=PICTURES / "root.png")


@pytest.mark.parametrize("code", LANGUAGES)
def test_pages_on_paper_are_pictured(visitor: Callable[..., Visitor], code: str) -> None:
    page = visitor(width=794).open(f"{code}/{RECORDS['agreement']}")
    in_own_letters(page)
    page.emulate_media(media="print")
    page.screenshot(path=PICTURES / f"{code}-print.png", full_page=True)


def test_axe_would_find_a_fault(visitor: Callable[..., Visitor]) -> None:
    page = visitor().open("fr/institutes/")
    page.evaluate("document.querySelector('h1').after(document.createElement('h6'))")
    page.evaluate("document.querySelector('[data-scheme] .vh').remove()")
    assert {problem.split(":")[0] for problem in violations(page)} >= {"button-name"}
