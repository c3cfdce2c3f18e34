"""The one issue: opened when needed, found safely, brought up to date, closed, opened again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, cast

import cmarkgfm
import pytest
from lxml import html

from tools.github import NotSent, Repository
from tools.links import report, strikes
from tools.links.answers import Reason
from tools.links.issue import MARK, MOST_BYTES, TITLE, text_of
from tools.links.outcome import Checked, CheckOutcome, digest_of

BOT = {"login": "github-actions[bot]", "type": "Bot"}
URL = "https://invented.example/page"
START = date(2026, 11, 2)


class Repo:
    """A repository whose GitHub is a list of issues."""

    name = "invented/catalogue"
    default_branch = "main"

    def __init__(self, *issues: dict[str, Any]) -> None:
        self.issues: list[dict[str, Any]] = list(issues)
        self.changes = 0

    def pages(self, path: str) -> Any:
        assert path.startswith("issues?creator=github-actions%5Bbot%5D&state=all&")
        return json.loads(json.dumps(self.issues))

    def create(self, path: str, find: Callable[[], Any], **values: str) -> Any:
        assert path == "issues"
        if (existing := find()) is not None:
            return existing
        self.changes += 1
        issue = {"number": 90 + len(self.issues), "state": "open", "user": BOT, **values}
        self.issues.append(issue)
        return dict(issue)

    def patch(self, path: str, **values: str) -> Any:
        self.changes += 1
        number = int(path.removeprefix("issues/"))
        (issue,) = [one for one in self.issues if one["number"] == number]
        issue.update(values)
        return issue


def run(week: int, *checked: Checked, unsure: tuple[str, ...] = ()) -> CheckOutcome:
    day = (START + timedelta(7 * week)).isoformat()
    return CheckOutcome(day, 9, "dead_since", "archived", checked, unsure)


def gone(url: str = URL, dead_since: str | None = None, source: str | None = "one") -> Checked:
    return Checked(url, Reason.NOT_FOUND, (("institutes.yaml", 123),), source, dead_since)


def send(repo: Repo, *outcomes: CheckOutcome) -> str:
    for outcome in outcomes:
        said = report.report(cast("Repository", repo), outcome)
    return said


def page_of(body: str) -> html.HtmlElement:
    return html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(body))


def headings(repo: Repo) -> list[str]:
    page = page_of(repo.issues[-1]["body"])
    return [heading.text_content().rpartition(" · ")[2] for heading in page.xpath("//h2")]


def test_without_anything_to_say_no_issue_is_opened() -> None:
    repo = Repo()
    send(repo, run(0))
    assert repo.issues == []


def test_an_address_is_watched_in_a_closed_issue_until_the_third_failure_opens_it() -> None:
    repo = Repo()
    send(repo, run(0, gone()))
    assert [issue["state"] for issue in repo.issues] == ["closed"]
    assert headings(repo) == ["Being watched"]
    send(repo, run(1, gone()))
    assert repo.issues[0]["state"] == "closed"
    send(repo, run(2, gone()))
    assert repo.issues[0]["state"] == "open"
    assert headings(repo) == ["Offline"]
    assert len(repo.issues) == 1


def test_the_issue_says_which_line_to_add_where_and_leads_to_archived_copies() -> None:
    repo = Repo()
    send(repo, *(run(week, gone()) for week in range(3)))
    page = page_of(repo.issues[0]["body"])
    (row,) = page.xpath("//tbody/tr")
    address, reason, line, to_add = row.xpath("td")
    assert address.text_content() == URL
    assert reason.text_content() == "404, 3 (2026-11-02 – 2026-11-16)"
    assert line.text_content() == "institutes.yaml:123"
    assert line.xpath("a/@href") == [
        "https://github.com/invented/catalogue/edit/main/institutes.yaml#L123"
    ]
    assert to_add.xpath("code/text()") == ["dead_since: 2026-11-02"]
    assert to_add.xpath("a/@href") == [f"https://web.archive.org/web/*/{URL}"]
    # In three languages.
    for word in ("ajouter au-dessous", "أضيفوا تحته", "add the given line below it"):
        assert word in page.text_content()
    assert page.text_content().count("archived: {url: https://…, date: ") == 3


def test_the_issue_is_closed_when_the_record_says_it_and_opened_when_it_answers_again() -> None:
    repo = Repo()
    send(repo, *(run(week, gone()) for week in range(3)))
    send(repo, run(3, gone(dead_since="2026-11-02")))
    assert (repo.issues[0]["state"], headings(repo)) == ("closed", [])
    back = Checked(URL, Reason.OK, (("institutes.yaml", 123),), "one", "2026-11-02")
    send(repo, run(4, back))
    assert (repo.issues[0]["state"], headings(repo)) == ("open", ["Online again"])
    send(repo, run(5))
    assert (repo.issues[0]["state"], headings(repo)) == ("closed", [])
    send(repo, *(run(week, gone()) for week in range(6, 9)))
    assert (repo.issues[0]["state"], headings(repo)) == ("open", ["Offline"])
    assert len(repo.issues) == 1


def test_a_run_that_says_the_same_changes_nothing() -> None:
    repo = Repo()
    send(repo, *(run(week, gone()) for week in range(3)))
    changes = repo.changes
    repo.issues[0]["body"] = repo.issues[0]["body"].replace("\n", "\r\n")
    send(repo, run(2, gone()))
    assert repo.changes == changes


def test_a_move_to_another_site_is_said_and_opens_nothing() -> None:
    repo = Repo()
    moved = Checked(URL, Reason.MOVED, (("institutes.yaml", 123),), "one")
    send(repo, run(0, gone(f"{URL}/2"), moved))
    assert headings(repo) == ["Moved to another site", "Being watched"]
    assert repo.issues[0]["state"] == "closed"


def others_issues() -> list[dict[str, Any]]:
    """Issues with our title and our text that are not ours."""
    known = {digest_of(URL): strikes.Strikes(2, START, START)}
    forged = f"{MARK}\n{strikes.written(known)}"
    users = (
        {"login": "mallory", "type": "User"},
        {"login": "github-actions", "type": "User"},
        {"login": "github-actions[bot]", "type": "User"},
        None,
    )
    issues = [
        {"number": number, "state": "open", "user": user, "title": TITLE, "body": forged}
        for number, user in enumerate(users, start=1)
    ]
    draft = {"number": 9, "state": "open", "user": BOT, "title": TITLE, "body": forged}
    other = {"number": 10, "state": "open", "user": BOT, "title": "Rebuild", "body": None}
    return [*issues, draft | {"pull_request": {}}, other]


def test_an_issue_of_someone_else_with_the_same_title_and_mark_is_ignored() -> None:
    repo = Repo(*others_issues())
    before = json.dumps(repo.issues)
    send(repo, run(1, gone()))
    assert json.dumps(repo.issues[:-1]) == before
    assert headings(repo) == ["Being watched"]


def test_an_issue_that_was_opened_without_an_answer_is_not_opened_twice() -> None:
    repo = Repo()
    create = repo.create

    def late(path: str, find: Callable[[], Any], **values: str) -> Any:
        create(path, find, **values)
        return create(path, find, **values)

    repo.create = late  # type: ignore[method-assign]
    send(repo, run(0, gone()))
    assert [issue["state"] for issue in repo.issues] == ["closed"]


@pytest.mark.parametrize(
    "body", [None, "", "erased", MARK, f"{MARK}\n<!-- jazari-links-state x -->"]
)
def test_an_issue_whose_state_is_lost_is_kept_and_nothing_is_called_dead_at_once(
    body: str | None,
) -> None:
    repo = Repo()
    send(repo, *(run(week, gone()) for week in range(3)))
    repo.issues[0]["body"] = body
    said = send(repo, run(3, gone()))
    assert "could not be read" in said
    assert headings(repo) == ["Being watched"]
    assert len(repo.issues) == 1
    send(repo, run(4, gone()), run(5, gone()))
    assert headings(repo) == ["Offline"]


@pytest.mark.parametrize("answer", [None, "text", ["text"], [{"user": BOT}], [[]]])
def test_an_answer_that_is_no_list_of_issues_changes_nothing(answer: Any) -> None:
    repo = Repo()
    repo.pages = lambda _path: answer  # type: ignore[method-assign]
    with pytest.raises(NotSent):
        send(repo, run(0, gone()))
    assert repo.changes == 0


HOSTILE = "https://a.example/|x|`c`<img src=x>](b)@user#1--><!--$(id)\\*_~!"


def test_addresses_and_files_are_only_text_in_the_issue() -> None:
    one = Checked(HOSTILE, Reason.NOT_FOUND, (("a b](c)<i>`|@x.yaml", 3),), "one")
    repo = Repo()
    send(repo, *(run(week, one) for week in range(3)))
    page = page_of(repo.issues[0]["body"])
    (row,) = page.xpath("//tbody/tr")
    cells = row.xpath("td")
    assert len(cells) == 4
    assert cells[0].text_content() == HOSTILE
    assert {element.tag for element in row.iter("*")} <= {"tr", "td", "a", "br", "code"}
    assert all(
        link.startswith(("https://github.com/invented/catalogue/", "https://web.archive.org/web/"))
        for link in page.xpath("//@href")
    )
    body = repo.issues[0]["body"]
    assert "@user" not in body
    assert "#1" not in body.replace("#L", "")
    assert strikes.read(body) == {one.digest: strikes.Strikes(3, START, START + timedelta(14))}


def test_an_issue_with_any_number_of_addresses_fits_and_says_how_many_are_left_out() -> None:
    many = [gone(f"{URL}/{number}/{'é' * 250}") for number in range(600)]
    state: strikes.State = {}
    for week in range(3):
        state = strikes.after(state, run(week, *many))
    text = text_of(state, run(2, *many), "https://github.com/a/b/edit/main/")
    assert len(text.body.encode()) < MOST_BYTES + 1000 < 65_536
    rows = len(page_of(text.body).xpath("//tbody/tr"))
    assert 0 < rows < strikes.MOST
    assert f"… {strikes.MOST - rows} de plus" in text.body
    assert len(strikes.read(text.body) or {}) == strikes.MOST


def test_an_outcome_that_is_none_ends_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "invented/catalogue")
    monkeypatch.setenv("GITHUB_REF_NAME", "main")
    monkeypatch.setenv("OUTCOME", "{}")
    assert report.main() == 1
    assert "not an outcome" in capsys.readouterr().err
