"""A visitor who counts: every click, touch or Enter on a control is a tap, and so is one query."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

MOST_TAPS = 3
MOST_TABS = 150


@dataclass
class Taps:
    """What a visitor does on ``page``, by the roles and the names of its controls."""

    page: Page
    by_keyboard: bool = False
    """Whether controls are reached with Tab and used with Enter, as with a screen reader."""
    count: int = 0

    def tap(self, role: str, name: str, *, within: Locator | None = None) -> None:
        """Uses the first control of this role and accessible name, in ``within``."""
        self._use(self.find(role, name, within=within))

    def unfold(self, name: str) -> None:
        """Opens the group of the menu that has this name."""
        self._use(self.page.get_by_role("navigation").locator("summary", has_text=name))

    def _use(self, control: Locator) -> None:
        self.count += 1
        assert self.count <= MOST_TAPS, f"tap {self.count} would be on {control}"
        if self.by_keyboard:
            self._reach(control)
            self.page.keyboard.press("Enter")
        elif self.page.evaluate("matchMedia('(pointer: coarse)').matches"):
            control.tap()
        else:
            control.click()
        self.page.wait_for_load_state()

    def search(self, field: str, query: str) -> None:
        """Types a query into the search field of this name, and sends it."""
        self.count += 1
        assert self.count <= MOST_TAPS, f"tap {self.count} would be a query"
        control = self.find("searchbox", field)
        if self.by_keyboard:
            self._reach(control)
        else:
            control.click()
        self.page.keyboard.type(query)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("html[data-finder=ready]")

    def find(self, role: str, name: str, *, within: Locator | None = None) -> Locator:
        """The first element of this role whose accessible name begins with ``name``."""
        beginning = re.compile("^" + re.escape(name))
        place = within or self.page
        control = place.get_by_role(role, name=beginning).first  # type: ignore[arg-type]
        expect(control).to_be_visible()
        return control

    def is_at(self, heading: str) -> None:
        """Fails if the page is not that of this heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_accessible_name(
            re.compile("^" + re.escape(heading))
        )

    def _reach(self, control: Locator) -> None:
        # The element, because a field with suggestions changes its role once it has the focus.
        element = control.element_handle()
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if element.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{MOST_TABS} Tabs do not reach {control}")
