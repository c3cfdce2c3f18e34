"""A visitor of a page that WebDriver drives."""

from __future__ import annotations

from typing import Any

from tests.browser.taps import MOST_TABS, Part, Taps
from tests.engines.drivers import Driver, until

TAB, ENTER = "\ue004", "\ue007"
SELECTORS = {
    "article": "article",
    "button": "button",
    "heading": "h1, h2, h3, h4",
    "link": "a[href]",
    "main": "main",
    "navigation": "nav",
    "region": "section",
    "searchbox": "input[type=search]",
    "summary": "summary",
    "table": "table",
}
"""The elements that may have a role."""

CANDIDATES = """(selector, name, ...roots) => {
  const inside = (root) => [...(root ?? document).querySelectorAll(selector)];
  const elements = new Set(roots.flatMap(inside));
  const texts = (element) => [
    element.textContent, element.ariaLabel, element.placeholder,
    ...[...element.labels ?? []].map((label) => label.textContent),
    document.getElementById(element.getAttribute("aria-labelledby"))?.textContent,
    ...[...element.querySelectorAll("[aria-label]")].map((part) => part.ariaLabel),
  ];
  return [...elements].filter((element) =>
    element.checkVisibility({ visibilityProperty: true })
    && texts(element).some((text) => text?.replace(/\\s+/g, " ").includes(name)));
}"""
"""The visible elements that may have a name, for the engine to compute it."""


IN_WINDOW = """(element) => {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
}"""


class DriverTaps(Taps[Any]):
    """A visitor with a driver of their own, at a page that is open in it."""

    def __init__(self, driver: Driver, by_keyboard: bool = False) -> None:
        super().__init__(by_keyboard)
        self.driver = driver

    def _candidates(self, part: Part) -> list[Any]:
        roots = self._all(part.within) if part.within else [None]
        # Each on its own, because WebKit's driver recognises no elements in a list.
        return list(self.driver.run(CANDIDATES, SELECTORS[part.role], part.name, *roots))

    def _all(self, part: Part) -> list[Any]:
        candidates = self._candidates(part)
        if part.has_text or not part.name:
            return candidates
        return [element for element in candidates if self._is_named(element, part.name)]

    def _is_named(self, element: Any, name: str) -> bool:
        label = self.driver.label(element)
        if not label:
            # What an engine has not laid out yet, because it is far below, has no name.
            self.driver.run("element => element.scrollIntoView()", element)
            label = self.driver.label(element)
        return " ".join(label.split()).startswith(name)

    def sees(self, part: Part) -> Any:
        return until(lambda: self._all(part), f"no {part}")[0]

    def sees_at_once(self, part: Part) -> None:
        def in_window() -> bool:
            shown = [each for each in self._candidates(part) if self.driver.run(IN_WINDOW, each)]
            return any(self._is_named(each, part.name) for each in shown)

        until(in_window, f"out of sight: {part}")

    def is_at(self, heading: str) -> None:
        self.sees(Part("heading", heading))
        found = self.driver.run("() => document.querySelector('h1')")
        assert self._is_named(found, heading)

    def evaluate(self, script: str, part: Part) -> Any:
        return self.driver.run(script, self.sees(part))

    def clipboard(self, field: Part) -> str:
        element = self.sees(field)

        def pasted() -> str:
            self.driver.run("element => element.focus()", element)
            self.driver.paste()
            return str(self.driver.run("element => element.value", element))

        return str(until(pasted, "nothing was copied"))

    def _press(self, element: Any) -> None:
        leaves = self._leaves(element)
        self.driver.click(element)
        if leaves:
            self._arrives()

    def _reach(self, element: Any) -> None:
        for _ in range(MOST_TABS):
            self.driver.press(TAB)
            if self.driver.run("element => element === document.activeElement", element):
                return
        raise AssertionError(f"{MOST_TABS} Tabs do not reach it")

    def _enter(self) -> None:
        leaves = self._leaves(self.driver.run("() => document.activeElement"))
        self.driver.press(ENTER)
        if leaves:
            self._arrives()

    def _type(self, query: str) -> None:
        self.driver.run("() => { document.documentElement.dataset.left = '' }")
        self.driver.press(query)
        self.driver.press(ENTER)
        self._arrives()
        is_ready = "() => document.documentElement.dataset.finder === 'ready'"
        until(lambda: self.driver.run(is_ready), "no results")

    def _leaves(self, element: Any) -> bool:
        """Whether ``element`` leads to another page, which then has no mark of this one."""
        return bool(
            self.driver.run(
                """(element) => {
                  document.documentElement.dataset.left = '';
                  const link = element.closest('a[href]');
                  return Boolean(link) && link.href.split('#')[0] !== location.href.split('#')[0];
                }""",
                element,
            )
        )

    def _arrives(self) -> None:
        """Waits for the page after the one that `_leaves` has marked."""
        is_new = """() => document.readyState === 'complete'
          && document.documentElement.dataset.left === undefined"""
        until(lambda: self.driver.run(is_new), "still on the page that was left")
