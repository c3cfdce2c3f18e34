"""The types of single values: ids, dates, addresses, codes. Each refuses with its own code."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.regions import REGIONS
from jazari_catalogue.records.text import fault_of


class EdtfDate(str):
    """A date of EDTF level 0 (ISO 8601-2:2019): a year, a month or a day, as text."""

    __slots__ = ()


class WebAddress(str):
    """An absolute http or https URL (RFC 3986) without user name."""

    __slots__ = ()


class EmailAddress(str):
    """An e-mail address."""

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


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
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
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


def _record_id(value: object) -> str:
    text = _text(value)
    if not is_record_id(text):
        raise PydanticCustomError("bad_id", "not an id", {"value": text})
    return text


_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def _edtf(value: object) -> EdtfDate:
    text = _text(value)
    found = _EDTF.fullmatch(text)
    try:
        if found is None:
            raise ValueError
        year, month, day = found.groups()
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise PydanticCustomError("bad_date", "not a date", {"value": text}) from None
    return EdtfDate(text)


def _day(value: object) -> EdtfDate:
    text = _text(value)
    try:
        if len(_edtf(text)) != len("2026-01-12"):
            raise ValueError
    except ValueError:
        raise PydanticCustomError("not_a_day", "not a day", {"value": text}) from None
    return EdtfDate(text)


_SPACE_OR_CONTROL = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]")


def _url(value: object) -> WebAddress:
    text = _text(value)
    bad = PydanticCustomError("bad_url", "not a web address", {"value": text})
    if not text.startswith(("http://", "https://")) or _SPACE_OR_CONTROL.search(text):
        raise bad
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise bad from None
    labels = (parts.hostname or "").split(".")
    # A user name before the host makes an address read as another site than it leads to.
    if len(labels) < 2 or not all(labels) or parts.username is not None or port == 0:
        raise bad
    return WebAddress(text)


_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def _email(value: object) -> EmailAddress:
    text = _text(value)
    if not _EMAIL.fullmatch(text):
        raise PydanticCustomError("bad_email", "not an e-mail address", {"value": text})
    return EmailAddress(text)


def _region(value: object) -> RegionCode:
    text = _text(value)
    if text not in REGIONS:
        raise PydanticCustomError("bad_region", "not a region", {"value": text})
    return RegionCode(text)


def _country(value: object) -> CountryCode:
    text = _text(value)
    if not re.fullmatch("[A-Z]{2}", text):
        raise PydanticCustomError("bad_country", "not a country code", {"value": text})
    return CountryCode(text)


def _language(value: object) -> LanguageTag:
    text = _text(value)
    if not re.fullmatch("[a-z]{2,3}", text):
        raise PydanticCustomError("bad_language_code", "not a language code", {"value": text})
    return LanguageTag(text)


def _number(value: object) -> float:
    text = _text(value)
    if not re.fullmatch(r"-?\d{1,3}(\.\d{1,8})?", text, re.ASCII):
        raise PydanticCustomError("bad_number", "not a number", {"value": text})
    return float(text)


def _identifier(scheme: str, pattern: str, check: Any = None) -> PlainValidator:
    compiled = re.compile(pattern, re.ASCII)

    def validate(value: object) -> str:
        text = _text(value)
        if not compiled.fullmatch(text) or (check is not None and not check(text)):
            raise PydanticCustomError(
                "bad_identifier", "refused", {"value": text, "scheme": scheme}
            )
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


def _schema(pattern: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, **more})


PlainText = Annotated[
    str, PlainValidator(_plain), WithJsonSchema({"type": "string", "minLength": 1})
]
RecordId = Annotated[str, PlainValidator(_record_id), _schema(f"^{_ID.pattern}$", maxLength=MAX_ID)]
Edtf = Annotated[
    EdtfDate, PlainValidator(_edtf), _schema(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
]
Day = Annotated[
    EdtfDate, PlainValidator(_day), _schema(r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")
]
Url = Annotated[WebAddress, PlainValidator(_url), _schema("^https?://", format="uri")]
Email = Annotated[
    EmailAddress, PlainValidator(_email), WithJsonSchema({"type": "string", "format": "email"})
]
Region = Annotated[
    RegionCode, PlainValidator(_region), WithJsonSchema({"type": "string", "enum": list(REGIONS)})
]
Country = Annotated[CountryCode, PlainValidator(_country), _schema("^[A-Z]{2}$")]
LanguageCode = Annotated[LanguageTag, PlainValidator(_language), _schema("^[a-z]{2,3}$")]
Latitude = Annotated[float, BeforeValidator(_number), Field(ge=-90, le=90)]
Longitude = Annotated[float, BeforeValidator(_number), Field(ge=-180, le=180)]
Ror = Annotated[
    str, _identifier("ROR", f"0[{_CROCKFORD}]{{6}}[0-9]{{2}}", _ror_checksum), _schema("^0")
]
Wikidata = Annotated[str, _identifier("Wikidata", r"Q[1-9]\d*"), _schema(r"^Q[1-9]\d*$")]
Isni = Annotated[
    str, _identifier("ISNI", r"(?:\d{4} ?){3}\d{3}[\dX]", _isni_checksum), _schema(r"^\d{4}")
]
