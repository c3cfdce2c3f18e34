"""Whatever a file contains, it loads without loss, or its problems are reported."""

from __future__ import annotations

import re
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.yaml.reader import parse_document
from tests.records.cases import VALID

TEXT = VALID.read_text(encoding="utf-8")
LINES = TEXT.splitlines(keepends=True)

steady = settings(derandomize=True, deadline=None, database=None, max_examples=150)


def read(text: str) -> Catalogue | None:
    """The catalogue in ``text``; None if it has problems, whose positions and texts are checked."""
    try:
        return catalogue_of([parse_document(text, "records.yaml")])
    except CatalogueError as error:
        raised = error
    last = len(re.split("\r\n|\r|\n", text))
    assert all(1 <= p.line <= last and p.column >= 1 for p in raised.problems)
    assert all(raised.report(language) for language in MESSAGES)
    return None


def as_written(text: str) -> dict[str, Any]:
    """The same file as PyYAML reads it, every scalar being text."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def as_loaded(catalogue: Catalogue) -> dict[str, Any]:
    """The values of the records, in the structure of the file; numbers as in the file."""
    by_plural: dict[str, Any] = {}
    for record in catalogue.records.values():
        by_plural.setdefault(record.plural, []).append(record.model_dump(exclude_unset=True))
    return by_plural


def numbers_read(written: dict[str, Any]) -> dict[str, Any]:
    for institute in written.get("institutes", []):
        for axis, number in institute.get("location", {}).items():
            institute["location"][axis] = float(number)
    return {plural: records for plural, records in written.items() if records}


def check(text: str) -> None:
    catalogue = read(text)
    if catalogue is not None:
        assert as_loaded(catalogue) == numbers_read(as_written(text))


characters = st.one_of(
    st.sampled_from(list(" \t\n\r:-#'\"[]{}&*!|>%@`,?\\.~=<0")),
    st.characters(exclude_categories=()),
)
offsets = st.integers(0, len(TEXT) - 1)
numbers = st.integers(0, len(LINES) - 2)


def test_a_valid_file_loads_completely() -> None:
    assert read(TEXT) is not None
    check(TEXT)


pieces = st.one_of(characters, st.sampled_from(["topics:\n  - id: ", "\n    name: ", "  - "]))


@steady
@given(st.lists(pieces, max_size=60).map("".join))
def test_any_text_is_read_or_reported(text: str) -> None:
    read(text)


@steady
@given(offsets)
def test_a_deleted_character_is_harmless_or_reported(at: int) -> None:
    check(TEXT[:at] + TEXT[at + 1 :])


@steady
@given(offsets, characters)
def test_an_inserted_character_is_harmless_or_reported(at: int, character: str) -> None:
    check(TEXT[:at] + character + TEXT[at:])


@steady
@given(offsets)
def test_a_cut_file_is_harmless_or_reported(at: int) -> None:
    check(TEXT[:at])


@steady
@given(numbers)
def test_swapped_lines_are_harmless_or_reported(at: int) -> None:
    check("".join([*LINES[:at], LINES[at + 1], LINES[at], *LINES[at + 2 :]]))


@steady
@given(numbers)
def test_a_repeated_line_is_harmless_or_reported(at: int) -> None:
    check("".join([*LINES[: at + 1], *LINES[at:]]))


@steady
@given(numbers, st.integers(-4, 4))
def test_a_line_with_other_indentation_is_harmless_or_reported(at: int, by: int) -> None:
    line = " " * by + LINES[at] if by > 0 else LINES[at][min(-by, 4) :]
    check("".join([*LINES[:at], line, *LINES[at + 1 :]]))


@steady
@given(numbers, st.sampled_from(["[]", "{}", "no", "12", "2026-13", '""', "", "[a, b]", "{fr: a}"]))
def test_a_value_of_another_type_is_harmless_or_reported(at: int, value: str) -> None:
    key, colon, _ = LINES[at].partition(":")
    check("".join([*LINES[:at], f"{key}{colon} {value}\n", *LINES[at + 1 :]]))


@steady
@given(st.sampled_from([name.encode() for name in KINDS_BY_PLURAL]), st.binary(max_size=40))
def test_any_bytes_in_a_file_are_read_or_reported(name: bytes, data: bytes) -> None:
    read((name + b":\n  - " + data).decode("utf-8", "surrogateescape"))
