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

_CODES: Final[Mapping[type, str]] = {
    RegionCode: "https://www.omg.org/spec/LCC/Countries/ISO3166-2-SubdivisionCodes-Adjunct/",
    CountryCode: "https://www.omg.org/spec/LCC/Countries/ISO3166-1-CountryCodes-Adjunct/",
}
"""ISO publishes no IRIs for its codes. These are of Languages, Countries and Codes (LCC 1.2), a
standard of the Object Management Group, which GLEIF uses for the addresses of legal entities."""

Coded = Vocabulary | RegionCode | CountryCode
"""A value of a closed list."""


def prefixes(url: str) -> dict[str, str]:
    """Those of a document of the site with the root ``url``."""
    return {**PREFIXES, PREFIX: url + routes.TERMS}


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


class Terms:
    """The same as whole IRIs, where they are values; each is made once."""

    def __init__(self, url: str) -> None:
        """``url`` is the root of the site."""
        self._namespace = url + routes.TERMS

    def iri(self, term: str) -> Iri:
        """The whole IRI of ``jazari:region``."""
        return Iri(self._namespace + term.removeprefix(f"{PREFIX}:"))

    def value(self, value: Coded) -> Iri:
        """The IRI of a value of a closed list: of the catalogue's own, or of a standard one."""
        return self.value_of(type(value), value)

    def value_of(self, of: type[Coded], value: str) -> Iri:
        """The same for the value ``value`` of the list ``of``."""
        base = _CODES.get(of)
        if base is not None:
            return Iri(base + value)
        return Iri(f"{self._namespace}{list_name(of)}-{value}")
