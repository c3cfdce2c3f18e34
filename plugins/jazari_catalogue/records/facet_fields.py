"""Which fields hold the values of which facet, over all kinds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jazari_catalogue.records.entry import Entry
from jazari_catalogue.records.facets import Facet
from jazari_catalogue.records.field_types import field_types
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.regions import REGIONS
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import CountryCode, LanguageTag, RegionCode
from jazari_catalogue.records.vocabularies import Vocabulary

RESERVED = frozenset({"q", "sort", "view", "compare", "page", "kind", "year", "apply"})
"""Parameters of the search's address that are no field's."""

ValueType = type[Vocabulary] | type[RegionCode] | type[CountryCode] | type[LanguageTag]
"""A type whose values are few and have words in every language."""


def facet_fields(kind: type[Entry]) -> Mapping[Facet, str]:
    """The facets that records of ``kind`` have, each with the field that holds its values."""
    return _all()[kind]


@cache
def all_facets() -> tuple[Facet, ...]:
    """Every facet that a field of some kind declares, in the order in which pages name them."""
    found = dict.fromkeys(facet for fields in _all().values() for facet in fields)
    return tuple(sorted(found, key=lambda facet: facet.order))


@cache
def value_type(facet: Facet) -> ValueType | tuple[str, ...]:
    """The type of the values of ``facet``; for ids, the kinds of the records that they name."""
    kind, field = next((kind, fields[facet]) for kind, fields in _all().items() if facet in fields)
    return _value_type(kind, field)


def titles_of_values(facet: Facet) -> Mapping[str, Titles]:
    """All values of ``facet`` with the words for each.

    Raises TypeError for a facet of records, countries or languages: the models have no words for
    them.
    """
    type_ = value_type(facet)
    if type_ is RegionCode:
        return REGIONS
    if isinstance(type_, type) and issubclass(type_, Vocabulary):
        return type_.titles_by_value()
    raise TypeError(f"the facet {facet.name!r} can have no pages of its own")


@cache
def _all() -> dict[type[Entry], dict[Facet, str]]:
    """The facets of every kind.

    ``facet=True`` gives one of the field's own name. Fields of one name and type share it; the
    second of two that differ has its kind before the name, so that no filter mixes their values.
    """
    found: dict[type[Entry], dict[Facet, str]] = {kind: {} for kind in KINDS.values()}
    known: dict[str, tuple[Facet, Any]] = {}
    declared = [
        (kind, name, spec)
        for kind in KINDS.values()
        for name, spec in kind.fields().items()
        if spec.facet
    ]
    # Those with a name of their own come first: it is theirs whatever a later kind is called.
    for kind, name, spec in sorted(declared, key=lambda item: item[2].facet is True):
        type_ = _value_type(kind, name)
        facet = spec.facet
        if not isinstance(facet, Facet):
            facet = known.get(name, (Facet(name, spec.titles), type_))[0]
            if name in RESERVED or known.get(name, (facet, type_))[1] != type_:
                facet = Facet(f"{kind.kind}-{name}", spec.titles)
        other, type_of_other = known.setdefault(facet.name, (facet, type_))
        if other != facet or type_of_other != type_ or facet.name in RESERVED:
            raise TypeError(
                f"{kind.__name__}.{name}: another facet is called {facet.name!r}; "
                "give this one a name of its own: facet=Facet('…', Titles(…))"
            )
        found[kind][facet] = name
    return found


def _value_type(kind: type[Entry], field: str) -> ValueType | tuple[str, ...]:
    spec = kind.fields()[field]
    if spec.relation is not None:
        return spec.relation.kinds or tuple(KINDS)
    type_ = field_types(kind)[field].value
    if issubclass(type_, Vocabulary | RegionCode | CountryCode | LanguageTag):
        return type_
    raise TypeError(
        f"{kind.__name__}.{field}: a facet needs values that have words: a Vocabulary, Region, "
        "Country or LanguageCode, or a relation"
    )
