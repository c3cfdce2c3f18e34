"""Hostile records run nothing and break no page, on a phone, wherever the site shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.topic import Topic
from jazari_catalogue.records.removal import Removal
from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.search_page import all_result_ids, result_ids, wait_for_results
from tests.browser.states import PHONE
from tests.browser.test_long_texts import TYPES, every_page
from tests.built_site import EMBEDS, PERMALINKS
from tests.exports.hostile_catalogue import hostile_project
from tests.hostile_records import ACCEPTED, accepted_project
from tests.project import BuiltOnce, Project
from tools.pages_server import served

pytestmark = pytest.mark.browser

SCRIPT = (Path(__file__).parent / "faults_of_page.js").read_text(encoding="utf-8")
SLICES = 4
"""Into how many tests the pages of a language are divided."""

NAMED = [
    hostile
    for hostile in ACCEPTED
    # Topics are filters, and removals are in no search.
    if "name" in hostile.fields and hostile.plural not in {Topic.plural, Removal.plural}
]
UNFINDABLE = {"a name that is dots of leaders", "a name that is hyphens"}
"""Without a letter or a digit: there is nothing to search for."""

WIDTH = "document.documentElement.scrollWidth"

BREAK = """() => {
  document.title = "";
  const main = document.querySelector("main");
  main.insertAdjacentHTML("beforeend", `<h1 id="content">x</h1><div id="wide">x</div>
    <p id="over">Un texte</p><p id="under">Un autre</p>`);
  main.querySelector("#wide").style.inlineSize = "900px";
  main.querySelector("#over").style.marginBlockEnd = "-1.6em";
}"""
"""Breaks each thing that a text could break."""


@pytest.fixture(scope="module")
def hostile_site(built_once: BuiltOnce) -> Project:
    """All accepted hostile records, built."""
    return built_once("hostile-records", accepted_project)


@pytest.fixture(scope="module")
def hostile_address(hostile_site: Project) -> Iterator[str]:
    """The address of ``hostile_site``, ending with a slash."""
    with served(hostile_site.site) as address:
        yield address


def faults_of(page: Page, code: str) -> list[str]:
    """What is broken on ``page``, which is in the language ``code``."""
    wait_for_fonts(page)
    faults: list[str] = page.evaluate(f"(code) => {{ {SCRIPT}\nreturn faultsOfPage(code); }}", code)
    return faults


def faults_by_path(visitor: Visitor, paths: Sequence[str]) -> dict[str, Any]:
    """What is broken on the pages at ``paths``, and what went wrong there, by path."""
    page = visitor.context.new_page()
    wrong: dict[str, Any] = {}
    for path in paths:
        page.goto(visitor.address + path)
        if path.partition("/")[2].startswith("search/"):
            wait_for_results(page)
        if faults := [*faults_of(page, path.partition("/")[0]), *visitor.errors]:
            wrong[path] = faults
            visitor.errors.clear()
    return wrong


def test_what_texts_can_break_is_found(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(width=PHONE, height=740).open("fr/labs/labo-mistral-ai/")
    assert faults_of(page, "fr") == []
    page.evaluate(BREAK)
    faults = faults_of(page, "ar")
    for part in (
        "2 × h1",
        "no title",
        "fr",
        "twice: content",
        "900 pixels wide",
        "cover each other",
    ):
        assert [fault for fault in faults if part in fault], (part, faults)


def test_hostile_texts_break_no_type_of_page(
    new_visitor: Callable[..., Visitor], built_once: BuiltOnce, serve: Callable[..., str]
) -> None:
    project = built_once("hostile-exports", hostile_project)
    pages = {*every_page(project)}
    paths = [f"{code}/{path}" for code, path in zip(cycle(LANGUAGES), TYPES[1:], strict=False)]
    shown = [path for path in paths if path in pages]
    assert len(shown) > len(KINDS)
    visitor = new_visitor(serve(project.site), width=PHONE, height=740)
    assert faults_by_path(visitor, shown) == {}


@pytest.mark.whole
@pytest.mark.parametrize("part", range(SLICES))
@pytest.mark.parametrize("code", LANGUAGES)
def test_hostile_records_break_no_page(
    new_visitor: Callable[..., Visitor],
    hostile_site: Project,
    hostile_address: str,
    code: str,
    part: int,
) -> None:
    paths = [path for path in every_page(hostile_site) if path.startswith(f"{code}/")]
    assert len(paths) > len(ACCEPTED)
    visitor = new_visitor(hostile_address, width=PHONE, height=740)
    assert faults_by_path(visitor, paths[part::SLICES]) == {}


@pytest.mark.whole
@pytest.mark.parametrize("part", range(SLICES))
def test_hostile_records_break_no_embed_and_no_permalink(
    new_visitor: Callable[..., Visitor], hostile_site: Project, hostile_address: str, part: int
) -> None:
    paths = [path for path in every_page(hostile_site) if path.startswith((EMBEDS, PERMALINKS))]
    assert len(paths) > 2 * len(ACCEPTED)
    page = new_visitor(hostile_address, width=PHONE, height=740).context.new_page()
    for path in paths[part::SLICES]:
        page.goto(hostile_address + path)
        assert page.evaluate(WIDTH) <= PHONE, path
        assert page.locator("main").count() == 1, path


@pytest.mark.whole
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_name_of_a_hostile_record_finds_it(
    new_visitor: Callable[..., Visitor], hostile_address: str, code: str
) -> None:
    visitor = new_visitor(hostile_address, width=PHONE, height=740)
    page = visitor.context.new_page()
    missing, wrong = [], {}
    for hostile in NAMED:
        name = hostile.fields["name"][code]
        page.goto(f"{hostile_address}{code}/search/?q={quote(name)}")
        wait_for_results(page)
        if hostile.id not in result_ids(page) and hostile.id not in all_result_ids(page):
            missing.append(hostile.attempts)
        if faults := [*faults_of(page, code), *visitor.errors]:
            wrong[hostile.attempts] = faults
            visitor.errors.clear()
    assert wrong == {}
    assert {*missing} <= UNFINDABLE


@pytest.mark.whole
@pytest.mark.parametrize("code", LANGUAGES)
def test_hostile_records_break_no_view_of_results(
    new_visitor: Callable[..., Visitor], hostile_address: str, code: str
) -> None:
    visitor = new_visitor(hostile_address, width=PHONE, height=740)
    compared = [hostile.id for hostile in NAMED][:12]
    views = [f"search/?view={view}" for view in ("cards", "table", "map", "timeline")]
    views += [
        f"search/?view=compare&compare={one}&compare={other}" for one, other in pairwise(compared)
    ]
    assert faults_by_path(visitor, [f"{code}/{view}" for view in views]) == {}
