"""Parts of JSON Schema (2020-12) that types of values share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import WithJsonSchema

from jazari_catalogue.records.values.titles import Titles


def choices(titles: Mapping[str, Titles]) -> dict[str, Any]:
    """The JSON Schema of a closed list of values, whose ``titles`` are given by value."""
    return {
        "type": "string",
        "enum": [*titles],
        "enumDescriptions": [" · ".join(dict.fromkeys(words)) for words in titles.values()],
        "x-titles-of-values": {value: words.by_language() for value, words in titles.items()},
    }


def matching(pattern: str, *types: str, **more: Any) -> WithJsonSchema:
    """The JSON Schema of a text that matches the whole ``pattern``.

    ``types`` are other JSON types that an editor may give to the same text, where it reads a plain
    YAML scalar as a number; ``more`` are further keywords.
    """
    return WithJsonSchema(
        {"type": ["string", *types] if types else "string", "pattern": f"^{pattern}$", **more}
    )
