"""The benchmark of shortcuts leaves out what the program has."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest

from benchmarks.shortcuts import SHORTCUTS


@pytest.mark.parametrize("leave_out", SHORTCUTS.values(), ids=SHORTCUTS)
def test_each_shortcut_replaces_a_name_that_exists(leave_out: Callable[[], None]) -> None:
    try:
        leave_out()  # raises AttributeError otherwise
    finally:
        patch.stopall()
