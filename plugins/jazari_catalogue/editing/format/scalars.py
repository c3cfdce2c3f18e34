"""Writes a text as a YAML scalar, in the simplest style that keeps its value."""

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
"""The column at which a folded text is wrapped."""

MAX_LINE = 110
"""The column up to which a line that its author wrote is not wrapped."""

_RESOLVER: Any = Resolver()
_EMITTER = Emitter(io.StringIO(), allow_unicode=True)
# Numbers of YAML 1.2 (§10.3.2) that are strings in YAML 1.1, by which PyYAML resolves scalars.
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0o[0-7]+")


def inline(scalar: Scalar, *, in_flow: bool = False) -> str:
    """``scalar`` on one line, in brackets if ``in_flow``, without quotes that it does not need."""
    if scalar.style is None:
        return scalar.written if "\n" not in scalar.written else scalar.value
    if needs_no_quotes(scalar.value, in_flow=in_flow):
        return scalar.value
    if scalar.style in ("'", '"') and "\n" not in scalar.written:
        return scalar.written
    return quoted(scalar.value)


def needs_no_quotes(text: str, *, in_flow: bool = False) -> bool:
    """Whether every YAML reader reads ``text`` unquoted, and it does not look like a mistake."""
    analysis = _EMITTER.analyze_scalar(text)
    allowed = analysis.allow_flow_plain if in_flow else analysis.allow_block_plain
    is_text = _RESOLVER.resolve(ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str"
    is_plain = bool(allowed) and is_text and not _NUMBER.fullmatch(text) and not analysis.multiline
    return is_plain and not needs_quotes(text, in_brackets=in_flow)


def quoted(text: str) -> str:
    """``text`` in double quotes, on one line."""
    written: str = yaml.safe_dump(
        text, default_style='"', allow_unicode=True, width=float("inf"), encoding=None
    )
    return written.rstrip("\n")


def can_be_folded(text: str) -> bool:
    """Whether ``text``, wrapped at its spaces below ``>-``, is read back as the same text."""
    return (
        " " in text
        and text == text.strip()
        and not re.search(r"[\n\t\r]| {2}", text)
        and bool(_EMITTER.analyze_scalar(text).allow_block)
    )


def folded(text: str, column: int) -> list[str]:
    """The lines of ``text`` below ``>-``, wrapped at WIDTH and indented by ``column``."""
    indent = " " * column
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and column + len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return [indent + line for line in lines]


def block_lines(scalar: Scalar, column: int) -> tuple[str, list[str]] | None:
    """The header and the lines of a scalar written with ``|`` or ``>``, indented by ``column``.

    The author's line breaks are kept unless a line is too long. None where the first line begins
    with a space: the header would need an indentation indicator (YAML 1.2, §8.1.1.1).
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
    too_long = any(column + len(line) > MAX_LINE for line in lines)
    if header == ">-" and too_long and can_be_folded(scalar.value):
        return header, folded(scalar.value, column)
    return header, [" " * column + line if line else "" for line in lines]
