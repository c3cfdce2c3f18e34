"""The list of sources of a record: by publisher, and back to what cites each."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.yaml.reader import parse_document
from jazari_catalogue.site.pages.cited_sources import CitedFor, SourceItem
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.view_data import Link, SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.project import SITE_URL

RECORDS = """
partners:
  - id: p
    name: N
    summary: {fr: S}
    type: company
    statements: [{text: T, sources: [blog]}, {text: U, sources: [presse-a2]}]
    disputes:
      - {field: country, claims: [{text: X, sources: [blog]}, {text: Y, sources: [presse-b]}]}
      - {field: region, claims: [{text: X, sources: [blog]}, {text: Y, sources: [presse-b]}]}
    evidence: {name: [blog, etat], summary: {derived: name}, type: {classified: [presse-a1]}}
    sources: [blog, presse-a1, presse-b, presse-a2, etat, seule]
"""
SOURCES = {
    "blog": ("Carnet", "blog"),
    "presse-a1": ("Gazette", "press"),
    "presse-b": ("Dépêche", "press"),
    "presse-a2": ("Gazette", "press"),
    "etat": ("Ministère", "official"),
    "seule": ("Gazette", "interview"),
}


def sources(code: str = "en") -> list[SourceItem]:
    """The sources of the partner, as its page in the language ``code`` lists them."""
    text = RECORDS + "sources:\n"
    for number, (source_id, (publisher, level)) in enumerate(SOURCES.items()):
        text += (
            f"  - {{id: {source_id}, publisher: {publisher}, url: https://{number}.example/,"
            f" accessed: 2026-01-02, language: fr, level: {level}}}\n"
        )
    catalogue = catalogue_of([parse_document(text, "a.yaml")])
    views = Views(catalogue, interface(code), SiteFacts("", SITE_URL, None))
    return RecordPages(views).view(catalogue["p"]).sources


def test_sources_are_by_level_and_publisher_in_the_order_of_citation() -> None:
    assert [(one.publisher, one.level.code, one.id) for one in sources()] == [
        ("Ministère", "official", "etat"),
        ("Gazette", "press", "presse-a1"),
        ("Gazette", "press", "presse-a2"),
        ("Dépêche", "press", "presse-b"),
        ("Gazette", "interview", "seule"),
        ("Carnet", "blog", "blog"),
    ]


def test_sources_are_numbered_through() -> None:
    assert [source.number for source in sources()] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("code", "name", "summary", "says", "differ"),
    [
        ("fr", "Nom", "Résumé", "Ce qu’en disent les sources", "Où les sources divergent"),
        ("en", "Name", "Summary", "What the sources say", "Where the sources differ"),
    ],
)
def test_a_source_leads_back_to_each_value_that_cites_it(
    code: str, name: str, summary: str, says: str, differ: str
) -> None:
    cited_for = {source.id: source.cited_for for source in sources(code)}
    assert cited_for["blog"] == (
        CitedFor(None, (Link(name, "#at-name"),)),
        CitedFor(None, (Link(summary, "#at-summary"),)),
        CitedFor(says, (Link("1", "#at-statements-1"),)),
        CitedFor(differ, (Link("1", "#dispute-1"), Link("2", "#dispute-2"))),
    )
    assert cited_for["presse-a2"] == (CitedFor(says, (Link("2", "#at-statements-2"),)),)
    assert cited_for["seule"] == ()
