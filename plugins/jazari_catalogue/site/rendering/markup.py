"""Filters of templates for texts and facts, and JSON in HTML."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from markupsafe import Markup
from msgspec import Raw

from jazari_catalogue.languages import BY_CODE, is_rtl
from jazari_catalogue.site.rendering.code_generator import html_text, markup
from jazari_catalogue.site.view_data import Fact, Value


@lru_cache(maxsize=1 << 15)
def text(value: Value, page_language: str | None = None) -> Markup:
    """``value`` as HTML: a ``bdi``, in a link if it has an address, else in a ``time`` if a date.

    ``bdi`` isolates the text from the direction of the sentence around it (Unicode UAX #9). Words
    in the script of another language than its own, or than ``page_language``, are marked with that
    language (WCAG 2.2, 3.1.2). A ``bdi`` takes the direction of its first letter: an Arabic
    sentence that begins with a Latin name has its own, or its full stop would be at the wrong end.
    """
    language = f' lang="{html_text(value.lang)}"' if value.lang is not None else ""
    direction = ' dir="ltr"' if value.ltr else ""
    if (
        not value.ltr
        and value.lang is None
        and is_rtl(page_language)
        and _LATIN_FIRST.match(value.text)
    ):
        direction = ' dir="rtl"'
    shown = words(value.text, value.lang, page_language)
    html = f"<bdi{language}{direction}>{shown}</bdi>"
    if value.href is not None:
        html = f'<a href="{html_text(value.href)}">{html}</a>'
    elif value.datetime is not None:
        html = f'<time datetime="{html_text(value.datetime)}">{html}</time>'
    if value.note is not None:
        note = html_text(value.note)
        if value.note_href is not None:
            note = f'<a href="{html_text(value.note_href)}">{note}</a>'
        html += f' <small class="translated">{note}</small>'
    return markup(html)


def words(text: str, language: str | None, page_language: str | None = None) -> Markup:
    """``text``, which is in ``language``, as HTML; words in another script are marked as above.

    Without ``language`` it is in that of the page.
    """
    shown = html_text(text)
    own = language or page_language
    if own is not None and not shown.isascii():
        for other, words_of in _WORDS.items():
            if other != own:
                shown = words_of.sub(rf'<span lang="{other}">\g<0></span>', shown)
    return markup(shown)


_WORDS = {
    code: re.compile(rf"[{language.letters}]+(?:[\s\d.,:«»“”()-]+[{language.letters}]+)*")
    for code, language in BY_CODE.items()
    if language.letters
}
"""Words in the script that only this language has, and what is between them."""


_RTL = "".join(language.letters for language in BY_CODE.values() if language.direction == "rtl")
_LATIN_FIRST = re.compile(rf"[^A-Za-zÀ-ɏ{_RTL}]*[A-Za-zÀ-ɏ][^{_RTL}]*[{_RTL}]")
"""A text with letters that run from right to left, before which there are Latin ones."""


def among(facts: Iterable[Fact], fields: Container[str]) -> list[Fact]:
    """The ``facts`` whose fields are among ``fields``."""
    return [fact for fact in facts if fact.field in fields]


def without(facts: Iterable[Fact], fields: Container[str]) -> list[Fact]:
    """The ``facts`` whose fields are not among ``fields``."""
    return [fact for fact in facts if fact.field not in fields]


def quoted(text: str, opening: str) -> str:
    """``text`` for a quotation that begins with ``opening``: guillemets in guillemets are “ ”."""
    if not opening.startswith("«"):
        return text
    return re.sub(r"«[\u00a0\u202f]?", "“", re.sub(r"[\u00a0\u202f]?»", "”", text))


def script(data: Raw) -> str:
    """JSON ``data`` as the text of a ``script`` element, with ``<`` escaped.

    No text in it can then end the element (HTML Living Standard, 4.12.1.3).
    """
    return bytes(data).replace(b"<", b"\\u003c").decode()
