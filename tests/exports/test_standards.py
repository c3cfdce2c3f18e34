"""Every exported file of every build is valid, and docs/exports.md says by which standard."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.exports.standards import FOLDERS, FORMATS, Format, versions
from tests.project import ROOT, Project

DOCUMENT = ROOT / "docs" / "exports.md"
HEAD = ("format", "files", "standard", "validator", "result")
TABLE = re.compile(r"^\| format \|.*\n(?:\|.*\n)+", re.MULTILINE)
REWRITE = "REWRITE_EXPORTS_TABLE"
REMEDY = (
    f"the table in docs/exports.md differs from what the files are. Rewrite it: "
    f"{REWRITE}=1 make test TESTS=tests/exports/test_standards.py"
)


@pytest.fixture(params=["real_project", "hostile_built"])
def site(request: pytest.FixtureRequest) -> Path:
    """The site of this tree, and one of records whose texts are hostile."""
    project: Project = request.getfixturevalue(request.param)
    return project.site


def paths_in(site: Path) -> list[str]:
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return [file.relative_to(site).as_posix() for file in files]


def faults_of(format_: Format, site: Path, paths: list[str]) -> list[str]:
    """What is wrong with the files of a format, which has some unless the records decide."""
    files = format_.claimed(paths)
    faults = [] if files or not format_.in_every_site else [f"{format_.files}: no such file"]
    for path in files:
        try:
            format_.check(site, path)
        except Exception as error:
            faults.append(f"{path}: {error}")
    return faults


def table(results: dict[str, str]) -> str:
    """The table of formats in the document; ``results`` are by the names of formats."""
    released = versions()
    rows = [HEAD, ("---",) * len(HEAD)]
    for one in FORMATS:
        files = f"`/{one.files}`" + (f" but `{Path(one.beside).name}`" if one.beside else "")
        version = released.get(one.validator)
        validator = f"`{one.validator}` {version}" if version else one.validator
        rows.append((one.name, files, one.standard, validator, results[one.name]))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def test_every_exported_file_is_valid_as_the_document_says(site: Path) -> None:
    paths = paths_in(site)
    faults = {one.name: faults_of(one, site, paths) for one in FORMATS}
    results = {
        name: f"not valid: {len(wrong)} files" if wrong else "valid"
        for name, wrong in faults.items()
    }
    text = DOCUMENT.read_text(encoding="utf-8")
    expected = table(results)
    if REWRITE in os.environ:
        DOCUMENT.write_text(TABLE.sub(lambda _: expected, text), encoding="utf-8")
        text = DOCUMENT.read_text(encoding="utf-8")
    assert [fault for wrong in faults.values() for fault in wrong[:3]] == []
    assert TABLE.findall(text) == [expected], REMEDY


def test_every_exported_file_is_of_one_format(site: Path) -> None:
    for path in paths_in(site):
        if path.startswith(FOLDERS):
            claiming = [one.name for one in FORMATS if one.claims(path)]
            assert len(claiming) == 1, (
                f"{path} is claimed in tests/exports/standards.py by {claiming}"
            )
