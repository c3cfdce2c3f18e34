"""Characters that a record may not contain: hidden ones, and those that YAML forbids.

The reader of YAML, the types of values, the issue forms and the build all use the same set.
"""

from __future__ import annotations

import re
import unicodedata

_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufff8"
)
"""Default_Ignorable_Code_Point (Unicode 15.0), save the joiners and selectors allowed below.

Bidirectional controls can show a line in another order than programs read it ("Trojan Source"),
and two texts that differ by one of these look the same.
"""
_CONTROLS = "\x85\u2028\u2029\ufff9-\ufffc"
"""Line breaks of YAML 1.1 only, further characters of category Cf, and the object replacement."""
_BLANK = "\u2800"
"""Braille without dots: a symbol that is drawn empty."""
_PRIVATE = "\ue000-\uf8ff\ufdd0-\ufdef"
"""Private use characters and noncharacters."""
_ABOVE = (
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U000e001f\U000e0080-\U0010ffff"
)
"""The same above U+FFFF. Planes above the third have only tags, selectors and private use."""

SHOWN_FORMATS = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Characters of category Cf that are visible: marks around numbers in Arabic, Syriac, Kaithi."""

# U+200C and U+200D shape the letters of Arabic, Persian, Tifinagh and the scripts of India, and
# join emoji; after a Latin letter, or at the start of a text, they have no effect.
_STRAY_JOINER = (
    "(?<![\u0590-\u1cff\u2190-\u2bff\u2d30-\u2d7f\ua800-\uabff\ufb50-\ufdff\ufe0f\ufe70-\ufefc"
    "\U00010a00-\U0001faff])[\u200c\u200d]"
)
# U+FE0E and U+FE0F choose whether a character is drawn as text or as an emoji.
_STRAY_SELECTOR = (
    "(?<![\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff])(?!(?<=[#*0-9])\ufe0f\u20e3)[\ufe0e\ufe0f]"
)

# Tag characters after U+1F3F4 name the region of a flag.
_STRAY_TAG = "(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0020-\U000e007f]"

_BELOW = f"{_IGNORABLE}{_CONTROLS}{_BLANK}{_PRIVATE}"
HIDDEN = re.compile(f"[{_BELOW}{_ABOVE}]|{_STRAY_JOINER}|{_STRAY_SELECTOR}|{_STRAY_TAG}")
_PERHAPS_HIDDEN = re.compile(f"[{_BELOW}\u200c\u200d\ufe0e\ufe0f\U00010000-\U0010ffff]")

FALSE_BREAK = re.compile("[\x85\u2028\u2029]")
"""A line break of YAML 1.1 (§5.4) that no editor shows as one."""

TURNS = re.compile("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Controls, also of text direction, which a browser may obey where it shows a decoded URL."""

# YAML 1.1 §5.1, the complement of c-printable.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)

FOREIGN_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces (Unicode category Zs) that are no blanks in YAML, for use in a character class."""

CLOSING = {"[": "]", "{": "}"}
"""Opening bracket -> the one that closes it."""


def first_hidden(text: str) -> re.Match[str] | None:
    """The match of the first hidden character of ``text``; None if there is none."""
    # A single character class is searched many times as fast as the alternatives of HIDDEN.
    for candidate in _PERHAPS_HIDDEN.finditer(text):
        if hidden := HIDDEN.match(text, candidate.start()):
            return hidden
    return None


def name_of(character: str) -> str:
    """The code point of ``character``, ``U+200B``: its name in messages."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    r"""``text`` on one line, with escapes for hidden characters (``\n``, ``\u202e``)."""
    return _UNSAFE.sub(lambda character: _escaped(character.group()), text)


def _escaped(character: str) -> str:
    point = ord(character)
    short = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character)
    return short or (f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}")


_UNSAFE = re.compile(f"[\t\n\r]|{HIDDEN.pattern}|{FORBIDDEN.pattern}")


MANY_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9}"
)
"""More combining marks on a letter than any script uses: they cover the lines around it."""


def nothing_seen(text: str) -> bool:
    """Whether ``text`` is only spaces, joiners and combining marks without a letter."""
    return all(
        letter.isspace() or unicodedata.category(letter) in {"Mn", "Me", "Cf"} for letter in text
    )


def plain_look(text: str) -> str:
    """``text`` with each character replaced by the ASCII one that it looks like, if any."""
    return "".join(map(_look_of, text))


def look_alike(text: str) -> str | None:
    """The first character of ``text`` that only looks like an ASCII one.

    None if ``text`` is ASCII, or has other characters as well, so that it is no ASCII word.
    """
    if text.isascii() or not plain_look(text).isascii():
        return None
    return next(letter for letter in text if not letter.isascii())


def _look_of(character: str) -> str:
    if character.isascii():
        return character
    if HIDDEN.fullmatch(character) or character.isspace():
        return ""
    digit = unicodedata.digit(character, None)
    look = _LOOKS.get(character) or unicodedata.normalize("NFKC", character)
    return str(digit) if digit is not None else look if look.isascii() else character


_LOOKS = dict(
    zip(
        # Cyrillic, Greek, Armenian, then dashes, quotes, colons, a decimal sign.
        "аеорсухіјѕԁһԛԝґАВЕКМНОРСТХІЈЅУοανρικτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսոհ‐‑‒–—―−⁃’‘ʼ։∶꞉׃٫ı",
        "aeopcyxijsdhqwrABEKMHOPCTXIJSYoavpiktuABEZHIKMNOPTYXounh--------'''::::.i",
        strict=True,
    )
)
"""The ASCII character that each of these looks like (after UTS #39 §4, confusables)."""
