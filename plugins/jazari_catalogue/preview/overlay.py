"""What a page of the preview shows over it while the site cannot be built."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from jazari_catalogue.languages import BY_CODE, FALLBACK
from jazari_catalogue.preview.failure import Excerpt, Mistake
from jazari_catalogue.records.values.titles import Titles

FOLDER = ".preview"
"""What the addresses of files of the preview begin with; no file of the site is hidden."""

_EMPTY = (
    '<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme"'
    ' content="light dark"><body></body></html>'
)

_HEADING = Titles(
    fr="Le site n’a pas pu être mis à jour",
    ar="تعذر تحديث الموقع",
    en="The site could not be updated",
)
_EXPLANATION = Titles(
    fr="Corrigez ce qui suit et enregistrez : la page se rechargera d’elle-même.",
    ar="أصلح ما يلي ثم احفظ الملف، وستُحدَّث الصفحة تلقائيا.",
    en="Fix the following and save: the page will reload by itself.",
)
_LINE = Titles(fr="Ligne", ar="السطر", en="Line")
_FIX = Titles(fr="Pour corriger :", ar="للإصلاح:", en="To fix it:")
_SEE_OLD = Titles(
    fr="Voir la dernière version qui fonctionne",
    ar="عرض آخر نسخة سليمة",
    en="See the last version that works",
)


def with_preview(
    page: bytes, version: str, mistakes: Sequence[Mistake] = (), language: str = FALLBACK
) -> bytes:
    """The HTML ``page``, which reloads once the site is of another ``version``.

    ``mistakes`` are shown over it, in ``language``. Without a page there is nothing else.
    """
    has_page = bool(page)
    if not has_page:
        page = _EMPTY.format(lang=language, title=escape(_HEADING.in_language(language))).encode()
    end = page.rfind(b"</body>")
    end = len(page) if end < 0 else end
    added = _overlay(mistakes, language, has_page=has_page) if mistakes else ""
    added += f'<script src="/{FOLDER}/preview.js" data-version="{version}"></script>'
    return page[:end] + added.encode() + page[end:]


def _overlay(mistakes: Sequence[Mistake], language: str, *, has_page: bool) -> str:
    """The dialog, in a shadow root: neither its style nor that of the page affects the other."""
    close = (
        f'<form method="dialog"><button>{escape(_SEE_OLD.in_language(language))}</button></form>'
    )
    direction = BY_CODE[language].direction
    items = "".join(_item(mistake, language) for mistake in mistakes)
    return (
        f'<div id="preview-problems" lang="{language}" dir="{direction}">'
        f'<template shadowrootmode="open"><link rel="stylesheet" href="/{FOLDER}/overlay.css">'
        f'<dialog aria-labelledby="heading"><header><h1 id="heading" tabindex="-1" autofocus>'
        f"{escape(_HEADING.in_language(language))}</h1>"
        f"<p>{escape(_EXPLANATION.in_language(language))}</p></header>"
        f"<ol>{items}</ol>"
        f"{close if has_page else ''}</dialog></template></div>"
    )


def _item(mistake: Mistake, language: str) -> str:
    where = fix = ""
    if mistake.location:
        where += f'<code class="location" dir="ltr">{escape(mistake.location)}</code>'
    if mistake.code:
        where += f'<span class="code" dir="ltr">{escape(mistake.code)}</span>'
    if mistake.fix:
        heading = escape(_FIX.in_language(language))
        fix = f'<strong>{heading}</strong> <span dir="auto">{escape(mistake.fix)}</span>'
    form = "trace" if mistake.message.startswith("Traceback ") else "message"
    return (
        "<li>"
        + (f'<p class="where">{where}</p>' if where else "")
        + f'<p class="{form}" dir="auto">{escape(mistake.message)}</p>'
        + _quoted(mistake.excerpt, language)
        + (f'<p class="fix">{fix}</p>' if fix else "")
        + "</li>"
    )


def _quoted(excerpt: Excerpt | None, language: str) -> str:
    """The line that a mistake is on; it scrolls, so it takes the focus of the keyboard."""
    if excerpt is None:
        return ""
    label = escape(f"{_LINE.in_language(language)} {excerpt.number}")
    marked = f"<mark>{escape(excerpt.marked)}</mark>" if excerpt.marked else ""
    line = f"<code>{escape(excerpt.before)}{marked}{escape(excerpt.rest)}</code>"
    number = f'<span class="number">{excerpt.number}</span>'
    return f'<pre dir="ltr" tabindex="0" role="group" aria-label="{label}">{number}{line}</pre>'
