"""The vocabulary of the linked data: kinds, fields and closed lists, as the models declare them.

Kinds are classes and fields properties (RDF Schema 1.1); lists are concept schemes (SKOS).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jazari_catalogue import routes
from jazari_catalogue.exports.linked import terms
from jazari_catalogue.exports.linked.graph import PREFIXES, Iri, Literal, Node, Value
from jazari_catalogue.exports.linked.terms import PREFIX, Coded, field_term, kind_term
from jazari_catalogue.records.facet_fields import all_facets, value_type
from jazari_catalogue.records.model.entry import Entry, general_schema_type
from jazari_catalogue.records.model.field_types import FieldType, field_types, models_in
from jazari_catalogue.records.model.schema_org import steps_of
from jazari_catalogue.records.removal import ENTRIES
from jazari_catalogue.records.values.countries import COUNTRIES, CountryCode
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Vocabulary

_TITLE = Titles(
    "Vocabulaire du catalogue des Instituts Jazari",
    "مصطلحات دليل معاهد الجزري",
    "Vocabulary of the catalogue of the Jazari Institutes",
)
_SEE_ALSO: Mapping[type, list[Value]] = {
    RegionCode: [Iri("https://www.iso.org/obp/ui/#iso:code:3166:MA")],
}
"""Where the codes of a list are from: those of regions, from ISO 3166-2."""
_CLASSES: Mapping[str, tuple[str, str | None, Titles]] = {
    terms.CLAIM: (
        "rdfs:Class",
        "prov:Entity",
        Titles("Affirmation et ce sur quoi elle repose", "معلومة وما تستند إليه", "Claim"),
    ),
    terms.CLAIM_BY_BASIS[Basis.STATED]: (
        "rdfs:Class",
        terms.CLAIM,
        Titles("Affirmée par des sources", "صرحت بها مصادر", "Stated by sources"),
    ),
    terms.CLAIM_BY_BASIS[Basis.DERIVED]: (
        "rdfs:Class",
        terms.CLAIM,
        Titles("Déduite d’un autre champ", "مستنتجة من حقل آخر", "Derived from another field"),
    ),
    terms.CLAIM_BY_BASIS[Basis.CLASSIFIED]: (
        "rdfs:Class",
        terms.CLAIM,
        Titles(
            "Classée par le catalogue d’après des sources",
            "صنفها الدليل استنادا إلى مصادر",
            "Classified by the catalogue from sources",
        ),
    ),
    terms.DISPUTE: (
        "rdfs:Class",
        None,
        Titles(
            "Point sur lequel les sources divergent",
            "نقطة تختلف فيها المصادر",
            "Point on which sources differ",
        ),
    ),
    terms.GAP: (
        "rdfs:Class",
        None,
        Titles("Ce qu’aucune source ne dit", "ما لا يذكره أي مصدر", "What no source says"),
    ),
    terms.OF_THING: ("rdf:Property", None, Titles("Au sujet de", "بشأن", "About the thing")),
    terms.OF_FIELD: ("rdf:Property", None, Titles("Champ", "الحقل", "Field")),
    terms.HAS_VALUE: ("rdf:Property", None, Titles("Valeur", "القيمة", "Value")),
    terms.HAS_STRENGTH: (
        "rdf:Property",
        None,
        Titles("Solidité des sources", "قوة المصادر", "Strength of the sources"),
    ),
    terms.IS_DISPUTED: (
        "rdf:Property",
        None,
        Titles("Les sources divergent", "تختلف فيها المصادر", "Sources differ on it"),
    ),
    terms.OPEN_QUESTION: (
        "rdf:Property",
        None,
        Titles("Question sans réponse", "سؤال بلا جواب", "Question without an answer"),
    ),
}
"""The terms that no model declares: what each is, the more general term, and its name."""


@dataclass
class _Property:
    """What the kinds and groups that have a field of one name declare of it."""

    kinds: list[type[Entry]] = field(default_factory=list)
    titles: list[Titles] = field(default_factory=list)
    help: list[Titles] = field(default_factory=list)
    schema_org: set[str | None] = field(default_factory=set)
    """The property of schema.org, alone, in each kind; None where it has none or a path."""


def vocabulary_nodes() -> Iterator[Node]:
    """The nodes of the vocabulary, with IRIs relative to the root of the site."""
    document = Iri(routes.VOCABULARY_TURTLE)
    defined: list[Value] = [document]
    yield Node(document.iri, ("owl:Ontology",), {"dcterms:title": _texts(_TITLE)})
    for term, (type_, general, titles) in _CLASSES.items():
        more = "rdfs:subClassOf" if type_ == "rdfs:Class" else "rdfs:subPropertyOf"
        yield Node(
            terms.iri(term).iri,
            (type_,),
            {
                more: [_whole(general)] if general else [],
                "rdfs:label": _texts(titles),
                "rdfs:isDefinedBy": defined,
            },
        )
    for kind in ENTRIES.values():
        yield Node(
            terms.iri(kind_term(kind)).iri,
            ("rdfs:Class",),
            {
                "rdfs:subClassOf": [_whole(f"schema:{general_schema_type(kind).name}")],
                "rdfs:label": _texts(kind.titles),
                "rdfs:isDefinedBy": defined,
            },
        )
    for name, declared in _properties().items():
        yield _property_node(name, declared, defined)
    for of, titles in _lists().items():
        yield from _list_nodes(of, titles)


def _property_node(name: str, declared: _Property, defined: list[Value]) -> Node:
    first, *others = dict.fromkeys(declared.titles)
    known = declared.schema_org - {None}
    # In a kind without that word, or with another, a more general property would state too much.
    general = known if len(declared.schema_org) == 1 else set()
    return Node(
        terms.iri(field_term(name)).iri,
        ("rdf:Property",),
        {
            "rdfs:subPropertyOf": [_whole(f"schema:{one}") for one in general],
            "rdfs:label": _texts(first),
            "skos:altLabel": [text for titles in others for text in _texts(titles)],
            "rdfs:comment": [
                text for titles in dict.fromkeys(declared.help) for text in _texts(titles)
            ],
            "schema:domainIncludes": [
                terms.iri(kind_term(kind)) for kind in dict.fromkeys(declared.kinds)
            ],
            "rdfs:isDefinedBy": defined,
        },
    )


def _properties() -> dict[str, _Property]:
    """What is declared of the fields of each name, kinds and the groups in them in their order."""
    properties: dict[str, _Property] = {}
    for kind in ENTRIES.values():
        for model in models_in(kind):
            for name, type_ in field_types(model).items():
                declared = properties.setdefault(name, _Property())
                declared.titles.append(type_.spec.titles)
                declared.help.append(type_.spec.help)
                declared.schema_org.add(_schema_org(kind, type_))
                if model is kind:
                    declared.kinds.append(kind)
    return properties


def _schema_org(kind: type[Entry], type_: FieldType) -> str | None:
    steps = steps_of(type_.spec.schema_org, kind.schema_type)
    return steps[0].name if len(steps) == 1 and type_.group is None else None


def _lists() -> dict[type[Coded], Titles]:
    """Every closed list that the models use, with what the first field with its values is called.

    Raises TypeError if two have the same name.
    """
    lists: dict[type[Coded], Titles] = {}
    for kind in ENTRIES.values():
        for model in models_in(kind):
            for type_ in field_types(model).values():
                if issubclass(type_.value, Vocabulary | RegionCode | CountryCode):
                    lists.setdefault(type_.value, type_.spec.titles)
    for facet in all_facets():
        of = value_type(facet)
        if isinstance(of, type) and issubclass(of, Vocabulary | RegionCode):
            lists[of] = facet.titles
    names = [terms.list_name(of) for of in lists]
    if len(set(names)) < len(names):
        raise TypeError(f"two lists have the same name; the names are {', '.join(names)}")
    return lists


def _list_nodes(of: type[Coded], titles: Titles) -> Iterator[Node]:
    scheme: list[Value] = [terms.iri(terms.list_term(of))]
    yield Node(
        terms.iri(terms.list_term(of)).iri,
        ("skos:ConceptScheme",),
        {"dcterms:title": _texts(titles), "rdfs:seeAlso": list(_SEE_ALSO.get(of, ()))},
    )
    meanings = _meanings(of)
    for value, title in _values(of).items():
        yield Node(
            terms.value_iri(of, value).iri,
            ("skos:Concept",),
            {
                "skos:prefLabel": _texts(title),
                "skos:notation": [Literal(value)],
                "skos:definition": _texts(meanings[value]) if value in meanings else [],
                "skos:topConceptOf": scheme,
            },
        )


def _values(of: type[Coded]) -> Mapping[str, Titles]:
    if issubclass(of, Vocabulary):
        return of.titles_by_value()
    return REGIONS if issubclass(of, RegionCode) else COUNTRIES


def _meanings(of: type[Coded]) -> Mapping[str, Titles]:
    for facet in all_facets():
        if value_type(facet) is of and facet.page is not None:
            return facet.page.explanations
    return {}


def _texts(titles: Titles) -> list[Value]:
    return [Literal(text, language) for language, text in titles.by_language().items()]


def _whole(term: str) -> Iri:
    prefix, name = term.split(":")
    return terms.iri(term) if prefix == PREFIX else Iri(PREFIXES[prefix] + name)
