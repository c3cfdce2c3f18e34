"""After any edits, kills and damage, a rebuilt site equals a cold one, byte for byte."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.site.sequences.builds import COMPILED
from tests.site.sequences.sequence import Chain
from tests.site.sequences.sources import Sources, base

IN_TEST, ALL = 1, 200
"""How many chains `make test` and `make test-all` run."""
SHORT, LONG = 5, 10
"""How many sequences a chain has in `make test`, and one that only `make test-all` runs."""


@pytest.fixture(scope="module")
def sources() -> Sources:
    """The project that each chain starts from."""
    return base()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all chains, so that templates are compiled once."""
    folder = tmp_path_factory.mktemp("sequences")
    os.environ[COMPILED] = str(folder / "compiled")
    return folder


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(number, marks=() if number < IN_TEST else pytest.mark.whole)
        for number in range(ALL)
    ],
)
def test_a_rebuilt_site_equals_a_cold_one(number: int, sources: Sources, folder: Path) -> None:
    Chain(number, sources, folder).run(SHORT if number < IN_TEST else LONG)
