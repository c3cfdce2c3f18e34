"""Record files to a catalogue, or to every problem in them.

Problems of YAML are reported first, for all files. Records are validated only if every file could
be read: half a file would cause more problems than it has.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from jazari_catalogue.phases import counted, phase
from jazari_catalogue.records.catalogue import Catalogue, RecordLocation, connect
from jazari_catalogue.records.files import read
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import NOTHING, Effort
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.raw_record import RawRecord, duplicate_id
from jazari_catalogue.records.references import References
from jazari_catalogue.records.removal import LISTS
from jazari_catalogue.records.suggestions import suggestion
from jazari_catalogue.records.validation import look_alike_problem, validation_problems
from jazari_catalogue.records.values.characters import plain_look
from jazari_catalogue.records.yaml.document import Document, Mapping, Sequence


def load(files: Iterable[Path], root: Path) -> Catalogue:
    """The catalogue of the records in ``files``; paths in problems are relative to ``root``.

    Raises CatalogueError with every problem of every file.
    """
    with phase("reading the records"):
        documents = read(files, root)
    return catalogue_of(documents)


@phase("checking the records")
def catalogue_of(documents: list[Document]) -> Catalogue:
    """The catalogue of the records in ``documents``. Raises CatalogueError with every problem."""
    problems = [problem for document in documents for problem in document.problems]
    if any(document.value is None and document.problems for document in documents):
        raise CatalogueError(problems + _cut_files(documents))
    ignored_ids: set[str] = set()
    raw_records = [
        record for document in documents for record in records_in(document, problems, ignored_ids)
    ]
    effort = Effort()
    records, locations = validated(raw_records, problems, effort)
    References(raw_records, problems, ignored_ids, effort).check()
    if problems:
        raise CatalogueError(_without_consequences(problems) + _cut_files(documents))
    return connect(records, locations)


def _without_consequences(problems: list[Problem]) -> list[Problem]:
    """``problems`` without those in a line with a hidden character, which probably causes them."""
    hidden = {(p.path, p.line) for p in problems if p.code is codes.HIDDEN_CHARACTER}
    return [
        problem
        for problem in problems
        if problem.code is codes.HIDDEN_CHARACTER or (problem.path, problem.line) not in hidden
    ]


def _cut_files(documents: list[Document]) -> list[Problem]:
    """A problem for each file that ends in the middle of a line.

    It is reported beside other problems only, as the likely cause of them.
    """
    return [
        codes.PERHAPS_CUT.at(document.path, document.end)
        for document in documents
        if document.end.column > 1
    ]


def records_in(
    document: Document, problems: list[Problem], ignored_ids: set[str]
) -> list[RawRecord]:
    """The records and removals of ``document``.

    Adds problems to ``problems``, and the ids below an unknown key to ``ignored_ids``.
    """
    path, value = document.path, document.value
    if value is None:
        problems.append(codes.EMPTY_FILE.at(path, document.end))
        return []
    if not isinstance(value, Mapping):
        problems.append(codes.NOT_A_FILE_OF_RECORDS.at(path))
        return []
    records: list[RawRecord] = []
    for plural, items in value.items():
        kind = LISTS.get(plural)
        position = value.key_positions[plural]
        if kind is None:
            if isinstance(items, Sequence):
                ignored_ids |= {str(item.get(ID)) for item in items if isinstance(item, Mapping)}
            problems += _unknown_kind(plural, path, position)
        elif items is None:
            problems.append(codes.EMPTY_VALUE.at(path, position, field=plural))
        elif not isinstance(items, Sequence):
            values = {"field": plural, "key": plural, "value": NOTHING}
            problems.append(codes.NOT_A_LIST.at(path, position, **values))
        else:
            for item, start in zip(items, items.item_positions, strict=True):
                if isinstance(item, Mapping):
                    records.append(RawRecord(kind, item, path, start.line))
                else:
                    values = {"known": ", ".join(kind.model_fields), "first": ID}
                    problems.append(codes.NOT_A_MAPPING.at(path, start, field=plural, **values))
    return records


def _unknown_kind(plural: str, path: str, position: Position) -> list[Problem]:
    """The problem of the key ``plural``, which is not the plural of a kind."""
    if plain_look(plural) in LISTS:
        problem = look_alike_problem(plural, path, position)
        return [] if problem is None else [problem]
    titles = {name: kind.plural_titles for name, kind in LISTS.items()}
    known, nearest = ", ".join(LISTS), suggestion(plural, titles)
    return [codes.UNKNOWN_KIND.at(path, position, key=plural, known=known, nearest=nearest)]


def validated(
    raw_records: list[RawRecord], problems: list[Problem], effort: Effort | None = None
) -> tuple[list[Entry], dict[str, RecordLocation]]:
    """The valid records, and the location of every record by id; adds to ``problems``.

    ``effort`` is what may still be spent on suggestions.
    """
    records: list[Entry] = []
    locations: dict[str, RecordLocation] = {}
    for raw in counted(raw_records):
        other = locations.get(raw.id) if raw.id is not None else None
        if other is not None:
            problems.append(duplicate_id(raw, [ID], other))
        elif raw.id is not None:
            locations[raw.id] = raw.location
        try:
            records.append(raw.kind.model_validate(raw.value))
        except ValidationError as error:
            problems.extend(validation_problems(error, raw.kind, raw.value, raw.path, effort))
    return records, locations
