"""Marks text in the fallback language on a page in another language (WCAG 2.2, 3.1.2).

A language can be published before all its texts are translated: missing texts are then French. Each
is wrapped in two characters that no record may contain, which go through views and templates with
it. In the finished page they become ``lang`` attributes, or are removed where no element can be: in
attributes, scripts and data.
"""

from __future__ import annotations

import re

from jazari_catalogue.languages import FALLBACK

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters, which Unicode leaves to programs for internal use (Unicode 15.0, 23.7)."""

_MARK = re.compile(rf"[{_OPEN}{_CLOSE}]|\\ufdd[01]")
"""A mark, also as JSON in ASCII escapes it."""

# A comment, an element that contains only text, a tag, a mark, or the text before one of these.
_PIECE = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1>"
    r"|(?P<opening><(?P<name>title|option|textarea)\b[^>]*)>(?P<content>[^<]*)"
    rf"|(?P<tag></?(?P<element>[a-zA-Z]+)[^>]*>)|[{_OPEN}{_CLOSE}]|[^<{_OPEN}{_CLOSE}]+|<",
    re.DOTALL,
)


def mark_fallback(text: str) -> str:
    """``text`` in the fallback language, wrapped in marks."""
    return f"{_OPEN}{text}{_CLOSE}"


def remove_fallback_marks(text: str) -> str:
    """``text`` without marks, for data and attributes, where no part can have a ``lang``."""
    return _MARK.sub("", text)


def tag_fallback(html: str) -> str:
    """``html``, a page or a fragment, with ``lang`` attributes in place of the marks.

    Marked text gets a ``<span lang="fr">`` around it, within ``<svg>`` a ``<tspan>``; an element
    that contains only text (``title``, ``option``, ``textarea``) gets the attribute itself.
    """
    pieces: list[str] = []
    mark_depth = svg_depth = 0
    for piece in _PIECE.finditer(html):
        text = piece[0]
        if text == _OPEN:
            mark_depth += 1
        elif text == _CLOSE:
            mark_depth -= 1
        elif piece["opening"]:
            language = f' lang="{FALLBACK}"' if _OPEN in piece["content"] else ""
            pieces.append(remove_fallback_marks(f"{piece['opening']}{language}>{piece['content']}"))
        elif piece["tag"]:
            if piece["element"] == "svg":
                svg_depth += -1 if text.startswith("</") else 1
            pieces.append(remove_fallback_marks(text))
        elif mark_depth and not text.startswith("<") and not text.isspace():
            element = "tspan" if svg_depth else "span"
            pieces.append(f'<{element} lang="{FALLBACK}">{text}</{element}>')
        else:
            pieces.append(remove_fallback_marks(text))
    return "".join(pieces)
