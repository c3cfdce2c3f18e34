"""What a page of the preview shows over it while the site cannot be built."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

from jazari_catalogue.languages import BY_CODE
from jazari_catalogue.preview.failure import Excerpt, Mistake
from jazari_catalogue.records.values.titles import Titles

_FOLDER: Final = Path(__file__).parent
_SHOW = (
    "<script>document.getElementById('preview-problems')"
    ".shadowRoot.querySelector('dialog').showModal()</script>"
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


def with_problems(page: bytes, mistakes: Sequence[Mistake], language: str) -> bytes:
    """The HTML ``page`` with ``mistakes`` over it, in ``language``."""
    return _before_end(page, _overlay(mistakes, language).encode())


def page_of_problems(mistakes: Sequence[Mistake], language: str) -> bytes:
    """A page with nothing but ``mistakes``, for when no site has been built yet."""
    title = escape(_HEADING.in_language(language))
    page = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
    page += '<meta name="viewport" content="width=device-width"><body></body></html>'
    return with_problems(page.encode(), mistakes, language)


def reloading(page: bytes, epoch: int) -> bytes:
    """The HTML ``page``, which reloads when the site is newer than ``epoch``."""
    script = (_FOLDER / "reload.js").read_text(encoding="utf-8")
    return _before_end(page, f"<script>{script}reloadAfter({epoch});</script>".encode())


def _before_end(page: bytes, addition: bytes) -> bytes:
    end = page.rfind(b"</body>")
    end = len(page) if end < 0 else end
    return page[:end] + addition + page[end:]


def _overlay(mistakes: Sequence[Mistake], language: str) -> str:
    """The dialog, in a shadow root: neither its style nor that of the page affects the other."""
    style = (_FOLDER / "overlay.css").read_text(encoding="utf-8")
    direction = BY_CODE[language].direction
    items = "".join(_item(mistake, language) for mistake in mistakes)
    return (
        f'<div id="preview-problems" lang="{language}" dir="{direction}">'
        f'<template shadowrootmode="open"><style>{style}</style>'
        f'<dialog aria-labelledby="heading"><header><h1 id="heading" tabindex="-1" autofocus>'
        f"{escape(_HEADING.in_language(language))}</h1>"
        f"<p>{escape(_EXPLANATION.in_language(language))}</p></header>"
        f"<ol>{items}</ol>"
        f'<form method="dialog"><button>{escape(_SEE_OLD.in_language(language))}</button></form>'
        f"</dialog></template></div>{_SHOW}"
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
