"""The catalogue of the data sets, read by ckanext-dcat as a portal of CKAN harvests it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph
from rdflib.namespace import DCAT, DCTERMS, RDF

from jazari_catalogue import routes
from tests.exports.linked.dcat_ap import SPDX
from tests.project import LANGUAGES, Project

pytestmark = pytest.mark.whole

READER = Path(__file__).with_name("read_as_ckan.py")
FILES = (routes.DATASETS_TURTLE, routes.DATASETS_JSON_LD)
NOT_FOUND = (
    "CKAN_PYTHON is not set: `make test-all TESTS=…` installs CKAN into .venv-ckan and sets it"
)
LICENCES = [
    {"id": "CC-BY-4.0", "title": "One", "url": "https://creativecommons.org/licenses/by/4.0/"},
    {"id": "ODbL-1.0", "title": "Two", "url": "https://opendatacommons.org/licenses/odbl/1-0/"},
]
SCHEMA: dict[str, Any] = {
    "scheming_version": 2,
    "dataset_type": "dataset",
    "about": "The fields of dcat_ap_multilingual.yaml that are texts in languages",
    "about_url": "https://invented.example/",
    "form_languages": list(LANGUAGES),
    "dataset_fields": [
        {"field_name": "title_translated", "validators": "fluent_text"},
        {"field_name": "notes_translated", "validators": "fluent_text"},
        {"field_name": "tags_translated", "validators": "fluent_tags"},
    ],
    "resource_fields": [
        {"field_name": "name_translated", "validators": "fluent_text"},
        {"field_name": "description_translated", "validators": "fluent_text"},
    ],
}
"""ckanext-dcat takes a field for multilingual if a validator of it is one of ckanext-fluent."""


def harvested(
    file: Path, folder: Path, language: str, schema: dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    """The data sets that arrive in a portal whose default language is ``language``."""
    licences = folder / "licences.json"
    licences.write_text(json.dumps(LICENCES), encoding="utf-8")
    settings = {"ckan.locale_default": language, "licenses_group_url": licences.as_uri()}
    if schema is not None:
        of_portal = folder / "schema.json"
        of_portal.write_text(json.dumps(schema), encoding="utf-8")
        settings["scheming.dataset_schemas"] = of_portal.as_uri()
    request = {
        "file": str(file),
        "settings": settings,
        "plugins": [] if schema is None else ["scheming_datasets"],
        "profiles": ["euro_dcat_ap_3", *([] if schema is None else ["euro_dcat_ap_scheming"])],
    }
    python = os.environ.get("CKAN_PYTHON")
    assert python, NOT_FOUND
    run = subprocess.run(
        [python, READER],
        input=json.dumps(request),
        capture_output=True,
        text=True,
        check=False,
        env={name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def in_languages(graph: Graph, node: Any, property_: Any) -> dict[str, str]:
    return {text.language: str(text) for text in graph.objects(node, property_)}


@pytest.mark.parametrize("path", FILES)
def test_every_data_set_arrives_in_three_languages_with_licence_and_downloads(
    path: str, real_project: Project, tmp_path: Path
) -> None:
    graph = Graph().parse(real_project.site / path)
    arrived = harvested(real_project.site / path, tmp_path, "fr", SCHEMA)
    by_iri = {
        next(extra["value"] for extra in one["extras"] if extra["key"] == "uri"): one
        for one in arrived
    }
    data_sets = {str(one): one for one in graph.subjects(RDF.type, DCAT.Dataset)}
    assert by_iri.keys() == data_sets.keys()
    for iri, node in data_sets.items():
        one = by_iri[iri]
        assert one["title_translated"] == in_languages(graph, node, DCTERMS.title)
        assert one["notes_translated"] == in_languages(graph, node, DCTERMS.description)
        assert one["title_translated"].keys() == set(LANGUAGES)
        assert all(one["tags_translated"][code] for code in LANGUAGES)
        assert one["license_id"] == ("ODbL-1.0" if iri.endswith("#outlines") else "CC-BY-4.0")
        files = {file["uri"]: file for file in one["resources"]}
        described = {str(file): file for file in graph.objects(node, DCAT.distribution)}
        assert files.keys() == described.keys() != set()
        for file_iri, file in described.items():
            resource = files[file_iri]
            assert resource["url"] == str(graph.value(file, DCAT.downloadURL))
            assert resource["license"] == str(graph.value(file, DCTERMS.license))
            assert resource["size"] == int(str(graph.value(file, DCAT.byteSize)))
            checksum = graph.value(file, SPDX.checksum)
            value = graph.value(checksum, SPDX.checksumValue)
            assert bytes.fromhex(resource["hash"]) == value.toPython()
            assert resource["hash_algorithm"].endswith("sha256")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_portal_of_one_language_has_the_titles_in_it(
    language: str, real_project: Project, tmp_path: Path
) -> None:
    file = real_project.site / routes.DATASETS_TURTLE
    titles = {
        text
        for _, text in Graph().parse(file).subject_objects(DCTERMS.title)
        if text.language == language
    }
    arrived = harvested(file, tmp_path, language)
    assert {one["title"] for one in arrived} <= {str(text) for text in titles}
    assert {
        (resource["mimetype"], resource["format"])
        for one in arrived
        for resource in one["resources"]
        if resource["url"].endswith(".csv")
    } == {("text/csv", "CSV")}
