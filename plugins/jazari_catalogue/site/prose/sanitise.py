"""The second wall: the HTML of prose has only these elements, or the page is refused.

`markup` reports what an author writes, with its position. What a renderer makes all the same, by a
rule that the scan does not know, ends here. Nothing is removed: an author sees what is refused.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import zip_longest
from typing import TYPE_CHECKING

import nh3

from jazari_catalogue.records.values.characters import FORBIDDEN, first_hidden
from jazari_catalogue.site.prose.markup import LINK_SCHEMES
from jazari_catalogue.site.prose.refusal import refused_markup
from jazari_catalogue.site.prose.reserved import is_reserved_id

if TYPE_CHECKING:
    from jazari_catalogue.site.view_data import ProsePage

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXT = "p br hr em strong code pre blockquote a img ul ol li table thead tbody tr th td"
_CONTROLS = "section label input"

_VALUES = {
    ("img", "src"): re.compile(r"(?!//)[\w./-]+"),
    ("code", "class"): re.compile(r"language-[\w+#.-]+"),
    ("input", "type"): re.compile("checkbox"),
    **{(cell, "align"): re.compile("left|right|center") for cell in ("th", "td")},
}
"""What an attribute may be, where its element and name do not say enough."""


def _accepted(tag: str, name: str, value: str) -> str | None:
    pattern = _VALUES.get((tag, name))
    if (pattern and not pattern.fullmatch(value)) or (name == "id" and is_reserved_id(value)):
        return None
    return value


_clean = nh3.Cleaner(
    tags={*_TEXT.split(), *_CONTROLS.split(), *_HEADINGS},
    attributes={
        "a": {"href", "title"},
        "code": {"class"},
        "img": {"src", "alt", "title"},
        "input": {"type", "checked"},
        "ol": {"start"},
        "p": {"data-slash", "hidden"},
        "section": {"data-if"},
        "td": {"align"},
        "th": {"align"},
        **{heading: {"id"} for heading in _HEADINGS},
    },
    attribute_filter=_accepted,
    url_schemes=set(LINK_SCHEMES),
    link_rel=None,
).clean


def refuse_markup(html: str, page: ProsePage) -> None:
    """Raises BuildRefused if ``html`` of ``page`` has anything that prose may not have."""
    if what := first_removed(html):
        raise refused_markup(page, what)


def first_removed(html: str) -> str | None:
    """The first piece of ``html`` that nh3 removes or changes, or that hides a character.

    None if it leaves all of it.
    """
    pieces = _pieces(html)
    for index, (written, left) in enumerate(zip_longest(pieces, _pieces(_clean(html)))):
        if written == left and not _hides(written):
            continue
        is_longer = written and left and len(left[0]) > len(written[0])
        if is_longer and left[0].startswith(written[0]) and index + 1 < len(pieces):
            index += 1  # two texts are one, because what was between them is gone
        return str((pieces[index] if index < len(pieces) else left)[0])
    return None


_Piece = tuple[str, dict[str, str]]


def _hides(piece: _Piece) -> bool:
    text, attributes = piece
    return any(first_hidden(one) or FORBIDDEN.search(one) for one in (text, *attributes.values()))


class _Pieces(HTMLParser):
    """The tags and texts of HTML, in an order and spelling that do not depend on who wrote it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[_Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.append((f"<{tag}", {name: value or "" for name, value in attrs}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append((f"</{tag}", {}))

    def handle_data(self, data: str) -> None:
        if self.pieces and not self.pieces[-1][0].startswith("<"):
            data = self.pieces.pop()[0] + data
        # What is between two tags of a table is no text.
        self.pieces.append((data, {}))

    def handle_comment(self, data: str) -> None:
        self.pieces.append((f"<!--{data}", {}))

    def handle_decl(self, decl: str) -> None:
        self.pieces.append((f"<!{decl}", {}))

    def unknown_decl(self, data: str) -> None:
        self.pieces.append((f"<![{data}", {}))

    def handle_pi(self, data: str) -> None:
        self.pieces.append((f"<?{data}", {}))


def _pieces(html: str) -> list[_Piece]:
    parser = _Pieces()
    parser.feed(html)
    parser.close()
    return parser.pieces
