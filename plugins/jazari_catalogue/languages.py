"""The languages of the catalogue, and the data that differs between them.

Every module may import this one; it imports no other. Interface texts, dates and numbers are in
``texts/interface.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class RangeWords:
    """The words around the two dates of a range, with their spaces."""

    from_day: str = ""
    """Before a first date with a day."""
    from_month: str = ""
    """Before a first date without one."""
    to_day: str = "–\u00a0"
    """Before a last date with a day."""
    to_month: str = "–\u00a0"
    """Before a last date without one."""
    from_vowel: str | None = None
    """In place of ``from_month`` where the name of the month begins with a vowel."""


@dataclass(frozen=True)
class Language:
    """One language."""

    code: str
    """The language tag, BCP 47 (RFC 5646)."""
    iso639_3: str
    """The code of three letters: the EU's table of languages has it in capitals."""
    native_name: str
    direction: Literal["ltr", "rtl"]
    locale: str
    """The locale of CLDR: ``ar_MA``, not ``ar``, for Western digits and Moroccan month names."""
    script: str
    """The script, ISO 15924. Names in it come first in dictionary order."""
    letters: str
    """The characters that none of the other languages has, for use in a character class; empty for
    the Latin script, which several of them share."""
    alphabet: str
    """The letters of the A–Z navigation, in order."""
    comma: str
    """What separates the items of a list, such as names."""
    semicolon: str
    """What separates the items of a list that have commas in them."""
    and_comma: str
    """What separates the parts of a sentence: Arabic says «and» before each but the first."""
    first_day: str
    """How a date writes the first day of a month."""
    range_words: RangeWords
    separator: str
    """What separates the columns of a CSV file where Excel is in it, as in Windows for Morocco."""
    typefaces: tuple[str, ...]
    """The font files that its pages need; all weights of them are preloaded."""
    translated: bool
    """Whether models and messages have texts in it; otherwise those of the fallback are used."""
    published: bool
    """Whether the site has pages in it. Records may also have texts in unpublished languages."""


KNOWN: tuple[Language, ...] = (
    Language(
        code="fr",
        iso639_3="fra",
        native_name="Français",
        direction="ltr",
        locale="fr_MA",
        script="Latn",
        letters="",
        alphabet=_LATIN,
        comma=", ",
        semicolon="\u00a0; ",
        and_comma=", ",
        first_day="1er",
        range_words=RangeWords("du\u00a0", "de\u00a0", "au\u00a0", "à\u00a0", "d’"),
        separator=";",
        typefaces=("ibm-plex-sans-latin",),
        translated=True,
        published=True,
    ),
    Language(
        code="ar",
        iso639_3="ara",
        native_name="العربية",
        direction="rtl",
        locale="ar_MA",
        script="Arab",
        letters="\u0600-\u06ff",
        alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        comma="، ",
        semicolon="؛ ",
        and_comma="، و",
        first_day="1",
        range_words=RangeWords("من\u00a0", "من\u00a0", "إلى\u00a0", "إلى\u00a0"),
        separator=";",
        typefaces=("ibm-plex-sans-arabic-arabic",),
        translated=True,
        published=True,
    ),
    Language(
        code="en",
        iso639_3="eng",
        native_name="English",
        direction="ltr",
        locale="en_GB",
        script="Latn",
        letters="",
        alphabet=_LATIN,
        comma=", ",
        semicolon="; ",
        and_comma=", ",
        first_day="1",
        range_words=RangeWords("", "", "to\u00a0", "to\u00a0"),
        separator=",",
        typefaces=("ibm-plex-sans-latin",),
        translated=True,
        published=True,
    ),
    # The draft interface texts in locales/zgh await review by a native speaker.
    Language(
        code="zgh",
        iso639_3="zgh",
        native_name="ⵜⴰⵎⴰⵣⵉⵖⵜ",
        direction="ltr",
        locale="zgh",
        script="Tfng",
        letters="\u2d30-\u2d7f",
        alphabet="ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥ",
        comma=", ",
        semicolon="\u00a0; ",
        and_comma=", ",
        first_day="1",
        range_words=RangeWords(),
        separator=";",
        typefaces=("ibm-plex-sans-latin",),
        translated=False,
        published=False,
    ),
)
"""Every language that a text of a record may be in. `Titles` takes texts in this order."""

BY_CODE = {language.code: language for language in KNOWN}
TEXT = tuple(BY_CODE)
"""The codes of the languages that a text of a record may be in."""
LANGUAGES = {language.code: language for language in KNOWN if language.published}
"""The languages that the site is published in, by code, in the order of the language menu."""
MESSAGES = tuple(language.code for language in KNOWN if language.translated)
"""The codes of the languages that commands have messages in."""
FALLBACK = "fr"
"""The language that is shown where a text lacks the reader's; every text has it."""


def is_rtl(code: str | None) -> bool:
    """Whether ``code`` is a language that is written from right to left; False for None."""
    language = BY_CODE.get(code or "")
    return language is not None and language.direction == "rtl"


_LETTERS = {
    code: re.compile(f"[{language.letters}]")
    for code, language in BY_CODE.items()
    if language.letters
}


def language_of_script(text: str) -> str | None:
    """The language whose script ``text`` has; None for Latin, which several languages share."""
    return next((code for code, letters in _LETTERS.items() if letters.search(text)), None)
