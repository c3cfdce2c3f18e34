"""Removals in old versions of record files are no records, and cost no second reading."""

from __future__ import annotations

import pytest

from jazari_catalogue.history.old_files import OldFiles
from jazari_catalogue.history.plain_yaml import Unreadable, records_in

FILE = """\
topics:
  - id: theme-un
    name: Un

removals:
  # Invented.
  - id: theme-retire
    former_kind: topic
    removed: 2026-03-02

  - id: autre-retire
    former_kind: topic
    removed: 2026-03-03

partners:
  - id: partenaire-un
    name: Un
"""


def ids_of(text: str) -> list[str]:
    lines = OldFiles().read(text.encode()).lines
    ids = [record_id for one in lines for record_id in one.ids]
    assert ids == [record.id for one in lines for record in one.records]
    return ids


def test_a_removal_is_no_record() -> None:
    assert [record.id for record in records_in(FILE.encode())] == ["theme-un", "partenaire-un"]
    assert ids_of(FILE) == ["theme-un", "partenaire-un"]


def test_a_file_with_removals_is_split_like_any_other() -> None:
    reader = OldFiles()
    before = reader.read(FILE.encode())
    assert before.is_plain
    after = reader.read(FILE.replace("2026-03-03", "2026-03-04").encode(), before)
    same = [new is old for new, old in zip(after.lines, before.lines, strict=True)]
    assert same == [True, True, False, True]


def test_removals_alone_are_a_file_without_records() -> None:
    text = FILE[FILE.index("removals:") : FILE.index("partners:")]
    assert ids_of(text) == []


def test_a_removal_that_is_broken_makes_the_file_unreadable() -> None:
    with pytest.raises(Unreadable):
        OldFiles().read(FILE.replace("removed: 2026-03-02", "removed: [2026-03-02").encode())
