"""Codes of languages, of any language in the world."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.values.json_schema import matching
from jazari_catalogue.records.values.text import required_text


class LanguageTag(str):
    """A language: two or three letters of ISO 639, a primary subtag of BCP 47 (RFC 5646 §2.2.1)."""

    __slots__ = ()


_LANGUAGE = "[a-z]{2,3}"


def _language(value: object) -> LanguageTag:
    text = required_text(value)
    if not re.fullmatch(_LANGUAGE, text):
        raise PydanticCustomError("bad_language_code", "not a language code")
    return LanguageTag(text)


LanguageCode = Annotated[
    LanguageTag, PlainValidator(_language), matching(_LANGUAGE, examples=[*TEXT])
]
"""The code of a language."""
