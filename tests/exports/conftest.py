"""Fixtures of the tests of exports."""

from __future__ import annotations

import pytest

from tests.exports.hostile_catalogue import hostile_project
from tests.project import BuiltOnce, Project


@pytest.fixture(scope="session")
def hostile_built(built_once: BuiltOnce) -> Project:
    """Records of every kind whose every text is hostile, built; tests must not change it."""
    return built_once("hostile-exports", hostile_project)
