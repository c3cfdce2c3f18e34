"""The results of the search page, downloaded as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Visitor
from tests.browser.search_page import all_result_ids, result_ids, wait_for_results
from tests.hostile import HOSTILE, REFUSED
from tests.project import LANGUAGES

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_results_can_be_downloaded_as_csv(
    new_visitor: Callable[..., Visitor], code: str
) -> None:
    page = new_visitor().open(f"{code}/search/?kind=agreement&sort=newest")
    wait_for_results(page)
    with page.expect_download() as download:
        page.locator("[data-finder-csv]").press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    # What Excel splits at in French and Moroccan Windows, and in English.
    separator = "," if code == "en" else ";"
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    head, *rows = csv.reader(text, delimiter=separator, strict=True)
    assert len(head) > 8
    assert content.count(b"\r\n") >= len(rows) + 1
    assert [row[0] for row in rows] == all_result_ids(page)
    assert {len(row) for row in rows} == {len(head)}
    assert all(row[-1].endswith(f"/{code}/agreements/{row[0]}/") for row in rows)


def test_no_name_of_a_record_is_a_formula_in_a_downloaded_file(
    new_visitor: Callable[..., Visitor],
) -> None:
    names = [*HOSTILE.values(), *REFUSED.values()]

    def with_hostile_names(route: Route) -> None:
        response = route.fetch()
        records = response.json()
        for record, name in zip(records, names, strict=False):
            record["name"] = {"fr": name}
        route.fulfill(response=response, json=records)

    visitor = new_visitor()
    visitor.context.route("**/list-0.json", with_hostile_names)
    page = visitor.open("fr/search/")
    wait_for_results(page)
    with page.expect_download() as download:
        page.locator("[data-finder-csv]").press("Enter")
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert "HYPERLINK" in text
    for delimiter in (";", ",", "\t"):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            assert not [cell for cell in row if cell.lstrip(' "')[:1] in {*"=+-@"}]
    for line in re.split(r"[\t\n\v\f\r\x85\u2028\u2029]", text):
        assert not line.lstrip(' "').startswith(("=", "+", "-", "@"))


def test_the_results_can_be_downloaded_as_json(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open("ar/search/?q=Mistral")
    wait_for_results(page)
    with page.expect_download() as download:
        page.locator("[data-finder-json]").press("Enter")
    data = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert [record["id"] for record in data["records"]] == all_result_ids(page)
    assert data["count"] == len(data["records"])
    lab = next(record for record in data["records"] if record["id"] == "labo-mistral-ai")
    assert lab["kind"] == ["lab"]
    assert lab["name"]["ar"]


def test_all_records_can_be_downloaded_without_a_query(
    new_visitor: Callable[..., Visitor],
) -> None:
    visitor = new_visitor()
    page = visitor.open("en/search/")
    wait_for_results(page)
    requested: list[str] = []
    visitor.context.on("request", lambda request: requested.append(request.url))
    with page.expect_download() as download:
        page.locator("[data-finder-json]").press("Enter")
    data = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert [record["id"] for record in data["records"]] == result_ids(page)
    # Not the small files that cards come from, of which there are hundreds.
    parts = [url.rpartition("/")[2] for url in requested if "/assets/search/en-" in url]
    assert sum(part.startswith("list-") for part in parts) == 1
    assert not [part for part in parts if part.startswith("cards-")]
