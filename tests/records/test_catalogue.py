"""The catalogue: records by id and kind, and relations in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.records.catalogue import Catalogue, edges_of
from jazari_catalogue.records.kinds.event import Event
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.lab import Lab
from jazari_catalogue.records.kinds.programme import Programme
from jazari_catalogue.records.loading import load
from tests import invented
from tests.records.cases import VALID, VALID_RECORDS


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load([VALID], VALID.parent)


def ids(records: object) -> list[str]:
    return [record.id for record in records]  # type: ignore[attr-defined]


def test_records_are_accessible_by_id_and_by_kind(catalogue: Catalogue) -> None:
    assert catalogue["labo-exemple"].kind == "lab"
    assert "labo-exemple" in catalogue
    assert "institut-ancien" not in catalogue
    assert len(catalogue) == VALID_RECORDS
    assert ids(catalogue.of_kind(Institute)) == ["institut-exemple", "institut-du-sud"]
    with pytest.raises(KeyError):
        catalogue["nobody"]


def test_kinds_come_in_the_order_of_menus(tmp_path: Path) -> None:
    records = invented.records_of_every_kind()
    backwards = dict(reversed(records.items()))
    catalogue = load([invented.write(tmp_path / "invented.yaml", backwards)], tmp_path)
    orders = [kind.order for kind in catalogue.kinds()]
    assert orders == sorted(orders)
    assert len(orders) == len(records)


def test_the_catalogue_knows_the_line_of_each_record(catalogue: Catalogue) -> None:
    lines = VALID.read_text(encoding="utf-8").splitlines()
    assert set(catalogue.locations) == set(catalogue.records)
    for record_id, (path, line) in catalogue.locations.items():
        assert path == VALID.name
        assert lines[line - 1] == f"  - id: {record_id}"


def test_a_relation_is_an_outgoing_edge_of_its_subject(catalogue: Catalogue) -> None:
    named = {edge[1:] for edge in catalogue.outgoing["labo-exemple"]}
    assert {("partners", "ministere-exemple"), ("partners", "societe-exemple")} <= named
    assert ("institute", "institut-exemple") in named
    assert "societe-exemple" not in catalogue.outgoing


def test_a_relation_is_an_incoming_edge_of_its_object(catalogue: Catalogue) -> None:
    assert ids(catalogue.naming("societe-exemple", Lab)) == ["labo-exemple"]
    assert ids(catalogue.naming("societe-exemple", Programme)) == ["programme-exemple"]
    assert ids(catalogue.naming("journee-exemple", Event)) == ["journee-suivante"]
    assert catalogue.naming("societe-exemple", Event) == []


def test_reverse_relations_are_grouped_under_their_own_name(catalogue: Catalogue) -> None:
    groups = catalogue.reverse_relations("labo-exemple")
    assert {titles.in_language("en"): ids(found) for titles, found in groups.items()} == {
        "Programmes": ["programme-exemple"],
        "Created by the agreement": ["accord-exemple"],
        "Announced at": ["journee-exemple"],
    }


def test_outgoing_and_incoming_edges_are_the_same(catalogue: Catalogue) -> None:
    edges = [edge for record in catalogue.records.values() for edge in edges_of(record)]
    assert len(edges) > 20
    for edge in edges:
        subject, other = catalogue[edge.subject], catalogue[edge.object]
        assert other.id in subject.values_of(edge.field)
        assert subject in catalogue.naming(other.id, type(subject))
        relation = subject.fields()[edge.field].relation
        assert relation is not None
        assert subject in catalogue.reverse_relations(other.id)[relation.reverse]


def test_gaps_are_counted_by_question_and_by_whether_someone_looked(catalogue: Catalogue) -> None:
    gaps = catalogue.all_gaps()
    assert gaps
    assert catalogue.gap_counts.total() == len(gaps)
    for (question, looked), count in catalogue.gap_counts.items():
        of_question = catalogue.gaps_on(question)
        assert sum((gap.search is not None) == looked for gap in of_question) == count
        assert of_question == [gap for gap in gaps if gap.question == question]
