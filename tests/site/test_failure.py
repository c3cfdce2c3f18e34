"""A build that cannot be finished tells where and why, and leaves the site as it was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import Project, Run

SHOWN = r"(?: +\d+ \| .*\n +\| +\^+\n)?"
"""The line that a problem is on, with carets; an empty file has none."""


@pytest.fixture(scope="module")
def project(small_built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return small_built.copy(tmp_path_factory.mktemp("broken") / "project")


@pytest.fixture
def broken(project: Project) -> Iterator[Project]:
    """The project, to be broken: its site outlives that, and its records are mended after."""
    records = {file: file.read_text(encoding="utf-8") for file in project.root.glob("*.yaml")}
    before = state(project.site)
    yield project
    for file, text in records.items():
        file.write_text(text, encoding="utf-8")
    assert state(project.site) == before
    assert not list(project.root.glob(".site*"))


def state(site: Path) -> dict[Path, tuple[int, int, bytes]]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {
        file: (file.stat().st_ino, file.stat().st_mtime_ns, file.read_bytes()) for file in files
    }


def problems(run: Run) -> list[tuple[str, str, str]]:
    """Each problem told: where, what is wrong, how to mend it."""
    assert run.code != 0
    assert "Traceback" not in run.output
    found = re.findall(
        rf"^(\S+:\d+:\d+): (CAT\d{{3}} \S.*)\n{SHOWN} +→ (\S.*)$", run.output, flags=re.MULTILINE
    )
    assert found, run.output
    return found


BREAKS = {
    "wrong reference": (
        "    institute: institut-invente\n",
        "    institute: institut-invnte\n",
        ("institute: institut-invnte", 16),
        "« institut-invente »",
    ),
    "unknown key": ("    role: hub\n", "    rolle: hub\n", ("rolle:", 5), "« role »"),
    "missing name": (
        "    name: {fr: Programme inventé, ar: برنامج مختلق, en: Invented programme}\n",
        "",
        ("summary: {fr: Un programme qui", 5),
        "« name »",
    ),
    "bad date": (
        "    starts: 2026-01-12\n",
        "    starts: 2026-13-12\n",
        ("starts: 2026-13-12", 13),
        "`2026-01-12`",
    ),
    "duplicate id": (
        "  - id: institut-en-francais\n",
        "  - id: institut-invente # again\n",
        ("# again", 9),
        "institutes.yaml:12",
    ),
    "tab as indentation": (
        "    status: launched\n",
        "\tstatus: launched\n",
        ("\tstatus:", 1),
        "espaces",
    ),
    "unclosed quote": (
        "    title: Communiqué inventé\n",
        '    title: "Communiqué inventé\n',
        ('title: "', 12),
        "guillemet",
    ),
    "wrong region": ("    region: MA-11\n", "    region: MA-13\n", ("MA-13", 13), "MA-12"),
    "relative address": (
        "    url: https://example.invalid/article\n",
        "    url: /article\n",
        ("url: /article", 10),
        "`https://`",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_record_stops_the_build_and_is_told_at_its_place(
    broken: Project, name: str
) -> None:
    old, new, (mark, column), word = BREAKS[name]
    broken.change("institutes.yaml", old, new)
    lines = (broken.root / "institutes.yaml").read_text(encoding="utf-8").splitlines()
    (line,) = (number for number, text in enumerate(lines, start=1) if mark in text)
    found = problems(broken.build_in_subprocess())
    assert [where for where, _, _ in found] == [f"institutes.yaml:{line}:{column}"], found
    assert word in found[0][1] + found[0][2]


def test_an_empty_file_stops_the_build_and_is_told_by_its_name(broken: Project) -> None:
    (broken.root / "partners.yaml").write_text("", encoding="utf-8")
    found = problems(broken.build_in_subprocess())
    assert "partners.yaml:1:1" in [where for where, _, _ in found]


def test_a_file_that_is_not_there_stops_the_build_and_is_told_by_its_name(
    broken: Project,
) -> None:
    (broken.root / "partners.yaml").unlink()
    found = problems(broken.build_in_subprocess())
    assert [where for where, _, _ in found] == ["partners.yaml:1:1"]


def test_all_problems_of_all_files_are_told_together(broken: Project) -> None:
    broken.change("institutes.yaml", "    region: MA-11\n", "    region: MA-13\n")
    broken.change("institutes.yaml", "    role: hub\n", "    rolle: hub\n")
    broken.change("partners.yaml", "    type: company\n", "    type: compagny\n")
    run = broken.build_in_subprocess()
    files = [where.split(":")[0] for where, _, _ in problems(run)]
    assert files == ["institutes.yaml", "institutes.yaml", "partners.yaml"]
    assert "Problèmes trouvés : 3" in run.output


def test_a_first_build_that_fails_leaves_no_site(small_project: Project) -> None:
    shutil.rmtree(small_project.site)
    small_project.change("institutes.yaml", "    region: MA-11\n", "    region: MA-13\n")
    problems(small_project.build_in_subprocess())
    assert not list(small_project.root.glob("*site*"))


def test_a_template_that_is_wrong_stops_the_build_and_is_told_by_its_line(
    small_project: Project,
) -> None:
    before = state(small_project.site)
    small_project.copy_overrides()
    file = small_project.root / "overrides" / "pages" / "list.html"
    text = file.read_text(encoding="utf-8")
    line = text.count("\n") + 1
    file.write_text(f"{text}{{{{ view.nonsense }}}}\n", encoding="utf-8")
    run = small_project.build_in_subprocess()
    assert run.code != 0
    assert "Traceback" not in run.output
    assert f"pages/list.html:{line}" in run.output
    assert state(small_project.site) == before
    assert not list(small_project.root.glob(".site*"))


def test_browser_assets_that_are_not_installed_stop_the_build_and_are_named(
    small_project: Project,
) -> None:
    before = state(small_project.site)
    (small_project.root / "node_modules").unlink()
    run = small_project.build_in_subprocess()
    assert run.code != 0
    assert "Traceback" not in run.output
    assert re.search(r"\S+ is not installed\. Fix it with: .*make site", run.output)
    assert state(small_project.site) == before
    assert not list(small_project.root.glob(".site*"))
