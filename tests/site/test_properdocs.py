"""The same tree builds under ProperDocs, the maintained fork of MkDocs, into the same site."""

from __future__ import annotations

from pathlib import Path

from tests.project import ROOT, Project


def test_properdocs_builds_the_same_site(real_project: Project, tmp_path: Path) -> None:
    project = Project.of(ROOT, tmp_path / "properdocs")
    run = project.run("properdocs", "build", "--strict", "-f", "mkdocs.yml")
    assert run.code == 0, run.output
    ours, theirs = real_project.files(), project.files()
    assert len(theirs) > 300
    assert sorted(ours.keys() ^ theirs.keys()) == []
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_properdocs_reports_problems_and_keeps_the_old_site_too(small_project: Project) -> None:
    before = small_project.files()
    small_project.change("institutes.yaml", "    region: MA-11\n", "    region: MA-13\n")
    run = small_project.run("properdocs", "build", "--strict", "-f", "mkdocs.yml")
    assert run.code != 0
    assert "Traceback" not in run.output
    assert "CAT114" in run.output
    small_project.change("institutes.yaml", "    region: MA-13\n", "    region: MA-11\n")
    small_project.change("mkdocs.yml", "validation:\n", "validation:\n  anchors: warn\n")
    small_project.change("content/fr/about.md", "](record:labo-invente)", "](#nowhere)")
    run = small_project.run("properdocs", "build", "--strict", "-f", "mkdocs.yml")
    assert run.code != 0
    assert "Traceback" not in run.output
    assert "#nowhere" in run.output
    assert small_project.files() == before
    assert not list(small_project.root.glob(".site.spare"))
