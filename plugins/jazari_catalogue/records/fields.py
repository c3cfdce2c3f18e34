"""How a field of a record is declared: one line that says its type, its words and its relation.

``region: Region | None = fact(fr="Région", ar="الجهة", en="Region")`` is a fact shown on the
page. ``relation(...)`` is a fact whose values are ids of other records; the words after
``reverse`` head the list that the other record shows of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import Field
from pydantic.fields import FieldInfo

from jazari_catalogue.records.titles import Titles


@dataclass(frozen=True)
class Relation:
    """A field that holds ids: of which kinds (none named: any), and its name read backwards."""

    kinds: tuple[str, ...]
    reverse: Titles


@dataclass(frozen=True)
class FieldSpec:
    """What the rest of the program knows of a field: all of it derived from the model."""

    name: str
    titles: Titles
    relation: Relation | None
    shown: bool


@dataclass(frozen=True)
class _Declaration:
    titles: Titles
    relation: Relation | None = None
    shown: bool = True


def fact(*, fr: str, ar: str, en: str, required: bool = False, many: bool = False) -> Any:
    """A field shown among the facts of a record's page; ``many`` makes its default no values."""
    return _field(_Declaration(Titles(fr, ar, en)), required, many)


def part(*, fr: str, ar: str, en: str, required: bool = False, many: bool = False) -> Any:
    """A field that has its own place on the page instead of a line among the facts."""
    return _field(_Declaration(Titles(fr, ar, en), shown=False), required, many)


def relation(
    *kinds: str,
    fr: str,
    ar: str,
    en: str,
    reverse: tuple[str, str, str],
    required: bool = False,
    many: bool = False,
) -> Any:
    """A field that holds the id (``many``: the ids) of records of ``kinds``."""
    declaration = _Declaration(Titles(fr, ar, en), Relation(kinds, Titles(*reverse)))
    return _field(declaration, required, many)


def _field(declaration: _Declaration, required: bool, many: bool) -> Any:
    # The declaration rides along in FieldInfo.metadata, which Pydantic keeps and ignores.
    if required:
        info = Field()
    elif many:
        info = Field(default_factory=list)
    else:
        info = Field(default=None)
    info.metadata.append(declaration)
    return info


def field_spec(name: str, info: FieldInfo) -> FieldSpec:
    """The declaration of field ``name``; raises TypeError for a field declared another way."""
    for item in info.metadata:
        if isinstance(item, _Declaration):
            return FieldSpec(name, item.titles, item.relation, item.shown)
    raise TypeError(f"declare the field {name!r} with fact(), part() or relation()")
