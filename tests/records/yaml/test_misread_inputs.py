"""Texts that YAML reads otherwise than their author are reported; similar texts are not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.editing.check.command import check_files
from jazari_catalogue.editing.proposal.outcome import outcome
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.house import codes as house_codes
from jazari_catalogue.records.problems.problem import Code, Problem
from jazari_catalogue.records.yaml.reader import parse_document
from tests.editing.proposal.filled_forms import body, event, form, reasons
from tests.project import ROOT, SMALL
from tests.records.cases import VALID
from tests.records.yaml.misread_inputs import ANSWERS, INPUTS, NAME, QUIET, REPORTED, Answer, Input
from tests.work import LINEAR, growth, guarded

FILES = ["institutes.yaml", "partners.yaml"]
TODAY = date(2026, 11, 24)
ABOUT_CONTENT = {
    code.number
    for code in vars(house_codes).values()
    if isinstance(code, Code) and code is not house_codes.TYPOGRAPHIC_QUOTES
}
"""House rules about the content of a record, not about how its text is read."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the valid records, to which each input is written in turn."""
    folder = tmp_path_factory.mktemp("records")
    shutil.copy(VALID, folder)
    return folder


def read(text: str, folder: Path) -> tuple[Any, list[Problem]]:
    """The catalogue, if it loads, and the problems about how its text is read."""
    file = folder / NAME
    file.write_bytes(text.encode())
    catalogue, problems = check_files([folder / VALID.name, file], folder, TODAY)
    return catalogue, [p for p in problems if p.code.number not in ABOUT_CONTENT]


def as_windows_writes(text: str) -> str:
    return "\ufeff" + text.removeprefix("\ufeff").replace("\r", "").replace("\n", "\r\n")


KEY = re.compile(r"^( *)(?:- )?[a-z_]+:(?: +(\S.*))?$")


def with_comments(text: str, comment: str) -> str:
    """``text`` with ``comment`` after each key and each value that ends on its line."""
    lines = text.split("\n")
    written = []
    for line, after in pairwise([*lines, ""]):
        key = KEY.match(line)
        deeper = len(after) - len(after.lstrip()) > (len(key[1]) if key else 0)
        goes_on = key and key[2] and key[2][0] not in "|>" and deeper and not KEY.match(after)
        written.append(line + comment if key and not goes_on else line)
    return "\n".join(written)


TYPOGRAPHIC_SPACE = re.compile("[ \u00a0\u202f](?=[;!?»])|(?<=«)[ \u00a0\u202f]")

HABITS: dict[str, Callable[[str], str]] = {
    "as they are": lambda text: text,
    "with no-break spaces": lambda text: TYPOGRAPHIC_SPACE.sub("\u00a0", text),
    "with narrow spaces": lambda text: TYPOGRAPHIC_SPACE.sub("\u202f", text),
    "with no-break spaces in dates": lambda text: re.sub("(?<=[0-9]) (?=[a-zé])", "\u00a0", text),
    "with comments": lambda text: with_comments(text, "  # vérifié"),
    "with comments near": lambda text: with_comments(text, " # تم التحقق"),
    "with blanks at line ends": lambda text: text.replace("\n", "  \n"),
    "as Windows writes": as_windows_writes,
}
"""What people and editors do to records without changing their meaning."""


def each(inputs: tuple[Input, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("given", inputs, ids=lambda given: given.name)


@each(REPORTED)
def test_a_misread_text_is_reported_at_its_position(given: Input, folder: Path) -> None:
    _, problems = read(given.text, folder)
    assert given.at is not None
    reported = [(p.path, p.line, p.column, p.message("en")) for p in problems]
    assert reported, "nothing is reported"
    assert len(reported) <= given.most, reported
    for path, line, column, _ in reported:
        assert (path, (line, column) in given.at) == (NAME, True), (given.at, reported)
    for language in MESSAGES:
        texts = problems[0].message(language) + problems[0].fix(language)
        assert not [name for name in given.names if name not in texts], texts
        assert not given.never or given.never not in texts, texts
    _, of_windows = read(as_windows_writes(given.text), folder)
    if not given.text.startswith("\ufeff"):
        assert [(p.path, p.line, p.column, p.message("en")) for p in of_windows] == reported


@each(QUIET)
def test_a_similar_harmless_text_is_published_unchanged(given: Input, folder: Path) -> None:
    catalogue, problems = read(given.text, folder)
    assert not [(p.line, p.column, p.code.number, p.message("en")) for p in problems]
    record_id = next(key for key, location in catalogue.locations.items() if location.path == NAME)
    record = catalogue[record_id].model_dump(mode="json")
    assert {path: at(record, path) for path in given.loads} == given.loads


def at(value: Any, path: str) -> Any:
    for step in path.split("."):
        value = value[int(step)] if step.isdecimal() else value[step]
    return value


@pytest.mark.parametrize("root", [ROOT, SMALL], ids=["published", "invented"])
@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS)
def test_real_records_have_no_false_positives(
    habit: Callable[[str], str], root: Path, tmp_path: Path
) -> None:
    for name in FILES:
        text = (root / name).read_text(encoding="utf-8")
        (tmp_path / name).write_bytes(habit(text).encode())
    catalogue, problems = check_files([tmp_path / name for name in FILES], tmp_path, TODAY)
    assert isinstance(catalogue, Catalogue)
    assert not [p.text("en") for p in problems if p.code.number not in ABOUT_CONTENT]


HEAD = "partners:\n  - id: a\n    name: x\n    description:\n      fr: |\n        "


@pytest.mark.parametrize(
    ("head", "mistake", "times"),
    [
        (HEAD, "\u00a0", 1_000_000),
        (HEAD, "&#x202e;", 38_000),
        (HEAD, "&ZeroWidthSpace; &#xad; %0a", 11_000),
        ("", "\n– ", 100_000),
        ("partners: [x", "\n        – ", 28_000),
        ("partners: [x", "، ", 150_000),
        ("", "# bla #bla\n", 250_000),
    ],
    ids=ascii,
)
def test_a_text_of_mistakes_alone_takes_linear_time(head: str, mistake: str, times: int) -> None:
    def read(times: int) -> None:
        document = parse_document(head + times * mistake, NAME)
        assert len(document.problems) <= 1001

    assert growth(read, 100, 1000) < LINEAR
    with guarded():
        read(times)


def test_no_two_inputs_have_the_same_name() -> None:
    names = [given.name for given in INPUTS]
    assert len(names) == len(set(names))


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented records."""
    root = tmp_path_factory.mktemp("forms")
    for name in FILES:
        shutil.copy(SMALL / name, root)
    return root


@pytest.mark.parametrize("given", ANSWERS, ids=lambda given: given.name)
def test_an_answer_in_a_form_is_written_unchanged_or_refused(given: Answer, records: Path) -> None:
    answers = {given.field: given.text}
    result = outcome(event(body(form("propose", "fr"), **answers)), records, FILES)
    assert result is not None
    if given.loads is None:
        (reason,) = reasons(result)
        assert not [name for name in given.names if name not in reason], reason
    else:
        assert name_in(result) == given.loads


def name_in(result: dict[str, Any]) -> Any:
    """The French name of the proposed partner."""
    assert result["outcome"] == "proposed", result["reply"]
    (change,) = [change for change in result["changes"] if change["path"] == "partners.yaml"]
    written = parse_document("partners:\n" + "\n".join(change["lines"]) + "\n", NAME)
    return at(written.value, "partners.0.name.fr")


def test_a_proposal_is_made_for_files_with_a_byte_order_mark(records: Path, tmp_path: Path) -> None:
    for name in FILES:
        text = (records / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(f"\ufeff{text}", encoding="utf-8")
    text = body(form("propose", "ar"), name_fr="Société d’essai")
    result = outcome(event(text), tmp_path, FILES)
    assert result is not None
    assert name_in(result) == "Société d’essai"
