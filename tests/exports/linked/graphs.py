"""The graphs of catalogues, read by rdflib, and the YAML of the same records, read by PyYAML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from rdflib import Graph, Literal, Namespace, URIRef

from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.removal import LISTS
from tests.exports.catalogues import CATALOGUES, REMOVALS, open_data_of, targets_of
from tests.exports.hostile_catalogue import hostile_records
from tests.hostile import as_written
from tests.invented import records_of_every_kind, written
from tests.project import ROOT, SITE_URL

SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
OWN = Namespace(f"{SITE_URL}data/vocabulary.ttl#")
ID = f"{SITE_URL}id/"

PUBLISHED, EVERY_KIND, HOSTILE = CATALOGUES

_TEXTS = {
    PUBLISHED: lambda: [
        (ROOT / name).read_text(encoding="utf-8") for name in ("institutes.yaml", "partners.yaml")
    ],
    EVERY_KIND: lambda: [written(records_of_every_kind()), REMOVALS],
    HOSTILE: lambda: [as_written(hostile_records()), REMOVALS],
}


@cache
def targets(which: str) -> dict[str, Target]:
    """The files of linked data of the catalogue ``which``, by path."""
    return {
        path: target
        for path, target in targets_of(open_data_of(CATALOGUES[which]())).items()
        if path.startswith(("data/catalogue.", "data/vocabulary.", "data/records/"))
        and path.endswith((".ttl", ".jsonld"))
    }


def files_of(which: str) -> dict[str, bytes]:
    """The content of all of them."""
    return {path: target.content() for path, target in targets(which).items()}


@cache
def graph_of(which: str, path: str = "data/catalogue.ttl") -> Graph:
    """The graph of the file at ``path`` of the catalogue ``which``; no address is its base."""
    format_ = "turtle" if path.endswith(".ttl") else "json-ld"
    return Graph().parse(data=targets(which)[path].content(), format=format_)


@cache
def read_by_pyyaml(which: str) -> list[tuple[type[Entry], dict[str, Any]]]:
    """The records and removals of the catalogue ``which``, as texts, lists and mappings."""
    return [
        (LISTS[plural], record)
        for text in _TEXTS[which]()
        for plural, records in yaml.load(text, yaml.BaseLoader).items()
        for record in records
    ]


def records_of(which: str) -> list[tuple[type[Entry], dict[str, Any]]]:
    """The same without removals."""
    return [pair for pair in read_by_pyyaml(which) if pair[0].kind != "removal"]


def thing(record_id: str) -> URIRef:
    """What a record describes."""
    return URIRef(f"{ID}{record_id}/#thing")


def claim(record_id: str, anchor: str) -> URIRef:
    """A part of a record."""
    return URIRef(f"{ID}{record_id}/#{anchor}")


def literals(text: str | dict[str, str]) -> set[Literal]:
    """A text of a record file as RDF has it: with a tag for each language, if it has any."""
    if isinstance(text, str):
        return {Literal(text)}
    return {Literal(one, lang=language) for language, one in text.items()}


def values_of(record: dict[str, Any], field: str) -> list[Any]:
    """The values of ``field`` in a record as PyYAML read it."""
    value = record.get(field, [])
    return value if isinstance(value, list) else [value]


def disputed_in(record: dict[str, Any]) -> set[str]:
    """The fields that sources of ``record`` dispute."""
    return {dispute["field"] for dispute in record.get("disputes", [])}


def all_texts(value: Any) -> Iterator[str]:
    """Every text anywhere in ``value``."""
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from all_texts(item)
