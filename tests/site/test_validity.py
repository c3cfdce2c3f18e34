"""Every page is valid HTML by html-validate, apart from two elements of the theme."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.project import LANGUAGES, ROOT, Project

# The theme's template has two hidden checkboxes, for its own menu and search, with `autocomplete`,
# which HTML does not allow them. They are outside the blocks that a template can override.
FAULTS_OF_THE_THEME = {("valid-autocomplete", "#__drawer"), ("valid-autocomplete", "#__search")}


class Fault(NamedTuple):
    """What is wrong in a page."""

    rule: str
    selector: str
    message: str
    """With page and line."""


def faults(pages: Iterable[Path]) -> list[Fault]:
    """What html-validate reports about ``pages``."""
    program = ROOT / "node_modules" / ".bin" / "html-validate"
    command = [
        *(sys.executable, ROOT / "tools" / "node.py", program),
        *("--config", ROOT / ".htmlvalidate.json", "--formatter", "json", *pages),
    ]
    # Into a file: html-validate exits before a pipe has received all of its output.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        run = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, check=False)
        output.seek(0)
        report = output.read()
    assert report, run.stderr
    return [
        Fault(
            message["ruleId"],
            message.get("selector") or "",
            f"{Path(page['filePath']).parent.name}:{message['line']}: {message['message']}",
        )
        for page in json.loads(report)
        for message in page["messages"]
    ]


def ours(faults_of_pages: Iterable[Fault]) -> list[Fault]:
    """The faults that are not the theme's."""
    return [
        fault
        for fault in faults_of_pages
        if (fault.rule, fault.selector) not in FAULTS_OF_THE_THEME
    ]


MOST_OF_A_FOLDER = 8


def a_part(pages: Sequence[Path]) -> list[Path]:
    """Of each folder eight pages at most, each in one language, by turns."""
    by_path: defaultdict[Path, list[Path]] = defaultdict(list)
    for page in pages:
        by_path[Path(*(part for part in page.parts if part not in LANGUAGES))].append(page)
    by_folder: defaultdict[Path, list[list[Path]]] = defaultdict(list)
    for path, in_languages in by_path.items():
        by_folder[path.parent.parent].append(in_languages)
    chosen = []
    for alike in by_folder.values():
        step = -(-len(alike) // MOST_OF_A_FOLDER)
        chosen += [same[turn % len(same)] for turn, same in enumerate(alike[::step])]
    return chosen


CHOSEN = pytest.mark.parametrize(
    "chosen",
    [a_part, pytest.param(sorted, marks=pytest.mark.whole)],
    ids=["a-part", "every"],
)


@CHOSEN
def test_every_page_is_valid(
    real_project: Project, chosen: Callable[[Sequence[Path]], list[Path]]
) -> None:
    pages = chosen(sorted(real_project.site.rglob("*.html")))
    assert len(pages) > 60
    assert {page.relative_to(real_project.site).parts[0] for page in pages} >= {*LANGUAGES}
    reported = faults(pages)
    assert ours(reported) == []
    # A fault that the theme has fixed must leave the list.
    assert {(fault.rule, fault.selector) for fault in reported} == FAULTS_OF_THE_THEME


@CHOSEN
def test_pages_of_records_with_all_fields_are_valid(
    small_built: Project, chosen: Callable[[Sequence[Path]], list[Path]]
) -> None:
    assert ours(faults(chosen(sorted(small_built.site.rglob("*.html"))))) == []


def test_an_invalid_page_is_reported(small_built: Project, tmp_path: Path) -> None:
    page = (small_built.site / "fr/labs/labo-invente/index.html").read_text(encoding="utf-8")
    mistakes = {
        "element-permitted-content": ("<h1>", "<h1><p>text</p>"),
        "close-order": ("</main>", "</section></main>"),
        "no-dup-attr": ('id="content"', 'id="content" id="content"'),
    }
    files = []
    for rule, (old, new) in mistakes.items():
        assert old in page
        files.append(tmp_path / rule / "index.html")
        files[-1].parent.mkdir()
        files[-1].write_text(page.replace(old, new, 1), encoding="utf-8")
    reported = {(fault.rule, fault.message.partition(":")[0]) for fault in ours(faults(files))}
    assert reported >= {(rule, rule) for rule in mistakes}
