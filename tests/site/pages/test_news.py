"""What the home page says is new and changed."""

from __future__ import annotations

from jazari_catalogue.history.history import History
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.site.change_log import ChangeLog
from jazari_catalogue.site.pages.news import LINES, News, news_of
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.project import SITE_URL, SMALL
from tests.site.invented_changes import change, history_with
from tests.site.pages.catalogues import catalogue_in

HOST = ("institutes", "institut-invente")


def news(history: History) -> News | None:
    """The news of ``history`` in English."""
    views = Views(catalogue_in(SMALL), interface("en"), SiteFacts("", SITE_URL, None), history)
    return news_of(views, ChangeLog(history), "../")


def shown(history: History) -> list[tuple[str, list[str], str | None]]:
    """What happened to which records, and how many others, line by line."""
    made = news(history)
    assert made is not None
    return [(line.what, [name.text for name in line.names], line.others) for line in made.lines]


def test_a_line_has_one_record_or_the_first_of_many() -> None:
    many = {
        f"p{number}": [change("2026-01-12T10:00:00", ("partners", f"p{number}"), "added")]
        for number in range(5)
    }
    one = {HOST[1]: [change("2026-01-13T10:00:00", HOST)]}
    assert shown(history_with({**many, **one})) == [
        ("Record changed", ["Invented institute"], None),
        ("5 records added", ["p0", "p1"], "and 3 others"),
    ]


def test_days_are_counted_for_the_script() -> None:
    made = news(
        history_with(
            {
                HOST[1]: [
                    change("2025-12-01T10:00:00", HOST, "added"),
                    change("2026-01-13T10:00:00", HOST),
                    change("2026-01-13T11:00:00", HOST),
                ]
            }
        )
    )
    assert made is not None
    assert made.days == "2026-01-13:2 2025-12-01:1"
    assert made.latest.datetime == "2026-01-13"


def test_there_are_few_lines() -> None:
    changes = [change(f"2026-01-{day}T10:00:00", HOST) for day in range(10, 30)]
    assert len(shown(history_with({HOST[1]: changes}))) == LINES


def test_sources_are_news_only_if_nothing_else_is() -> None:
    source = [change("2026-01-14T10:00:00", ("sources", "gone"), "removed")]
    partner = [change("2026-01-12T10:00:00", ("partners", "gone"), "removed")]
    assert shown(history_with({"a": source, "b": partner}))[0][0] == "Record removed"
    assert len(shown(history_with({"a": source, "b": partner}))) == 1
    assert len(shown(history_with({"a": source}))) == 1


def test_without_history_there_is_no_news() -> None:
    assert news(History(missing=Reason.NO_GIT)) is None
