"""What the face promises whatever the records: readable colours, both directions, all words."""

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
"""Colours that words have, and the grounds they stand on."""

BORDERS = [
    *product(("line-strong", "focus"), ("paper", "surface", "tint")),
    ("brass-light", "deep"),
]
"""Colours of edges that carry meaning: fields, buttons, the focus."""


@cache
def colours(scheme: str) -> dict[str, str]:
    """The colour tokens of a scheme; dark ones stand over the light ones."""
    sheets = [STYLES / "tokens.css"]
    if scheme == "dark":
        sheets.append(ASSETS / "tokens-dark.css")
    found: dict[str, str] = {}
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))
    return found


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
def test_words_and_edges_stand_out_from_their_ground(scheme: str) -> None:
    tokens = colours(scheme)
    weak = [
        f"{over} on {ground}: {contrast(tokens[over], tokens[ground]):.2f}"
        for pairs, least in ((TEXT, 4.5), (BORDERS, 3.0))
        for over, ground in pairs
        if contrast(tokens[over], tokens[ground]) < least
    ]
    assert weak == []


def test_dark_scheme_changes_only_colours_that_the_light_one_has() -> None:
    dark = re.findall(r"(--[\w-]+):", (ASSETS / "tokens-dark.css").read_text(encoding="utf-8"))
    assert dark
    assert set(dark) <= set(re.findall(r"(--[\w-]+):", (STYLES / "tokens.css").read_text("utf-8")))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_one_sheet_serves_both_ways_of_writing(sheet: Path) -> None:
    physical = re.compile(
        r"^\s*(left|right|top|bottom|float|(?:margin|padding|border|scroll-\w+)-(?:left|right|top|"
        r"bottom)[\w-]*|text-align:\s*(?:left|right)|(?:min-|max-)?(?:width|height))\s*[:;]",
        re.MULTILINE,
    )
    text = sheet.read_text(encoding="utf-8")
    assert [found[0].strip() for found in physical.finditer(text)] == []
    assert "!important" not in text


def rules(sheet: Path) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of a sheet's rules, whatever media they are for."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
        for selector in re.split(r",(?![^(]*\))", selectors):
            yield " ".join(selector.split()), body


RTL = '[dir="rtl"] '
OF_EVERY_LANGUAGE = {".lost"}
"""The page of missing addresses speaks three languages, and is turned for none."""
SIDED = re.compile(r"(?<!top )(?<!bottom )\b(?:left|right)\b|(?:translate|scale|skew)X\(")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_what_has_a_left_and_a_right_is_turned_round_in_arabic(sheet: Path) -> None:
    turned = {selector.removeprefix(RTL) for selector, _ in rules(sheet) if RTL in selector}
    sided = {selector for selector, body in rules(sheet) if SIDED.search(body)}
    assert {one for one in sided if RTL not in one} - turned - OF_EVERY_LANGUAGE == set()


DIRECTIONAL = {
    ".chart__bar": "grows from its label",
    ".crumbs li:not(:last-child)::after": "points to the next step",
    ".head--record::before": "fades towards the words",
    ".hero::after": "fades towards the words",
    ".near__lines": "lead from the record to its neighbours",
}
"""What Arabic turns round, and why: nothing else, for a clock or a flask has no direction."""


def test_only_what_points_somewhere_is_turned_round() -> None:
    turned = {
        selector.removeprefix(RTL)
        for sheet in SHEETS
        for selector, _ in rules(sheet)
        if RTL in selector
    }
    assert turned == DIRECTIONAL.keys()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_shorthand_sets_the_two_sides_apart(sheet: Path) -> None:
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


def test_every_typeface_named_is_in_the_locked_packages() -> None:
    named = re.findall(
        r"url\(\.\./fonts/([^)]+)\)", (STYLES / "fonts.css").read_text(encoding="utf-8")
    )
    assert named
    packages = ROOT / "node_modules" / "@fontsource"
    assert [name for name in named if not list(packages.glob(f"*/files/{name}"))] == []


def test_latin_letters_of_an_arabic_page_that_come_late_have_the_fitted_face_alone() -> None:
    stack = re.search(r"--font-arabic: ([^;]+);", (STYLES / "tokens.css").read_text("utf-8"))
    assert stack is not None
    assert stack[1].startswith('"Plex Arabic", "Plex fallback", ')
    sheet = (STYLES / "fonts.css").read_text("utf-8")
    (fitted,) = re.findall(r'\{\s+font-family: "Plex fallback";[^}]+\}', sheet)
    ranges = re.findall(r"U\+([0-9A-F]{4})-([0-9A-F]{4})", fitted)
    assert ranges
    assert all(int(last, 16) < 0x0600 or int(first, 16) > 0x08FF for first, last in ranges)
