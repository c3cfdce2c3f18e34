"""What the graph states is what the record files have, read by another program."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import RDF, RDFS, XSD, Literal, URIRef
from rdflib.namespace import OWL

from tests.exports.linked.example import graph_of_example
from tests.exports.linked.graphs import (
    EVERY_KIND,
    ID,
    OWN,
    PROV,
    PUBLISHED,
    SCHEMA,
    SKOS,
    claim,
    disputed_in,
    graph_of,
    literals,
    records_of,
    thing,
    values_of,
)

BOTH = pytest.mark.parametrize("which", [EVERY_KIND, PUBLISHED])
REGISTRIES = {
    "ror": "https://ror.org/",
    "wikidata": "http://www.wikidata.org/entity/",
    "isni": "https://isni.org/isni/",
}
BY_ITEM = ("description", "path", "statements")
DATE_TYPES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
DATES = {"signed": "dateCreated", "date": "datePublished"}
"""Fields of agreements and sources, and what schema.org calls them."""


@BOTH
def test_names_are_in_all_languages_of_the_record(which: str) -> None:
    for _, record in records_of(which):
        if "name" not in record:
            continue
        predicate = RDFS.label if "name" in disputed_in(record) else SCHEMA.name
        assert set(graph_of(which).objects(thing(record["id"]), predicate)) == literals(
            record["name"]
        )


@BOTH
def test_a_source_without_a_title_has_a_label_and_no_name(which: str) -> None:
    graph = graph_of(which)
    for kind, record in records_of(which):
        if kind.kind == "source" and "title" not in record:
            assert graph.value(thing(record["id"]), SCHEMA.name) is None
            assert graph.value(thing(record["id"]), RDFS.label) is not None


@BOTH
def test_relations_lead_to_things(which: str) -> None:
    graph = graph_of(which)
    stated = {
        (one, other)
        for one, predicate, other in graph
        if str(one).endswith("#thing")
        and str(other).endswith("#thing")
        and predicate not in (OWL.sameAs, PROV.wasQuotedFrom)
    }
    written = {
        (thing(record["id"]), thing(other))
        for kind, record in records_of(which)
        for field in kind.relations()
        if field not in disputed_in(record)
        for other in values_of(record, field)
    }
    assert stated == written


@BOTH
def test_identifiers_are_the_iris_of_their_registries(which: str) -> None:
    for _, record in records_of(which):
        given = {} if "identifiers" in disputed_in(record) else record.get("identifiers", {})
        expected = {URIRef(REGISTRIES[key] + one.replace(" ", "")) for key, one in given.items()}
        assert set(graph_of(which).objects(thing(record["id"]), SCHEMA.sameAs)) == expected


@BOTH
def test_dates_have_the_datatype_of_what_is_known(which: str) -> None:
    compared = 0
    for kind, record in records_of(which):
        for field, name in DATES.items():
            if kind.kind in ("agreement", "source"):
                dates = [] if field in disputed_in(record) else values_of(record, field)
                expected = {Literal(one, datatype=DATE_TYPES[len(one)]) for one in dates}
                stated = set(graph_of(which).objects(thing(record["id"]), SCHEMA[name]))
                assert {one.n3() for one in stated} == {one.n3() for one in expected}
                compared += len(stated)
    assert compared


@BOTH
def test_a_record_rests_on_its_sources(which: str) -> None:
    for kind, record in records_of(which):
        stated = set(graph_of(which).objects(URIRef(f"{ID}{record['id']}/"), PROV.wasDerivedFrom))
        listed = {thing(one) for one in record.get("sources", [])}
        assert listed <= stated
        assert bool(listed) is bool(stated), kind


def sources_written(record: dict[str, Any]) -> dict[str, set[URIRef]]:
    """The sources of each stated or classified claim of ``record``, by its anchor."""
    written = {}
    for field, evidence in record.get("evidence", {}).items():
        if isinstance(evidence, dict):
            evidence = evidence.get("classified", [])
        has_value = field in record or (field == "status" and "path" in record)
        if evidence and has_value:
            written[f"at-{field}"] = {thing(one) for one in evidence}
    for field in BY_ITEM:
        for number, item in enumerate(record.get(field, []), start=1):
            written[f"at-{field}-{number}"] = {thing(one) for one in item["sources"]}
    for number, dispute in enumerate(record.get("disputes", []), start=1):
        for side, said in enumerate(dispute["claims"], start=1):
            anchor = f"dispute-{number}-side-{side}"
            written[anchor] = {thing(one) for one in said["sources"]}
    return written


@BOTH
def test_claims_rest_on_the_sources_of_the_record_file(which: str) -> None:
    graph = graph_of(which)
    for _, record in records_of(which):
        written = sources_written(record)
        if "path" in record:
            written.pop("at-status", None)  # derived from the latest step
        stated = {
            str(one).partition("#")[2]: set(graph.objects(one, PROV.wasDerivedFrom))
            for one in graph.subjects(OWN.ofThing, thing(record["id"]))
            if (one, RDF.type, OWN.Claim) in graph
        }
        of_sources = {
            anchor: cited
            for anchor, cited in stated.items()
            if all(str(one).endswith("#thing") for one in cited)
        }
        # Other spellings that are names of the record are no claim of their own.
        of_sources.setdefault("at-aliases", written.pop("at-aliases", set()))
        of_sources.pop("at-aliases")
        assert of_sources == written, record["id"]


@BOTH
def test_a_derived_claim_leads_to_the_claims_about_the_other_field(which: str) -> None:
    graph = graph_of(which)
    for derived in graph.subjects(RDF.type, OWN.DerivedClaim):
        for other in graph.objects(derived, PROV.wasDerivedFrom):
            assert (other, RDF.type, PROV.Entity) in graph


def test_a_source_is_described_with_its_copy_and_how_it_was_read() -> None:
    graph = graph_of(EVERY_KIND)
    source = next(record for kind, record in records_of(EVERY_KIND) if kind.kind == "source")
    node = thing(source["id"])
    publisher = graph.value(node, SCHEMA.publisher)
    assert graph.value(publisher, SCHEMA.name) == Literal(source["publisher"])
    assert graph.value(node, SCHEMA.url) == URIRef(source["url"])
    assert graph.value(node, SCHEMA.archivedAt) == URIRef(source["archived"]["url"])
    assert graph.value(node, OWN.accessed) == Literal(source["accessed"], datatype=XSD.date)
    assert str(graph.value(node, OWN.read_from)).endswith(f"#read_from-{source['read_from']}")
    assert graph.value(node, PROV.wasQuotedFrom) == thing(source["copy_of"])


def test_what_sources_dispute_is_stated_by_claims_alone() -> None:
    graph = graph_of_example()
    institute = thing("institut-dispute")
    address = graph.value(institute, SCHEMA.address)
    assert set(graph.predicate_objects(address)) == {
        (RDF.type, SCHEMA.PostalAddress),
        (SCHEMA.addressRegion, OWN["region-MA-03"]),
    }
    sides = set(graph.subjects(OWN.isDisputed, Literal(True)))
    city = claim("institut-dispute", "at-city")
    first, second = (claim("institut-dispute", f"dispute-1-side-{side}") for side in (1, 2))
    assert sides == {city, first, second}
    assert graph.value(second, PROV.wasDerivedFrom) == thing("page-deux")
    derived = claim("institut-dispute", "at-region")
    assert graph.value(derived, PROV.wasDerivedFrom) == city
    assert graph.value(derived, PROV.wasAttributedTo) is not None
    assert graph.value(first, PROV.wasAttributedTo) is None


@BOTH
def test_regions_have_the_codes_of_iso_3166_2(which: str) -> None:
    vocabulary = graph_of(which, "data/vocabulary.ttl")
    for _, record in records_of(which):
        if "region" in record and "region" not in disputed_in(record):
            address = graph_of(which).value(thing(record["id"]), SCHEMA.address)
            region = graph_of(which).value(address, SCHEMA.addressRegion)
            assert str(vocabulary.value(region, SKOS.notation)) == record["region"]


@pytest.mark.parametrize(
    ("kind", "general"),
    [
        ("Institute", "ResearchOrganization"),
        ("Partner", "Organization"),  # also of the type of universities and companies
        ("Programme", "Thing"),  # a strategy is a CreativeWork, and a project an Organization
        ("Source", "CreativeWork"),
    ],
)
def test_a_class_is_below_the_type_that_all_its_things_are(kind: str, general: str) -> None:
    vocabulary = graph_of(EVERY_KIND, "data/vocabulary.ttl")
    assert set(vocabulary.objects(OWN[kind], RDFS.subClassOf)) == {SCHEMA[general]}
