"""The countries, by their ISO 3166-1 alpha-2 code, with their names.

The names are those of CLDR (Unicode-3.0), which pages show as well; a test holds ``countries.json``
to the CLDR that Babel brings.
"""

from __future__ import annotations

import json
from pathlib import Path

from jazari_catalogue.records.values.titles import Titles

COUNTRIES: dict[str, Titles] = {
    code: Titles(**names)
    for code, names in json.loads(
        (Path(__file__).parent / "countries.json").read_text(encoding="utf-8")
    )["countries"].items()
}
