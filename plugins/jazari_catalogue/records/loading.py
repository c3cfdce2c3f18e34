"""From record files to a catalogue, or to every problem that stands in the way.

In this order, so that one slip is not told many times: the YAML of all files; then, if all can
be read, the shape of each record and what records say of each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from jazari_catalogue.records import codes
from jazari_catalogue.records.catalogue import Catalogue, Place, connect
from jazari_catalogue.records.characters import plain_look
from jazari_catalogue.records.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.files import read
from jazari_catalogue.records.guesses import LIKE, meant
from jazari_catalogue.records.kinds import KINDS, KINDS_BY_PLURAL
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.locations import PlaceUnknown, location_words, position_of, value_at
from jazari_catalogue.records.nearest import NOTHING, nearest
from jazari_catalogue.records.problems import CatalogueError, Code, Problem
from jazari_catalogue.records.reading_ahead import NotReadAhead, PlainList, ReadingAhead
from jazari_catalogue.records.record import FORMER_IDS, ID, Entry, evidenced
from jazari_catalogue.records.shape import look_alike_problem, shape_problems
from jazari_catalogue.records.slug import slug
from jazari_catalogue.records.values import FieldName, SourceId, is_record_id
from jazari_catalogue.records.yaml_source import Document, Mapping, Sequence


class _Written:
    """A record as written: its kind, its raw mapping, its file and its first line."""

    __slots__ = ("id", "kind", "line", "path", "value")

    def __init__(self, kind: type[Entry], value: dict[str, Any], path: str, line: int) -> None:
        self.kind = kind
        self.value = value
        self.path = path
        self.line = line
        written_id = value.get(ID)
        if ID not in value and (first := next(iter(value), ID)) not in kind.model_fields:
            # A misspelt `id` is told where it stands, not again by all who cite the record.
            written_id = value[first]
        self.id = written_id if isinstance(written_id, str) else None

    @property
    def place(self) -> Place:
        """Where the record begins."""
        return Place(self.path, self.line)


def load(files: Iterable[Path], root: Path, ahead: ReadingAhead | None = None) -> Catalogue:
    """The catalogue written in ``files``; paths in problems are relative to ``root``.

    ``ahead`` may have begun to read the same files. Raises CatalogueError with every problem found.
    """
    if ahead is not None:
        try:
            return _sound_catalogue(ahead.lists())
        except (NotReadAhead, PlaceUnknown, ValidationError):
            pass  # where something is wrong is told by whoever knows every place
        finally:
            ahead.stop()
    return catalogue_of(read(files, root))


def _sound_catalogue(plain: Iterable[PlainList]) -> Catalogue:
    """The catalogue of records whose places are not known.

    Raises PlaceUnknown and ValidationError at the first thing that is wrong with them.
    """
    # Pydantic builds a model when it is first used: better while the files are still being read.
    for kind in KINDS_BY_PLURAL.values():
        kind.model_rebuild()
    written: list[_Written] = []
    records: list[Entry] = []
    places: dict[str, Place] = {}
    for path, plural, items, lines in plain:
        if plural not in KINDS_BY_PLURAL:
            raise PlaceUnknown
        kind = KINDS_BY_PLURAL[plural]
        for value, line in zip(items, lines, strict=True):
            record = kind.model_validate(value)
            if record.id in places:
                raise PlaceUnknown
            records.append(record)
            written.append(_Written(kind, value, path, line))
            places[record.id] = written[-1].place
    _References(written, []).check()
    return connect(records, places)


def catalogue_of(documents: list[Document]) -> Catalogue:
    """The catalogue of documents already read. Raises CatalogueError with every problem."""
    problems = [problem for document in documents for problem in document.problems]
    if any(document.value is None and document.problems for document in documents):
        raise CatalogueError(problems + _perhaps_cut(documents))
    unread: set[str] = set()
    written = [item for document in documents for item in _records_in(document, problems, unread)]
    records, places = _validated(written, problems)
    _References(written, problems, unread).check()
    if problems:
        raise CatalogueError(_without_echoes(problems) + _perhaps_cut(documents))
    return connect(records, places)


def _without_echoes(problems: list[Problem]) -> list[Problem]:
    """The problems without those of a value that are due to a hidden character in its line."""
    hidden = {(p.path, p.line) for p in problems if p.code is codes.HIDDEN_CHARACTER}
    return [
        problem
        for problem in problems
        if problem.code is codes.HIDDEN_CHARACTER or (problem.path, problem.line) not in hidden
    ]


def _perhaps_cut(documents: list[Document]) -> list[Problem]:
    """Where files end in the middle of a line: beside other problems, the likely cause of them."""
    return [
        codes.PERHAPS_CUT.at(document.path, document.end)
        for document in documents
        if document.end.column > 1
    ]


def _records_in(document: Document, problems: list[Problem], unread: set[str]) -> list[_Written]:
    """The records of ``document``; the ids of those below an unknown key go into ``unread``."""
    path, value = document.path, document.value
    if value is None:
        problems.append(codes.EMPTY_FILE.at(path, document.end))
        return []
    if not isinstance(value, Mapping):
        problems.append(codes.NOT_A_FILE_OF_RECORDS.at(path))
        return []
    found: list[_Written] = []
    for plural, items in value.items():
        kind = KINDS_BY_PLURAL.get(plural)
        here = value.key_positions[plural]
        if kind is None:
            if isinstance(items, Sequence):
                unread |= {str(item.get(ID)) for item in items if isinstance(item, Mapping)}
            if plain_look(plural) in KINDS_BY_PLURAL:
                problems += filter(None, [look_alike_problem(plural, path, here)])
                continue
            known = ", ".join(KINDS_BY_PLURAL)
            near = meant(
                plural, {name: kind.plural_titles for name, kind in KINDS_BY_PLURAL.items()}
            )
            problems.append(
                codes.UNKNOWN_KIND.at(path, here, key=plural, known=known, nearest=near)
            )
        elif items is None:
            problems.append(codes.EMPTY_VALUE.at(path, here, field=plural))
        elif not isinstance(items, Sequence):
            words = {"field": plural, "key": plural, "value": NOTHING}
            problems.append(codes.NOT_A_LIST.at(path, here, **words))
        else:
            for item, position in zip(items, items.item_positions, strict=True):
                if isinstance(item, Mapping):
                    found.append(_Written(kind, item, path, position.line))
                else:
                    words = {"known": ", ".join(kind.model_fields), "first": ID}
                    problems.append(codes.NOT_A_MAPPING.at(path, position, field=plural, **words))
    return found


def _validated(
    written: list[_Written], problems: list[Problem]
) -> tuple[list[Entry], dict[str, Place]]:
    """The records whose shape is right, and where each stands; duplicates are problems."""
    records: list[Entry] = []
    places: dict[str, Place] = {}
    for item in written:
        taken = places.get(item.id) if item.id is not None else None
        if taken is not None:
            problems.append(_taken(item, [ID], taken))
        elif item.id is not None:
            places[item.id] = item.place
        try:
            records.append(item.kind.model_validate(item.value))
        except ValidationError as error:
            problems.extend(shape_problems(error, item.kind, item.value, item.path))
    return records, places


def _taken(item: _Written, location: list[int | str], by: Place) -> Problem:
    """The id at ``location`` of ``item`` is that of the record at ``by``."""
    at = position_of(item.value, location)
    written, other = value_at(item.value, location), f"{by.path}:{by.line}"
    return codes.DUPLICATE_ID.at(item.path, at, item.id, id=written, other=other)


class _References:
    """What records cite of each other, as written: told even of records of a wrong shape."""

    def __init__(
        self, written: list[_Written], problems: list[Problem], unread: Set[str] = frozenset()
    ) -> None:
        """``unread`` are ids of records that stand below a key that is no list."""
        self.written = written
        self.unread = {*unread}
        self.problems = problems
        self.known: dict[str, _Written] = {}
        self.former: dict[str, _Written] = {}
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
        """Reports every id that leads nowhere, and every field that is none."""
        for item in self.written:
            self._check_former_ids(item)
        for item in self.written:
            for name, spec in item.kind.fields().items():
                if spec.relation is not None:
                    self._check_cited(item, [name], spec.relation.kinds)
            self._check_provenance(item, item.kind, [])
        for known_id, cited in self._perhaps_meant.items():
            if known_id not in self._rightly_cited:
                item = self.known[known_id]
                words = {"id": known_id, "cited": cited}
                self._report(codes.CITED_OTHERWISE, item, [ID], words)

    def _check_former_ids(self, item: _Written) -> None:
        """A former id leads to one record only and is nobody's id today."""
        for location, former in _texts(item, [FORMER_IDS]):
            taken = self.known.get(former) or self.former.get(former)
            if taken is not None:
                self.problems.append(_taken(item, location, taken.place))
            self.former[former] = item

    def _check_provenance(
        self, item: _Written, model: type[BaseModel], location: list[int | str]
    ) -> None:
        """Whatever cites sources cites known ones; whatever names a field names a known one.

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

    def _check_sources(self, item: _Written, location: list[int | str]) -> None:
        if value_at(item.value, location) == []:
            self._report(codes.NO_SOURCE, item, location)
        self._check_cited(item, location, (Source.kind,))

    def _check_field(
        self, item: _Written, location: list[int | str], field: str, *, of_key: bool = False
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
        self, item: _Written, location: list[int | str], kinds: tuple[str, ...]
    ) -> None:
        """Reports each id cited at ``location`` that is no other record of ``kinds``."""
        for at, cited in _texts(item, location):
            found = self.known.get(cited)
            if found is None and cited in self.unread:
                continue
            if found is None:
                # What has not even the form of an id has been told.
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
        item: _Written,
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


def _texts(item: _Written, location: list[int | str]) -> Iterator[tuple[list[int | str], str]]:
    """The text at ``location``, or the texts of the list there, each with its own location."""
    value = value_at(item.value, location)
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, list):
        for index, text in enumerate(value):
            if isinstance(text, str):
                yield [*location, index], text


def _keys(item: _Written, location: list[int | str]) -> list[str]:
    value = value_at(item.value, location)
    return list(value) if isinstance(value, dict) else []


def _mappings(item: _Written, location: list[int | str]) -> list[list[int | str]]:
    """Where the mapping at ``location`` is, or those of the list there."""
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
