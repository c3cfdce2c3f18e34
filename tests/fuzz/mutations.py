"""Random changes of a text: of its bytes, characters, lines, and of the YAML nodes in it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import yaml

from tests.hostile import ATTACK, HOSTILE, REFUSED, as_written
from tests.records.test_single_edits import CHARACTERS, VALUES

PIECES = [
    *CHARACTERS,
    *VALUES,
    *HOSTILE.values(),
    *REFUSED.values(),
    *("- ", ": ", " #", "\r", "\r\n", "\u00a0", "&a ", "*a", "!!str ", "|\n", ">\n", "? ", "---\n"),
    *("<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "&#8203;", "%e2%80%ae", "[a](javascript:x)"),
    *("<svg onload=x>", "javascript:alert(1)", "//example.invalid/x", "2026-02-30", "é", "م"),
]
"""What is inserted: marks of YAML, values, and texts that attack what shows them."""


def mutated(draw: Random, text: str) -> str:
    """``text`` after one to four random changes, mostly one."""
    for _ in range(draw.choice([1, 1, 1, 2, 4])):
        text = draw.choice(MUTATIONS)(draw, text)
    return text


def _inserted(draw: Random, text: str) -> str:
    at = draw.randint(0, len(text))
    return text[:at] + draw.choice(PIECES) + text[at:]


def _deleted(draw: Random, text: str) -> str:
    at = draw.randint(0, len(text))
    return text[:at] + text[at + draw.choice([1, 1, 1, 5, 50]) :]


def _bytes_changed(draw: Random, text: str) -> str:
    data = bytearray(text.encode("utf-8", "surrogateescape"))
    if data:
        data[draw.randrange(len(data))] = draw.randrange(256)
    return bytes(data).decode("utf-8", "surrogateescape")


def _lines_moved(draw: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    start = draw.randint(0, len(lines))
    part = lines[start : start + draw.choice([1, 1, 3, 20])]
    if draw.random() < 0.5:
        del lines[start : start + len(part)]
    at = draw.randint(0, len(lines))
    return "".join([*lines[:at], *part, *lines[at:]])


def _repeated(draw: Random, text: str) -> str:
    at = draw.randint(0, len(text))
    piece = draw.choice([draw.choice(PIECES), text[at : at + draw.choice([1, 10, 100])]])
    return text[:at] + piece * draw.choice([2, 20, 200]) + text[at:]


def _indented(draw: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        at, by = draw.randrange(len(lines)), draw.randint(-4, 4)
        lines[at] = " " * by + lines[at] if by > 0 else lines[at][-by:]
    return "".join(lines)


def _node_changed(draw: Random, text: str) -> str:
    try:
        data = yaml.load(text, Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return text
    places = list(_places(data))
    if not places:
        return text
    container, key = draw.choice(places)
    other = draw.choice(places)
    value: Any = draw.choice(
        [
            draw.choice(PIECES),
            f"{container[key]} {draw.choice(PIECES)}",
            [container[key]] * draw.choice([0, 1, 30]),
            {"fr": container[key]},
            other[0][other[1]],
            ATTACK,
        ]
    )
    if draw.random() < 0.2:
        del container[key]
    else:
        container[key] = value
    try:
        return as_written(data)
    except (yaml.YAMLError, RecursionError):
        return text


def _places(data: Any, depth: int = 0) -> Any:
    if depth > 20:
        return
    keys = list(data) if isinstance(data, dict) else range(len(data)) if _is_list(data) else ()
    for key in keys:
        yield data, key
        yield from _places(data[key], depth + 1)


def _is_list(data: object) -> bool:
    return isinstance(data, list)


MUTATIONS: list[Callable[[Random, str], str]] = [
    _inserted,
    _deleted,
    _bytes_changed,
    _lines_moved,
    _repeated,
    _indented,
    *[_node_changed] * 4,
]
