"""A person's mistakes: each is told once, at its place, with words that mend it."""

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

REGISTRY = [code for code in vars(codes).values() if isinstance(code, Code)]
REACHED_BY_NO_FILE = {"CAT199", "CAT034", "CAT206", "CAT007", "CAT008", "CAT009"}
"""The first stands ready for a kind of refusal that no model has yet; the next two are told beside
another problem: test_loading.py has their tests. test_settings.py has those of the last."""


def problems_of(files: list[Path]) -> list[Problem]:
    with pytest.raises(CatalogueError) as caught:
        load(files, files[0].parent)
    return caught.value.problems


def each(cases: tuple[Case, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=lambda case: case.name)


@each(CASES)
def test_mistake_is_told_once_at_its_place(case: Case, tmp_path: Path) -> None:
    problems = problems_of(case.lay_into(tmp_path))
    told = [(p.path, p.code.number, p.line, p.column) for p in problems]
    assert told == [(case.file, case.code, case.line, case.column)]


@each(CASES)
def test_mistake_is_told_in_three_languages_with_its_mend(case: Case, tmp_path: Path) -> None:
    (problem,) = problems_of(case.lay_into(tmp_path))
    texts = [(problem.message(language), problem.fix(language)) for language in MESSAGES]
    assert len(set(texts)) == 3
    for message, mend in texts:
        assert message.strip()
        assert mend.strip()
        assert not re.search(r"\{\w+\}", message + mend)
        assert case.says in message + mend
        assert "…”" not in mend, "nothing is suggested where nothing is near"
        assert len(message + mend) < 800


@each(FILES)
def test_windows_line_ends_and_byte_order_mark_change_no_position(
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


def test_every_broken_file_has_its_case() -> None:
    assert sorted(file.name for file in BROKEN.iterdir()) == sorted(case.file for case in FILES)


def test_every_code_of_the_registry_is_reached() -> None:
    reached = {case.code for case in CASES} | REACHED_BY_NO_FILE
    assert {code.number for code in REGISTRY} == reached


def test_no_number_is_given_twice() -> None:
    numbers = [code.number for code in REGISTRY]
    assert len(numbers) == len(set(numbers))
    assert all(re.fullmatch(r"CAT\d{3}", number) for number in numbers)


def test_no_text_of_the_registry_is_missing() -> None:
    for code in REGISTRY:
        for titles in filter(None, (code.message, code.fix, code.fix_without_suggestion)):
            assert all(text.strip() for text in titles), code.number
            fields = [set(re.findall(r"(?<!\{)\{(\w+)\}", text)) for text in titles]
            assert fields[0] == fields[1] == fields[2], code.number
