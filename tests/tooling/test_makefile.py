from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE)


def test_make_alone_lists_every_target() -> None:
    run = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = re.findall(r"^  make ([a-z-]+) +\S", run.stdout, flags=re.MULTILINE)
    assert listed == TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_is_not_taken_for_a_file(target: str) -> None:
    assert f".PHONY: {target}\n{target}:" in MAKEFILE


# GNU Make 3.81 takes these words for something else, silently.
@pytest.mark.parametrize(
    ("feature", "pattern"),
    [
        ("shell assignment (4.0)", r"^\s*\w+\s*!="),
        ("one shell for a recipe (3.82)", r"^\.ONESHELL"),
        ("shell flags (3.82)", r"^\.SHELLFLAGS"),
        ("grouped targets (4.3)", r"^[^\t#=]+&:"),
        ("file function (4.0)", r"\$\(file "),
        ("POSIX assignment (4.0)", r"^\s*\w+\s*::="),
        ("private variables (3.82)", r"^[^\t#]*:\s*private "),
    ],
)
def test_the_makefile_keeps_to_what_macos_make_knows(feature: str, pattern: str) -> None:
    assert not re.search(pattern, MAKEFILE, flags=re.MULTILINE), feature


def test_ci_runs_make_test() -> None:
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert run.splitlines()[-1] == "make test"
    assert "set -euo pipefail" in run
