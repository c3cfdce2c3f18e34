"""From record files to a catalogue, or to every problem that stands in the way.

In this order, so that one slip is not told many times: the YAML of all files; then, if all can
be read, the shape of each record and what records say of each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from jazari_catalogue.records.catalogue import Catalogue, RecordLocation, connect
from jazari_catalogue.records.files import read
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import NOTHING
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.references import References, WrittenRecord, id_taken
from jazari_catalogue.records.suggestions import meant
from jazari_catalogue.records.validation import look_alike_problem, shape_problems
from jazari_catalogue.records.values.characters import plain_look
from jazari_catalogue.records.yaml.document import Document, Mapping, Sequence


def load(files: Iterable[Path], root: Path) -> Catalogue:
    """The catalogue of the records in ``files``; paths in problems are relative to ``root``.

    Raises CatalogueError with every problem of every file.
    """
    return catalogue_of(read(files, root))


def catalogue_of(documents: list[Document]) -> Catalogue:
    """The catalogue of documents already read. Raises CatalogueError with every problem."""
    problems = [problem for document in documents for problem in document.problems]
    if any(document.value is None and document.problems for document in documents):
        raise CatalogueError(problems + _perhaps_cut(documents))
    unread: set[str] = set()
    written = [item for document in documents for item in _records_in(document, problems, unread)]
    records, places = _validated(written, problems)
    References(written, problems, unread).check()
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


def _records_in(
    document: Document, problems: list[Problem], unread: set[str]
) -> list[WrittenRecord]:
    """The records of ``document``; the ids of those below an unknown key go into ``unread``."""
    path, value = document.path, document.value
    if value is None:
        problems.append(codes.EMPTY_FILE.at(path, document.end))
        return []
    if not isinstance(value, Mapping):
        problems.append(codes.NOT_A_FILE_OF_RECORDS.at(path))
        return []
    found: list[WrittenRecord] = []
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
                    found.append(WrittenRecord(kind, item, path, position.line))
                else:
                    words = {"known": ", ".join(kind.model_fields), "first": ID}
                    problems.append(codes.NOT_A_MAPPING.at(path, position, field=plural, **words))
    return found


def _validated(
    written: list[WrittenRecord], problems: list[Problem]
) -> tuple[list[Entry], dict[str, RecordLocation]]:
    """The records whose shape is right, and where each stands; duplicates are problems."""
    records: list[Entry] = []
    places: dict[str, RecordLocation] = {}
    for item in written:
        taken = places.get(item.id) if item.id is not None else None
        if taken is not None:
            problems.append(id_taken(item, [ID], taken))
        elif item.id is not None:
            places[item.id] = item.place
        try:
            records.append(item.kind.model_validate(item.value))
        except ValidationError as error:
            problems.extend(shape_problems(error, item.kind, item.value, item.path))
    return records, places
