"""The tasks of the five visitors in Firefox and in WebKit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.states import PHONE
from tests.browser.test_visitors import *  # noqa: F403 - the same tests
from tests.browser.test_visitors import HEIGHT, Visit
from tests.engines.drivers import Driver
from tests.engines.taps import DriverTaps

pytestmark = pytest.mark.whole


@pytest.fixture
def visit(driver: Driver, open_page: Callable[..., None]) -> Visit:
    """A function that opens the home page of a language, on a phone or at a desk."""

    def make(code: str, *, width: int, by_keyboard: bool = False) -> DriverTaps:
        open_page(f"{code}/", width=width, height=HEIGHT if width == PHONE else 800)
        return DriverTaps(driver, by_keyboard)

    return make
