"""Every page is valid HTML, as html-validate reads the standard, but for what the theme brings."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.project import ROOT, Project

# The theme's skeleton opens with two checkboxes, for a menu and a search that are not used here;
# they are hidden, and HTML allows them no `autocomplete`. They stand outside its template's blocks.
OF_THE_THEME = {("valid-autocomplete", "#__drawer"), ("valid-autocomplete", "#__search")}


class Fault(NamedTuple):
    """What is wrong in a page: the rule, the element, and where and what it is in words."""

    rule: str
    selector: str
    said: str


def faults(pages: Iterable[Path]) -> list[Fault]:
    """What html-validate says of ``pages``."""
    program = ROOT / "node_modules" / ".bin" / "html-validate"
    command = [
        *(sys.executable, ROOT / "tools" / "node.py", program),
        *("--config", ROOT / ".htmlvalidate.json", "--formatter", "json", *pages),
    ]
    # To a file: the program ends before a pipe has taken all that it says.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        run = subprocess.run(command, stdout=told, stderr=subprocess.PIPE, text=True, check=False)
        told.seek(0)
        said = told.read()
    assert said, run.stderr
    return [
        Fault(
            message["ruleId"],
            message.get("selector") or "",
            f"{Path(page['filePath']).parent.name}:{message['line']}: {message['message']}",
        )
        for page in json.loads(said)
        for message in page["messages"]
    ]


def ours(found: Iterable[Fault]) -> list[Fault]:
    """Without what the theme brings."""
    return [fault for fault in found if (fault.rule, fault.selector) not in OF_THE_THEME]


def test_every_page_is_valid(real_project: Project) -> None:
    pages = sorted(real_project.site.rglob("*.html"))
    assert len(pages) > 300
    found = faults(pages)
    assert ours(found) == []
    # What the theme has mended is taken off the list.
    assert {(fault.rule, fault.selector) for fault in found} == OF_THE_THEME


def test_pages_that_show_all_that_a_record_can_have_are_valid(small_built: Project) -> None:
    assert ours(faults(sorted(small_built.site.rglob("*.html")))) == []


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("<h1>", "<h1><p>text</p>", "element-permitted-content"),
        ("</main>", "</section></main>", "close-order"),
        ('id="content"', 'id="content" id="content"', "no-dup-attr"),
    ],
)
def test_a_fault_would_be_found(
    small_built: Project, tmp_path: Path, old: str, new: str, rule: str
) -> None:
    page = (small_built.site / "fr/labs/labo-invente/index.html").read_text(encoding="utf-8")
    assert old in page
    (tmp_path / "index.html").write_text(page.replace(old, new, 1), encoding="utf-8")
    assert rule in {fault.rule for fault in ours(faults([tmp_path / "index.html"]))}
