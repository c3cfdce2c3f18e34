"""What linked data names below the root of the site is there: files, pages and their anchors."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from lxml import html
from rdflib import Graph, URIRef

from tests.exports.linked.graphs import OWN, SCHEMA
from tests.project import SITE_URL, Project


@pytest.fixture(scope="module")
def site(every_kind_built: Project) -> Path:
    return every_kind_built.site


def file_at(site: Path, address: str) -> Path:
    """The file that answers at ``address``, as on GitHub Pages."""
    path = site / address.removeprefix(SITE_URL).partition("#")[0]
    return path / "index.html" if path.is_dir() else path


@pytest.mark.parametrize("name", ["catalogue", "catalog", "vocabulary"])
def test_every_iri_below_the_root_answers(site: Path, name: str) -> None:
    graph = Graph().parse(site / f"data/{name}.ttl")
    named = {
        str(term)
        for triple in graph
        for term in triple
        if isinstance(term, URIRef) and term.startswith(SITE_URL)
    }
    assert len(named) > 50
    assert not [address for address in named if not file_at(site, address).is_file()]


def test_claims_disputes_and_gaps_are_named_as_the_anchors_of_the_pages(site: Path) -> None:
    graph = Graph().parse(site / "data/catalogue.ttl")
    compared = 0
    for node, described in graph.subject_objects(OWN.ofThing):
        anchor = str(node).partition("#")[2]
        # A page shows the sides of a dispute below the anchor of the dispute.
        if "-side-" not in anchor:
            for page in graph.objects(described, SCHEMA.mainEntityOfPage):
                assert anchor in ids_in(file_at(site, str(page))), node
                compared += 1
    assert compared > 100


@cache
def ids_in(page: Path) -> set[str]:
    return set(map(str, html.fromstring(page.read_bytes()).xpath("//@id")))
