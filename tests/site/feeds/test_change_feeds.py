"""The Atom feeds of what changed: valid by the rules of RFC 4287, whatever the names are."""

from __future__ import annotations

import re

import pytest

from jazari_catalogue.history.comparison import FieldChange
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.site.change_log import ChangeLog
from jazari_catalogue.site.feeds import change_feeds as feeds_module
from jazari_catalogue.site.feeds.atom import tag, xml
from jazari_catalogue.site.feeds.change_feeds import change_feeds
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.publisher import PublisherFacts
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.hostile import HOSTILE, REFUSED
from tests.project import LANGUAGES, SITE_URL, SMALL
from tests.site.feeds.atom_rules import ATOM, XHTML, XML, checked, text_of
from tests.site.invented_changes import change, commit_of, history_with
from tests.site.pages.catalogues import catalogue_in

INSTITUTE = "institut-invente"
HOST = ("institutes", INSTITUTE)
REPOSITORY = "https://forge.invalid/a/b"
FACTS = SiteFacts("", SITE_URL, None, None, repository=REPOSITORY)


def feeds_of(history: History, code: str = "en", facts: SiteFacts = FACTS) -> dict[str, bytes]:
    """The feeds of ``history`` beside the small catalogue, by their paths."""
    catalogue = catalogue_in(SMALL)
    views = Views(catalogue, interface(code), facts, history)
    inputs = Inputs(catalogue, facts, history)
    targets = change_feeds(views, ChangeLog(history), inputs, "")
    return {target.path: target.content() for target in targets}


def texts(document: bytes, path: str) -> list[str]:
    """The texts of the elements at ``path`` of each entry."""
    return [text_of(entry, path) for entry in checked(document).findall(f"{ATOM}entry")]


def a_few() -> dict[str, list[Change]]:
    return {
        INSTITUTE: [
            change("2026-01-12T10:00:00", HOST, "added"),
            change("2026-01-13T10:00:01", HOST, "changed", FieldChange(("city",), None, "a", "b")),
        ],
        "gone": [
            change("2026-01-13T10:00:01", ("partners", "gone"), "removed", name={"fr": "Parti"})
        ],
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_feeds_are_valid_in_every_language(code: str) -> None:
    feeds = feeds_of(history_with(a_few()), code)
    assert set(feeds) == {f"{code}/changes/feed.xml", f"{code}/institutes/{INSTITUTE}/feed.xml"}
    for path, document in feeds.items():
        feed = checked(document)
        (own,) = (one for one in feed.findall(f"{ATOM}link") if one.get("rel") == "self")
        assert own.get("href") == SITE_URL + path
        assert feed.get(f"{XML}lang") == code


def test_the_feed_of_all_has_an_entry_for_each_commit() -> None:
    document = feeds_of(history_with(a_few()))["en/changes/feed.xml"]
    assert texts(document, "title") == [
        "1 record changed · 1 record removed",
        "Record added · Invented institute",
    ]
    assert texts(document, "updated") == ["2026-01-13T10:00:01Z", "2026-01-12T10:00:00Z"]
    entry = checked(document).find(f"{ATOM}entry")
    assert entry is not None
    related = [one.get("href") for one in entry.iterfind(f"{ATOM}link[@rel='related']")]
    (made,) = {one.commit for one in a_few()["gone"]}
    assert related == [f"{REPOSITORY}/commit/{made}"]
    links = [link.get("href") for link in entry.iter(f"{XHTML}a")]
    assert links == [f"{SITE_URL}en/institutes/{INSTITUTE}/"]
    lines = ["".join(line.itertext()) for line in entry.iter(f"{XHTML}li")]
    assert lines == [
        "Invented institute · Institute · Record changed · City",
        "Parti · Partner · Record removed",
    ]


def test_ids_stay_when_a_record_is_renamed_or_named_anew() -> None:
    old = history_with({"old": [change("2026-01-12T10:00:00", ("institutes", "old"), "added")]})
    before = texts(feeds_of(old)["en/changes/feed.xml"], "id")
    renamed = [
        change("2026-01-12T10:00:00", ("institutes", "old"), "added"),
        change("2026-01-14T10:00:00", HOST, "renamed", former=("institutes", "old")),
        change("1970-01-01T00:00:00", HOST),  # by a clock that was wrong
    ]
    feeds = feeds_of(history_with({INSTITUTE: renamed}))
    assert texts(feeds["en/changes/feed.xml"], "id")[1:-1] == before
    of_record = checked(feeds[f"en/institutes/{INSTITUTE}/feed.xml"])
    assert text_of(of_record, "id") == tag(SITE_URL, "2026-01-12", "en", "institutes", "old")


def test_the_feed_of_a_record_stays_where_it_was() -> None:
    history = history_with({INSTITUTE: [change("2026-01-01T10:00:00", HOST, "added")]})
    others = [("labs", "ancien-institut-invente"), ("clubs", "ancien-institut-invente")]
    addresses = [Address(*one) for one in (*others, *others, ("institutes", "autre"), HOST)]
    history.addresses[INSTITUTE] = addresses
    feeds = feeds_of(history)
    assert {*feeds} == {
        "en/changes/feed.xml",
        "en/institutes/institut-invente/feed.xml",
        "en/labs/ancien-institut-invente/feed.xml",
    }
    new, former = (feeds[f"en/{page}/feed.xml"] for page in ("/".join(HOST), "/".join(others[0])))
    assert new == former


def test_a_tag_is_one_whatever_is_in_it() -> None:
    assert tag("https://Example.org:8080/a b/", "2026-01-12", "fr", "é/ü ") == (
        "tag:example.org,2026-01-12:a%20b/fr/%C3%A9%2F%C3%BC%20"
    )


def test_marks_of_direction_are_marks() -> None:
    assert xml("\u200fA & \u200e\u202e") == "\u200fA &amp; \u200e\\u202e"


def test_the_author_is_the_publisher() -> None:
    publisher = PublisherFacts(Titles("Éditeur <inventé>"), url="https://publisher.invalid/")
    facts = SiteFacts("", SITE_URL, None, None, publisher=publisher)
    feed = checked(feeds_of(history_with(a_few()), "fr", facts)["fr/changes/feed.xml"])
    author = feed.find(f"{ATOM}author")
    assert author is not None
    assert [child.text for child in author] == ["Éditeur <inventé>", "https://publisher.invalid/"]


@pytest.mark.parametrize("text", [*HOSTILE.values(), *REFUSED.values(), "\ufffe", "\x0b"])
def test_hostile_names_are_text(text: str) -> None:
    removed = change(
        "2026-01-12T10:00:00", ("partners", text), "removed", name={"fr": text}, region=text
    )
    changed = change(
        *("2026-01-12T10:00:00", HOST, "renamed", FieldChange((text,), text, text, text)),
        former=(text, text),
    )
    for document in feeds_of(history_with({text: [removed], INSTITUTE: [changed]})).values():
        feed = checked(document)
        assert not list(feed.iter("{*}script", "{*}img", "{*}b"))


def test_feeds_have_the_newest_changes_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds_module, "ENTRIES", 2)
    monkeypatch.setattr(feeds_module, "MOST_RECORDS", 3)
    history = {
        f"p{number}": [change("2026-01-12T10:00:00", ("partners", f"p{number}"), "added")]
        for number in range(5)
    }
    history[INSTITUTE] = [change(f"2026-01-1{day}T10:00:00", HOST) for day in range(3)]
    feeds = feeds_of(history_with(history))
    assert len(texts(feeds["en/changes/feed.xml"], "id")) == 2
    assert len(texts(feeds[f"en/institutes/{INSTITUTE}/feed.xml"], "id")) == 2
    entry = checked(feeds["en/changes/feed.xml"]).find(f"{ATOM}entry")
    assert entry is not None
    assert len(list(entry.iter(f"{XHTML}li"))) == 4
    assert "and 3 others" in "".join(entry.itertext())


def test_without_history_there_are_no_feeds() -> None:
    assert feeds_of(History(missing=Reason.NO_GIT)) == {}


def test_commits_of_one_second_have_entries_of_their_own() -> None:
    history = {
        INSTITUTE: [
            change("2026-01-12T10:00:00", HOST, "added", commit=1),
            change("2026-01-12T10:00:00", HOST, commit=2),
        ]
    }
    document = feeds_of(history_with(history))["en/changes/feed.xml"]
    assert sorted(re.findall(r"[0-9a-f]{40}", "".join(texts(document, "id")))) == sorted(
        map(commit_of, (1, 2))
    )
