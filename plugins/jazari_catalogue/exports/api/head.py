"""The head that every answer of the API begins with, and how an answer is laid out in its file."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Raw, Struct
from msgspec import field as named
from msgspec.structs import fields as fields_of

from jazari_catalogue import licences, routes
from jazari_catalogue.exports.open_data import OpenData, encode

VERSION = "1.1.0"
"""Of the API: major, minor and patch (Semantic Versioning 2.0.0). ``docs/api.md`` says which
change needs which; another major version has other addresses."""

ENGLISH = "en"
"""The language of the texts in schemas; titles are in all languages beside it."""

Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Commit = Annotated[str, Meta(pattern="^([0-9a-f]{40}|[0-9a-f]{64})$")]
Address = Annotated[str, Meta(pattern="^https?://")]
Titles = Annotated[dict[str, str], Meta(description="A text for people, by language (BCP 47).")]


class Head(Struct, frozen=True, forbid_unknown_fields=True):
    """What every answer says of itself."""

    schema: Annotated[Address, Meta(description="The address of its JSON Schema.")] = named(
        name="$schema"
    )
    version: Annotated[str, Meta(pattern=r"^1\.\d+\.\d+$", description="The version of the API.")]
    license: Annotated[Address, Meta(description="The address of the licence of the content.")]
    publisher: Annotated[dict[str, str], Meta(description="Whom to credit, by language (BCP 47).")]


def head(data: OpenData, name: str) -> tuple[str, str, str, dict[str, str]]:
    """The values of the head of the answer whose schema is called ``name``."""
    schema = data.url + routes.api_schema_path(name)
    return schema, VERSION, licences.CONTENT, data.publisher


def encoded_as(data: bytes) -> Any:
    """``data``, which is JSON already, as a value of an answer."""
    return Raw(data)


def in_lines(answer: Struct) -> bytes:
    """``answer`` as JSON (RFC 8259): each key on a line, and each item of a list.

    So a change of one record is one of a few lines, for git and for people.
    """
    parts: list[bytes | memoryview] = []
    for field in fields_of(answer):
        parts += (b",\n" if parts else b"{", encode(field.encode_name), b":")
        value = getattr(answer, field.name)
        if isinstance(value, list) and value:
            for number, item in enumerate(value):
                # What is encoded already is not copied: the whole catalogue is large.
                encoded = memoryview(item) if isinstance(item, Raw) else encode(item)
                parts += (b",\n" if number else b"[\n", encoded)
            parts.append(b"\n]")
        else:
            parts.append(encode(value))
    return b"".join((*parts, b"}\n"))
