"""Which values of a record rest on sources, and what a source is cited for."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.cited_values import CitedValue, cited_values
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import catalogue_of, load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.yaml.reader import parse_document
from tests import invented

RECORDS = """
partners:
  - id: p
    name: N
    summary: {fr: S}
    type: company
    country: MA
    description: [{text: T, sources: [a, b, a]}]
    path: [{step: announced, sources: [b]}, {step: launched, sources: [a]}]
    statements: [{text: T, sources: [b]}]
    disputes:
      - {field: country, claims: [{text: X, sources: [a]}, {text: Y, sources: [b]}]}
    evidence:
      country: [a]
      status: [b]
      type: {classified: [b]}
      region: [a]
      summary: {derived: name}
      name: [a, b]
    sources: [a, c]
  - id: q
    name: Q
    summary: {fr: S}
    type: company
    evidence: {name: [c], summary: {derived: type}}
    sources: [c]
sources:
  - {id: a, publisher: A, url: https://a.example/a, accessed: 2026-01-02, language: fr, level: press}
  - {id: b, publisher: B, url: https://b.example/b, accessed: 2026-01-02, language: fr, level: press}
  - {id: c, publisher: C, url: https://c.example/c, accessed: 2026-01-02, language: fr, level: press}
  - {id: d, publisher: D, url: https://d.example/d, accessed: 2026-01-02, language: fr, level: press}
"""  # noqa: E501

NAME = CitedValue("name", ("a", "b"))
SUMMARY = CitedValue("summary", ("a", "b"), Basis.DERIVED, "name")
TYPE = CitedValue("type", ("b",), Basis.CLASSIFIED)
COUNTRY = CitedValue("country", ("a",))
DESCRIPTION = CitedValue("description", ("a", "b"), item=1)
STEPS = [CitedValue("path", ("b",), item=1), CitedValue("path", ("a",), item=2)]
STATUS = CitedValue("status", ("a",), Basis.DERIVED, "path")
STATEMENT = CitedValue("statements", ("b",), item=1)
SIDES = [
    CitedValue("country", ("a",), dispute=1, side=1),
    CitedValue("country", ("b",), dispute=1, side=2),
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of([parse_document(RECORDS, "a.yaml")])


def test_values_are_in_the_order_of_the_fields_and_disputes_are_last(catalogue: Catalogue) -> None:
    record = catalogue["p"]
    assert isinstance(record, Record)
    assert cited_values(record) == [
        *(NAME, SUMMARY, TYPE, COUNTRY, DESCRIPTION, STATUS, *STEPS, STATEMENT),
        *SIDES,
    ]


def test_a_source_supports_the_values_that_cite_it_record_by_record(catalogue: Catalogue) -> None:
    assert catalogue.supported_by("a") == {
        "p": [NAME, SUMMARY, COUNTRY, DESCRIPTION, STATUS, STEPS[1], SIDES[0]]
    }
    assert catalogue.supported_by("c") == {"p": [], "q": [CitedValue("name", ("c",))]}
    assert catalogue.supported_by("d") == {}


def test_aliases_that_are_names_are_not_cited_again() -> None:
    text = RECORDS.replace("name: Q", "name: Q\n    aliases: [Q{more}]").replace(
        "{name: [c],", "{name: [c], aliases: [a],"
    )
    only_names = catalogue_of([parse_document(text.replace("{more}", ""), "a.yaml")])
    assert only_names.supported_by("a").keys() == {"p", "q"}
    assert only_names.supported_by("a")["q"] == []
    more = catalogue_of([parse_document(text.replace("{more}", ", R"), "a.yaml")])
    assert more.supported_by("a")["q"] == [CitedValue("aliases", ("a",))]


def test_every_source_of_every_kind_of_record_is_cited_for_something(tmp_path: Path) -> None:
    file = invented.write(tmp_path / "invented.yaml", invented.records_of_every_kind())
    catalogue = load([file], tmp_path)
    for kind in KINDS.values():
        record = catalogue[invented.full_id(kind.kind)]
        if isinstance(record, Record):
            cited = {source for value in cited_values(record) for source in value.sources}
            assert cited == set(record.cited_sources())
