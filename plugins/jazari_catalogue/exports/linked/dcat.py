"""The catalogue of the data sets for portals of open data: DCAT-AP 3.0.1.

https://semiceu.github.io/DCAT-AP/releases/3.0.1/, in Turtle and in JSON-LD. It depends on the
commit alone, so it has days only where there is a history, and never that of the build. What no
source of ours states is left out: a date of issue, a time covered, a person to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jazari_catalogue import licences, routes
from jazari_catalogue.exports.api.entries import kind_lists
from jazari_catalogue.exports.api.openapi import OPENAPI
from jazari_catalogue.exports.data_sets import (
    ABOUT_EDUCATION,
    ABOUT_SCIENCE,
    CATALOGUE_TITLES,
    KEYWORDS,
    WHOLE,
    DataSet,
    records_of,
)
from jazari_catalogue.exports.export import JSON, JSON_LD, TURTLE, Export
from jazari_catalogue.exports.linked import json_ld, turtle
from jazari_catalogue.exports.linked.authorities import Authorities, in_languages
from jazari_catalogue.exports.linked.dcat_nodes import (
    DcatNodes,
    Distribution,
    distributions_by_data_set,
    is_answer,
)
from jazari_catalogue.exports.linked.graph import PREFIXES, Iri, Literal, Node
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import FileFacts, SummaryTarget, digest
from jazari_catalogue.records.values.titles import Titles

_TITLES = Titles(
    "Les jeux de données, décrits pour les portails (DCAT-AP)",
    "وصف مجموعات البيانات لبوابات البيانات (DCAT-AP)",
    "The data sets, described for portals (DCAT-AP)",
)
_API_TITLES = Titles(
    "API du catalogue des Instituts Jazari",
    "الواجهة البرمجية لدليل معاهد الجزري",
    "API of the catalogue of the Jazari Institutes",
)
_API_DESCRIPTION = Titles(
    "Des fichiers JSON à des adresses stables, sans clé ni inscription\u00a0: le catalogue, les "
    "listes et chaque fiche.",
    "ملفات JSON بعناوين ثابتة دون مفتاح ولا تسجيل: الدليل واللوائح وكل بطاقة.",
    "Files of JSON at addresses that stay, without a key or registration: the catalogue, the "
    "lists and each record.",
)


def dcat_exports(data: OpenData, exports: Sequence[Export]) -> Iterator[Export]:
    """The two files; ``exports`` are all those that may be data."""
    lists = [
        Export(target, JSON, kind.plural_titles, data_set=records_of(kind))
        for kind, target in kind_lists(data)
        if kind in data.catalogue.kinds()
    ]
    data_sets = distributions_by_data_set([*exports, *lists])
    files = [file for of_set in data_sets.values() for file in of_set]
    key = digest(
        data.digests.history,
        data.url,
        repr((data.publisher, list(data.interfaces))),
        repr([(one.name, [file.language for file in of]) for one, of in data_sets.items()]),
    )

    def target(path: str, written: Callable[[list[Node]], bytes]) -> SummaryTarget:
        def content(facts: Mapping[str, FileFacts]) -> bytes:
            return written(_graph(data, data_sets, facts))

        return SummaryTarget(path, [file.target for file in files], key, content)

    yield Export(target(routes.DATASETS_TURTLE, _turtle), TURTLE, _TITLES, is_data=False)
    yield Export(target(routes.DATASETS_JSON_LD, _json_ld), JSON_LD, _TITLES, is_data=False)


def _turtle(nodes: list[Node]) -> bytes:
    return turtle.document(PREFIXES, map(turtle.statements, nodes))


def _json_ld(nodes: list[Node]) -> bytes:
    return json_ld.document(PREFIXES, map(json_ld.encoded, nodes))


def _graph(
    data: OpenData,
    data_sets: Mapping[DataSet, list[Distribution]],
    facts: Mapping[str, FileFacts],
) -> list[Node]:
    """The catalogue, its data sets with their files, the API, and what they refer to."""
    authorities = Authorities()
    nodes = DcatNodes(data, authorities)
    served = [nodes.iri(one) for one, files in data_sets.items() if any(map(is_answer, files))]
    described = [
        _catalogue(data, nodes, authorities, [*data_sets]),
        _publisher(data, nodes, authorities),
        _service(data, nodes, authorities, served),
    ]
    for data_set, files in data_sets.items():
        described.append(nodes.data_set(data_set, files))
        described += nodes.distributions(data_set, files, facts)
    return [*described, *authorities.nodes()]


def _catalogue(
    data: OpenData, nodes: DcatNodes, authorities: Authorities, data_sets: list[DataSet]
) -> Node:
    homes = [authorities.page(data.url)]
    return Node(
        data.url + routes.CATALOGUE,
        ("dcat:Catalog",),
        {
            "dcterms:title": in_languages(CATALOGUE_TITLES),
            "dcterms:description": in_languages(WHOLE.description),
            "dcterms:publisher": [nodes.publisher],
            "dcterms:license": [authorities.licence(licences.CONTENT)],
            "dcterms:language": nodes.languages(),
            "dcterms:spatial": [authorities.morocco()],
            "dcterms:modified": nodes.modified(),
            "dcat:themeTaxonomy": [authorities.themes()],
            "foaf:homepage": [*homes],
            "dcat:dataset": [nodes.iri(one) for one in data_sets],
            "dcat:service": [nodes.service],
        },
    )


def _publisher(data: OpenData, nodes: DcatNodes, authorities: Authorities) -> Node:
    names = [Literal(name, code) for code, name in data.publisher.items()]
    home = authorities.page(data.url)
    return Node(
        nodes.publisher.iri, ("foaf:Agent",), {"foaf:name": [*names], "foaf:homepage": [home]}
    )


def _service(data: OpenData, nodes: DcatNodes, authorities: Authorities, served: list[Iri]) -> Node:
    return Node(
        nodes.service.iri,
        ("dcat:DataService",),
        {
            "dcterms:title": in_languages(_API_TITLES),
            "dcterms:description": in_languages(_API_DESCRIPTION),
            "dcat:endpointURL": [Iri(data.url + routes.api_path("index"))],
            "dcat:endpointDescription": [Iri(data.url + routes.OPENAPI)],
            "dcat:servesDataset": [*served],
            "dcat:keyword": [text for one in KEYWORDS for text in in_languages(one)],
            "dcterms:conformsTo": [authorities.standard(OPENAPI)],
            "dcat:theme": [authorities.theme(ABOUT_SCIENCE), authorities.theme(ABOUT_EDUCATION)],
            "dcat:landingPage": nodes.pages(),
            "dcterms:publisher": [nodes.publisher],
            "dcterms:license": [authorities.licence(licences.CONTENT)],
            "dcterms:accessRights": [authorities.public()],
        },
    )
