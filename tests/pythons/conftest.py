"""Versions of Python other than the one that runs the tests, on the real site."""

from __future__ import annotations

from tests.pythons.versions import PYTHONS

collect_ignore_glob = [] if PYTHONS else ["test_*.py"]
