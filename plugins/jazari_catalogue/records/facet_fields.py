"""The facets of all kinds, and the field of each kind that holds their values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import STRENGTH, Facet
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.fields import FieldSpec
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Strength, Vocabulary

KIND, YEAR, APPLY = "kind", "year", "apply"
"""Facets of no field: the kind of a record, its year, whether one can apply today."""

RESERVED = frozenset({"q", "sort", "view", "compare", "page", KIND, YEAR, APPLY})
"""Query parameters of the search page that no field may have as its facet."""

ValueType = type[Vocabulary] | type[RegionCode] | type[CountryCode] | type[LanguageTag]
"""A type with few values, each of which has a name in every language."""


def facet_fields(kind: type[Entry]) -> Mapping[Facet, str]:
    """The facets of ``kind``, each with the name of the field that holds its values.

    Raises TypeError, as the other functions here do, where kinds declare facets that conflict.
    """
    return _facets_by_kind()[kind]


@cache
def all_facets() -> tuple[Facet, ...]:
    """Every facet, in the order that pages show them in: those of fields, and the strength."""
    facets = dict.fromkeys(facet for fields in _facets_by_kind().values() for facet in fields)
    facets[STRENGTH] = None
    return tuple(sorted(facets, key=lambda facet: facet.order))


@cache
def value_type(facet: Facet) -> ValueType | tuple[str, ...]:
    """The type of the values of ``facet``; if they are ids, the kinds that they may be of."""
    if facet == STRENGTH:
        return Strength
    kind, field = next(
        (kind, fields[facet]) for kind, fields in _facets_by_kind().items() if facet in fields
    )
    return _value_type(kind, field)


@cache
def facet_of_records(kind: type[Entry]) -> Facet | None:
    """The facet whose values are the ids of records of ``kind``, as of topics; None without one."""
    for facet in all_facets():
        type_ = value_type(facet)
        if isinstance(type_, tuple) and kind.kind in type_:
            return facet
    return None


def titles_of_values(facet: Facet) -> Mapping[str, Titles]:
    """Every value of ``facet`` with its name.

    Raises TypeError for a facet of records, countries or languages, whose values no model names.
    """
    type_ = value_type(facet)
    if type_ is RegionCode:
        return REGIONS
    if isinstance(type_, type) and issubclass(type_, Vocabulary):
        return type_.titles_by_value()
    raise TypeError(f"the facet {facet.name!r} can have no pages of its own")


class _Declared(NamedTuple):
    """A facet, and the type of its values in the first field that declares it."""

    facet: Facet
    type: ValueType | tuple[str, ...]


@cache
def _facets_by_kind() -> dict[type[Entry], dict[Facet, str]]:
    """The facets of every kind, each with the name of the field that holds its values.

    ``facet=True`` makes a facet named after its field. Fields with the same name and type share
    one; if the types differ, the name of the second begins with its kind, so that no filter mixes
    their values. Raises TypeError where two facets with different types of values have the same
    name, and for a facet of a kind that is not searched.
    """
    by_kind: dict[type[Entry], dict[Facet, str]] = {kind: {} for kind in KINDS.values()}
    by_name: dict[str, _Declared] = {STRENGTH.name: _Declared(STRENGTH, Strength)}

    def add(kind: type[Entry], field: str, facet: Facet) -> None:
        if not issubclass(kind, Record):
            raise TypeError(f"{kind.__name__}.{field}: only what derives from Record is searched")
        declared = _Declared(facet, _value_type(kind, field))
        if facet.name in RESERVED or by_name.setdefault(facet.name, declared) != declared:
            raise TypeError(
                f"{kind.__name__}.{field}: another facet is called {facet.name!r}; "
                "give this one a name of its own: facet=Facet('…', Titles(…))"
            )
        by_kind[kind][facet] = field

    unnamed: list[tuple[type[Entry], FieldSpec]] = []
    for kind in KINDS.values():
        for field, spec in kind.fields().items():
            if isinstance(spec.facet, Facet):
                add(kind, field, spec.facet)
            elif spec.facet:
                unnamed.append((kind, spec))
    # Last: facets with a name of their own keep it, whatever fields other kinds have.
    for kind, spec in unnamed:
        field, other = spec.name, by_name.get(spec.name)
        if other is not None and other.type == _value_type(kind, field):
            add(kind, field, other.facet)
        else:
            is_free = other is None and field not in RESERVED
            add(kind, field, Facet(field if is_free else f"{kind.kind}-{field}", spec.titles))
    return by_kind


def _value_type(kind: type[Entry], field: str) -> ValueType | tuple[str, ...]:
    spec = kind.fields()[field]
    if spec.relation is not None:
        return spec.relation.kinds or tuple(KINDS)
    type_ = field_types(kind)[field].value
    if issubclass(type_, Vocabulary | RegionCode | CountryCode | LanguageTag):
        return type_
    raise TypeError(
        f"{kind.__name__}.{field}: a facet needs values that have names: a Vocabulary, Region, "
        "Country or LanguageCode, or a relation"
    )
