"""What was made from a form is sent with `gh`, here a fake that records its requests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tools import send_proposal

GH = f"""\
#!{sys.executable}
import json, pathlib, sys
here = pathlib.Path(__file__).parent
method, path = sys.argv[3], sys.argv[4].split("/", 3)[3]
sent = json.load(sys.stdin) if sys.argv[5:] == ["--input", "-"] else None
with (here / "requests").open("a", encoding="utf-8") as file:
    file.write(json.dumps([method, path, sent]) + "\\n")
answers = json.loads((here / "answers").read_text(encoding="utf-8"))
answer = answers.get(path, {{"sha": "5ha", "html_url": "https://forge.example/pull/1"}})
if answer == "refused":
    sys.exit("403: not here")
print(json.dumps(answer))
"""
PROPOSED = {
    "outcome": "proposed",
    "label": "proposal",
    "comment": "Merci : {link}",
    "title": "Partenaire : invente",
    "message": "Propose the record invente",
    "body": "Closes #12",
    "changes": [
        {"path": "a.yaml", "start": 1, "end": 1, "lines": ["  - id: invente", ""]},
        {"path": "a.yaml", "start": 0, "end": 1, "lines": ["partners: # $(touch x)"]},
    ],
}
BRANCH = "git/matching-refs/heads/proposal/12"


class Forge:
    """A clone, and a fake `gh` that takes the place of GitHub."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root / "clone"
        self.gh = root / "bin"
        self.monkeypatch = monkeypatch
        self.root.mkdir()
        self.gh.mkdir()
        (self.gh / "gh").write_text(GH, encoding="utf-8")
        (self.gh / "gh").chmod(0o755)
        (self.root / "a.yaml").write_text("partners:\n  - id: b\n", encoding="utf-8")
        self.git("init", "--quiet")
        self.git("add", "a.yaml")
        self.git("-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-qm", "x")
        event = {"issue": {"number": 12}, "repository": {"default_branch": "main"}}
        (root / "event.json").write_text(json.dumps(event), encoding="utf-8")
        monkeypatch.chdir(self.root)
        monkeypatch.setenv("PATH", f"{self.gh}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(root / "event.json"))
        monkeypatch.setenv("GITHUB_REPOSITORY", "invente/catalogue")
        monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)

    def git(self, *arguments: str) -> str:
        run = subprocess.run(
            ["git", *arguments], cwd=self.root, capture_output=True, text=True, check=True
        )
        return run.stdout.strip()

    def send(self, outcome: dict[str, Any], **answers: Any) -> int:
        (self.gh / "answers").write_text(json.dumps({BRANCH: [], **answers}), encoding="utf-8")
        self.monkeypatch.setenv("OUTCOME", json.dumps(outcome))
        return send_proposal.main()

    @property
    def requests(self) -> list[list[Any]]:
        return [json.loads(line) for line in (self.gh / "requests").read_text().splitlines()]


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forge:
    return Forge(tmp_path, monkeypatch)


def test_a_proposal_becomes_a_commit_a_branch_a_draft_pull_request_and_a_comment(
    forge: Forge,
) -> None:
    assert forge.send(PROPOSED) == 0
    text = "partners: # $(touch x)\n  - id: invente\n\n  - id: b\n"
    entry = {"path": "a.yaml", "mode": "100644", "type": "blob", "content": text}
    tree, commit = forge.git("rev-parse", "HEAD^{tree}"), forge.git("rev-parse", "HEAD")
    assert forge.requests == [
        ["POST", "issues/12/labels", {"labels": ["proposal"]}],
        ["GET", BRANCH, None],
        ["POST", "git/trees", {"base_tree": tree, "tree": [entry]}],
        [
            *("POST", "git/commits"),
            {"message": "Propose the record invente", "tree": "5ha", "parents": [commit]},
        ],
        ["POST", "git/refs", {"ref": "refs/heads/proposal/12", "sha": "5ha"}],
        [
            *("POST", "pulls"),
            {
                "title": "Partenaire : invente",
                "body": "Closes #12",
                "head": "proposal/12",
                "base": "main",
                "draft": True,
            },
        ],
        ["POST", "issues/12/comments", {"body": "Merci : https://forge.example/pull/1"}],
    ]
    assert forge.git("status", "--porcelain") == ""


def test_an_existing_branch_is_not_changed(forge: Forge) -> None:
    assert forge.send(PROPOSED, **{BRANCH: [{"ref": "refs/heads/proposal/12"}]}) == 0
    assert [path for _, path, _ in forge.requests] == ["issues/12/labels", BRANCH]


def test_the_branch_of_another_form_is_not_taken_for_this_one(forge: Forge) -> None:
    assert forge.send(PROPOSED, **{BRANCH: [{"ref": "refs/heads/proposal/123"}]}) == 0
    assert "git/refs" in [path for _, path, _ in forge.requests]


def test_a_refusal_is_a_comment_and_changes_nothing(forge: Forge) -> None:
    refused = {"outcome": "refused", "label": "proposal", "comment": "Merci. {link} `x`"}
    assert forge.send(refused) == 0
    assert forge.requests == [
        ["POST", "issues/12/labels", {"labels": ["proposal"]}],
        ["POST", "issues/12/comments", {"body": "Merci. {link} `x`"}],
    ]


def test_a_correction_gets_only_its_label(forge: Forge) -> None:
    assert forge.send({"outcome": "sorted", "label": "correction"}) == 0
    assert forge.requests == [["POST", "issues/12/labels", {"labels": ["correction"]}]]


def test_if_no_pull_request_may_be_opened_the_comment_links_to_the_branch(forge: Forge) -> None:
    assert forge.send(PROPOSED, pulls="refused") == 0
    body = forge.requests[-1][2]["body"]
    assert "https://github.com/invente/catalogue/compare/main...proposal/12?expand=1" in body
    assert "Allow GitHub Actions to create" in body


def test_a_failure_is_reported_and_leaves_no_branch(
    forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    assert forge.send(PROPOSED, **{"git/commits": "refused"}) == 1
    assert "POST git/commits: 403" in capsys.readouterr().err
    assert "git/refs" not in [path for _, path, _ in forge.requests]


@pytest.mark.parametrize("path", ["b.yaml", "records/partners/new.yml", "fiches/réseau 2.b.yaml"])
def test_a_new_file_begins_empty(tmp_path: Path, path: str) -> None:
    change = {"path": path, "start": 0, "end": 0, "lines": ["partners:", "  - id: b"]}
    files = send_proposal.changed_files([change], tmp_path)
    assert files == {path: "partners:\n  - id: b\n"}


@pytest.mark.parametrize(
    "path",
    [
        "../a.yaml",
        "a/../b.yaml",
        "a\\b.yaml",
        "a//b.yaml",
        ".git/a.yaml",
        "/a.yaml",
        "Makefile",
        ".github/workflows/a.yml",
        ".a.yaml",
        "a.yaml\n",
        "mkdocs.yml",
    ],
)
def test_only_record_files_are_changed(tmp_path: Path, path: str) -> None:
    change = {"path": path, "start": 0, "end": 0, "lines": []}
    with pytest.raises(ValueError, match="not a record file"):
        send_proposal.changed_files([change], tmp_path)


def test_a_link_is_not_read_by_the_job_that_writes(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("GH_TOKEN=x", encoding="utf-8")
    root = tmp_path / "clone"
    root.mkdir()
    (root / "a.yaml").symlink_to(tmp_path / "secret")
    (root / "records").symlink_to(tmp_path)
    for path in ("a.yaml", "records/new.yaml"):
        change = {"path": path, "start": 0, "end": 0, "lines": []}
        with pytest.raises(ValueError, match="a link, not a record file"):
            send_proposal.changed_files([change], root)
