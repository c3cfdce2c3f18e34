"""The style sheets: contrast, both directions of writing, typefaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tests.project import ROOT

ASSETS = ROOT / "overrides" / "assets"
STYLES = ASSETS / "styles"
SHEETS = sorted(ASSETS.rglob("*.css"))
KINDS = ("green", "cobalt", "turquoise", "ochre", "terracotta", "aubergine", "slate")

TEXT = [
    *product(("ink", "ink-soft", "link", "link-hover", *KINDS), ("paper", "surface", "tint")),
    ("on-brand", "brand"),
    ("on-brand", "brand-strong"),
    ("on-deep", "deep"),
    ("on-deep-soft", "deep"),
    ("on-brass", "brass-light"),
]
"""The colours of texts, and of their backgrounds."""

BORDERS = [
    *product(("line-strong", "focus"), ("paper", "surface", "tint")),
    ("brass-light", "deep"),
]
"""The colours of borders with a meaning, such as those of fields and of the focus."""


@cache
def colours(scheme: str) -> dict[str, str]:
    """The colour tokens of a scheme; the dark scheme overrides some of the light one."""
    sheets = [STYLES / "tokens.css"]
    if scheme == "dark":
        sheets.append(ASSETS / "tokens-dark.css")
    tokens: dict[str, str] = {}
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        tokens |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))
    return tokens


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two sRGB colours (WCAG 2.2, 1.4.3)."""

    def luminance(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_and_borders_have_enough_contrast(scheme: str) -> None:
    tokens = colours(scheme)
    weak = [
        f"{over} on {ground}: {contrast(tokens[over], tokens[ground]):.2f}"
        for pairs, least in ((TEXT, 4.5), (BORDERS, 3.0))
        for over, ground in pairs
        if contrast(tokens[over], tokens[ground]) < least
    ]
    assert weak == []


def test_dark_scheme_changes_only_tokens_of_the_light_one() -> None:
    dark = re.findall(r"(--[\w-]+):", (ASSETS / "tokens-dark.css").read_text(encoding="utf-8"))
    assert dark
    assert set(dark) <= set(re.findall(r"(--[\w-]+):", (STYLES / "tokens.css").read_text("utf-8")))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_sheets_use_logical_properties_only(sheet: Path) -> None:
    physical = re.compile(
        r"^\s*(left|right|top|bottom|float|(?:margin|padding|border|scroll-\w+)-(?:left|right|top|"
        r"bottom)[\w-]*|text-align:\s*(?:left|right)|(?:min-|max-)?(?:width|height))\s*[:;]",
        re.MULTILINE,
    )
    text = sheet.read_text(encoding="utf-8")
    assert [found[0].strip() for found in physical.finditer(text)] == []
    assert "!important" not in text


def rules(sheet: Path) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of all rules of a sheet, those in media queries included."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        for selector in re.split(r",(?![^(]*\))", selectors):
            yield " ".join(selector.split()), body


RTL = '[dir="rtl"] '
SIDED = re.compile(r"(?<!top )(?<!bottom )\b(?:left|right)\b|(?:translate|scale|skew)X\(")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_rules_that_name_a_side_are_mirrored_in_arabic(sheet: Path) -> None:
    mirrored = {selector.removeprefix(RTL) for selector, _ in rules(sheet) if RTL in selector}
    sided = {selector for selector, body in rules(sheet) if SIDED.search(body)}
    assert {one for one in sided if RTL not in one} - mirrored == set()


DIRECTIONAL = {
    ".chart__bar": "grows from its label",
    ".shares": "so does the bar of strengths",
    ".crumbs li:not(:last-child)::after": "points to the next page",
    ".head::before": "fades towards the text",
    ".hero::after": "fades towards the text",
    ".lost": "its wheels are where lines end",
    ".map__mark g": "is a small wheel",
    ".map__wheel": "is a small wheel",
    ".near__lines": "run from the record to its neighbours",
    ".wheel": "its teeth follow each other in reading direction",
}
"""What is mirrored in Arabic, and why. Nothing else is: a clock or a flask has no direction."""


def test_only_directional_parts_are_mirrored() -> None:
    mirrored = {
        selector.removeprefix(RTL)
        for sheet in SHEETS
        for selector, _ in rules(sheet)
        if RTL in selector
    }
    assert mirrored == DIRECTIONAL.keys()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_shorthand_gives_left_and_right_different_values(sheet: Path) -> None:
    shorthand = re.compile(
        r"\b(?:margin|padding|inset|border-(?:width|style|color)):"
        r"\s*([^\s;]+)\s+([^\s;]+)\s+([^\s;]+)\s+([^\s;]+);"
    )
    uneven = {
        found[0]
        for _, body in rules(sheet)
        for found in shorthand.finditer(body)
        if found[2] != found[4]
    }
    assert uneven == set()


def test_every_typeface_is_in_the_locked_packages() -> None:
    named = re.findall(
        r"url\(\.\./fonts/([^)]+)\)", (STYLES / "fonts.css").read_text(encoding="utf-8")
    )
    assert named
    packages = ROOT / "node_modules" / "@fontsource"
    assert [name for name in named if not list(packages.glob(f"*/files/{name}"))] == []


def test_fallback_face_of_arabic_pages_has_no_arabic_letters() -> None:
    stack = re.search(r"--font-arabic: ([^;]+);", (STYLES / "tokens.css").read_text("utf-8"))
    assert stack is not None
    assert stack[1].startswith('"Plex Arabic", "Plex fallback", ')
    sheet = (STYLES / "fonts.css").read_text("utf-8")
    (fitted,) = re.findall(r'\{\s+font-family: "Plex fallback";[^}]+\}', sheet)
    ranges = re.findall(r"U\+([0-9A-F]{4})-([0-9A-F]{4})", fitted)
    assert ranges
    assert all(int(last, 16) < 0x0600 or int(first, 16) > 0x08FF for first, last in ranges)
