"""The facets that the models declare, and the values that each has."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.facet_fields import (
    all_facets,
    facet_fields,
    facet_of_records,
    titles_of_values,
    value_type,
)
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.topic import Topic
from jazari_catalogue.records.model.facets import STRENGTH
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.vocabularies import Status, Strength, Vocabulary

OF_A_FIELD = [facet for facet in all_facets() if facet != STRENGTH]


def test_every_facet_is_of_a_field_but_the_strength_and_none_is_called_as_another() -> None:
    of_kinds = {facet for kind in KINDS.values() for facet in facet_fields(kind)}
    assert of_kinds == set(OF_A_FIELD)
    assert len({facet.name for facet in all_facets()}) == len(all_facets())
    assert [facet.order for facet in all_facets()] == sorted(f.order for f in all_facets())


def test_a_facet_has_the_names_of_all_its_values() -> None:
    by_name = {facet.name: facet for facet in all_facets()}
    assert titles_of_values(by_name["region"]) == REGIONS
    assert titles_of_values(by_name["status"]) == Status.titles_by_value()
    assert titles_of_values(STRENGTH) == Strength.titles_by_value()
    for facet in OF_A_FIELD:
        type_ = value_type(facet)
        if isinstance(type_, type) and issubclass(type_, Vocabulary):
            assert list(titles_of_values(facet)) == [value.value for value in type_]


def test_the_values_of_a_facet_may_be_records_which_name_themselves() -> None:
    topics = facet_of_records(Topic)
    assert topics is not None
    assert value_type(topics) == (Topic.kind,)
    with pytest.raises(TypeError, match="topic"):
        titles_of_values(topics)
    assert [kind for kind in KINDS.values() if facet_of_records(kind)] == [Topic]
