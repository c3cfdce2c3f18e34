"""What was made from a form is sent: one draft and one reply, whatever fails in passing."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.editing.proposal.handover import MOST_OPEN_DRAFTS, PROPOSAL, digest
from tests.editing.proposal.filled_forms import form as issue_form
from tests.tooling.forge import (
    BOT,
    EDITOR,
    FAILURES,
    HEAD,
    PERSON,
    REPOSITORY,
    CountedTime,
    Forge,
    Refusal,
    on_path,
    state_in,
)
from tools import fetch_forms, github, send_proposal
from tools.github import Repository
from tools.send_proposal import MARK, text_mark

TEXT = "### Nom\n\nInventé"
LINK = f"https://github.com/{REPOSITORY}/pull/500"
BRANCH = "proposal/12"


def outcome(text: str = TEXT, number: int = 12, **more: Any) -> dict[str, Any]:
    """The outcome for a form with a complete record."""
    return {
        "outcome": "proposed",
        "issue": number,
        "digest": digest(text),
        "label": "proposal",
        "other_labels": ["correction", "dead link"],
        "reply": "Merci : {link}",
        "edited": "Modifié : {link}",
        "closed": "Clos : {link}",
        "waiting": "En attente",
        "title": "Partenaire : invente",
        "message": "Propose the record invente",
        "body": "Closes #12",
        "changes": [
            {"path": "a.yaml", "start": 1, "end": 1, "lines": ["  - id: invente", ""]},
            {"path": "a.yaml", "start": 0, "end": 1, "lines": ["partners: # $(touch x)"]},
        ],
    } | more


def refusal(text: str = TEXT) -> dict[str, Any]:
    """The outcome for a form that something is missing from."""
    return outcome(text, outcome="refused", reply="Il manque {link} `x`")


class Sending:
    """A clone in which the outcome is sent to a forge, without waiting."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.monkeypatch, self.forge = root, monkeypatch, Forge()
        self.clock = CountedTime()
        (root / "a.yaml").write_text("partners:\n  - id: b\n", encoding="utf-8")
        monkeypatch.chdir(root)
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(root / "event.json"))
        monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        monkeypatch.setenv("GITHUB_RUN_ID", "345")
        monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)
        monkeypatch.setattr(github, "git", lambda _root, *_: HEAD)
        monkeypatch.setattr(send_proposal, "git", lambda _root, *_: HEAD)
        self.on(self.forge)
        self.forge.open_issue(12, TEXT)

    def on(self, forge: Forge) -> Forge:
        """Sends to ``forge`` from now on."""
        self.forge = forge
        self.monkeypatch.setattr(github, "run_command", forge.run)
        return forge

    def send(self, *forms: dict[str, Any]) -> int:
        number = forms[0]["issue"]
        event = {"issue": {"number": number}, "repository": {"default_branch": "main"}}
        if len(forms) > 1:
            del event["issue"]
        (self.root / "event.json").write_text(json.dumps(event), encoding="utf-8")
        self.monkeypatch.setenv("OUTCOME", json.dumps({"outcome": "x", "forms": forms}))
        return send_proposal.main(self.clock)

    def edit(self, text: str) -> None:
        self.forge.issues[12]["body"] = text


@pytest.fixture
def sending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sending:
    return Sending(tmp_path, monkeypatch)


# ---- one draft, one reply -----------------------------------------------------------------------


def test_a_proposal_becomes_a_commit_a_branch_a_draft_pull_request_and_a_reply(
    sending: Sending,
) -> None:
    assert sending.send(outcome()) == 0
    forge = sending.forge
    commit = forge.commits[forge.refs[BRANCH]]
    assert commit["message"].split("\n") == [
        "Propose the record invente",
        "",
        f"Form-Text: {digest(TEXT)}",
    ]
    assert commit["parents"] == [HEAD]
    text = "partners: # $(touch x)\n  - id: invente\n\n  - id: b\n"
    entry = {"path": "a.yaml", "mode": "100644", "type": "blob", "content": text}
    assert forge.trees[commit["tree"]] == {"base_tree": HEAD, "tree": [entry]}
    (pull,) = forge.pulls.values()
    assert (pull["title"], pull["body"]) == ("Partenaire : invente", "Closes #12")
    assert (pull["head"]["ref"], pull["base"]["ref"], pull["draft"]) == (BRANCH, "main", True)
    assert forge.replies(12) == [f"{MARK}Merci : {LINK}"]
    assert forge.labels(12) == ["draft", "proposal"]
    assert (sending.root / "a.yaml").read_text() == "partners:\n  - id: b\n"


def test_a_repeated_run_changes_nothing(sending: Sending) -> None:
    sending.send(outcome())
    before = sending.forge.summary()
    del sending.forge.requests[:]
    assert sending.send(outcome()) == 0
    assert sending.forge.summary() == before
    assert {request.partition(" ")[0] for request in sending.forge.requests} == {"GET"}


def test_the_reply_to_a_form_is_edited_at_every_try(sending: Sending) -> None:
    forge = sending.forge
    assert sending.send(refusal()) == 0
    assert forge.replies(12) == [f"{MARK}Il manque {{link}} `x`{text_mark(digest(TEXT))}"]
    assert forge.labels(12) == ["incomplete", "proposal"]
    sending.edit("encore")
    assert sending.send(refusal("encore") | {"reply": "Il manque autre chose"}) == 0
    assert forge.replies(12) == [f"{MARK}Il manque autre chose{text_mark(digest('encore'))}"]
    sending.edit("complet")
    assert sending.send(outcome("complet")) == 0
    assert forge.replies(12) == [f"{MARK}Merci : {LINK}"]
    assert forge.labels(12) == ["draft", "proposal"]


def test_the_mark_of_the_reply_counts_for_nothing_in_a_comment_of_someone_else(
    sending: Sending,
) -> None:
    forge = sending.forge
    app = PERSON | {"login": "other[bot]", "type": "Bot"}
    texts = [MARK + "x", f"{MARK}Merci : {LINK}"]
    for user in (PERSON, EDITOR, app, BOT | {"type": "User"}):
        for text in texts:
            forge.comment(12, user, text)
    quoted = forge.comment(12, BOT, f"> {MARK}")
    before = {number: dict(comment) for number, comment in forge.comments.items()}
    assert sending.send(refusal()) == 0
    assert {number: forge.comments[number] for number in before} == before
    assert [body for body in forge.replies(12) if body != forge.comments[quoted]["body"]] == [
        f"{MARK}Il manque {{link}} `x`{text_mark(digest(TEXT))}"
    ]


def test_the_reply_is_found_after_many_comments(sending: Sending) -> None:
    for _ in range(230):
        sending.forge.comment(12, PERSON, MARK)
    sending.send(refusal())
    sending.send(refusal() | {"reply": "autre"})
    assert sending.forge.replies(12) == [f"{MARK}autre{text_mark(digest(TEXT))}"]


def test_a_reply_that_another_run_writes_at_the_same_moment_is_the_only_one(
    sending: Sending,
) -> None:
    forge = sending.forge

    def run(command: list[str], sent: str | None, limit: float) -> tuple[int, str, str]:
        if command[4:6] == ["POST", f"repos/{REPOSITORY}/issues/12/comments"]:
            assert sent is not None
            forge.comment(12, BOT, json.loads(sent)["body"])
        return forge.run(command, sent, limit)

    sending.monkeypatch.setattr(github, "run_command", run)
    assert sending.send(refusal()) == 0
    assert forge.replies(12) == [f"{MARK}Il manque {{link}} `x`{text_mark(digest(TEXT))}"]


def test_a_deleted_reply_is_written_again(sending: Sending) -> None:
    sending.send(refusal())
    sending.forge.comments.clear()
    sending.send(refusal())
    assert len(sending.forge.replies(12)) == 1


def test_a_form_that_is_edited_after_its_draft_is_told_so(sending: Sending) -> None:
    forge = sending.forge
    sending.send(outcome())
    commit = forge.refs[BRANCH]
    sending.edit("autre")
    assert sending.send(outcome("autre")) == 0
    assert forge.replies(12) == [f"{MARK}Modifié : {LINK}"]
    # Even if it is no longer complete, and even if the reply was deleted.
    forge.comments.clear()
    sending.edit("vide")
    assert sending.send(refusal("vide")) == 0
    assert forge.replies(12) == [f"{MARK}Modifié : {LINK}"]
    assert forge.labels(12) == ["draft", "proposal"]
    # And with its text as it was, it is what the draft was made from.
    sending.edit(TEXT)
    assert sending.send(outcome()) == 0
    assert forge.replies(12) == [f"{MARK}Merci : {LINK}"]
    assert forge.refs[BRANCH] == commit
    assert len(forge.pulls) == 1


def test_a_form_whose_draft_is_closed_gets_no_other(sending: Sending) -> None:
    sending.send(outcome())
    for pull in sending.forge.pulls.values():
        pull["state"] = "closed"
    del sending.forge.refs[BRANCH]
    assert sending.send(outcome()) == 0
    assert sending.forge.replies(12) == [f"{MARK}Clos : {LINK}"]
    assert len(sending.forge.pulls) == 1


@pytest.mark.parametrize("text", ["corrigé", TEXT])
def test_an_earlier_run_that_stopped_before_the_pull_request_is_continued(
    sending: Sending, text: str
) -> None:
    forge = sending.forge
    forge.fails_from = (9, "502 before")
    assert sending.send(outcome()) == 1
    assert (list(forge.refs), forge.pulls) == ([BRANCH], {})
    first = forge.refs[BRANCH]
    forge.fails_from = None
    # The last edit counts, and nothing of the branch is lost.
    sending.edit(text)
    assert sending.send(outcome(text)) == 0
    commit = forge.commits[forge.refs[BRANCH]]
    assert commit["message"].endswith(digest(text))
    assert commit["parents"] == ([HEAD] if text == TEXT else [first, HEAD])
    assert forge.replies(12) == [f"{MARK}Merci : {LINK}"]


def test_a_branch_that_someone_continued_is_not_changed(sending: Sending) -> None:
    forge = sending.forge
    forge.commits["fa"] = {"message": "Complete the record", "parents": [HEAD]}
    forge.refs[BRANCH] = "fa"
    assert sending.send(outcome()) == 0
    assert forge.refs[BRANCH] == "fa"
    assert forge.replies(12) == [f"{MARK}Merci : {LINK}"]


def test_branches_with_similar_names_are_not_taken_for_that_of_the_form(sending: Sending) -> None:
    forge = sending.forge
    forge.refs["proposal/123"] = HEAD
    for repository in ("personne-inventee/catalogue", None, "invente/other"):
        forge.pull(BRANCH, repository)
    forge.pull(BRANCH, base={"ref": "old"})
    assert sending.send(outcome()) == 0
    assert BRANCH in forge.refs
    assert len(forge.pulls) == 5


def test_a_pull_request_that_a_stranger_opened_from_the_branch_does_not_replace_the_draft(
    sending: Sending,
) -> None:
    stranger = {"user": PERSON, "author_association": "NONE"}
    forge = sending.forge
    sending.send(outcome())
    forge.pulls[500]["state"] = "closed"
    forge.pull(BRANCH, **stranger)
    assert sending.send(outcome()) == 0
    assert forge.replies(12) == [f"{MARK}Clos : {LINK}"]
    # Nor does it count as a draft of the author.
    for number in range(20, 20 + MOST_OPEN_DRAFTS):
        forge.draft(number)
    for pull in forge.pulls.values():
        pull["state"] = "closed"
    for number in range(20, 20 + MOST_OPEN_DRAFTS):
        forge.pull(f"proposal/{number}", **stranger)
    forge.open_issue(13, TEXT)
    assert sending.send(outcome(number=13)) == 0
    assert forge.labels(13) == ["draft", "proposal"]


def test_a_stranger_who_is_faster_than_the_workflow_does_not_stop_the_form(
    sending: Sending,
) -> None:
    forge = sending.forge
    forge.pull(BRANCH, user=PERSON, author_association="NONE")
    assert sending.send(outcome()) == 0
    assert forge.replies(12) == [f"{MARK}Merci : {LINK}"]


def test_a_correction_gets_only_its_label(sending: Sending) -> None:
    sending.forge.open_issue(12, TEXT, labels=[])
    assert sending.send(outcome(outcome="sorted", label="correction")) == 0
    assert sending.forge.labels(12) == ["correction"]
    assert sending.forge.requests == ["GET issues/12", "POST issues/12/labels"]


def test_a_proposal_that_becomes_a_correction_loses_its_label_and_its_reply(
    sending: Sending,
) -> None:
    sending.send(refusal())
    sending.forge.issues[12]["labels"].append({"name": "à discuter"})
    sorted_only = outcome(
        outcome="sorted", label="correction", other_labels=["proposal", "dead link"]
    )
    assert sending.send(sorted_only) == 0
    assert sending.forge.labels(12) == ["correction", "à discuter"]
    assert sending.forge.replies(12) == []


def test_if_no_pull_request_may_be_opened_the_reply_links_to_the_branch(sending: Sending) -> None:
    sending.forge.may_open_pulls = False
    assert sending.send(outcome()) == 0
    (reply,) = sending.forge.replies(12)
    assert f"https://github.com/{REPOSITORY}/compare/main...proposal/12?expand=1" in reply
    assert "Allow GitHub Actions to create" in reply


# ---- forms that change meanwhile ----------------------------------------------------------------


@pytest.mark.parametrize("change", ["edited", "closed", "deleted", "moved"])
@pytest.mark.parametrize("index", [0, 9])
def test_a_form_that_changes_after_it_was_read_is_left_to_the_next_run(
    sending: Sending, change: str, index: int
) -> None:
    forge = sending.forge
    forge.comment(12, BOT, f"{MARK}plus récent")

    def run(command: list[str], sent: str | None, limit: float) -> tuple[int, str, str]:
        if len(forge.requests) == index:
            if change == "edited":
                sending.edit("autre")
            elif change == "closed":
                forge.issues[12]["state"] = "closed"
            elif change == "moved":
                forge.issues[12]["repository_url"] = "https://api.github.com/repos/invente/other"
            else:
                del forge.issues[12]
        return forge.run(command, sent, limit)

    sending.monkeypatch.setattr(github, "run_command", run)
    assert sending.send(outcome()) == 0
    assert forge.replies(12) == [f"{MARK}plus récent"]


def test_only_the_form_of_the_event_can_be_sent(sending: Sending) -> None:
    (sending.root / "event.json").write_text('{"issue": {"number": 13}}', encoding="utf-8")
    sending.monkeypatch.setenv("OUTCOME", json.dumps({"forms": [outcome()]}))
    with pytest.raises(ValueError, match="not that of the form"):
        send_proposal.main(sending.clock)
    assert sending.forge.requests == []


# ---- how many drafts an account may have --------------------------------------------------------


def full(forge: Forge, user: dict[str, Any] | None = PERSON, start: int = 20) -> None:
    """Opens as many drafts of one account as may be open."""
    for number in range(start, start + MOST_OPEN_DRAFTS):
        forge.draft(number, user)


def test_an_account_with_many_open_drafts_waits_until_one_is_closed(sending: Sending) -> None:
    forge = sending.forge
    full(forge)
    assert sending.send(outcome()) == 0
    assert forge.replies(12) == [f"{MARK}En attente"]
    assert forge.labels(12) == ["proposal", "waiting"]
    assert BRANCH not in forge.refs
    next(iter(forge.pulls.values()))["state"] = "closed"
    assert sending.send(outcome()) == 0
    assert forge.labels(12) == ["draft", "proposal"]
    (reply,) = forge.replies(12)
    assert reply.startswith(f"{MARK}Merci")


def test_drafts_of_others_do_not_count_nor_do_branches_of_forks(sending: Sending) -> None:
    forge = sending.forge
    full(forge, EDITOR)
    for number in range(30, 40):
        forge.open_issue(number)
        forge.pull(f"proposal/{number}", "personne-inventee/catalogue")
    assert sending.send(outcome()) == 0
    assert forge.labels(12) == ["draft", "proposal"]


def test_drafts_without_a_pull_request_and_of_closed_forms_count(sending: Sending) -> None:
    forge = sending.forge
    full(forge)
    forge.pulls.clear()
    for number in range(20, 20 + MOST_OPEN_DRAFTS):
        forge.issues[number]["state"] = "closed"
    assert sending.send(outcome()) == 0
    assert forge.labels(12) == ["proposal", "waiting"]


def test_drafts_are_counted_among_many_forms_of_the_account(sending: Sending) -> None:
    forge = sending.forge
    for number in range(1000, 1250):
        forge.open_issue(number)
    full(forge, start=2000)
    assert sending.send(outcome()) == 0
    assert forge.labels(12) == ["proposal", "waiting"]


@pytest.mark.parametrize(
    ("permission", "label"), [("admin", "draft"), ("write", "draft"), ("read", "waiting")]
)
def test_who_has_write_access_may_have_any_number_of_drafts(
    sending: Sending, permission: str, label: str
) -> None:
    full(sending.forge)
    sending.forge.permissions[PERSON["login"]] = permission
    assert sending.send(outcome()) == 0
    assert label in sending.forge.labels(12)


def test_deleted_accounts_count_as_one(sending: Sending) -> None:
    sending.forge.issues[12]["user"] = None
    full(sending.forge, None)
    assert sending.send(outcome()) == 0
    assert sending.forge.labels(12) == ["proposal", "waiting"]


def test_forms_sent_at_the_same_time_do_not_pass_the_limit_together(sending: Sending) -> None:
    forge = sending.forge
    for number in range(20, 20 + MOST_OPEN_DRAFTS - 1):
        forge.draft(number)
    forge.open_issue(13)

    def run(command: list[str], sent: str | None, limit: float) -> tuple[int, str, str]:
        # The other run has counted as well, and creates its branch just before this one.
        if command[4:6] == ["POST", f"repos/{REPOSITORY}/git/refs"]:
            forge.refs["proposal/13"] = HEAD
        return forge.run(command, sent, limit)

    sending.monkeypatch.setattr(github, "run_command", run)
    assert sending.send(outcome()) == 0
    assert forge.labels(12) == ["proposal", "waiting"]
    assert BRANCH not in forge.refs


# ---- failures of the service --------------------------------------------------------------------

STORIES = {
    "a new form": (None, outcome),
    "a refused one": (None, refusal),
    "a corrected one": (refusal, outcome),
    "one that waits": (None, outcome),
    "one edited after its draft": (outcome, outcome),
}

TAKEN_UP = {"a new form", "a refused one", "a corrected one"}
"""By the daily run, wherever their own run failed."""
OTHER_STORIES = [name for name in STORIES if name != "a corrected one"]


def whole(value: str) -> Any:
    """A parameter for the long sweep only."""
    return pytest.param(value, marks=pytest.mark.whole)


def tell(sending: Sending, story: str) -> tuple[Forge, dict[str, Any]]:
    """A forge as it is before the last step of ``story``, and that step's outcome."""
    before, last = STORIES[story]
    forge = sending.on(Forge())
    forge.open_issue(12, TEXT, labels=[])
    if story == "one that waits":
        full(forge)
    if before is not None:
        sending.send(before())
        sending.edit("autre")
        return forge, last("autre")
    return forge, last()


@pytest.mark.parametrize("story", ["a corrected one", *(whole(name) for name in OTHER_STORIES)])
def test_whichever_request_fails_the_end_is_the_same(sending: Sending, story: str) -> None:
    forge, form = tell(sending, story)
    start = len(forge.requests)
    assert sending.send(form) == 0
    right, requests = forge.summary(), len(forge.requests) - start
    for index in range(requests):
        for failure in FAILURES:
            forge, form = tell(sending, story)
            forge.failures[len(forge.requests) + index] = failure
            sending.clock = CountedTime()
            assert sending.send(form) == 0, (index, failure)
            assert forge.summary() == right, (index, failure)
            assert 2 <= sum(sending.clock.waits) <= 60


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("failure", ["502 before", whole("timeout after"), whole("429")])
def test_a_run_that_cannot_be_finished_is_continued_by_the_next(
    sending: Sending, story: str, failure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    forge, form = tell(sending, story)
    start = len(forge.requests)
    assert sending.send(form) == 0
    right, requests = forge.summary(), len(forge.requests) - start
    for index in range(requests):
        forge, form = tell(sending, story)
        replies = forge.replies(12)
        forge.fails_from = (len(forge.requests) + index, failure)
        sending.clock = CountedTime()
        assert sending.send(form) == 1
        # It took a bounded time, said what to do, and told the author nothing wrong.
        assert sum(sending.clock.waits) <= github.TIME_LIMIT
        assert f"{REPOSITORY}/actions/runs/345 and select" in capsys.readouterr().err
        assert forge.replies(12) in (replies, [f"{MARK}{form['reply']}"], right[1][12])
        forge.fails_from = None
        if story in TAKEN_UP:
            if PROPOSAL not in forge.labels(12):  # GitHub sets it when a form is submitted
                forge.issues[12]["labels"].append({"name": PROPOSAL})
            again = fetch_forms.waiting(Repository(REPOSITORY, "main", CountedTime()))
            assert again or forge.summary() == right, index
        sending.clock = CountedTime()
        assert sending.send(form) == 0
        assert forge.summary() == right, index


def test_a_failure_of_one_form_does_not_stop_the_others(sending: Sending) -> None:
    forge = sending.forge
    forge.open_issue(13, TEXT)
    forge.refs[BRANCH] = "fb"
    forge.commits["fb"] = {"message": "x\n\nForm-Text: 0", "parents": []}
    original = forge.answer

    def answer(method: str, path: str, values: dict[str, Any]) -> Any:
        if (method, path) == ("PATCH", f"git/refs/heads/{BRANCH}"):
            raise Refusal(422, "Changes must be made through a pull request")
        return original(method, path, values)

    sending.monkeypatch.setattr(forge, "answer", answer)
    assert sending.send(outcome(), outcome(number=13)) == 1
    assert forge.replies(12) == []
    assert len(forge.replies(13)) == 1


def test_gh_on_the_path_is_called_as_it_expects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = github.run_command, github.git
    sending = Sending(tmp_path, monkeypatch)
    monkeypatch.setattr(github, "run_command", real[0])
    for module in (github, send_proposal):
        monkeypatch.setattr(module, "git", real[1])
    for command in (
        ["init", "-q"],
        ["add", "a.yaml"],
        ["-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    folder = tmp_path / "bin"
    folder.mkdir()
    sending.forge.failures = {3: "429", 8: "reset after"}
    state = on_path(sending.forge, folder, monkeypatch)
    assert sending.send(outcome()) == 0
    forge = state_in(state)
    assert forge.replies(12) == [f"{MARK}Merci : {LINK}"]
    assert len(sending.clock.waits) == 2


def test_without_gh_the_message_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = github.run_command
    sending = Sending(tmp_path, monkeypatch)
    monkeypatch.setattr(github, "run_command", real)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert sending.send(outcome()) == 1
    assert "GitHub did not carry this out: GET issues/12: 0" in capsys.readouterr().err


def test_the_label_of_proposals_is_that_of_the_form() -> None:
    assert issue_form("propose", "fr").label == PROPOSAL


# ---- the files ----------------------------------------------------------------------------------


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
        "MkDocs.yml",  # the same file on macOS
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
