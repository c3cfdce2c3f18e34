"""The regions and the institutes on the map, as GeoJSON."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.exports import geojson_rules
from tests.exports.geojson_rules import NotGeoJson
from tests.project import LANGUAGES, SITE_URL, Project


def collection(project: Project, name: str) -> dict[str, Any]:
    """The collection in ``data/{name}.geojson``."""
    text = (project.site / "data" / f"{name}.geojson").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def by_id(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The features of ``document`` by their ids."""
    return {feature["id"]: feature for feature in document["features"]}


@pytest.mark.parametrize("name", ["regions", "institutes"])
def test_the_files_follow_the_standard(
    real_project: Project, small_built: Project, hostile_built: Project, name: str
) -> None:
    for project in (real_project, small_built, hostile_built):
        geojson_rules.check(collection(project, name))


def test_a_ring_that_runs_clockwise_or_is_open_is_found(real_project: Project) -> None:
    document = collection(real_project, "regions")
    ring = document["features"][0]["geometry"]["coordinates"][0]
    ring.reverse()
    with pytest.raises(NotGeoJson, match="3\\.1\\.6"):
        geojson_rules.check(document)
    ring.reverse()
    del ring[-1]
    with pytest.raises(NotGeoJson, match="3\\.1\\.6"):
        geojson_rules.check(document)


def test_every_institute_is_there_and_has_a_point_where_a_source_gives_one(
    small_built: Project,
) -> None:
    institutes = by_id(collection(small_built, "institutes"))
    assert institutes["institut-invente"]["geometry"] == {
        "type": "Point",
        "coordinates": [-6.5, 33.5],  # RFC 7946 §3.1.1: longitude, latitude
    }
    answer = json.loads((small_built.site / "api/v1/institutes.json").read_text(encoding="utf-8"))
    records = {record["id"]: record for record in answer["records"]}
    assert set(institutes) == set(records)
    for record_id, feature in institutes.items():
        record, properties = records[record_id], feature["properties"]
        assert (feature["geometry"] is None) is ("location" not in record["fields"])
        assert properties["url"] == f"{SITE_URL}id/{record_id}/"
        assert properties["strength"] == record["strength"]
        assert properties["status"] == record["fields"].get("status")
        assert properties["region"] == record["fields"].get("region")
        name = record["fields"]["name"]
        for code in LANGUAGES:
            assert properties[f"name_{code}"] == (name if isinstance(name, str) else name.get(code))


def test_regions_count_their_institutes(real_project: Project) -> None:
    regions = by_id(collection(real_project, "regions"))
    institutes = by_id(collection(real_project, "institutes"))
    assert len(regions) == 12
    for code, feature in regions.items():
        own = [one for one, it in institutes.items() if it["properties"]["region"] == code]
        assert feature["properties"]["institutes"] == own
        assert feature["properties"]["institutes_count"] == len(own)
        assert all(feature["properties"][f"name_{language}"] for language in LANGUAGES)


def test_each_file_says_its_licence_and_whom_to_credit(real_project: Project) -> None:
    regions = collection(real_project, "regions")
    assert regions["license"] == "https://opendatacommons.org/licenses/odbl/1-0/"
    assert regions["attribution"] == "© OpenStreetMap contributors"
    institutes = collection(real_project, "institutes")
    assert institutes["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert set(institutes["attribution"]) == {*LANGUAGES}
