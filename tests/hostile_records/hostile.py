"""A hostile record: what it attempts, and what `catalogue check` answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.removal import ENTRIES
from tests import invented

Record = dict[str, Any]

SOURCE, PARTNER = invented.bare_id("source"), invented.bare_id("partner")
"""Records that hostile ones cite."""


@dataclass(frozen=True)
class Hostile:
    """A record of the list ``plural``, the required fields of which are replaced by ``fields``.

    ``code`` is the problem that it is refused with; None if it is accepted. The problem is on
    a line of ``at``, one of its fields; None if the record has no line of that name.
    """

    attempts: str
    plural: str
    fields: Mapping[str, Any]
    code: Code | None = None
    at: str | None = None

    @property
    def id(self) -> str:
        """Its id, made from what it attempts unless the attack is in the id."""
        written: str = self.fields.get("id", f"attack-{self.slug}")
        return written

    @property
    def slug(self) -> str:
        """What it attempts, as a part of an address."""
        return "-".join(re.findall("[a-z0-9]+", self.attempts.lower()))

    def record(self) -> Record:
        """The record as its file has it."""
        kind = next(kind for kind in ENTRIES.values() if kind.plural == self.plural)
        plain = invented.only_required(kind, invented.record_of(kind, self.id))
        return {**plain, **self.fields}


def accepted(attempts: str, plural: str, **fields: Any) -> Hostile:
    """A hostile record that is published."""
    return Hostile(attempts, plural, fields)


def refused(
    attempts: str, plural: str, code: Code, at: str | None = None, **fields: Any
) -> Hostile:
    """A hostile record that is refused with ``code`` (by default on a line of its only field)."""
    return Hostile(attempts, plural, fields, code, at or next(iter(fields)))


def cited(text: Any, **more: Any) -> Record:
    """A paragraph, statement or claim with ``text``."""
    return {"text": text, "sources": [SOURCE], **more}
