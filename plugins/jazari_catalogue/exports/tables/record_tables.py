"""The tables of records and removals, derived from the models: a new field is a column or a table.

A table for each kind has a row for each record, with the fields of one value:

- a text in several languages has five columns: ``name`` if it is the same in every language, else
  ``name_fr``, ``name_ar`` and so on;
- a group of fields has a column for each of these: ``apply_opens``.

A field with several values is a table ``record_{field}`` of all kinds that have it, numbered by
``position``; its values are in the column ``value``, or those of a group in a column for each of
its fields. If kinds mean different types of values by the same name, each has a table of its own,
``{kind}_{field}``. Lists in the groups of a list are tables below that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from jazari_catalogue.exports.tables.columns import (
    BASIS,
    DERIVED_FROM,
    FIELD,
    POSITION,
    RECORD,
    REMOVAL_HELP,
    SOURCE,
    column_of,
    joined,
    numbered,
    text_columns,
)
from jazari_catalogue.exports.tables.table import Column, Reference, Row, Table
from jazari_catalogue.history.plain import Plain
from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.values.evidence import Basis, Evidence
from jazari_catalogue.records.values.ids import SourceId
from jazari_catalogue.records.values.regions import RegionCode
from jazari_catalogue.records.values.text import LocalText

RECORDS = "records"
"""The table with a row for each record of any kind."""
REGIONS_TABLE = "regions"
CODE = "code"
"""The key of the table of regions."""
VALUE = "value"


class _Texts:
    """A text in several languages, as the form of a cell."""


_TEXTS = _Texts()
_NO_LANGUAGE = [None] * len(TEXT)


@dataclass
class _Form:
    """How the fields of a kind or a group become cells of one row, and rows of other tables."""

    columns: list[Column] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    cells: list[tuple[str, _Form | _Texts | None]] = field(default_factory=list)
    """The fields of one value: each is a text in several languages, a group, or one cell."""
    lists: list[tuple[str, _List]] = field(default_factory=list)


class _List(NamedTuple):
    """How a field of several values becomes rows of a table."""

    table: str
    item: _Form | _Texts | None
    by_field: bool = False
    is_evidence: bool = False


class _Owner(NamedTuple):
    """The row that rows of another table belong to: how these name it."""

    table: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    """The columns of the other tables that have the key."""
    field: str | None = None
    """The field of the record that it is in; None if it is the whole record."""

    def reference(self) -> Reference:
        return Reference(tuple(column.name for column in self.columns), self.table, self.key)


class RecordTables:
    """The tables of records and removals, and the rows of one record after the other."""

    def __init__(self) -> None:
        """Raises TypeError if the models of today have no tables without a clash of names."""
        self.tables: list[Table] = []
        self._forms: dict[type[Entry], _Form] = {}
        record = _Owner(RECORDS, (ID,), (RECORD,))
        shared = self._shared_lists(record)
        lists, self.tables = self.tables, []
        for kind in KINDS.values():
            self._add_kind(kind, record, shared, [Reference((ID,), RECORDS, (ID,))])
        self.tables += lists
        removal = replace(RECORD, name=Removal.kind, titles=Removal.titles, help=REMOVAL_HELP)
        owner = _Owner(Removal.plural, (ID,), (removal,))
        self._add_kind(Removal, owner, {}, [], POSITION)

    def _add_kind(
        self,
        kind: type[Entry],
        owner: _Owner,
        shared: Mapping[str, _List],
        references: list[Reference],
        *first: Column,
    ) -> None:
        # The lists of a kind follow it, but for those that it shares with others.
        position = len(self.tables)
        fields = [joined([one]) for one in field_types(kind).values()]
        form = self._form(fields, owner, kind.kind, shared=shared)
        columns = (*first, *form.columns)
        table = Table(
            *(kind.plural, kind.plural_titles, columns, (ID,)),
            (*references, *form.references),
        )
        self.tables.insert(position, table)
        self._forms[kind] = form

    def _shared_lists(self, owner: _Owner) -> dict[str, _List]:
        """The lists that are one table for all kinds, by the name of the field."""
        by_name: dict[str, list[FieldType]] = {}
        for kind in KINDS.values():
            for one in field_types(kind).values():
                if one.holds is not Holds.ONE:
                    by_name.setdefault(one.name, []).append(one)
        return {
            name: self._list(joined(fields), f"{RECORD.name}_{name}", owner)
            for name, fields in by_name.items()
            if len({_type(one) for one in fields}) == 1
        }

    def _form(
        self,
        fields: Iterable[FieldType],
        owner: _Owner,
        table: str,
        prefix: str = "",
        shared: Mapping[str, _List] | None = None,
    ) -> _Form:
        """The form of ``fields``, whose columns begin with ``prefix`` and lists with ``table``."""
        form = _Form()
        for one in fields:
            name = prefix + one.name
            if one.holds is not Holds.ONE:
                found = (shared or {}).get(one.name)
                of_list = found or self._list(one, f"{table}_{one.name}", owner)
                form.lists.append((one.name, of_list))
            elif one.group is not None:
                inner = field_types(one.group).values()
                group = self._form(inner, owner, f"{table}_{one.name}", f"{name}_")
                form.columns += group.columns
                form.references += group.references
                form.cells.append((one.name, group))
            else:
                required = one.required and not prefix
                form.columns += self._value(one, name, form.references, required)
                form.cells.append((one.name, _TEXTS if one.value is LocalText else None))
        return form

    def _list(self, one: FieldType, name: str, owner: _Owner) -> _List:
        """Adds the table ``name`` with the values of a field, and the tables below it."""
        at = len(self.tables)
        columns = [*owner.columns, POSITION]
        key = (*(column.name for column in owner.columns), POSITION.name)
        if one.holds is Holds.BY_FIELD:
            columns.append(FIELD)
        field = owner.field or one.name
        own = _Owner(name, key, (*owner.columns, numbered(one)), field)
        form = _Form()
        item: _Form | _Texts | None = form
        if one.declared is Evidence:
            form.columns = [BASIS, DERIVED_FROM]
            form.cells = [(BASIS.name, None), (DERIVED_FROM.name, None)]
            form.lists = [(Source.plural, self._sources(f"{name}_{Source.plural}", own))]
        elif one.group is not None:
            item = form = self._form(field_types(one.group).values(), own, name)
        else:
            form.columns = self._value(one, VALUE, form.references, required=True)
            item = _TEXTS if one.value is LocalText else None
        references = (owner.reference(), *form.references)
        table = Table(name, one.spec.titles, (*columns, *form.columns), key, references, field)
        self.tables.insert(at, table)
        return _List(name, item, one.holds is Holds.BY_FIELD, one.declared is Evidence)

    def _sources(self, name: str, owner: _Owner) -> _List:
        """Adds the table of the sources of evidence, which are no field of a model."""
        key = (*(column.name for column in owner.columns), POSITION.name)
        source = replace(SOURCE, name=VALUE)
        references = (owner.reference(), Reference((VALUE,), Source.plural, (ID,)))
        columns = (*owner.columns, POSITION, source)
        titles = Source.plural_titles
        self.tables.append(Table(name, titles, columns, key, references, owner.field))
        return _List(name, None)

    def _value(
        self, one: FieldType, name: str, references: list[Reference], required: bool
    ) -> list[Column]:
        """The columns of one value; adds what they refer to to ``references``."""
        if one.value is LocalText:
            return text_columns(name, one.spec)
        relation = one.spec.relation
        if relation is not None:
            only = KINDS[relation.kinds[0]].plural if len(relation.kinds) == 1 else RECORDS
            references.append(Reference((name,), only, (ID,)))
        elif one.declared == SourceId:
            references.append(Reference((name,), Source.plural, (ID,)))
        elif issubclass(one.value, RegionCode):
            references.append(Reference((name,), REGIONS_TABLE, (CODE,)))
        return [column_of(one, name, required)]

    # ---- rows -----------------------------------------------------------------------------------

    def add(
        self, rows: Mapping[str, list[Row]], entry: Entry, fields: dict[str, Plain], *first: object
    ) -> None:
        """Adds to ``rows``, by table, those of ``entry``, whose fields as plain data are given.

        ``first`` are the cells before those of its fields.
        """
        form = self._forms[type(entry)]
        row = [*first]
        _fill(row, form, fields)
        rows[entry.plural].append(row)
        _add_lists(rows, form, fields, (entry.id,))


def _type(one: FieldType) -> tuple[object, ...]:
    """What two fields must have in common for their values to be in one table."""
    return str(one.declared), one.value, one.holds, one.spec.relation is None


def _fill(row: list[object], form: _Form, values: Mapping[str, Plain]) -> None:
    """Adds the cells of ``values`` to ``row``."""
    get = values.get
    for name, cell in form.cells:
        value = get(name)
        if cell is None:
            row.append(value)
        elif cell is _TEXTS:
            _fill_text(row, value)
        else:
            assert isinstance(cell, _Form)
            _fill(row, cell, value or {})


def _fill_text(row: list[object], text: Plain) -> None:
    if isinstance(text, dict):
        row.append(None)
        row += map(text.get, TEXT)
    else:
        row.append(text)
        row += _NO_LANGUAGE


def _add_lists(
    rows: Mapping[str, list[Row]], form: _Form, values: Mapping[str, Plain], key: tuple[object, ...]
) -> None:
    for name, group in form.cells:
        if isinstance(group, _Form) and group.lists and name in values:
            _add_lists(rows, group, values[name], key)
    for name, (table, item, by_field, is_evidence) in form.lists:
        items = values.get(name)
        if items is None:
            continue
        add = rows[table].append
        if item is None and not by_field:
            for position, value in enumerate(items, 1):
                add((*key, position, value))
            continue
        fields: Sequence[str] = [*items] if by_field else ()
        for position, value in enumerate(items.values() if by_field else items, 1):
            row: list[object] = [*key, position, *fields[position - 1 : position]]
            if item is _TEXTS:
                _fill_text(row, value)
            elif item is None:
                row.append(value)
            else:
                assert isinstance(item, _Form)
                inner = _parts_of_evidence(value) if is_evidence else value or {}
                _fill(row, item, inner)
                if item.lists:
                    _add_lists(rows, item, inner, (*key, position))
            add(row)


def _parts_of_evidence(written: Any) -> dict[str, Any]:
    """What the table of evidence has of ``written``, and its sources."""
    if isinstance(written, list):
        return {BASIS.name: Basis.STATED.value, Source.plural: written}
    ((basis, inner),) = written.items()
    name = DERIVED_FROM.name if basis == Basis.DERIVED else Source.plural
    return {BASIS.name: basis, name: inner}
