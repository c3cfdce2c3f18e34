"""A failed build reports where and why, and leaves the old site unchanged."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from mkdocs.exceptions import Abort

from jazari_catalogue.publishing.scratch import PREFIX
from jazari_catalogue.site.rendering.page_target import PageTarget
from tests.project import Project, Run

EXCERPT = r"(?: +\d+ \| .*\n +\| +\^+\n)?"
"""Matches the line of a problem with carets below it; an empty file has none."""


@pytest.fixture(scope="module")
def project(small_built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    return small_built.copy(tmp_path_factory.mktemp("broken") / "project")


@pytest.fixture
def broken(project: Project) -> Iterator[Project]:
    """A project for a test to break: its site must stay as it is, and its files are restored."""
    records = {file: file.read_text(encoding="utf-8") for file in project.root.glob("*.yaml")}
    before = state(project.site)
    yield project
    for file, text in records.items():
        file.write_text(text, encoding="utf-8")
    assert state(project.site) == before
    assert not left_beside_the_site(project)


def state(site: Path) -> dict[Path, tuple[int, int, bytes]]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {
        file: (file.stat().st_ino, file.stat().st_mtime_ns, file.read_bytes()) for file in files
    }


def left_beside_the_site(project: Project) -> set[str]:
    """What a build has left there, but for the tree that the next one brings forward."""
    return {file.name for file in project.root.glob(".site*")} - {".site.spare", ".site.lock"}


def problems(run: Run) -> list[tuple[str, str, str]]:
    """Each reported problem: its position, what is wrong, and how to fix it."""
    assert run.code != 0
    assert "Traceback" not in run.output
    matches = re.findall(
        rf"^(\S+:\d+:\d+): (CAT\d{{3}} \S.*)\n{EXCERPT} +→ (\S.*)$", run.output, flags=re.MULTILINE
    )
    assert matches, run.output
    return matches


BREAKS = {
    "wrong reference": (
        "    institute: institut-invente\n",
        "    institute: institut-invnte\n",
        ("institute: institut-invnte", 16),
        "«\N{NO-BREAK SPACE}institut-invente\N{NO-BREAK SPACE}»",
    ),
    "unknown key": (
        "    role: hub\n",
        "    rolle: hub\n",
        ("rolle:", 5),
        "«\N{NO-BREAK SPACE}role\N{NO-BREAK SPACE}»",
    ),
    "missing name": (
        "    name: {fr: Programme inventé, ar: برنامج مختلق, en: Invented programme}\n",
        "",
        ("summary: {fr: Un programme qui", 5),
        "`name: …`",
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
        "    role: hub\n",
        "\trole: hub\n",
        ("\trole:", 1),
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
def test_a_broken_record_stops_the_build_and_is_reported_at_its_position(
    broken: Project, name: str
) -> None:
    old, new, (mark, column), word = BREAKS[name]
    broken.change("institutes.yaml", old, new)
    lines = (broken.root / "institutes.yaml").read_text(encoding="utf-8").splitlines()
    (line,) = (number for number, text in enumerate(lines, start=1) if mark in text)
    reported = problems(broken.build_in_subprocess())
    assert [where for where, _, _ in reported] == [f"institutes.yaml:{line}:{column}"], reported
    assert word in reported[0][1] + reported[0][2]


def test_an_empty_file_stops_the_build_and_is_reported_by_name(broken: Project) -> None:
    (broken.root / "partners.yaml").write_text("", encoding="utf-8")
    reported = problems(broken.build_in_subprocess())
    assert "partners.yaml:1:1" in [where for where, _, _ in reported]


def test_a_missing_file_stops_the_build_and_is_reported_by_name(
    broken: Project,
) -> None:
    (broken.root / "partners.yaml").unlink()
    reported = problems(broken.build_in_subprocess())
    assert [where for where, _, _ in reported] == ["partners.yaml:1:1"]


def test_all_problems_of_all_files_are_reported_together(broken: Project) -> None:
    broken.change("institutes.yaml", "    region: MA-11\n", "    region: MA-13\n")
    broken.change("institutes.yaml", "    role: hub\n", "    rolle: hub\n")
    broken.change("partners.yaml", "    type: company\n", "    type: compagny\n")
    run = broken.build_in_subprocess()
    files = [where.split(":")[0] for where, _, _ in problems(run)]
    assert files == ["institutes.yaml", "institutes.yaml", "partners.yaml"]
    assert "Problèmes trouvés\N{NO-BREAK SPACE}: 3" in run.output


def test_a_first_build_that_fails_leaves_no_site(small_project: Project) -> None:
    shutil.rmtree(small_project.site)
    small_project.change("institutes.yaml", "    region: MA-11\n", "    region: MA-13\n")
    problems(small_project.build_in_subprocess())
    assert not small_project.site.exists()
    assert not left_beside_the_site(small_project)


WRONG_OVERRIDES = {
    "unknown name": ("pages/list.html", b"{{ view.nonsense }}", "pages/list.html:{line}: "),
    "mistake in Python": ("pages/list.html", b"{{ 1 // 0 }}", "pages/list.html:{line}: Zero"),
    "template in Latin-1": ("pages/list.html", b"\xe9", "pages/list.html:{line}: this file is not"),
    "syntax of the frame": ("main.html", b"{% if %}", "main.html:{line}: Expected"),
    "frame in Latin-1": ("partials/footer.html", b"\xe9", "footer.html:{line}: this file is not"),
    "page of missing pages": ("404.html", b"{% if %}", "404.html:{line}: Expected"),
    "sheet in Latin-1": ("assets/print.css", b"\xe9", "assets/print.css:{line}: this file is not"),
}


@pytest.mark.parametrize("name", WRONG_OVERRIDES)
def test_a_wrong_template_or_sheet_stops_the_build_and_is_reported_with_its_line(
    small_project: Project, name: str
) -> None:
    before = state(small_project.site)
    small_project.copy_overrides()
    path, addition, message = WRONG_OVERRIDES[name]
    file = small_project.root / "overrides" / path
    text = file.read_bytes()
    file.write_bytes(text + addition + b"\n")
    run = small_project.build_in_subprocess()
    assert_refused(run, message.format(line=text.count(b"\n") + 1))
    assert state(small_project.site) == before
    assert not left_beside_the_site(small_project)


def assert_refused(run: Run, message: str) -> None:
    assert run.code != 0
    assert "Traceback" not in run.output
    assert "The site was not built.\n" in run.output
    assert message in run.output


WRONG_SETTINGS = {
    "no address": ("site_url: !ENV [SITE_URL, ", "#", "site_url is not set"),
    "no templates": ("custom_dir: overrides", "", "custom_dir is not set"),
    "addresses of files": ("directory_urls: true", "directory_urls: false", "directory_urls is"),
    "site in place of templates": ("site_dir: site", "site_dir: overrides", "would delete"),
    "site in place of records": ("site_dir: site", "site_dir: records", "would delete"),
    "site in place of a file": ("site_dir: site", "site_dir: institutes.yaml", "is no folder"),
    "site below a file": ("site_dir: site", "site_dir: institutes.yaml/site", "institutes.yaml: "),
    "page outside of languages": ("plugins:", "plugins:\n  - material/blog", "blog/index.md: "),
}


@pytest.mark.parametrize("name", WRONG_SETTINGS)
def test_wrong_settings_stop_the_build_and_nothing_is_deleted(
    small_project: Project, name: str
) -> None:
    small_project.copy_overrides()
    (small_project.root / "records").mkdir()
    (small_project.root / "partners.yaml").rename(small_project.root / "records/partners.yaml")
    small_project.change("mkdocs.yml", "- partners.yaml", "- records/partners.yaml")
    before = state(small_project.root)
    small_project.change("mkdocs.yml", *WRONG_SETTINGS[name][:2])
    settings = small_project.root / "mkdocs.yml"
    before[settings] = state(small_project.root)[settings]
    before.pop(small_project.root / ".site.lock", None)
    assert_refused(small_project.build_in_subprocess(), WRONG_SETTINGS[name][2])
    blog = small_project.root / "content" / "blog"  # which that plugin writes
    after = state(small_project.root)
    assert {
        file: at
        for file, at in after.items()
        if not file.is_relative_to(blog) and file.suffix != ".lock"
    } == before


def test_a_cache_that_cannot_be_written_fails_no_build(small_project: Project) -> None:
    before = small_project.files()
    shutil.rmtree(small_project.root / ".cache")
    (small_project.root / ".cache").touch()
    for _ in range(2):
        run = small_project.build_in_subprocess()
        assert run.code == 0, run.output
        assert small_project.files() == before
        assert not left_beside_the_site(small_project)


def test_a_name_outside_the_encoding_of_the_terminal_is_reported(small_project: Project) -> None:
    before = state(small_project.site)
    file = small_project.root / "partners.yaml"
    file.rename(file.with_name("شركاء.yaml"))
    small_project.change("mkdocs.yml", "- partners.yaml", "- شركاء.yaml")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = small_project.build_in_subprocess(**ascii_only)
    assert run.code != 0
    assert "Traceback" not in run.output
    assert "not in ascii, the encoding of this terminal." in run.output
    assert "PYTHONUTF8=1" in run.output
    assert state(small_project.site) == before


def test_front_matter_that_would_be_published_as_text_is_refused(
    small_project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    before = state(small_project.site)
    page = small_project.root / "content" / "fr" / "about.md"
    page.write_text("---\ntitle: [\n---\n# Titre\n", encoding="utf-8")
    with pytest.raises(Abort):
        small_project.build()
    reported = "The site was not built.\ncontent/fr/about.md:2:8: CAT027 "
    assert reported in caplog.text
    assert state(small_project.site) == before


def test_an_interrupted_build_leaves_the_site_and_no_folder_of_its_own(
    small_project: Project,
) -> None:
    before = state(small_project.site)
    small_project.change("institutes.yaml", "fr: Ne rien faire.", "fr: Faire autre chose.")
    with (
        patch.object(PageTarget, "content", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        small_project.build()
    assert state(small_project.site) == before
    assert not list(small_project.root.glob(f".cache/plugin/*/{PREFIX}*"))
    small_project.build()
    assert "Faire autre chose." in small_project.page("fr/labs/labo-invente/").text_content()


def test_missing_browser_assets_stop_the_build_and_are_named(
    small_project: Project,
) -> None:
    before = state(small_project.site)
    (small_project.root / "node_modules").unlink()
    run = small_project.build_in_subprocess()
    assert run.code != 0
    assert "Traceback" not in run.output
    assert re.search(r"\S+ is not installed\. Fix it with: .*make site", run.output)
    assert state(small_project.site) == before
    assert not left_beside_the_site(small_project)


@pytest.mark.parametrize("kilobytes", [pytest.param(20, marks=pytest.mark.whole), 60])
def test_a_limit_on_the_size_of_files_is_one_clear_line(
    small_project: Project, kilobytes: int
) -> None:
    before = state(small_project.site)
    small_project.change("institutes.yaml", "fr: Ne rien faire.", "fr: Faire autre chose.")
    limited = f"ulimit -f {kilobytes}; exec {sys.executable} -m mkdocs build --strict"
    done = subprocess.run(
        ["bash", "-c", limited],
        cwd=small_project.root,
        env={**os.environ, "DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert_refused(Run(done.returncode, done.stdout + done.stderr), ": File too large\n")
    assert state(small_project.site) == before
    run = small_project.build_in_subprocess()
    assert run.code == 0, run.output
