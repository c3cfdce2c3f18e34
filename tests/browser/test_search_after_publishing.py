"""The search in a tab that was open when the site was published, and without a connection."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.search_page import all_result_ids, search, wait_for_results
from tests.browser.test_header_search import FIELD, type_query
from tests.project import Project

pytestmark = pytest.mark.browser

QUERY = "recherche université fès"
OF_TEXTS = "budget emploi"
"""Words that no name has."""
TROUBLE = "[data-finder-trouble]"


class Published:
    """A copy of the real site that can be published again while it is served."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    def again(self, *, scripts: bool = False, same_rows: bool = False) -> None:
        """Gives the index another address and, with ``scripts``, the scripts another version.

        With ``same_rows`` the parts stay where they are, but their words are in other files.
        """
        assets = self.folder / "assets" / "search"
        names = assets / "fr.json"
        content = json.loads(names.read_text(encoding="utf-8"))
        old = content["index"].removesuffix(".json")
        new = f"fr-{'0' * 12}"
        head = json.loads((assets / f"{old}.json").read_text(encoding="utf-8"))
        if same_rows:
            head["words"] = divide_differently(assets / head["folder"])
        else:
            (assets / head["folder"]).rename(assets / new)
            head["folder"] = new
        (assets / f"{old}.json").unlink()
        (assets / f"{new}.json").write_text(json.dumps(head), encoding="utf-8")
        content["index"] = f"{new}.json"
        page = self.folder / "fr" / "search" / "index.html"
        html = page.read_text(encoding="utf-8").replace(old, new)
        if scripts:
            html = html.replace(content["scripts"], "another")
            content["scripts"] = "another"
        names.write_text(json.dumps(content), encoding="utf-8")
        page.write_text(html, encoding="utf-8")


def divide_differently(folder: Path) -> list[str]:
    """Moves all words but one of each file to the next; returns the first of each."""
    paths = [folder / f"words-{n}.json" for n in range(len(list(folder.glob("words-*.json"))))]
    files = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    for before, after in pairwise(files):
        for key in ("terms", "rows"):
            after[key] = before[key][1:] + after[key]
            del before[key][1:]
        before["next"] = after["terms"][0]
    for path, file in zip(paths, files, strict=True):
        path.write_text(json.dumps(file), encoding="utf-8")
    return [file["terms"][0] for file in files]


@pytest.fixture
def published(serve: Callable[..., str], real_project: Project, tmp_path: Path) -> Published:
    folder = tmp_path / "site"
    shutil.copytree(real_project.site, folder)
    return Published(folder, serve(folder))


@pytest.fixture
def open_page(published: Published, new_visitor: Callable[..., Visitor]) -> Callable[[str], Page]:
    """Opens a page of the copy in a new browser profile, which may meet missing files."""

    def open_in_new_profile(path: str) -> Page:
        visitor = new_visitor(at=published.address)
        visitor.expects_missing = True
        return visitor.open(path)

    return open_in_new_profile


@pytest.mark.parametrize("same_rows", [False, True], ids=["other parts", "other files of words"])
def test_used_and_unused_tabs_find_the_same_as_a_new_one(
    published: Published, open_page: Callable[[str], Page], same_rows: bool
) -> None:
    unused, used = open_page("fr/search/"), open_page("fr/search/")
    wait_for_results(unused)
    search(used, "mistral")
    published.again(same_rows=same_rows)
    wanted = search(open_page("fr/search/"), OF_TEXTS)
    assert wanted
    for page in (unused, used):
        page.locator("main input[name=q]").fill("")
        assert search(page, OF_TEXTS) == wanted
        expect(page.locator(TROUBLE)).to_be_hidden()
    with used.expect_download() as download:
        used.locator("[data-finder-json]").press("Enter")
    records = json.loads(Path(download.value.path()).read_text("utf-8"))["records"]
    assert [record["id"] for record in records] == all_result_ids(used)


def test_a_page_that_does_not_fit_the_scripts_offers_to_reload_it(
    published: Published, open_page: Callable[[str], Page]
) -> None:
    page = open_page("fr/search/")
    wait_for_results(page)
    published.again(scripts=True)
    search(page, "mistral")
    expect(page.locator(TROUBLE)).to_contain_text("mis à jour")
    page.get_by_role("button", name="Recharger la page").click()
    page.wait_for_selector("html[data-finder=ready] [data-result-id=mistral-ai]")
    expect(page.locator(TROUBLE)).to_be_hidden()


def test_the_suggestions_of_an_open_page_follow_the_index(
    published: Published, open_page: Callable[[str], Page]
) -> None:
    page = open_page("fr/labs/")
    type_query(page, "mistral")
    published.again()
    page.locator(FIELD).fill("")
    type_query(page, QUERY)
    count = len(search(open_page("fr/search/"), QUERY))
    expect(page.locator("header [role=option]").last).to_contain_text(re.compile(rf"\b{count}\b"))
    expect(page.locator("header .seek__none")).to_be_hidden()


def test_without_a_connection_the_page_says_that_results_are_missing_and_tries_again(
    open_page: Callable[[str], Page],
) -> None:
    page = open_page("fr/search/")
    wanted = search(open_page("fr/search/"), QUERY)
    page.context.route("**/words-*.json", lambda route: route.abort("aborted"))
    search(page, QUERY)
    expect(page.locator(TROUBLE)).to_contain_text("Une partie des résultats")
    page.context.unroute("**/words-*.json")
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator(TROUBLE)).to_be_hidden()
    wait_for_results(page)
    assert all_result_ids(page) == wanted


def test_without_a_connection_nothing_is_called_not_found(open_page: Callable[[str], Page]) -> None:
    page = open_page("fr/search/")
    page.context.route("**/words-*.json", lambda route: route.abort("aborted"))
    search(page, "qqqqzzzz")
    expect(page.locator(TROUBLE)).to_contain_text("Une partie des résultats")
    expect(page.locator("[data-finder-notice]")).to_be_hidden()
