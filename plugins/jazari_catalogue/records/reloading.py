"""Record files to a catalogue, as `loading` does, but only what has changed is parsed and checked.

A `RecordCache` keeps the valid records by the digest of the lines they were read from. Parts of
files with other lines are parsed and validated by themselves, and what all records cite is checked
again. If anything is wrong, or only unusual, `loading` reads everything: it finds each problem with
its position.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from jazari_catalogue import cache
from jazari_catalogue.phases import counted, phase
from jazari_catalogue.records.catalogue import Catalogue, RecordLocation, connect
from jazari_catalogue.records.citations import Citations, all_exist, citations_of
from jazari_catalogue.records.files import RecordFile
from jazari_catalogue.records.loading import catalogue_of, records_in, validated
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.packing import content_digest, packed, unpacked
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.raw_record import RawRecord
from jazari_catalogue.records.references import References
from jazari_catalogue.records.removal import ENTRIES
from jazari_catalogue.records.splitting import Part, split
from jazari_catalogue.records.yaml.reader import document_of


class _KeptRecord(msgspec.Struct, array_like=True):
    """A valid record, as it is kept from build to build."""

    citations: Citations
    line: int
    """How many lines of its part are before its first."""
    digest: bytes
    content: bytes


class _Located(NamedTuple):
    """A part of a file, and the digest of its lines."""

    path: str
    part: Part
    digest: bytes


class RecordCache:
    """The valid records of earlier builds, by the lines of the files that they were read from.

    A preview keeps one from build to build; other builds read it from ``file`` and write it there.
    A file that is missing, damaged, or of another ``version``, is no cache; one that cannot be
    written is not. Other programs than the one that wrote it must have another ``version``: records
    are not validated again.
    """

    def __init__(self, file: Path | None = None, version: str = "") -> None:
        self._file = file
        self._version = version
        read = None if file is None else cache.read(file, version, dict[bytes, list[_KeptRecord]])
        self._kept: dict[bytes, list[_KeptRecord]] = read or {}
        self._records: dict[bytes, list[Entry]] = {}
        """The records of parts that have been used in this process."""

    def load(self, files: Sequence[RecordFile]) -> Catalogue:
        """The catalogue of the records in ``files``. Raises CatalogueError with every problem."""
        with phase("reading the records"):
            parts = [
                _Located(file.path, part, part.digest())
                for file in files
                for part in split(file.data)
            ]
            catalogue = None
            if self._kept and not any(file.problem for file in files):
                catalogue = self._load_changed(parts)
        if catalogue is None:
            with phase("reading the records"):
                documents = [file.document() for file in counted(files)]
            catalogue = catalogue_of(documents)
            self._keep_all(parts, catalogue)
        return catalogue

    def _load_changed(self, parts: list[_Located]) -> Catalogue | None:
        """The catalogue of ``parts``; None if anything in them might be wrong."""
        new = {part.digest: part.part for part in parts if part.digest not in self._kept}
        if new and not self._read(new, parts):
            return None
        kept = [(part, self._kept[part.digest]) for part in parts]
        if not all_exist(record.citations for _, records in kept for record in records):
            return None
        try:
            records = [self._restored(part.digest, records) for part, records in kept]
        except Exception:  # whatever a damaged or forged record raises, it is no record
            self._kept = {}
            return None
        self._forget_all_but(parts, changed=bool(new))
        locations, digests = {}, {}
        for part, records_of_part in kept:
            for record in records_of_part:
                line = part.part.line + record.line
                locations[record.citations.id] = RecordLocation(part.path, line)
                digests[record.citations.id] = record.digest
        return connect((one for some in records for one in some), locations, digests)

    def _read(self, new: dict[bytes, Part], parts: list[_Located]) -> bool:
        """Keeps the records of ``new`` parts among ``parts``; False if anything is wrong there."""
        problems: list[Problem] = []
        raw_records: list[RawRecord] = []
        counts: list[int] = []
        for part in new.values():
            document = document_of(part.data, "")
            if document.problems:
                return False
            before = len(raw_records)
            raw_records += records_in(document, problems, set())
            counts.append(len(raw_records) - before)
            if part.record_line is not None:
                expected = [part.record_line - part.line + 1]
                if [raw.line for raw in raw_records[before:]] != expected:
                    return False
        records, _ = validated(raw_records, problems)
        # What these cite of all others is checked later: here they are as good as any.
        kept = (self._kept.get(part.digest, ()) for part in parts)
        others = {record.citations.id for records_of_part in kept for record in records_of_part}
        References(raw_records, problems, others).check()
        if problems:
            return False
        lines = iter(zip(raw_records, records, strict=True))
        for digest, count in zip(new, counts, strict=True):
            pairs = [next(lines) for _ in range(count)]
            self._keep(digest, [(record, raw.line - 1) for raw, record in pairs])
        return True

    def _keep_all(self, parts: list[_Located], catalogue: Catalogue) -> None:
        """Keeps the records of ``catalogue``, which was read from ``parts``."""
        by_line: dict[RecordLocation, Entry] = {}
        by_path: dict[str, list[tuple[Entry, int]]] = {}
        for record_id, location in catalogue.locations.items():
            by_line[location] = catalogue.entry(record_id)
            by_path.setdefault(location.path, []).append((by_line[location], location.line - 1))
        self._kept = {}
        for part in parts:
            line = part.part.record_line
            if line is None:
                self._keep(part.digest, by_path.get(part.path, []))
            elif record := by_line.get(RecordLocation(part.path, line)):
                self._keep(part.digest, [(record, line - part.part.line)])
        self._save()

    def _keep(self, digest: bytes, records: list[tuple[Entry, int]]) -> None:
        """Keeps ``records`` of a part, each after the number of lines before it there."""
        self._records[digest] = [record for record, _ in records]
        self._kept[digest] = [_kept_record(record, line) for record, line in records]

    def _restored(self, digest: bytes, kept: list[_KeptRecord]) -> list[Entry]:
        """The records of a part. Raises an exception of any type if they are none."""
        records = self._records.get(digest)
        if records is None:
            records = [unpacked(ENTRIES[one.citations.kind], one.content) for one in kept]
            if [record.id for record in records] != [one.citations.id for one in kept]:
                raise ValueError("another record")
            self._records[digest] = records
        return records

    def _forget_all_but(self, parts: list[_Located], *, changed: bool) -> None:
        """Forgets the records of other parts than ``parts``, and writes the file if needed."""
        used = dict.fromkeys(part.digest for part in parts)
        if changed or len(used) < len(self._kept):
            self._kept = {digest: self._kept[digest] for digest in used}
            self._records = {digest: self._records[digest] for digest in used}
            self._save()

    def _save(self) -> None:
        if self._file is not None:
            cache.write(self._file, self._version, self._kept)


def _kept_record(record: Entry, line: int) -> _KeptRecord:
    content = packed(record)
    return _KeptRecord(citations_of(record), line, content_digest(record.kind, content), content)
