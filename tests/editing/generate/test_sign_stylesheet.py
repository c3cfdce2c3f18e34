"""Every sign in the style sheet names a drawing and a colour that exist."""

from __future__ import annotations

import re

from jazari_catalogue.editing.generate.sign_stylesheet import sheet
from jazari_catalogue.records.kinds import KINDS
from tests.project import ROOT

STYLES = ROOT / "overrides" / "assets" / "styles"
RULE = re.compile(r"\.kind-(\w+) \{\n  --accent: var\((--\w+)\);\n  --sign: url\(\"([\w/.]+)\"\);")


def test_every_kind_has_a_colour_and_a_drawing_that_exist() -> None:
    rules = RULE.findall(sheet())
    assert {name for name, _, _ in rules} >= set(KINDS)
    for scheme in ("tokens.css", "../tokens-dark.css"):
        colours = (STYLES / scheme).read_text(encoding="utf-8")
        for name, colour, drawing in rules:
            assert f"{colour}: #" in colours, f"{name} in {scheme}"
            assert (STYLES / drawing).is_file(), name
