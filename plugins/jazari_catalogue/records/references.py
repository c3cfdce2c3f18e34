"""Checks what records cite: ids of other records, and names of their own fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache

from pydantic import BaseModel

from jazari_catalogue.records.citations import circles
from jazari_catalogue.records.key_paths import KeyPath, names_of, position_of, value_at
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import FORMER_IDS, ID
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.model.record_fields import (
    evidenced,
    has_value,
    sourced,
    sourced_by_item,
)
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import NOTHING, Effort, nearest
from jazari_catalogue.records.problems.problem import Code, Problem
from jazari_catalogue.records.raw_record import RawRecord, duplicate_id
from jazari_catalogue.records.removal import REMOVED_ON, REPLACED_BY, Removal
from jazari_catalogue.records.suggestions import MIN_SIMILARITY
from jazari_catalogue.records.validation import look_alike_problem
from jazari_catalogue.records.values.characters import plain_look
from jazari_catalogue.records.values.evidence import Basis, Evidence
from jazari_catalogue.records.values.ids import FieldName, SourceId, is_record_id
from jazari_catalogue.records.values.slug import slug

MAX_SUGGESTED_IDS = 100
"""The most different wrong ids for which a record is suggested."""


class References:
    """Checks what records cite, before validation: that of invalid records, too."""

    def __init__(
        self,
        records: list[RawRecord],
        problems: list[Problem],
        ignored_ids: Set[str] = frozenset(),
        effort: Effort | None = None,
    ) -> None:
        """``check`` adds to ``problems``; citing one of ``ignored_ids`` is no problem.

        These are the ids of records that are not read because of another problem. ``effort`` is
        what may still be spent on suggestions.
        """
        self._effort = effort or Effort()
        self.records = records
        self.ignored_ids = {*ignored_ids}
        self.problems = problems
        self.by_id: dict[str, RawRecord] = {}
        self.by_former_id: dict[str, RawRecord] = {}
        self.removed: dict[str, RawRecord] = {}
        """The removals by the id of what was removed."""
        self._ids_of_kinds: dict[tuple[str, ...], list[str]] = {}
        self._suggested_ids: dict[tuple[str, tuple[str, ...]], str] = {}
        self._cited_ids: set[str] = set()
        self._cited_instead: dict[str, str] = {}
        """By the id of a record: an unknown id that is cited and resembles it."""
        for record in records:
            if record.id is not None and is_record_id(record.id):
                by_id = self.removed if record.kind is Removal else self.by_id
                by_id.setdefault(record.id, record)
            elif record.id is not None:
                # The id has a wrong form, which is reported there, not where it is cited.
                self.ignored_ids |= {plain_look(record.id), slug(record.id)}

    def check(self) -> None:
        """Reports every cited id without a record, and every named field that does not exist."""
        for record in self.records:
            self._check_former_ids(record)
        for record in self.records:
            for name, relation in record.kind.relations().items():
                self._check_cited(record, [name], relation.kinds)
            self._check_provenance(record, record.kind, [])
        self._check_circles()
        for record_id, cited in self._cited_instead.items():
            if record_id not in self._cited_ids:
                values = {"id": record_id, "cited": cited}
                self._report(codes.CITED_OTHERWISE, self.by_id[record_id], [ID], values)

    def _check_circles(self) -> None:
        """Reports records that other records of their kind lead back to, in the same field."""
        by_field: dict[str, dict[str, str]] = {}
        for record_id, record in self.by_id.items():
            for name, relation in record.kind.relations().items():
                cited = record.value.get(name)
                if relation.kinds == (record.kind.kind,) and isinstance(cited, str):
                    by_field.setdefault(name, {})[record_id] = cited
        for name, cited_by in by_field.items():
            for circle in circles(cited_by):
                # A record that cites itself is reported already.
                for one in circle if len(circle) > 1 else ():
                    self._report(codes.RELATES_TO_ITSELF, self.by_id[one], [name])

    def _check_former_ids(self, record: RawRecord) -> None:
        """Reports former ids that another record has, or had.

        Its own id is that of the record when it was of another kind.
        """
        for key_path, former in _texts(record, [FORMER_IDS]):
            holder = self.by_id.get(former) or self.removed.get(former)
            other = self.by_former_id.get(former) or holder
            if other is not None and (other is not record or former in self.by_former_id):
                self.problems.append(duplicate_id(record, key_path, other.location))
            self.by_former_id[former] = record

    def _check_provenance(
        self, record: RawRecord, model: type[BaseModel], key_path: KeyPath
    ) -> None:
        """Reports cited sources and named fields that do not exist.

        ``model`` is the model of the mapping at ``key_path``.
        """
        for name, field in _provenance(model).items():
            field_path = [*key_path, name]
            if field.holds is Holds.BY_FIELD:
                self._check_evidence(record, field_path)
            elif field.declared == SourceId:
                self._check_sources(record, field_path)
            elif field.group is None:
                for text_path, named in _texts(record, field_path):
                    self._check_field(record, text_path, named, sourced(record.kind))
            else:
                for inner in _mappings(record, field_path):
                    self._check_provenance(record, field.group, inner)

    def _check_evidence(self, record: RawRecord, key_path: KeyPath) -> None:
        """Reports evidence of fields that take none, without sources, or derived from nothing."""
        known = evidenced(record.kind)
        for name in _keys(record, key_path):
            field_path = [*key_path, name]
            if name in record.kind.fields() and name not in known:
                by_item = name in sourced_by_item(record.kind)
                code = codes.SOURCED_BY_ITEM if by_item else codes.TAKES_NO_EVIDENCE
                self._report(code, record, field_path, {"written": name}, of_key=True)
                continue
            self._check_field(record, field_path, name, known, of_key=True)
            if not isinstance(value_at(record.value, field_path), dict):
                self._check_sources(record, field_path)
                continue
            self._check_sources(record, [*field_path, Basis.CLASSIFIED.value])
            for derived_path, origin in _texts(record, [*field_path, Basis.DERIVED.value]):
                self._check_field(record, derived_path, origin, sourced(record.kind))
                if name in known and _in_circle(record, key_path, name):
                    self._report(codes.DERIVED_IN_CIRCLE, record, derived_path, {"written": name})
                elif origin in sourced(record.kind) and not has_value(record.value, origin):
                    values = {"written": name, "origin": origin}
                    self._report(codes.DERIVED_FROM_NOTHING, record, derived_path, values)

    def _check_sources(self, record: RawRecord, key_path: KeyPath) -> None:
        if value_at(record.value, key_path) == []:
            self._report(codes.NO_SOURCE, record, key_path)
        self._check_cited(record, key_path, (Source.kind,))

    def _check_field(
        self,
        record: RawRecord,
        key_path: KeyPath,
        field: str,
        known: list[str],
        *,
        of_key: bool = False,
    ) -> None:
        if field not in known:
            position = position_of(record.value, key_path, of_key=of_key)
            look_alike = look_alike_problem(field, record.path, position, record.id)
            if look_alike is not None:
                self.problems.append(look_alike)
                return
            near = NOTHING
            if self._effort.allows(len(known)):
                near = nearest(field, known, at_least=MIN_SIMILARITY)
            values = {"written": field, "nearest": near, "known": ", ".join(known)}
            self._report(codes.UNKNOWN_FIELD, record, key_path, values, of_key=of_key)

    def _check_cited(self, record: RawRecord, key_path: KeyPath, kinds: tuple[str, ...]) -> None:
        """Reports ids cited at ``key_path`` that are no other record of ``kinds`` (none: any)."""
        for id_path, cited in _texts(record, key_path):
            target = self.by_id.get(cited)
            if target is None and cited in self.ignored_ids:
                continue
            if target is None:
                self._check_unknown(record, id_path, cited, kinds)
            elif kinds and target.kind.kind not in kinds:
                values = {
                    "id": cited,
                    "found": target.kind.kind,
                    "expected": ", ".join(kinds),
                    "nearest": self._nearest(cited, kinds),
                }
                self._report(codes.WRONG_KIND, record, id_path, values)
            elif cited == record.id:
                self._report(codes.RELATES_TO_ITSELF, record, id_path)
            else:
                self._cited_ids.add(cited)

    def _check_unknown(
        self, record: RawRecord, id_path: KeyPath, cited: str, kinds: tuple[str, ...]
    ) -> None:
        """Reports the id ``cited`` at ``id_path``, which no record has, and what became of it."""
        removed = self.removed.get(cited) or self.by_former_id.get(cited)
        if removed is not None and removed.kind is Removal:
            instead = removed.value.get(REPLACED_BY)
            values: dict[str, object] = {
                "id": cited,
                "day": removed.value.get(REMOVED_ON),
                "nearest": instead if instead in self.by_id else NOTHING,
            }
            self._report(codes.REMOVED_ID, record, id_path, values)
        elif is_record_id(cited):  # validation reports a text without the form of an id
            near = self._nearest(cited, kinds)
            renamed = cited in self.by_former_id
            values = {
                "id": cited,
                "formerly": codes.FORMERLY if renamed else codes.NEVER,
                "nearest": near,
                "lists": ", ".join(KINDS[kind].plural for kind in kinds or KINDS),
            }
            self._report(codes.UNKNOWN_ID, record, id_path, values)
            if near in self.by_id and not renamed:
                self._cited_instead.setdefault(near, cited)

    def _nearest(self, cited: str, kinds: tuple[str, ...]) -> str:
        """The id of a record of ``kinds`` (none: any) that was probably meant; or NOTHING.

        After many wrong ids there are no further suggestions: each compares thousands of ids.
        """
        if (cited, kinds) not in self._suggested_ids:
            if len(self._suggested_ids) == MAX_SUGGESTED_IDS:
                return NOTHING
            self._suggested_ids[cited, kinds] = self._compared(cited, kinds)
        return self._suggested_ids[cited, kinds]

    def _compared(self, cited: str, kinds: tuple[str, ...]) -> str:
        renamed = self.by_former_id.get(cited)
        if renamed is not None and renamed.id is not None:
            return renamed.id
        if kinds not in self._ids_of_kinds:
            self._ids_of_kinds[kinds] = [
                record_id
                for record_id, record in self.by_id.items()
                if not kinds or record.kind.kind in kinds
            ]
        if not self._effort.allows(len(self._ids_of_kinds[kinds])):
            return NOTHING
        near = nearest(cited, self._ids_of_kinds[kinds], at_least=MIN_SIMILARITY)
        # Ids of sources end with a date: the same date does not make two of them similar.
        similar = nearest(_undated(cited), [_undated(near)], at_least=MIN_SIMILARITY) != NOTHING
        return near if similar else NOTHING

    def _report(
        self,
        code: Code,
        record: RawRecord,
        key_path: KeyPath,
        values: Mapping[str, object] | None = None,
        *,
        of_key: bool = False,
    ) -> None:
        position = position_of(record.value, key_path, of_key=of_key)
        all_values = {**names_of(key_path), **(values or {})}
        self.problems.append(code.at(record.path, position, record.id, **all_values))


def _undated(record_id: str) -> str:
    """``record_id`` without the date that ids of sources end with."""
    return re.sub(r"-\d{4}(?:-\d\d){0,2}$", "", record_id)


def _texts(record: RawRecord, key_path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The text at ``key_path``, or the texts of the list there, each with its own key path."""
    value = value_at(record.value, key_path)
    if isinstance(value, str):
        yield key_path, value
    elif isinstance(value, list):
        for index, text in enumerate(value):
            if isinstance(text, str):
                yield [*key_path, index], text


def _keys(record: RawRecord, key_path: KeyPath) -> list[str]:
    value = value_at(record.value, key_path)
    return list(value) if isinstance(value, dict) else []


def _in_circle(record: RawRecord, key_path: KeyPath, name: str) -> bool:
    """Whether the value of the field ``name`` is derived, in the end, from itself.

    ``key_path`` leads to the evidence of the record.
    """
    origin: object = name
    for _ in sourced(record.kind):
        origin = value_at(record.value, [*key_path, str(origin), Basis.DERIVED.value])
        if not isinstance(origin, str):
            return False
        if origin == name:
            return True
    return False


def _mappings(record: RawRecord, key_path: KeyPath) -> list[KeyPath]:
    """The key path of the mapping at ``key_path``, or those of the items of the list there."""
    value = value_at(record.value, key_path)
    if isinstance(value, list):
        return [[*key_path, index] for index in range(len(value))]
    return [key_path]


@cache
def _provenance(model: type[BaseModel]) -> dict[str, FieldType]:
    """The fields of ``model`` that cite sources or name fields, also those of its groups."""
    return {
        name: field
        for name, field in field_types(model).items()
        if field.declared in (SourceId, FieldName, Evidence)
        or (field.group and _provenance(field.group))
    }
