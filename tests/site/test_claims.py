"""What structured data says that sources state: the same as the marks that readers see."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

from tests.built_site import Site
from tests.project import Project, text_of


@pytest.fixture(scope="module")
def small(small_built: Project) -> Site:
    return Site(small_built.site)


@pytest.fixture(scope="module")
def every_kind(every_kind_built: Project) -> Site:
    return Site(every_kind_built.site)


Cited = dict[str, list[list[str]]]
"""The anchors of the sources of each value by its own anchor; of a dispute, those of each side."""


def visible(page: html.HtmlElement) -> Cited:
    """The sources whose marks are in the element of each value on ``page``."""
    cited: Cited = {}
    for side in page.xpath("//*[starts-with(@id, 'dispute-')]//*[@class='claims']/li"):
        (dispute,) = side.xpath("ancestor::*[starts-with(@id, 'dispute-')]/@id")
        cited.setdefault(dispute, []).append(sorted(side.xpath(f".//{MARK}/@href")))
    for mark in page.xpath(f"//main//{MARK}[not(ancestor::*[@class='claims'])]"):
        *_, value = mark.xpath("ancestor::*[starts-with(@id, 'at-')]/@id") or [""]
        (sources,) = cited.setdefault(value, [[]])
        sources.append(mark.get("href"))
    return {anchor: [sorted(set(one)) for one in sources] for anchor, sources in cited.items()}


MARK = "a[starts-with(@href, '#source-')]"


def parts_of(page: html.HtmlElement) -> list[dict[str, Any]]:
    """The claims, statements and disputes in the structured data of ``page``."""
    (script,) = page.xpath("//script[@type='application/ld+json']") or [None]
    parts = [] if script is None else json.loads(script.text).get("hasPart", [])
    assert isinstance(parts, list)
    return parts


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def stated(page: html.HtmlElement) -> Cited:
    """The sources that each value cites in the structured data of ``page``."""
    return {
        part["@id"].removeprefix("#"): [
            sorted(source["@id"] for source in as_list(claim["citation"]))
            for claim in part.get("hasPart", [part])
        ]
        for part in parts_of(page)
    }


@pytest.mark.parametrize("which", ["real_site", "small", "every_kind"])
def test_claims_cite_the_sources_whose_marks_are_beside_them(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    compared = 0
    for path, page in site.pages.items():
        assert stated(page) == visible(page), path
        compared += len(stated(page))
    assert compared > 50


@pytest.mark.parametrize("which", ["real_site", "small", "every_kind"])
def test_claims_have_the_text_that_their_element_shows(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    for path, page in site.pages.items():
        for part in parts_of(page):
            anchor = part["@id"].removeprefix("#")
            (element,) = page.xpath("//*[@id=$anchor]", anchor=anchor)
            # The element of a name says where it is from; the name itself is the heading.
            if anchor == "at-name":
                element = page.find(".//h1")
            elif element.tag == "dt":  # a relation, whose records may be on both sides of a drawing
                (element,) = element.xpath("ancestor::figure")
            shown = text_of(element)
            for claim in part.get("hasPart", [part]):
                for text in as_list(claim["text"]):
                    assert " ".join(text.split()) in shown, f"{path}#{anchor}"


@pytest.mark.parametrize("which", ["real_site", "small", "every_kind"])
def test_each_source_is_described_once_with_the_address_that_the_page_links_to(
    which: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(which)
    for path, page in site.pages.items():
        if not path.endswith("404.html") and (sources := page.xpath("//ol[@class='sources']/li")):
            (script,) = page.xpath("//script[@type='application/ld+json']")
            described = {node["@id"]: node["url"] for node in json.loads(script.text)["citation"]}
            assert described == {
                f"#{source.get('id')}": source.xpath(".//a[@rel='external']/@href")[-1]
                for source in sources
            }, path
