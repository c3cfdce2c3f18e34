"""The IRIs of the catalogue's own terms: its kinds, its fields, and the values of its lists.

They are in one namespace, the document about them (`vocabulary.py`). Kinds are classes and begin
with a capital; fields are properties, named as in record files. What the catalogue says of them,
and no field does, has a capital inside: ``hasStrength``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from jazari_catalogue import routes
from jazari_catalogue.exports.linked.graph import PREFIXES, Iri
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.regions import RegionCode
from jazari_catalogue.records.values.vocabularies import Vocabulary

_USED = ("dcterms", "foaf", "owl", "prov", "rdf", "rdfs", "schema", "skos", "xsd")

PREFIX: Final = "jazari"
"""The prefix of the namespace."""

CLAIM = f"{PREFIX}:Claim"
"""A value of a record and what it rests on, or what one side of a dispute says."""
CLAIM_BY_BASIS: Final[Mapping[Basis, str]] = {
    basis: f"{PREFIX}:{basis.capitalize()}Claim" for basis in Basis
}
DISPUTE = f"{PREFIX}:DisputedPoint"
GAP = f"{PREFIX}:Gap"
OF_THING = f"{PREFIX}:ofThing"
OF_FIELD = f"{PREFIX}:ofField"
HAS_VALUE = f"{PREFIX}:hasValue"
HAS_STRENGTH = f"{PREFIX}:hasStrength"
IS_DISPUTED = f"{PREFIX}:isDisputed"
OPEN_QUESTION = f"{PREFIX}:openQuestion"

_STANDARD_IRIS: Final[Mapping[type, str]] = {
    CountryCode: "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes-Adjunct/",
}
"""What the IRIs of a list that others publish begin with.

Those of countries are of Languages, Countries and Codes, a standard of the Object Management Group.
Regions have ours: ISO gave the codes of Morocco to other regions after 2015, and an IRI with a
code does not tell which it means.
"""

Coded = Vocabulary | RegionCode | CountryCode
"""A value of a closed list."""


def prefixes(url: str) -> dict[str, str]:
    """Those of a document of the site with the root ``url``."""
    return {**{name: PREFIXES[name] for name in _USED}, PREFIX: url + routes.TERMS}


def kind_term(kind: type[Entry]) -> str:
    """``jazari:Institute``."""
    return f"{PREFIX}:{kind.kind.title().replace('_', '')}"


def field_term(field: str) -> str:
    """``jazari:region``: one property for all kinds that have a field of this name."""
    return f"{PREFIX}:{field}"


def list_name(of: type[Coded]) -> str:
    """``programme_type``: the name of a closed list."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", of.__name__.removesuffix("Code")).lower()


def list_term(of: type[Coded]) -> str:
    """``jazari:programme_type-list``, a concept scheme."""
    return f"{PREFIX}:{list_name(of)}-list"


def iri(term: str) -> Iri:
    """The IRI of ``jazari:region``, relative to the root of the site, where it is a value."""
    return Iri(routes.TERMS + term.removeprefix(f"{PREFIX}:"))


def value_iri(of: type[Coded], value: str) -> Iri:
    """The IRI of ``value`` of the closed list ``of``: the catalogue's own, or a standard one."""
    base = _STANDARD_IRIS.get(of)
    if base is not None:
        return Iri(base + value)
    return Iri(f"{routes.TERMS}{list_name(of)}-{value}")
