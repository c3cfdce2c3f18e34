"""The catalogue of the data sets follows DCAT-AP 3.0.1, and each rule of it can be broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from typing import NamedTuple

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, RDFS, XSD
from rdflib.term import Node

from tests.exports.linked.dcat_ap import (
    SH,
    SPDX,
    SPECIFICATION,
    faults_in,
    invented_data_sets,
    rules,
)


class Damage(NamedTuple):
    """What is done to a copy of a node, and the rule that it breaks."""

    of_class: Node
    rule: str
    path: Node
    constraint: str
    values: list[Node]
    """The values of the property, in place of those it had; none to remove it."""


_unknown = (URIRef(f"https://invented.example/{number}") for number in count())


def damages() -> Iterator[Damage]:
    """One for every part of every rule, derived from the rules."""
    graph = rules()
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        for of_class in graph.objects(shape, SH.targetClass):
            for one in graph.objects(shape, SH.property):
                rule = str(graph.value(one, RDFS.seeAlso)).removeprefix(SPECIFICATION)
                path = graph.value(one, SH.path)
                for constraint, values in _breaking(graph, one):
                    yield Damage(of_class, rule, path, constraint, values)


def _breaking(graph: Graph, shape: Node) -> Iterator[tuple[str, list[Node]]]:
    """The parts of a rule, with values that break it."""
    kind = graph.value(shape, SH.nodeKind)
    as_literal = (
        kind == SH.Literal or graph.value(shape, SH.datatype) or graph.value(shape, SH.node)
    )
    for part in graph.predicates(shape):
        match part.removeprefix(SH):
            case "minCount":
                yield "MinCount", []
            case "maxCount":
                two = (
                    (Literal("1"), Literal("2")) if as_literal else (next(_unknown), next(_unknown))
                )
                yield "MaxCount", [*two]
            case "class":
                yield "Class", [next(_unknown)]
                yield "Class", [Literal("Invented")]
            case "nodeKind":
                yield "NodeKind", [next(_unknown) if kind == SH.Literal else Literal("Invented")]
            case "datatype":
                yield "Datatype", [Literal("1")]
            case "uniqueLang":
                yield "UniqueLang", [Literal("Inventé", "fr"), Literal("Autre", "fr")]
            case "pattern":
                yield "Pattern", [next(_unknown)]
            case "node":
                yield "Node", [Literal("yesterday")]


@cache
def _small() -> Graph:
    """The same with one data set of one file."""
    graph = Graph() + invented_data_sets()
    data_set, *others = graph.subjects(RDF.type, DCAT.Dataset)
    file, *_ = graph.objects(data_set, DCAT.distribution)
    others += set(graph.subjects(RDF.type, DCAT.Distribution)) - {file}
    for other in others:
        graph.remove((other, None, None))
        graph.remove((None, None, other))
    return graph


def damaged(made: Iterable[Damage]) -> tuple[Graph, list[URIRef]]:
    """The catalogue with a copy of a node for each of ``made``, damaged so; and these copies."""
    graph, copies = Graph() + _small(), []
    for number, damage in enumerate(made):
        original = next(_small().subjects(RDF.type, damage.of_class))
        copies.append(URIRef(f"urn:invented:damaged-{number}"))
        for _, predicate, value in _small().triples((original, None, None)):
            if predicate != damage.path:
                graph.add((copies[-1], predicate, value))
        for value in damage.values:
            graph.add((copies[-1], damage.path, value))
    return graph, copies


def test_every_part_of_every_rule_is_broken_by_a_damaged_invented_data_sets() -> None:
    made = list(damages())
    assert len(made) > 100
    graph, copies = damaged(made)
    found = {(fault.node, fault.rule, fault.constraint) for fault in faults_in(graph)}
    for damage, copy in zip(made, copies, strict=True):
        assert (copy, damage.rule, damage.constraint) in found, damage


FAULTS = {
    "no title": (DCAT.Dataset, "Dataset.title", DCTERMS.title, []),
    "a licence as a text": (
        *(DCAT.Distribution, "Distribution.licence", DCTERMS.license),
        [Literal("CC BY 4.0")],
    ),
    "a negative size": (
        *(DCAT.Distribution, "Distribution.bytesize", DCAT.byteSize),
        [Literal("-1", datatype=XSD.nonNegativeInteger)],
    ),
    "a size as a decimal, as before DCAT 3": (
        *(DCAT.Distribution, "Distribution.bytesize", DCAT.byteSize),
        [Literal("1.0", datatype=XSD.decimal)],
    ),
    "no address": (DCAT.Distribution, "Distribution.accessURL", DCAT.accessURL, []),
    "a hash that is not hexadecimal": (
        *(SPDX.Checksum, "Checksum.checksumvalue", SPDX.checksumValue),
        [Literal("invented", datatype=XSD.hexBinary)],
    ),
    "two publishers": (
        *(DCAT.Catalog, "Catalogue.publisher", DCTERMS.publisher),
        [URIRef("urn:invented:one"), URIRef("urn:invented:other")],
    ),
    "a language by its tag": (
        *(DCAT.Dataset, "Dataset.language", DCTERMS.language),
        [Literal("fr")],
    ),
    "a day in words": (
        *(DCAT.Dataset, "Dataset.modificationdate", DCTERMS.modified),
        [Literal("hier", "fr")],
    ),
}


def test_a_catalogue_with_a_fault_is_refused() -> None:
    made = [
        Damage(of_class, rule, path, "", values) for of_class, rule, path, values in FAULTS.values()
    ]
    graph, copies = damaged(made)
    found = {(fault.node, fault.rule) for fault in faults_in(graph) if not fault.is_warning}
    for name, damage, copy in zip(FAULTS, made, copies, strict=True):
        assert (copy, damage.rule) in found, name


def test_two_checksums_are_refused() -> None:
    graph = Graph() + _small()
    file = next(graph.subjects(RDF.type, DCAT.Distribution))
    for predicate, value in list(graph.predicate_objects(graph.value(file, SPDX.checksum))):
        graph.add((URIRef("urn:invented:checksum"), predicate, value))
    graph.add((file, SPDX.checksum, URIRef("urn:invented:checksum")))
    assert {(one.rule, one.constraint) for one in faults_in(graph) if not one.is_warning} == {
        ("Distribution.checksum", "MaxCount")
    }
