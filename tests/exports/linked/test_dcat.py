"""What the catalogue of the data sets says, read with rdflib."""

from __future__ import annotations

import hashlib

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD
from rdflib.term import Node

from jazari_catalogue import routes
from jazari_catalogue.exports.data_sets import WHOLE
from jazari_catalogue.exports.export import CSV, JSON, Export
from jazari_catalogue.exports.linked.dcat_nodes import distributions_by_data_set
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.publishing.targets import FileTarget
from jazari_catalogue.records.values.titles import Titles
from tests.exports.catalogues import (
    catalogue_of_texts,
    invented_catalogue,
    open_data_of,
    targets_of,
)
from tests.exports.linked.dcat_ap import SPDX, check, invented_data_sets
from tests.hostile import HOSTILE
from tests.project import LANGUAGES, Project

CC_BY = URIRef("https://creativecommons.org/licenses/by/4.0/")
ODBL = URIRef("https://opendatacommons.org/licenses/odbl/1-0/")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
NOT_DATA = {
    routes.api_path("index"),
    routes.OPENAPI,
    routes.DATASETS_TURTLE,
    routes.DATASETS_JSON_LD,
    routes.VOCABULARY_TURTLE,
    routes.VOCABULARY_JSON_LD,
}
"""What describes other files."""


def graph_of(data: OpenData, path: str = routes.DATASETS_TURTLE) -> Graph:
    content = targets_of(data)[path].content()
    return Graph().parse(data=content, format="turtle" if path.endswith(".ttl") else "json-ld")


@pytest.fixture(scope="module")
def published(real_project: Project) -> Graph:
    return Graph().parse(real_project.site / routes.DATASETS_TURTLE, format="turtle")


def data_sets(graph: Graph) -> list[Node]:
    return list(graph.subjects(RDF.type, DCAT.Dataset))


def in_languages(graph: Graph, node: Node, property_: URIRef) -> dict[str | None, str]:
    return {text.language: str(text) for text in graph.objects(node, property_)}


def of_data_set(graph: Graph, name: str) -> Node:
    (found,) = (one for one in data_sets(graph) if str(one).endswith(f"#{name}"))
    return found


def test_every_data_set_has_a_title_and_a_description_in_each_language(published: Graph) -> None:
    (catalogue,) = published.subjects(RDF.type, DCAT.Catalog)
    assert set(published.objects(catalogue, DCAT.dataset)) == set(data_sets(published))
    for node in (catalogue, *data_sets(published)):
        for property_ in (DCTERMS.title, DCTERMS.description):
            assert in_languages(published, node, property_).keys() == set(LANGUAGES), node
    titles = [published.value(one, DCTERMS.title) for one in data_sets(published)]
    assert len(set(titles)) == len(titles)


def test_every_file_is_as_large_as_described_and_has_that_checksum(
    published: Graph, real_project: Project
) -> None:
    files = list(published.subjects(RDF.type, DCAT.Distribution))
    assert len(files) > 20
    root = str(published.value(None, RDF.type, DCAT.Catalog)).removesuffix(routes.CATALOGUE)
    for file in files:
        (address,) = published.objects(file, DCAT.downloadURL)
        content = (real_project.site / str(address).removeprefix(root)).read_bytes()
        size = Literal(str(len(content)), datatype=XSD.nonNegativeInteger)
        assert published.value(file, DCAT.byteSize) == size, address
        checksum = published.value(file, SPDX.checksum)
        value = published.value(checksum, SPDX.checksumValue)
        assert value == Literal(hashlib.sha256(content).hexdigest(), datatype=XSD.hexBinary)
        assert published.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256


def test_every_file_of_the_data_is_of_one_data_set(published: Graph, real_project: Project) -> None:
    """The data page lists them, and the checksums beside them."""
    sums = (real_project.site / routes.CHECKSUMS).read_text(encoding="utf-8").splitlines()
    folder = real_project.site / routes.DATA
    listed = {
        (folder / line.partition("  ")[2]).resolve().relative_to(real_project.site.resolve())
        for line in sums
    }
    files = [str(one) for one in published.objects(None, DCAT.downloadURL)]
    assert len(files) == len(set(files))
    of_data_sets = list(published.objects(None, DCAT.distribution))
    assert len(of_data_sets) == len(set(of_data_sets)) == len(files)
    for path in {one.as_posix() for one in listed} - NOT_DATA:
        assert any(address.endswith(f"/{path}") for address in files), path
    assert [address for address in files if address.endswith(tuple(NOT_DATA))] == []


def test_all_but_the_outlines_are_under_the_licence_of_the_content(published: Graph) -> None:
    outlines = set(published.objects(of_data_set(published, "outlines"), DCAT.distribution))
    for file in published.subjects(RDF.type, DCAT.Distribution):
        is_outline = file in outlines
        assert published.value(file, DCTERMS.license) == (ODBL if is_outline else CC_BY)
        rights = published.value(file, DCTERMS.rights)
        if is_outline:
            assert "OpenStreetMap contributors" in str(published.value(rights, RDFS.label))
        else:
            assert rights is None


def test_a_file_in_one_language_says_so(published: Graph) -> None:
    codes = {"fr": "FRA", "ar": "ARA", "en": "ENG"}
    for file, address in published.subject_objects(DCAT.downloadURL):
        spoken = {
            str(one).removeprefix(AUTHORITY) for one in published.objects(file, DCTERMS.language)
        }
        of_one = [code for code in codes if f"/{code}/" in str(address)]
        assert spoken == {f"language/{codes[code]}" for code in of_one or codes}, address


def test_the_api_serves_the_data_sets_with_answers(published: Graph) -> None:
    (service,) = published.subjects(RDF.type, DCAT.DataService)
    assert str(published.value(service, DCAT.endpointURL)).endswith("/api/v1/index.json")
    assert str(published.value(service, DCAT.endpointDescription)).endswith("/api/v1/openapi.json")
    by_api = {
        data_set
        for data_set, file in published.subject_objects(DCAT.distribution)
        if "/api/" in str(published.value(file, DCAT.downloadURL))
    }
    assert set(published.objects(service, DCAT.servesDataset)) == by_api
    assert set(published.subjects(DCAT.accessService, service)) == {
        file for file, url in published.subject_objects(DCAT.downloadURL) if "/api/" in str(url)
    }


def test_no_person_and_no_e_mail_is_named(published: Graph) -> None:
    assert FOAF.Person not in set(published.objects(None, RDF.type))
    for value in published.objects():
        assert "mailto:" not in str(value)
    (agent,) = published.subjects(RDF.type, FOAF.Agent)
    assert in_languages(published, agent, FOAF.name).keys() == set(LANGUAGES)


def test_both_files_have_the_same_graph_whoever_publishes() -> None:
    text = "".join(HOSTILE.values())
    data = open_data_of(catalogue_of_texts(), publisher=dict.fromkeys(LANGUAGES, text))
    turtle, json_ld = graph_of(data), graph_of(data, routes.DATASETS_JSON_LD)
    assert isomorphic(turtle, json_ld)
    assert set(turtle.objects(None, FOAF.name)) == {Literal(text, code) for code in LANGUAGES}


def test_the_catalogue_of_other_records_follows_dcat_ap() -> None:
    check(invented_data_sets())


def test_without_a_history_no_day_is_stated() -> None:
    dated = {one.datatype for one in invented_data_sets().objects() if isinstance(one, Literal)}
    assert not dated & {XSD.date, XSD.dateTime}


def test_a_data_set_is_as_new_as_its_last_record_or_source(history_built: Project) -> None:
    graph = Graph().parse(history_built.site / routes.DATASETS_TURTLE, format="turtle")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    days = {str(one): str(graph.value(one, DCTERMS.modified)) for one in data_sets(graph)}
    last = str(graph.value(catalogue, DCTERMS.modified))
    of_sources = days.pop(str(of_data_set(graph, "sources")))
    assert days.pop(str(of_data_set(graph, "vocabularies"))) == "None"
    assert days[str(of_data_set(graph, WHOLE.name))] == last
    assert all(of_sources <= day <= last for day in days.values())
    assert len(set(days.values())) > 1


def changed(plural: str, record_id: str, day: str) -> Change:
    address = Address(plural, record_id)
    return Change(*("0" * 40, day, "changed", address, None, "Inventé", [], [], [], 0, None))


def test_a_new_source_makes_the_records_that_may_cite_it_newer() -> None:
    changes = {
        "invented-partner": [changed("partners", "invented-partner", "2026-01-12")],
        "invented-source": [changed("sources", "invented-source", "2026-02-03")],
        "invented-event": [changed("events", "invented-event", "2026-03-04")],
    }
    history = History(changes=changes, commit="0" * 40, compared="0" * 40)
    graph = graph_of(open_data_of(invented_catalogue(), history=history))
    days = {
        name: str(graph.value(of_data_set(graph, name), DCTERMS.modified))
        for name in ("partners", "sources", "events", WHOLE.name)
    }
    assert days == {
        "partners": "2026-02-03",
        "sources": "2026-02-03",
        "events": "2026-03-04",
        WHOLE.name: "2026-03-04",
    }


def export(path: str, titles: Titles, language: str | None = None, **more: object) -> Export:
    format_ = CSV if path.endswith(".csv") else JSON
    return Export(FileTarget(path, b""), format_, titles, language, **more)


def test_an_export_of_no_data_set_is_one_of_its_own_in_all_its_languages() -> None:
    titles = Titles("Inventé", "مخترع", "Invented")
    made = distributions_by_data_set(
        [
            export("fr/invented/all.csv", titles, "fr"),
            export("en/invented/all.csv", titles, "en"),
            export("data/other.json", Titles("Autre", "آخر", "Other")),
            export("data/whole.json", Titles("Tout", "الكل", "All"), data_set=WHOLE),
            export("data/about.json", titles, is_data=False),
        ]
    )
    assert {one.name: [file.target.path for file in files] for one, files in made.items()} == {
        "invented-all": ["fr/invented/all.csv", "en/invented/all.csv"],
        "data-other": ["data/other.json"],
        WHOLE.name: ["data/whole.json"],
    }
