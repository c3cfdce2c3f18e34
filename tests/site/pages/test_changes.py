"""The pages of what changed: the order of changes, months, filters, and what a line says."""

from __future__ import annotations

import pytest
from lxml import html

from jazari_catalogue.history.comparison import FieldChange
from jazari_catalogue.history.history import History
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.site.change_log import ChangeLog
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.pages import changes as changes_module
from jazari_catalogue.site.pages.changes import ChangeLine, ChangesPages, ChangesView
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.shown_values import MOST_CHANGES
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.hostile import ATTACK
from tests.project import LANGUAGES, ROOT, SITE_URL, SMALL
from tests.site.invented_changes import change, commit_of, history_with
from tests.site.pages.catalogues import catalogue_in

INSTITUTE = "institut-invente"
HOST = ("institutes", INSTITUTE)


def pages_of(history: History, code: str = "en", repository: str | None = None) -> ChangesPages:
    """The pages of ``history`` beside the small catalogue of invented records."""
    catalogue = catalogue_in(SMALL)
    facts = SiteFacts("", SITE_URL, None, None, repository=repository)
    views = Views(catalogue, interface(code), facts, history)
    return ChangesPages(views, ChangeLog(history), Inputs(catalogue, facts, history))


def page_at(pages: ChangesPages, path: str) -> ChangesView:
    """The page at ``path``."""
    (view,) = (
        pages.view((listing, number))
        for listing in pages.listings
        for number, one in enumerate(listing.paths, start=1)
        if one == path
    )
    assert view.page.path == path
    return view


def lines(view: ChangesView) -> list[ChangeLine]:
    """What the page says of records, in its order."""
    return [
        line
        for month in view.months
        for day in month.days
        for step in day.steps
        for line in (*step.lines, *step.folded)
    ]


def text_change(field: str, *languages: str) -> list[FieldChange]:
    """Changes of the texts of ``field`` in ``languages``."""
    return [FieldChange((field,), language, "a", "b") for language in languages]


def test_changes_are_by_month_and_day_newest_first() -> None:
    view = page_at(
        pages_of(
            history_with(
                {
                    INSTITUTE: [
                        change("2026-01-31T23:59:59", HOST, "added"),
                        change("2026-02-01T00:00:00", HOST),
                        change("2026-02-03T08:00:00", HOST),
                    ],
                    "gone": [change("2026-02-03T09:00:00", ("partners", "gone"), "removed")],
                }
            )
        ),
        "en/changes/",
    )
    assert [
        (month.name, [(day.date.datetime, len(day.steps)) for day in month.days])
        for month in view.months
    ] == [
        ("February\u00a02026", [("2026-02-03", 2), ("2026-02-01", 1)]),
        ("January\u00a02026", [("2026-01-31", 1)]),
    ]
    assert [line.sort.code for line in lines(view)] == ["removed", "changed", "changed", "added"]


def test_months_and_filters_have_pages_with_their_changes_only() -> None:
    other = ("institutes", "other")
    history = history_with(
        {
            INSTITUTE: [change("2026-01-12T10:00:00", HOST, "added", region="MA-04")],
            "other": [
                change("2026-03-01T10:00:00", ("labs", "other"), "added"),
                change("2026-03-02T10:00:00", other, "moved", former=("labs", "other")),
            ],
        }
    )
    pages = pages_of(history)
    found = {
        listing.path: [(one.change.day, one.id) for one in listing.changes]
        for listing in pages.listings
    }
    first = ("2026-01-12", INSTITUTE)
    added, moved = ("2026-03-01", "other"), ("2026-03-02", "other")
    assert found == {
        "en/changes/": [moved, added, first],
        "en/changes/2026-03/": [moved, added],
        "en/changes/2026-01/": [first],
        "en/changes/what/added/": [added, first],
        "en/changes/what/moved/": [moved],
        "en/changes/kind/institutes/": [moved, first],
        "en/changes/kind/labs/": [moved, added],  # also records that left the kind
        "en/changes/region/ma-04/": [first],
    }
    for path in found:
        view = page_at(pages, path)
        assert len(lines(view)) == len(found[path])
        current = [link.href for one in view.filters for link in one.links if link.current]
        assert current == ([] if path == "en/changes/" else [view.page.base + path])


def test_filters_link_to_pages_that_exist() -> None:
    pages = pages_of(
        history_with({INSTITUTE: [change("2026-01-12T10:00:00", HOST, "added", region="MA-04")]})
    )
    view = page_at(pages, "en/changes/region/ma-04/")
    links = [link.href.removeprefix(view.page.base) for one in view.filters for link in one.links]
    assert [one.label for one in view.filters] == [
        "Month",
        "What happened",
        "Kind",
        "Region: Rabat-Salé-Kénitra",
    ]
    assert set(links) < set(pages.paths)
    assert len(links) == 4


def test_a_line_names_the_fields_that_changed_and_not_their_values() -> None:
    history = history_with(
        {
            INSTITUTE: [
                change(
                    "2026-01-12T10:00:00",
                    HOST,
                    "changed",
                    *text_change("summary", "ar"),
                    *text_change("description", "fr", "ar", "en"),
                    FieldChange(("contact", "email"), None, "secret", None),
                    FieldChange(("contact", "phone"), None, "secret", None),
                    gained=(("topics", "any"),),
                )
            ]
        }
    )
    view = page_at(pages_of(history), "en/changes/")
    (line,) = lines(view)
    assert line.fields == ("Summary (Arabic)", "Description", "Contact", "Topics")
    (made,) = history.changes[INSTITUTE]
    assert line.history == f"../../en/institutes/{INSTITUTE}/#change-{made.commit[:12]}"
    assert "secret" not in repr(view)


def test_a_line_links_only_to_values_that_the_page_of_the_record_shows() -> None:
    edits = [
        change(f"2026-01-{day:02}T10:00:00", HOST, "changed", *text_change("summary", "fr"))
        for day in range(2, MOST_CHANGES + 4)
    ]
    history = history_with({INSTITUTE: [change("2026-01-01T10:00:00", HOST, "added"), *edits]})
    shown = lines(page_at(pages_of(history), "en/changes/"))
    assert len(shown) == MOST_CHANGES + 3
    assert [line.history is not None for line in shown] == [True] * MOST_CHANGES + [False] * 3
    assert shown[-2].fields == ("Summary (French)",)


def test_a_link_to_values_names_the_record_in_the_language_of_its_name() -> None:
    french = "institut-en-francais"
    changed = change(
        "2026-01-02T10:00:00", ("institutes", french), "changed", *text_change("summary", "fr")
    )
    view = page_at(pages_of(history_with({french: [changed]}), "ar"), "ar/changes/")
    text = Templates(ROOT / "overrides").render("pages/changes.html", interface("ar"), view=view)
    (name,) = html.fromstring(text).xpath("//p[@class='change__fields']/a/span")
    assert (name.text, name.get("lang")) == (" · Institut resté en français", "fr")


def test_many_fields_are_counted() -> None:
    fields = [FieldChange((f"field{number}",), None, "a", "b") for number in range(10)]
    history = history_with({INSTITUTE: [change("2026-01-12T10:00:00", HOST, "changed", *fields)]})
    (line,) = lines(page_at(pages_of(history), "en/changes/"))
    assert len(line.fields) == 8
    assert line.others == "and 2 others"


def test_a_line_says_what_a_record_was_before() -> None:
    moved = change("2026-01-12T11:00:00", HOST, "moved", former=("labs", INSTITUTE))
    renamed = change("2026-01-12T10:00:00", HOST, "renamed", former=("institutes", "old-id"))
    both = change("2026-01-12T09:00:00", HOST, "moved", former=("labs", "old-id"))
    view = page_at(pages_of(history_with({INSTITUTE: [both, renamed, moved]})), "en/changes/")
    assert [line.former for line in lines(view)] == [
        "Before: Laboratory",
        "Before: old-id",
        "Before: Laboratory, old-id",
    ]


def test_a_record_that_no_longer_exists_has_its_last_name_and_no_link() -> None:
    removed = change(
        "2026-01-12T10:00:00",
        ("partners", "gone"),
        "removed",
        name={"fr": "Partenaire inventé", "en": "Invented partner"},
    )
    view = page_at(pages_of(history_with({"gone": [removed]})), "en/changes/")
    (line,) = lines(view)
    assert (line.name.text, line.name.href, line.history) == ("Invented partner", None, None)


@pytest.mark.parametrize(
    "name", [None, ["a"], {"fr": ["a"]}, {"nom": "a"}, {"fr": {"fr": "a"}}, {}, 7]
)
def test_a_record_without_a_readable_name_has_its_id(name: object) -> None:
    removed = change("2026-01-12T10:00:00", ("partners", "gone"), "removed", name=name)
    (line,) = lines(page_at(pages_of(history_with({"gone": [removed]})), "en/changes/"))
    assert line.name.text == "gone"


def test_kinds_and_fields_that_no_longer_exist_keep_their_keys() -> None:
    old = change(
        "2026-01-12T10:00:00",
        ("gadgets", "old"),
        "changed",
        FieldChange(("weight", "grams"), None, "1", "2"),
    )
    view = page_at(pages_of(history_with({"old": [old]})), "en/changes/")
    (line,) = lines(view)
    assert (line.kind.label, line.fields) == ("gadgets", ("weight",))
    assert "kind" not in [one.id for one in view.filters]


def test_a_commit_that_changed_many_records_does_not_bury_the_others() -> None:
    many = {
        f"p{number}": [
            change(
                "2026-01-12T10:00:00",
                ("partners", f"p{number}"),
                "added" if number == 7 else "changed",
            )
        ]
        for number in range(60)
    }
    many[INSTITUTE] = [change("2026-01-12T09:00:00", HOST)]
    view = page_at(pages_of(history_with(many)), "en/changes/")
    big, small = view.months[0].days[0].steps
    assert big.summary == "1 record added · 59 records changed"
    assert (len(big.lines), len(big.folded)) == (changes_module.LINES, 57)
    assert big.lines[0].sort.code == "added"
    assert (small.summary, len(small.lines), small.folded) == (None, 1, ())


def test_long_months_and_filters_have_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes_module, "PER_PAGE", 4)
    made = {
        f"p{number}": [
            change(f"2026-01-{10 + number // 3}T10:00:00", ("partners", f"p{number}"), "added")
        ]
        for number in range(10)
    }
    pages = pages_of(history_with(made))
    newest = page_at(pages, "en/changes/")
    assert len(lines(newest)) == 4
    assert newest.pages == ()  # the month has the rest
    assert newest.months[0].whole is not None
    assert newest.months[0].whole.text == "Whole month: 10 changes"
    months = [
        page_at(pages, path)
        for path in (
            "en/changes/2026-01/",
            "en/changes/2026-01/page/2/",
            "en/changes/2026-01/page/3/",
        )
    ]
    shown = [line.name.text for view in months for line in lines(view)]
    assert sorted(shown) == sorted(made)
    assert [view.page.title for view in months] == [
        "What changed: January\u00a02026",
        "What changed: January\u00a02026, page 2",
        "What changed: January\u00a02026, page 3",
    ]
    assert [link.number for link in months[1].pages if link.current] == [2]


def test_commits_are_linked_if_the_repository_is_known() -> None:
    history = history_with({INSTITUTE: [change("2026-01-12T10:00:00", HOST, commit=1)]})

    def step(repository: str | None) -> tuple[str, str | None]:
        view = page_at(pages_of(history, repository=repository), "en/changes/")
        (shown,) = view.months[0].days[0].steps
        return shown.commit, shown.href

    name = commit_of(1)
    assert step(None) == (name[:7], None)
    assert step("https://forge.invalid/a/b") == (
        name[:7],
        f"https://forge.invalid/a/b/commit/{name}",
    )


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("reason", Reason)
def test_without_history_the_page_says_why(code: str, reason: Reason) -> None:
    pages = pages_of(History(missing=reason), code)
    assert pages.paths == [f"{code}/changes/"]
    view = page_at(pages, f"{code}/changes/")
    assert view.missing is not None
    assert reason.sentence.in_language(code) in view.missing
    assert (view.months, view.filters, view.count, view.feed) == ((), (), "", None)
    assert view.page.feed is None


def test_an_empty_history_has_an_empty_page() -> None:
    view = page_at(pages_of(History()), "en/changes/")
    assert (view.missing, view.count, view.months) == (None, "0 changes", ())


def test_pages_have_the_feed_of_all_changes() -> None:
    pages = pages_of(history_with({INSTITUTE: [change("2026-01-12T10:00:00", HOST, "added")]}))
    for path in pages.paths:
        view = page_at(pages, path)
        assert view.page.feed is not None
        assert view.page.feed.href == "en/changes/feed.xml"
        assert view.feed == view.page.base + "en/changes/feed.xml"


def test_hidden_characters_of_old_names_are_visible() -> None:
    removed = change("2026-01-12T10:00:00", ("x\u202ey", "a\u202eb"), "removed", name=None)
    (line,) = lines(page_at(pages_of(history_with({"a": [removed]})), "en/changes/"))
    assert (line.name.text, line.kind.label) == ("a\\u202eb", "x\\u202ey")


def test_old_names_are_text() -> None:
    removed = change("2026-01-12T10:00:00", ("partners", "gone"), "removed", name=ATTACK)
    (line,) = lines(page_at(pages_of(history_with({"gone": [removed]})), "en/changes/"))
    assert line.name.text == ATTACK
