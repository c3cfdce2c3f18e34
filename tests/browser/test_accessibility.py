"""axe finds nothing to say of any state of the site, in any language, width or colours.

A picture of each state is kept in ``build/screenshots/`` for people to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, product
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, in_own_letters
from tests.browser.states import PICTURES, RECORDS, STATES, TAGS, State
from tests.project import LANGUAGES, ROOT

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
OPTIONS = {
    "runOnly": list(TAGS),
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
SCHEMES = ("light", "dark")


class View(NamedTuple):
    """A state as somebody sees it: in a language, on a screen of some width, in some colours."""

    state: State
    code: str
    width: int
    scheme: str


def cover() -> list[View]:
    """Each state once in each language, so that every two properties of a view meet.

    Width and colours move on from language to language and from state to state: any three of
    their four combinations in a row have both widths and both colours.
    """
    views = []
    for row, state in enumerate(STATES):
        looks = [*product(state.widths, SCHEMES)]
        for step, code in enumerate(LANGUAGES, start=row):
            views.append(View(state, code, *looks[step % len(looks)]))
    return views


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


def faults(visitor: Callable[..., Visitor], views: Sequence[View]) -> dict[str, list[str]]:
    """What axe finds in ``views`` of one state in one language; keeps a picture of each."""
    state, code, width, _ = views[0]
    anyone = visitor(width=width)
    anyone.missing_expected = state.is_missing
    page = anyone.open(f"{code}/{state.path}")
    state.prepare(page)
    in_own_letters(page)
    faults = {}
    for _, _, width, scheme in views:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        if problems := violations(page):
            faults[f"{width} px, {scheme}"] = problems
        name = f"{code}-{state.name}-{width}-{scheme}.png"
        page.screenshot(path=PICTURES / name, full_page=True)
    return faults


@pytest.mark.parametrize(
    "view", cover(), ids=lambda v: f"{v.state.name}-{v.code}-{v.width}-{v.scheme}"
)
def test_axe_finds_nothing_in_any_state(visitor: Callable[..., Visitor], view: View) -> None:
    assert faults(visitor, [view]) == {}


@pytest.mark.whole
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_finds_nothing_in_any_state_at_any_width_in_any_colours(
    visitor: Callable[..., Visitor], code: str, state: State
) -> None:
    views = [View(state, code, *view) for view in product(state.widths, SCHEMES)]
    assert faults(visitor, views) == {}


def test_every_two_properties_of_a_view_meet_in_the_cover() -> None:
    whole = [
        View(state, code, width, scheme)
        for state in STATES
        for code, width, scheme in product(LANGUAGES, state.widths, SCHEMES)
    ]

    def pairs(views: list[View]) -> set[frozenset[tuple[str, object]]]:
        named = [view._asdict() | {"state": view.state.name} for view in views]
        return {frozenset(two) for view in named for two in combinations(view.items(), 2)}

    assert pairs(cover()) == pairs(whole)


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
