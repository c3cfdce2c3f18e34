"""What every audited site publishes: the prose of the home page, and one record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.settings import read_settings
from jazari_catalogue.records.values.text import LocalText

ROOT = Path(__file__).resolve().parents[1]

RECORD = "agreements/accord-ministere-mistral-ai/"
"""The path of the record's page below a language."""
EXTENSIONS = ["attr_list", "md_in_html", "tables"]
"""The Markdown extensions that the prose needs."""


def facts_of(record: Entry, language: str) -> Iterator[tuple[str, list[str]]]:
    """The title of each field of ``record`` that has a value, and the texts of the value."""
    for name, value in record.__dict__.items():
        shown = list(_texts(value, language))
        if shown:
            yield type(record).fields()[name].titles.in_language(language), shown


def _texts(value: object, language: str) -> Iterator[str]:
    if isinstance(value, LocalText):
        yield " ".join(value.in_language(language).text.split())
    elif isinstance(value, str):
        yield str(value)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, language)
    elif hasattr(value, "__dict__"):
        for part in vars(value).values():
            yield from _texts(part, language)


def audited_record() -> Entry:
    """The record that every site publishes, from the real catalogue."""
    return load(read_settings(ROOT).files(), ROOT)[RECORD.split("/")[1]]


def name_of(record: Entry, language: str) -> str:
    """The name of ``record`` in ``language``."""
    return str(record.display_name().in_language(language).text)


def prose(file: Path) -> str:
    """The Markdown of one of our pages, with its links to records replaced by ordinary ones."""
    return re.sub(
        r"\]\((?:record|list):[\w-]+\)",
        "](https://example.invalid/)",
        file.read_text(encoding="utf-8"),
    )
