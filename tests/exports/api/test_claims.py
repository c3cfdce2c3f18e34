"""A claim has the sources, the strength and the mark of dispute that the page of its record has."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import pytest
from lxml import html

from tests.built_site import Site
from tests.project import SITE_URL, Project

MARK = "a[starts-with(@href, '#source-')]"


class Shown(NamedTuple):
    """What a page shows beside a value."""

    sources: set[str]
    """Their addresses."""
    strength: str | None
    is_disputed: bool


@pytest.fixture(scope="module")
def every_kind(every_kind_built: Project) -> Site:
    return Site(every_kind_built.site)


@pytest.fixture(scope="module")
def small(small_built: Project) -> Site:
    return Site(small_built.site)


def shown_on(page: html.HtmlElement) -> dict[str, Shown]:
    """What ``page`` shows beside each value, by the id of its element."""
    addresses = {
        f"#{source.get('id')}": source.xpath(".//a[@rel='external']/@href")[-1]
        for source in page.xpath("//ol[@class='sources']/li")
    }
    shown: dict[str, Shown] = {}
    for element in page.xpath("//main//*[starts-with(@id, 'at-')]"):
        own = f"ancestor::*[starts-with(@id, 'at-')][1]/@id='{element.get('id')}'"
        signs = element.xpath(f".//a[contains(@class, 'strength--')][{own}]/@class")
        shown[element.get("id")] = Shown(
            {addresses[one] for one in element.xpath(f".//{MARK}[{own}]/@href")},
            signs[0].rpartition("strength--")[2] if signs else None,
            bool(element.xpath(f".//a[@class='disputed'][{own}]")),
        )
    return shown


@pytest.mark.parametrize(
    ("which", "fewest"), [("real_site", 400), ("small", 5), ("every_kind", 40)]
)
def test_a_claim_is_what_the_page_shows(
    which: str, fewest: int, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    records: list[dict[str, Any]] = json.loads(site.text("api/v1/catalogue.json"))["records"]
    urls = {one["id"]: one["fields"].get("url") for one in records}
    compared = 0
    for record in records:
        if not record["claims"]:
            continue
        page = f"{record['pages']['fr'].removeprefix(SITE_URL)}index.html"
        shown = shown_on(html.document_fromstring(site.text(page)))
        for claim in record["claims"]:
            item = "" if claim["item"] is None else f"-{claim['item']}"
            of_value = shown.get(f"at-{claim['field']}{item}")
            if claim["dispute"] is None and of_value is not None:
                exported = Shown(
                    {urls[source] for source in claim["sources"]},
                    claim["strength"],
                    claim["disputed"],
                )
                assert exported == of_value, claim
                compared += 1
    assert compared > fewest
