"""The timeline as drawn: where marks and names are, and the line of the reader's today."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from jazari_catalogue.languages import LANGUAGES
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

GEOMETRY = """() => {
  const timeline = document.querySelector("[data-timeline]");
  const box = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return { left, right, top, bottom };
  };
  // Each line of a text has a box of its own.
  const lines = (element) => [...element.getClientRects()].map(
    ({ left, right, top, bottom }) => ({ left, right, top, bottom, text: element.textContent }));
  const before = (element) => {
    const style = getComputedStyle(element, "::before");
    const { left, right, top } = element.getBoundingClientRect();
    const start = parseFloat(style.insetInlineStart);
    const size = parseFloat(style.borderInlineStartWidth);
    const isRtl = getComputedStyle(element).direction === "rtl";
    return isRtl ? [right - start - size, right - start] : [left + start, left + start + size];
  };
  return {
    frame: box(timeline),
    axes: [...timeline.querySelectorAll(".axis")].map((axis) => ({ x: before(axis) })),
    marks: [...timeline.querySelectorAll("[data-date] .moment__mark")].map((mark) =>
      ({ ...box(mark), date: mark.closest("[data-date]").dataset.date })),
    names: [...timeline.querySelectorAll(".moment__what bdi")].flatMap(lines),
    dates: [...timeline.querySelectorAll(".day:not([data-until]) time")].map((time) =>
      ({ ...box(time), rows: new Set(lines(time).map(({ top }) => Math.round(top))).size })),
    today: [...timeline.querySelectorAll(".today")].map(box),
  };
}"""

WIDTHS = (360, 600, 900, 1280)
IN_TEST = {(360, "fr"), (600, "ar"), (900, "en"), (1280, "ar")}
"""Every width and every language, and both directions of a narrow and of a wide screen."""

at_every_width = pytest.mark.parametrize(
    ("width", "code"),
    [
        pytest.param(*view, marks=() if view in IN_TEST else pytest.mark.whole)
        for view in product(WIDTHS, LANGUAGES)
    ],
)

Box = dict[str, Any]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge. The boxes of the lines of a text may touch."""
    return (
        min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
        and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 3
    )


@at_every_width
def test_names_and_marks_are_in_the_frame_at_their_dates_and_apart(
    new_visitor: Callable[..., Visitor], width: int, code: str
) -> None:
    page = new_visitor(width=width).open(f"{code}/timeline/")
    assert_in_order(page.evaluate(GEOMETRY), code, width)


def assert_in_order(drawn: dict[str, Any], code: str, width: int) -> None:
    """Names and marks are in the frame, at their dates, and apart."""
    frame, names, marks = drawn["frame"], drawn["names"], drawn["marks"]
    assert len(marks) > 25
    assert len(names) >= len(marks)
    for box in [*names, *marks, *drawn["dates"], *drawn["today"]]:
        assert frame["left"] <= box["left"] <= box["right"] <= frame["right"] <= width
    pairs = [(one, other) for at, one in enumerate(names) for other in names[at + 1 :]]
    assert [pair for pair in pairs if overlap(*pair)] == []
    # Time runs down, and marks are on the axis.
    dates = [mark["date"] for mark in sorted(marks, key=lambda mark: mark["top"])]
    assert dates == sorted(dates, reverse=True)
    assert len({mark["top"] for mark in marks}) == len(marks)
    (x,) = {tuple(axis["x"]) for axis in drawn["axes"]}
    middles = {round((mark["left"] + mark["right"]) / 2) for mark in marks}
    assert len(middles) == 1
    assert x[0] - 1 <= middles.pop() <= x[1] + 1
    # Nothing crosses a name: neither the axis nor the line of today, nor a mark.
    assert [name for name in names if name["left"] < x[1] and name["right"] > x[0]] == []
    for line in [*marks, *drawn["today"], *drawn["dates"]]:
        assert [name for name in names if overlap(line, name)] == []
    assert {date["rows"] for date in drawn["dates"]} == {1}
    # The axis begins at the right in Arabic, at the left elsewhere, before every name.
    for name in names:
        assert (name["right"] < x[0]) is (code == "ar")
    (today,) = drawn["today"]
    assert today["top"] < 800, "the page opens on the present"


def on(page: Page, day: str, path: str) -> None:
    """Opens ``path`` on ``day``."""
    page.clock.install(time=f"{day}T12:00:00")
    page.goto(path)
    page.locator(".today").wait_for()


@pytest.mark.parametrize(
    ("day", "above", "below"),
    [
        ("2026-11-27", "2026-12", "2026-11"),
        ("2026-12-31", "", "2026-12"),
        ("2026-01-12", "2026-02", "2026-01-12"),
        ("2026-01-01", "2026-01-12", "2025-12"),
        ("2031-05-01", "", "2026-12"),
        ("2024-09-24", "2024-09-25", ""),
        ("2020-01-01", "2024-09-25", ""),
    ],
)
def test_today_is_between_what_was_and_what_is_to_come(
    new_visitor: Callable[..., Visitor], day: str, above: str, below: str
) -> None:
    visitor = new_visitor(width=360)
    page = visitor.context.new_page()
    on(page, day, f"{visitor.address}fr/timeline/")
    label, at, year, others = page.evaluate("""() => {
      const today = document.querySelector(".today");
      for (const fold of document.querySelectorAll("[data-timeline] details")) fold.open = true;
      const dates = [...document.querySelectorAll("[data-date]")].map((date) =>
        [date.dataset.date, date.getBoundingClientRect().top]);
      const year = today.closest("details")?.querySelector("h2").textContent ?? "";
      return [today.textContent, today.getBoundingClientRect().top, year, dates];
    }""")
    assert max((date for date, y in others if y > at), default="") == below
    assert min((date for date, y in others if y < at), default="9") == (above or "9")
    assert year == (day[:4] if any(date.startswith(day[:4]) for date, _ in others) else "")
    is_to_come = any(date > day and len(date) == 10 for date, _ in others)
    assert label.startswith("Aujourd’hui")
    assert label.endswith("à venir") is is_to_come


def test_without_javascript_there_is_no_line_of_today(new_visitor: Callable[..., Visitor]) -> None:
    page = new_visitor(java_script_enabled=False).open("fr/timeline/")
    assert page.locator("[data-timeline] .moment").count() > 25
    assert page.locator(".today").count() == 0


def test_later_years_are_folded_and_this_year_is_not(new_visitor: Callable[..., Visitor]) -> None:
    visitor = new_visitor(width=360)
    page = visitor.context.new_page()
    on(page, "2025-06-01", f"{visitor.address}ar/timeline/")
    folds = page.locator("[data-timeline] details")
    assert [fold.get_attribute("open") is not None for fold in folds.all()] == [False, True, True]
    box = page.locator(".today").bounding_box()
    assert box is not None
    assert page.evaluate("scrollY") == 0
