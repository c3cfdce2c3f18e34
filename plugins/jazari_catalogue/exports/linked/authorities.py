"""What others have named, as nodes: languages, themes, formats and licences with their IRIs.

DCAT-AP 3.0.1 (§ Controlled Vocabularies) takes most of them from tables of the EU's Publications
Office, https://op.europa.eu/en/web/eu-vocabularies.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from jazari_catalogue import licences
from jazari_catalogue.exports.export import Format
from jazari_catalogue.exports.linked.graph import Iri, Literal, Node, Value
from jazari_catalogue.languages import BY_CODE
from jazari_catalogue.records.values.titles import Titles

AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPES: Final = "http://www.iana.org/assignments/media-types/"
SHA_256 = Iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")

_THEMES = Iri(f"{AUTHORITY}data-theme")
_TITLES_OF_THEMES = {
    "EDUC": {"fr": "Éducation, culture et sport", "en": "Education, culture and sport"},
    "REGI": {"fr": "Régions et villes", "en": "Regions and cities"},
    "TECH": {"fr": "Science et technologie", "en": "Science and technology"},
}
"""As the EU's table has them; it has no titles in Arabic."""

_ADMS_LICENCE_TYPES: Final = "http://purl.org/adms/licencetype/"
_TITLES_OF_LICENCE_TYPES = {
    "Attribution": "Attribution",
    "ViralEffect-ShareAlike": "Viral effect (a.k.a. Share-alike)",
}


class _Licence(NamedTuple):
    title: str
    code: str
    """In the EU's table."""
    types: tuple[str, ...]
    """In the table of ADMS."""


_LICENCES: Mapping[str, _Licence] = {
    licences.CONTENT: _Licence(
        "Creative Commons Attribution 4.0 International", "CC_BY_4_0", ("Attribution",)
    ),
    licences.OUTLINES: _Licence(
        "Open Data Commons Open Database License 1.0",
        "ODC_BL",
        ("Attribution", "ViralEffect-ShareAlike"),
    ),
}


class Authorities:
    """Gives the IRIs of such things, and keeps a node for each that was asked for.

    The rules of DCAT-AP ask for the class of what a property refers to, and most programs that
    check them fetch nothing.
    """

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}

    def nodes(self) -> list[Node]:
        """Those that were asked for, in the order of their IRIs."""
        return [node for _, node in sorted(self._nodes.items())]

    def language(self, code: str) -> Iri:
        """The language with the tag ``code``."""
        name = BY_CODE[code].iso639_3.upper()
        return self._named(f"{AUTHORITY}language/{name}", "dcterms:LinguisticSystem")

    def morocco(self) -> Iri:
        """The country that the data is about."""
        return self._named(f"{AUTHORITY}country/MAR", "dcterms:Location")

    def irregularly(self) -> Iri:
        """How often the data changes: after an edit."""
        return self._named(f"{AUTHORITY}frequency/IRREG", "dcterms:Frequency")

    def public(self) -> Iri:
        """Access for everybody."""
        return self._named(f"{AUTHORITY}access-right/PUBLIC", "dcterms:RightsStatement")

    def theme(self, code: str) -> Iri:
        """The theme with ``code`` in the EU's table. Raises KeyError if its titles are missing."""
        titles = [Literal(text, language) for language, text in _TITLES_OF_THEMES[code].items()]
        return self._named(
            *(f"{_THEMES.iri}/{code}", "skos:Concept"),
            {"skos:prefLabel": [*titles], "skos:inScheme": [self.themes()]},
        )

    def themes(self) -> Iri:
        """The table of themes itself."""
        title = [Literal("Thème de données", "fr"), Literal("Data theme", "en")]
        return self._named(_THEMES.iri, "skos:ConceptScheme", {"dcterms:title": [*title]})

    def licence(self, address: str) -> Iri:
        """The licence at ``address``. Raises KeyError if it is not one of the catalogue's."""
        licence = _LICENCES[address]
        types: list[Value] = [
            self._named(
                *(f"{_ADMS_LICENCE_TYPES}{one}", "skos:Concept"),
                {"skos:prefLabel": [Literal(_TITLES_OF_LICENCE_TYPES[one], "en")]},
            )
            for one in licence.types
        ]
        return self._named(
            *(address, "dcterms:LicenseDocument"),
            {
                "dcterms:title": [Literal(licence.title, "en")],
                "dcterms:type": types,
                "skos:exactMatch": [Iri(f"{AUTHORITY}licence/{licence.code}")],
            },
        )

    def attribution(self, address: str, text: str) -> Iri:
        """Whom to name, and the page that says so."""
        label: list[Value] = [Literal(text, "en")]
        return self._named(address, "dcterms:RightsStatement", {"rdfs:label": label})

    def media_type(self, format_: Format) -> list[Value]:
        """The media type of ``format_`` if the IANA has it: no name with ``x-`` (RFC 6838 §3.4)."""
        if "/x-" in format_.media_type:
            return []
        label: list[Value] = [Literal(format_.media_type)]
        iri = f"{MEDIA_TYPES}{format_.media_type}"
        return [self._named(iri, "dcterms:MediaType", {"rdfs:label": label})]

    def file_type(self, format_: Format) -> list[Value]:
        """The type of ``format_`` in the EU's table, if it is there."""
        if format_.file_type is None:
            return []
        iri = f"{AUTHORITY}file-type/{format_.file_type}"
        return [self._named(iri, "dcterms:MediaTypeOrExtent")]

    def standard(self, format_: Format) -> Iri:
        """The standard that files of ``format_`` follow."""
        title: list[Value] = [Literal(format_.standard, "en")]
        return self._named(format_.url, "dcterms:Standard", {"dcterms:title": title})

    def page(self, address: str) -> Iri:
        """A page for people."""
        return self._named(address, "foaf:Document")

    def _named(
        self, iri: str, of_class: str, properties: Mapping[str, list[Value]] | None = None
    ) -> Iri:
        if iri not in self._nodes:
            self._nodes[iri] = Node(iri, (of_class,), properties or {})
        return Iri(iri)


def in_languages(titles: Titles) -> list[Value]:
    """``titles`` as a text in each language."""
    return [Literal(text, language) for language, text in titles.by_language().items() if text]
