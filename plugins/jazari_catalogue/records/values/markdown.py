"""Hidden characters that a text in Markdown produces by references and encoded addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from urllib.parse import quote, unquote

from jazari_catalogue.records.values.characters import FORBIDDEN, TURNS, first_hidden

_SUSPECT = re.compile(
    r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]*);|(?:%[0-9a-fA-F]{2})+"
)
_STAND_IN = 0xF0000
"""The first of the private characters that replace suspects while Markdown is rendered."""


_MOST = 0x10000
"""References and encodings that are examined in one text."""


def hidden_references(text: str) -> Iterator[tuple[str, int, str]]:
    """The references (``&#8203;``) and encoded addresses that put hidden characters on a page.

    Each with its text, how many of the same text come before it, and the hidden character. Text
    that only looks like one, in code or after a backslash, is left out: the text is rendered as
    CommonMark, with a stand-in for each suspect, to see which ones take effect.
    """
    suspects = [
        (match, hidden)
        for match in islice(_SUSPECT.finditer(text), _MOST)
        if (hidden := _hidden_by(match, text)) is not None
    ]
    if not suspects:
        return
    pieces, end = [], 0
    for number, (match, _) in enumerate(suspects):
        stand_in = chr(_STAND_IN + number)
        written = f"&#{ord(stand_in)};" if match[0][0] == "&" else quote(stand_in)
        pieces += [text[end : match.start()], written]
        end = match.end()
    html = _rendered("".join([*pieces, text[end:]]))
    on_page = frozenset(unquote(unescape(html)))
    in_addresses = frozenset(unquote("".join(_ADDRESS.findall(html))))
    for number, (match, hidden) in enumerate(suspects):
        if chr(_STAND_IN + number) in (on_page if match[0][0] == "&" else in_addresses):
            yield match[0], text.count(match[0], 0, match.start()), hidden


def _hidden_by(match: re.Match[str], text: str) -> str | None:
    """The hidden character that ``match`` in ``text`` encodes; None if it encodes another."""
    if match[0][0] == "%":
        turn = TURNS.search(unquote(match[0]))
        return turn[0] if turn else None
    decoded = character_of(match[0])
    # Whether a joiner is hidden depends on the character before it.
    before = unescape(text[max(match.start() - 12, 0) : match.start()])[-3:]
    hidden = _hides(before + decoded)
    return hidden[0] if hidden and decoded != match[0] and hidden[0] in decoded else None


def character_of(reference: str) -> str:
    """The character of a reference in CommonMark (0.31 §2.5); html.unescape drops some."""
    if reference[1] != "#":
        return unescape(reference)
    digits = reference[2:].rstrip(";")
    point = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(point) if 0 < point <= 0x10FFFF else "\ufffd"


def _hides(text: str) -> re.Match[str] | None:
    return first_hidden(text) or FORBIDDEN.search(text)


_ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')


def _rendered(text: str) -> str:
    import cmarkgfm  # loaded only for texts with a suspect

    html: str = cmarkgfm.markdown_to_html(text)
    return html
