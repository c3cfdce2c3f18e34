"""A record as bytes: equal for equal records, different for others, and restored without loss."""

from __future__ import annotations

from typing import Any

import pytest

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.packing import content_digest, packed, unpacked
from jazari_catalogue.records.yaml.reader import parse_document
from tests.invented import bare_id, full_id, record_of, records_of_every_kind, written
from tests.project import ROOT


def load(text: str) -> Catalogue:
    return catalogue_of([parse_document(text, "records.yaml")])


def values_of(value: Any) -> Any:
    """``value`` of a record with the type of every value in it."""
    if isinstance(value, list):
        return [values_of(one) for one in value]
    if isinstance(value, dict):
        return {name: values_of(one) for name, one in value.items()}
    fields = values_of(value.__dict__) if hasattr(value, "__pydantic_fields_set__") else value
    return type(value), fields


def digest_of(record: Entry) -> bytes:
    return content_digest(record.kind, packed(record))


@pytest.fixture(scope="module")
def invented() -> Catalogue:
    return load(written(records_of_every_kind()))


@pytest.mark.parametrize("kind", KINDS.values())
def test_a_record_is_restored_with_every_field(kind: type[Entry], invented: Catalogue) -> None:
    for record_id in (full_id(kind.kind), bare_id(kind.kind)):
        record = invented[record_id]
        restored = unpacked(kind, packed(record))
        assert restored == record
        assert values_of(restored) == values_of(record)
        assert restored.model_dump() == record.model_dump()
        assert packed(restored) == packed(record)


def test_the_real_records_are_restored() -> None:
    for name in ("institutes.yaml", "partners.yaml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        document = parse_document(text, name)
        assert isinstance(document.value, dict)
        for plural, items in document.value.items():
            kind = next(kind for kind in KINDS.values() if kind.plural == plural)
            for item in items:
                record = kind.model_validate(item)
                assert values_of(unpacked(kind, packed(record))) == values_of(record)


def test_restored_records_share_no_list() -> None:
    kind = next(iter(KINDS.values()))
    content = packed(load(written(records_of_every_kind()))[bare_id(kind.kind)])
    one, other = unpacked(kind, content), unpacked(kind, content)
    lists = [name for name, value in one.__dict__.items() if isinstance(value, list)]
    assert lists
    assert all(one.__dict__[name] is not other.__dict__[name] for name in lists)


@pytest.mark.parametrize("kind", KINDS.values())
def test_any_change_of_a_value_changes_the_digest(kind: type[Entry], invented: Catalogue) -> None:
    whole = record_of(kind, full_id(kind.kind))
    digests = {digest_of(kind.model_validate(whole))}
    # A status that is left out follows from the path.
    fields = field_types(kind).items()
    names = [name for name, field in fields if not field.required and name != "status"]
    for name in names:
        digests.add(digest_of(kind.model_validate({n: v for n, v in whole.items() if n != name})))
    assert len(digests) == len(names) + 1
    assert invented.digest(full_id(kind.kind)) in digests


def test_a_word_in_any_language_changes_the_digest(invented: Catalogue) -> None:
    text = written(records_of_every_kind())
    for word in ("Inventé", "مختلق", "Invented"):
        changed = load(text.replace(word, f"{word} 2"))
        assert any(changed.digest(name) != invented.digest(name) for name in invented.records)


def test_a_digest_knows_nothing_of_layout(invented: Catalogue) -> None:
    spaced = written(records_of_every_kind()).replace("\n", "\n\n")
    moved = load("# A comment\n" + spaced)
    assert moved.locations != invented.locations
    assert {name: moved.digest(name) for name in moved.records} == {
        name: invented.digest(name) for name in invented.records
    }


def test_records_of_two_kinds_have_two_digests() -> None:
    catalogue = load(written(records_of_every_kind()))
    assert len({catalogue.digest(name) for name in catalogue.records}) == len(catalogue)
    with pytest.raises(KeyError):
        catalogue.digest("no-record")
