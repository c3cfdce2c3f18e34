"""The catalogue: records by id and kind, relations read in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.records.catalogue import Catalogue, edges_of
from jazari_catalogue.records.loading import load
from tests import invented
from tests.records.cases import VALID


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load([VALID], VALID.parent)


def ids(records: object) -> list[str]:
    return [record.id for record in records]  # type: ignore[attr-defined]


def test_records_are_found_by_id_and_by_kind(catalogue: Catalogue) -> None:
    assert catalogue["labo-exemple"].kind == "lab"
    assert "labo-exemple" in catalogue
    assert "institut-ancien" not in catalogue
    assert len(catalogue) == VALID.read_text(encoding="utf-8").count("\n  - id: ")
    assert ids(catalogue.of_kind("institute")) == ["institut-exemple", "institut-du-sud"]
    with pytest.raises(KeyError):
        catalogue["nobody"]


def test_kinds_come_in_the_order_of_menus(tmp_path: Path) -> None:
    records = invented.records_of_every_kind()
    backwards = dict(reversed(records.items()))
    catalogue = load([invented.write(tmp_path / "invented.yaml", backwards)], tmp_path)
    orders = [kind.order for kind in catalogue.kinds()]
    assert orders == sorted(orders)
    assert len(orders) == len(records)


def test_each_record_knows_its_line(catalogue: Catalogue) -> None:
    lines = VALID.read_text(encoding="utf-8").splitlines()
    assert set(catalogue.places) == set(catalogue.records)
    for record_id, (path, line) in catalogue.places.items():
        assert path == VALID.name
        assert lines[line - 1] == f"  - id: {record_id}"


def test_a_relation_is_read_forwards(catalogue: Catalogue) -> None:
    assert ids(catalogue.related("labo-exemple", "partners")) == [
        "ministere-exemple",
        "societe-exemple",
    ]
    assert ids(catalogue.related("labo-exemple", "institute")) == ["institut-exemple"]
    assert catalogue.related("societe-exemple", "partners") == []


def test_a_relation_is_read_backwards(catalogue: Catalogue) -> None:
    assert ids(catalogue.relating("societe-exemple", "lab", "partners")) == ["labo-exemple"]
    assert ids(catalogue.relating("societe-exemple", "programme", "partners")) == [
        "programme-exemple"
    ]
    assert ids(catalogue.relating("journee-exemple", "event", "continues")) == ["journee-suivante"]
    assert catalogue.relating("societe-exemple", "event", "partners") == []


def test_reverse_relations_are_grouped_under_their_own_name(catalogue: Catalogue) -> None:
    groups = catalogue.reverse_relations("labo-exemple")
    assert {titles.in_language("en"): ids(found) for titles, found in groups.items()} == {
        "Programmes": ["programme-exemple"],
        "Established by agreement": ["accord-exemple"],
        "Announced at": ["journee-exemple"],
    }


def test_every_relation_can_be_read_from_both_ends(catalogue: Catalogue) -> None:
    edges = [edge for record in catalogue.records.values() for edge in edges_of(record)]
    assert len(edges) > 20
    for edge in edges:
        subject, other = catalogue[edge.subject], catalogue[edge.object]
        assert other in catalogue.related(subject.id, edge.field)
        assert subject in catalogue.relating(other.id, subject.kind, edge.field)
        relation = subject.fields()[edge.field].relation
        assert relation is not None
        assert subject in catalogue.reverse_relations(other.id)[relation.reverse]


def test_a_source_knows_who_cites_it_anywhere(catalogue: Catalogue) -> None:
    assert ids(catalogue.citing("autre-source")) == [
        "institut-exemple",
        "institut-du-sud",
        "societe-exemple",
    ]
    assert catalogue.citing("labo-exemple") == []
