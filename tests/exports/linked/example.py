"""The catalogue of the examples in ``docs/linked-data.md``."""

from __future__ import annotations

from functools import cache

from rdflib import Graph

from tests.exports.catalogues import catalogue_of_texts, open_data_of, targets_of

DISPUTED = """
institutes:
  - id: institut-dispute
    name: {fr: Institut inventé, ar: معهد مختلق}
    summary: {fr: Inventé.}
    city: {fr: Fès}
    region: MA-03
    sources: [page-une]
    evidence: {name: [page-une], summary: [page-une], city: [page-une], region: {derived: city}}
    disputes:
      - field: city
        claims:
          - {text: {fr: À Fès.}, sources: [page-une]}
          - {text: {fr: À Meknès.}, sources: [page-deux]}
sources:
  - id: page-une
    publisher: Journal inventé
    url: https://une.example/
    accessed: 2026-01-02
    language: fr
    level: press
  - id: page-deux
    publisher: Autre journal inventé
    url: https://deux.example/
    accessed: 2026-01-02
    language: fr
    level: press
"""
"""An institute whose sources differ on its town."""


@cache
def example(name: str) -> bytes:
    """The file ``data/{name}.ttl`` of that catalogue."""
    data = open_data_of(catalogue_of_texts(DISPUTED))
    return targets_of(data)[f"data/{name}.ttl"].content()


def graph_of_example() -> Graph:
    """The graph of that catalogue."""
    return Graph().parse(data=example("catalogue"), format="turtle")
