"""The forms that a run reads are those of GitHub as they are now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.editing.proposal.command import MAX_EVENT_BYTES
from jazari_catalogue.editing.proposal.filled_form import MAX_BODY
from jazari_catalogue.editing.proposal.handover import MOST_OPEN_DRAFTS, digest
from tests.tooling.forge import BOT, EDITOR, PERSON, REPOSITORY, CountedTime, Forge
from tools import fetch_forms, github
from tools.github import Repository
from tools.send_proposal import MARK, text_mark


@pytest.fixture
def forge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Forge:
    forge = Forge()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_REF_NAME", "main")
    monkeypatch.setattr(github, "run_command", forge.run)
    return forge


def fetched(event: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """The issues that a run with ``event`` fetches; without one, that of the schedule."""
    Path("event.json").write_text(json.dumps(event or {"schedule": "x"}), encoding="utf-8")
    assert fetch_forms.main(CountedTime()) == 0
    issues: list[dict[str, Any]] = json.loads(fetch_forms.FORMS_FILE.read_text())["issues"]
    return issues


def numbers() -> list[int]:
    return [issue["number"] for issue in fetched()]


def test_a_form_is_read_as_it_is_now_and_not_as_its_event_has_it(forge: Forge) -> None:
    forge.open_issue(12, "nouveau")
    (issue,) = fetched({"issue": {"number": 12, "body": "ancien"}})
    assert issue == {
        "number": 12,
        "state": "open",
        "created_at": "2026-11-23T09:30:00Z",
        "body": "nouveau",
    }


def test_a_form_that_is_gone_or_moved_is_not_read(forge: Forge) -> None:
    assert fetched({"issue": {"number": 12}}) == []
    forge.open_issue(12, repository_url="https://api.github.com/repos/invente/other")
    assert fetched({"issue": {"number": 12}}) == []
    # `gh` follows the redirect of an issue that was moved within the owner's repositories.
    forge.open_issue(12)
    forge.issues[12]["number"] = 3
    assert fetched({"issue": {"number": 12}}) == []


def test_the_daily_run_takes_up_forms_that_wait_and_those_without_an_outcome(forge: Forge) -> None:
    def labelled(*labels: str) -> list[dict[str, str]]:
        return [{"name": label} for label in labels]

    forge.open_issue(1)
    forge.open_issue(2, labels=labelled("proposal", "waiting"))
    forge.open_issue(3, labels=labelled("proposal", "draft"))
    forge.open_issue(4, labels=labelled("proposal", "incomplete", "draft"))
    forge.open_issue(5, labels=labelled("correction"))
    forge.open_issue(6, state="closed")
    forge.open_issue(7, pull_request={})
    assert numbers() == [1, 2]


def test_an_incomplete_form_is_taken_up_again_if_its_reply_is_about_an_earlier_text(
    forge: Forge,
) -> None:
    labels = [{"name": "proposal"}, {"name": "incomplete"}]
    replies = {1: (BOT, "texte"), 2: (BOT, "avant"), 3: (PERSON, "texte"), 4: None}
    for number, reply in replies.items():
        forge.open_issue(number, labels=labels)
        if reply is not None:
            forge.comment(number, reply[0], f"{MARK}…{text_mark(digest(reply[1]))}")
    assert numbers() == [2, 3, 4]
    for number in range(100, 100 + fetch_forms.MOST_INCOMPLETE):
        forge.open_issue(number, labels=labels, updated_at="2026-11-24T00:00:00Z")
        forge.comment(number, BOT, f"{MARK}…{text_mark(digest('texte'))}")
    assert numbers() == []


def test_the_forms_of_one_account_do_not_keep_those_of_others_waiting(forge: Forge) -> None:
    for number in range(100, 400):
        forge.open_issue(number)
    forge.open_issue(900, user=EDITOR)
    forge.open_issue(901, user=EDITOR)
    assert numbers() == [100, 900, 101, 901, 102, 103, 104, 105, 106, 107]


def test_what_is_no_form_any_more_does_not_keep_the_forms_of_others_waiting(forge: Forge) -> None:
    count = 2 * fetch_forms.MOST_FORMS + 3
    for number in range(1, 1 + count):
        forge.open_issue(number, user={"login": f"x{number}", "id": 100 + number, "type": "User"})
    repository = Repository(REPOSITORY, "main", CountedTime())
    # Nothing becomes of any: each has its turn all the same.
    turns = [form["number"] for day in range(3) for form in fetch_forms.waiting(repository, day)]
    assert set(turns) == {*range(1, 1 + count)}


def test_the_longest_texts_that_github_takes_can_be_read_together(forge: Forge) -> None:
    for text in ("\U0001f600", "\x01"):
        for number in range(100, 100 + fetch_forms.MOST_FORMS):
            forge.open_issue(number, text * MAX_BODY)
        assert len(numbers()) == fetch_forms.MOST_FORMS
        assert fetch_forms.FORMS_FILE.stat().st_size < MAX_EVENT_BYTES
    forge.open_issue(100, "\ud800")
    assert fetched({"issue": {"number": 100}})[0]["body"] == "?"


def test_forms_of_an_account_with_many_open_drafts_wait_on(forge: Forge) -> None:
    for number in range(20, 20 + MOST_OPEN_DRAFTS):
        forge.draft(number)
        forge.issues[number]["labels"].append({"name": "draft"})
    forge.open_issue(30)
    forge.open_issue(31, user=EDITOR)
    assert numbers() == [31]
    next(iter(forge.pulls.values()))["state"] = "closed"
    assert numbers() == [30, 31]


def test_a_failure_of_the_service_is_tried_again_and_then_reported(
    forge: Forge, capsys: pytest.CaptureFixture[str]
) -> None:
    forge.open_issue(12, user=PERSON)
    forge.failures = {0: "429", 1: "half an answer"}
    assert len(fetched({"issue": {"number": 12}})) == 1
    forge.fails_from = (0, "502 before")
    Path("event.json").write_text('{"issue": {"number": 12}}', encoding="utf-8")
    assert fetch_forms.main(CountedTime()) == 1
    assert "GET issues/12: 502" in capsys.readouterr().err
