"""What is wrong with a record file: a code, a place, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from jazari_catalogue.records.characters import visible
from jazari_catalogue.records.nearest import NOTHING
from jazari_catalogue.records.titles import Titles

if TYPE_CHECKING:
    from jazari_catalogue.records.position import Position

Severity = Literal["error", "warning"]
LANGUAGES = ("fr", "ar", "en")


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
        alone = self.code.mend_alone if self.values.get("nearest") == NOTHING else None
        return (alone or self.code.mend).in_language(language).format_map(self._words(language))

    def text(self, language: str) -> str:
        """The problem as people and editors read it: ``path:line:column: code message``."""
        return (
            f"{shown(self.path)}:{self.line}:{self.column}: {self.code.number} "
            f"{self.message(language)}\n    → {self.mend(language)}"
        )

    def _words(self, language: str) -> dict[str, object]:
        return {
            name: value.in_language(language)
            if isinstance(value, Titles)
            else shown(str(value), None if name in _OUR_LISTS else _LONGEST)
            for name, value in self.values.items()
        }


_LONGEST = 120
_OUR_LISTS = {"known", "expected"}


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

    def report(self, language: str) -> str:
        """Every problem, in ``language``, and how many there are."""
        found = "\n".join(problem.text(language) for problem in self.problems)
        return f"{found}\n{_COUNT.in_language(language).format(count=len(self.problems))}"


_COUNT = Titles(
    fr="Problèmes trouvés : {count}",
    ar="عدد المشكلات: {count}",
    en="Problems found: {count}",
)
