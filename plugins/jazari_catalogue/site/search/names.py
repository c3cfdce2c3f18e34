"""The terms of names: the words of names and aliases, and their initials, each with its records."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jazari_catalogue.site.text.normalise import QUERY_STOP_WORDS, forms, terms, words

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


def name_postings(documents: list[Document]) -> dict[str, list[int]]:
    """Term -> its entries, ascending: ``ROW`` times the row, 16 times the alias, plus the length.

    The alias is 0 for the name, then 1, 2 and so on, at most 7. The length is the number of words
    of the name or alias, without stop words and articles, at most 15; of initials it is 0.
    """
    entries: dict[str, set[int]] = {}
    for row, document in enumerate(documents):
        for alias, text in enumerate([document.name, *kept_aliases(document)]):
            own = words(text)
            length = sum(word not in QUERY_STOP_WORDS and word not in ARTICLES for word in own)
            entry = ROW * row + 16 * min(alias, _MAX_ALIAS) + min(length, _MAX_LENGTH)
            for word in own:
                for form in forms(word):
                    entries.setdefault(form, set()).add(entry)
            initials = _initials(own)
            if initials:
                entries.setdefault(initials, set()).add(ROW * row + 16 * _MAX_ALIAS)
    return {term: sorted(some) for term, some in entries.items()}


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


@lru_cache(maxsize=1 << 14)
def terms_of(text: str) -> frozenset[str]:
    """``terms`` of a name or an alias; cached: names and files of words both need them."""
    return frozenset(terms(text))
