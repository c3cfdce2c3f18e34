"""The set of hidden characters follows the properties of Unicode, with listed exceptions."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from jazari_catalogue.records.values.characters import (
    FORBIDDEN,
    HIDDEN,
    SHOWN_FORMATS,
    first_hidden,
    look_alike,
    plain_look,
    visible,
)


def is_noncharacter(point: int) -> bool:
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def test_every_invisible_character_of_unicode_is_hidden_or_an_exception() -> None:
    exceptions = re.compile(f"[{SHOWN_FORMATS}\t\n\r]")
    missed = [
        f"U+{point:04X}"
        for point in range(sys.maxunicode + 1)
        if (letter := chr(point))
        and (
            unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
            or is_noncharacter(point)
        )
        and not (HIDDEN.search(letter) or FORBIDDEN.search(letter) or exceptions.search(letter))
    ]
    assert missed == []


def test_no_letter_in_use_is_hidden() -> None:
    blank = set("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc")
    hidden = {
        letter
        for letter in map(chr, range(0x2_0000))
        if unicodedata.category(letter)[0] in "LMNPSZ"
        and unicodedata.category(letter) not in {"Zl", "Zp"}
        and HIDDEN.search(letter)
    }
    selectors = set(map(chr, range(0xFE00, 0xFE10)))
    assert hidden - selectors - {"\U0001d159"} == blank


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("می\u200cخواهم", None),
        ("a\u200cb", "\u200c"),
        ("\U0001f469\u200d\U0001f52c ❤\ufe0f 1\ufe0f\u20e3", None),
        ("1\ufe0f", "\ufe0f"),
        ("\U0001f3f4\U000e0067\U000e007f", None),
        ("a\U000e0067", "\U000e0067"),
        ("ه\u200d et Insti\u200dtut", "\u200d"),
    ],
)
def test_a_joiner_or_selector_without_effect_is_hidden(text: str, hidden: str | None) -> None:
    match = first_hidden(text)
    assert (match[0] if match else None) == hidden


@pytest.mark.parametrize(
    ("written", "seen", "letter"),
    [
        ("n\u0430me", "name", "\u0430"),
        ("veri\ufb01ed", "verified", "\ufb01"),
        ("2026\u201101", "2026-01", "\u2011"),
        ("fr\u00a0", "fr", "\u00a0"),
        ("été", "été", None),
        ("معهد", "معهد", None),
        ("name", "name", None),
    ],
)
def test_plain_look_is_the_ascii_that_a_word_looks_like(
    written: str, seen: str, letter: str | None
) -> None:
    assert plain_look(written) == seen
    assert look_alike(written) == letter


def test_hidden_characters_are_written_as_whole_escapes() -> None:
    assert visible("a\u3164\U000e0041b\n") == "a\\u3164\\U000e0041b\\n"
