"""What Markdown makes of the text of records."""

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
"""The first of the characters that stand for suspects while Markdown is rendered: private ones."""


_MOST = 0x10000
"""References and codes that are looked at in one text."""


def hidden_references(text: str) -> Iterator[tuple[str, int, str]]:
    """What puts characters on a page that nobody sees: references to them, and encoded addresses.

    For each what is written, how many of the same come before it, and the character. Whether it
    is one is for CommonMark to say: in code, or after a backslash, it is text.
    """
    suspects = [
        (found, hidden)
        for found in islice(_SUSPECT.finditer(text), _MOST)
        if (hidden := _hidden_by(found, text)) is not None
    ]
    if not suspects:
        return
    pieces, end = [], 0
    for number, (found, _) in enumerate(suspects):
        stand_in = chr(_STAND_IN + number)
        written = f"&#{ord(stand_in)};" if found[0][0] == "&" else quote(stand_in)
        pieces += [text[end : found.start()], written]
        end = found.end()
    html = _rendered("".join([*pieces, text[end:]]))
    on_page = frozenset(unquote(unescape(html)))
    in_addresses = frozenset(unquote("".join(_ADDRESS.findall(html))))
    for number, (found, hidden) in enumerate(suspects):
        if chr(_STAND_IN + number) in (on_page if found[0][0] == "&" else in_addresses):
            yield found[0], text.count(found[0], 0, found.start()), hidden


def _hidden_by(found: re.Match[str], text: str) -> str | None:
    """The hidden character that ``found`` in ``text`` stands for, if it is one."""
    if found[0][0] == "%":
        turn = TURNS.search(unquote(found[0]))
        return turn[0] if turn else None
    decoded = _decoded(found[0])
    before = unescape(text[max(found.start() - 12, 0) : found.start()])[-3:]
    hidden = _hides(before + decoded)
    return hidden[0] if hidden and decoded != found[0] and hidden[0] in decoded else None


def _decoded(reference: str) -> str:
    """The character of a reference, as CommonMark reads it: html.unescape drops some."""
    if reference[1] != "#":
        return unescape(reference)
    digits = reference[2:-1]
    point = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(point) if 0 < point <= 0x10FFFF else "\ufffd"


def _hides(text: str) -> re.Match[str] | None:
    return first_hidden(text) or FORBIDDEN.search(text)


_ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')


def _rendered(text: str) -> str:
    import cmarkgfm  # only for texts with a reference to such a character

    html: str = cmarkgfm.markdown_to_html(text)
    return html
