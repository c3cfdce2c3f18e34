"""The types of fields, as one module reads them from the annotations."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import BaseModel, create_model

from jazari_catalogue.records import keys
from jazari_catalogue.records.model.field_types import (
    FieldType,
    Holds,
    field_at,
    field_types,
    fields_at,
    models_in,
)
from jazari_catalogue.records.model.fields import part
from jazari_catalogue.records.values.dates import Edtf, EdtfDate
from jazari_catalogue.records.values.ids import RecordId, SourceId, SourceIds
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.vocabularies import Vocabulary


def some(*, required: bool = False) -> Any:
    """A declaration whose content does not matter here."""
    return part(fr="…", ar="…", en="…", help=("…", "…", "…"), required=required)


class Glow(Vocabulary):
    """How an invented lantern shines."""

    DIM = "dim", "Faible", "خافت", "Dim"
    BRIGHT = "bright", "Vif", "ساطع", "Bright"


class Wick(BaseModel):
    """An invented group."""

    length: PlainText = some(required=True)
    trimmed: Edtf | None = some()


class Lamp(BaseModel):
    """An invented group of groups."""

    wicks: list[Wick] = some(required=True)


class Lantern(BaseModel):
    """An invented model with a field of every form."""

    id: RecordId = some(required=True)
    name: LocalText | None = some()
    made: Edtf | None = some()
    glows: list[Glow] = some()
    lamps: list[Lamp] | None = some()
    sources: SourceIds = some(required=True)
    evidence: dict[str, SourceIds] | None = some()


@pytest.mark.parametrize(
    ("name", "declared", "value", "holds", "required"),
    [
        ("id", RecordId, str, Holds.ONE, True),
        ("name", LocalText, LocalText, Holds.ONE, False),
        ("made", Edtf, EdtfDate, Holds.ONE, False),
        ("glows", Glow, Glow, Holds.LIST, False),
        ("lamps", Lamp, Lamp, Holds.LIST, False),
        ("sources", SourceId, str, Holds.LIST, True),
        ("evidence", SourceId, str, Holds.BY_FIELD, False),
    ],
)
def test_the_type_of_a_value_is_read_from_unions_lists_and_annotations(
    name: str, declared: object, value: type, holds: Holds, required: bool
) -> None:
    spec = Lantern.model_fields[name].metadata[-1]
    assert field_types(Lantern)[name] == FieldType(name, declared, value, holds, required, spec)


def test_fields_keep_the_order_of_the_model() -> None:
    assert list(field_types(Lantern)) == list(Lantern.model_fields)


def test_a_field_has_a_vocabulary_or_a_group_or_neither() -> None:
    fields = field_types(Lantern)
    assert {name: f.vocabulary for name, f in fields.items() if f.vocabulary} == {"glows": Glow}
    assert {name: f.group for name, f in fields.items() if f.group} == {"lamps": Lamp}


@pytest.mark.parametrize("python", [str, list[str], int, bool | None])
def test_types_that_validate_nothing_are_an_error(python: Any) -> None:
    torch = create_model("Torch", light=(python, some()))
    with pytest.raises(TypeError, match=r"Torch\.light: in place of (str|int|bool)"):
        field_types(torch)


def test_values_of_two_types_are_an_error() -> None:
    class Torch(BaseModel):
        light: Edtf | LocalText | None = some()

    with pytest.raises(TypeError, match="the field 'light' one type, not 2"):
        field_types(Torch)


def test_fields_at_a_key_path() -> None:
    assert [*fields_at(Lantern, ["lamps", 0, "wicks", 3])] == ["length", "trimmed"]
    assert fields_at(Lantern, []) == field_types(Lantern)
    assert field_at(Lantern, ["lamps", 0, "wicks", 3, "trimmed"]) == field_types(Wick)["trimmed"]


@pytest.mark.parametrize("location", [["evidence"], ["name"], ["flame"], ["id", "flame"]])
def test_a_key_path_without_fields_gives_none(location: list[int | str]) -> None:
    assert fields_at(Lantern, location) == {}
    assert field_at(Lantern, [*location, "fr"]) is None


def test_models_in_a_kind_include_nested_groups() -> None:
    assert [*models_in(Lantern)] == [Lantern, Lamp, Wick]


def test_keys_are_classified_by_their_values() -> None:
    assert {"institutes", "zgh", "claims", "opens"} <= keys.KNOWN
    assert {"topics", "claims", "sources"} <= keys.OF_LISTS
    assert not {"evidence", "name", "institute"} & keys.OF_LISTS
    assert {"statements", "claims", "links"} <= keys.OF_LISTS_OF_GROUPS <= keys.OF_LISTS
    assert "topics" not in keys.OF_LISTS_OF_GROUPS
    assert {"summary", "text", "phone", "publisher"} <= keys.OF_TEXT
    assert not {"id", "url", "ror", "email", "region"} & keys.OF_TEXT
    assert frozenset({"description"}) == keys.OF_MARKDOWN


def test_ids_and_texts_are_different_types() -> None:
    # Both are text to Python: only what they are annotated with differs.
    assert get_args(RecordId)[0] is get_args(PlainText)[0] is str
    assert field_types(Lantern)["id"].declared != field_types(Wick)["length"].declared
