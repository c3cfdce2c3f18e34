"""Dictionary order: names as readers of each language look for them.

The order is that of the Unicode Collation Algorithm (UTS #10), word by word: what stands between
words counts as one space, accents and case only where names are otherwise equal. Weights are those
of ``pyuca``; ``docs/decisions/0008-collation.md`` says why they are kept in a table.
"""

from __future__ import annotations

import importlib.util
import marshal
import os
import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.site.text.normalise import fold

if TYPE_CHECKING:
    from pyuca import Collator

Elements = tuple[tuple[int, int, int], ...]
"""The weights of a character: base letter, accent and case of each letter it stands for."""

_BLOCKS = (
    range(0x0530),  # Latin, Greek, Cyrillic, their marks
    range(0x0600, 0x0780),  # Arabic, and the first letter after it
    range(0x2000, 0x2200),  # punctuation, currencies, letterlike
    range(0x2D30, 0x2D80),  # Tifinagh
)
"""The characters whose weights are kept; of others the library is asked."""

_SCRIPTS = {"Arab": ("ء", "ܐ"), "Tfng": ("ⴰ", "ⵯ")}
"""The first letter of a script other than Latin, and the character after its last."""
_SAME_LETTER = {"ة": "ه", "ى": "ي", "ٱ": "ا", "ء": "ا"}
"""Forms that Arabic dictionaries file as the letter beside them, unlike the algorithm's own table.

Alef, waw and yaa with hamza or madda need no line: decomposed, they are the letter and a mark.
"""

FIGURES = "0–9"
"""What stands in the place of a letter where a name begins with a figure."""
OTHERS = "…"
"""The same where it begins with what no letter navigation lists."""

_ARTICLE = re.compile(r"(?:(?:les?|la|une?|the|an?)\s+|l['’]\s*)(?=\w)", re.IGNORECASE)
"""The articles of French and English: which of the two a name is in, records need not say."""
_ARABIC_HEADS = frozenset(
    word
    for head in (
        *("معهد", "معاهد", "مختبر", "جامعه", "مركز", "كليه"),
        *("مدرسه", "اكاديميه", "موسسه", "وزاره", "شركه"),
    )
    for word in (head, f"ال{head}")
)
"""Folded words that say what kind of institution a name is of, and not which."""
_ARABIC_ARTICLE = re.compile(r"[\W_]*ا[\u064b-\u0652]*ل[\u064b-\u0652]*(?=\w.)")
_IS_ARABIC = re.compile(r"[^\w]*[\u0600-\u077f]")


class Collation:
    """The dictionary order of one language."""

    def __init__(self, language: str) -> None:
        self._weights = _weights()
        self._bases = _Bases(self._weights, LANGUAGES[language].script)
        alphabets = "".join(known.alphabet for known in LANGUAGES.values())
        self._letters = {self._base(letter): letter for letter in alphabets}

    def ranks(self, names: Iterable[str]) -> dict[str, int]:
        """The place of each name among them in dictionary order, from 0.

        Names are compared as they are filed, and whole where that is the same.
        """
        alike: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            alike.setdefault(self._base(filed(name)), []).append(name)
        order: list[str] = []
        for letters in sorted(alike):
            found = alike[letters]
            order += found if len(found) == 1 else sorted(found, key=self._finer)
        return {name: place for place, name in enumerate(order)}

    def letter(self, name: str) -> str:
        """The letter under which a name is filed, or FIGURES, or OTHERS."""
        heading = filed(name)
        first = (self._base(heading[:8]) or self._base(heading))[:1]
        found = self._letters.get(first)
        if found:
            return found
        return FIGURES if first and self._base("0") <= first <= self._base("9") else OTHERS

    def _base(self, name: str) -> str:
        """The name by its letters alone, such that strings compare as names do."""
        weighed = unicodedata.normalize("NFD", name).translate(self._bases)
        return " ".join(filter(None, weighed.split(" ")))

    def _finer(self, name: str) -> tuple[list[int], list[int], str, str]:
        """What tells names of the same letters apart: accents, then case, then all the rest."""
        heading = filed(name)
        elements = [
            element
            for character in unicodedata.normalize("NFD", heading)
            for element in self._weights[ord(character)]
        ]
        accents = [accent for _, accent, _ in elements if accent]
        return accents, [case for _, _, case in elements if case], self._base(name), name


class _Bases(dict[int, str]):
    """The base weights of a character, as characters; a space for what separates words."""

    def __init__(self, weights: _Weights, script: str) -> None:
        """``script`` sorts before all others, as CLDR has it for each language."""
        super().__init__()
        self._weights = weights
        bounds = _SCRIPTS.get(script, ("a", "a"))
        self._figures, self._latin, self._first, self._after = (
            weights[ord(letter)][0][0] for letter in ("0", "a", *bounds)
        )

    def __missing__(self, point: int) -> str:
        found = [self._placed(base) for base, _, _ in self._weights[point] if base]
        self[point] = "".join(found)
        return self[point]

    def _placed(self, base: int) -> str:
        if base < self._figures:
            return " "
        if self._first <= base < self._after:
            base -= self._first - self._latin
        elif self._latin <= base < self._first:
            base += self._after - self._first
        return chr(base)


class _Weights(dict[int, Elements]):
    """The weights of each character, single and decomposed."""

    def __missing__(self, point: int) -> Elements:
        self[point] = _asked(_library(), point)
        return self[point]


@cache
def collation(language: str) -> Collation:
    """The order of ``language``, a code of the site's languages."""
    return Collation(language)


def filed(name: str) -> str:
    """The part of a name that it is filed by: what follows its article.

    In Arabic, also what follows a word such as معهد or جامعة, which half of all names begin with.
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
    """The weights of all blocks, from beside this module's byte code where they were kept."""
    kept = Path(importlib.util.cache_from_source(__file__)).with_suffix(".weights")
    made_from = _made_from()
    try:
        stored, table = marshal.loads(kept.read_bytes())
        if stored == made_from:
            return _Weights(table)
    except (OSError, ValueError, EOFError, TypeError):
        pass
    table = _made()
    if not sys.dont_write_bytecode:
        beside = kept.with_suffix(f".{os.getpid()}")
        try:
            beside.write_bytes(marshal.dumps((made_from, table)))
            beside.replace(kept)
        except OSError:
            pass  # A program that cannot be written to makes them each time.
    return _Weights(table)


def _made_from() -> tuple[float | int, ...]:
    """What tells whether kept weights are still those: as Python knows stale byte code."""
    library = importlib.util.find_spec("pyuca")
    files = [Path(__file__), Path(library.origin)] if library and library.origin else []
    return tuple(value for file in files for value in (file.stat().st_mtime, file.stat().st_size))


def _made() -> dict[int, Elements]:
    library = _library()
    table = {point: _asked(library, point) for block in _BLOCKS for point in block}
    for form, letter in _SAME_LETTER.items():
        ((base, accent, case),) = table[ord(letter)]
        table[ord(form)] = ((base, accent + 1, case),)
    return table


@cache
def _library() -> Collator:
    # Reading its table takes longer than a small site.
    from pyuca import Collator

    return Collator()


def _asked(library: Collator, point: int) -> Elements:
    decomposed = unicodedata.normalize("NFD", chr(point))
    elements = library.collation_elements(decomposed)
    return tuple((base, accent, case) for base, accent, case in elements)
