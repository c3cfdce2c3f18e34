"""A record of today's models, as plain data, is what its file says."""

from __future__ import annotations

import json

from jazari_catalogue.history.comparison import changes
from jazari_catalogue.history.plain import is_text, plain_record, plain_records
from jazari_catalogue.history.plain_yaml import records_in
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.yaml.reader import parse_document
from tests.invented import full_id, record_of, records_of_every_kind, written


def as_texts(value: object) -> object:
    """``value`` with its numbers as the texts that a file has."""
    if isinstance(value, dict):
        return {key: as_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_texts(item) for item in value]
    return str(value) if isinstance(value, int | float) else value


def test_every_field_of_every_kind_is_as_its_file_has_it() -> None:
    for kind in KINDS.values():
        raw = record_of(kind, full_id(kind.kind))
        plain = plain_record(kind.model_validate(raw))
        assert (plain.plural, plain.id, plain.kind) == (kind.plural, raw["id"], kind)
        expected = json.loads(json.dumps({**raw, "id": None}))
        del expected["id"]
        for name, value in expected.items():
            assert as_texts(plain.fields[name]) == value, f"{kind.kind}.{name}"


def test_records_of_a_catalogue_and_of_its_file_have_no_differences() -> None:
    """So that `catalogue diff` and the history say the same."""
    text = written(records_of_every_kind())
    catalogue = catalogue_of([parse_document(text, "records.yaml")])
    of_models = {
        record_id: record._replace(fields=as_texts(record.fields))
        for record_id, record in plain_records(catalogue).items()
    }
    of_file = {record.id: record for record in records_in(text.encode())}
    assert of_models.keys() == of_file.keys()
    rows = [
        (row.record.id, field)
        for row in changes(of_file, of_models)
        for field in row.fields
        if field.before is not None
    ]
    assert rows == []


def test_texts_by_language_are_told_from_other_mappings() -> None:
    assert is_text({"fr": "a"})
    assert is_text({"fr": "a", "ar": "ا", "en": "a", "zgh": "ⴰ"})
    for value in ({}, {"fr": "a", "url": "b"}, "a", ["fr"], None):
        assert not is_text(value)
