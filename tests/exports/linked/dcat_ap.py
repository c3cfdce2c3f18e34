"""The rules of DCAT-AP 3.0.1, and what of a catalogue breaks them, by pyshacl."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from pyshacl import validate
from rdflib import Graph, Namespace
from rdflib.namespace import DCAT, RDF, RDFS
from rdflib.term import Node

from jazari_catalogue import routes
from tests.exports.catalogues import invented_catalogue, open_data_of, targets_of

SH = Namespace("http://www.w3.org/ns/shacl#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
SPECIFICATION = "https://semiceu.github.io/DCAT-AP/releases/3.0.1/#"

NOT_STATED = {
    "Agent.type",
    "Catalogue.releasedate",
    "DataService.contactpoint",
    "Dataset.contactpoint",
    "Dataset.temporalcoverage",
    "Distribution.availability",
}
"""What DCAT-AP recommends and the catalogue leaves out: nobody has stated it, or it would name a
person."""
IF_KNOWN = {"Catalogue.modificationdate", "Distribution.format"}
"""What some lack: the day without a history; the EU's table of file types has no NDJSON."""


@cache
def invented_data_sets() -> Graph:
    """The catalogue of the data sets of invented records. Not to be changed."""
    made = targets_of(open_data_of(invented_catalogue()))[routes.DATASETS_TURTLE]
    return Graph().parse(data=made.content(), format="turtle")


class Fault(NamedTuple):
    """A value or a node that breaks a rule."""

    rule: str
    """The row of the specification: ``Distribution.bytesize``."""
    constraint: str
    """``MaxCount``."""
    node: Node
    is_warning: bool
    """Whether the rule is a recommendation."""


@cache
def rules() -> Graph:
    file = Path(__file__).with_name("dcat_ap.shacl.ttl")
    return Graph().parse(file, format="turtle")


def faults_in(catalogue: Graph) -> list[Fault]:
    """Every rule that ``catalogue`` breaks, and where."""
    _, report, _ = validate(catalogue, shacl_graph=rules(), advanced=False, inference="none")
    return [
        Fault(
            str(rules().value(report.value(one, SH.sourceShape), RDFS.seeAlso)).removeprefix(
                SPECIFICATION
            ),
            str(report.value(one, SH.sourceConstraintComponent))
            .removeprefix(str(SH))
            .removesuffix("ConstraintComponent"),
            report.value(one, SH.focusNode),
            report.value(one, SH.resultSeverity) == SH.Warning,
        )
        for one in report.subjects(RDF.type, SH.ValidationResult)
    ]


def check(catalogue: Graph) -> None:
    """Fails unless ``catalogue`` follows all rules, and all recommendations but `NOT_STATED`."""
    faults = faults_in(catalogue)
    assert [fault for fault in faults if not fault.is_warning] == []
    left_out = {fault.rule for fault in faults}
    assert left_out - IF_KNOWN == NOT_STATED
    assert set(catalogue.subjects(RDF.type, DCAT.Dataset))
