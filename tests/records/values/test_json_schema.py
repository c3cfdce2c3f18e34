"""The parts of the schema that types of values declare."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from jazari_catalogue.records.values.identifiers import identifier
from jazari_catalogue.records.values.json_schema import choices, matching
from jazari_catalogue.records.values.titles import Titles


def test_a_closed_list_has_the_titles_of_its_values_once_if_languages_agree() -> None:
    titles = {"ai": Titles("IA", "ذ.ا", "AI"), "iot": Titles("IoT", "IoT", "IoT")}
    assert choices(titles) == {
        "type": "string",
        "enum": ["ai", "iot"],
        "enumDescriptions": ["IA · ذ.ا · AI", "IoT"],
        "x-titles-of-values": {
            "ai": {"fr": "IA", "ar": "ذ.ا", "en": "AI"},
            "iot": {"fr": "IoT", "ar": "IoT", "en": "IoT"},
        },
    }


def test_a_pattern_is_of_the_whole_text_which_an_editor_may_read_as_a_number() -> None:
    assert matching("a+").json_schema == {"type": "string", "pattern": "^a+$"}
    assert matching("[0-9]+", "integer", "number", minimum=0).json_schema == {
        "type": ["string", "integer", "number"],
        "pattern": "^[0-9]+$",
        "minimum": 0,
    }


def test_an_identifier_is_of_its_form_and_its_check_holds_or_an_example_is_shown() -> None:
    def is_even(text: str) -> bool:
        return int(text[1:]) % 2 == 0

    kind = identifier("Inventé", "n[0-9]+", where="a.example", example="n12", check=is_even)
    number: TypeAdapter[str] = TypeAdapter(Annotated[str, kind])
    assert number.validate_python("n12") == "n12"
    for text in ("n13", "12", "n12 ", "n١٢"):
        with pytest.raises(ValidationError) as refused:
            number.validate_python(text)
        (error,) = refused.value.errors()
        assert error["type"] == "bad_identifier"
        assert error["ctx"] == {
            "value": text,
            "scheme": "Inventé",
            "where": "a.example",
            "example": "n12",
        }
    unchecked = identifier("Inventé", "n[0-9]+", where="a.example", example="n12")
    assert TypeAdapter(Annotated[str, unchecked]).validate_python("n13") == "n13"
