"""Imported by the process that builds are forked from: builds once, so that they start warm.

A first build in a process spends most of its time on what depends on the program only: the order
of letters, the texts of the interface, the outline of the map. Other sequences run whole commands.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from tests.site.sequences.builds import COMPILED, Order, output_to, perform
from tests.site.sequences.sources import Folder, base

sys.pycache_prefix = os.environ[COMPILED]
with tempfile.TemporaryDirectory() as folder, output_to(Path(folder) / "log"):
    _project = Folder(Path(folder) / "project")
    _project.bring_to(base())
    _code = perform(Order(_project.root, {"SOURCE_DATE_EPOCH": "1700000000"}))
    os.chdir("/")
    assert _code == 0, (Path(folder) / "log").read_text(encoding="utf-8")
