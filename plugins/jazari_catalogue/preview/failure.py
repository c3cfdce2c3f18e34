"""Why a rebuild failed, as the preview shows it: where, what is wrong, how to fix it."""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from click import ClickException

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.records.problems.excerpt import parts_of_excerpt
from jazari_catalogue.records.problems.problem import CatalogueError, LinesOfFiles, listed, shown
from jazari_catalogue.records.values.characters import visible


class Excerpt(NamedTuple):
    """A line of a file, by its number: what is before, in and after the wrong part."""

    number: int
    before: str
    marked: str
    rest: str


class Mistake(NamedTuple):
    """One thing to fix."""

    message: str
    location: str = ""
    """``file:line`` or ``file:line:column``."""
    code: str = ""
    """The number of a problem with records."""
    excerpt: Excerpt | None = None
    fix: str = ""


def mistakes_in(
    error: BaseException, logged: Sequence[str], language: str, root: Path
) -> list[Mistake]:
    """What ``error`` says to the person who edits the files in ``root``, in ``language``.

    ``logged`` are the errors and warnings that MkDocs has logged meanwhile: what it raises itself
    may only count them.
    """
    causes = [*_causes(error)]
    for cause in causes:
        if isinstance(cause, CatalogueError):
            lines = LinesOfFiles(root)
            return [
                Mistake(
                    "\n".join([problem.message(language), *one.rest(language)]),
                    f"{shown(problem.path)}:{problem.line}:{problem.column}",
                    problem.code.number,
                    _excerpt(lines.line(problem), problem.line, problem.column),
                    problem.fix(language),
                )
                for one in listed(cause.problems)
                for problem in [one.problem]
            ]
    refusal = next((cause for cause in causes if isinstance(cause, BuildRefused)), error)
    text = str(refusal)
    if logged and (not text or text.startswith("Aborted with")):
        return [mistake for entry in logged for mistake in _mistakes_of(entry, root)]
    if not isinstance(refusal, BuildRefused | SystemExit | ClickException):
        return [Mistake("".join(traceback.format_exception(refusal)))]
    return [*_mistakes_of(text, root)]


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


_LOCATED = re.compile(r"(?P<file>[^:\n]+):(?P<line>\d+)(?::(?P<column>\d+))?: (?P<rest>.*)")
_CODE = re.compile(r"(CAT\d+) (.*)")
_OF_EXCERPT = re.compile(r" *\d* \| ")
_FIX = "    → "
_HEADING = "The site was not built."


def _mistakes_of(text: str, root: Path) -> list[Mistake]:
    """The mistakes in ``text``, which is written for a terminal.

    If some have a location, the other lines are headings and counts.
    """
    mistakes: list[Mistake] = []
    for line in text.splitlines():
        last = mistakes[-1] if mistakes else None
        if line == _HEADING or not line.strip() or _OF_EXCERPT.match(line):
            continue
        if match := _LOCATED.fullmatch(line):
            mistakes.append(_located(match, root))
        elif line.startswith(_FIX) and last is not None:
            mistakes[-1] = last._replace(fix=shown(line.removeprefix(_FIX)))
        elif last is not None and not last.fix:
            mistakes[-1] = last._replace(message=f"{last.message}\n{shown(line)}")
        else:
            mistakes.append(Mistake(shown(line)))
    return [mistake for mistake in mistakes if mistake.location] or mistakes


def _located(match: re.Match[str], root: Path) -> Mistake:
    number, column = int(match["line"]), int(match["column"] or 0)
    file = Path(os.path.relpath(root / match["file"].strip(), root))
    code, message = "", match["rest"]
    if coded := _CODE.fullmatch(message):
        code, message = coded.groups()
    location = f"{shown(file.as_posix())}:{number}" + (f":{column}" if column else "")
    line = _line(file, number, root)
    return Mistake(shown(message), location, code, _excerpt(line, number, column))


def _line(file: Path, number: int, root: Path) -> str | None:
    """Line ``number`` of ``file``; None if it cannot be read, or is not in the project."""
    try:
        real = (root / file).resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            return None
        lines = real.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    return lines[number - 1] if 0 < number <= len(lines) else None


def _excerpt(line: str | None, number: int, column: int) -> Excerpt | None:
    if line is None or not line.strip():
        return None
    if not column:
        return Excerpt(number, visible(line[:200]), "", "…" if len(line) > 200 else "")
    return Excerpt(number, *parts_of_excerpt(line, column))
