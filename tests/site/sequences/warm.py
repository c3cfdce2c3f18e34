"""Imported by the process that builds are forked from: builds once, so that they start warm.

A first build in a process spends most of its time on what depends on the program only: the order
of letters, the texts of the interface, the outline of the map. Other sequences run whole commands.
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from jazari_catalogue.site.pages.lists import Listing
from tests.site.sequences.builds import COMPILED, Order, output_to, perform
from tests.site.sequences.sources import Folder, base

LIMITS: dict[str, dict[str, int]] = {
    "publishing.trees": {"PARALLEL_FROM": 60, "MADE_IN_PARALLEL_FROM": 20},
    "site.inputs": {"ON_CARD": 2},
    "site.views": {"ON_CARD": 2},
    "site.pages.a_to_z": {"PER_PAGE": 4},
    "site.pages.audiences": {"PER_KIND": 2, "NAMED": 2, "GAPS": 1},
    "site.pages.coverage": {"NAMES": 1},
    "site.pages.disputes": {"PER_PAGE": 1},
    "site.pages.doors": {"MOST": 2},
    "site.pages.gaps": {"PER_PAGE": 2},
    "site.pages.home": {"LATEST": 2},
    "site.pages.lists": {"PER_PAGE": 4},
    "site.pages.strengths": {"MOST": 3},
    "site.rendering.neighbourhood": {"MOST": 4},
    "site.search.index": {
        "CARDS_PER_FILE": 3,
        "TEXTS_PER_FILE": 2,
        "RECORDS_PER_WORD_FILE": 4,
        "RECORDS_PER_NAME_FILE": 4,
        "SMALL": 6,
    },
    "site.search.language_search": {
        "CARDS_PER_FILE": 3,
        "TEXTS_PER_FILE": 2,
        "RECORDS_PER_FILE": 5,
    },
    "site.search.list_files": {"RECORDS_PER_FILE": 5},
}
"""Limits of the program that are so low in these builds that few records exceed them."""

for _module, _values in LIMITS.items():
    for _name, _value in _values.items():
        assert hasattr(import_module(f"jazari_catalogue.{_module}"), _name), (_module, _name)
        setattr(import_module(f"jazari_catalogue.{_module}"), _name, _value)
Listing.__new__.__defaults__ = (4, *Listing.__new__.__defaults__[1:])
sys.pycache_prefix = os.environ[COMPILED]
with tempfile.TemporaryDirectory() as folder, output_to(Path(folder) / "log"):
    _project = Folder(Path(folder) / "project")
    _project.bring_to(base())
    _code = perform(Order(_project.root, {"SOURCE_DATE_EPOCH": "1700000000"}))
    os.chdir("/")
    assert _code == 0, (Path(folder) / "log").read_text(encoding="utf-8")
