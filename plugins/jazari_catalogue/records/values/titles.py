"""Texts of the program for people: names, help and messages, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jazari_catalogue.languages import FALLBACK, TEXT


class Titles:
    """A text in several languages, always with the fallback. Immutable.

    ``Titles("Région", "الجهة", "Region")`` is in the order of ``languages.KNOWN``,
    ``Titles(fr="Région", en="Region")`` is by code.
    """

    __slots__ = ("_words",)
    _words: dict[str, str]

    def __init__(self, *words: str, **by_language: str) -> None:
        """Raises TypeError for an unknown language, and if the fallback is missing."""
        if len(words) > len(TEXT):
            raise TypeError(f"{len(words)} words for {len(TEXT)} languages")
        given = {**dict(zip(TEXT, words, strict=False)), **by_language}
        if unknown := [code for code in given if code not in TEXT]:
            raise TypeError(f"no such language: {', '.join(unknown)}")
        if FALLBACK not in given:
            raise TypeError(f"no words in {FALLBACK}")
        object.__setattr__(self, "_words", {code: given[code] for code in TEXT if code in given})

    def in_language(self, language: str) -> str:
        """The text in ``language``, or, if there is none, that of the fallback."""
        words = self._words.get(language)
        return self._words[FALLBACK] if words is None else words

    def has(self, language: str) -> bool:
        """Whether there is a text in ``language``."""
        return language in self._words

    def by_language(self) -> dict[str, str]:
        """The texts by the code of their language."""
        return dict(self._words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Titles) and self._words == other._words

    def __hash__(self) -> int:
        return hash(tuple(self._words.items()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"Titles are immutable: {name}")

    def __reduce__(self) -> tuple[object, ...]:
        return partial(Titles, **self._words), ()

    def __repr__(self) -> str:
        words = ", ".join(f"{code}={text!r}" for code, text in self._words.items())
        return f"Titles({words})"
