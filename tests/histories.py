"""A project of invented records in a git repository, with a history of scripted commits."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.project import SMALL, Project

SUMMARY = "Un institut qui n’existe pas."
HOSTILE = "<script>alert(1)</script> <b onclick=x>&lt;i&gt; {{ 7 * 7 }} @@jz:body@@"
LONG_WORD = "x" * 900
EDITS = 14
"""How often the summary of the institute changes, one commit each."""


def project_with_history(root: Path) -> Project:
    """Creates a project at ``root`` whose institute changes in many ways; does not build it."""
    project = Project.of(SMALL, root)
    git(project, "2026-01-02", "init", "-q")
    commit(project, "2026-01-02")
    for number in range(1, EDITS + 1):
        _edit_summary(project, number - 1, number)
        commit(project, f"2026-02-{number:02}")
    for day, (old, new) in enumerate(
        (
            ("fr: Ville inventée,", f"fr: '{HOSTILE}',"),
            (f"fr: '{HOSTILE}',", f"fr: {LONG_WORD},"),
            (f"fr: {LONG_WORD},", "fr: Ville inventée,"),
            ("ar: مدينة مختلقة", "ar: مدينة Fictive مختلقة جدا"),
            ("    topics: [theme-invente]\n    links:", "    topics: []\n    links:"),
            ("    topics: []\n    links:", "    topics: [theme-invente]\n    links:"),
        ),
        start=1,
    ):
        project.change("institutes.yaml", old, new)
        commit(project, f"2026-03-{day:02}")
    return project


def _edit_summary(project: Project, old: int, new: int) -> None:
    def text(number: int) -> str:
        return SUMMARY if number == 0 else f"Un institut qui n’existe pas {number}."

    project.change("institutes.yaml", f"fr: {text(old)}", f"fr: {text(new)}")


def commit(project: Project, day: str) -> str:
    """Commits the record files on ``day``, and returns the name of the commit."""
    git(project, day, "add", "mkdocs.yml", "institutes.yaml", "partners.yaml")
    git(project, day, "commit", "-q", "-m", "change")
    return git(project, day, "rev-parse", "HEAD")


def git(project: Project, day: str, *arguments: str) -> str:
    """What git prints; commits are made on ``day`` by nobody."""
    date = f"{day}T12:00:00Z"
    nobody = ("-c", "user.name=Invented", "-c", "user.email=invented@example.invalid")
    done = subprocess.run(
        ["git", *nobody, "-c", "commit.gpgsign=false", *arguments],
        cwd=project.root,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_COMMITTER_DATE": date,
            "GIT_AUTHOR_DATE": date,
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()
