"""``catalogue.sqlite``: the tables of the catalogue as an SQLite 3 database. See docs/tables.md.

It has primary and foreign keys, checks of vocabularies, a full-text table over all texts, and views
for people who write SQL. The tables are STRICT where the linked SQLite knows them (3.37). The same
records and the same release of SQLite give the same bytes.

Values are bound parameters. Names of tables and columns are those of models, and quoted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from jazari_catalogue import licences, reporter, routes
from jazari_catalogue.exports.data_sets import WHOLE
from jazari_catalogue.exports.export import SQLITE, Export
from jazari_catalogue.exports.sqlite_views import views
from jazari_catalogue.exports.tables.catalogue_tables import CatalogueTables
from jazari_catalogue.exports.tables.columns import FIELD, RECORD
from jazari_catalogue.exports.tables.other_tables import CLAIM_SOURCES, RELATIONS
from jazari_catalogue.exports.tables.table import METADATA, SEARCH, TEXTS, Column, Table, Type
from jazari_catalogue.languages import TEXT
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.values.titles import Titles

APPLICATION_ID = 0x4A5A5249
"""In the header of the file, for programs such as ``file``: “JZRI”."""
VERSION = 1
"""Of the schema, as ``PRAGMA user_version`` reads it. It changes if a query may have to change."""

_TITLES = Titles(
    "Tout le catalogue, en base de données",
    "الدليل كاملا، قاعدة بيانات",
    "The whole catalogue, as a database",
)
_STRICT_SINCE = (3, 37, 0)
_TYPES = {Type.INTEGER: "INTEGER", Type.NUMBER: "REAL", Type.BOOLEAN: "INTEGER"}


def sqlite_exports(tables: CatalogueTables) -> Iterator[Export]:
    """The database."""
    publisher = repr(tables.data.publisher)
    release = f"{sqlite3.sqlite_version} {has_full_text()}"
    key = digest(tables.key(), publisher, release)
    target = MadeTarget(routes.DATABASE, key, lambda: database(tables))
    yield Export(target, SQLITE, _TITLES, data_set=WHOLE)


@cache
def has_full_text() -> bool:
    """Whether the linked SQLite has FTS5, the extension for full-text search."""
    with closing(sqlite3.connect(":memory:")) as memory:
        try:
            memory.execute("CREATE VIRTUAL TABLE searched USING fts5(text)")
        except sqlite3.OperationalError:
            return False
    return True


def database(tables: CatalogueTables) -> bytes:
    """The bytes of the database."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        # Their defaults differ from one build of a release to another, and so would the bytes.
        for pragma in ("page_size = 4096", "secure_delete = ON"):
            made.execute(f"PRAGMA {pragma}")
        # Else long lists are sorted in files, and a full disk for temporary ones stops the build.
        made.execute("PRAGMA temp_store = MEMORY")
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {VERSION}")
        made.execute("BEGIN")
        for table in tables.tables:
            made.execute(_create(table))
            made.executemany(_insert(table), tables.rows(table.name))
        for table in tables.tables:
            for statement in _indexes(table):
                made.execute(statement)
        _add_metadata(made, tables)
        _add_texts(made, tables.tables)
        for statement in views(tables.languages):
            made.execute(statement)
        made.execute("COMMIT")
        return _bytes_of(made)


def _bytes_of(made: sqlite3.Connection) -> bytes:
    """The database as the bytes of its file."""
    # Before SQLite 3.36, which some systems have, this was an option of its build.
    if hasattr(made, "serialize"):
        return made.serialize()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "copy.sqlite"
        with closing(sqlite3.connect(file)) as copy:
            made.backup(copy)
        return file.read_bytes()


def quoted(name: str) -> str:
    """``name`` as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _create(table: Table) -> str:
    """The statement that creates ``table``."""
    parts = [_column(column) for column in table.columns]
    parts.append(f"PRIMARY KEY ({_names(table.key)})")
    parts += [
        f"FOREIGN KEY ({_names(reference.columns)}) "
        f"REFERENCES {quoted(reference.table)} ({_names(reference.others)})"
        for reference in table.references
    ]
    # A row in the tree of its key saves an index, but long ones take a page each there (“Clustered
    # Indexes and the WITHOUT ROWID Optimization”, §4).
    has_texts = any(one.language is not None or one.text_of is not None for one in table.columns)
    options = ", ".join([*_strict(), *(() if has_texts else ["WITHOUT ROWID"])])
    body = ",\n  ".join(parts)
    return f"CREATE TABLE {quoted(table.name)} (\n  {body}\n) {options}"


def _strict() -> list[str]:
    """The option that makes SQLite check the types of values, where it knows that."""
    return ["STRICT"] if sqlite3.sqlite_version_info >= _STRICT_SINCE else []


def _column(column: Column) -> str:
    parts = [quoted(column.name), _TYPES.get(column.type, "TEXT")]
    if column.required:
        parts.append("NOT NULL")
    if column.choices:
        # SQLite makes a table of the values after IN for each row that is added.
        name = quoted(column.name)
        choices = " OR ".join(f"{name} = {_literal(choice)}" for choice in column.choices)
        parts.append(f"CHECK ({choices})")
    elif column.type is Type.BOOLEAN:
        parts.append(f"CHECK ({quoted(column.name)} IN (0, 1))")
    return " ".join(parts)


def _insert(table: Table) -> str:
    """The statement that adds a row to ``table``."""
    values = ", ".join("?='true'" if one.type is Type.BOOLEAN else "?" for one in table.columns)
    return f"INSERT INTO {quoted(table.name)} VALUES ({values})"


_LOOKED_UP = (RELATIONS, CLAIM_SOURCES)
"""The tables that are also read from the other end: what cites a record, what a source supports.

Lists of records have the same relations; an index on each would add a fifth to the file.
"""


def _indexes(table: Table) -> Iterator[str]:
    """The statements that create an index on each column that refers to another table."""
    for reference in table.references if table.name in _LOOKED_UP else ():
        columns = reference.columns
        if table.key[: len(columns)] != columns:
            name = quoted("_by_".join((table.name, *columns)))
            yield f"CREATE INDEX {name} ON {quoted(table.name)} ({_names(columns)})"


def _add_metadata(made: sqlite3.Connection, tables: CatalogueTables) -> None:
    """Adds a table that says what this is, whose, and under which licence."""
    columns = "name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL"
    made.execute(f"CREATE TABLE {METADATA} ({columns}) {', '.join(_strict())}")
    data = tables.data
    facts = {
        **{f"title_{code}": _TITLES.in_language(code) for code in tables.languages},
        "site": data.url,
        "license": licences.CONTENT,
        **{f"publisher_{code}": name for code, name in data.publisher.items()},
        "schema_version": str(VERSION),
        "tables": data.url + routes.DATA_PACKAGE,
    }
    made.executemany(f"INSERT INTO {METADATA} VALUES (?, ?)", facts.items())


def _add_texts(made: sqlite3.Connection, tables: list[Table]) -> None:
    """Adds all texts for people in one table, and the full-text table over it, if there can be one.

    The latter keeps no copy of the texts (FTS5, §4.4.2, “External Content Tables”).
    """
    columns = ("text", *TEXT)
    declared = ", ".join(f"{quoted(one)} TEXT" for one in columns)
    made.execute(
        f"CREATE TABLE {TEXTS} (id INTEGER PRIMARY KEY, {quoted(RECORD.name)} TEXT NOT NULL, "
        f"{quoted(FIELD.name)} TEXT NOT NULL, {declared}) {', '.join(_strict())}"
    )
    for table in tables:
        for selected in _texts_of(table):
            names = _names((RECORD.name, FIELD.name, *columns))
            made.execute(f"INSERT INTO {TEXTS} ({names}) {selected}")
    made.execute(f"CREATE INDEX texts_by_record ON {TEXTS} ({quoted(RECORD.name)})")
    if not has_full_text():
        reporter.say(f"{routes.DATABASE} has no full-text table: SQLite was built without FTS5.")
        return
    made.execute(
        f"CREATE VIRTUAL TABLE {SEARCH} USING fts5({_names(columns)}, content='{TEXTS}', "
        "content_rowid='id', tokenize='unicode61 remove_diacritics 2')"
    )
    made.execute(f"INSERT INTO {SEARCH}({SEARCH}) VALUES ('rebuild')")


def _texts_of(table: Table) -> Iterator[str]:
    """The queries for the texts in ``table``, if it is of records: record, field, each language."""
    of_records = table.name in KINDS_BY_PLURAL or (table.field and table.key[0] == RECORD.name)
    columns = table.columns if of_records else ()
    with_text = [column for column in columns if column.text_of is not None]
    for stem, of_field in groupby(with_text, key=lambda column: column.text_of):
        by_language = {column.language: column.name for column in of_field}
        selected = [
            quoted(by_language[language]) if language in by_language else "NULL"
            for language in (None, *TEXT)
        ]
        some = " OR ".join(f"{quoted(name)} IS NOT NULL" for name in by_language.values())
        record, field = quoted(table.key[0]), _literal(table.field or str(stem))
        yield (
            f"SELECT {record}, {field}, {', '.join(selected)} FROM {quoted(table.name)} "
            f"WHERE {some} ORDER BY {_names(table.key)}"
        )
