"""A seeded source of random choices, words and dates: the same ones for the same seed."""

from __future__ import annotations

import random

from benchmarks.invention.tables import LANGUAGES, SYLLABLES, VOCABULARY


class Draws:
    """Random choices and texts, repeatable for a seed on any machine.

    Only `random()` is used: the standard library promises its sequence for a seed, and not that of
    `choice` or `sample`.
    """

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.words = {language: self._vocabulary(language) for language in LANGUAGES}
        self.rng = random.Random(seed)

    def _vocabulary(self, language: str) -> list[str]:
        rng = random.Random(f"{self.seed}/words/{language}")
        syllables = SYLLABLES[language].split()
        return [
            "".join(syllables[int(rng.random() * len(syllables))] for _ in range(2 + number % 3))
            for number in range(VOCABULARY)
        ]

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def between(self, low: int, high: int) -> int:
        return low + int(self.rng.random() * (high - low + 1))

    def one(self, options: tuple[str, ...]) -> str:
        return options[self.between(0, len(options) - 1)]

    def some(self, options: tuple[str, ...], low: int, high: int) -> list[str]:
        wanted = self.between(low, high)
        drawn = sorted((self.rng.random(), option) for option in options)[:wanted]
        return [option for option in options if option in {name for _, name in drawn}]

    def word(self, language: str) -> str:
        # The cube makes a few words far more frequent than the rest, as in real text.
        return self.words[language][int(self.rng.random() ** 3 * VOCABULARY)]

    def sentence(self, language: str, words: int) -> str:
        text = " ".join(self.word(language) for _ in range(words))
        return f"{text[0].upper()}{text[1:]}."

    def text(self, words: int) -> dict[str, str]:
        return {language: self.sentence(language, words) for language in LANGUAGES}

    def summary(self, words: int) -> dict[str, str]:
        prefixes = {"fr": "Texte inventé : ", "ar": "نص مختلق: ", "en": "Invented text: "}
        return {
            language: prefixes[language] + self.sentence(language, words) for language in LANGUAGES
        }

    def paragraph(self, words: int) -> dict[str, str]:
        return {
            language: (
                f"{self.sentence(language, words)} **{self.word(language)}** "
                f"{self.sentence(language, words // 2)}"
            )
            for language in LANGUAGES
        }

    def day(self, latest: int = 2027) -> str:
        return f"{self.between(2024, latest)}-{self.between(1, 12):02}-{self.between(1, 28):02}"

    def date(self, latest: int = 2027) -> str:
        """A date of EDTF level 0: a day, sometimes only a month or a year."""
        day = self.day(latest)
        return day if self.chance(0.7) else day[:7] if self.chance(0.7) else day[:4]
