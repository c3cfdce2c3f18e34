"""The pages that explain every problem that ``catalogue check`` can report, one per language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jazari_catalogue.editing.check.formats import PAGES
from jazari_catalogue.languages import is_rtl
from jazari_catalogue.records.house import codes as house_codes
from jazari_catalogue.records.problems import codes, prose_codes
from jazari_catalogue.records.problems.explanations import EXPLANATIONS
from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.values.titles import Titles as T

# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off
_MADE = "<!-- make generate -->"
_HEADING = T("Les problèmes et leurs corrections", "المشكلات وطرق إصلاحها", "Problems and how to fix them")
_LEAD = T(
    "Tout ce que `catalogue check` peut trouver. Une **erreur** empêche la publication ; un **avertissement** est laissé au jugement de l’éditeur. Cette page est tirée du programme par `make generate` ; on ne l’écrit pas à la main.",
    "كل ما يمكن أن يجده `catalogue check`. **الخطأ** يمنع النشر؛ و**التنبيه** متروك لتقدير المحرر. تُستخرج هذه الصفحة من البرنامج بالأمر `make generate` ولا تُحرَّر يدويا.",
    "Everything that `catalogue check` can report. An **error** prevents publication; a **warning** is left to the editor to judge. `make generate` writes this page from the program; do not edit it.",
)
_FAMILIES = {
    "CAT0": T("Le fichier et son YAML", "الملف وصياغة YAML", "The file and its YAML"),
    "CAT1": T("La forme d’une fiche", "شكل البطاقة", "The shape of a record"),
    "CAT2": T("Les renvois entre fiches", "ما تقوله البطاقات بعضها عن بعض", "References between records"),
    "CAT3": T("Les règles de rédaction", "قواعد التحرير", "House rules"),
    "CAT4": T("Les pages de texte", "الصفحات المكتوبة", "Pages of text"),
}
_SEVERITY = {"error": T("Erreur", "خطأ", "Error"), "warning": T("Avertissement", "تنبيه", "Warning")}
_WHY = T("Pourquoi", "السبب", "Why it matters")
_FIX = T("Correction", "طريقة الإصلاح", "How to fix it")
# fmt: on


def registry() -> list[Code]:
    """Every problem code, in order of number."""
    registered = [
        value
        for module in (codes, house_codes, prose_codes)
        for value in vars(module).values()
        if isinstance(value, Code)
    ]
    return sorted(registered, key=lambda code: code.number)


def problems_page(language: str) -> str:
    """The page in ``language``, as Markdown."""
    lines = [_MADE]
    lines += ['<div dir="rtl">', ""] if is_rtl(language) else []
    lines += [f"# {_HEADING.in_language(language)}", "", _LEAD.in_language(language), ""]
    family = ""
    for code in registry():
        if code.number[:4] != family:
            family = code.number[:4]
            lines += [f"## {_FAMILIES[family].in_language(language)}", ""]
        lines += _section(code, language)
    lines += ["</div>", ""] if is_rtl(language) else []
    return "\n".join(lines)


_COLON = T(" :", ":", ":")


def _section(code: Code, language: str) -> Iterator[str]:
    explained = EXPLANATIONS[code.number]
    yield f'<a id="{code.number.lower()}"></a>'
    yield ""
    yield f"### {code.number} · {explained.title.in_language(language)}"
    yield ""
    severity = _SEVERITY[code.severity].in_language(language)
    colon = _COLON.in_language(language)
    yield f"- **{severity}**{colon} {_plain(code.message, language)}"
    yield f"- **{_WHY.in_language(language)}**{colon} {explained.why.in_language(language)}"
    for fix in filter(None, (code.fix, code.fix_without_suggestion)):
        yield f"- **{_FIX.in_language(language)}**{colon} {_plain(fix, language)}"
    yield ""


def _plain(titles: T, language: str) -> str:
    """A message with ``…`` in place of the values that a problem fills in."""
    text = re.sub(r"\{\w+\}", "…", titles.in_language(language).replace("{{", "\0"))
    return text.replace("\0", "{").replace("}}", "}")


def files(_root: Path) -> dict[str, str]:
    """The page of each language, by its path in the project."""
    return {path: problems_page(language) for language, path in PAGES.items()}
