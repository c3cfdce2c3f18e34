"""A catalogue that is read back from an export is the one that was exported."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from jazari_catalogue import routes
from jazari_catalogue.records.catalogue import Catalogue
from tests.exports.catalogues import (
    CATALOGUES,
    assert_equal,
    invented_catalogue,
    open_data_of,
    rebuilt,
    targets_of,
)
from tests.exports.reading import entries_in, tables_of_database

Entries = list[tuple[str, dict[str, Any]]]


def in_catalogue_json(data: bytes) -> Entries:
    answer = json.loads(data)
    return [(one["kind"], one["fields"]) for one in (*answer["records"], *answer["removals"])]


def in_ndjson(data: bytes) -> Entries:
    lines = [json.loads(line) for line in data.decode().splitlines()]
    return [(line["kind"], line["fields"]) for line in lines]


def in_database(data: bytes) -> Entries:
    return entries_in(tables_of_database(data))


READERS = {
    routes.api_path("catalogue"): in_catalogue_json,
    routes.NDJSON: in_ndjson,
    routes.DATABASE: in_database,
}


@pytest.mark.parametrize("path", READERS)
@pytest.mark.parametrize("name", CATALOGUES)
def test_the_catalogue_read_back_is_the_one_that_was_exported(name: str, path: str) -> None:
    catalogue = CATALOGUES[name]()
    data = targets_of(open_data_of(catalogue))[path].content()
    assert_equal(rebuilt(READERS[path](data)), catalogue)


def damaged() -> Iterator[Catalogue]:
    """The invented catalogue with one difference each."""
    whole = invented_catalogue()
    one = next(iter(whole.records))
    named = next(key for key, edges in whole.incoming.items() if len(edges) > 1)
    for alter in (
        lambda made: made.records.pop(one),
        lambda made: made.records.update({one: made.records.pop(one)}),  # last
        lambda made: made.records[one].__dict__.update(former_ids=["another"]),
        lambda made: made.removals.clear(),
        lambda made: made.incoming[named].reverse(),
    ):
        made = copy.deepcopy(whole)
        alter(made)
        yield made


def test_a_catalogue_with_a_difference_is_not_equal() -> None:
    for made in damaged():
        with pytest.raises(AssertionError):
            assert_equal(made, invented_catalogue())
