"""What ``catalogue check`` looks at in the value of a field, beside its type.

``ends: Edtf | None = fact(…, checks=Checks(after="starts"))``. The rules are in `house_rules.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from jazari_catalogue.records.values.vocabularies import Status


@dataclass(frozen=True, kw_only=True)
class Checks:
    """The house rules that hold for a field."""

    longest: int | None = None
    """How many characters of it pages have room for."""
    as_sources: bool = False
    """Whether it is a name, written as sources write it: no translation of it is missing."""
    describes: bool = False
    """Whether it describes the thing as it is today, and has to agree with its status."""
    distinct: bool = False
    """Whether two records of a kind with the same value are probably one."""
    past: bool = False
    """Whether the date is never to come."""
    past_once: tuple[Status, ...] = ()
    """The statuses with which the date is not to come."""
    after: str | None = None
    """The field, in the same model, of the date that comes first."""
    lasts: int | None = None
    """For how many days what was done on that date holds; then it is to be done again."""


NO_CHECKS = Checks()
