"""A record as its file has it, before validation."""

from __future__ import annotations

from jazari_catalogue.records.catalogue import RecordLocation
from jazari_catalogue.records.key_paths import KeyPath, position_of, value_at
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.yaml.document import Mapping


class RawRecord:
    """A record or a removal before validation: its kind, its mapping, its file and its first line.

    ``id`` is None if the record has none that is a text.
    """

    __slots__ = ("id", "kind", "line", "path", "value")

    def __init__(self, kind: type[Entry], value: Mapping, path: str, line: int) -> None:
        self.kind = kind
        self.value = value
        self.path = path
        self.line = line
        written_id = value.get(ID)
        if ID not in value and (first := next(iter(value), ID)) not in kind.model_fields:
            # The first key is a misspelt `id`: its value counts, so that records which cite this
            # one are not reported as well.
            written_id = value[first]
        self.id = written_id if isinstance(written_id, str) else None

    @property
    def location(self) -> RecordLocation:
        """The file and line that the record begins at."""
        return RecordLocation(self.path, self.line)


def duplicate_id(record: RawRecord, key_path: KeyPath, other: RecordLocation) -> Problem:
    """The problem that the id at ``key_path`` of ``record`` is that of the record at ``other``."""
    return codes.DUPLICATE_ID.at(
        record.path,
        position_of(record.value, key_path),
        record.id,
        id=value_at(record.value, key_path),
        other=f"{other.path}:{other.line}",
    )
