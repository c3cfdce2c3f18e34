"""Which regions have a border with which."""

from __future__ import annotations

from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.site.pictures.outlines import neighbours


def test_borders_have_two_sides() -> None:
    borders = neighbours()
    assert borders.keys() == REGIONS.keys()
    for code, others in borders.items():
        assert others
        assert code not in others
        assert all(code in borders[other] for other in others)


def test_the_south_is_a_chain() -> None:
    assert neighbours()["MA-12"] == ["MA-11"]
    assert neighbours()["MA-11"] == ["MA-10", "MA-12"]
