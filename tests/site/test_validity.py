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


def one_page_of_three(pages: Sequence[Path]) -> list[Path]:
    """Each page that there is in three languages in one of them, by turns, and all others."""
    by_path: defaultdict[str, list[Path]] = defaultdict(list)
    for page in pages:
        by_path["/".join(part for part in page.parts if part not in LANGUAGES)].append(page)
    return [same[turn % len(same)] for turn, same in enumerate(by_path.values())]


@pytest.mark.parametrize(
    "chosen",
    [one_page_of_three, pytest.param(sorted, marks=pytest.mark.whole)],
    ids=["one-of-three", "every"],
)
def test_every_page_is_valid(
    real_project: Project, chosen: Callable[[Sequence[Path]], list[Path]]
) -> None:
    pages = chosen(sorted(real_project.site.rglob("*.html")))
    assert len(pages) > 100
    assert {page.relative_to(real_project.site).parts[0] for page in pages} >= {*LANGUAGES}
    reported = faults(pages)
    assert ours(reported) == []
    # A fault that the theme has fixed must leave the list.
    assert {(fault.rule, fault.selector) for fault in reported} == FAULTS_OF_THE_THEME


def test_pages_of_records_with_all_fields_are_valid(small_built: Project) -> None:
    assert ours(faults(sorted(small_built.site.rglob("*.html")))) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("<h1>", "<h1><p>text</p>", "element-permitted-content"),
        ("</main>", "</section></main>", "close-order"),
        ('id="content"', 'id="content" id="content"', "no-dup-attr"),
    ],
)
def test_an_invalid_page_is_reported(
    small_built: Project, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    page = (small_built.site / "fr/labs/labo-invente/index.html").read_text(encoding="utf-8")
    assert old in page
    (tmp_path / "index.html").write_text(page.replace(old, new, 1), encoding="utf-8")
    assert rule in {fault.rule for fault in ours(faults([tmp_path / "index.html"]))}
