"""The regions of Morocco, by their ISO 3166-2 code: all that the program knows of each.

``regions.json`` holds it. French and English names are those of iso-codes (LGPL-2.1-or-later);
Arabic names are the OpenStreetMap name tags (ODbL-1.0). The outlines of the map are in
``site/pictures/regions.geojson``, which has a licence of its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jazari_catalogue.records.titles import Titles

_WRITTEN: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "regions.json").read_text(encoding="utf-8")
)["regions"]

REGIONS: dict[str, Titles] = {code: Titles.of(known["names"]) for code, known in _WRITTEN.items()}
"""The name of each region."""
FIRST, *_, LAST = REGIONS
"""The first code and the last."""

LABELS: dict[str, tuple[int, int, str]] = {
    code: (label["x"], label["y"], label["anchor"])
    for code, known in _WRITTEN.items()
    for label in [known["label"]]
}
"""Where the name of a region is on the map, and which end of the name is there: ``Place`` of
``site/pictures/map.py``."""
SIGNS: dict[str, tuple[float, float]] = {
    code: (known["sign"]["longitude"], known["sign"]["latitude"])
    for code, known in _WRITTEN.items()
    if "sign" in known
}
"""Where the sign of a region is, in degrees, if not in the centre of its area: a notch of the
neighbour's edge lies there under it, or a name needs the room."""
