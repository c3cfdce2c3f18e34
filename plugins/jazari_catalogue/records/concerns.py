"""What concerns an audience, by rules of the catalogue: no source states it.

A record that states its audiences needs no rule. `RULES` declares the others: a new audience or
mission is one line there, and a topic names its audiences in its own record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.event import Event
from jazari_catalogue.records.kinds.lab import Lab
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.kinds.topic import Topic
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import AUDIENCE
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.values.vocabularies import (
    Audience,
    Mission,
    PartnerType,
    ProgrammeType,
    Question,
    Vocabulary,
)


@dataclass(frozen=True)
class Rule:
    """What concerns an audience beside the records that state it."""

    section: str
    """The id of the heading of its section on the home page."""
    questions: tuple[Question, ...]
    """What it asks that sources may leave open, most pressing first."""
    values: tuple[Vocabulary, ...] = ()
    """A record with one of these values in any field concerns it."""
    kinds: tuple[type[Entry], ...] = ()
    """Every record of these kinds concerns it."""


_TRAINING = (Mission.TRAINING, ProgrammeType.TRAINING)
_INNOVATION = (Mission.INNOVATION, ProgrammeType.INNOVATION, ProgrammeType.SUPPORT)
RULES: Mapping[Audience, Rule] = {
    Audience.STARTUPS: Rule(
        "startups", (Question.ADMISSION, Question.MONEY, Question.CONTACT), _INNOVATION
    ),
    Audience.SMES: Rule(
        "startups", (Question.ADMISSION, Question.MONEY, Question.CONTACT), _INNOVATION
    ),
    Audience.TALENT: Rule(
        "talent", (Question.ADMISSION, Question.OPENING, Question.CONTACT), _TRAINING
    ),
    Audience.STUDENTS: Rule(
        "talent",
        (Question.ADMISSION, Question.OPENING, Question.PLACE),
        (*_TRAINING, PartnerType.EDUCATION),
    ),
    Audience.RESEARCHERS: Rule(
        "researchers",
        (Question.ADMISSION, Question.GOVERNANCE, Question.MONEY),
        (Mission.RESEARCH, ProgrammeType.RESEARCH, PartnerType.FACILITY),
        (Lab,),
    ),
    Audience.ADMINISTRATIONS: Rule(
        "administrations",
        (Question.PARTIES, Question.GOVERNANCE, Question.OPENING),
        (PartnerType.GOVERNMENT,),
    ),
    Audience.INVESTORS: Rule(
        "investors",
        (Question.MONEY, Question.PARTIES, Question.GOVERNANCE),
        (PartnerType.COMPANY, PartnerType.FUNDER),
    ),
    Audience.PRESS: Rule(
        "press", (Question.DATES, Question.DOCUMENTS, Question.NAME), kinds=(Event, Source)
    ),
}
"""The rule of every audience."""

THROUGH: tuple[type[Entry], ...] = (Agreement,)
"""The kinds that concern an audience through the records that they name: its parties, say."""


class Reason(NamedTuple):
    """Why a record concerns an audience."""

    field: str | None
    """The field that says so; None if every record of its kind does."""
    value: Vocabulary | None = None
    """The value of the field; None if it names a record."""
    record: Entry | None = None
    """The record that the field names."""


Concerns = Mapping[str, list[Reason]]
"""The reasons why records concern an audience, by the id of the record."""


def concerns_of(catalogue: Catalogue) -> dict[Audience, Concerns]:
    """The records that concern each audience by its rule, and why.

    Records that state the audience themselves are left out, but lead to agreements that name them.
    """
    stated = {
        audience: {record.id for record in catalogue.holding(AUDIENCE, audience)}
        for audience in Audience
    }
    reasons: dict[Audience, dict[str, list[Reason]]] = {audience: {} for audience in Audience}
    for record in catalogue.records.values():
        for audience, reason in _own_reasons(catalogue, record):
            reasons[audience].setdefault(record.id, []).append(reason)
    # After all others, which these name.
    for kind in THROUGH:
        for record in catalogue.of_kind(kind):
            for audience, of_audience in reasons.items():
                for edge in catalogue.outgoing.get(record.id, ()):
                    named = edge.object
                    if named in stated[audience] or (named in of_audience and named != record.id):
                        reason = Reason(edge.field, record=catalogue[named])
                        of_audience.setdefault(record.id, []).append(reason)
    return {
        audience: {
            record_id: why for record_id, why in found.items() if record_id not in stated[audience]
        }
        for audience, found in reasons.items()
    }


def by_audience(catalogue: Catalogue, records: Sequence[Entry]) -> dict[Audience, list[Entry]]:
    """Those of ``records`` that each audience sees on its page: they state it, or concern it."""
    through = any(isinstance(record, THROUGH) for record in records)
    concerns: Mapping[Audience, Concerns] = concerns_of(catalogue) if through else {}
    seen: dict[Audience, list[Entry]] = {}
    own = {
        record.id: {audience for audience, _ in _own_reasons(catalogue, record)}
        for record in records
    }
    for audience in Audience:
        stated = {record.id for record in catalogue.holding(AUDIENCE, audience)}
        concerned = concerns.get(audience, {})
        seen[audience] = [
            record
            for record in records
            if audience in own[record.id] or record.id in stated or record.id in concerned
        ]
    return seen


def _own_reasons(catalogue: Catalogue, record: Entry) -> Iterator[tuple[Audience, Reason]]:
    """Why ``record`` by itself concerns audiences: its kind, its values and its topics."""
    for audience in audiences_of_kind(type(record)):
        yield audience, Reason(None)
    for name, audiences in audiences_of_values(type(record)):
        for value in record.values_of(name):
            for audience in audiences.get(value, ()):
                yield audience, Reason(name, value=value)
    for edge in catalogue.outgoing.get(record.id, ()):
        named = catalogue[edge.object]
        if isinstance(named, Topic):
            for audience in named.audiences:
                yield audience, Reason(edge.field, record=named)


@cache
def audiences_of_kind(kind: type[Entry]) -> list[Audience]:
    """The audiences that every record of ``kind`` concerns."""
    return [audience for audience, rule in RULES.items() if issubclass(kind, rule.kinds)]


@cache
def audiences_of_values(kind: type[Entry]) -> list[tuple[str, dict[Vocabulary, list[Audience]]]]:
    """The fields of ``kind`` with values of rules, and the audiences that each value concerns."""
    fields = []
    for name, type_ in field_types(kind).items():
        audiences: dict[Vocabulary, list[Audience]] = {}
        for audience, rule in RULES.items():
            for value in rule.values:
                # Values of two vocabularies may be equal as text.
                if type(value) is type_.vocabulary:
                    audiences.setdefault(value, []).append(audience)
        if audiences:
            fields.append((name, audiences))
    return fields
