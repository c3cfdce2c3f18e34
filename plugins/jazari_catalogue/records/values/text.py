"""Texts of records: in one wording for all languages, or in several languages.

A record has either a plain text, which is the same in every language (a proper name), or a mapping
from languages of ``languages.TEXT``, of which the fallback, French, is required.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Annotated, Any, NamedTuple

from pydantic import (
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from jazari_catalogue.languages import FALLBACK, TEXT
from jazari_catalogue.records.values.characters import MANY_MARKS, nothing_seen

PLAIN_TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""The JSON Schema of a text that is not blank. An editor may read it as a number or a boolean."""


class Wording(NamedTuple):
    """The text that a reader sees, and the language that it is in.

    ``language`` is None for a plain text, which belongs to no language.
    """

    text: str
    language: str | None


class LocalText:
    """A plain text, or a text with its translations; then ``plain`` is None."""

    __slots__ = ("by_language", "plain")

    def __init__(self, plain: str | None, by_language: dict[str, str]) -> None:
        self.plain = plain
        self.by_language = by_language

    def in_language(self, language: str) -> Wording:
        """The text for a reader of ``language``: the translation, or else the fallback."""
        if self.plain is not None:
            return Wording(self.plain, None)
        text = self.by_language.get(language)
        if text is not None:
            return Wording(text, language)
        other = FALLBACK if FALLBACK in self.by_language else next(iter(self.by_language))
        return Wording(self.by_language[other], other)

    def has(self, language: str) -> bool:
        """Whether a reader of ``language`` sees this text without the fallback."""
        return self.plain is not None or language in self.by_language

    def texts(self) -> list[str]:
        """Every distinct wording, in the order of the file."""
        if self.plain is not None:
            return [self.plain]
        return list(dict.fromkeys(self.by_language.values()))

    def written(self) -> str | dict[str, str]:
        """The text as a value of a record file."""
        return dict(self.by_language) if self.plain is None else self.plain

    @classmethod
    def of_written(cls, written: str | dict[str, str]) -> LocalText:
        """The text whose ``written`` form is ``written``; nothing is checked."""
        return cls(None, written) if isinstance(written, dict) else cls(written, {})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LocalText) and self.written() == other.written()

    def __hash__(self) -> int:
        return hash((self.plain, tuple(self.by_language.items())))

    def __repr__(self) -> str:
        return f"LocalText({self.written()!r})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _read, serialization=core_schema.plain_serializer_function_ser_schema(cls.written)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        # One schema for both forms: with `anyOf`, an editor could not tell which one was meant.
        return {
            "type": [*PLAIN_TEXT_SCHEMA["type"], "object"],
            "pattern": f"^(?!{_LANGUAGE_GLUED.pattern})",
            "allOf": [{"pattern": PLAIN_TEXT_SCHEMA["pattern"]}],
            "properties": dict.fromkeys(TEXT, PLAIN_TEXT_SCHEMA),
            "required": [FALLBACK],
            "additionalProperties": False,
            "examples": [{"fr": "Exemple", "ar": "مثال", "en": "Example"}],
        }


def _read(value: object) -> LocalText:
    """The text of ``value``. Raises PydanticCustomError ``local_text`` with all faults."""
    if isinstance(value, LocalText):
        return value
    faults: list[tuple[str, str | None]] = []
    if isinstance(value, dict):
        for language, text in value.items():
            fault = _fault_of(text) if language in TEXT else "unknown_language"
            if fault is not None:
                faults.append((fault, language))
        # An unknown language is probably a misspelling: of `fr`, if that is missing.
        if FALLBACK not in value and all(fault != "unknown_language" for fault, _ in faults):
            faults.append(("missing_french", None))
        if not faults:
            return LocalText(None, dict(value))
    else:
        fault = _fault_of(value)
        if fault is None and isinstance(value, str):
            if not _LANGUAGE_GLUED.match(value):
                return LocalText(value, {})
            fault = "missing_space"
        faults.append((fault or "not_text", None))
    raise PydanticCustomError("local_text", "no text", {"faults": faults})


# `fr:Texte`, without a space, is one plain text in YAML.
_LANGUAGE_GLUED = re.compile(rf"(?:{'|'.join(TEXT)}) *:(?!//)\S")


def _fault_of(text: object) -> str | None:
    if text is None:
        return "empty_value"
    return fault_of(text) if isinstance(text, str) else "not_text"


def translations(by_language: Mapping[str, str], printed: Collection[str]) -> list[str]:
    """The languages of a text whose wording is that of none of the languages ``printed``.

    A wording that is the same in a printed language is no translation: a brand.
    """
    wordings = {text for code, text in by_language.items() if code in printed}
    return [code for code, text in by_language.items() if text not in wordings]


def fault_of(text: str) -> str | None:
    """The type of error of ``text`` as a text for people; None if it is right.

    A text may not be blank or marks alone, and is in Unicode form NFC (UAX #15).
    """
    if not text or text.isspace():
        return "empty_value"
    if text.isascii():
        return None
    if nothing_seen(text):
        return "nothing_seen"
    if MANY_MARKS.search(text):
        return "many_marks"
    return None if unicodedata.is_normalized("NFC", text) else "not_normalized"


def required_text(value: object) -> str:
    """``value``, if it is a text and not empty. Raises PydanticCustomError otherwise."""
    if value is None or value == "":
        raise PydanticCustomError("empty_value", "empty")
    if not isinstance(value, str):
        raise PydanticCustomError("not_text", "text expected")
    return value


def plain_text(value: object) -> str:
    """``value``, if it is a text without a fault. Raises PydanticCustomError otherwise."""
    text = required_text(value)
    fault = fault_of(text)
    if fault is not None:
        raise PydanticCustomError(fault, "no text")
    return text


PlainText = Annotated[str, PlainValidator(plain_text), WithJsonSchema(PLAIN_TEXT_SCHEMA)]
"""One text, the same in every language."""
