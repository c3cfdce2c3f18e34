"""RDF graphs as plain data, made once and written as JSON-LD or Turtle (RDF 1.1 Concepts §3).

Properties, types and datatypes are compact names, ``dcterms:title``, with a prefix of `PREFIXES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from msgspec import Raw

PREFIXES: Final[Mapping[str, str]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The namespaces of the vocabularies in use; a document may add one of its own."""


class Iri:
    """An IRI (RFC 3987), absolute or relative to the base of its document.

    What no IRI may have is escaped when it is written.
    """

    __slots__ = ("in_json", "in_turtle", "iri")

    def __init__(self, iri: str) -> None:
        self.iri = iri
        # Most are written many times. The writers keep here what they wrote.
        self.in_json: Raw | None = None
        self.in_turtle: str | None = None

    def __repr__(self) -> str:
        return f"Iri({self.iri!r})"


class Literal(NamedTuple):
    """A text in a language, or a value of a datatype; without either, a plain text."""

    text: str
    language: str | None = None
    """A language tag (BCP 47)."""
    datatype: str | None = None
    """``xsd:date``."""


class Node(NamedTuple):
    """A resource and what is stated of it."""

    iri: str | None
    """None for a blank node, which only the node around it names."""
    types: tuple[str, ...]
    properties: Mapping[str, list[Value]]
    """The values by property; a property may have none."""


Value: TypeAlias = Iri | Literal | Node
