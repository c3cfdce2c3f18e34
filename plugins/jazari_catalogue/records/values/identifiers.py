"""Identifiers of other registries: ROR, Wikidata, ISNI."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.values.json_schema import matching
from jazari_catalogue.records.values.text import required_text


def identifier(
    scheme: str,
    pattern: str,
    *,
    where: str,
    example: str,
    check: Callable[[str], bool] | None = None,
) -> PlainValidator:
    """A validator of the ids of the registry ``scheme``.

    An id matches the whole regular expression ``pattern``, and ``check(id)``, where one is given,
    is true: the place to compare check digits. For any other text the editor reads where to copy
    the id from (``where``, a domain) and what one looks like (``example``).
    """
    context = {"scheme": scheme, "where": where, "example": example}
    compiled = re.compile(pattern, re.ASCII)

    def validate(value: object) -> str:
        text = required_text(value)
        if not compiled.fullmatch(text) or (check is not None and not check(text)):
            raise PydanticCustomError("bad_identifier", "refused", {"value": text, **context})
        return text

    return PlainValidator(validate)


_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def _has_ror_checksum(text: str) -> bool:
    """Whether the two check digits are right: ISO/IEC 7064 MOD 97-10 over the base-32 number."""
    number = 0
    for letter in text[:-2]:
        number = number * 32 + _CROCKFORD.index(letter)
    return (98 - (number * 100) % 97) % 97 == int(text[-2:]) % 97


def _has_isni_checksum(text: str) -> bool:
    """Whether the check digit is right: ISO/IEC 7064 MOD 11-2, as ISO 27729 (ISNI) uses it."""
    digits = text.replace(" ", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


_ROR = f"0[{_CROCKFORD}]{{6}}[0-9]{{2}}"
_WIKIDATA = "Q[1-9][0-9]*"
_ISNI = "(?:[0-9]{4} ?){3}[0-9]{3}[0-9X]"

Ror = Annotated[
    str,
    identifier("ROR", _ROR, where="ror.org", example="03xc55g68", check=_has_ror_checksum),
    matching(_ROR, "number", minimum=0, examples=["03xc55g68"]),
]
"""The nine characters of a ROR id, without ``https://ror.org/``."""
Wikidata = Annotated[
    str,
    identifier("Wikidata", _WIKIDATA, where="wikidata.org", example="Q1028"),
    matching(_WIKIDATA, examples=["Q1028"]),
]
"""The number of a Wikidata item, with its Q."""
Isni = Annotated[
    str,
    identifier(
        "ISNI", _ISNI, where="isni.org", example="0000 0001 2180 2473", check=_has_isni_checksum
    ),
    matching(_ISNI, "integer", minimum=0, maximum=10**16, examples=["0000 0001 2180 2473"]),
]
"""An ISNI (ISO 27729): sixteen characters, with or without spaces between groups of four."""
