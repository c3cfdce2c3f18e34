"""Browsers other than Chromium, on the real site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.browser.conftest import address  # noqa: F401 - a fixture
from tests.browser.states import DESK
from tests.engines.drivers import Driver, on_this_machine, until

ENGINES = on_this_machine()
collect_ignore_glob = [] if ENGINES else ["test_*.py"]


@pytest.fixture(scope="session", params=ENGINES)
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    """An engine of this machine, started once."""
    with ENGINES[request.param]() as driver:
        yield driver


FRAME = """(address, width, height) => {
  const frame = document.createElement("iframe");
  Object.assign(frame, { width, height, src: address });
  frame.style.border = "0";
  document.body.style.margin = "0";
  document.body.replaceChildren(frame);
  return frame;
}"""


IS_LOADED = """() => location.protocol === "http:" && document.readyState === "complete"
  && document.querySelector("main") !== null"""


@pytest.fixture
def open_page(driver: Driver, address: str) -> Callable[..., None]:  # noqa: F811
    """A function that opens a page of the site, at a width that no window may have.

    A narrow page is in a frame, in a file of the site that has no policy of its own.
    """

    def opened(path: str, *, width: int = DESK, height: int = 640) -> None:
        if width == DESK:
            driver.go(address + path)
            return
        driver.go(address + "robots.txt")
        driver.enter(driver.run(FRAME, address + path, width, height))
        until(lambda: driver.run(IS_LOADED), f"{path} does not load")

    return opened
