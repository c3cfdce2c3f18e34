"""The source keeps the rules of the project that can be counted: sizes, names of modules, paths."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "plugins/jazari_catalogue/"

MAX_LINES = 350
MAX_LINES_OF_PLUGIN = 150
TABLES = {
    f"{PROGRAM}records/problems/codes.py",  # a message in three languages for each problem
}
"""Modules that may be longer, because they are tables of texts for people."""

VAGUE = {"utils", "helpers", "misc", "common", "manager", "handler"}

FILE = re.compile(r"(?<![\w./*{}$>-])((?:[\w-]+/)+[\w-]+\.(?:py|mjs|js))\b(?!/)")
"""The path of a script or module, as comments and docstrings write it."""


def tracked(*suffixes: str) -> list[str]:
    """The files with one of ``suffixes`` that git tracks, or would if they were added."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = [name for name in listed.stdout.split("\0") if name.endswith(suffixes)]
    return [name for name in names if (ROOT / name).is_file()]


SOURCE = [
    name
    for name in tracked(".py", ".js", ".mjs", ".css", "Makefile")
    if not name.startswith("tests/")
]
FILES = set(tracked(".py", ".js", ".mjs"))


def lines(name: str) -> int:
    return len((ROOT / name).read_text(encoding="utf-8").splitlines())


def unknown_files(name: str, text: str) -> set[str]:
    """The scripts and modules that ``text``, in file ``name``, mentions and that do not exist.

    Paths may start at the root, at the program, at overrides/ or at the folder of the file. One
    that begins with no folder of those belongs to a package, and copies of those are in vendor/.
    """
    starts = ("", PROGRAM, "overrides/", f"{Path(name).parent.as_posix()}/")
    return {
        file
        for file in FILE.findall(text)
        if any((ROOT / start / file.split("/")[0]).is_dir() for start in starts)
        and not any(f"{start}{file}" in FILES for start in starts)
        and not re.search("(^node_modules|/vendor)/", file)
    }


def test_no_module_is_longer_than_350_lines_but_tables_of_texts() -> None:
    assert {name for name in SOURCE if lines(name) > MAX_LINES} == TABLES


def test_the_plugin_is_a_short_list_of_events() -> None:
    assert lines(f"{PROGRAM}plugin.py") <= MAX_LINES_OF_PLUGIN


@pytest.mark.parametrize("folder", [PROGRAM, "tools/", "benchmarks/", "overrides/", "tests/"])
def test_modules_have_telling_names(folder: str) -> None:
    names = [Path(name) for name in tracked(".py", ".js") if name.startswith(folder)]
    assert names
    assert [name.as_posix() for name in names if VAGUE & set(name.with_suffix("").parts)] == []


def test_modules_that_comments_mention_exist() -> None:
    unknown = {name: unknown_files(name, (ROOT / name).read_text("utf-8")) for name in SOURCE}
    assert {name: files for name, files in unknown.items() if files} == {}


def test_an_unknown_module_in_a_comment_is_noticed() -> None:
    text = "See records/nothing.py, records/settings.py and https://example.invalid/records/no.py."
    assert unknown_files("tools/links.py", text) == {"records/nothing.py"}


def test_no_pattern_repeats_a_group_possessively() -> None:
    # Before 3.11.5, as in Debian 12, Python goes on from the middle of a repetition that fails
    # (python/cpython#106052). An atomic group around the repetition means the same, and works.
    possessive = re.compile(r"(?<!\()\)(?:[*+?]|\{[\d,]+\})\+")
    modules = [name for name in SOURCE if name.startswith(PROGRAM)]
    matches = {name: possessive.findall((ROOT / name).read_text("utf-8")) for name in modules}
    assert {name for name, groups in matches.items() if groups} == set()
