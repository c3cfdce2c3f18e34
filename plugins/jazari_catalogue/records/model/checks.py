"""Which house rules apply to a field: ``fact(…, checks=Checks(after="starts"))``.

The rules are in `records/house/`; ``catalogue check`` applies them.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    one_per_site: str | None = None
    """The field of the same model without which pages of one web site have the same value here."""
    past: bool = False
    """Whether the date may never be in the future."""
    past_once: tuple[Status, ...] = ()
    """The statuses with which the date may not be in the future."""
    after: str | None = None
    """The field of the same model whose date may not be after this one."""
    lasts: int | None = None
    """The number of days after the date at which the record should be checked again."""
    verifies: bool = False
    """Whether it is the day on which someone compared the record with its sources."""
    ordered: bool = False
    """Whether it may not come before the same field of an earlier item of the list it is in.

    A date is compared in time, a value of a vocabulary in the order of the vocabulary.
    """
    translated: str | None = None
    """The field of the same model with the languages that the catalogue translated it into."""
    explained_by: Mapping[str, str] | None = None
    """By value, the field of the same model that has to say what is meant by it."""
    only_with: tuple[str, str] | None = None
    """A field of the same model, and the value without which this one makes no sense."""
    empty_unless: str | None = None
    """The field of the same model without which the field that the value names has to be empty."""
    whole_title: bool = False
    """Whether it is the title of a page, which is not an address and is not cut off."""


NO_CHECKS = Checks()
