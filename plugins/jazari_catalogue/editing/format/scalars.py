"""How a text is best written as a YAML scalar without changing what it says."""

from __future__ import annotations

import io
import re
from typing import Any

import yaml
from yaml.emitter import Emitter
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from jazari_catalogue.editing.format.tree import Scalar
from jazari_catalogue.records.yaml.punctuation import needs_quotes

WIDTH = 100
"""The column that a folded text goes up to."""

LONGEST = 110
"""The column up to which a line stays as its author wrote it."""

_RESOLVER: Any = Resolver()
_EMITTER = Emitter(io.StringIO(), allow_unicode=True)
# What YAML 1.2 (§10.3.2) takes for a number and 1.1 does not.
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+")


def inline(scalar: Scalar, *, in_flow: bool = False) -> str:
    """``scalar`` on one line; what is quoted without need loses its quotes."""
    if scalar.style is None:
        return scalar.written if "\n" not in scalar.written else scalar.value
    if needs_no_quotes(scalar.value, in_flow=in_flow):
        return scalar.value
    if scalar.style in ("'", '"') and "\n" not in scalar.written:
        return scalar.written
    return quoted(scalar.value)


def needs_no_quotes(text: str, *, in_flow: bool = False) -> bool:
    """Whether every YAML reader takes bare ``text`` for this text, and a person for no slip."""
    found = _EMITTER.analyze_scalar(text)
    allowed = found.allow_flow_plain if in_flow else found.allow_block_plain
    is_text = _RESOLVER.resolve(ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str"
    is_plain = bool(allowed) and is_text and not _NUMBER.fullmatch(text) and not found.multiline
    return is_plain and not needs_quotes(text, in_brackets=in_flow)


def quoted(text: str) -> str:
    """``text`` between double quotes, on one line."""
    written: str = yaml.safe_dump(
        text, default_style='"', allow_unicode=True, width=float("inf"), encoding=None
    )
    return written.rstrip("\n")


def can_be_folded(text: str) -> bool:
    """Whether ``text`` may be broken at its blanks and read back the same."""
    return (
        " " in text
        and text == text.strip()
        and not re.search(r"[\n\t\r]| {2}", text)
        and bool(_EMITTER.analyze_scalar(text).allow_block)
    )


def folded(text: str, column: int) -> list[str]:
    """The lines of ``text`` below ``>-``, each at ``column``."""
    indent = " " * column
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and column + len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return [indent + line for line in lines]


def block_lines(scalar: Scalar, column: int) -> tuple[str, list[str]] | None:
    """The header and the lines of a scalar written with ``|`` or ``>``, moved to ``column``.

    The author's line breaks stay, unless lines are too long. None where the text does not begin
    at the margin, so that its lines cannot be moved without a word on their indentation.
    """
    first, _, body = scalar.written.partition("\n")
    header = first.partition("#")[0].strip()
    rows = body.split("\n")
    margin = next((len(row) - len(row.lstrip(" ")) for row in rows if row.strip(" ")), 0)
    if re.search(r"\d", header) or not scalar.value.strip() or not margin:
        return None
    lines = [row[margin:] for row in rows]
    while lines and not lines[-1]:
        lines.pop()
    ends = len(scalar.value) - len(scalar.value.rstrip("\n"))
    if ends > 1:
        lines += [""] * (ends - 1)
    header = header[0] + ("-" if ends == 0 else "" if ends == 1 else "+")
    too_long = any(column + len(line) > LONGEST for line in lines)
    if header == ">-" and too_long and can_be_folded(scalar.value):
        return header, folded(scalar.value, column)
    return header, [" " * column + line if line else "" for line in lines]
