"""Drafts of new records that conflict with main are brought forward, and no others."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.editing.proposal import forward_command
from jazari_catalogue.editing.proposal.outcome import outcome
from jazari_catalogue.records.loading import load
from tests.editing.proposal.filled_forms import body, event, form
from tests.editing.repositories import settings
from tests.project import SMALL
from tests.tooling.forge import CountedTime
from tools import send_forward
from tools.github import TIME_LIMIT, Repository
from tools.send_proposal import changed_files

FILES = ["institutes.yaml", "partners.yaml"]
IDENTITY = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false")

# GitHub, as far as the tool asks it: a bare repository, and every branch with an open draft.
GH = f"""\
#!{sys.executable}
import json, os, pathlib, subprocess, sys
here = pathlib.Path(__file__).parent
forge = here.parent / "forge.git"
def git(*arguments, stdin=None, **environment):
    return subprocess.run(
        ["git", {", ".join(map(repr, IDENTITY))}, *arguments], cwd=forge, input=stdin, text=True,
        stdout=subprocess.PIPE, check=True, env={{**os.environ, **environment}},
    ).stdout.strip()
method, path = sys.argv[4], sys.argv[5].split("/", 3)[3]
sent = json.load(sys.stdin) if sys.argv[6:] == ["--input", "-"] else None
failures = here / "failures"
failure, *later = failures.read_text().split() if failures.exists() else ["none"]
if later:
    failures.write_text(" ".join(later))
if failure == "before":
    sys.exit("error connecting to api.github.com")
if path.startswith("pulls?"):
    branch = path.rpartition(":")[2]
    state = json.loads((here / "pulls.json").read_text())
    sha = git("rev-parse", "refs/heads/" + branch)
    pull = {{"draft": state.get(branch) == "draft", "head": {{"sha": sha}}}}
    answer = [pull] if branch in state else []
elif path == "git/trees":
    index = {{"GIT_INDEX_FILE": str(here / "index")}}
    git("read-tree", sent["base_tree"], **index)
    for entry in sent["tree"]:
        blob = git("hash-object", "-w", "--stdin", stdin=entry["content"])
        git("update-index", "--add", "--cacheinfo", entry["mode"], blob, entry["path"], **index)
    answer = {{"sha": git("write-tree", **index)}}
elif path == "git/commits":
    parents = [part for parent in sent["parents"] for part in ("-p", parent)]
    answer = {{"sha": git("commit-tree", sent["tree"], *parents, "-m", sent["message"])}}
else:
    assert method == "PATCH" and path.startswith("git/refs/heads/") and sent["force"] is False
    ref = path.removeprefix("git/")
    git("merge-base", "--is-ancestor", "refs/" + ref.removeprefix("refs/"), sent["sha"])
    git("update-ref", "refs/" + ref.removeprefix("refs/"), sent["sha"])
    answer = {{}}
if failure == "after":
    print("HTTP/2.0 502 Bad Gateway\\n")
    sys.exit("gh: HTTP 502")
print("HTTP/2.0 200 OK\\nEtag: x\\n\\n" + json.dumps(answer))
"""


class Forge:
    """A bare repository in place of GitHub, and a clone of it with main checked out."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.clone, self.bare = root, root / "clone", root / "forge.git"
        self.clone.mkdir()
        for name in FILES:
            shutil.copy(SMALL / name, self.clone)
        settings(self.clone, *FILES)
        self.git("init", "-q", "-b", "main")
        self.commit("records")
        subprocess.run(["git", "clone", "-q", "--bare", self.clone, self.bare], check=True)
        self.git("remote", "add", "origin", str(self.bare))
        self.start = self.git("rev-parse", "HEAD")
        self.pulls: dict[str, str] = {}
        (root / "bin").mkdir()
        (root / "bin" / "gh").write_text(GH, encoding="utf-8")
        (root / "bin" / "gh").chmod(0o755)
        (root / "event.json").write_text('{"repository": {"default_branch": "main"}}')
        monkeypatch.chdir(self.clone)
        monkeypatch.setenv("PATH", f"{root / 'bin'}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(root / "event.json"))
        monkeypatch.setenv("GITHUB_REPOSITORY", "invente/catalogue")
        monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
        self.monkeypatch = monkeypatch

    def git(self, *arguments: str) -> str:
        return subprocess.run(
            ["git", *IDENTITY, *arguments],
            cwd=self.clone,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout.strip()

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def text(self, name: str, revision: str = "HEAD") -> str:
        return self.git("show", f"{revision}:{name}")

    def draft(self, number: int, **answers: str) -> str:
        """Opens a draft from a filled form, as the workflow does; returns its branch."""
        branch = f"proposal/{number}"
        self.git("switch", "-q", "-c", branch, self.start)
        result = outcome(event(body(form("propose", "fr"), **answers)), self.clone, FILES)
        assert result is not None
        assert result["outcome"] == "proposed", result
        for path, text in changed_files(result["changes"], self.clone).items():
            (self.clone / path).write_bytes(text.encode())
        self.commit(result["message"])
        self.close(branch)
        self.pulls[branch] = "draft"
        return branch

    def edit(self, branch: str, name: str, old: str, new: str) -> None:
        """Continues the work on a branch."""
        self.git("switch", "-q", branch)
        text = (self.clone / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (self.clone / name).write_text(text.replace(old, new), encoding="utf-8")
        self.commit("edit")
        self.close(branch)

    def close(self, branch: str) -> None:
        self.git("push", "-q", "origin", branch)
        self.git("switch", "-q", "main")

    def accept(self, branch: str) -> None:
        self.git("merge", "-q", "--no-ff", "-m", "accept", branch)
        self.git("push", "-q", "origin", "main")
        del self.pulls[branch]

    def conflicts(self, branch: str) -> bool:
        self.git("fetch", "-q", "origin")
        command = ["git", "merge-tree", "--write-tree", "main", f"origin/{branch}"]
        done = subprocess.run(command, cwd=self.clone, capture_output=True, check=False)
        return done.returncode == 1

    def forward(self, *, fetch: bool = True, code: int = 0) -> list[dict[str, Any]]:
        """Runs both steps of the workflow; returns the drafts of the first.

        ``code`` is the exit code of the second.
        """
        if fetch:
            self.git("fetch", "-q", "origin")
        file = self.root / "output"
        file.write_text("")
        assert main(["forward", "--outcome", str(file), "--lang", "en"]) == 0
        line = file.read_text(encoding="utf-8")
        if not line:
            return []
        written = line.removeprefix("outcome=")
        self.monkeypatch.setenv("OUTCOME", written)
        (self.root / "bin" / "pulls.json").write_text(json.dumps(self.pulls))
        self.clock = CountedTime()
        assert send_forward.main(self.clock) == code
        drafts: list[dict[str, Any]] = json.loads(written)["drafts"]
        return drafts


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forge:
    return Forge(tmp_path, monkeypatch)


def two_drafts(forge: Forge) -> tuple[str, str]:
    """Two drafts of partners with the same neighbours, of different pages of one publisher."""
    one = forge.draft(1, name_fr="Société un")
    other = forge.draft(2, name_fr="Société deux", source_url="https://journal.example/deux")
    return one, other


def test_a_draft_that_conflicts_is_brought_forward_with_the_work_done_on_it(forge: Forge) -> None:
    one = forge.draft(1, name_fr="Société un")
    other = forge.draft(
        2,
        name_fr="Société trois",
        source_url="https://quotidien.example/deux",
        source_publisher="Quotidien inventé",
    )
    forge.edit(other, "partners.yaml", "fr: Société trois\n", "fr: Société Trois  # lu\n")
    before = forge.git("rev-parse", other)
    forge.accept(one)
    assert forge.conflicts(other)
    (draft,) = forge.forward()
    assert sorted(draft["ids"]) == ["quotidien-invente-2026-01-12", "societe-trois"]
    assert not forge.conflicts(other)
    # The branch has one commit more, so nothing of it is lost.
    assert forge.git("rev-parse", f"origin/{other}^1") == before
    assert forge.git("rev-parse", f"origin/{other}^2") == forge.git("rev-parse", "main")
    added = forge.git("diff", "main", f"origin/{other}", "--", *FILES).splitlines()
    assert [line for line in added if line.startswith("-") and not line.startswith("---")] == []
    assert "+      fr: Société Trois  # lu" in added
    forge.git("merge", "-q", f"origin/{other}")
    records = load([forge.clone / name for name in FILES], forge.clone).records
    assert {"societe-un", "societe-trois", "quotidien-invente-2026-01-12"} <= records.keys()
    # Once merged, or brought forward, a draft is no longer concerned.
    assert forge.forward() == []


def test_a_page_that_two_drafts_cite_stays_as_it_is_on_main(forge: Forge) -> None:
    one = forge.draft(1, name_fr="Société un")
    other = forge.draft(2, name_fr="Société deux", source_title="Autre titre")
    forge.accept(one)
    assert forge.conflicts(other)
    assert len(forge.forward()) == 1
    assert not forge.conflicts(other)
    assert "Autre titre" not in forge.text("institutes.yaml", f"origin/{other}")
    message = forge.git("log", "-1", "--format=%B", f"origin/{other}")
    assert "Keeps journal-invente-2026-01-12 as the main branch has it" in message
    forge.git("merge", "-q", f"origin/{other}")
    assert "societe-deux" in load([forge.clone / name for name in FILES], forge.clone).records


def test_a_page_with_the_id_of_another_is_left_to_a_person(
    forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = two_drafts(forge)
    forge.accept(one)
    before = forge.git("rev-parse", other)
    assert forge.forward() == []
    message = "proposal/2 is left as it is: the id journal-invente-2026-01-12 is taken.\n"
    assert capsys.readouterr().err == message
    assert forge.git("ls-remote", "origin", other).split()[0] == before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("partners.yaml", "partners:\n", "partners:\n  # Ajouté\n"),
        ("mkdocs.yml", "plugins:\n", "# Ajouté\nplugins:\n"),
        ("institutes.yaml", "    level: official\n", "    level: press\n"),
    ],
)
def test_a_draft_that_changes_more_than_new_records_is_left_as_it_is(
    forge: Forge, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str
) -> None:
    one = forge.draft(1, name_fr="Société un")
    other = forge.draft(2, name_fr="Société deux", source_title="Autre titre")
    if name == "institutes.yaml":
        text = forge.text(name, other)
        old = text[: text.index(old) + len(old)][-80:]
        new = old.replace("official", "press")
    forge.edit(other, name, old, new)
    forge.accept(one)
    assert forge.conflicts(other)
    assert forge.forward() == []
    assert "proposal/2 is left as it is: it changes more than new records." in (
        capsys.readouterr().err
    )


def test_what_is_no_id_is_in_no_message_of_a_commit(
    forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    one = forge.draft(1, name_fr="Société un")
    other = forge.draft(2, name_fr="Société deux", source_title="Autre titre")
    forge.edit(other, "partners.yaml", "id: societe-deux\n", 'id: "x\\n\\nCloses #1"\n')
    forge.accept(one)
    assert forge.conflicts(other)
    assert forge.forward() == []
    assert "proposal/2 is left as it is: its records cannot be read." in capsys.readouterr().err


def test_a_draft_that_git_merges_is_not_touched(forge: Forge) -> None:
    forge.draft(1, name_fr="Société un")
    assert forge.forward() == []


def test_a_branch_without_a_common_commit_does_not_stop_the_others(
    forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    branch = "proposal/9"
    forge.git("switch", "-q", "--orphan", branch)
    forge.git("commit", "-q", "--allow-empty", "-m", "elsewhere")
    forge.close(branch)
    assert main(["forward", "--lang", "en"]) == 0
    assert "proposal/9 is left as it is: it has no commit in common" in capsys.readouterr().err


@pytest.mark.parametrize("state", ["ready", "closed"])
def test_only_open_drafts_are_brought_forward(forge: Forge, state: str) -> None:
    one = forge.draft(1, name_fr="Société un")
    other = forge.draft(2, name_fr="Société deux", source_title="Autre titre")
    forge.accept(one)
    if state == "ready":
        forge.pulls[other] = state
    else:
        del forge.pulls[other]
    assert len(forge.forward()) == 1
    assert forge.conflicts(other)


def test_a_draft_that_has_moved_on_is_not_changed(forge: Forge) -> None:
    one = forge.draft(1, name_fr="Société un")
    other = forge.draft(2, name_fr="Société deux", source_title="Autre titre")
    forge.accept(one)
    forge.git("fetch", "-q", "origin")
    seen = forge.git("rev-parse", f"origin/{other}")
    forge.edit(other, "partners.yaml", "      fr: Société deux\n", "      fr: Société Deux\n")
    new = forge.git("rev-parse", other)
    forge.git("update-ref", f"refs/remotes/origin/{other}", seen)
    assert [draft["head"] for draft in forge.forward(fetch=False)] == [seen]
    assert forge.git("ls-remote", "origin", other).split()[0] == new


def test_a_failure_of_the_service_neither_loses_a_draft_nor_sends_it_twice(
    forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    one = forge.draft(1, name_fr="Société un")
    other = forge.draft(2, name_fr="Société deux", source_title="Autre titre")
    before = forge.git("rev-parse", other)
    forge.accept(one)
    failures = forge.root / "bin" / "failures"
    failures.write_text("none before")
    assert len(forge.forward(code=1)) == 1
    assert sum(forge.clock.waits) <= TIME_LIMIT
    assert "To continue where this run stopped" in capsys.readouterr().err
    assert forge.git("ls-remote", "origin", other).split()[0] == before
    # Each of its four requests fails once, before or after it has been carried out.
    failures.write_text("before none after none before none after none")
    assert len(forge.forward()) == 1
    assert len(forge.clock.waits) == 4
    assert not forge.conflicts(other)
    assert forge.git("rev-parse", f"origin/{other}^1") == before


@pytest.mark.parametrize("branch", ["main", "proposal/", "proposal/1/../main", "proposal/x"])
def test_only_branches_made_from_forms_are_sent(tmp_path: Path, branch: str) -> None:
    draft = {"branch": branch, "head": "0" * 40, "message": "", "changes": []}
    repository = Repository("invente/catalogue", "main")
    with pytest.raises(ValueError, match="not a draft"):
        send_forward.send(draft, repository, tmp_path)


def test_drafts_that_would_not_fit_into_an_environment_variable_wait(
    forge: Forge, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one = forge.draft(1, name_fr="Société un")
    for number in (2, 3):
        forge.draft(number, name_fr=f"Société {number}", source_title="Autre titre")
    forge.accept(one)
    monkeypatch.setattr(forward_command, "MOST_CHARACTERS", 5_000)
    assert [draft["branch"] for draft in forge.forward()] == ["proposal/2"]
    assert "proposal/3 is left as it is: too many drafts at once" in capsys.readouterr().err


def test_without_git_the_message_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(tmp_path, *FILES)
    monkeypatch.chdir(tmp_path)
    assert main(["forward", "--lang", "en"]) == 1
    assert "git finds no repository here" in capsys.readouterr().err


def test_what_git_says_of_a_draft_is_no_command_of_the_workflow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "error: a\n::set-output name=outcome::{}\n##[set-output name=outcome]{}"

    def fails(*_: object) -> None:
        raise subprocess.CalledProcessError(128, "git", stderr=said)

    monkeypatch.setattr(forward_command, "drafts", fails)
    settings(tmp_path, *FILES)
    monkeypatch.chdir(tmp_path)
    assert main(["forward"]) == 1
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 1
    assert error.startswith("git: error")
    assert "##[" not in error
