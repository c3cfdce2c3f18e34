"""How strong evidence is: a sign never claims more than the sources support."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.records.yaml.reader import parse_document
from tests import invented


def source(source_id: str, level: str, publisher: str, **more: str) -> dict[str, str]:
    url = f"https://{source_id}.example.invalid/"
    facts = {"accessed": "2026-01-02", "language": "fr", "level": level, "publisher": publisher}
    return {"id": source_id, "url": url, **facts, **more}


def catalogue(sources: Iterable[dict[str, str]]) -> Catalogue:
    return catalogue_of(
        [parse_document(invented.written({"sources": [*sources]}) + "\n", "a.yaml")]
    )


SOURCES = [
    source("official", "official", "Ministère"),
    source("of-official", "press", "A", copy_of="official"),
    source("interview", "interview", "B"),
    source("of-interview", "press", "C", copy_of="interview"),
    source("blog", "blog", "D"),
    source("of-blog", "press", "E", copy_of="blog"),
    source("participant", "participant", "F"),
    source("press", "press", "L’Éveil"),
    source("same", "press", "l'eveil"),
    source("spaces", "press", "L’\u00a0Éveil"),
    source("capitals", "press", "L’EVEIL"),
    source("other", "press", "Autre"),
    source("copy", "press", "G", copy_of="other"),
    source("copy-of-copy", "press", "H", copy_of="copy"),
    source("agency-1", "press", "I", via="Agence"),
    source("agency-2", "press", "J", via="AGENCE"),
    source("agency", "press", "Agence"),
    source("carried-1", "press", "K", via="portail.example", url="https://www.portail.example/1"),
    source("carried-2", "press", "M", via="Portail", url="https://www.portail.example/2"),
]


@pytest.mark.parametrize(
    ("cited", "strength"),
    [
        ("official", "official"),
        ("blog official", "official"),
        ("of-official", "single"),
        ("of-official press", "several"),
        ("interview", "weak"),
        ("interview blog participant", "weak"),
        ("of-interview", "weak"),
        ("of-interview of-blog", "weak"),
        ("of-interview press", "single"),
        ("press", "single"),
        ("press press", "single"),
        ("press interview", "single"),
        ("press same", "single"),
        ("press spaces capitals", "single"),
        ("press other", "several"),
        ("other copy", "single"),
        ("copy copy-of-copy", "single"),
        ("copy-of-copy press", "several"),
        ("agency-1 agency-2", "single"),
        ("agency-1 agency", "single"),
        ("agency-1 press", "several"),
        ("carried-1 carried-2", "several"),
    ],
)
def test_a_value_is_as_strong_as_its_independent_sources(cited: str, strength: str) -> None:
    assert catalogue(SOURCES).strength_of(cited.split()) == strength


def test_a_record_is_as_strong_as_its_status_and_without_one_as_its_name() -> None:
    fields: dict[str, Any] = {"sources": ["official"], "evidence": {"name": ["press", "other"]}}
    assert strength_of(**fields) == "several"
    fields["path"] = [{"step": "announced", "sources": ["press"]}]
    assert strength_of(**fields) == "single"


def test_evidence_of_a_status_that_a_record_does_not_have_proves_nothing() -> None:
    evidence = {"name": ["press"], "status": ["official"]}
    assert strength_of(sources=["press"], evidence=evidence) == "single"


def test_an_official_source_of_one_field_makes_no_record_official() -> None:
    dispute = {
        "field": "status",
        "claims": [{"text": "T", "sources": ["official"]}, {"text": "U", "sources": ["press"]}],
    }
    fields: dict[str, Any] = {
        "sources": ["official", "press", "other"],
        "evidence": {"name": {"derived": "topics"}, "summary": ["press", "other"]},
        "topics": ["t"],
        "statements": [{"text": "T", "sources": ["official"]}],
        "disputes": [dispute],
    }
    assert strength_of(**fields) == "several"


def strength_of(**fields: Any) -> str:
    partner = {"id": "p", "name": "N", "summary": {"fr": "S"}, **fields}
    topics = [{"id": "t", "name": "T", "summary": "S"}]
    records = {"partners": [partner], "sources": SOURCES, "topics": topics}
    catalogue = catalogue_of([parse_document(invented.written(records) + "\n", "a.yaml")])
    record = catalogue["p"]
    assert isinstance(record, Record)
    return catalogue.strength(record).value


ids = [f"s{number}" for number in range(6)]


@st.composite
def sources(draw: st.DrawFn) -> list[dict[str, str]]:
    """Sources of any level, each perhaps a copy of one before it."""
    drawn = []
    for number, source_id in enumerate(ids):
        more = {}
        if number and draw(st.booleans()):
            more["copy_of"] = draw(st.sampled_from(ids[:number]))
        level = draw(st.sampled_from(SourceLevel)).value
        drawn.append(source(source_id, level, draw(st.sampled_from("ABC")), **more))
    return drawn


@settings(derandomize=True, deadline=None, database=None, max_examples=150)
@given(sources(), st.lists(st.sampled_from(ids), min_size=1, max_size=6))
def test_order_and_repetition_change_nothing_and_a_copy_adds_nothing(
    drawn: list[dict[str, str]], cited: list[str]
) -> None:
    loaded = catalogue(drawn)
    strength = loaded.strength_of(cited)
    assert loaded.strength_of([*reversed(cited), *cited]) == strength
    levels = {one["id"]: one["level"] for one in drawn}
    publishers = {one["id"]: one["publisher"] for one in drawn}
    assert (strength == "official") is any(levels[one] == "official" for one in cited)
    if strength == "several":
        assert len({publishers[loaded.original(one)] for one in cited}) > 1
    if strength in ("several", "single"):
        assert "press" in {levels[one] for one in cited}
    for one in drawn:
        copied = one.get("copy_of", "")
        if copied in cited and levels[copied] == "press" and one["level"] != "official":
            assert loaded.strength_of([*cited, one["id"]]) == strength
