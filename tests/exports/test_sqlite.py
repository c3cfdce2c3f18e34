"""The database: the whole catalogue can be read back from it, and SQL finds what people ask."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from functools import partial
from typing import Any

import pytest

from jazari_catalogue import routes
from jazari_catalogue.exports import sqlite
from jazari_catalogue.exports.tables.catalogue_tables import CatalogueTables
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS
from tests import invented
from tests.exports.catalogues import catalogue_of_texts, invented_catalogue, open_data_of
from tests.exports.reading import opened, tables_of_database
from tests.project import LANGUAGES, ROOT, Project
from tests.site.pages.catalogues import real_catalogue


def database_of(catalogue: Catalogue) -> bytes:
    return sqlite.database(CatalogueTables(open_data_of(catalogue)))


SEARCHED = {
    "id": "sujet-cherche",
    "former_ids": [],
    "name": {"fr": "Réseau d’essai numéro sept", "ar": "الذكاء الاصطناعي", "en": "Seventh test"},
    "aliases": ["Zellijisé"],
}
"""A topic that a search finds."""


@pytest.fixture(scope="module")
def of_every_kind() -> sqlite3.Connection:
    records = invented.records_of_every_kind()
    records["topics"].append(records["topics"][0] | SEARCHED)
    return opened(database_of(catalogue_of_texts(invented.written(records))))


@pytest.fixture(scope="module")
def of_real_records() -> sqlite3.Connection:
    return opened(database_of(real_catalogue()))


@pytest.mark.parametrize("records", ["of_every_kind", "of_real_records"])
def test_all_keys_hold(records: str, request: pytest.FixtureRequest) -> None:
    database: sqlite3.Connection = request.getfixturevalue(records)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("SELECT count(*) FROM records").fetchone()[0] > 0


def test_each_table_has_a_key_and_checks_types(of_every_kind: sqlite3.Connection) -> None:
    listed = of_every_kind.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
    ).fetchall()
    plain = {name: strict for name, strict in listed if not name.startswith("sqlite_")}
    assert plain.keys() >= {kind.plural for kind in KINDS.values()}
    assert set(plain.values()) == {sqlite3.sqlite_version_info >= (3, 37)}
    for name in plain:
        keys = of_every_kind.execute("SELECT max(pk) FROM pragma_table_info(?)", (name,))
        assert keys.fetchone()[0] > 0, name


def test_a_value_outside_its_vocabulary_is_refused(of_every_kind: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        of_every_kind.execute("UPDATE sources SET level = 'rumour'")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("reseau numero", "sujet-cherche"),
        ('fr:"d essai numero"', "sujet-cherche"),
        ('en:"d essai numero"', None),
        ("الاصطناعي", "sujet-cherche"),
        ("ZELLIJISE", "sujet-cherche"),
        ("zellij*", "sujet-cherche"),
    ],
)
def test_the_search_finds_words_without_accents_and_in_arabic(
    of_every_kind: sqlite3.Connection, query: str, found: str | None
) -> None:
    rows = of_every_kind.execute(
        "SELECT DISTINCT record FROM search JOIN texts ON texts.id = search.rowid "
        "WHERE search MATCH ?",
        (query,),
    ).fetchall()
    assert rows == ([] if found is None else [(found,)])


def test_the_search_has_no_copy_of_the_texts(of_every_kind: sqlite3.Connection) -> None:
    of_every_kind.execute("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)")
    tables = {name for (name,) in of_every_kind.execute("SELECT name FROM sqlite_schema")}
    assert "search_data" in tables
    assert "search_content" not in tables


def test_a_removal_without_a_page_is_nowhere() -> None:
    database = database_of(invented_catalogue())
    assert b"invented-removal" in database
    assert b"invented-older-id" in database
    assert b"silence" not in database
    assert "à taire".encode() not in database


def test_a_claim_is_read_with_the_names_of_its_sources(
    of_real_records: sqlite3.Connection,
) -> None:
    rows = of_real_records.execute(
        "SELECT record_fr, value_ar, source_en, source_url FROM claims_with_sources "
        "WHERE source IS NOT NULL"
    ).fetchall()
    assert len(rows) == of_real_records.execute("SELECT count(*) FROM claim_sources").fetchone()[0]
    assert all(all(row) for row in rows)


@pytest.mark.parametrize(
    ("view", "table"),
    [("relations_named", "relations"), ("gaps_by_record", "gaps")],
)
def test_a_view_has_each_row_once(
    of_real_records: sqlite3.Connection, view: str, table: str
) -> None:
    counts = [
        of_real_records.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        for name in (view, table)
    ]
    assert counts[0] == counts[1] > 0


def test_disputed_claims_are_those_of_fields_in_dispute(
    of_real_records: sqlite3.Connection,
) -> None:
    disputes, sides = of_real_records.execute(
        "SELECT (SELECT count(*) FROM record_disputes_claims), count(*) FROM claims_disputed "
        "WHERE side IS NOT NULL"
    ).fetchone()
    assert disputes == sides


def test_the_metadata_say_whose_it_is(of_every_kind: sqlite3.Connection) -> None:
    facts = dict(of_every_kind.execute("SELECT name, value FROM metadata").fetchall())
    assert facts["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {f"publisher_{code}" for code in LANGUAGES} <= facts.keys()


def test_vocabularies_name_every_value(of_real_records: sqlite3.Connection) -> None:
    unnamed = of_real_records.execute(
        "SELECT kind FROM records WHERE kind NOT IN "
        "(SELECT value FROM vocabularies WHERE vocabulary = 'kind' AND title_ar <> '')"
    ).fetchall()
    assert unnamed == []


def test_two_processes_make_the_same_bytes(real_project: Project) -> None:
    built = (real_project.site / routes.DATABASE).read_bytes()
    assert hashlib.sha256(database_of(real_catalogue())).digest() == hashlib.sha256(built).digest()


def test_the_defaults_of_a_build_of_sqlite_make_no_difference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    connect = sqlite3.connect
    catalogue = real_catalogue()

    def made_with(secure_delete: str) -> bytes:
        def built_otherwise(*arguments: Any, **options: Any) -> sqlite3.Connection:
            connection = connect(*arguments, **options)
            connection.execute("PRAGMA page_size = 1024")
            connection.execute(f"PRAGMA secure_delete = {secure_delete}")
            return connection

        monkeypatch.setattr(sqlite3, "connect", built_otherwise)
        return database_of(catalogue)

    plain = database_of(catalogue)
    assert [made_with(value) == plain for value in ("ON", "OFF")] == [True, True]


def test_without_fts5_the_rest_is_there_and_the_build_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sqlite, "has_full_text", lambda: False)
    tables = tables_of_database(database_of(invented_catalogue()))
    assert "search" not in tables
    assert len(tables["texts"]) > 0
    assert capsys.readouterr().out.splitlines() == [
        "data/catalogue.sqlite has no full-text table: SQLite was built without FTS5."
    ]


def test_the_key_has_the_release_of_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = CatalogueTables(open_data_of(invented_catalogue()))

    def key() -> str:
        (export,) = sqlite.sqlite_exports(tables)
        return export.target.key()

    before = key()
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.99.0")
    assert key() != before


EXAMPLES = re.findall(r"```sql\n(.*?)```", (ROOT / "docs/tables.md").read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("query", EXAMPLES)
def test_the_examples_of_the_documents_run(of_real_records: sqlite3.Connection, query: str) -> None:
    assert sqlite3.complete_statement(query)
    of_real_records.execute(query).fetchall()


def test_the_documents_name_every_view(of_real_records: sqlite3.Connection) -> None:
    rows = of_real_records.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")
    named = {name for query in EXAMPLES for name in re.findall(r"FROM (\w+)", query)}
    assert {view for (view,) in rows} <= named


def test_the_database_needs_no_disk_for_its_long_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    stores: list[int] = []
    copied = sqlite._bytes_of

    def note(made: sqlite3.Connection) -> bytes:
        stores.extend(made.execute("PRAGMA temp_store").fetchone())
        return copied(made)

    monkeypatch.setattr(sqlite, "_bytes_of", note)
    database_of(invented_catalogue())
    assert stores == [2]  # MEMORY (“PRAGMA temp_store” in the documentation of SQLite)


class OldConnection(sqlite3.Connection):
    """A connection to an SQLite that was built without this."""

    @property
    def serialize(self) -> Any:  # type: ignore[override]
        raise AttributeError


def test_an_sqlite_that_gives_no_bytes_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = list(opened(database_of(invented_catalogue())).iterdump())
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=OldConnection))
    made = database_of(invented_catalogue())
    monkeypatch.undo()
    assert list(opened(made).iterdump()) == expected
