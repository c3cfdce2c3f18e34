"""What `catalogue stats` counts, and in which order records are checked again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jazari_catalogue.editing.stats.figures import by_path, figures_of
from jazari_catalogue.editing.stats.queue import queue_of
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue, connect
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import catalogue_of, load
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import Question, SourceLevel, Strength
from jazari_catalogue.records.yaml.reader import parse_document
from jazari_catalogue.site.pictures.counts import counts_of
from tests import invented
from tests.project import ROOT

TODAY = date(2026, 11, 27)
SOURCES = """
sources:
  - {id: gov, publisher: P, url: https://a.example/o, accessed: 2025-01-02, language: fr,
     level: official, read_extent: part, archived: {url: https://w.example/o, date: 2026-01-01},
     dead_since: 2026-01-02}
  - {id: one, publisher: A, url: https://a.example/a, accessed: 2025-01-02, language: fr,
     level: press, read_extent: whole}
  - {id: two, publisher: B, url: https://b.example/b, accessed: 2025-01-02, language: fr,
     level: press, copy_of: one, dead_since: 2026-01-03}
"""
DISPUTE = "{field: name, claims: [{text: a, sources: [one]}, {text: b, sources: [gov]}]}"
SEARCH = "{field: summary, about: {fr: Le budget}, question: money, searched: 2026-01-01, pages: 9}"


def partner(record_id: str, sources: str = "[one]", more: str = "") -> str:
    text = f"  - id: {record_id}\n    name: N\n    summary: S\n    sources: {sources}\n"
    return text + "".join(f"    {line}\n" for line in more.splitlines())


def catalogue(*partners: str) -> Catalogue:
    text = "partners:\n" + "".join(partners) + SOURCES
    return catalogue_of([parse_document(text, "a.yaml")])


def numbers(counted: Catalogue) -> dict[str, int]:
    """Every figure by its keys: ``gaps.money.searched``."""
    return {".".join(path): figure.number for path, figure in by_path(figures_of(counted))}


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("figures")
    file = invented.write(folder / "invented.yaml", invented.records_of_every_kind())
    return load([file], folder)


def test_records_count_by_kind_and_by_strength() -> None:
    counted = numbers(
        catalogue(partner("a", "[gov]"), partner("b", "[one, two]"), partner("c", "[one]"))
    )
    assert counted["records.partner"] == counted["strength.partner.total"] == 3
    assert counted["records.source"] == 3
    assert counted["strength.partner.official"] == counted["strength.all.official"] == 1
    assert counted["strength.all.single"] == 2  # a copy counts with its original
    assert counted["records.lab"] == counted["strength.lab.total"] == 0


def test_translated_names_count_by_language() -> None:
    names = "name: {fr: Conseil, ar: مجلس, en: Council}\nname_translated: [ar, en]"
    record = partner("a", more=names).replace("    name: N\n", "")
    counted = numbers(catalogue(record, partner("b")))
    assert [counted[f"translated_names.{code}"] for code in LANGUAGES] == [0, 1, 1]


def test_gaps_count_by_question_and_by_whether_somebody_looked() -> None:
    counted = numbers(catalogue(partner("a", more=f"not_found: [{SEARCH}]"), partner("b")))
    assert counted["gaps.money.searched"] == counted["gaps.money.total"] == 1
    assert counted["gaps.money.not_searched"] == 0
    expected = [spec for spec in KINDS["partner"].fields().values() if spec.expected]
    assert counted["gaps.all.not_searched"] == 2 * len(expected)
    assert counted["gaps.all.total"] == 1 + 2 * len(expected)


def test_disputes_sources_and_verified_records_are_counted() -> None:
    counted = numbers(
        catalogue(partner("a", more=f"disputes: [{DISPUTE}]\nverified: 2026-01-01"), partner("b"))
    )
    assert counted["disputes.all"] == counted["disputes.partner"] == 1
    assert counted["sources.by_level.official"] == 1
    assert counted["sources.by_level.press"] == 2
    assert counted["sources.by_extent_read.whole"] == 1
    assert counted["sources.by_extent_read.part"] == 1
    assert counted["sources.by_extent_read.not_stated"] == 1
    assert counted["sources.archived"] == counted["sources.copies"] == 1
    assert counted["sources.dead.total"] == 2
    assert counted["sources.dead.archived"] == counted["sources.dead.not_archived"] == 1
    assert counted["verified.with_day"] == counted["verified.never"] == 1


def test_derived_values_count_apart_from_those_with_sources() -> None:
    evidence = "evidence: {name: [gov], summary: {derived: name}, aliases: {classified: [one]}}"
    counted = numbers(catalogue(partner("a", more=f"aliases: [B]\n{evidence}")))
    assert counted["values.evidence.total"] == counted["values.all.total"] == 2
    assert counted["values.evidence.official"] == counted["values.evidence.single"] == 1
    assert counted["values.derived"] == 1


def test_every_catalogue_has_the_same_keys(every_kind: Catalogue) -> None:
    keys = list(numbers(connect([], {})))
    assert keys == list(numbers(every_kind)) == list(numbers(catalogue(partner("a"))))
    assert set(numbers(connect([], {})).values()) == {0}
    assert {f"records.{kind}" for kind in KINDS} <= set(keys)
    assert {f"gaps.{question}.searched" for question in Question} <= set(keys)
    assert {f"sources.by_level.{level}" for level in SourceLevel} <= set(keys)
    assert {f"values.all.{strength}" for strength in Strength} <= set(keys)


def test_parts_add_up_to_their_row_and_rows_to_all(every_kind: Catalogue) -> None:
    for section in figures_of(every_kind):
        rows = {row.key: row for row in section.rows}
        assert len(rows) == len(section.rows)
        for row in section.rows:
            if row.parts:
                assert sum(part.number for part in row.parts) == row.number, (section.key, row.key)
        if "all" in rows:
            others = [row for row in section.rows if row.key not in ("all", "derived")]
            assert sum(row.number for row in others) == rows["all"].number, section.key


def test_the_statistics_page_shows_the_same_numbers() -> None:
    real = load(record_files(["institutes.yaml", "partners.yaml"], ROOT), ROOT)
    counted, page = numbers(real), counts_of(real)
    assert counted["gaps.all.total"] == page.gaps.total()
    assert counted["disputes.all"] == page.disputes
    for strength in Strength:
        assert counted[f"values.all.{strength}"] == page.facts[strength]
        assert counted[f"strength.all.{strength}"] == page.records[strength]


def test_the_queue_begins_with_what_was_never_checked_then_longest_ago() -> None:
    records = catalogue(
        partner("new", more="verified: 2026-11-26"),
        partner("never"),
        partner("year", more="verified: 2025-11-26"),
        partner("old", more="verified: 2025-11-25"),
    )
    queue = queue_of(records, TODAY)
    assert [(waiting.record.id, waiting.age, waiting.overdue) for waiting in queue] == [
        ("never", None, False),
        ("old", 367, True),
        ("year", 366, False),
        ("new", 1, False),
    ]
    assert queue[0].location == records.locations["never"]


def test_of_equal_days_the_weakest_and_most_disputed_come_first() -> None:
    dispute = f"disputes: [{DISPUTE}]"
    records = catalogue(
        partner("official", "[gov]", dispute),
        partner("single"),
        partner("searched", more=f"not_found: [{SEARCH}]"),
        partner("disputed", "[one, gov]", f"{dispute}\nevidence: {{name: [one]}}"),
    )
    queue = queue_of(records, TODAY)
    assert [waiting.record.id for waiting in queue] == [
        "disputed",
        "searched",
        "single",
        "official",
    ]
    assert [waiting.disputes for waiting in queue] == [1, 0, 0, 1]
    assert queue[1].gaps == queue[2].gaps + 1


def test_every_record_that_rests_on_sources_is_in_the_queue(every_kind: Catalogue) -> None:
    waiting = {one.record.id for one in queue_of(every_kind, TODAY)}
    records = every_kind.records.values()
    assert waiting == {record.id for record in records if isinstance(record, Record)}
