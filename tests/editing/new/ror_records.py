"""Records as ROR's API gives them."""

from __future__ import annotations

from typing import Any


def ror_record(**changes: Any) -> dict[str, Any]:
    """An invented university; ``changes`` replace its fields."""
    record: dict[str, Any] = {
        "id": "https://ror.org/03xc55g68",
        "status": "active",
        "names": [
            {"value": "جامعة\u200f مختلقة ", "types": ["label"], "lang": "ar"},
            {"value": " Universite\u0301 inventée\n", "types": ["ror_display", "label"],
             "lang": "fr"},
            {"value": "UI", "types": ["acronym"], "lang": None},
            {"value": "UI", "types": ["alias"], "lang": "en"},
        ],
        "types": ["funder", "education"],
        "links": [{"type": "wikipedia", "value": "https://w.example.org/"},
                  {"type": "website", "value": " https://u.example.org/ "}],
        "locations": [{"geonames_id": 1, "geonames_details": {
            "country_code": "MA", "name": "Marrakesh",
            "country_subdivision_code": "07", "country_subdivision_name": "Marrakesh-Safi"}}],
        "external_ids": [{"type": "wikidata", "all": ["Q82826"], "preferred": None},
                         {"type": "isni", "all": ["0000 0001 2180 2474"], "preferred": None}],
    }  # fmt: skip
    return record | changes
