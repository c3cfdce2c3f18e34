"""Words and phrases that mean the same to visitors, from ``vocabulary.txt``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jazari_catalogue.texts.normalise import QUERY_STOP_WORDS, words

FILE = Path(__file__).with_name("vocabulary.txt")


@cache
def equivalents() -> list[list[str]]:
    """Groups of phrases with one meaning; a phrase is normalised words joined by spaces.

    Like queries they have no stop words, unless they have no other word.
    """
    groups = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            phrases = (_phrase(text) for text in line.split("="))
            groups.append(list(dict.fromkeys(phrases)))
    return groups


def _phrase(text: str) -> str:
    written = words(text)
    return " ".join([word for word in written if word not in QUERY_STOP_WORDS] or written)
