"""The twelve regions of Morocco, by their ISO 3166-2 code.

French and English names are those of iso-codes (LGPL-2.1-or-later); Arabic names are the
OpenStreetMap name tags (ODbL-1.0). ``regions.json`` names its sources.
"""

from __future__ import annotations

import json
from pathlib import Path

from jazari_catalogue.records.titles import Titles

REGIONS: dict[str, Titles] = {
    code: Titles.of(names)
    for code, names in json.loads(
        (Path(__file__).parent / "regions.json").read_text(encoding="utf-8")
    )["regions"].items()
}
