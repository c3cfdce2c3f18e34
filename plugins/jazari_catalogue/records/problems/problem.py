"""A problem with a record file: a code, a position, and how to fix it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from jazari_catalogue.records.problems.excerpt import excerpt
from jazari_catalogue.records.problems.nearest import NOTHING
from jazari_catalogue.records.problems.position import lines_of
from jazari_catalogue.records.values.characters import visible
from jazari_catalogue.records.values.titles import Titles

if TYPE_CHECKING:
    from jazari_catalogue.records.problems.position import Position

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Code:
    """A kind of problem: its number, what is wrong and how to fix it, in three languages.

    ``message`` and ``fix`` are format strings, filled in with the values of the problem.
    ``fix_without_suggestion`` replaces ``fix`` where no known word resembles the one written.
    """

    number: str
    message: Titles
    fix: Titles
    fix_without_suggestion: Titles | None = None
    severity: Severity = "error"
    quotes_line: bool = True
    """Whether the line of the file is shown. Not for a file that must not be read."""

    def at(
        self,
        path: str,
        position: Position | None = None,
        record: str | None = None,
        **values: object,
    ) -> Problem:
        """A problem of this code in file ``path``, at ``position`` (None: the start of the file).

        ``record`` is the id of the record it is in, ``values`` fill in the message.
        """
        line, column = position or (1, 1)
        return Problem(self, path, line, column, record, values)


@dataclass(frozen=True)
class Problem:
    """One thing wrong, at ``path:line:column`` (counted from 1)."""

    code: Code
    path: str
    line: int
    column: int
    record: str | None = None
    values: dict[str, object] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """What is wrong, in ``language``."""
        return self.code.message.in_language(language).format_map(self._values(language))

    def fix(self, language: str) -> str:
        """How to fix it, in ``language``."""
        fix = self.code.fix
        if self.values.get("nearest", NOTHING) == NOTHING:
            fix = self.code.fix_without_suggestion or fix
        return fix.in_language(language).format_map(self._values(language))

    def text(self, language: str, line: str | None = None) -> str:
        """The problem for a terminal: ``path:line:column: code message``, an excerpt, the fix.

        ``line`` is the text of the line that it is on; without it there is no excerpt.
        """
        warning = _WARNING.in_language(language) if self.code.severity == "warning" else ""
        quoted = f"{excerpt(line, self.line, self.column)}\n" if line and not line.isspace() else ""
        return (
            f"{shown(self.path)}:{self.line}:{self.column}: {self.code.number} "
            f"{warning}{self.message(language)}\n{quoted}    → {self.fix(language)}"
        )

    def _values(self, language: str) -> dict[str, object]:
        return {
            name: value.in_language(language)
            if isinstance(value, Titles)
            else shown(str(value), _longest(name))
            for name, value in self.values.items()
        }


_LONGEST = 120
"""Characters of a value that a message quotes; the rest is cut."""
_OUR_LISTS = {"known", "expected", "lists"}
"""Values that the program makes, from keys and kinds; they are never cut."""
_TO_COPY = {"nearest", "line"}
"""Values that an editor copies into the file, such as a long address: half of one is wrong."""


def _longest(name: str) -> int | None:
    """The most characters that are shown of the value ``name``."""
    if name in _OUR_LISTS:
        return None
    return 2_000 if name in _TO_COPY else _LONGEST


def shown(text: str, longest: int | None = None) -> str:
    """``text`` of a record file, made safe to print to a terminal or a log.

    Anyone may propose a record. Its text must not begin lines of its own, where GitHub Actions
    runs workflow commands (``::…`` at the start of a line, ``##[…`` anywhere), nor contain control
    characters, which a terminal obeys. Past ``longest`` characters it is cut.
    """
    if longest is not None and len(text) > longest:
        text = f"{text[:longest]}…"
    return visible(text).replace("##[", "## [")


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems sorted by file, line and column, without duplicates."""
    by_position: dict[tuple[str, int, int, str], list[Problem]] = {}
    for problem in problems:
        key = (problem.path, problem.line, problem.column, problem.code.number)
        by_position.setdefault(key, []).append(problem)
    ordered: list[Problem] = []
    for key in sorted(by_position):
        same = by_position[key]
        if len(same) > 1:  # a message takes long to make: few problems need it here
            unique = {problem.message("en"): problem for problem in same}
            same = [unique[message] for message in sorted(unique)]
        ordered += same
    return ordered


class Listed(NamedTuple):
    """A problem that a report shows, and how many like it the report leaves out after it."""

    problem: Problem
    here: int = 0
    """Further problems of its code in its file."""
    elsewhere: int = 0
    """Problems of its code in files of which the report shows none of that code."""

    def rest(self, language: str) -> list[str]:
        """What is left out, in ``language``, one sentence each; mostly nothing."""
        counts = [(_MORE_HERE, self.here), (_MORE_ELSEWHERE, self.elsewhere)]
        return [titles.in_language(language).format(count=n) for titles, n in counts if n]


PER_KIND = 50
"""Problems of one code that a report shows of one file."""
IN_ALL = 500
"""Problems that a report shows; always the first of each code."""


def listed(problems: list[Problem], per_kind: int = PER_KIND, in_all: int = IN_ALL) -> list[Listed]:
    """Those of ``problems``, in their order, that a report shows, and the number of the others.

    ``per_kind`` of each code and file; of these, ``in_all``: the first of each code, then the first
    of each code in each file, then the others. Every problem is shown or counted, once.
    """
    counts: Counter[tuple[str, str]] = Counter()
    firsts: list[int] = []
    firsts_of_files: list[int] = []
    others: list[int] = []
    codes: set[str] = set()
    for index, problem in enumerate(problems):
        number = problem.code.number
        counts[problem.path, number] += 1
        count = counts[problem.path, number]
        if number not in codes:
            codes.add(number)
            firsts.append(index)
        elif count == 1:
            firsts_of_files.append(index)
        elif count <= per_kind:
            others.append(index)
    shown = sorted([*firsts, *firsts_of_files, *others][:in_all])
    last_of_code = {problems[index].code.number: index for index in shown}
    last_here = {(problems[index].path, problems[index].code.number): index for index in shown}
    counts.subtract((problems[index].path, problems[index].code.number) for index in shown)
    here: Counter[int] = Counter()
    elsewhere: Counter[int] = Counter()
    for key, count in counts.items():
        if key in last_here:
            here[last_here[key]] = count
        else:
            elsewhere[last_of_code[key[1]]] += count
    return [Listed(problems[index], here[index], elsewhere[index]) for index in shown]


class CatalogueError(Exception):
    """The record files make no valid catalogue; ``problems`` has every reason."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = in_order(problems)

    def report(self, language: str, root: Path | None = None) -> str:
        """The problems, in ``language``, as far as `listed` shows them, and how many there are.

        With ``root``, the folder of the files, each problem quotes its line.
        """
        texts = texts_of(self.problems, language, LinesOfFiles(root))
        return "\n".join([*texts, count_of(self.problems, language)])


def texts_of(problems: list[Problem], language: str, lines: LinesOfFiles) -> list[str]:
    """The texts, for a terminal, of those of ``problems`` that a report shows."""
    return [
        "\n    ".join([one.problem.text(language, lines.line(one.problem)), *one.rest(language)])
        for one in listed(problems)
    ]


class LinesOfFiles:
    """The lines of the files that problems are in, each file read once."""

    def __init__(self, root: Path | None) -> None:
        """``root`` is the folder that paths of problems are relative to; None gives no lines."""
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def line(self, problem: Problem) -> str | None:
        """The text of the line that ``problem`` is on; None if it cannot be read."""
        if self._root is None or not problem.code.quotes_line:
            return None
        lines = self._lines.get(problem.path)
        if lines is None:
            try:
                text = (self._root / problem.path).read_bytes().decode("utf-8-sig")
            except (OSError, ValueError):
                text = ""
            lines = self._lines[problem.path] = lines_of(text)
        return lines[problem.line - 1] if problem.line <= len(lines) else None


def count_of(problems: list[Problem], language: str) -> str:
    """How many errors and warnings there are, as a sentence each."""
    errors = sum(problem.code.severity == "error" for problem in problems)
    counts = [(_COUNT, errors), (_WARNINGS, len(problems) - errors)]
    return "\n".join(
        titles.in_language(language).format(count=count)
        for titles, count in counts
        if count or (titles is _COUNT and not problems)
    )


_COUNT = Titles(
    fr="Problèmes trouvés : {count}",
    ar="عدد المشكلات: {count}",
    en="Problems found: {count}",
)
_WARNINGS = Titles(
    fr="Avertissements : {count}", ar="عدد التنبيهات: {count}", en="Warnings: {count}"
)
_MORE_HERE = Titles(
    fr="… et {count} de plus du même type dans ce fichier",
    ar="… و{count} أخرى من النوع نفسه في هذا الملف",
    en="… and {count} more of the same kind in this file",
)
_MORE_ELSEWHERE = Titles(
    fr="… et {count} de plus du même type dans d’autres fichiers",
    ar="… و{count} أخرى من النوع نفسه في ملفات أخرى",
    en="… and {count} more of the same kind in other files",
)
_WARNING = Titles(fr="Avertissement : ", ar="تنبيه: ", en="Warning: ")
