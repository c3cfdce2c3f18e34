"""Reads record files back from the tables, with nothing but the models and docs/tables.md."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.values.evidence import Evidence
from jazari_catalogue.records.values.text import LocalText

Row = Mapping[str, Any]
Tables = Mapping[str, list[Row]]


def tables_of_database(database: bytes) -> dict[str, list[Row]]:
    """The rows of each table of the database, by the names of columns."""
    connection = opened(database)
    connection.row_factory = sqlite3.Row
    listed = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table'")
    names = [row["name"] for row in listed if not row["name"].startswith("sqlite_")]
    return {
        name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}"')] for name in names
    }


def opened(database: bytes) -> sqlite3.Connection:
    """The database, in memory."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(database)
    return connection


def tables_of_files(files: Mapping[str, bytes]) -> dict[str, list[Row]]:
    """The rows of CSV files by the name of the table; an empty cell is None."""
    return {
        name: [
            {column: cell or None for column, cell in row.items()}
            for row in csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
        ]
        for name, data in files.items()
    }


def entries_in(tables: Tables) -> list[tuple[str, dict[str, Any]]]:
    """The records and removals, in the order of the files: kind and fields; all are texts."""
    reader = _Reader(tables)
    of_kinds = {
        name: {row["id"]: reader.entry(kind, row, "record") for row in tables[kind.plural]}
        for name, kind in KINDS.items()
    }
    records = sorted(tables["records"], key=_position)
    removals = sorted(tables[Removal.plural], key=_position)
    return [
        *((row["kind"], of_kinds[row["kind"]].pop(row["id"])) for row in records),
        *((Removal.kind, reader.entry(Removal, row, Removal.kind)) for row in removals),
    ]


def _position(row: Row) -> int:
    return int(row["position"])


class _Reader:
    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.by_owner: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], list[Row]]] = {}

    def entry(self, kind: Any, row: Row, owner: str) -> dict[str, Any]:
        def list_name(name: str) -> str:
            shared = f"{owner}_{name}"
            return shared if shared in self.tables else f"{kind.kind}_{name}"

        return self.fields(kind, row, "", {owner: row["id"]}, list_name)

    def fields(
        self,
        model: type[BaseModel],
        row: Row,
        prefix: str,
        owner: dict[str, Any],
        list_name: Callable[[str], str],
    ) -> dict[str, Any]:
        values = {
            name: self.value(field, row, prefix + name, owner, list_name)
            for name, field in field_types(model).items()
        }
        return {name: value for name, value in values.items() if value not in (None, [], {})}

    def value(
        self,
        field: FieldType,
        row: Row,
        name: str,
        owner: dict[str, Any],
        list_name: Callable[[str], str],
    ) -> Any:
        if field.holds is not Holds.ONE:
            return self.items(field, list_name(field.name), owner)
        if field.value is LocalText:
            return text_of(row, name)
        if field.group is not None:
            below = f"{name}_"
            return self.fields(field.group, row, below, owner, lambda one: list_name(below + one))
        return None if row[name] is None else str(row[name])

    def items(self, field: FieldType, table: str, owner: dict[str, Any]) -> Any:
        items = []
        by_field = {}
        for row in self.owned(table, owner):
            inner = {**owner, field.name: row["position"]}
            if field.declared is Evidence:
                cited = [one["value"] for one in self.owned(f"{table}_sources", inner)]
                forms = {"stated": cited, "derived": {"derived": row["derived_from"]}}
                by_field[row["field"]] = forms.get(row["basis"], {row["basis"]: cited})
            elif field.group is not None:
                items.append(self.fields(field.group, row, "", inner, f"{table}_{{}}".format))
            elif field.value is LocalText:
                items.append(text_of(row, "value"))
            else:
                items.append(str(row["value"]))
        return by_field or items

    def owned(self, table: str, owner: dict[str, Any]) -> Iterable[Row]:
        columns = tuple(owner)
        index = self.by_owner.get((table, columns))
        if index is None:
            index = self.by_owner[table, columns] = {}
            for row in self.tables[table]:
                index.setdefault(tuple(str(row[name]) for name in columns), []).append(row)
        rows = index.get(tuple(map(str, owner.values())), [])
        return sorted(rows, key=_position)


def text_of(row: Row, name: str) -> Any:
    """The text in the columns of ``name``, as a record file writes it."""
    if row[name] is not None:
        return row[name]
    return {code: row[f"{name}_{code}"] for code in TEXT if row[f"{name}_{code}"] is not None}
