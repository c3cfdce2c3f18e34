"""Each mistake is reported once, at its position, with a fix."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import CatalogueError, Code, Problem
from tests.records.cases import BROKEN, CASES, FILES, VALID, Case
from tests.records.shown_values import assert_shown

ALL_CODES = [code for code in vars(codes).values() if isinstance(code, Code)]
WITHOUT_CASE = {"CAT199", "CAT034", "CAT206", "CAT006", "CAT007", "CAT008", "CAT009", "CAT212"}
"""CAT199 is for error types that no model has yet. CAT034 and CAT206 are only reported with another
problem and tested in test_loading.py; CAT212 needs a history: test_lost_addresses.py.
test_settings.py and, for CAT006, test_publisher.py have the tests of the others."""


def problems_of(files: list[Path]) -> list[Problem]:
    with pytest.raises(CatalogueError) as caught:
        load(files, files[0].parent)
    return caught.value.problems


def each(cases: tuple[Case, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.name)


# One test, since reading the files takes most of its time.
@each(CASES)
def test_each_mistake_is_reported_once_at_its_position_in_three_languages_with_its_fix(
    case: Case, tmp_path: Path
) -> None:
    problems = problems_of(case.lay_into(tmp_path))
    reported = [(p.path, p.code.number, p.line, p.column) for p in problems]
    assert reported == [(case.file, case.code, case.line, case.column)]
    (problem,) = problems
    texts = [(problem.message(language), problem.fix(language)) for language in MESSAGES]
    assert len(set(texts)) == 3
    for message, fix in texts:
        assert message.strip()
        assert fix.strip()
        assert not re.search(r"\{\w+\}", message + fix)
        assert case.contains in message + fix
        assert "…”" not in fix, "nothing is suggested if no word is similar"
        assert len(message + fix) < 800
    if case.code.startswith("CAT2"):
        assert problem.record, "relations are of a record, which reports by record name"
    assert_shown("broken files", case.name, problem)


@each(FILES)
def test_windows_line_ends_and_a_byte_order_mark_change_no_position(
    case: Case, tmp_path: Path
) -> None:
    valid, file = case.lay_into(tmp_path)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    (problem,) = problems_of([valid, file])
    assert (problem.code.number, problem.line, problem.column) == (
        case.code,
        case.line,
        case.column,
    )


def test_files_that_the_broken_ones_refer_to_are_valid() -> None:
    assert isinstance(load([VALID], VALID.parent), Catalogue)


def test_every_broken_file_has_a_case() -> None:
    assert sorted(file.name for file in BROKEN.iterdir()) == sorted(case.file for case in FILES)


def test_every_code_is_reported_by_some_case() -> None:
    reached = {case.code for case in CASES} | WITHOUT_CASE
    assert {code.number for code in ALL_CODES} == reached


def test_no_two_codes_have_the_same_number() -> None:
    numbers = [code.number for code in ALL_CODES]
    assert len(numbers) == len(set(numbers))
    assert all(re.fullmatch(r"CAT\d{3}", number) for number in numbers)


def test_every_code_has_its_texts_in_every_language() -> None:
    for code in ALL_CODES:
        for titles in filter(None, (code.message, code.fix, code.fix_without_suggestion)):
            assert all(text.strip() for text in titles), code.number
            fields = [set(re.findall(r"(?<!\{)\{(\w+)\}", text)) for text in titles]
            assert fields[0] == fields[1] == fields[2], code.number
