"""Hostile prose runs nothing in a browser: what is accepted is text, and the policy is a wall."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from lxml import html
from markdown import Markdown

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor
from tests.browser.states import PHONE
from tests.browser.test_hostile_records import faults_by_path
from tests.exports.hostile_catalogue import hostile_project
from tests.hostile_prose import HARMLESS_TEXTS, REFUSED_TEXTS, harmless_page
from tests.project import BuiltOnce, Project

pytestmark = pytest.mark.browser

LEAVES = {"a refresh"}
"""What leaves the site, for no policy forbids it. The check and the second wall refuse it."""

SENTINEL = """() => { window.alert = () => { document.documentElement.dataset.ran = "yes"; }; }"""


@pytest.fixture(scope="module")
def prose_site(built_once: BuiltOnce) -> Project:
    """A page for each harmless text, among hostile records; built."""
    return built_once("hostile-exports", hostile_project)


def test_prose_that_looks_hostile_is_text(
    new_visitor: Callable[..., Visitor], prose_site: Project, serve: Callable[..., str]
) -> None:
    visitor = new_visitor(serve(prose_site.site), width=PHONE, height=740)
    turns = zip(cycle(LANGUAGES), [*HARMLESS_TEXTS][::3], strict=False)
    assert faults_by_path(visitor, [f"{code}/{harmless_page(name)}" for code, name in turns]) == {}


@pytest.mark.whole
@pytest.mark.parametrize("code", LANGUAGES)
def test_all_prose_that_looks_hostile_is_text(
    new_visitor: Callable[..., Visitor],
    prose_site: Project,
    serve: Callable[..., str],
    code: str,
) -> None:
    visitor = new_visitor(serve(prose_site.site), width=PHONE, height=740)
    paths = [f"{code}/{harmless_page(name)}" for name in HARMLESS_TEXTS]
    assert faults_by_path(visitor, [*paths, f"{code}/about/", f"{code}/"]) == {}


@pytest.mark.whole
def test_the_policy_stops_what_the_check_refuses(
    new_visitor: Callable[..., Visitor],
    prose_site: Project,
    serve: Callable[..., str],
    tmp_path: Path,
) -> None:
    """Texts that no build publishes, put into a page of the site as a renderer without a check
    would: none runs, and none asks another site for anything."""
    site = shutil.copytree(prose_site.site, tmp_path / "site")
    address = serve(site)
    ran, left = [], []
    for name, text in REFUSED_TEXTS.items():
        write_page(site / "fr" / "about" / "index.html", text)
        visitor = new_visitor(address, width=PHONE, height=740)
        visitor.expects_missing = True
        visitor.context.add_init_script(f"({SENTINEL})()")
        page = visitor.open("fr/about/")
        page.wait_for_load_state("networkidle")
        blocked = {one.split()[1] for one in visitor.errors if one.endswith(" csp")}
        asked = {one.split()[-1] for one in visitor.errors if one.startswith("left the site")}
        if page.url != f"{address}fr/about/" or asked - blocked:
            left.append(name)
        elif page.evaluate("document.documentElement.dataset.ran || ({}).x"):
            ran.append(name)
        ran += [name for one in visitor.errors if one.startswith(("dialog", "uncaught"))]
        # That the policy refuses something is what is expected of it.
        visitor.errors.clear()
        visitor.context.close()
    assert ran == []
    assert {*left} <= LEAVES


def write_page(file: Path, text: str) -> None:
    """Puts ``text`` into the built page ``file``, in place of its prose, as Markdown renders it."""
    page = html.document_fromstring(file.read_bytes().decode())
    (prose,) = page.xpath("//main//*[contains(concat(' ', @class, ' '), ' prose ')][1]")
    prose.clear()
    prose.set("class", "prose")
    prose.text = "@@here@@"
    extensions = ["fenced_code", "attr_list", "md_in_html", "tables", "toc"]
    hostile = Markdown(extensions=extensions).convert(text)
    raw = html.tostring(page, doctype="<!doctype html>", encoding="unicode")
    file.write_text(raw.replace("@@here@@", hostile), encoding="utf-8", newline="")
