"""The page about the open data describes its files to searches of data sets, read by extruct."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from extruct.jsonld import JsonLdExtractor
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, RDF

from jazari_catalogue import routes
from tests.project import LANGUAGES, Project

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
ODBL = "https://opendatacommons.org/licenses/odbl/1-0/"


def data_set_of(site: Path, code: str) -> dict[str, Any]:
    page = (site / routes.data_path(code) / "index.html").read_text(encoding="utf-8")
    (extracted,) = JsonLdExtractor().extract(page)
    return extracted["mainEntity"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_describes_a_data_set_with_what_searches_of_data_sets_ask_for(
    real_project: Project, code: str
) -> None:
    """Name and description are what Google Dataset Search requires, the latter of 50 characters."""
    found = data_set_of(real_project.site, code)
    assert found["@type"] == "Dataset"
    assert found["name"]
    assert 50 <= len(found["description"]) <= 5000
    assert found["license"] == CC_BY
    graph = Graph().parse(real_project.site / routes.DATASETS_TURTLE)
    assert (URIRef(found["@id"]), RDF.type, DCAT.Dataset) in graph


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_described_download_is_that_file(real_project: Project, code: str) -> None:
    found = data_set_of(real_project.site, code)
    root = found["@id"].removesuffix(routes.ALL_DATA)
    files = found["distribution"]
    assert len({file["contentUrl"] for file in files}) == len(files) > 20
    for file in files:
        content = (real_project.site / file["contentUrl"].removeprefix(root)).read_bytes()
        assert file["sha256"] == sha256(content).hexdigest()
        assert file["contentSize"]
        assert "/" in file["encodingFormat"]
        is_outline = file["contentUrl"].endswith("/regions.geojson")
        assert file.get("license", CC_BY) == (ODBL if is_outline else CC_BY)
