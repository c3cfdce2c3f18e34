"""The record files as texts, and the lines that change when records are added to them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from jazari_catalogue.editing.new.destination import file_for, first_lines
from jazari_catalogue.editing.new.insertion import RecordLines, with_record
from jazari_catalogue.editing.new.skeleton import skeleton
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.yaml.reader import parse_document


class Change(NamedTuple):
    """In the file ``path``, ``lines`` replace those from ``start`` up to, not including, ``end``.

    Lines are counted from 0.
    """

    path: str
    start: int
    end: int
    lines: list[str]


class RecordTexts:
    """The texts of the record files by path, with every change made to them so far."""

    def __init__(self, texts: dict[str, str], patterns: list[str], root: Path) -> None:
        """``patterns`` are the names and globs of the record files, relative to ``root``."""
        self.texts = texts
        self.patterns = patterns
        self.root = root
        self.changes: list[Change] = []

    def add(self, kind: type[Entry], values: dict[str, Any]) -> None:
        """Adds a record of ``kind`` to its list, or in a file of its own."""
        self.insert(kind, values[ID], lambda column: skeleton(kind, values, column, FALLBACK))

    def insert(self, kind: type[Entry], record_id: str, record: RecordLines) -> None:
        """The same with the lines of ``record``. Raises ListInBrackets."""
        path = file_for(kind, record_id, self.texts, self.patterns)
        old = self.texts.get(path, "")
        start = old if path in self.texts else first_lines(path, self.root)
        new = with_record(start, kind.plural, record_id, record)
        self.changes.append(_change(path, old, new))
        self.texts[path] = new

    def catalogue(self) -> Catalogue:
        """The catalogue with the changes. Raises CatalogueError where a record is invalid."""
        return catalogue_of([parse_document(text, path) for path, text in self.texts.items()])


def _change(path: str, old: str, new: str) -> Change:
    """The change from ``old`` to ``new``: all lines from the first to the last that differ."""
    before, after = old.split("\n"), new.split("\n")
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    most = shorter - start
    same = next((n for n in range(most) if before[-1 - n] != after[-1 - n]), most)
    return Change(path, start, len(before) - same, after[start : len(after) - same])
