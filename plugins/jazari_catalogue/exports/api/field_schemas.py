"""What the fields of a record may be in an answer: the schema of record files, made narrower.

An editor may give a value in several JSON types, because YAML reads ``2026`` as a number. An answer
has each in one: numbers are numbers, and all else is text. Titles and descriptions are in English;
``x-titles`` has the titles in all languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from jazari_catalogue.exports.api.head import ENGLISH
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import field_types, models_in
from jazari_catalogue.records.removal import ENTRIES
from jazari_catalogue.records.schema import schema
from jazari_catalogue.records.values.titles import Titles

REF = "#/$defs/"

_NOT_TEXT = ("number", "integer", "boolean")
_OF_NUMBERS = ("minimum", "maximum")
_OF_EDITORS = (
    *("errorMessage", "patternErrorMessage", "enumDescriptions"),
    *("x-descriptions", "x-titles-of-values"),
)
_TEXTS_OF = {"title": "x-titles", "description": "x-descriptions"}
"""The keywords with a text in all languages at once, and those with it by language."""
_SCHEMAS_BY_NAME = ("properties", "$defs", "patternProperties", "dependentSchemas")
"""The keywords whose value is a mapping of names to schemas."""
_DATA = ("enum", "const", "default", "examples", "required", "x-titles")
"""The keywords whose value has no schemas in it."""


def fields_name(kind: type[Entry]) -> str:
    """The name of the definition of the fields of ``kind``."""
    return f"{kind.__name__}Fields"


def field_definitions() -> dict[str, Any]:
    """The fields of every kind and of removals, and what these consist of, by name.

    References are to ``#/$defs/``. Raises TypeError if a kind has the name of another model.
    """
    names = {kind.__name__: fields_name(kind) for kind in ENTRIES.values()}
    numbers = {
        model.__name__: _numbers(model) for kind in ENTRIES.values() for model in models_in(kind)
    }
    definitions: dict[str, dict[str, Any]] = schema()["$defs"]
    # Pydantic writes the modules of models before names that several of them have.
    if twice := sorted(numbers.keys() - definitions.keys()):
        raise TypeError(f"two models have the name {twice[0]}; rename one of the classes")
    renamed = {name: names.get(name, f"{name}Value") for name in definitions}
    return {
        renamed[name]: _narrowed(body, renamed, numbers.get(name, {}))
        for name, body in definitions.items()
    }


def _numbers(model: type[BaseModel]) -> dict[str, str]:
    """The fields of ``model`` with numbers, and the JSON type of these."""
    return {
        name: "integer" if issubclass(field.value, int) else "number"
        for name, field in field_types(model).items()
        if issubclass(field.value, int | float)
    }


def _narrowed(node: Any, names: Mapping[str, str], numbers: Mapping[str, str]) -> Any:
    """The schema ``node`` for answers; its properties that ``numbers`` names are numbers."""
    narrowed = _of_schema(node, names)
    for name, type_ in numbers.items():
        body, written = narrowed["properties"][name], node["properties"][name]
        limits = {key: written[key] for key in _OF_NUMBERS if key in written}
        body |= {"type": type_, **limits, "examples": written["examples"]}
        body.pop("pattern", None)
    return narrowed


def _of_schema(body: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    may_be_text = "string" in body.get("type", ())
    return {
        key: _of_keyword(key, value, body, names)
        for key, value in body.items()
        if key not in _OF_EDITORS and not (may_be_text and key in _OF_NUMBERS)
    }


def _of_keyword(key: str, value: Any, body: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    """The value of the keyword ``key`` of ``body``, which has ``value``."""
    texts = body.get(_TEXTS_OF.get(key, ""))
    if texts is not None:
        return Titles(**texts).in_language(ENGLISH)
    if key == "$ref":
        return REF + names[value.removeprefix(REF)]
    if key == "type" and isinstance(value, list):
        kept = [one for one in value if one not in _NOT_TEXT]
        return kept if len(kept) > 1 else kept[0]
    if key == "examples" and "string" in body.get("type", ()):
        return [str(one) if isinstance(one, int | float) else one for one in value]
    if key in _SCHEMAS_BY_NAME:
        return {name: _of_schema(inner, names) for name, inner in value.items()}
    if key in _DATA or not isinstance(value, dict | list):
        return value
    if isinstance(value, dict):
        return _of_schema(value, names)
    return [_of_schema(one, names) if isinstance(one, dict) else one for one in value]
