"""The types of single values: ids, dates, addresses, codes. Each refuses with its own code.

The schema of each is what an editor's YAML reader, which types plain scalars (YAML 1.2.2 §10.3,
core schema), must see: a year may be a number there, and so may a text.
"""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import quote, unquote, urlsplit

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.values.characters import (
    FOREIGN_SPACES,
    TURNS,
    look_alike,
    name_of,
    plain_look,
)
from jazari_catalogue.records.values.countries import COUNTRIES
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.text import PLAIN_TEXT_SCHEMA, fault_of
from jazari_catalogue.records.values.vocabularies import choices


class EdtfDate(str):
    """A date of EDTF level 0 (ISO 8601-2:2019): a year, a month or a day, as text."""

    __slots__ = ()


class WebAddress(str):
    """An absolute http or https URL (RFC 3986) without user name."""

    __slots__ = ()


class EmailAddress(str):
    """An e-mail address."""

    __slots__ = ()


class PhoneNumber(str):
    """A telephone number, as its owner writes it."""

    __slots__ = ()


class RegionCode(str):
    """A region of Morocco, ISO 3166-2:MA."""

    __slots__ = ()


class CountryCode(str):
    """A country, ISO 3166-1 alpha-2."""

    __slots__ = ()


class LanguageTag(str):
    """A language, ISO 639 as BCP 47 uses it."""

    __slots__ = ()


_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_has_form_of_id = re.compile(_ID).fullmatch
MAX_ID = 80


def _text(value: object) -> str:
    if value is None or value == "":
        raise PydanticCustomError("empty_value", "empty")
    if not isinstance(value, str):
        raise PydanticCustomError("not_text", "text expected")
    return value


def _plain(value: object) -> str:
    text = _text(value)
    fault = fault_of(text)
    if fault is not None:
        raise PydanticCustomError(fault, "no text")
    return text


def is_record_id(text: str) -> bool:
    """Whether ``text`` has the form of an id: lower-case ASCII words, hyphens between."""
    return len(text) <= MAX_ID and _has_form_of_id(text) is not None


def _record_id(value: object) -> str:
    text = _text(value)
    if not is_record_id(text):
        raise PydanticCustomError("bad_id", "not an id", {"value": text})
    return text


_YEAR = "(?!0000)[0-9]{4}"
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_MONTH = "(?:0[1-9]|1[0-2])"
_MONTH_AND_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_DAY = f"(?:{_YEAR}-{_MONTH_AND_DAY}|(?!0000){_LEAP_YEAR}-02-29)"
_EDTF = f"(?:{_YEAR}(?:-{_MONTH})?|{_DAY})"
is_edtf = re.compile(_EDTF).fullmatch
"""Whether a text is a date of EDTF level 0: a match, or None."""
_is_day = re.compile(_DAY).fullmatch


def _edtf(value: object) -> EdtfDate:
    text = _text(value)
    if not is_edtf(text):
        raise PydanticCustomError("bad_date", "not a date", {"value": text})
    return EdtfDate(text)


def _day(value: object) -> EdtfDate:
    text = _text(value)
    if not _is_day(text):
        raise PydanticCustomError("not_a_day", "not a day", {"value": text})
    return EdtfDate(text)


_URL_CHARACTER = r'[^\s\u0000-\u001f\u007f<>"\\^`{|}]'
# No @ in the host: a user name before it makes an address read as another site than it leads to.
_LABEL = r'[^\s\u0000-\u001f\u007f<>"\\^`{|}/?#@:.\[\]]+'
_PORT = "0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
_URL = rf"https?://{_LABEL}(?:\.{_LABEL})+(?::(?:{_PORT})?)?(?:[/?#]{_URL_CHARACTER}*)?"
_is_url = re.compile(_URL).fullmatch


def _url(value: object) -> WebAddress:
    text = _text(value)
    if space := re.search(f"[{FOREIGN_SPACES}]", text):
        named = {"character": name_of(space[0])}
        raise PydanticCustomError("hidden_character", "hidden", named)
    try:
        if not _is_url(text):
            raise ValueError
        urlsplit(text)  # refuses hosts whose letters are read as / or @ once normalised
    except ValueError:
        raise PydanticCustomError("bad_url", "not a web address", {"value": text}) from None
    if "%" in text or not text.isascii():
        _refuse_unseen(text)
    return WebAddress(text)


def _refuse_unseen(url: str) -> None:
    """Refuses an address that encodes a change of direction, or mixes letters that look alike.

    Other hidden characters are encoded by many real addresses, which lead nowhere without them.
    """
    for encoded in re.finditer("(?:%[0-9a-fA-F]{2})+", url):
        if found := TURNS.search(unquote(encoded[0])):
            named = f"{name_of(found[0])}, `{quote(found[0])}`"
            raise PydanticCustomError("hidden_character", "hidden", {"character": named})
    host = re.split("[/?#:]", url.partition("://")[2])[0]
    for label in host.split("."):
        letter = look_alike(label)
        if letter is not None and re.search("[A-Za-z]", label):
            words = {"character": f"{letter} ({name_of(letter)})", "like": plain_look(letter)}
            words["nearest"] = plain_look(label)
            raise PydanticCustomError("look_alike", "looks alike", words)


_EMAIL = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_is_email = re.compile(_EMAIL).fullmatch


def _email(value: object) -> EmailAddress:
    text = _text(value)
    if not _is_email(text):
        raise PydanticCustomError("bad_email", "not an e-mail address", {"value": text})
    return EmailAddress(text)


def _region(value: object) -> RegionCode:
    text = _text(value)
    if text not in REGIONS:
        raise PydanticCustomError("bad_region", "not a region", {"value": text})
    return RegionCode(text)


_LANGUAGE = "[a-z]{2,3}"


def _country(value: object) -> CountryCode:
    text = _text(value)
    if text not in COUNTRIES:
        raise PydanticCustomError("bad_country", "not a country code", {"value": text})
    return CountryCode(text)


def _language(value: object) -> LanguageTag:
    text = _text(value)
    if not re.fullmatch(_LANGUAGE, text):
        raise PydanticCustomError("bad_language_code", "not a language code", {"value": text})
    return LanguageTag(text)


def _number(value: object) -> float:
    text = _text(value)
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,8})?", text, re.ASCII):
        raise PydanticCustomError("bad_number", "not a number", {"value": text})
    return float(text)


def identifier(
    scheme: str, pattern: str, *, where: str, example: str, check: Any = None
) -> PlainValidator:
    """Takes the ids of another registry: texts of the form ``pattern`` that pass ``check``.

    Whoever wrote another one is told to copy it from ``where``, and what one looks like.
    """
    named = {"scheme": scheme, "where": where, "example": example}
    compiled = re.compile(pattern, re.ASCII)

    def validate(value: object) -> str:
        text = _text(value)
        if not compiled.fullmatch(text) or (check is not None and not check(text)):
            raise PydanticCustomError("bad_identifier", "refused", {"value": text, **named})
        return text

    return PlainValidator(validate)


_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def _ror_checksum(text: str) -> bool:
    """ISO/IEC 7064 mod 97-10, as ROR appends it to the base-32 number."""
    number = 0
    for letter in text[:-2]:
        number = number * 32 + _CROCKFORD.index(letter)
    return (98 - (number * 100) % 97) % 97 == int(text[-2:]) % 97


def _isni_checksum(text: str) -> bool:
    """ISO/IEC 7064 mod 11-2 (ISO 27729)."""
    digits = text.replace(" ", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == digits[-1]


def _schema(pattern: str, *types: str, **more: Any) -> WithJsonSchema:
    """A text of the form ``pattern``, which YAML may take for one of ``types`` instead."""
    return WithJsonSchema(
        {"type": ["string", *types] if types else "string", "pattern": f"^{pattern}$", **more}
    )


_LATITUDE = "-?(?:0?[0-8]?[0-9](?:[.][0-9]{1,8})?|0?90(?:[.]0{1,8})?)"
_LONGITUDE = "-?(?:(?:0?[0-9]?[0-9]|1[0-7][0-9])(?:[.][0-9]{1,8})?|180(?:[.]0{1,8})?)"
_ROR = f"0[{_CROCKFORD}]{{6}}[0-9]{{2}}"
_WIKIDATA = "Q[1-9][0-9]*"
_ISNI = "(?:[0-9]{4} ?){3}[0-9]{3}[0-9X]"
_A_ROR, _AN_ITEM, _AN_ISNI = "03xc55g68", "Q1028", "0000 0001 2180 2473"

_AN_ID: dict[str, Any] = {
    "type": ["string", "integer"],
    "pattern": f"^{_ID}$",
    "maxLength": MAX_ID,
    "minimum": 0,
}

PlainText = Annotated[str, PlainValidator(_plain), WithJsonSchema(PLAIN_TEXT_SCHEMA)]
Phone = Annotated[
    str, PlainValidator(lambda value: PhoneNumber(_plain(value))), WithJsonSchema(PLAIN_TEXT_SCHEMA)
]
RecordId = Annotated[str, PlainValidator(_record_id), WithJsonSchema(_AN_ID)]
SourceId = Annotated[RecordId, "of a source"]
SourceIds = Annotated[
    list[SourceId], WithJsonSchema({"type": "array", "items": _AN_ID, "minItems": 1})
]
"""Ids of sources, one at least: an empty list is told with the references."""
FieldName = Annotated[PlainText, "of a field of the record"]
Edtf = Annotated[
    EdtfDate,
    PlainValidator(_edtf),
    _schema(
        _EDTF,
        "integer",
        minimum=1000,
        maximum=9999,
        examples=[2026, "2026-01", "2026-01-12"],
    ),
]
Day = Annotated[EdtfDate, PlainValidator(_day), _schema(_DAY, examples=["2026-11-22"])]
Url = Annotated[WebAddress, PlainValidator(_url), _schema(_URL, examples=["https://example.org/"])]
Email = Annotated[
    EmailAddress, PlainValidator(_email), _schema(_EMAIL, examples=["contact@example.org"])
]
Region = Annotated[RegionCode, PlainValidator(_region), WithJsonSchema(choices(REGIONS))]
Country = Annotated[
    CountryCode,
    PlainValidator(_country),
    WithJsonSchema(choices(COUNTRIES) | {"examples": ["MA", "FR"]}),
]
LanguageCode = Annotated[
    LanguageTag, PlainValidator(_language), _schema(_LANGUAGE, examples=[*TEXT])
]
Latitude = Annotated[
    float,
    BeforeValidator(_number),
    Field(ge=-90, le=90),
    _schema(_LATITUDE, "number", minimum=-90, maximum=90, examples=[34.02]),
]
Longitude = Annotated[
    float,
    BeforeValidator(_number),
    Field(ge=-180, le=180),
    _schema(_LONGITUDE, "number", minimum=-180, maximum=180, examples=[-6.84]),
]
Ror = Annotated[
    str,
    identifier("ROR", _ROR, where="ror.org", example=_A_ROR, check=_ror_checksum),
    _schema(_ROR, "number", minimum=0, examples=[_A_ROR]),
]
Wikidata = Annotated[
    str,
    identifier("Wikidata", _WIKIDATA, where="wikidata.org", example=_AN_ITEM),
    _schema(_WIKIDATA, examples=[_AN_ITEM]),
]
Isni = Annotated[
    str,
    identifier("ISNI", _ISNI, where="isni.org", example=_AN_ISNI, check=_isni_checksum),
    _schema(_ISNI, "integer", minimum=0, maximum=10**16, examples=[_AN_ISNI]),
]
