"""Thousands of single edits of the real records: each is reported near it, or harmless.

Near means a problem within two lines; harmless means a catalogue with every scalar that PyYAML
reads from the file. Edits that cannot be reported so near are listed below, with the reason; they
are reported all the same.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest
import yaml

from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.yaml.document import Document
from jazari_catalogue.records.yaml.reader import parse_document
from tests.project import ROOT
from tests.records.test_random_edits import as_loaded

FILES = ("institutes.yaml", "partners.yaml")
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in FILES}
NEAR = 2
EDITS = (12, pytest.param(600, marks=pytest.mark.whole))
"""Edits of each type; the longer sweep begins with those of the shorter one."""

VALUES = ["[]", "{}", "no", "12", "2026-13", '""', "", "[a, b]", "{fr: a}", "null", "texte"]
CHARACTERS = " \t\n:-#'\"[]{}&*!|>%@`,?\\.~=<0aé"


class Edit(NamedTuple):
    """A file after one edit, and the first and last line that it changed, from 1."""

    text: str
    first: int
    last: int


def drop_character(draw: random.Random, text: str, _lines: list[str]) -> Edit:
    at = draw.randrange(len(text) - 1)
    line = text.count("\n", 0, at) + 1
    return Edit(text[:at] + text[at + 1 :], line, line)


def type_character(draw: random.Random, text: str, _lines: list[str]) -> Edit:
    at, typed = draw.randrange(len(text) - 1), draw.choice(CHARACTERS)
    line = text.count("\n", 0, at) + 1
    return Edit(text[:at] + typed + text[at:], line, line + typed.count("\n"))


def cut(draw: random.Random, text: str, _lines: list[str]) -> Edit:
    at = draw.randrange(1, len(text))
    line = text.count("\n", 0, at) + 1
    return Edit(text[:at], line, line)


def swap_lines(draw: random.Random, _text: str, lines: list[str]) -> Edit:
    at = draw.randrange(len(lines) - 1)
    swapped = [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
    return Edit("".join(swapped), at + 1, at + 2)


def repeat_line(draw: random.Random, _text: str, lines: list[str]) -> Edit:
    at = draw.randrange(len(lines) - 1)
    return Edit("".join([*lines[: at + 1], *lines[at:]]), at + 1, at + 2)


def delete_line(draw: random.Random, _text: str, lines: list[str]) -> Edit:
    at = draw.randrange(len(lines) - 1)
    return Edit("".join([*lines[:at], *lines[at + 1 :]]), at + 1, at + 1)


def repeat_key(draw: random.Random, _text: str, lines: list[str]) -> Edit:
    keys = [(at, key) for at, line in enumerate(lines) if (key := _KEY.match(line))]
    at, key = draw.choice(keys)
    again = f"{' ' * len(key[1])}{key[2]}: x\n"
    return Edit("".join([*lines[: at + 1], again, *lines[at + 1 :]]), at + 1, at + 2)


def move_line(draw: random.Random, _text: str, lines: list[str]) -> Edit:
    at, by = draw.randrange(len(lines) - 1), draw.choice([-4, -3, -2, -1, 1, 2, 3, 4])
    line = lines[at]
    spaces = max(len(line) - len(line.lstrip(" ")) + by, 0)
    moved = " " * spaces + line.lstrip(" ")
    return Edit("".join([*lines[:at], moved, *lines[at + 1 :]]), at + 1, at + 1)


def replace_value(draw: random.Random, _text: str, lines: list[str]) -> Edit:
    at, value = draw.randrange(len(lines) - 1), draw.choice(VALUES)
    key, colon, _ = lines[at].partition(":")
    return Edit("".join([*lines[:at], f"{key}{colon} {value}\n", *lines[at + 1 :]]), at + 1, at + 1)


_KEY = re.compile(r"( *(?:- )?)(\w+):")
EDIT_TYPES = [
    drop_character,
    type_character,
    cut,
    swap_lines,
    repeat_line,
    delete_line,
    repeat_key,
    move_line,
    replace_value,
]


@cache
def whole(name: str) -> Document:
    return parse_document(TEXTS[name], name)


@pytest.mark.parametrize("edits", EDITS)
@pytest.mark.parametrize("edit_type", EDIT_TYPES, ids=lambda edit_type: edit_type.__name__)
def test_every_edit_is_harmless_or_reported_near_it(edit_type: Any, edits: int) -> None:
    draw = random.Random(edit_type.__name__)
    far = 0
    for _ in range(edits):
        name = draw.choice(FILES)
        text = TEXTS[name]
        edit = edit_type(draw, text, text.splitlines(keepends=True))
        far += not is_reported_near(name, edit)
    # Only a few edits may be of those that cannot be reported nearer.
    assert far <= edits // 50 or edit_type in {cut, replace_value}
    assert far <= edits // 20


def is_reported_near(name: str, edit: Edit) -> bool:
    documents = [parse_document(edit.text, name) if n == name else whole(n) for n in FILES]
    try:
        catalogue = catalogue_of(documents)
    except CatalogueError as error:
        problems = error.problems
    else:
        written = sum((scalars_of(other) for other in FILES if other != name), counted(edit.text))
        assert not (written - Counter(scalars(as_loaded(catalogue))))
        return True
    near = [
        p for p in problems if p.path == name and edit.first - NEAR <= p.line <= edit.last + NEAR
    ]
    if not near:
        assert cannot_be_nearer(name, edit, problems), [p.text("en") for p in problems]
    return bool(near)


def cannot_be_nearer(name: str, edit: Edit, problems: list[Problem]) -> bool:
    """Whether the edit left no trace near it, or nothing that is certainly a mistake."""
    before = TEXTS[name].splitlines()
    line = before[edit.first - 1]
    codes = {problem.code.number for problem in problems}
    if edit.text == TEXTS[name][: len(edit.text)]:
        # Cut between two lines: the rest is valid; only citations of lost records are reported.
        return edit.text.endswith("\n") and codes <= {"CAT202", "CAT206", "CAT103"}
    if line.lstrip(" -").startswith("id:"):
        # A completely different id may be right: only citations of the old one are reported.
        return codes <= {"CAT202"}
    # Without their heading, records belong to the list above; each of them is reported.
    return line.removesuffix(":") in KINDS_BY_PLURAL


def scalars(value: object) -> Iterator[str]:
    """Every key and value, numbers in one format."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from scalars(key)
            yield from scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from scalars(inner)
    else:
        yield _as_number(str(value))


@cache
def _as_number(text: str) -> str:
    try:
        return repr(float(text))
    except ValueError:
        return text


def counted(text: str) -> Counter[str]:
    """How often PyYAML reads each scalar from ``text``, save headings without records."""
    records = yaml.load(text, Loader=yaml.CBaseLoader)
    return Counter(scalars({plural: items for plural, items in records.items() if items}))


@cache
def scalars_of(name: str) -> Counter[str]:
    return counted(TEXTS[name])
