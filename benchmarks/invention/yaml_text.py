"""Record files as text: YAML laid out as an editor would write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

PLAIN = re.compile(r"[^\W_][\w ’'().,/-]*(:(?! )[\w ’'().,/-]+)*")
RESERVED = frozenset(("y", "n", "yes", "no", "true", "false", "on", "off", "null", "none"))


def scalar(value: object) -> str:
    """`value` as a YAML scalar: plain where YAML reads it as text, else double-quoted."""
    text = str(value)
    if PLAIN.fullmatch(text) and not text.endswith(" ") and text.lower() not in RESERVED:
        return text
    return json.dumps(text, ensure_ascii=False)


def yaml_lines(value: object, indent: int) -> Iterator[str]:
    """The lines of a mapping, or of a list of mappings, at the given indent."""
    pad = " " * indent
    if isinstance(value, list):
        for item in value:
            first, *rest = yaml_lines(item, indent + 2)
            yield f"{pad}- {first[indent + 2 :]}"
            yield from rest
        return
    assert isinstance(value, dict)
    for key, item in value.items():
        if isinstance(item, list) and not any(isinstance(entry, dict) for entry in item):
            yield f"{pad}{key}: [{', '.join(scalar(entry) for entry in item)}]"
        elif isinstance(item, dict | list):
            yield f"{pad}{key}:"
            yield from yaml_lines(item, indent + 2)
        elif isinstance(item, str) and "\n" in item:
            yield f"{pad}{key}: |"
            yield from (f"{pad}  {line}".rstrip() for line in item.splitlines())
        else:
            yield f"{pad}{key}: {scalar(item)}"
