"""Declares the fields of records: their titles, help for editors, and the use of their values.

``region: Region | None = fact(fr="Région", ar="الجهة", en="Region", help=(…, …, …), facet=REGION)``
is a fact on the page and a facet of the search. ``help`` says what to write, in one sentence, in
French, Arabic and English. ``relation(...)`` is a fact whose values are ids of other records;
``reverse`` is the heading of the list on the page of the other record.

The other arguments say what a value is used for. ``fact`` takes all of these but the last three;
``part`` takes none of ``on_card``, ``files``, ``until``, ``if_single``, ``schema_types``, ``place``
and ``leading``;
``relation`` takes ``facet``, ``on_card``, ``schema_org`` and ``expected``:

``facet``
    The facet of the search that the values belong to; True for one of the field's own name.
``on_card``
    Whether lists show the value on the card of the record.
``files``
    Whether this is the filing date of the record: its place in the timeline and among the latest
    dates, and its year.
``until``
    The field with the last day of the period that begins on this date.
``if_single``
    The title of the date in a record that has no other last day.
``in_calendar``
    What calendars call the date, or the period from it ``until`` its last day; ``{name}`` is the
    name of the record. A date without it is in no calendar.
``schema_org``
    The schema.org property: see ``records/model/schema_org.py``.
``schema_types``
    The schema.org type of the record by value, if the value decides it.
``expected``
    The question of the public that the value answers: a record without one has a gap there.
``place``
    Whether it is a town or venue whose name finds the record in the search.
``leading``
    The value whose records come first in lists.
``checks``
    The house rules that apply to the value: see ``records/model/checks.py``.
``markdown``
    Whether pages show the text as Markdown.
``in_new``
    Whether ``catalogue new`` and the issue forms offer it.
``own_follow``
    Whether the fields of the kind are written after this one in a record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pydantic import Field
from pydantic.fields import FieldInfo

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.model.checks import NO_CHECKS, Checks
from jazari_catalogue.records.model.facets import Facet
from jazari_catalogue.records.model.schema_org import SchemaProperty, SchemaType
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Question


@dataclass(frozen=True)
class Relation:
    """A field with ids: the kinds of the records that it may cite (none: any), and its reverse."""

    kinds: tuple[str, ...]
    reverse: Titles
    schema_org_reverse: str | None = None
    """The schema.org property in the reverse direction."""


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """The declaration of a field, from which the rest of the program derives what it needs."""

    name: str = ""
    titles: Titles
    help: Titles
    """What an editor should write, in a sentence."""
    example: Any = None
    """A possible value in a record file; None if the examples of the type are enough."""
    relation: Relation | None = None
    shown: bool = False
    """Whether it is among the facts of the record's page."""
    facet: Facet | bool = False
    on_card: bool = False
    files: bool = False
    until: str | None = None
    if_single: Titles | None = None
    in_calendar: Titles | None = None
    schema_org: SchemaProperty | None = None
    schema_types: Mapping[Any, SchemaType] | None = None
    expected: Question | None = None
    place: bool = False
    leading: StrEnum | None = None
    checks: Checks = NO_CHECKS
    markdown: bool = False
    in_new: bool = True
    own_follow: bool = False


Words = tuple[str, ...]
"""A text in French, Arabic and English."""


def fact(
    *,
    help: Words,
    example: Any = None,
    required: bool = False,
    many: bool = False,
    facet: Facet | bool = False,
    on_card: bool = False,
    files: bool = False,
    until: str | None = None,
    if_single: Words | None = None,
    in_calendar: Words | None = None,
    schema_org: SchemaProperty | None = None,
    schema_types: Mapping[Any, SchemaType] | None = None,
    expected: Question | None = None,
    place: bool = False,
    leading: StrEnum | None = None,
    checks: Checks = NO_CHECKS,
    **titles: str,
) -> Any:
    """A field shown among the facts of the page; with ``many`` its default is an empty list."""
    spec = FieldSpec(
        titles=_titles(titles),
        help=Titles(*help),
        example=example,
        shown=True,
        facet=facet,
        on_card=on_card,
        files=files,
        until=until,
        if_single=Titles(*if_single) if if_single else None,
        in_calendar=Titles(*in_calendar) if in_calendar else None,
        schema_org=schema_org,
        schema_types=schema_types,
        expected=expected,
        place=place,
        leading=leading,
        checks=checks,
    )
    return _field(spec, required, many)


def part(
    *,
    help: Words,
    example: Any = None,
    required: bool = False,
    many: bool = False,
    facet: Facet | bool = False,
    in_calendar: Words | None = None,
    schema_org: SchemaProperty | None = None,
    expected: Question | None = None,
    checks: Checks = NO_CHECKS,
    markdown: bool = False,
    in_new: bool = True,
    own_follow: bool = False,
    **titles: str,
) -> Any:
    """A field that is shown elsewhere than among the facts of a record's page, or not at all."""
    spec = FieldSpec(
        titles=_titles(titles),
        help=Titles(*help),
        example=example,
        facet=facet,
        in_calendar=Titles(*in_calendar) if in_calendar else None,
        schema_org=schema_org,
        expected=expected,
        checks=checks,
        markdown=markdown,
        in_new=in_new,
        own_follow=own_follow,
    )
    return _field(spec, required, many)


def relation(
    *kinds: str,
    help: Words,
    reverse: Words,
    required: bool = False,
    many: bool = False,
    shown: bool = True,
    facet: Facet | bool = False,
    on_card: bool = False,
    schema_org: SchemaProperty | None = None,
    schema_org_reverse: str | None = None,
    expected: Question | None = None,
    **titles: str,
) -> Any:
    """A field with the id (``many``: ids) of records of ``kinds``; of any kind if none is given."""
    spec = FieldSpec(
        titles=_titles(titles),
        help=Titles(*help),
        relation=Relation(kinds, Titles(*reverse), schema_org_reverse),
        shown=shown,
        facet=facet,
        on_card=on_card,
        schema_org=schema_org,
        expected=expected,
    )
    return _field(spec, required, many)


def _titles(by_language: dict[str, str]) -> Titles:
    """The title of a field. Raises TypeError for a keyword that is no language."""
    for name in by_language:
        if name not in TEXT:
            raise TypeError(f"{name!r} is neither an argument nor a language")
    return Titles(**by_language)


def _field(spec: FieldSpec, required: bool, many: bool) -> Any:
    # The declaration is kept in FieldInfo.metadata, which Pydantic passes on and ignores.
    if required:
        info = Field()
    elif many:
        info = Field(default_factory=list)
    else:
        info = Field(default=None)
    info.metadata.append(spec)
    return info


def field_spec(name: str, info: FieldInfo) -> FieldSpec:
    """The declaration of the field ``name``. Raises TypeError if it is declared another way."""
    for item in info.metadata:
        if isinstance(item, FieldSpec):
            return replace(item, name=name)
    raise TypeError(f"declare the field {name!r} with fact(), part() or relation()")
