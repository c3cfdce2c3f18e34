"""Which languages the catalogue knows, and everything that differs between them as data.

A leaf: every part of the program may import it, and it imports nothing of the program. Interface
texts, dates and numbers are in ``site/text/interface.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Language:
    """One language."""

    code: str
    """BCP 47."""
    native_name: str
    direction: Literal["ltr", "rtl"]
    locale: str
    """Of CLDR: ``ar_MA`` rather than ``ar``, for Western digits and the months of Morocco."""
    script: str
    """ISO 15924; dictionary order puts the names in this script first."""
    letters: str
    """The characters that only this language has among ours, as a class of a regular expression;
    empty for the Latin script, which several of them share."""
    alphabet: str
    """The letters of the navigation from A to Z, in order."""
    comma: str
    """What separates the items of an enumeration."""
    typefaces: tuple[str, ...]
    """The font files that its pages cannot do without, of which each weight is preloaded."""
    translated: bool
    """Whether models and messages are translated into it; if not, it has those of the fallback."""
    published: bool
    """Whether the site has pages in it; records may hold texts in a draft, too."""


KNOWN: tuple[Language, ...] = (
    Language(
        code="fr",
        native_name="Français",
        direction="ltr",
        locale="fr_MA",
        script="Latn",
        letters="",
        alphabet=_LATIN,
        comma=", ",
        typefaces=("ibm-plex-sans-latin",),
        translated=True,
        published=True,
    ),
    Language(
        code="ar",
        native_name="العربية",
        direction="rtl",
        locale="ar_MA",
        script="Arab",
        letters="\u0600-\u06ff",
        alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        comma="، ",
        typefaces=("ibm-plex-sans-arabic-arabic",),
        translated=True,
        published=True,
    ),
    Language(
        code="en",
        native_name="English",
        direction="ltr",
        locale="en_GB",
        script="Latn",
        letters="",
        alphabet=_LATIN,
        comma=", ",
        typefaces=("ibm-plex-sans-latin",),
        translated=True,
        published=True,
    ),
    # The drafts of its interface texts wait in locales/zgh for a native speaker to review them.
    Language(
        code="zgh",
        native_name="ⵜⴰⵎⴰⵣⵉⵖⵜ",
        direction="ltr",
        locale="zgh",
        script="Tfng",
        letters="\u2d30-\u2d7f",
        alphabet="ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊⵍⵎⵏⵓⵔⵕⵖⵙⵚⵛⵜⵟⵡⵢⵣⵥ",
        comma=", ",
        typefaces=("ibm-plex-sans-latin",),
        translated=False,
        published=False,
    ),
)
"""Every language that a record may be written in. Words given in a row are in this order."""

BY_CODE = {language.code: language for language in KNOWN}
TEXT = tuple(BY_CODE)
"""The codes of the languages that a record may be written in."""
LANGUAGES = {language.code: language for language in KNOWN if language.published}
"""The languages that the site is published in, by code, in the order in which it offers them."""
MESSAGES = tuple(language.code for language in KNOWN if language.translated)
"""The codes of the languages that the commands speak."""
FALLBACK = "fr"
"""The language of what is not written in the reader's; every text has it."""


def is_rtl(code: str | None) -> bool:
    """Whether ``code`` is a language that is written from right to left; None is not."""
    language = BY_CODE.get(code or "")
    return language is not None and language.direction == "rtl"


_LETTERS = {
    code: re.compile(f"[{known.letters}]") for code, known in BY_CODE.items() if known.letters
}


def language_of_script(text: str) -> str | None:
    """The language that the script of ``text`` identifies; None for Latin, which several share."""
    return next((code for code, letters in _LETTERS.items() if letters.search(text)), None)
