"""From record files to a catalogue, or to every problem that stands in the way.

In this order, so that one slip is not told many times: the YAML of all files; then, if all can
be read, the shape of each record and what records say of each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from jazari_catalogue.records import codes
from jazari_catalogue.records.catalogue import Catalogue, Place, connect
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.nearest import nearest
from jazari_catalogue.records.problems import CatalogueError, Code, Problem
from jazari_catalogue.records.record import Claim, Entry, Record
from jazari_catalogue.records.shape import position_of, shape_problems
from jazari_catalogue.records.yaml_source import Document, Mapping, Sequence, read_document


class _Written:
    """A record as written: its kind, its raw mapping, its file."""

    __slots__ = ("id", "kind", "path", "value")

    def __init__(self, kind: type[Entry], value: Mapping, path: str) -> None:
        self.kind = kind
        self.value = value
        self.path = path
        written_id = value.get("id")
        self.id = written_id if isinstance(written_id, str) else None


def record_files(patterns: Iterable[str], root: Path) -> list[Path]:
    """The files that ``patterns`` (names and globs, relative to ``root``) stand for, in order.

    A name without a match is kept, so that its absence is reported.
    """
    files: dict[Path, None] = {}
    for pattern in patterns:
        found = sorted(root.glob(pattern)) if any(sign in pattern for sign in "*?[") else []
        for file in found or [root / pattern]:
            files[file] = None
    return list(files)


def load(files: Iterable[Path], root: Path) -> Catalogue:
    """The catalogue written in ``files``; paths in problems are relative to ``root``.

    Raises CatalogueError with every problem found.
    """
    documents = [read_document(file, _shown_path(file, root)) for file in files]
    return catalogue_of(documents)


def catalogue_of(documents: list[Document]) -> Catalogue:
    """The catalogue of documents already read. Raises CatalogueError with every problem."""
    problems = [problem for document in documents for problem in document.problems]
    if any(document.value is None and document.problems for document in documents):
        raise CatalogueError(problems)
    written = [item for document in documents for item in _records_in(document, problems)]
    records, places = _validated(written, problems)
    _check_references(records, written, problems)
    if problems:
        raise CatalogueError(problems)
    return connect(records, places)


def _shown_path(file: Path, root: Path) -> str:
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file.as_posix()


def _records_in(document: Document, problems: list[Problem]) -> list[_Written]:
    path, value = document.path, document.value
    if value is None:
        problems.append(codes.EMPTY_FILE.at(path))
        return []
    if not isinstance(value, Mapping):
        problems.append(codes.NOT_A_FILE_OF_RECORDS.at(path))
        return []
    found: list[_Written] = []
    for plural, items in value.items():
        kind = KINDS_BY_PLURAL.get(plural)
        here = value.key_positions[plural]
        if kind is None:
            known = ", ".join(KINDS_BY_PLURAL)
            near = nearest(plural, KINDS_BY_PLURAL)
            problems.append(
                codes.UNKNOWN_KIND.at(path, here, key=plural, known=known, nearest=near)
            )
        elif items is None:
            problems.append(codes.EMPTY_VALUE.at(path, here, field=plural))
        elif not isinstance(items, Sequence):
            problems.append(codes.NOT_A_LIST.at(path, here, field=plural))
        else:
            for item, position in zip(items, items.item_positions, strict=True):
                if isinstance(item, Mapping):
                    found.append(_Written(kind, item, path))
                else:
                    known = ", ".join(kind.model_fields)
                    problems.append(
                        codes.NOT_A_MAPPING.at(path, position, field=plural, known=known)
                    )
    return found


def _validated(
    written: list[_Written], problems: list[Problem]
) -> tuple[list[Entry], dict[str, Place]]:
    """The records whose shape is right, and where each stands; duplicates are problems."""
    records: list[Entry] = []
    places: dict[str, Place] = {}
    for item in written:
        line = item.value.position.line
        if item.id is not None:
            taken = places.get(item.id)
            if taken is not None:
                at = position_of(item.value, ["id"])
                other = f"{taken.path}:{taken.line}"
                problems.append(
                    codes.DUPLICATE_ID.at(item.path, at, item.id, id=item.id, other=other)
                )
                continue
            places[item.id] = Place(item.path, line)
        try:
            records.append(item.kind.model_validate(item.value))
        except ValidationError as error:
            problems.extend(shape_problems(error, item.kind, item.value, item.path))
    return records, places


class _References:
    """Checks every id that a record cites; ids of misshapen records count as known."""

    def __init__(self, written: list[_Written], problems: list[Problem]) -> None:
        self.kinds = {item.id: item.kind.kind for item in written if item.id is not None}
        self.raw = {item.id: item for item in written if item.id is not None}
        self.problems = problems
        self._of_kinds: dict[tuple[str, ...], list[str]] = {}

    def candidates(self, kinds: tuple[str, ...]) -> list[str]:
        """Every id of ``kinds`` (of any kind where none is named)."""
        if kinds not in self._of_kinds:
            self._of_kinds[kinds] = [
                known for known, kind in self.kinds.items() if not kinds or kind in kinds
            ]
        return self._of_kinds[kinds]

    def check(
        self, record: Entry, location: list[int | str], cited: str, kinds: tuple[str, ...]
    ) -> None:
        """Reports ``cited`` at ``location`` of ``record`` unless it is a record of ``kinds``."""
        found = self.kinds.get(cited)
        if found is not None and (not kinds or found in kinds):
            if cited == record.id:
                self.report(codes.RELATES_TO_ITSELF, record, location, field=location[0])
            return
        near = nearest(cited, self.candidates(kinds))
        words = {"field": location[0], "id": cited, "nearest": near}
        if found is None:
            self.report(codes.UNKNOWN_ID, record, location, **words)
        else:
            expected = ", ".join(kinds)
            self.report(codes.WRONG_KIND, record, location, found=found, expected=expected, **words)

    def report(
        self,
        code: Code,
        record: Entry,
        location: list[int | str],
        *,
        of_key: bool = False,
        **words: object,
    ) -> None:
        """A problem of ``code`` at ``location`` inside ``record``."""
        item = self.raw[record.id]
        at = position_of(item.value, location, of_key=of_key)
        self.problems.append(code.at(item.path, at, record.id, **words))


def _check_references(
    records: list[Entry], written: list[_Written], problems: list[Problem]
) -> None:
    references = _References(written, problems)
    for record in records:
        for name, spec in record.fields().items():
            if spec.relation is None:
                continue
            value = getattr(record, name)
            if isinstance(value, str):
                references.check(record, [name], value, spec.relation.kinds)
            elif value:
                for index, cited in enumerate(value):
                    references.check(record, [name, index], cited, spec.relation.kinds)
        if isinstance(record, Record):
            _check_provenance(record, references)
    _check_former_ids(records, references)


def _check_provenance(record: Record, references: _References) -> None:
    """Sources, evidence, statements and disputes cite sources that exist and fields that are."""
    _check_sources(record, ["sources"], record.sources, references)
    for field, cited in (record.evidence or {}).items():
        _check_field(record, ["evidence", field], field, references)
        _check_sources(record, ["evidence", field], cited, references)
    for index, claim in enumerate(record.statements):
        _check_claim(record, ["statements", index], claim, references)
    for index, dispute in enumerate(record.disputes):
        _check_field(record, ["disputes", index, "field"], dispute.field, references)
        for number, claim in enumerate(dispute.claims):
            _check_claim(record, ["disputes", index, "claims", number], claim, references)


def _check_claim(
    record: Record, location: list[int | str], claim: Claim, references: _References
) -> None:
    _check_sources(record, [*location, "sources"], claim.sources, references)


def _check_sources(
    record: Record, location: list[int | str], cited: list[str], references: _References
) -> None:
    if not cited:
        references.report(codes.NO_SOURCE, record, location, field=location[0])
    for index, source in enumerate(cited):
        references.check(record, [*location, index], source, ("source",))


def _check_field(
    record: Record, location: list[int | str], field: str, references: _References
) -> None:
    known = [name for name in record.fields() if name not in _NOT_EVIDENCED]
    if field not in known:
        near = nearest(field, known)
        of_key = location[0] == "evidence"
        references.report(
            codes.UNKNOWN_FIELD, record, location, of_key=of_key, written=field, nearest=near
        )


_NOT_EVIDENCED = frozenset({"id", "former_ids", "sources", "evidence", "disputes", "verified"})


def _check_former_ids(records: list[Entry], references: _References) -> None:
    """A former id leads to one record only and is nobody's id today."""
    owners: dict[str, str] = {}
    for record in records:
        for index, former in enumerate(record.former_ids):
            taken = former if former in references.kinds else owners.get(former)
            if taken is not None:
                references.report(
                    codes.DUPLICATE_ID, record, ["former_ids", index], id=former, other=taken
                )
            owners[former] = record.id
