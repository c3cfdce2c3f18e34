"""What is wrong with a record file: a code, a place, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

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
    """A kind of problem: its number, what is wrong and how to mend it, in three languages.

    ``message`` and ``mend`` are format strings; their fields come from the problem.
    ``mend_alone`` stands for ``mend`` where no known word is near to what is written.
    """

    number: str
    message: Titles
    mend: Titles
    mend_alone: Titles | None = None
    severity: Severity = "error"
    quotes_line: bool = True
    """Whether the line of the file is shown; a file that must not be read shows none."""

    def at(
        self,
        path: str,
        position: Position | None = None,
        record: str | None = None,
        **values: object,
    ) -> Problem:
        """A problem of this code in file ``path``, at ``position`` (the file's start if None)."""
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
        return self.code.message.in_language(language).format_map(self._words(language))

    def mend(self, language: str) -> str:
        """How to mend it, in ``language``."""
        alone = self.code.mend_alone if self.values.get("nearest", NOTHING) == NOTHING else None
        return (alone or self.code.mend).in_language(language).format_map(self._words(language))

    def text(self, language: str, line: str | None = None) -> str:
        """The problem as people and editors read it: ``path:line:column: code message``.

        ``line`` is the line of the file that it is on, to be shown where it is known.
        """
        warning = _WARNING.in_language(language) if self.code.severity == "warning" else ""
        seen = f"{excerpt(line, self.line, self.column)}\n" if line and not line.isspace() else ""
        return (
            f"{shown(self.path)}:{self.line}:{self.column}: {self.code.number} "
            f"{warning}{self.message(language)}\n{seen}    → {self.mend(language)}"
        )

    def _words(self, language: str) -> dict[str, object]:
        return {
            name: value.in_language(language)
            if isinstance(value, Titles)
            else shown(str(value), None if name in _OUR_LISTS else _LONGEST)
            for name, value in self.values.items()
        }


_LONGEST = 120
_OUR_LISTS = {"known", "expected", "lists"}


def shown(text: str, longest: int | None = None) -> str:
    """``text`` of a record file as a terminal and a log may show it.

    A record is untrusted: it must not write lines of its own, where GitHub Actions looks for
    workflow commands (``::…`` at the start of a line, ``##[…`` anywhere), nor control characters,
    which a terminal obeys; nor, past ``longest`` characters, fill the screen.
    """
    if longest is not None and len(text) > longest:
        text = f"{text[:longest]}…"
    return visible(text).replace("##[", "## [")


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems by file, line and column, each said once."""
    unique = {(p.path, p.line, p.column, p.code.number, p.message("en")): p for p in problems}
    return [unique[key] for key in sorted(unique)]


class CatalogueError(Exception):
    """The records cannot become a catalogue; ``problems`` says why, all at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = in_order(problems)

    def report(self, language: str, root: Path | None = None) -> str:
        """Every problem, in ``language``, and how many there are.

        Where the files are still below ``root``, with the line that each is on.
        """
        lines = LinesOfFiles(root)
        found = "\n".join(problem.text(language, lines.line(problem)) for problem in self.problems)
        return f"{found}\n{count_of(self.problems, language)}"


class LinesOfFiles:
    """The lines of the files that problems are in, each file read once."""

    def __init__(self, root: Path | None) -> None:
        """``root`` is the folder that the paths of problems start from; None knows no lines."""
        self._root = root
        self._lines: dict[str, list[str]] = {}

    def line(self, problem: Problem) -> str | None:
        """The line that ``problem`` is on; None where it cannot be read."""
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
    """How many problems there are, and how many warnings."""
    errors = sum(problem.code.severity == "error" for problem in problems)
    counts = [(_COUNT, errors), (_WARNINGS, len(problems) - errors)]
    return "\n".join(
        titles.in_language(language).format(count=count)
        for titles, count in counts
        if count or (titles is _COUNT and not problems)
    )


_COUNT = Titles(
    fr="Problèmes trouvés : {count}",
    ar="عدد المشكلات: {count}",
    en="Problems found: {count}",
)
_WARNINGS = Titles(
    fr="Avertissements : {count}", ar="عدد التنبيهات: {count}", en="Warnings: {count}"
)
_WARNING = Titles(fr="Avertissement : ", ar="تنبيه: ", en="Warning: ")
