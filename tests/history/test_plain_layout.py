"""Lines in the usual layout are read as the YAML parser reads them, and all others left to it."""

from __future__ import annotations

import random

import pytest

from jazari_catalogue.history.plain import PlainRecord
from jazari_catalogue.history.plain_layout import record_in
from jazari_catalogue.history.plain_yaml import Unreadable, records_in

RECORD = """\
id: un
    # un commentaire
    name:
      fr: Institut fictif
      ar: معهد وهمي
      en: "Fictitious: institute #1"
    summary: 'Un texte « inventé »'
    text: https://example.invalid/a:b#c
    note: >-
      Texte sur
      # deux lignes :
      - et une troisième
    code: |
      un
      key: deux

    role: hub
    missions: [training, research]
    steps:
      - step: launched
        date: 2025-03-09
        sources:
          - page-fictive
          - autre page
      - step: agreed

    location:
      latitude: 33.5
"""


def by_yaml(lines: str) -> PlainRecord | None:
    """The record as the YAML parser reads it; None if it is not one."""
    try:
        records = records_in(f"topics:\n  - {lines}".encode("utf-8", "surrogateescape"))
    except Unreadable:
        return None
    return records[0] if len(records) == 1 and records[0].plural == "topics" else None


def test_the_usual_layout_is_read() -> None:
    record = record_in("topics", RECORD.encode())
    assert record is not None
    assert record == by_yaml(RECORD)


OTHER = {
    "a flow mapping": "id: a\n    name: {fr: b}\n",
    "a flow list with quotes": "id: a\n    b: ['c']\n",
    "a list of lists": "id: a\n    b:\n      - - c\n",
    "a list at the column of its key": "id: a\n    b:\n    - c\n",
    "a text over two lines": "id: a\n    b: c\n      d\n",
    "a quoted text over two lines": 'id: a\n    b: "c\n      d"\n',
    "an escape": 'id: a\n    b: "\\x41"\n',
    "a doubled apostrophe": "id: a\n    b: 'c''d'\n",
    "a comment behind a value": "id: a\n    b: c # d\n",
    "an anchor": "id: a\n    b: &c d\n",
    "an alias": "id: a\n    b: *c\n",
    "a tag": "id: a\n    b: !!str c\n",
    "an empty value": "id: a\n    b:\n    c: d\n",
    "a null": "id: a\n    b: null\n",
    "a tilde": "id: a\n    b: ~\n",
    "a null in a flow list": "id: a\n    b: [c, null]\n",
    "an empty text": "id: a\n    b: ''\n",
    "a text of spaces": "id: a\n    b: '  '\n",
    "a block with an indentation": "id: a\n    b: |2\n        c\n",
    "a block with deeper lines": "id: a\n    b: |\n      c\n        d\n",
    "a block with a blank line": "id: a\n    b: |\n      c\n\n      d\n",
    "a block that ends like a comment": "id: a\n    b: |\n      c\n        # d\n",
    "a block that goes on like a comment": "id: a\n    b: >-\n      c\n\n      # d\n",
    "an empty block": "id: a\n    b: >-\n    c: d\n",
    "a key twice": "id: a\n    b: c\n    b: d\n",
    "a quoted key": "id: a\n    'b': c\n",
    "a key with a question mark": "id: a\n    ? b\n    : c\n",
    "a line too far left": "id: a\n   b: c\n",
    "a line too far right": "id: a\n     b: c\n",
    "a line between two columns": "id: a\n    b:\n        c: d\n      e: f\n",
    "a colon at the end": "id: a\n    b: c:\n",
    "a colon in a text": "id: a\n    b: c: d\n",
    "no space after a colon": "id: a\n    b:c\n",
    "two spaces after a dash": "id: a\n    b:\n      -  c\n",
    "a tab": "id: a\n    b: c\td\n",
    "Windows": "id: a\r\n    b: c\r\n",
    "a line separator": "id: a\n    b: c\u2028d\n",
    "a control character": "id: a\n    b: c\x07\n",
    "no UTF-8": "id: a\n    b: \udce9\n",
    "no id": "name: a\n",
    "an id that is a list": "id: [a, b]\n",
    "an item among keys": "id: a\n    - b\n",
    "a key among items": "id: a\n    b:\n      - c\n      d: e\n",
    "many levels": "id: a\n"
    + "".join(f"{' ' * column}a:\n" for column in range(4, 60))
    + " " * 60
    + "a: b\n",
}


@pytest.mark.parametrize("name", OTHER)
def test_any_other_layout_is_left_to_the_parser(name: str) -> None:
    assert record_in("topics", OTHER[name].encode("utf-8", "surrogateescape")) is None


EDITS = (
    *("\n", " ", "  ", "\n      ", "\n    ", "\n        ", "- ", "-", "\n      - ", "#", " #", ":"),
    *(": ", '"', "'", "[", "]", ", ", "{", "}", "&", "*", "!", "|", ">-", "|-", "%", "@", "`", "?"),
    *("\u00a0", "\t", "é", "id", "a: b", "...", "---", "\\", "\n\n", "~", "_", ".", "\x85"),
)


def test_random_edits_are_read_as_the_parser_reads_them() -> None:
    chance = random.Random(3)
    read = 0
    for _ in range(6000):
        text = RECORD
        for _ in range(chance.choice((1, 1, 2, 4))):
            start = chance.randrange(len(text))
            end = min(len(text), start + chance.choice((0, 0, 1, 2, 9)))
            text = text[:start] + chance.choice(EDITS) + text[end:]
        record = record_in("topics", text.encode())
        if record is not None:
            read += 1
            assert record == by_yaml(text), text
    assert read > 800
