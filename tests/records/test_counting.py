"""What is counted in a catalogue: texts by language, values by the strength of their sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.counting import count_strengths, count_texts, sources_by_value
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import catalogue_of, load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import sourced_by_item
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.records.yaml.reader import parse_document
from tests import invented

SOURCES = """
sources:
  - {id: o, publisher: P, url: https://a.example/o, accessed: 2026-01-02, language: fr, level: official}
  - {id: a, publisher: A, url: https://a.example/a, accessed: 2026-01-02, language: fr, level: press}
  - {id: b, publisher: B, url: https://b.example/b, accessed: 2026-01-02, language: fr, level: press}
  - {id: c, publisher: C, url: https://c.example/c, accessed: 2026-01-02, language: fr, level: press,
     copy_of: a}
"""  # noqa: E501


def partner(more: str) -> Catalogue:
    text = f"partners:\n  - id: p\n    name: N\n    summary: {{fr: S}}\n    sources: [a]\n{more}"
    return catalogue_of([parse_document(f"{text}{SOURCES}", "a.yaml")])


def test_a_text_counts_for_each_language_it_has_and_a_plain_one_for_all() -> None:
    catalogue = partner(
        "    statements:\n"
        "      - {text: {fr: Un, ar: واحد}, sources: [a]}\n"
        "      - {text: 2026, sources: [a]}\n"
    )
    assert count_texts(catalogue, ("fr", "ar", "en")) == (3, {"fr": 3, "ar": 2, "en": 1})


def test_sides_of_disputes_and_what_vain_searches_are_about_are_texts_and_names_are_none() -> None:
    catalogue = partner(
        "    aliases: [Autre nom]\n"
        "    disputes:\n"
        "      - field: country\n"
        "        about: {fr: Le siège, en: The seat}\n"
        "        claims: [{text: {fr: A, ar: أ}, sources: [a]}, {text: {fr: B}, sources: [b]}]\n"
        "    not_found:\n"
        "      - {field: status, about: {fr: Depuis quand}, searched: 2026-01-02, pages: 3}\n"
    )
    # The summary, the two sides, and what the dispute and the search are about.
    assert count_texts(catalogue, ("fr", "ar", "en")) == (5, {"fr": 5, "ar": 1, "en": 1})


def test_objectives_are_texts() -> None:
    text = (
        "agreements:\n  - id: p\n    name: N\n    summary: S\n    sources: [a]\n"
        "    objectives: [{fr: A, en: A}, {fr: B}]\n"
    )
    catalogue = catalogue_of([parse_document(f"{text}{SOURCES}", "a.yaml")])
    assert count_texts(catalogue, ("fr", "ar", "en")) == (3, {"fr": 3, "ar": 1, "en": 2})


def test_values_count_by_their_own_sources_and_copies_once() -> None:
    catalogue = partner(
        "    description: [{text: T, sources: [a, b]}]\n"
        "    statements: [{text: T, sources: [a, c]}, {text: U, sources: [o, a]}]\n"
        "    path: [{step: announced, sources: [b]}]\n"
        "    evidence: {name: [a], summary: {classified: [a, b]}}\n"
    )
    assert count_strengths(catalogue) == {
        "evidence": {Strength.SINGLE: 1, Strength.SEVERAL: 1},
        "description": {Strength.SEVERAL: 1},
        "statements": {Strength.SINGLE: 1, Strength.OFFICIAL: 1},
        "path": {Strength.SINGLE: 1},
    }


def test_a_derived_value_has_no_sources_of_its_own() -> None:
    catalogue = partner("    evidence: {name: [a], summary: {derived: name}}\n")
    assert count_strengths(catalogue) == {"evidence": {Strength.SINGLE: 1}}


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("counting")
    file = invented.write(folder / "invented.yaml", invented.records_of_every_kind())
    return load([file], folder)


def test_every_value_of_every_kind_that_has_sources_counts(every_kind: Catalogue) -> None:
    for kind in KINDS.values():
        record: Any = every_kind[invented.full_id(kind.kind)]
        if isinstance(record, Record):
            counted = [field for field, _ in sources_by_value(every_kind.cited_values(record))]
            # The latest step is the status, which has no line in evidence.
            assert counted.count("evidence") == len(record.evidence.keys() - {"status"})
            assert set(counted) == {"evidence", *sourced_by_item(kind)}
