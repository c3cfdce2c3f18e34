"""Every control has enough contrast in every state: at rest, hovered, pressed, focused, chosen."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.conftest import Visitor, wait_for_fonts
from tests.browser.states import STATES, State, in_every_state

pytestmark = pytest.mark.browser

MEASURE = (Path(__file__).parent / "control_contrast.js").read_text(encoding="utf-8")

SCHEMES = ("light", "dark")
FORCED = {
    "rest": [],
    "hover": ["hover"],
    "active": ["hover", "active"],
    "focus": ["focus", "focus-visible"],
    "focus and hover": ["hover", "focus", "focus-visible"],
}
"""The pseudo-classes of each state."""


class Controls:
    """The controls of a page whose signature is not in ``known`` yet; adds theirs to it."""

    def __init__(self, page: Page, known: set[str]) -> None:
        self.page = page
        page.evaluate(MEASURE)
        self.added: list[str] = page.evaluate("known => controls.mark(known)", sorted(known))
        known.update(self.added)

    def faults(self) -> list[str]:
        """The parts that have too little contrast in a state."""
        return [*self._faults()] if self.added else []

    def _faults(self) -> Iterator[str]:
        for scheme in SCHEMES:
            self.page.emulate_media(color_scheme=scheme)
            self.page.evaluate("pixels => controls.setPixels(pixels)", self._pixels())
            faults = self.page.evaluate("forced => controls.faultsIn(forced)", FORCED)
            yield from (f"{fault} ({scheme}, {when})" for fault, when in faults)

    def _pixels(self) -> list[list[tuple[int, ...]]]:
        """The colours behind each control that is on a picture."""
        boxes = self.page.evaluate("controls.onPictures()")
        if not boxes:
            return []
        left, top = (min(box[side] for box in boxes) for side in (0, 1))
        right, bottom = (max(box[side] + box[side + 2] for box in boxes) for side in (0, 1))
        clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        self.page.evaluate("controls.hide(true)")
        shot = Image.open(BytesIO(self.page.screenshot(full_page=True, clip=clip))).convert("RGB")
        self.page.evaluate("controls.hide(false)")
        return [
            colours_of(shot.crop((x - left, y - top, x - left + width, y - top + height)))
            for x, y, width, height in boxes
        ]


def colours_of(image: Image.Image) -> list[tuple[int, ...]]:
    """The colours that one pixel in ten has, or the most frequent one."""
    counts = sorted(image.getcolors(image.width * image.height), reverse=True)
    least = image.width * image.height / 10
    return [colour for count, colour in counts if count >= least] or [counts[0][1]]


def faults(visitor: Visitor, code: str, state: State, width: int, known: set[str]) -> list[str]:
    """The faults of the controls of a state whose signature is not in ``known``."""
    visitor.expects_missing = state.is_missing
    page = visitor.context.pages[0]
    page.unroute_all()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="light")
    page.goto(f"{visitor.address}{code}/{state.path}")
    page.evaluate("localStorage.clear()")
    state.prepare(page)
    wait_for_fonts(page)
    return Controls(page, known).faults()


RARE = {"coverage", "statistics", "prose", "lab", "programme", "partner", "topic", "search-zero"}
"""States whose controls other states have, but for the colours of a kind."""


def test_each_control_has_contrast_in_every_state(reader: Visitor) -> None:
    known: set[str] = set()
    weak = {}
    for state in STATES:
        if state.is_main and state.name not in RARE:
            weak[state.name] = faults(reader, "fr", state, state.widths[-1], known)
    assert len(known) > 300
    assert {name: faults for name, faults in weak.items() if faults} == {}


@pytest.mark.whole
@in_every_state
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_control_of_a_page_has_contrast_in_every_state(
    reader: Visitor, code: str, state: State
) -> None:
    for width in state.widths:
        assert faults(reader, code, state, width, set()) == []
