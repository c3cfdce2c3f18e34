"""Words of the fallback language on pages in another, which must say so (WCAG 2.2, 3.1.2).

A language may be published before all its words are written. What is missing is French, between two
characters that no record may have. These brackets go with the words through views, sentences and
templates; when a page is whole, they become ``lang`` where an element may be, and are removed where
none may: in attributes, in scripts, in data.
"""

from __future__ import annotations

import re

from jazari_catalogue.languages import FALLBACK

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters (Unicode 15.0, 23.7), for use inside a program."""

_BRACKETS = re.compile(rf"[{_OPEN}{_CLOSE}]|\\ufdd[01]")
"""As they are, and as JSON in ASCII escapes them."""

# A comment, an element that holds text alone, a tag, a bracket, or text up to one of these.
_PIECE = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1>"
    r"|(?P<opening><(?P<name>title|option|textarea)\b[^>]*)>(?P<held>[^<]*)"
    rf"|(?P<tag></?(?P<element>[a-zA-Z]+)[^>]*>)|[{_OPEN}{_CLOSE}]|[^<{_OPEN}{_CLOSE}]+|<",
    re.DOTALL,
)


def borrowed(words: str) -> str:
    """``words`` of the fallback language, marked as a substitute for missing ones."""
    return f"{_OPEN}{words}{_CLOSE}"


def without_brackets(text: str) -> str:
    """``text`` where nothing can say in which language a part of it is."""
    return _BRACKETS.sub("", text)


def with_languages(html: str) -> str:
    """The page or part of one ``html``, with the language of all that is borrowed."""
    pieces: list[str] = []
    depth = drawings = 0
    for piece in _PIECE.finditer(html):
        text = piece[0]
        if text == _OPEN:
            depth += 1
        elif text == _CLOSE:
            depth -= 1
        elif piece["opening"]:
            language = f' lang="{FALLBACK}"' if _OPEN in piece["held"] else ""
            pieces.append(without_brackets(f"{piece['opening']}{language}>{piece['held']}"))
        elif piece["tag"]:
            if piece["element"] == "svg":
                drawings += -1 if text.startswith("</") else 1
            pieces.append(without_brackets(text))
        elif depth and not text.startswith("<") and not text.isspace():
            element = "tspan" if drawings else "span"
            pieces.append(f'<{element} lang="{FALLBACK}">{text}</{element}>')
        else:
            pieces.append(without_brackets(text))
    return "".join(pieces)
