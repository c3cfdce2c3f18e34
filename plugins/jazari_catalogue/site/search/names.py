"""The terms of names: the words of names and aliases, and their initials, each with its records."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jazari_catalogue.texts.normalise import QUERY_STOP_WORDS, known_forms, terms, words

if TYPE_CHECKING:
    from jazari_catalogue.site.search.document import Document

INITIALS_FROM = 3
"""The number of words from which a name has initials."""
ARTICLES = frozenset(["al", "el"])
"""Arabic articles in Latin letters, which initials and the length of a name leave out."""
_ROMAN = {
    numeral: str(number)
    for number, numeral in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii"), start=1)
}
_MAX_LENGTH = 15
_MAX_ALIAS = 7
ROW = 128
"""What an entry counts for its row; the rest is which name it is, and how long."""


def name_terms(document: Document) -> list[tuple[str, int]]:
    """The terms of the name and the aliases of ``document``, sorted, each with its entry.

    An entry is 16 times the alias plus the length; in an index, ``ROW`` times the row is added. The
    alias is 0 for the name, then 1, 2 and so on, at most 7. The length is the number of words of
    the name or alias, without stop words and articles, at most 15; of initials it is 0.
    """
    entries: set[tuple[str, int]] = set()
    for alias, text in enumerate([document.name, *kept_aliases(document)]):
        own = words(text)
        length = sum(word not in QUERY_STOP_WORDS and word not in ARTICLES for word in own)
        entry = 16 * min(alias, _MAX_ALIAS) + min(length, _MAX_LENGTH)
        entries.update([(form, entry) for word in own for form in known_forms(word)])
        initials = _initials(own)
        if initials:
            entries.add((initials, 16 * _MAX_ALIAS))
    return sorted(entries)


def _initials(own: list[str]) -> str:
    """um6p for université mohammed vi polytechnique; empty for a short name."""
    letters = [
        _ROMAN.get(word, word[0])
        for word in own
        if word in _ROMAN or not (word in QUERY_STOP_WORDS or word in ARTICLES)
    ]
    return "".join(letters) if len(letters) >= INITIALS_FROM else ""


def kept_aliases(document: Document) -> list[str]:
    """The aliases that add a word to the name and to the aliases before, without repeats."""
    known = set(terms_of(document.name))
    kept = []
    for alias in dict.fromkeys(document.aliases):
        new = terms_of(alias) - known
        if new:
            kept.append(alias)
            known |= new
    return kept


def terms_of_names(document: Document) -> set[str]:
    """The words of the name and the aliases of ``document``, and their forms."""
    return set(terms_of(document.name)).union(*map(terms_of, document.aliases))


@lru_cache(maxsize=1 << 14)
def terms_of(text: str) -> frozenset[str]:
    """``terms`` of a name or an alias; cached: names and files of words both need them."""
    return frozenset(terms(text))
