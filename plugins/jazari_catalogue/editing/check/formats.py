"""The result of ``catalogue check`` as text, JSON, SARIF, and Markdown and annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from jazari_catalogue import __version__
from jazari_catalogue.editing.check.summary import as_markdown
from jazari_catalogue.languages import FALLBACK, MESSAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.problems.excerpt import end_column
from jazari_catalogue.records.problems.explanations import EXPLANATIONS
from jazari_catalogue.records.problems.problem import (
    LinesOfFiles,
    Listed,
    Problem,
    count_of,
    listed,
    shown,
    texts_of,
)
from jazari_catalogue.records.values.titles import Titles as T

PAGES = {
    code: "docs/problems.md" if code == FALLBACK else f"docs/{code}/problems.md"
    for code in MESSAGES
}
"""The page that explains each problem, by language."""

# fmt: off
# ruff: noqa: E501
EXCUSED = T("Déjà présents avant ce changement, qu’ils ne bloquent pas :", "كانت موجودة قبل هذا التغيير، ولا تمنع قبوله:", "Already there before this change, and not blocking it:")
_MORE = T("Chaque code est expliqué dans {page}", "شرح كل رمز في {page}", "Each code is explained in {page}")
# fmt: on


class CheckResult(NamedTuple):
    """What a check gave."""

    catalogue: Catalogue | None
    """The catalogue, if it loads."""
    problems: list[Problem]
    excused: list[Problem]
    """Problems that were already there before the change that is checked."""
    root: Path
    """The folder that paths in problems are relative to."""


def as_text(result: CheckResult, language: str) -> str:
    """For people: each problem with its line and its fix, and the number of problems."""
    lines = LinesOfFiles(result.root)
    blocks = texts_of(result.problems, language, lines)
    if result.problems:
        blocks.append(count_of(result.problems, language))
    if result.excused:
        blocks.append(EXCUSED.in_language(language))
        blocks += texts_of(result.excused, language, lines)
    if result.problems or result.excused:
        blocks.append(_MORE.in_language(language).format(page=PAGES[language]))
    if result.catalogue is not None:
        blocks.append(f"OK · {len(result.catalogue)}: {result.catalogue.counted()}")
    return "\n".join(blocks)


def as_json(result: CheckResult, language: str) -> str:
    """For programs: an array with an object for each problem, with ``excused`` where it is.

    ``more`` and ``more_elsewhere`` count the problems of its code that are left out after it, in its
    file and in others: with them the numbers of problems add up to the total.
    """
    lines = LinesOfFiles(result.root)
    rows = [_row(one, lines, language) for one in _listed(result.problems)]
    rows += [_row(one, lines, language) | {"excused": True} for one in _listed(result.excused)]
    return _dumped(rows)


PER_KIND, IN_ALL = 500, 5_000
"""The limits of `listed` for programs. GitHub takes 25,000 results, of which it shows 5,000."""


def _listed(problems: list[Problem]) -> list[Listed]:
    return listed(problems, PER_KIND, IN_ALL)


def _more(one: Listed) -> dict[str, int]:
    counts = {"more": one.here, "more_elsewhere": one.elsewhere}
    return {name: count for name, count in counts.items() if count}


def _row(one: Listed, lines: LinesOfFiles, language: str) -> dict[str, object]:
    problem = one.problem
    return {
        "code": problem.code.number,
        "severity": problem.code.severity,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "end_line": problem.line,
        "end_column": _end(problem, lines),
        "record": None if problem.record is None else shown(problem.record, MAX_RECORD),
        "message": problem.message(language),
        "hint": problem.fix(language),
        **_more(one),
    }


MAX_RECORD = 120
"""Characters of the id of a record that are reported; a right id is shorter."""


def _end(problem: Problem, lines: LinesOfFiles) -> int:
    line = lines.line(problem)
    return end_column(line, problem.column) if line is not None else problem.column + 1


def as_sarif(result: CheckResult, language: str) -> str:
    """SARIF 2.1.0 for code scanning: each code is a rule (§3.49), each problem a result (§3.27)."""
    lines = LinesOfFiles(result.root)
    problems = [(one, False) for one in _listed(result.problems)]
    problems += [(one, True) for one in _listed(result.excused)]
    used = {one.problem.code.number: one.problem.code for one, _ in problems}
    rules = [
        {
            "id": number,
            "name": EXPLANATIONS[number].title.in_language("en"),
            "shortDescription": {"text": EXPLANATIONS[number].title.in_language(language)},
            "fullDescription": {"text": EXPLANATIONS[number].why.in_language(language)},
            "defaultConfiguration": {"level": used[number].severity},
        }
        for number in sorted(used)
    ]
    indices = {rule["id"]: index for index, rule in enumerate(rules)}
    results = [
        _result(one, indices[one.problem.code.number], excused, lines, language)
        for one, excused in problems
    ]
    driver = {"name": "catalogue check", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"total": len(result.problems), "totalExcused": len(result.excused)},
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _dumped({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _result(
    one: Listed, rule: int, excused: bool, lines: LinesOfFiles, language: str
) -> dict[str, Any]:
    problem, more = one.problem, _more(one)
    region = {
        "startLine": problem.line,
        "startColumn": problem.column,
        "endLine": problem.line,
        "endColumn": _end(problem, lines),
    }
    return {
        "ruleId": problem.code.number,
        "ruleIndex": rule,
        "level": "note" if excused else problem.code.severity,
        "message": {"text": f"{problem.message(language)}\n→ {problem.fix(language)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(problem.path)},
                    "region": region,
                }
            }
        ],
        "baselineState": "unchanged" if excused else "new",
        **({"properties": more} if more else {}),
    }


def _dumped(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    # GitHub Actions runs `##[…` anywhere in a log as a command, so the bracket is escaped.
    return text.replace("##[", "##\\u005b")


def as_github(result: CheckResult, language: str) -> str:
    """Workflow commands of GitHub Actions (`::error file=…::…`) that annotate a pull request."""
    if not result.problems and not result.excused:
        return as_text(result, language)
    return "\n".join(_annotations(result, language))


def _annotations(result: CheckResult, language: str) -> Iterator[str]:
    lines = LinesOfFiles(result.root)
    for problems, excused in ((result.problems, False), (result.excused, True)):
        for one in listed(problems):
            problem = one.problem
            if excused and problem.code.severity == "warning":
                continue  # the summary lists it; an annotation would distract from the change
            title = f"{problem.code.number} {EXPLANATIONS[problem.code.number].title.in_language(language)}"
            location = (
                f"file={_property(problem.path)},line={problem.line},endLine={problem.line}"
                f",col={problem.column},endColumn={_end(problem, lines)},title={_property(title)}"
            )
            parts = [problem.message(language), f"→ {problem.fix(language)}", *one.rest(language)]
            text = _data("\n".join(parts))
            yield f"::{'notice' if excused else problem.code.severity} {location}::{text}"


def _data(text: str) -> str:
    """``text`` escaped as the message of a workflow command, as `escapeData` of @actions/core does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """``text`` escaped as a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(result: CheckResult, language: str) -> str:
    """Markdown for the summary of a workflow run, which lists more problems than annotations do."""
    text = as_markdown(result.problems, language)
    if result.excused:
        excused = as_markdown(result.excused, language).split("\n", 1)[1]
        text += f"\n\n### {EXCUSED.in_language(language)}\n{excused}"
    return text


FORMATS: dict[str, Callable[[CheckResult, str], str]] = {
    "text": as_text,
    "github": as_github,
    "markdown": as_summary,
    "json": as_json,
    "sarif": as_sarif,
}
