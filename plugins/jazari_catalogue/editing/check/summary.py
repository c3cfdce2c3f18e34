"""Every problem of the records as Markdown, for the summary of a workflow's run.

GitHub shows ten annotations of a step; its summary holds 1 MiB.
"""

from __future__ import annotations

from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.values.titles import Titles

MOST = 500

_HEADING = Titles("Problèmes des fiches", "مشكلات البطاقات", "Problems of the records")
_NONE = Titles("Aucun problème.", "لا مشكلة.", "No problem.")
_PLACE = Titles("Endroit", "المكان", "Place")
_WHAT = Titles("Ce qui ne va pas", "المشكلة", "What is wrong")
_MEND = Titles("Comment y remédier", "كيفية الإصلاح", "How to mend it")
_MORE = Titles("… et {count} de plus", "… و{count} أخرى", "… and {count} more")


def as_markdown(problems: list[Problem], language: str) -> str:
    """A table of ``problems``; of more than ``MOST``, how many more there are."""
    lines = [f"## {_HEADING.in_language(language)}", ""]
    if not problems:
        return "\n".join([*lines, _NONE.in_language(language)])
    heads = [titles.in_language(language) for titles in (_PLACE, _WHAT, _MEND)]
    lines += [f"| {' | '.join(heads)} |", "|---|---|---|"]
    for problem in problems[:MOST]:
        place = escaped(f"{problem.path}:{problem.line}:{problem.column}")
        what = f"**{problem.code.number}** {escaped(problem.message(language))}"
        lines.append(f"| {place} | {what} | {escaped(problem.fix(language))} |")
    if len(problems) > MOST:
        lines += ["", _MORE.in_language(language).format(count=len(problems) - MOST)]
    return "\n".join(lines)
