"""Drawings through the evidence lens, and the disputes of the timeline by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

CONTRAST = """(selector) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const luminance = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  return [...document.querySelectorAll(selector)].map((group) => {
    const behind = group.querySelector(".shape") ?? group.querySelector("rect");
    const ground = luminance(getComputedStyle(behind).fill);
    const parts = group.querySelectorAll("text, use:not(.shape ~ .sign--disputed)");
    return Math.min(...[...parts].map((part) => {
      const over = luminance(getComputedStyle(part).fill);
      return (Math.max(over, ground) + 0.05) / (Math.min(over, ground) + 0.05);
    }));
  });
}"""
"""The least contrast of the texts and signs in each group of a drawing to what is behind them.

The sign of disputes is beside a mark, not in it."""

DASHED = """(selector) => [...document.querySelectorAll(selector)].map((element) => [
  element.closest("[data-strength]").dataset.strength,
  getComputedStyle(element).strokeDasharray !== "none",
])"""
"""The strength of each element, and whether its outline is dashed."""


def through_the_lens(page: Page, choice: str) -> None:
    if page.locator("#lens").is_hidden():
        page.locator("[popovertarget=lens]").click()
    page.locator(f"#lens input[value={choice}]").check()


@pytest.mark.by_turns
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "outlines", "groups"),
    [
        ("timeline/", ".moment__mark .shape", ".moment__mark"),
        ("diagram/", ".diagram__boxes rect", ".diagram__boxes > g"),
    ],
)
def test_weaker_records_are_dashed_and_keep_their_contrast(
    new_visitor: Callable[..., Visitor], path: str, outlines: str, groups: str, scheme: str
) -> None:
    page = new_visitor(color_scheme=scheme).open(f"fr/{path}")
    assert not any(dashed for _, dashed in page.evaluate(DASHED, outlines))
    for choice, kept in (("several", {"official", "several"}), ("official", {"official"})):
        through_the_lens(page, choice)
        shown = page.evaluate(DASHED, outlines)
        assert len(shown) > 20
        assert [strength for strength, dashed in shown if dashed is (strength in kept)] == []
        contrasts = page.evaluate(CONTRAST, groups)
        assert min(contrasts) >= 4.5


def test_bars_of_weaker_records_are_dashed(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor().open("fr/statistics/")
    bars = ".chart__bar [data-strength]"
    assert not any(dashed for _, dashed in page.evaluate(DASHED, bars))
    through_the_lens(page, "official")
    shown = page.evaluate(DASHED, bars)
    assert all(dashed is (strength != "official") for strength, dashed in shown)
    assert len({dashed for _, dashed in shown}) == 2


def test_disputed_date_leads_to_the_dispute_by_keyboard(
    new_visitor: Callable[..., Visitor],
) -> None:
    page = new_visitor().open("fr/timeline/")
    page.locator(".moment__mark--hollow ~ .evidence .disputed").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#dispute-*")
    assert page.locator(":target").count() == 1
