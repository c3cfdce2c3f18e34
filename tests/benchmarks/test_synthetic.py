from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from benchmarks import synthetic
from jazari_catalogue.records.house.rules import house_problems
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import catalogue_of, load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.records.yaml.reader import parse_document

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_number_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    first = synthetic.write(tmp_path / "first", synthetic.generate(100))
    second = synthetic.write(tmp_path / "second", synthetic.generate(100))
    other = synthetic.write(tmp_path / "other", synthetic.generate(100, seed=2))
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    assert [file.read_bytes() for file in first] != [file.read_bytes() for file in other]


def test_as_many_valid_records_are_made_as_requested(tmp_path: Path) -> None:
    files = synthetic.write(tmp_path, synthetic.generate(150))
    catalogue = load(files, tmp_path)
    assert len(catalogue) == 150
    assert set(catalogue.kinds()) == set(KINDS.values())


def test_records_have_no_warning(tmp_path: Path) -> None:
    files = synthetic.write(tmp_path, synthetic.generate(300, filled=()))
    documents = [parse_document(file.read_text(encoding="utf-8"), file.name) for file in files]
    warnings = house_problems(documents, catalogue_of(documents), date(2026, 11, 26))
    assert [warning.text("en") for warning in warnings] == []


def test_records_have_every_form_of_evidence(tmp_path: Path) -> None:
    catalogue = load(synthetic.write(tmp_path, synthetic.generate(300, filled=())), tmp_path)
    records = [record for record in catalogue.records.values() if isinstance(record, Record)]
    sources = catalogue.of_kind(Source)
    values = [value for record in records for value in catalogue.cited_values(record)]
    sides = [side for record in records for point in record.disputes for side in point.claims]
    searched = {gap.search is not None for gap in catalogue.all_gaps()}
    assert {catalogue.strength(record) for record in records} == set(Strength)
    assert {value.basis for value in values} == set(Basis)
    assert {min(len(value.sources), 4) for value in values} == {1, 2, 3, 4}
    assert {len(record.path) for record in records} >= {0, 1, 2, 3}
    assert {bool(step.date) for record in records for step in record.path} == {True, False}
    assert {bool(side.date) for side in sides} == {True, False}
    assert searched == {True, False}
    for field in ("via", "copy_of", "archived"):
        assert {bool(source.__dict__[field]) for source in sources} == {True, False}


def test_records_are_as_large_as_real_ones(tmp_path: Path) -> None:
    files = synthetic.write(tmp_path, synthetic.generate(1000))
    size = sum(file.stat().st_size for file in files) / 1000
    assert 3000 <= size <= 3500


def test_a_number_too_small_for_relations_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 20"):
        synthetic.generate(20)
