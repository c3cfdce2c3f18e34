"""A visitor who counts: every click, touch or Enter on a control is a tap, and so is one query.

What a visitor does is written once, by the roles and the names of what is on the page, and is done
in any browser: `PageTaps` does it with Playwright, tests/engines with WebDriver.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from playwright.sync_api import Locator, Page, expect

MOST_TAPS = 3
MOST_TABS = 150

Element = TypeVar("Element")


@dataclass(frozen=True)
class Part:
    """The first element that has this role, and a name that begins with this one.

    ``within`` any element that fits, not only the first.
    """

    role: str
    name: str = ""
    within: Part | None = None
    has_text: bool = False
    """Whether ``name`` is in the text of the element instead."""


MAIN = Part("main")
"""The content of a page, without the frame around it."""


class Taps(ABC, Generic[Element]):
    """What a visitor does, and what they see; ``Element`` is what the driver knows a part by."""

    def __init__(self, by_keyboard: bool = False) -> None:
        """``by_keyboard``: whether controls are reached with Tab and used with Enter."""
        self.by_keyboard = by_keyboard
        self.count = 0

    def tap(self, role: str, name: str, *, within: Part | None = None) -> None:
        """Uses the first control of this role and accessible name, in ``within``."""
        self._use(Part(role, name, within))

    def unfold(self, name: str, within: Part) -> None:
        """Opens the first fold in ``within`` that has this name."""
        self._use(Part("summary", name, within, has_text=True))

    def search(self, field: str, query: str) -> None:
        """Types a query into the search field of this name, and sends it."""
        self._use(Part("searchbox", field))
        self._type(query)

    def _use(self, part: Part) -> None:
        self.count += 1
        assert self.count <= MOST_TAPS, f"tap {self.count} would be on {part}"
        element = self.sees(part)
        if not self.by_keyboard:
            self._press(element)
        elif part.role == "searchbox":
            self._reach(element)
        else:
            self._reach(element)
            self._enter()

    @abstractmethod
    def sees(self, part: Part) -> Element:
        """The element of ``part``, once it is visible; fails if it never is."""

    @abstractmethod
    def sees_at_once(self, part: Part) -> None:
        """Fails if ``part`` is not in the window without scrolling."""

    @abstractmethod
    def is_at(self, heading: str) -> None:
        """Fails if the page is not that of this heading."""

    @abstractmethod
    def evaluate(self, script: str, part: Part) -> Any:
        """What ``script``, a JavaScript function of an element, returns for that of ``part``."""

    @abstractmethod
    def clipboard(self, field: Part) -> str:
        """What the visitor has copied; a driver that cannot read it pastes it into ``field``."""

    @abstractmethod
    def _press(self, element: Element) -> None:
        """Clicks or touches ``element``, and waits for the page that it leads to."""

    @abstractmethod
    def _reach(self, element: Element) -> None:
        """Presses Tab until ``element`` has the focus."""

    @abstractmethod
    def _enter(self) -> None:
        """Presses Enter on what has the focus, and waits for the page that it leads to."""

    @abstractmethod
    def _type(self, query: str) -> None:
        """Types ``query`` and Enter into what has the focus, and waits for the results."""


COPIED = "() => document.querySelector('[data-reading] [data-said]').textContent"
"""What the page announces once the text is on the clipboard."""


class PageTaps(Taps[Locator]):
    """A visitor of a page that Playwright drives."""

    def __init__(self, page: Page, by_keyboard: bool = False) -> None:
        super().__init__(by_keyboard)
        self.page = page

    def _all(self, part: Part) -> Locator:
        place = self._all(part.within) if part.within else self.page
        if part.has_text:
            return place.locator(part.role, has_text=part.name)
        beginning = re.compile("^" + re.escape(part.name)) if part.name else None
        return place.get_by_role(part.role, name=beginning)  # type: ignore[arg-type]

    def sees(self, part: Part) -> Locator:
        element = self._all(part).first
        expect(element).to_be_visible()
        return element

    def sees_at_once(self, part: Part) -> None:
        expect(self._all(part).first).to_be_in_viewport()

    def is_at(self, heading: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_accessible_name(
            re.compile("^" + re.escape(heading))
        )

    def evaluate(self, script: str, part: Part) -> Any:
        return self.sees(part).evaluate(script)

    def clipboard(self, field: Part) -> str:  # noqa: ARG002 - only other drivers need it
        self.page.wait_for_function(COPIED)
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def _press(self, element: Locator) -> None:
        if self.page.evaluate("matchMedia('(pointer: coarse)').matches"):
            element.tap()
        else:
            element.click()
        self.page.wait_for_load_state()

    def _reach(self, element: Locator) -> None:
        handle = element.element_handle()
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if handle.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{MOST_TABS} Tabs do not reach {element}")

    def _enter(self) -> None:
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()

    def _type(self, query: str) -> None:
        self.page.keyboard.type(query)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("html[data-finder=ready]")
