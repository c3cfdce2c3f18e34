"""References and encoded addresses in Markdown that put hidden characters on a page."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.values.markdown import hidden_references

OVERRIDE, JOINER, SPACE = "\u202e", "\u200d", "\u200b"
FOUND = {
    "by hexadecimal number": ("mo&#x202e;t", [("&#x202e;", 0, OVERRIDE)]),
    "with a capital X": ("mo&#X202E;t", [("&#X202E;", 0, OVERRIDE)]),
    "by decimal number": ("mo&#8203;t", [("&#8203;", 0, SPACE)]),
    "by name": ("mo&ZeroWidthSpace;t", [("&ZeroWidthSpace;", 0, SPACE)]),
    "at both ends": ("&rlm;mot&lrm;", [("&rlm;", 0, "\u200f"), ("&lrm;", 0, "\u200e")]),
    "the same twice": ("&rlm;mot&rlm;", [("&rlm;", 0, "\u200f"), ("&rlm;", 1, "\u200f")]),
    "after one in code": ("`&rlm;` mot&rlm;", [("&rlm;", 1, "\u200f")]),
    "a joiner after a letter": ("mot&zwj;mot", [("&zwj;", 0, JOINER)]),
    "a control character": ("mo&#1;t", [("&#1;", 0, "\x01")]),
    "the last number of Unicode": ("mo&#x10FFFF;t", [("&#x10FFFF;", 0, "\U0010ffff")]),
    "in the text of a link": ("[mo&#8203;t](https://a.example/)", [("&#8203;", 0, SPACE)]),
    "in an address": (
        "[mot](https://a.example/%E2%80%AEgnp)",
        [("%E2%80%AE", 0, OVERRIDE)],
    ),
    "in the address of an image": (
        "![mot](https://a.example/%E2%80%AEgnp)",
        [("%E2%80%AE", 0, OVERRIDE)],
    ),
}
LEFT = {
    "no reference": "Recherche & développement à 50 %",
    "a visible character": "caf&eacute; &#233; &#xe9;",
    "no reference in HTML 5": "mo&nimporte;t",
    "without semicolon": "mo&#x202et",
    "in code": "Écrire `&#x202e;`",
    "after a backslash": r"Écrire \&#x202e;",
    "written out": "Écrire &amp;#x202e;",
    "a joiner in an emoji": "&#x1F469;&zwj;&#x1F52C;",
    "an encoding outside an address": "Un mot %E2%80%AE écrit",
    "a visible character in an address": "[mot](https://a.example/%C3%A9)",
    "numbers of no character, shown as a sign": "&#0; &#x110000; &#9999999;",
    "what many real addresses have": "[mot](https://a.example/%E2%80%8B)",
}


@pytest.mark.parametrize(("text", "found"), FOUND.values(), ids=FOUND)
def test_a_hidden_character_is_found_with_its_rank(
    text: str, found: list[tuple[str, int, str]]
) -> None:
    assert list(hidden_references(text)) == found


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_text_that_hides_nothing_is_left_alone(text: str) -> None:
    assert list(hidden_references(text)) == []
