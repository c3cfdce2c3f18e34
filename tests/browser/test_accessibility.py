"""axe reports nothing in any state of the site, in any language, width or colour scheme.

A screenshot of each state is kept in ``build/screenshots/`` for people to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, groupby, product
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import (
    PHONE,
    PICTURES,
    RECORDS,
    STATES,
    TAGS,
    TOO_WIDE,
    State,
    in_every_state,
)
from tests.project import LANGUAGES, ROOT

pytestmark = pytest.mark.browser

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
OPTIONS = {
    "runOnly": list(TAGS),
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    # They are not reported, and take a tenth of the time.
    "selectors": False,
}
# Half of the time of axe. Colours do not depend on the language.
WITHOUT_CONTRAST = {
    **OPTIONS,
    "rules": {**OPTIONS["rules"], "color-contrast": {"enabled": False}},
}
LOOK = """([part, options]) =>
  axe.run(document.querySelector(part), options).then(({ violations }) => violations)"""

SCHEMES = ("light", "dark")


class View(NamedTuple):
    """A state in one language, at one width of the screen and in one colour scheme."""

    state: State
    code: str
    width: int
    scheme: str


def pairwise_views() -> list[View]:
    """Each state once in each language, so that every two properties of a view occur together.

    Width and colour scheme change from language to language and from state to state: any three of
    their four combinations in a row have both widths and both schemes.
    """
    views = []
    for row, state in enumerate(STATES):
        looks = [*product(state.widths, SCHEMES)]
        for step, code in enumerate(LANGUAGES, start=row):
            views.append(View(state, code, *looks[step % len(looks)]))
    return views


def violations(
    page: Page, options: Mapping[str, object] = OPTIONS, part: str = "html"
) -> list[str]:
    """The violations that axe reports on the page, or on a part of it, in its present state."""
    if not page.evaluate("'axe' in window"):
        # Through the debugger, because the page's policy would refuse a script element.
        page.evaluate(AXE)
    violations = page.evaluate(LOOK, [part, options])
    return [
        f"{rule['id']}: {node['html'][:200]} — {node['failureSummary']}"
        for rule in violations
        for node in rule["nodes"]
    ]


def faults(
    visitor: Visitor, views: Sequence[View], briefly: Sequence[View] = ()
) -> dict[str, list[str]]:
    """The violations in each of ``views``, all of one state, that has any.

    Keeps a screenshot of each view, but for those in ``briefly``, whose contrast is not measured.
    """
    state = views[0].state
    visitor.expects_missing = state.is_missing
    page = visitor.context.pages[0]
    faults = {}
    for code, views_of_language in groupby(views, key=lambda view: view.code):
        for position, view in enumerate(views_of_language):
            _, _, width, scheme = view
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            if position == 0:
                page.goto(f"{visitor.address}{code}/{state.path}")
                state.prepare(page)
                wait_for_fonts(page)
            is_brief = view in briefly
            if problems := violations(page, WITHOUT_CONTRAST if is_brief else OPTIONS):
                faults[f"{code}, {width} px, {scheme}"] = problems
            if is_brief:
                continue
            name = f"{code}-{state.name}-{width}-{scheme}.jpeg"
            page.screenshot(path=PICTURES / name, full_page=True, quality=80)
        page.evaluate("localStorage.clear()")
    return faults


@pytest.mark.parametrize(
    "state",
    [pytest.param(one, marks=pytest.mark.whole if one.is_copy else ()) for one in STATES],
    ids=lambda state: state.name,
)
def test_axe_reports_nothing_in_any_state(reader: Visitor, state: State) -> None:
    views = [view for view in pairwise_views() if view.state == state]
    # Languages by turns, one of a variant, two of the others; the test below looks at all of them.
    turn = STATES.index(state) % len(views)
    views = [*views[turn:], *views[:turn]][: 2 if state.is_main else 1]
    assert faults(reader, views, briefly=views[1:]) == {}


@pytest.mark.whole
@in_every_state
@pytest.mark.parametrize("code", LANGUAGES)
def test_axe_reports_nothing_in_any_state_at_any_width_in_any_scheme(
    reader: Visitor, code: str, state: State
) -> None:
    views = [View(state, code, *view) for view in product(state.widths, SCHEMES)]
    assert faults(reader, views) == {}


def test_every_two_properties_of_a_view_occur_together() -> None:
    all_views = [
        View(state, code, width, scheme)
        for state in STATES
        for code, width, scheme in product(LANGUAGES, state.widths, SCHEMES)
    ]

    def pairs(views: list[View]) -> set[frozenset[tuple[str, object]]]:
        named = [view._asdict() | {"state": view.state.name} for view in views]
        return {frozenset(two) for view in named for two in combinations(view.items(), 2)}

    assert pairs(pairwise_views()) == pairs(all_views)


def test_axe_reports_nothing_on_the_root(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(locale="de-DE").open("")
    assert violations(page) == []
    page.screenshot(path=PICTURES / "root.png")


def test_axe_reports_nothing_on_a_permalink(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(width=PHONE).open("id/jazari-root/")
    assert violations(page) == []
    assert page.evaluate(TOO_WIDE) == []
    page.screenshot(path=PICTURES / "permalink.png")


@pytest.mark.parametrize("path", ["fr/institutes/institut-invente/", "ar/sources/article-invente/"])
def test_axe_reports_nothing_on_a_page_with_a_source_that_is_offline(
    new_visitor: Callable[..., Visitor], small_address: str, path: str
) -> None:
    # No source of the real catalogue need be offline.
    page = new_visitor(small_address, width=PHONE).open(path)
    assert violations(page) == []
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_screenshot_of_a_printed_page_is_kept(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    page = new_visitor(width=794).open(f"{code}/{RECORDS['agreement']}")
    wait_for_fonts(page)
    page.emulate_media(media="print")
    page.screenshot(path=PICTURES / f"{code}-print.png", full_page=True)


def test_axe_reports_a_button_without_a_name(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open("fr/institutes/")
    page.evaluate("document.querySelector('h1').after(document.createElement('h6'))")
    page.evaluate("document.querySelector('[data-scheme] .vh').remove()")
    assert {violation.split(":")[0] for violation in violations(page)} >= {"button-name"}
