"""How a field of a record is declared: its words, what to write there, and where its value goes.

``region: Region | None = fact(fr="Région", ar="الجهة", en="Region", help=(…, …, …), facet=REGION)``
is a fact shown on the page and a facet of the search; ``help`` tells an editor in French, Arabic
and English what to write, in one sentence. ``relation(...)`` is a fact whose values are ids of
other records; the words after ``reverse`` head the list that the other record shows of it.

Arguments say what else follows from a value. ``fact`` takes all of these but the last three;
``part`` takes none of ``on_card``, ``files``, ``schema_types``, ``place`` and ``leading``;
``relation`` takes ``facet``, ``schema_org`` and ``expected``:

``facet``
    The facet of the search that the values belong to; True for one of the field's own name.
``on_card``
    Whether lists show the value on the card of the record.
``files``
    Whether this date files the record: in the timeline, under a year and among the latest dates.
``schema_org``
    What schema.org calls the property: see ``records/model/schema_org.py``.
``schema_types``
    By value, what schema.org calls the thing itself, where the value decides that.
``expected``
    Whether the public expects a record of the kind to have it.
``place``
    Whether it is a town or venue, by whose name visitors look for the record.
``leading``
    The value whose records come first in lists.
``checks``
    What `catalogue check` looks at in the value: see ``records/model/checks.py``.
``markdown``
    Whether pages show the text as Markdown.
``in_new``
    Whether a new record may have it.
``own_follow``
    Whether a record is written with the fields of its kind after this one.
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


@dataclass(frozen=True)
class Relation:
    """A field that holds ids: of which kinds (none named: any), and its name read backwards."""

    kinds: tuple[str, ...]
    reverse: Titles
    schema_org_reverse: str | None = None
    """What schema.org calls the relation, read backwards."""


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """What the rest of the program knows of a field: all of it derived from the declaration."""

    name: str = ""
    titles: Titles
    help: Titles
    """What an editor is told to write."""
    example: Any = None
    """A value that may stand in a record file, or None where the type's own examples do."""
    relation: Relation | None = None
    shown: bool = False
    """Whether it is among the facts of the record's page."""
    facet: Facet | bool = False
    on_card: bool = False
    files: bool = False
    schema_org: SchemaProperty | None = None
    schema_types: Mapping[Any, SchemaType] | None = None
    expected: bool = False
    place: bool = False
    leading: StrEnum | None = None
    checks: Checks = NO_CHECKS
    markdown: bool = False
    in_new: bool = True
    own_follow: bool = False


Words = tuple[str, ...]
"""The same words in French, Arabic and English."""


def fact(
    *,
    help: Words,
    example: Any = None,
    required: bool = False,
    many: bool = False,
    facet: Facet | bool = False,
    on_card: bool = False,
    files: bool = False,
    schema_org: SchemaProperty | None = None,
    schema_types: Mapping[Any, SchemaType] | None = None,
    expected: bool = False,
    place: bool = False,
    leading: StrEnum | None = None,
    checks: Checks = NO_CHECKS,
    **titles: str,
) -> Any:
    """A field shown among the facts of a record's page; ``many`` makes its default no values."""
    spec = FieldSpec(
        titles=_titles(titles),
        help=Titles(*help),
        example=example,
        shown=True,
        facet=facet,
        on_card=on_card,
        files=files,
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
    schema_org: SchemaProperty | None = None,
    expected: bool = False,
    checks: Checks = NO_CHECKS,
    markdown: bool = False,
    in_new: bool = True,
    own_follow: bool = False,
    **titles: str,
) -> Any:
    """A field that has its own place instead of a line among the facts of a record's page."""
    spec = FieldSpec(
        titles=_titles(titles),
        help=Titles(*help),
        example=example,
        facet=facet,
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
    schema_org: SchemaProperty | None = None,
    schema_org_reverse: str | None = None,
    expected: bool = False,
    **titles: str,
) -> Any:
    """A field that holds the id (``many``: the ids) of records of ``kinds``."""
    spec = FieldSpec(
        titles=_titles(titles),
        help=Titles(*help),
        relation=Relation(kinds, Titles(*reverse), schema_org_reverse),
        shown=shown,
        facet=facet,
        schema_org=schema_org,
        expected=expected,
    )
    return _field(spec, required, many)


def _titles(by_language: dict[str, str]) -> Titles:
    """The name of a field; raises TypeError for a keyword that is no language."""
    for name in by_language:
        if name not in TEXT:
            raise TypeError(f"a field is declared with no argument, and in no language, {name!r}")
    return Titles(**by_language)


def _field(spec: FieldSpec, required: bool, many: bool) -> Any:
    # The declaration rides along in FieldInfo.metadata, which Pydantic keeps and ignores.
    if required:
        info = Field()
    elif many:
        info = Field(default_factory=list)
    else:
        info = Field(default=None)
    info.metadata.append(spec)
    return info


def field_spec(name: str, info: FieldInfo) -> FieldSpec:
    """The declaration of field ``name``; raises TypeError for a field declared another way."""
    for item in info.metadata:
        if isinstance(item, FieldSpec):
            return replace(item, name=name)
    raise TypeError(f"declare the field {name!r} with fact(), part() or relation()")
