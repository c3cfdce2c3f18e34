"""Keys are written in the order of the models, wherever a program or an editor writes them."""

from __future__ import annotations

import pytest

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.key_order import in_order, written_order
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.institute import Institute


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_every_field_has_one_position_and_the_id_is_first(kind: type[Institute]) -> None:
    order = written_order(kind)
    assert sorted(order) == sorted(kind.model_fields)
    assert order[0] == "id"


def test_the_fields_of_a_kind_come_between_those_of_all() -> None:
    order = written_order(Institute)
    own = [order.index(name) for name in ("role", "region", "city")]
    assert order.index("name") < order.index("summary") < min(own)
    assert max(own) < order.index("sources") < order.index("evidence")


def test_keys_are_brought_into_order_and_unknown_ones_come_last() -> None:
    keys = ["sources", "odd", "role", "name", "other", "id"]
    assert in_order(keys, (Institute.plural,)) == ["id", "name", "role", "sources", "odd", "other"]


def test_keys_below_fields_have_their_order_too() -> None:
    assert in_order(reversed(TEXT), (Institute.plural, "name")) == list(TEXT)
    contact = in_order(["url", "email"], (Institute.plural, "contact"))
    assert contact == ["email", "url"]
    assert in_order(["role", "name"], (Institute.plural, "evidence")) == ["name", "role"]


def test_keys_of_what_no_model_has_stay_as_they_are() -> None:
    for path in ((), ("clubs",), (Institute.plural, "odd"), (Institute.plural, "role")):
        assert in_order(["b", "a"], path) == ["b", "a"]
