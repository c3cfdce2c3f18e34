"""What ``catalogue new partner --ror`` takes from a record of ROR."""

from __future__ import annotations

import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.editing.new.ror import NoRecord, partner_of, read_ror
from tests.editing.new.ror_records import ror_record


def location(**details: str) -> list[dict[str, Any]]:
    return [{"geonames_details": details}]


@pytest.mark.parametrize(
    ("locations", "country", "region"),
    [
        (location(country_code="MA", country_subdivision_code="MA.04",
               country_subdivision_name="Rabat-Salé-Kénitra"), "MA", "MA-04"),
        (location(country_code="MA", country_subdivision_code="06",
               country_subdivision_name="Rabat-Salé-Kénitra"), "MA", None),
        (location(country_code="MA", country_subdivision_code="06"), "MA", None),
        (location(country_code="MA"), "MA", None),
        (location(country_code="EH", country_subdivision_code="12"), None, None),
        (location(country_code="FR", country_subdivision_code="11",
               country_subdivision_name="Île-de-France"), "FR", None),
        (location(country_code="MA") + location(country_code="FR"), None, None),
        ([{}], None, None),
        ([], None, None),
    ],
)  # fmt: skip
def test_country_and_region_are_filled_in_only_where_they_are_certain(
    locations: list[dict[str, Any]], country: str | None, region: str | None
) -> None:
    partner = partner_of(ror_record(locations=locations))
    assert (partner.get("country"), partner.get("region")) == (country, region)


@pytest.mark.parametrize(
    ("names", "name"),
    [
        ([("Invented Inc", ["label", "ror_display"], None)], "Invented Inc"),
        ([("مختلقة", ["label"], "ar"), ("Inventé", ["ror_display", "label"], None)],
         {"fr": "Inventé", "ar": "مختلقة"}),
        ([("Deux", ["label"], "fr"), ("Un", ["ror_display", "label"], "fr")], {"fr": "Un"}),
    ],
)  # fmt: skip
def test_a_name_has_a_language_only_where_ror_gives_one(
    names: list[tuple[str, list[str], str | None]], name: object
) -> None:
    written = [{"value": value, "types": types, "lang": lang} for value, types, lang in names]
    assert partner_of(ror_record(names=written))["name"] == name


@pytest.mark.parametrize(
    ("wanted", "data", "message"),
    [
        ("03xc55g69", [ror_record()], "is not a ROR id"),
        ("05w9p7918", [ror_record()], "has no record 05w9p7918"),
        (None, [ror_record(), ror_record()], "choose one with --ror"),
        (None, ror_record(status="withdrawn"), "has withdrawn"),
        (None, {"id": "https://ror.org/03xc55g68", "name": "of schema 1"}, "is not a ROR record"),
        (None, ror_record(names=[{"value": 3}]), "is not a ROR record"),
        (None, [1], "is not a ROR record"),
        (None, [], "is not a ROR record"),
        (None, "{", "is not a ROR record"),
    ],
)
def test_an_unusable_record_is_reported(
    wanted: str | None, data: object, message: str, folder: Path
) -> None:
    file = folder / "ror.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    with pytest.raises(NoRecord, match=message):
        read_ror(wanted, file)


def test_ror_is_requested_over_https_with_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    requests: list[tuple[str, float]] = []

    class Response:
        def __enter__(self) -> Response:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self, _: int) -> bytes:
            return json.dumps(ror_record()).encode()

    def urlopen(address: str, timeout: float) -> Response:
        requests.append((address, timeout))
        return Response()

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    assert read_ror("ror.org/03XC55G68", None)["id"] == "https://ror.org/03xc55g68"
    ((address, timeout),) = requests
    assert address == "https://api.ror.org/v2/organizations/03xc55g68"
    assert 0 < timeout <= 30
