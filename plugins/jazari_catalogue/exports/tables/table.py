"""What tables consist of, whatever writes them: columns, keys and references to other tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from jazari_catalogue.records.values.titles import Titles

Row = list[object] | tuple[object, ...]
"""The cells of a row, in the order of the columns; None for no value, which is never a text."""


class Type(Enum):
    """The type of the values of a column, by its name in Table Schema v2."""

    TEXT = "string"
    DAY = "date"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    """In rows, the texts ``true`` and ``false``."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of a table."""

    name: str
    titles: Titles
    help: Titles
    """What the values are, in a sentence."""
    type: Type = Type.TEXT
    required: bool = False
    """Whether every row has a value."""
    choices: tuple[str, ...] = ()
    """The only values that there may be; empty for no such list."""
    vocabulary: str | None = None
    """The vocabulary that they are from, in the table of vocabularies."""
    pattern: str | None = None
    """What the whole of each value matches: a regular expression of XML Schema 1.1, part 2, §G."""
    text_of: str | None = None
    """The field whose text the column has; None if the values are no texts for people to search."""
    language: str | None = None
    """The language of the texts; None for those that are the same in all."""


@dataclass(frozen=True)
class Reference:
    """A foreign key: the values of ``columns`` are those of ``others`` in a row of ``table``."""

    columns: tuple[str, ...]
    table: str
    others: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table, without its rows."""

    name: str
    titles: Titles
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The primary key."""
    references: tuple[Reference, ...] = ()
    field: str | None = None
    """The field of records whose values it has, if these are in a table of their own."""


METADATA, TEXTS, SEARCH = "metadata", "texts", "search"
"""The tables that the database has beside those of the catalogue."""


def check_names(tables: Iterable[Table]) -> None:
    """Raises TypeError where two tables, or two columns of one, have the same name in SQL."""
    known = {METADATA, TEXTS, SEARCH}
    for table in tables:
        for name in (table.name, *(f"{table.name}.{column.name}" for column in table.columns)):
            if name.casefold() in known:
                raise TypeError(f"the name of another table or column: {name}; rename the field")
            known.add(name.casefold())
