"""An older commit is published by the steps of the workflow, over the site and caches of main."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.histories import commit, git
from tests.project import ROOT, SMALL, Project
from tools.release import roll_back

STEPS = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8"))["jobs"][
    "build"
]["steps"]


class Publishing:
    """A project with two commits, and the job that builds what is published."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = Project.of(SMALL, folder)
        self.monkeypatch = monkeypatch
        (folder / ".gitignore").write_text("/*\n!/*.yaml\n!/mkdocs.yml\n", encoding="utf-8")
        git(self.project, "2026-01-02", "init", "-q", "-b", "main")

    def publish(self, commit: str = "") -> dict[str, bytes]:
        """Runs the steps with this input; gives the files of the site."""
        self.monkeypatch.setenv("COMMIT", commit)
        for step in STEPS:
            if "run" in step and (commit or "if" not in step):
                match step["run"]:
                    case "make roll-back":
                        assert roll_back.main(self.project.root) == 0
                    case "make site":
                        # As the Makefile does.
                        seconds = git(self.project, "2026-01-02", "show", "-s", "--format=%ct")
                        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
                        self.project.build()
                    case other:
                        pytest.fail(f"The test does not know the step {other}.")
        return self.project.files()


def test_an_older_commit_is_published_and_then_main_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Publishing(tmp_path / "clone", monkeypatch)
    old = commit(place.project, "2026-01-02")
    before = place.publish()
    place.project.change("institutes.yaml", "fr: Ville inventée,", "fr: Ville fausse,")
    new = commit(place.project, "2026-01-03")
    wrong = place.publish()
    assert b"Ville fausse" in wrong["data/catalogue.ndjson"]

    rolled_back = place.publish(old[:12])
    assert json.loads(rolled_back["build.json"])["commit"] == old
    assert rolled_back == before

    # What the next push does, in a clone that is used again.
    git(place.project, "2026-01-04", "switch", "-q", "main")
    again = place.publish()
    assert json.loads(again["build.json"])["commit"] == new
    assert again == wrong


def test_only_a_commit_of_main_is_rolled_back_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Publishing(tmp_path / "clone", monkeypatch).project
    first = commit(project, "2026-01-02")
    git(project, "2026-01-03", "switch", "-q", "-c", "other")
    project.change("institutes.yaml", "fr: Ville inventée,", "fr: Ville fausse,")
    foreign = commit(project, "2026-01-03")
    git(project, "2026-01-03", "switch", "-q", "main")
    for name in (foreign, "other", "refs/pull/1/merge", "--orphan", "$(touch x)"):
        monkeypatch.setenv("COMMIT", name)
        assert roll_back.main(project.root) == 1
        assert git(project, "2026-01-03", "rev-parse", "HEAD") == first
    assert "from: git log --oneline --first-parent HEAD\n" in capsys.readouterr().err
    project.change("institutes.yaml", "fr: Ville inventée,", "fr: Mon essai,")
    monkeypatch.setenv("COMMIT", first)
    assert roll_back.main(project.root) == 1
    assert "commit them first" in capsys.readouterr().err


def test_the_input_of_the_workflow_reaches_the_step_as_a_variable_only() -> None:
    [step] = [step for step in STEPS if step.get("run") == "make roll-back"]
    assert step["env"] == {"COMMIT": "${{ inputs.commit }}"}
    assert step["if"] == "inputs.commit != ''"
    text = (ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    assert text.count("inputs.") == 2
