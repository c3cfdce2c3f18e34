"""The rules that exports are held to refuse what the standards refuse."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.exports import geojson_rules
from tests.exports.csv_rules import NotCsv, rows_of

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def collection(geometry: Any, **members: Any) -> dict[str, Any]:
    feature = {"type": "Feature", "id": "a", "geometry": geometry, "properties": {}}
    return {"type": "FeatureCollection", "features": [feature], **members}


def test_rows_are_read_as_written() -> None:
    text = 'a,"b ""c"""\r\n"1\r\n,;",2\r\n,\r\n'
    assert rows_of(text) == [["a", 'b "c"'], ["1\r\n,;", "2"], ["", ""]]
    assert rows_of("a;b\r\n1,5;2\r\n", ";") == [["a", "b"], ["1,5", "2"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a,b\n1,2\n",
        "a,b\r\n1\r\n",
        "a,b\r\n1,2,3\r\n",
        "a,b\r\n1,2",
        'a,b\r\n1,"2\r\n',
        'a,b\r\n1,2"\r\n',
        'a,b\r\n"1"2,3\r\n',
        "a,a\r\n1,2\r\n",
        "a,\r\n1,2\r\n",
    ],
)
def test_what_is_no_csv_is_refused(text: str) -> None:
    with pytest.raises(NotCsv):
        rows_of(text)


def test_points_areas_and_features_without_a_place_are_geojson() -> None:
    hole = [[0.2, 0.2], [0.2, 0.4], [0.4, 0.4], [0.2, 0.2]]
    for geometry in (
        None,
        {"type": "Point", "coordinates": [-6.8, 34]},
        {"type": "Polygon", "coordinates": [SQUARE, hole]},
        {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]},
    ):
        geojson_rules.check(collection(geometry, name="invented"))


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [34, 200]},
        {"type": "Point", "coordinates": [1]},
        {"type": "Polygon", "coordinates": [SQUARE[:-1]]},
        {"type": "Polygon", "coordinates": [SQUARE[::-1]]},
        {"type": "Polygon", "coordinates": [SQUARE, SQUARE]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Point", "coordinates": [1, 2], "properties": {}},
    ],
)
def test_what_is_no_geometry_is_refused(geometry: dict[str, Any]) -> None:
    with pytest.raises(geojson_rules.NotGeoJson):
        geojson_rules.check(collection(geometry))


def test_what_is_no_collection_of_features_is_refused() -> None:
    good = collection(None)
    twice = copy.deepcopy(good)
    twice["features"] *= 2
    for bad in (
        good | {"crs": {}},
        good | {"type": "Feature"},
        good | {"properties": {}},
        good | {"features": [{"type": "Feature", "geometry": None}]},
        twice,
    ):
        with pytest.raises(geojson_rules.NotGeoJson):
            geojson_rules.check(bad)
