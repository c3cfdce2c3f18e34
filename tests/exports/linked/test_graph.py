"""The files of linked data are one graph, of valid IRIs and literals."""

from __future__ import annotations

import json
import re

import pytest
from rdflib import BNode, Literal, URIRef
from rdflib.compare import isomorphic

from jazari_catalogue.exports.linked.turtle import escaped_iri
from tests.exports.hostile_catalogue import texts_of
from tests.exports.linked.graphs import (
    EVERY_KIND,
    HOSTILE,
    ID,
    OWN,
    PUBLISHED,
    SKOS,
    files_of,
    graph_of,
    read_by_pyyaml,
    records_of,
    thing,
)
from tests.project import LANGUAGES

SOME = (EVERY_KIND, HOSTILE)
ALL = (*SOME, pytest.param(PUBLISHED, marks=pytest.mark.whole))

UCSCHAR = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd"
IPCHAR = rf"[A-Za-z0-9._~:@!$&'()*+,;={UCSCHAR}-]|%[0-9A-Fa-f]{{2}}"
IRI = re.compile(
    # RFC 3987 §2.2: scheme, ihost, port; then ipath-abempty, iquery and ifragment.
    rf"https?://[A-Za-z0-9._~{UCSCHAR}-]+(?::[0-9]*)?"
    rf"(?:/(?:{IPCHAR}|/)*)?(?:\?(?:{IPCHAR}|[/?])*)?(?:\#(?:{IPCHAR}|[/?])*)?"
)
LEXICAL = {
    # XML Schema 1.1, Part 2: §3.3.9, §3.3.10, §3.3.11, §3.3.2, §3.4.13, §3.3.3.
    "date": r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "gYearMonth": r"\d{4}-(0[1-9]|1[0-2])",
    "gYear": r"\d{4}",
    "boolean": "true|false",
    "integer": r"\d+",
    "decimal": r"-?\d+(\.\d+)?",
}


@pytest.mark.parametrize("which", ALL)
@pytest.mark.parametrize("name", ["catalogue", "vocabulary"])
def test_turtle_and_json_ld_are_the_same_graph(which: str, name: str) -> None:
    turtle, json_ld = (graph_of(which, f"data/{name}.{end}") for end in ("ttl", "jsonld"))
    assert len(turtle) > 100
    assert isomorphic(turtle, json_ld)


@pytest.mark.parametrize("which", ALL)
def test_the_files_of_all_records_are_the_whole(which: str) -> None:
    files = files_of(which)
    whole = json.loads(files["data/catalogue.jsonld"])
    documents = [json.loads(files[path]) for path in files if path.startswith("data/records/")]
    assert len(documents) >= len(records_of(which))
    assert {str(one["@context"]) for one in documents} == {str(whole["@context"])}
    assert [node for one in documents for node in one["@graph"]] == whole["@graph"]


@pytest.mark.parametrize("which", ALL)
@pytest.mark.parametrize("name", ["catalogue", "vocabulary"])
def test_iris_and_literals_are_valid(which: str, name: str) -> None:
    for triple in graph_of(which, f"data/{name}.ttl"):
        for term in triple:
            if isinstance(term, URIRef):
                assert IRI.fullmatch(term), term
            elif isinstance(term, Literal) and term.datatype is not None:
                assert re.fullmatch(LEXICAL[term.datatype.partition("#")[2]], str(term)), term
                assert not term.ill_typed, term


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://x.invalid/?page[0]=é", "https://x.invalid/?page%5B0%5D=é"),
        ("https://x.invalid/100%?a=%zz&b=%C3%A9", "https://x.invalid/100%25?a=%25zz&b=%C3%A9"),
        ("https://x.invalid/#a#b", "https://x.invalid/#a%23b"),
        ("https://بيت.invalid:80/'(,;)#a/?", "https://بيت.invalid:80/'(,;)#a/?"),
        ('https://x.invalid/<a>"{|}^`\\\x7f', "https://x.invalid/%3Ca%3E%22%7B%7C%7D%5E%60%5C%7F"),
    ],
)
def test_what_no_iri_may_have_is_encoded(address: str, expected: str) -> None:
    assert escaped_iri(address) == expected
    assert IRI.fullmatch(expected)


def test_hostile_texts_come_back_equal() -> None:
    records = read_by_pyyaml(HOSTILE)
    texts = {
        text
        for _, record in records
        for text in texts_of({**record, "evidence": {}})
        if record.get("page") != "none"
    }
    stated = {str(one) for one in graph_of(HOSTILE).objects() if isinstance(one, Literal)}
    assert len(texts) > 10
    assert texts <= stated


def test_each_thing_has_one_iri_and_each_file_the_node_of_its_own() -> None:
    files = files_of(EVERY_KIND)
    for _, record in records_of(EVERY_KIND):
        document = json.loads(files[f"data/records/{record['id']}.jsonld"])
        first = document["@graph"][0]
        assert document["@context"]["@base"] + first["@id"] == str(thing(record["id"]))


def test_a_removal_to_be_silent_about_is_in_no_file() -> None:
    files = files_of(EVERY_KIND)
    assert "data/records/invented-removal.jsonld" in files
    for path, content in files.items():
        assert "silence" not in path
        assert b"silence" not in content, path


def test_a_removal_is_an_entity_that_was_invalidated_and_says_nothing_of_the_thing() -> None:
    graph = graph_of(EVERY_KIND)
    answer = graph.query(
        """PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?entity ?day ?new WHERE {
          ?entity a prov:Entity, own:Removal ; prov:wasInvalidatedBy ?activity .
          ?activity a prov:Activity ; own:removed ?day .
          OPTIONAL { ?entity own:replaced_by ?new } }""",
        initNs={"own": OWN},
    )
    ((entity, day, _),) = answer
    assert str(entity) == f"{ID}invented-removal/"
    assert str(day) == "2026-03-02"
    assert not list(graph.predicates(subject=thing("invented-removal")))


def test_every_own_term_is_in_the_vocabulary_in_three_languages() -> None:
    vocabulary = graph_of(EVERY_KIND, "data/vocabulary.ttl")
    used = {
        term
        for which in SOME
        for triple in graph_of(which)
        for term in triple
        if isinstance(term, URIRef) and (term in OWN or "/spec/LCC/" in term)
    }
    assert len(used) > 100
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    for term in used:
        labels = [*vocabulary.objects(term, label), *vocabulary.objects(term, SKOS.prefLabel)]
        assert sorted(one.language for one in labels) == sorted(LANGUAGES), term
    for concept in vocabulary.subjects(SKOS.topConceptOf):
        assert len(list(vocabulary.objects(concept, SKOS.notation))) == 1


def test_blank_nodes_are_parts_of_others_alone() -> None:
    for which in SOME:
        graph = graph_of(which)
        for node in {one for one in graph.subjects() if isinstance(one, BNode)}:
            assert len(list(graph.subjects(object=node))) == 1
