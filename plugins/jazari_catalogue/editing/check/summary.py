"""A table of the problems in Markdown, for the summary of a workflow run.

GitHub shows at most ten annotations of each type for a step, but up to 1 MiB of its summary.
"""

from __future__ import annotations

from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.records.problems.problem import Problem, listed
from jazari_catalogue.records.values.titles import Titles

MAX_SIZE = 400_000
"""Bytes of a table; a summary has two, and GitHub shows none of one that is larger than 1 MiB."""

_HEADING = Titles("Problèmes des fiches", "مشكلات البطاقات", "Problems of the records")
_NONE = Titles("Aucun problème.", "لا توجد أي مشكلة.", "No problem.")
_LOCATION = Titles("Endroit", "المكان", "Location")
_WHAT = Titles("Ce qui ne va pas", "المشكلة", "What is wrong")
_FIX = Titles("Comment y remédier", "كيفية الإصلاح", "How to fix it")
_MORE = Titles("… et {count} de plus", "… و{count} أخرى", "… and {count} more")


def as_markdown(problems: list[Problem], language: str) -> str:
    """A table of those of ``problems`` that a report shows, and the number of the others."""
    lines = [f"## {_HEADING.in_language(language)}", ""]
    if not problems:
        return "\n".join([*lines, _NONE.in_language(language)])
    headings = [titles.in_language(language) for titles in (_LOCATION, _WHAT, _FIX)]
    lines += [f"| {' | '.join(headings)} |", "|---|---|---|"]
    size = in_rows = 0
    for one in listed(problems):
        problem = one.problem
        location = escaped(f"{problem.path}:{problem.line}:{problem.column}")
        what = f"**{problem.code.number}** {escaped(problem.message(language))}"
        fix = "<br>".join(map(escaped, [problem.fix(language), *one.rest(language)]))
        row = f"| {location} | {what} | {fix} |"
        size += len(row.encode())
        if size > MAX_SIZE:
            lines += ["", _MORE.in_language(language).format(count=len(problems) - in_rows)]
            break
        lines.append(row)
        in_rows += 1 + one.here + one.elsewhere
    return "\n".join(lines)
