"""The YAML of a record as house rules see it: its texts, and the sources that it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.key_paths import KeyPath, names_of, position_of
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.model.field_types import FieldType, field_types
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import Code, Problem
from jazari_catalogue.records.removal import LISTS
from jazari_catalogue.records.yaml.document import Document, Mapping, Sequence


class FieldText(NamedTuple):
    """A scalar in a record, and the innermost field that it is a value of."""

    key_path: KeyPath
    text: str
    field: FieldType

    @property
    def checks(self) -> Checks:
        """The house rules that apply to the field."""
        return self.field.spec.checks


class CheckedRecord:
    """The YAML of a valid record or removal: its model, its mapping, its file and its id."""

    def __init__(self, kind: type[Entry], value: Mapping, path: str) -> None:
        self.kind = kind
        self.value = value
        self.path = path
        self.id: str = value[ID]

    @cached_property
    def texts(self) -> list[FieldText]:
        """Every scalar of the record, in the order of the model."""
        return [
            text
            for name, field in field_types(self.kind).items()
            if name in self.value
            for text in _texts(self.value[name], [name], field)
        ]

    @cached_property
    def listed_sources(self) -> list[FieldText]:
        """The ids in the record's list of its sources."""
        return [text for text in self._cited if len(text.key_path) == 2]

    @cached_property
    def citations(self) -> list[list[FieldText]]:
        """The ids of sources that are cited together: for a field, a step, a paragraph, a claim."""
        citations: list[list[FieldText]] = []
        parents: KeyPath = []
        for text in self._cited:
            if len(text.key_path) > 2:
                if text.key_path[:-1] != parents:
                    parents = text.key_path[:-1]
                    citations.append([])
                citations[-1].append(text)
        return citations

    @cached_property
    def _cited(self) -> list[FieldText]:
        # Evidence may also name a field, under a key; ids of sources are items of lists.
        return [
            text
            for text in self.texts
            if text.field.cites_sources and isinstance(text.key_path[-1], int)
        ]

    def position(self, key_path: KeyPath) -> Position:
        """The position of the value at ``key_path``."""
        return position_of(self.value, key_path)

    def at(
        self, code: Code, key_path: KeyPath, *, of_key: bool = False, **values: object
    ) -> Problem:
        """The problem of ``code`` at ``key_path``; ``values`` fill in its message.

        It is at the value, or at its key with ``of_key``.
        """
        position = position_of(self.value, key_path, of_key=of_key)
        return code.at(self.path, position, self.id, **(names_of(key_path) | values))


class Context(NamedTuple):
    """What a rule compares a record with."""

    catalogue: Catalogue
    """The other records."""
    today: date
    """Decides which dates are in the future."""
    before: Catalogue | None = None
    """The records before the change that is checked, if it is known and they loaded."""

    def source(self, source_id: str) -> Source:
        """The source of this id, which a valid record cites."""
        source = self.catalogue[source_id]
        assert isinstance(source, Source)
        return source


Rule = Callable[[CheckedRecord, Context], Iterator[Problem]]
"""A house rule: what could be better in a record."""


def checked_records(documents: list[Document]) -> Iterator[CheckedRecord]:
    """The records and removals in ``documents``, which make a valid catalogue."""
    for document in documents:
        assert isinstance(document.value, Mapping)
        for plural, items in document.value.items():
            for item in items if plural in LISTS else ():
                yield CheckedRecord(LISTS[plural], item, document.path)


def _texts(value: object, key_path: KeyPath, field: FieldType) -> Iterator[FieldText]:
    """Every scalar of ``value``, which is at ``key_path`` and belongs to ``field``."""
    if isinstance(value, str):
        yield FieldText(key_path, value, field)
    elif isinstance(value, Mapping):
        # A mapping without a group is keyed by languages, or by fields (`evidence`).
        inner_fields = field_types(field.group) if field.group else {}
        for key, inner in value.items():
            yield from _texts(inner, [*key_path, key], inner_fields.get(key, field))
    elif isinstance(value, Sequence):
        for index, inner in enumerate(value):
            yield from _texts(inner, [*key_path, index], field)
