"""Words and phrases that mean the same to visitors, from ``vocabulary.txt``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jazari_catalogue.site.text.normalise import words

FILE = Path(__file__).with_name("vocabulary.txt")


@cache
def equivalents() -> list[list[str]]:
    """Groups of phrases with one meaning; a phrase is normalised words joined by spaces."""
    groups = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            phrases = (" ".join(words(phrase)) for phrase in line.split("="))
            groups.append(list(dict.fromkeys(phrases)))
    return groups
