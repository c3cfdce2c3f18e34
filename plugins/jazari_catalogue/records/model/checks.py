"""Which house rules apply to a field: ``fact(…, checks=Checks(after="starts"))``.

The rules are in `records/house/rules.py`; ``catalogue check`` applies them.
"""

from __future__ import annotations

from dataclasses import dataclass

from jazari_catalogue.records.values.vocabularies import Status


@dataclass(frozen=True, kw_only=True)
class Checks:
    """The house rules that apply to a field."""

    longest: int | None = None
    """The number of characters that pages have room for."""
    as_sources: bool = False
    """Whether it is a name, as sources write it, that needs no translation."""
    describes: bool = False
    """Whether it describes the present, and so has to agree with the status."""
    distinct: bool = False
    """Whether two records of a kind with the same value are probably the same thing."""
    past: bool = False
    """Whether the date may never be in the future."""
    past_once: tuple[Status, ...] = ()
    """The statuses with which the date may not be in the future."""
    after: str | None = None
    """The field of the same model whose date may not be after this one."""
    lasts: int | None = None
    """The number of days after the date at which the record should be checked again."""


NO_CHECKS = Checks()
