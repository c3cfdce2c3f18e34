"""Reports are as long as a person reads: the first of each kind is shown, and all are counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import LONGEST, MOST, Effort, nearest
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import (
    IN_ALL,
    PER_KIND,
    CatalogueError,
    Code,
    Listed,
    Problem,
    in_order,
    listed,
)
from tests.work import LINEAR, growth

ALL_CODES = [code for code in vars(codes).values() if isinstance(code, Code)]


def problem(path: str, line: int, code: Code = codes.TAB) -> Problem:
    return code.at(path, Position(line, 1))


def counted(shown: list[Listed]) -> int:
    return sum(1 + one.here + one.elsewhere for one in shown)


def test_few_problems_are_all_shown() -> None:
    problems = [problem("a.yaml", line) for line in range(1, PER_KIND + 1)]
    assert listed(problems) == [Listed(one) for one in problems]


def test_the_rest_of_a_kind_is_counted_after_the_last_that_is_shown() -> None:
    problems = [problem("a.yaml", line) for line in range(100_000)]
    problems.append(problem("b.yaml", 1))
    *_, last, other = shown = listed(problems)
    assert last == Listed(problems[PER_KIND - 1], here=99_950)
    assert other == Listed(problems[-1])
    assert len(shown) == PER_KIND + 1


def test_the_first_of_each_code_is_shown_however_many_come_before() -> None:
    many = [problem(f"{file:05}.yaml", line) for file in range(2_000) for line in (1, 2)]
    others = [problem("z.yaml", 1, code) for code in ALL_CODES]
    shown = listed(in_order([*many, *others]))
    assert len(shown) == IN_ALL
    assert {one.problem.code.number for one in shown} == {code.number for code in ALL_CODES}
    assert [one.problem for one in shown] == in_order([one.problem for one in shown])
    assert counted(shown) == len(many) + len(others)
    # Rather the first of another file than the second of the same.
    files = Counter(one.problem.path for one in shown if one.problem.path != "z.yaml")
    assert set(files.values()) == {1}
    assert shown[0].here == 1


@pytest.mark.parametrize("language", MESSAGES)
def test_a_report_says_what_it_leaves_out_and_the_total_stays(language: str) -> None:
    error = CatalogueError([problem("a.yaml", line) for line in range(1, 100_001)])
    report = error.report(language)
    rest = listed(error.problems)[-1].rest(language)
    assert len(rest) == 1
    assert "99950" in rest[0]
    assert report.splitlines()[-2] == f"    {rest[0]}"
    assert report.splitlines()[-1].endswith("100000")
    assert len(report) < 20_000


def test_a_report_takes_linear_time_even_if_the_file_is_one_line(tmp_path: Path) -> None:
    def report(count: int) -> None:
        (tmp_path / "a.yaml").write_text("[" + '"", ' * count, encoding="utf-8")
        problems = [codes.TAB.at("a.yaml", Position(1, 2 + 4 * at)) for at in range(count)]
        CatalogueError(problems).report("fr", tmp_path)

    assert growth(report, 1_000, 10_000) < LINEAR


class CountedText(str):
    """A line that counts how many of its characters are read."""

    read = 0

    def __getitem__(self, key: object) -> str:
        part = super().__getitem__(key)  # type: ignore[index]
        type(self).read += len(part)
        return part


def test_only_what_is_near_a_problem_is_read_of_a_long_line() -> None:
    line = CountedText("[" + '"", ' * 250_000)
    text = problem("a.yaml", 1).text("fr", line)
    assert 0 < CountedText.read < 20_000
    assert len(text) < 1_000


def test_words_of_the_same_letters_are_not_all_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    near = nearest.__globals__["SequenceMatcher"]

    class Counting(near):  # type: ignore[misc, valid-type]
        def ratio(self) -> float:
            compared.append(self.a)
            return super().ratio()

    monkeypatch.setitem(nearest.__globals__, "SequenceMatcher", Counting)
    known = [f"{'ab' * at}{'ba' * (40 - at)}" for at in range(40)] * 100
    nearest("a" * 40 + "b" * 40, known, at_least=0.56)
    assert len(compared) <= MOST
    compared.clear()
    nearest("a" * (LONGEST + 1), known)
    assert not compared


def test_the_first_of_equally_similar_words_is_suggested() -> None:
    assert nearest("abcd", ["xbcd", "abcx", "abxd"]) == "xbcd"
    assert nearest("abcd", ["wxyz", "ABCD", "abcd"]) == "ABCD"


def test_effort_ends() -> None:
    effort = Effort(10)
    assert [effort.allows(6) for _ in range(3)] == [True, True, False]
