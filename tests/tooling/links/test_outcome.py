"""What one job tells the other: bounded, and without a word of a server."""

from __future__ import annotations

import json

import pytest

from tests.project import SMALL
from tests.tooling.links.servers import BadServer, CountedClock, asker
from tools.links import check, outcome, records
from tools.links.answers import Answer, Reason
from tools.links.outcome import Checked
from tools.links.records import Cited, Link
from tools.links.run import ask_all

FIELDS = ("dead_since", "archived")


def test_an_outcome_that_is_written_can_be_read() -> None:
    checked = [
        Checked(
            "https://a.example/é?a=b|c##[x]", Reason.NOT_FOUND, (("a b.yaml", 3),), "one", None
        ),
        Checked("https://b.example/", Reason.OK, (("a.yaml", 9),), "two", "2026-01-01"),
        Checked("https://c.example/", Reason.OK, (("a.yaml", 12),), "three", None),
        Checked("https://d.example/", Reason.REFUSED, (("a.yaml", 15),)),
    ]
    answers = {one.url: Answer(one.reason) for one in checked}
    made = outcome.outcome_of("2026-11-30", FIELDS, checked, answers)
    assert made.checked == tuple(checked[:2])
    assert made.unsure == (checked[3].digest,)
    text = outcome.written(made)
    assert text.isascii()
    assert "\n" not in text
    assert "##[" not in text  # a command of the workflow
    assert outcome.read(text) == made


def test_an_outcome_of_any_number_of_addresses_is_small_and_says_that_it_is_cut() -> None:
    urls = [f"https://a.example/{number}/{'x' * 1500}" for number in range(3000)]
    checked = [Checked(url, Reason.NOT_FOUND, (("a.yaml", 3),) * 3) for url in urls]
    source = Checked("https://z.example/", Reason.GONE, (("a.yaml", 3),), "source")
    answers = {one.url: Answer(one.reason) for one in checked}
    made = outcome.outcome_of("2026-11-30", FIELDS, [*checked, source], answers)
    # A variable of a process has at most 128 KiB (MAX_ARG_STRLEN of Linux).
    assert len(outcome.written(made)) < 120_000
    assert not made.complete
    assert made.checked[0] == source
    answers = {url: Answer(Reason.REFUSED) for url in urls}
    made = outcome.outcome_of("2026-11-30", FIELDS, [], answers)
    assert len(outcome.written(made)) < 120_000
    assert not made.complete


def changed(**values: object) -> str:
    made = outcome.outcome_of("2026-11-30", FIELDS, [], {})
    one = {
        "url": "https://a.example/",
        "reason": "404",
        "places": [["a.yaml", 3]],
        "source": None,
        "dead_since": None,
    }
    own = {key: value for key, value in values.items() if key in one}
    whole = {key: value for key, value in values.items() if key not in one}
    return json.dumps(json.loads(outcome.written(made)) | {"checked": [one | own]} | whole)


def test_an_outcome_of_another_form_is_refused() -> None:
    assert outcome.read(changed()).checked[0].reason is Reason.NOT_FOUND
    for text in (
        *("", "[]", "null", "[" * 5000, "{}"),
        changed(reason="Server said: ##[x]"),
        changed(url="javascript:alert(1)"),
        changed(url="https://a.example/\n"),
        changed(places=[["a\nb.yaml", 3]]),
        changed(places=[["a.yaml"]]),
        changed(source="<b>"),
        changed(dead_since="never"),
        changed(day="today"),
        changed(unsure=["<!--"]),
        changed(dead_field="a: b"),
    ):
        with pytest.raises(ValueError):  # noqa: PT011
            outcome.read(text)


def test_addresses_of_the_records_are_asked_and_told_with_their_lines(server: BadServer) -> None:
    gone, here, refused = map(server.at, ("/gone?tell", "/here?tell", "/refused?tell"))
    links = [Link(gone, "a.md", 9), Link(gone, "a.yaml", 3), Link(here, "a.yaml", 7)]
    links.append(Link(refused, "a.yaml", 5))
    sources = {links[1]: Cited("gone", None), links[2]: Cited("back", "2026-01-01")}
    clock = CountedClock()
    answers = ask_all([link.url for link in links], asker(clock), clock)
    checked = check.checked_addresses(links, sources, answers)
    made = outcome.outcome_of("2026-11-30", FIELDS, checked, answers)
    assert made.checked == (
        Checked(gone, Reason.NOT_FOUND, (("a.yaml", 3), ("a.md", 9)), "gone", None),
        Checked(here, Reason.OK, (("a.yaml", 7),), "back", "2026-01-01"),
    )
    assert list(check.report_lines(links, answers)) == [
        f"a.md:9: failing: {gone} (404, 404)",
        f"a.yaml:3: failing: {gone} (404, 404)",
        f"a.yaml:5: unsure: {refused} (refused, 403)",
        "1 addresses answer, 1 fail, 1 unsure",
    ]


def test_the_check_introduces_itself_with_the_address_of_the_project() -> None:
    workflow = {"GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "o/n"}
    assert "+https://git.example/o/n)" in check.agent(workflow)
    assert "+https://github.com/jazari-catalogue/catalogue)" in check.agent({})


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """`check` over the invented records, where every address is gone or none can be asked."""
    links = list(records.links_in(SMALL, "institutes.yaml"))
    monkeypatch.setattr(check, "ROOT", SMALL)
    monkeypatch.setattr(check, "all_links", lambda _root: links)
    return [link.url for link in links]


@pytest.mark.parametrize(("reason", "code"), [(Reason.NOT_FOUND, 0), (Reason.NO_HOST, 2)])
def test_a_run_without_a_network_writes_no_outcome(
    small: list[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: object,
    reason: Reason,
    code: int,
) -> None:
    output = f"{tmp_path}/output"
    monkeypatch.setenv("GITHUB_OUTPUT", output)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    answers = {url: Answer(reason) for url in small}
    monkeypatch.setattr(check, "ask_all", lambda *_urls, **_options: answers)
    assert check.main() == code
    try:
        with open(output, encoding="utf-8") as file:
            name, _, text = file.read().rstrip("\n").partition("=")
    except FileNotFoundError:
        assert code == 2
        return
    assert code == 0
    assert name == "outcome"
    ids = [one.source for one in outcome.read(text).checked]
    assert ids[:3] == ["source-officielle", "article-invente", "copie-inventee"]
