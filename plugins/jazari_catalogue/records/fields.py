"""How a field of a record is declared: its type, its words, what to write there, its relation.

``region: Region | None = fact(fr="Région", ar="الجهة", en="Region", help=(…, …, …))`` is a fact
shown on the page; ``help`` tells an editor in French, Arabic and English what to write, in one
sentence. ``relation(...)`` is a fact whose values are ids of other records; the words after
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
    help: Titles
    """What an editor is told to write."""
    example: Any
    """A value that may stand in a record file, or None where the type's own examples do."""
    relation: Relation | None
    shown: bool


@dataclass(frozen=True)
class _Declaration:
    titles: Titles
    help: Titles
    example: Any
    relation: Relation | None = None
    shown: bool = True


Words = tuple[str, str, str]
"""The same words in French, Arabic and English."""


def fact(
    *,
    fr: str,
    ar: str,
    en: str,
    help: Words,
    example: Any = None,
    required: bool = False,
    many: bool = False,
) -> Any:
    """A field shown among the facts of a record's page; ``many`` makes its default no values."""
    declaration = _Declaration(Titles(fr, ar, en), Titles(*help), example)
    return _field(declaration, required, many)


def part(
    *,
    fr: str,
    ar: str,
    en: str,
    help: Words,
    example: Any = None,
    required: bool = False,
    many: bool = False,
) -> Any:
    """A field that has its own place instead of a line among the facts of a record's page."""
    declaration = _Declaration(Titles(fr, ar, en), Titles(*help), example, shown=False)
    return _field(declaration, required, many)


def relation(
    *kinds: str,
    fr: str,
    ar: str,
    en: str,
    help: Words,
    reverse: Words,
    required: bool = False,
    many: bool = False,
) -> Any:
    """A field that holds the id (``many``: the ids) of records of ``kinds``."""
    words, reversed_ = Titles(fr, ar, en), Relation(kinds, Titles(*reverse))
    declaration = _Declaration(words, Titles(*help), None, reversed_)
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
            return FieldSpec(name, item.titles, item.help, item.example, item.relation, item.shown)
    raise TypeError(f"declare the field {name!r} with fact(), part() or relation()")
