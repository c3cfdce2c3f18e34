"""Checks what records cite: ids of other records, and names of their own fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from pydantic import BaseModel

from jazari_catalogue.records.catalogue import RecordLocation
from jazari_catalogue.records.key_paths import location_words, position_of, value_at
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import FORMER_IDS, ID, Entry
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.model.record import evidenced
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import NOTHING, nearest
from jazari_catalogue.records.problems.problem import Code, Problem
from jazari_catalogue.records.suggestions import LIKE
from jazari_catalogue.records.validation import look_alike_problem
from jazari_catalogue.records.values.characters import plain_look
from jazari_catalogue.records.values.ids import FieldName, SourceId, is_record_id
from jazari_catalogue.records.values.slug import slug
from jazari_catalogue.records.yaml.document import Mapping


class WrittenRecord:
    """A record as written: its kind, its raw mapping, its file and its first line."""

    __slots__ = ("id", "kind", "line", "path", "value")

    def __init__(self, kind: type[Entry], value: Mapping, path: str, line: int) -> None:
        self.kind = kind
        self.value = value
        self.path = path
        self.line = line
        written_id = value.get(ID)
        if ID not in value and (first := next(iter(value), ID)) not in kind.model_fields:
            # A misspelt `id` is reported once, not again for every record that cites this one.
            written_id = value[first]
        self.id = written_id if isinstance(written_id, str) else None

    @property
    def place(self) -> RecordLocation:
        """Where the record begins."""
        return RecordLocation(self.path, self.line)


class References:
    """Checks what records cite, as they are written: even those that do not validate."""

    def __init__(
        self, written: list[WrittenRecord], problems: list[Problem], unread: Set[str] = frozenset()
    ) -> None:
        """``unread`` are ids of records below a key that is not the plural of a kind."""
        self.written = written
        self.unread = {*unread}
        self.problems = problems
        self.known: dict[str, WrittenRecord] = {}
        self.former: dict[str, WrittenRecord] = {}
        self._of_kinds: dict[tuple[str, ...], list[str]] = {}
        self._rightly_cited: set[str] = set()
        self._perhaps_meant: dict[str, str] = {}
        """By id of a record: an unknown id that is cited and looks like it."""
        for item in written:
            if item.id is not None and is_record_id(item.id):
                self.known.setdefault(item.id, item)
            elif item.id is not None:
                # Whoever cites it as it should be written has made no slip.
                self.unread |= {plain_look(item.id), slug(item.id)}

    def check(self) -> None:
        """Reports every cited id without a record, and every name that is not that of a field."""
        for item in self.written:
            self._check_former_ids(item)
        for item in self.written:
            for name, relation in item.kind.relations().items():
                self._check_cited(item, [name], relation.kinds)
            self._check_provenance(item, item.kind, [])
        for known_id, cited in self._perhaps_meant.items():
            if known_id not in self._rightly_cited:
                item = self.known[known_id]
                words = {"id": known_id, "cited": cited}
                self._report(codes.CITED_OTHERWISE, item, [ID], words)

    def _check_former_ids(self, item: WrittenRecord) -> None:
        """A former id leads to one record only and is nobody's id today."""
        for location, former in _texts(item, [FORMER_IDS]):
            taken = self.known.get(former) or self.former.get(former)
            if taken is not None:
                self.problems.append(id_taken(item, location, taken.place))
            self.former[former] = item

    def _check_provenance(
        self, item: WrittenRecord, model: type[BaseModel], location: list[int | str]
    ) -> None:
        """Reports cited sources and named fields that do not exist.

        ``model`` is that of the mapping at ``location``.
        """
        for name, field in _provenance(model).items():
            here = [*location, name]
            if field.holds is Holds.BY_FIELD:
                for key in _keys(item, here):
                    self._check_field(item, [*here, key], key, of_key=True)
                    self._check_sources(item, [*here, key])
            elif field.declared == SourceId:
                self._check_sources(item, here)
            elif field.group is None:
                for at, named in _texts(item, here):
                    self._check_field(item, at, named)
            else:
                for inner in _mappings(item, here):
                    self._check_provenance(item, field.group, inner)

    def _check_sources(self, item: WrittenRecord, location: list[int | str]) -> None:
        if value_at(item.value, location) == []:
            self._report(codes.NO_SOURCE, item, location)
        self._check_cited(item, location, (Source.kind,))

    def _check_field(
        self, item: WrittenRecord, location: list[int | str], field: str, *, of_key: bool = False
    ) -> None:
        known = evidenced(item.kind)
        if field not in known:
            at = position_of(item.value, location, of_key=of_key)
            other = look_alike_problem(field, item.path, at, item.id)
            if other is not None:
                self.problems.append(other)
                return
            near = nearest(field, known, at_least=LIKE)
            words = {"written": field, "nearest": near, "known": ", ".join(known)}
            self._report(codes.UNKNOWN_FIELD, item, location, words, of_key=of_key)

    def _check_cited(
        self, item: WrittenRecord, location: list[int | str], kinds: tuple[str, ...]
    ) -> None:
        """Reports each id cited at ``location`` that is no other record of ``kinds``."""
        for at, cited in _texts(item, location):
            found = self.known.get(cited)
            if found is None and cited in self.unread:
                continue
            if found is None:
                # What does not even have the form of an id has been reported.
                if is_record_id(cited):
                    near = self._nearest(cited, kinds)
                    lists = ", ".join(KINDS[kind].plural for kind in kinds or KINDS)
                    words = {"id": cited, "nearest": near, "lists": lists}
                    self._report(codes.UNKNOWN_ID, item, at, words)
                    if near in self.known:
                        self._perhaps_meant.setdefault(near, cited)
            elif kinds and found.kind.kind not in kinds:
                words = {
                    "id": cited,
                    "found": found.kind.kind,
                    "expected": ", ".join(kinds),
                    "nearest": self._nearest(cited, kinds),
                }
                self._report(codes.WRONG_KIND, item, at, words)
            elif cited == item.id:
                self._report(codes.RELATES_TO_ITSELF, item, at)
            else:
                self._rightly_cited.add(cited)

    def _nearest(self, cited: str, kinds: tuple[str, ...]) -> str:
        """The id of ``kinds`` (of any kind where none is named) that was probably meant."""
        moved = self.former.get(cited)
        if moved is not None and moved.id is not None:
            return moved.id
        if kinds not in self._of_kinds:
            self._of_kinds[kinds] = [
                known for known, item in self.known.items() if not kinds or item.kind.kind in kinds
            ]
        found = nearest(cited, self._of_kinds[kinds], at_least=LIKE)
        # Two sources of one day are not alike for that.
        alike = nearest(_undated(cited), [_undated(found)], at_least=LIKE) != NOTHING
        return found if alike else NOTHING

    def _report(
        self,
        code: Code,
        item: WrittenRecord,
        location: list[int | str],
        words: dict[str, str] | None = None,
        *,
        of_key: bool = False,
    ) -> None:
        at = position_of(item.value, location, of_key=of_key)
        values = location_words(location) | (words or {})
        self.problems.append(code.at(item.path, at, item.id, **values))


def _undated(record_id: str) -> str:
    """``record_id`` without the date that ids of sources end with."""
    return re.sub(r"-\d{4}(?:-\d\d){0,2}$", "", record_id)


def _texts(item: WrittenRecord, location: list[int | str]) -> Iterator[tuple[list[int | str], str]]:
    """The text at ``location``, or the texts of the list there, each with its own location."""
    value = value_at(item.value, location)
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, list):
        for index, text in enumerate(value):
            if isinstance(text, str):
                yield [*location, index], text


def _keys(item: WrittenRecord, location: list[int | str]) -> list[str]:
    value = value_at(item.value, location)
    return list(value) if isinstance(value, dict) else []


def _mappings(item: WrittenRecord, location: list[int | str]) -> list[list[int | str]]:
    """The location of the mapping at ``location``, or those of the items of the list there."""
    value = value_at(item.value, location)
    if isinstance(value, list):
        return [[*location, index] for index in range(len(value))]
    return [location]


@cache
def _provenance(model: type[BaseModel]) -> dict[str, FieldType]:
    """The fields of ``model`` that cite sources or name fields of the record, or lead to such."""
    return {
        name: field
        for name, field in field_types(model).items()
        if field.declared in (SourceId, FieldName) or (field.group and _provenance(field.group))
    }


def id_taken(item: WrittenRecord, location: list[int | str], by: RecordLocation) -> Problem:
    """The id at ``location`` of ``item`` is that of the record at ``by``."""
    at = position_of(item.value, location)
    written, other = value_at(item.value, location), f"{by.path}:{by.line}"
    return codes.DUPLICATE_ID.at(item.path, at, item.id, id=written, other=other)
