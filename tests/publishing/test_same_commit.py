"""The site depends on the commit alone: on no day, no clone and no time of a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from jazari_catalogue import routes
from tests.editing.repositories import git
from tests.project import SITE_URL, SMALL, Project
from tests.publishing.test_rebuild import OTHER_ENVIRONMENT, differing

ON_ANOTHER_DAY = """\
import datetime, time

LATER = 400 * 24 * 60 * 60
real, real_date, seconds = datetime.datetime, datetime.date, time.time


class SameInstances(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])


class Later(real, metaclass=SameInstances):
    @classmethod
    def now(cls, tz=None):
        return real.fromtimestamp(time.time(), tz)

    @classmethod
    def today(cls):
        return cls.now()


class LaterDate(real_date, metaclass=SameInstances):
    @classmethod
    def today(cls):
        return Later.now().date()


time.time = lambda: seconds() + LATER
datetime.datetime, datetime.date = Later, LaterDate
"""
"""A module that Python runs when it starts."""


def committed(root: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a history of two commits."""
    project = Project.of(SMALL, root)
    (root / ".gitignore").write_text("/.cache/\n/site/\n", encoding="utf-8")
    git(root, "init", "-q")
    for day, old, new in (
        ("2026-10-01T12:00:00Z", "fr: Ne rien faire.", "fr: Faire peu."),
        ("2026-11-01T12:00:00Z", "fr: Faire peu.", "fr: Faire autre chose."),
    ):
        project.change("institutes.yaml", old, new)
        monkeypatch.setenv("GIT_COMMITTER_DATE", day)
        monkeypatch.setenv("GIT_AUTHOR_DATE", day)
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", "change")
    return project


def test_two_clones_of_a_commit_give_the_same_bytes_on_different_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    one = committed(tmp_path / "one", monkeypatch)
    git(tmp_path, "clone", "-q", "--no-local", str(one.root), "other")
    other = Project(tmp_path / "other")
    os.utime(other.root / "institutes.yaml", (1, 1))
    later = tmp_path / "later"
    later.mkdir()
    (later / "sitecustomize.py").write_text(ON_ANOTHER_DAY, encoding="utf-8")
    path = os.pathsep.join([str(later), *filter(None, [os.environ.get("PYTHONPATH")])])

    today = [sys.executable, "-c", "from datetime import date; print(date.today())"]
    days = {
        subprocess.check_output(today, env={**os.environ, **environment})
        for environment in ({}, {"PYTHONPATH": path})
    }
    assert len(days) == 2

    for project, environment in ((one, {}), (other, {**OTHER_ENVIRONMENT, "PYTHONPATH": path})):
        run = project.build_in_subprocess(**environment)
        assert run.code == 0, run.output
        assert "History  none" not in run.output
    assert differing(one.files(), other.files()) == []
    assert json.loads((one.site / routes.BUILD).read_bytes()) == {
        "commit": git(one.root, "rev-parse", "HEAD"),
        "url": SITE_URL,
        "repository": "https://github.com/jazari-catalogue/catalogue",
    }


def test_without_a_clone_the_site_does_not_know_its_commit(small_built: Project) -> None:
    assert json.loads((small_built.site / routes.BUILD).read_bytes())["commit"] == "unknown"
