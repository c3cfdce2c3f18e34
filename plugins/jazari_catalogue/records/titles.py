"""Words for people: one text in the three languages of the catalogue's own vocabulary."""

from __future__ import annotations

from typing import NamedTuple


class Titles(NamedTuple):
    """The same words in French, Arabic and English."""

    fr: str
    ar: str
    en: str

    def in_language(self, language: str) -> str:
        """The words in ``language`` (``fr``, ``ar`` or ``en``)."""
        words: str = getattr(self, language)
        return words
