"""Text that means something else than its author sees is reported; look-alikes stay quiet."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.editing.check import checked
from jazari_catalogue.records import house_codes
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.problems import LANGUAGES, Code, Problem
from tests.project import ROOT
from tests.records.cases import VALID
from tests.records.lying_inputs import INPUTS, NAME, QUIET, REPORTED, Input

TODAY = date(2026, 11, 24)
OF_THE_MATTER = {
    code.number
    for name, code in vars(house_codes).items()
    if isinstance(code, Code)
    and name
    in {
        *("TOO_LONG", "NOT_TRANSLATED", "UNDATED_SOURCE", "CHECKED_LONG_AGO", "INSECURE_LINK"),
        *("PERSONAL_EMAIL", "PHONE_NUMBER", "LOOKS_THE_SAME", "STATUS_BEFORE_DATE"),
        *("END_BEFORE_START", "DESCRIBED_AS_OPERATING", "IN_THE_FUTURE"),
    }
}
"""House rules about what a record says, not about how its text is read."""


def read(given: Input, folder: Path, text: str | None = None) -> tuple[Any, list[Problem]]:
    """The record, where it loads, and the problems of how its text is read."""
    shutil.copy(VALID, folder)
    file = folder / NAME
    file.write_bytes((given.text if text is None else text).encode())
    catalogue, problems = checked([folder / VALID.name, file], folder, TODAY)
    return catalogue, [p for p in problems if p.code.number not in OF_THE_MATTER]


def each(inputs: tuple[Input, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("given", inputs, ids=lambda given: given.name)


@each(REPORTED)
def test_text_that_means_something_else_is_reported_where_it_stands(
    given: Input, tmp_path: Path
) -> None:
    _, problems = read(given, tmp_path)
    assert given.at is not None
    found = [(p.path, p.line, p.column, p.message("en")) for p in problems]
    assert found, "nothing is reported"
    assert len(found) <= given.most, found
    for path, line, column, _ in found:
        assert (path, (line, column) in given.at) == (NAME, True), (given.at, found)
    for language in LANGUAGES:
        words = problems[0].message(language) + problems[0].mend(language)
        assert not [name for name in given.names if name not in words], words
        assert not given.never or given.never not in words, words


@each(QUIET)
def test_look_alike_is_published_as_it_is_seen(given: Input, tmp_path: Path) -> None:
    catalogue, problems = read(given, tmp_path)
    assert not [(p.line, p.column, p.code.number, p.message("en")) for p in problems]
    (record_id,) = [key for key, place in catalogue.places.items() if place.path == NAME]
    record = catalogue[record_id].model_dump(mode="json")
    assert {path: at(record, path) for path in given.loads} == given.loads


def at(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[int(step)] if step.isdecimal() else value[step]
    return value


@pytest.mark.parametrize("given", [g for g in REPORTED if "\r" not in g.text], ids=lambda g: g.name)
def test_windows_line_ends_and_byte_order_mark_change_nothing(given: Input, tmp_path: Path) -> None:
    _, with_unix = read(given, tmp_path)
    mark = "" if given.text.startswith("\ufeff") else "\ufeff"
    _, with_windows = read(given, tmp_path, mark + given.text.replace("\n", "\r\n"))
    assert [(p.line, p.column, p.code) for p in with_windows] == [
        (p.line, p.column, p.code) for p in with_unix
    ]


@pytest.mark.parametrize("names", [("institutes.yaml", "partners.yaml")])
def test_published_records_raise_no_false_alarm(names: tuple[str, ...]) -> None:
    catalogue, problems = checked([ROOT / name for name in names], ROOT, TODAY)
    assert isinstance(catalogue, Catalogue)
    assert not [p.text("en") for p in problems if p.code.number not in OF_THE_MATTER]


def test_no_two_inputs_have_one_name() -> None:
    names = [given.name for given in INPUTS]
    assert len(names) == len(set(names))
