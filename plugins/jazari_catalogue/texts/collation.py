"""Dictionary order: names in the order in which readers of each language look for them.

The order is that of the Unicode Collation Algorithm (UTS #10), word by word: whatever separates
words counts as one space, and accents and case decide only between names of the same letters.
The weights are those of ``pyuca``. Reading them from the library takes longer than building a small
site, so a table of them is kept in a file (``docs/decisions/0008-collation.md``).
"""

from __future__ import annotations

import importlib.util
import marshal
import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jazari_catalogue import cache as cache_files
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.texts.normalise import fold

if TYPE_CHECKING:
    from pyuca import Collator

Elements = tuple[tuple[int, int, int], ...]
"""The collation elements of a character (UTS #10, section 4): for each letter that it stands for,
the primary (base letter), secondary (accent) and tertiary (case) weight."""

_TABLE_RANGES = (
    range(0x0530),  # Latin, Greek, Cyrillic, combining marks
    range(0x0600, 0x0780),  # Arabic, and the first letter after it
    range(0x2000, 0x2200),  # punctuation, currencies, letterlike symbols
    range(0x2D30, 0x2D80),  # Tifinagh
)
"""The code points in the table; the weights of others come from the library."""

_SCRIPTS = {"Arab": ("ء", "ܐ"), "Tfng": ("ⴰ", "ⵯ")}
"""The first letter of a script other than Latin, and the character after its last letter."""
_SAME_LETTER = {"ة": "ه", "ى": "ي", "ٱ": "ا", "ء": "ا"}
"""Arabic forms -> the letter that dictionaries file them under, unlike the table of Unicode.

Alef, waw and yaa with hamza or madda are not listed: decomposed, they are the letter and a mark.
"""

DIGITS = "0–9"
"""Stands for a letter where a name begins with a digit."""
OTHERS = "…"
"""Stands for a letter where a name begins with a character of no listed alphabet."""

_ARTICLE = re.compile(r"(?:(?:les?|la|une?|the|an?)\s+|l['’]\s*)(?=\w)", re.IGNORECASE)
"""The articles of both French and English: records need not state which of the two a name is in."""
_ARABIC_HEADS = frozenset(
    word
    for head in (
        *("معهد", "معاهد", "مختبر", "جامعه", "مركز", "كليه"),
        *("مدرسه", "اكاديميه", "موسسه", "وزاره", "شركه"),
    )
    for word in (head, f"ال{head}")
)
"""Folded generic first words of names of institutions: institute, university, ministry."""
_ARABIC_ARTICLE = re.compile(r"[\W_]*ا[\u064b-\u0652]*ل[\u064b-\u0652]*(?=\w.)")
_IS_ARABIC = re.compile(r"[^\w]*[\u0600-\u077f]")


class Collation:
    """The dictionary order of one language."""

    def __init__(self, language: str) -> None:
        """``language`` is a code of the site's languages; its script comes before all others."""
        self._weights = _weights()
        self._primaries = _Primaries(self._weights, LANGUAGES[language].script)
        alphabets = "".join(known.alphabet for known in LANGUAGES.values())
        self._letters = {self._primary_key(letter): letter for letter in alphabets}

    def ranks(self, names: Iterable[str]) -> dict[str, int]:
        """Name -> its index in dictionary order, from 0; repeated names count once."""
        same_letters: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            same_letters.setdefault(self._primary_key(sort_name(name)), []).append(name)
        order: list[str] = []
        for key in sorted(same_letters):
            group = same_letters[key]
            order += group if len(group) == 1 else sorted(group, key=self._tie_key)
        return {name: rank for rank, name in enumerate(order)}

    def letter(self, name: str) -> str:
        """The letter under which ``name`` is listed from A to Z, or DIGITS, or OTHERS."""
        sorted_by = sort_name(name)
        first = (self._primary_key(sorted_by[:8]) or self._primary_key(sorted_by))[:1]
        if letter := self._letters.get(first):
            return letter
        is_digit = first and self._primary_key("0") <= first <= self._primary_key("9")
        return DIGITS if is_digit else OTHERS

    def _primary_key(self, name: str) -> str:
        """The primary weights of ``name`` as characters: keys compare as the letters of names."""
        weights = unicodedata.normalize("NFD", name).translate(self._primaries)
        return " ".join(filter(None, weights.split(" ")))

    def _tie_key(self, name: str) -> tuple[list[int], list[int], str, str]:
        """Orders names of the same letters: by accents, by case, then by the whole name."""
        elements = [
            element
            for character in unicodedata.normalize("NFD", sort_name(name))
            for element in self._weights[ord(character)]
        ]
        accents = [accent for _, accent, _ in elements if accent]
        return accents, [case for _, _, case in elements if case], self._primary_key(name), name


class _Primaries(dict[int, str]):
    """Code point -> its primary weights as characters; a space for what separates words."""

    def __init__(self, weights: _Weights, script: str) -> None:
        """``script`` sorts before all others, as CLDR has it for each language."""
        super().__init__()
        self._weights = weights
        bounds = _SCRIPTS.get(script, ("a", "a"))
        self._first_digit, self._latin, self._first, self._after = (
            weights[ord(letter)][0][0] for letter in ("0", "a", *bounds)
        )

    def __missing__(self, point: int) -> str:
        self[point] = "".join(
            [self._reordered(primary) for primary, _, _ in self._weights[point] if primary]
        )
        return self[point]

    def _reordered(self, primary: int) -> str:
        """``primary`` with the block of the script moved before that of Latin."""
        if primary < self._first_digit:
            return " "
        if self._first <= primary < self._after:
            primary -= self._first - self._latin
        elif self._latin <= primary < self._first:
            primary += self._after - self._first
        return chr(primary)


class _Weights(dict[int, Elements]):
    """Code point -> its collation elements; those not in the table come from the library."""

    def __missing__(self, point: int) -> Elements:
        self[point] = _library_elements(_library(), point)
        return self[point]


@cache
def collation(language: str) -> Collation:
    """The dictionary order of ``language``. Raises KeyError if it is not published."""
    return Collation(language)


def sort_name(name: str) -> str:
    """The part of ``name`` that it is sorted by: without a leading article.

    In Arabic, also without a first word such as معهد or جامعة, with which half of all names begin.
    """
    article = _ARTICLE.match(name)
    if article is None and _IS_ARABIC.match(name):
        head, _, rest = name.strip().partition(" ")
        if rest and fold(head) in _ARABIC_HEADS:
            name = rest
        article = _ARABIC_ARTICLE.match(name)
    return name[article.end() :] if article else name


@cache
def _weights() -> _Weights:
    """The table of weights, kept in a file beside this module's byte code."""
    file = Path(importlib.util.cache_from_source(__file__)).with_suffix(".weights")
    version = repr(_table_version())
    content = cache_files.read_bytes(file, version)
    if content is not None:
        return _Weights(marshal.loads(content))
    table = _table()
    if not sys.dont_write_bytecode:
        # If the folder is read-only, each process makes the table.
        cache_files.write_bytes(file, version, marshal.dumps(table))
    return _Weights(table)


def _table_version() -> tuple[float | int, ...]:
    """Times and sizes of this module and of the library: if one changes, the table is stale."""
    library = importlib.util.find_spec("pyuca")
    files = [Path(__file__), Path(library.origin)] if library and library.origin else []
    return tuple(value for file in files for value in (file.stat().st_mtime, file.stat().st_size))


def _table() -> dict[int, Elements]:
    library = _library()
    table = {
        point: _library_elements(library, point) for points in _TABLE_RANGES for point in points
    }
    for form, letter in _SAME_LETTER.items():
        ((primary, secondary, tertiary),) = table[ord(letter)]
        table[ord(form)] = ((primary, secondary + 1, tertiary),)
    return table


@cache
def _library() -> Collator:
    # Imported here: with the table in its file, no process needs the library.
    from pyuca import Collator

    return Collator()


def _library_elements(library: Collator, point: int) -> Elements:
    decomposed = unicodedata.normalize("NFD", chr(point))
    elements = library.collation_elements(decomposed)
    return tuple((primary, secondary, tertiary) for primary, secondary, tertiary in elements)
