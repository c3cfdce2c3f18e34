"""What ``catalogue check`` found, for people, for GitHub and for programs."""

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
from jazari_catalogue.records.problems.problem import LinesOfFiles, Problem, count_of
from jazari_catalogue.records.values.titles import Titles as T

PAGES = {
    code: "docs/problems.md" if code == FALLBACK else f"docs/{code}/problems.md"
    for code in MESSAGES
}
"""Where each problem is explained."""

# fmt: off
# ruff: noqa: E501
EXCUSED = T("Déjà là avant ce changement, qui n’est pas retenu pour autant :", "كانت موجودة قبل هذا التغيير، ولا تمنع قبوله:", "There before this change, which is not held up by it:")
_MORE = T("Chaque code est expliqué dans {page}", "شرح كل رمز في {page}", "Each code is explained in {page}")
# fmt: on


class Findings(NamedTuple):
    """The catalogue, if it loads; the problems, and those excused; where their files are."""

    catalogue: Catalogue | None
    problems: list[Problem]
    excused: list[Problem]
    root: Path


def as_text(found: Findings, language: str) -> str:
    """For people: each problem with its line and remedy; then how many there are."""
    lines = LinesOfFiles(found.root)
    told = [problem.text(language, lines.line(problem)) for problem in found.problems]
    if found.problems:
        told.append(count_of(found.problems, language))
    if found.excused:
        told.append(EXCUSED.in_language(language))
        told += [problem.text(language, lines.line(problem)) for problem in found.excused]
    if found.problems or found.excused:
        told.append(_MORE.in_language(language).format(page=PAGES[language]))
    if found.catalogue is not None:
        told.append(f"OK · {len(found.catalogue)}: {found.catalogue.counted()}")
    return "\n".join(told)


def as_json(found: Findings, language: str) -> str:
    """For programs: an array with an object for each problem; ``excused`` marks the excused."""
    lines = LinesOfFiles(found.root)
    rows = [_row(problem, lines, language) for problem in found.problems]
    rows += [_row(problem, lines, language) | {"excused": True} for problem in found.excused]
    return _dumped(rows)


def _row(problem: Problem, lines: LinesOfFiles, language: str) -> dict[str, object]:
    return {
        "code": problem.code.number,
        "severity": problem.code.severity,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "end_line": problem.line,
        "end_column": _end(problem, lines),
        "record": problem.record,
        "message": problem.message(language),
        "hint": problem.fix(language),
    }


def _end(problem: Problem, lines: LinesOfFiles) -> int:
    line = lines.line(problem)
    return end_column(line, problem.column) if line is not None else problem.column + 1


def as_sarif(found: Findings, language: str) -> str:
    """SARIF 2.1.0 (OASIS), for code scanning: each code is a rule, each problem a result."""
    lines = LinesOfFiles(found.root)
    problems = [(problem, False) for problem in found.problems]
    problems += [(problem, True) for problem in found.excused]
    used = {problem.code.number: problem.code for problem, _ in problems}
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
        _result(problem, indices[problem.code.number], excused, lines, language)
        for problem, excused in problems
    ]
    driver = {"name": "catalogue check", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _dumped({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _result(
    problem: Problem, rule: int, excused: bool, lines: LinesOfFiles, language: str
) -> dict[str, Any]:
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
    }


def _dumped(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    # GitHub Actions obeys `##[…` wherever a log has it; JSON can write the bracket otherwise.
    return text.replace("##[", "##\\u005b")


def as_github(found: Findings, language: str) -> str:
    """Workflow commands of GitHub Actions, which annotate the lines of a pull request."""
    if not found.problems and not found.excused:
        return as_text(found, language)
    return "\n".join(_annotations(found, language))


def _annotations(found: Findings, language: str) -> Iterator[str]:
    lines = LinesOfFiles(found.root)
    for problems, excused in ((found.problems, False), (found.excused, True)):
        for problem in problems:
            if excused and problem.code.severity == "warning":
                continue  # the summary has it; beside the lines of a change it would be noise
            title = f"{problem.code.number} {EXPLANATIONS[problem.code.number].title.in_language(language)}"
            place = (
                f"file={_property(problem.path)},line={problem.line},endLine={problem.line}"
                f",col={problem.column},endColumn={_end(problem, lines)},title={_property(title)}"
            )
            text = _data(f"{problem.message(language)}\n→ {problem.fix(language)}")
            yield f"::{'notice' if excused else problem.code.severity} {place}::{text}"


def _data(text: str) -> str:
    """Record text in a workflow command is data, never a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(found: Findings, language: str) -> str:
    """Markdown for the summary of a workflow's run: all problems, which annotations cut at ten."""
    text = as_markdown(found.problems, language)
    if found.excused:
        excused = as_markdown(found.excused, language).split("\n", 1)[1]
        text += f"\n\n### {EXCUSED.in_language(language)}\n{excused}"
    return text


FORMATS: dict[str, Callable[[Findings, str], str]] = {
    "text": as_text,
    "github": as_github,
    "markdown": as_summary,
    "json": as_json,
    "sarif": as_sarif,
}
