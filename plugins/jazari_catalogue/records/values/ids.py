"""Ids of records, and names of fields, as records cite them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.values.text import PlainText, required_text

_ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
_has_form_of_id = re.compile(_ID).fullmatch
MAX_ID = 80
"""Characters that an id has at most."""


def is_record_id(text: str) -> bool:
    """Whether ``text`` has the form of an id: lower-case ASCII words, hyphens between."""
    return len(text) <= MAX_ID and _has_form_of_id(text) is not None


def _record_id(value: object) -> str:
    text = required_text(value)
    if not is_record_id(text):
        raise PydanticCustomError("bad_id", "not an id")
    return text


ID_SCHEMA: dict[str, Any] = {
    "type": ["string", "integer"],
    "pattern": f"^{_ID}$",
    "maxLength": MAX_ID,
    "minimum": 0,
}
"""The JSON Schema of an id. An editor may read it as a number."""

RecordId = Annotated[str, PlainValidator(_record_id), WithJsonSchema(ID_SCHEMA)]
"""The id of a record."""
SourceId = Annotated[RecordId, "of a source"]
"""The id of a source."""
SourceIds = Annotated[
    list[SourceId], WithJsonSchema({"type": "array", "items": ID_SCHEMA, "minItems": 1})
]
"""Ids of sources, at least one. `records/references.py` reports an empty list."""
FieldName = Annotated[PlainText, "of a field of the record"]
"""The name of a field of the record that has this value."""
