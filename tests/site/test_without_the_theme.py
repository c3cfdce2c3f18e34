"""Without the theme's package, the site builds the same from copies of four of its templates.

docs/decisions/0017-our-own-sheet.md has the steps, for the day that support for the theme ends.
"""

from __future__ import annotations

import re
import shutil
import sysconfig
from pathlib import Path

import pytest

from tests.project import ROOT, SMALL, Project

TEMPLATES = ("base.html", *(f"partials/languages/{code}.html" for code in ("fr", "ar", "en")))
"""All that the site takes from the theme; the rest of its frame is in overrides/."""

SETTINGS = """theme:
  name: null
  custom_dir: overrides
  language: fr
  font: false
  favicon: assets/images/favicon.svg
  direction: null
  features: []
  palette: []
  static_templates: [404.html]
"""
"""The theme in mkdocs.yml: what its own settings say as far as base.html reads them."""

WITHOUT_SITE_PACKAGES = """
import sys
sys.path[:] = [{remaining!r} if path == {installed!r} else path for path in sys.path]
"""
"""A sitecustomize module: Python runs it before anything else."""


def without_the_theme(sources: Path, root: Path) -> Project:
    """A project of ``sources`` that has copies of the theme's templates, and does not name it."""
    project = Project.of(sources, root)
    project.copy_overrides()
    theme = Path(sysconfig.get_path("purelib")) / "material" / "templates"
    for name in TEMPLATES:
        copy = root / "overrides" / name
        assert not copy.exists()
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(theme / name, copy)
    settings = root / "mkdocs.yml"
    text, changes = re.subn(
        r"^theme:\n(?:  .*\n)+", SETTINGS, settings.read_text("utf-8"), flags=re.MULTILINE
    )
    assert changes == 1
    settings.write_text(text, "utf-8")
    return project


def packages_but_the_theme(folder: Path) -> dict[str, str]:
    """The environment of a Python that has every installed package but the theme's."""
    installed = Path(sysconfig.get_path("purelib"))
    remaining = folder / "site-packages"
    remaining.mkdir(parents=True)
    for entry in installed.iterdir():
        if not re.match(r"material|mkdocs_material", entry.name):
            (remaining / entry.name).symlink_to(entry)
    start = WITHOUT_SITE_PACKAGES.format(remaining=str(remaining), installed=str(installed))
    (folder / "sitecustomize.py").write_text(start, "utf-8")
    return {"PYTHONPATH": f"{folder}:{ROOT / 'plugins'}"}


@pytest.mark.parametrize(
    ("built", "sources"),
    [("small_built", SMALL), pytest.param("real_project", ROOT, marks=pytest.mark.whole)],
)
def test_without_the_theme_every_file_is_the_same(
    request: pytest.FixtureRequest, built: str, sources: Path, tmp_path: Path
) -> None:
    ours = request.getfixturevalue(built).files()
    environment = packages_but_the_theme(tmp_path / "python")
    project = without_the_theme(sources, tmp_path / "project")
    assert "No module named material" in project.run("material", **environment).output
    run = project.run("properdocs", "build", "--strict", "-f", "mkdocs.yml", **environment)
    assert run.code == 0, run.output
    theirs = project.files()
    assert len(theirs) > 100
    assert sorted(ours.keys() ^ theirs.keys()) == []
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_a_build_that_names_the_theme_needs_it(small_project: Project, tmp_path: Path) -> None:
    environment = packages_but_the_theme(tmp_path / "python")
    run = small_project.run("properdocs", "build", "-f", "mkdocs.yml", **environment)
    assert run.code != 0
    assert "Unrecognised theme name: 'material'" in run.output
