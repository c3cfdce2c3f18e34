"""What the page of a record shows of its history, and its dates."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from jazari_catalogue.history.comparison import ChangeKind, FieldChange
from jazari_catalogue.history.history import Address, Change, History
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.pages.record_history import LONGEST, Histories, HistoryView
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.shown_values import MOST_CHANGES, MOST_FIELDS, MOST_FIELDS_OF_PAGE
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.hostile import ATTACK
from tests.project import ROOT, SITE_URL, SMALL, text_of
from tests.site.pages.catalogues import catalogue_in

INSTITUTE = "institut-invente"
REPOSITORY = "https://forge.invalid/owner/name"
BASE = "../../../"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_in(SMALL)


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates(ROOT / "overrides")


def change(
    number: int = 1,
    what: ChangeKind = "changed",
    *fields: FieldChange,
    former: Address | None = None,
    gained: list[tuple[str, str]] | None = None,
    lost: list[tuple[str, str]] | None = None,
) -> Change:
    """The change of the institute that commit ``number`` made, on the day of January it has."""
    return Change(
        commit=f"{number:x}".ljust(40, "0"),
        day=f"2026-01-{number:02}",
        change=what,
        address=Address("institutes", INSTITUTE),
        former=former,
        name=None,
        fields=list(fields),
        gained=gained or [],
        lost=lost or [],
        time=0,
        region=None,
    )


def summary(before: Any, after: Any, language: str | None = "fr") -> FieldChange:
    return FieldChange(("summary",), language, before, after)


def views_with(
    catalogue: Catalogue, history: History, code: str = "en", repository: str | None = REPOSITORY
) -> Views:
    facts = SiteFacts("", SITE_URL, None, repository=repository)
    return Views(catalogue, interface(code), facts, history)


def history_with(
    catalogue: Catalogue, *changes: Change, code: str = "en", repository: str | None = REPOSITORY
) -> HistoryView:
    """The history of the institute after these ``changes``, oldest first."""
    views = views_with(catalogue, History({INSTITUTE: list(changes)}), code, repository)
    return Histories(views).of(catalogue[INSTITUTE], BASE)


def section_with(
    catalogue: Catalogue, templates: Templates, *changes: Change, code: str = "en"
) -> html.HtmlElement:
    """The section of the institute's page about its history, after these ``changes``."""
    views = views_with(catalogue, History({INSTITUTE: list(changes)}), code)
    view = RecordPages(views).view(catalogue[INSTITUTE])
    text = templates.render("records/institute.html", views.interface, view=view, page=view.page)
    (section,) = html.fromstring(text).xpath("//section[@aria-labelledby='history']")
    return section


# ---- in a sentence ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "This record was added to the catalogue on 1 January 2026 and has changed 2 times."),
        ("fr", "Fiche entrée dans le catalogue le 1er janvier 2026, modifiée 2 fois depuis."),
        ("ar", "أُدرجت هذه البطاقة في الدليل يوم 1 يناير 2026 وعُدّلت مرتين منذ ذلك الحين."),
    ],
)
def test_a_sentence_says_when_the_record_entered_and_how_often_it_changed(
    catalogue: Catalogue, code: str, sentence: str
) -> None:
    shown = history_with(catalogue, change(1, "added"), change(2), change(3), code=code)
    assert shown.sentence.replace("\u00a0", " ") == sentence


def test_a_record_that_never_changed_says_so(catalogue: Catalogue) -> None:
    shown = history_with(catalogue, change(1, "added"))
    assert shown.sentence.endswith("and has not changed.")
    assert [one.what for one in shown.changes] == ["Record added"]


@pytest.mark.parametrize("reason", Reason)
def test_without_history_a_sentence_says_so_and_why(
    catalogue: Catalogue, templates: Templates, reason: Reason
) -> None:
    for code in MESSAGES:
        views = views_with(catalogue, History(missing=reason), code)
        shown = Histories(views).of(catalogue[INSTITUTE], BASE)
        assert shown.changes == ()
        assert "git" not in shown.sentence
        assert shown.sentence == views.interface.gettext(
            Histories(views_with(catalogue, History(missing=reason)))
            .of(catalogue[INSTITUTE], BASE)
            .sentence
        )
    assert shown.sentence.startswith("The history of this record is not part of this edition")
    view = RecordPages(views).view(catalogue["theme-invente"])
    text = templates.render("records/topic.html", views.interface, view=view, page=view.page)
    (section,) = html.fromstring(text).xpath("//section[@aria-labelledby='history']")
    assert [child.tag for child in section] == ["h2", "p"]  # a topic has no other dates


def test_a_record_that_is_not_committed_says_so(catalogue: Catalogue) -> None:
    views = views_with(catalogue, History({"other": [change()]}))
    shown = Histories(views).of(catalogue[INSTITUTE], BASE)
    assert "not in the repository yet" in shown.sentence


# ---- what changed -------------------------------------------------------------------------------


def test_the_newest_changes_come_first_and_only_these_have_what_was_before(
    catalogue: Catalogue,
) -> None:
    changes = [change(number, "changed", summary("a", "b")) for number in range(2, 17)]
    shown = history_with(catalogue, change(1, "added"), *changes).changes
    assert [one.day.datetime for one in shown] == [f"2026-01-{day:02}" for day in range(16, 0, -1)]
    assert [len(one.fields) for one in shown] == [1] * MOST_CHANGES + [0] * (16 - MOST_CHANGES)
    assert {one.titles and one.titles.text for one in shown[:-1]} == {"Summary"}


def test_of_a_large_change_the_number_of_fields_left_out_is_shown(
    catalogue: Catalogue, templates: Templates
) -> None:
    fields = [
        FieldChange(("statements", str(number), "text"), "fr", "a", "b") for number in range(90)
    ]
    changes = [change(1, "added"), *(change(number, "changed", *fields) for number in range(2, 8))]
    shown = history_with(catalogue, *changes).changes
    assert [len(one.fields) for one in shown[:2]] == [MOST_FIELDS] * 2
    assert sum(len(one.fields) for one in shown) == MOST_FIELDS_OF_PAGE
    assert shown[0].others == 90 - MOST_FIELDS
    section = section_with(catalogue, templates, *changes)
    assert f"{90 - MOST_FIELDS} other fields changed." in text_of(section)
    assert section.xpath("//p[@class='changes__all']/a/@href") == [
        f"{BASE}en/institutes/{INSTITUTE}/feed.xml",
        f"{BASE}en/changes/",
        f"{BASE}api/v1/changes.json",
    ]


def test_a_line_names_the_first_fields_that_changed(catalogue: Catalogue) -> None:
    names = ("name", "summary", "city", "links", "aliases")
    fields = [FieldChange((name,), None, "a", "b") for name in names]
    first, _ = history_with(catalogue, change(1, "added"), change(2, "changed", *fields)).changes
    assert first.titles is not None
    assert first.titles.text == "Name, Summary, City and 2 others"


@pytest.mark.parametrize("code", MESSAGES)
def test_words_that_differ_are_marked_in_their_language(
    catalogue: Catalogue, templates: Templates, code: str
) -> None:
    section = section_with(
        catalogue,
        templates,
        change(1, "added"),
        change(2, "changed", summary("معهد قديم هنا", "معهد جديد هنا", "ar")),
        code=code,
    )
    before, after = section.xpath(".//dd/bdi[.//del or .//ins]")
    assert (text_of(before), text_of(after)) == ("معهد قديم هنا", "معهد جديد هنا")
    assert text_of(section.xpath(".//del")[0]) == "قديم"
    assert text_of(section.xpath(".//ins")[0]) == "جديد"
    for text in (before, after):
        assert (text.get("lang"), text.get("dir")) == (None if code == "ar" else "ar", "rtl")
    words = [text_of(label) for label in section.xpath(".//dd/b")]
    say = interface(code).gettext
    assert words == [say("Before"), say("After")]
    assert interface(code).language_name("ar") in text_of(section.xpath(".//dl/div/dt/small")[0])


def test_long_texts_are_cut_to_what_differs(catalogue: Catalogue) -> None:
    long = "Une phrase inventée et assez longue. " * 40
    field = summary(f"{long}Avant. {long}", f"{long}Après. {long}")
    (shown,) = history_with(catalogue, change(1), change(2, "changed", field)).changes[0].fields
    assert shown.before is not None
    assert shown.after is not None
    words = [
        [part.text for part in one.parts if part.differs] for one in (shown.before, shown.after)
    ]
    assert words == [["Avant."], ["Après."]]
    assert len("".join(part.text for part in shown.before.parts)) <= LONGEST + 1


def test_a_value_with_nothing_before_or_after_it_was_added_or_removed(
    catalogue: Catalogue, templates: Templates
) -> None:
    city = FieldChange(("city",), None, None, "Ville inventée")
    alias = FieldChange(("aliases", "1"), None, "Ancien sigle", None)
    section = section_with(
        catalogue, templates, change(1, "added"), change(2, "changed", city, alias)
    )
    assert [text_of(value) for value in section.xpath(".//dl[@id]//dd")] == [
        "Added Ville inventée",
        "Removed Ancien sigle",
    ]


def test_a_change_of_spaces_is_told_in_words(catalogue: Catalogue, templates: Templates) -> None:
    field = summary("Un but : inventer.", "Un but\u00a0: inventer.")
    section = section_with(catalogue, templates, change(1, "added"), change(2, "changed", field))
    assert "Only spaces or invisible characters changed." in text_of(section)
    assert section.xpath(".//del | .//ins") == []


@pytest.mark.parametrize(("before", "after"), [("research", ["research"]), (["a, b"], ["a", "b"])])
def test_of_values_that_look_the_same_the_way_of_writing_changed(
    catalogue: Catalogue, templates: Templates, before: Any, after: Any
) -> None:
    field = FieldChange(("missions",), None, before, after)
    section = section_with(catalogue, templates, change(1, "added"), change(2, "changed", field))
    assert "Only the way in which it is written changed." in text_of(section)
    assert section.xpath(".//del | .//ins") == []


@pytest.mark.parametrize(
    ("changed", "words", "former"),
    [
        (change(2), "Record changed", None),
        (change(2, "removed"), "Record removed", None),
        (
            change(2, "renamed", former=Address("institutes", "ancien")),
            "New id; the former one:",
            "ancien",
        ),
        (
            change(2, "moved", former=Address("labs", "ancien")),
            "New kind; the former one:",
            "Laboratory",
        ),
        (
            change(2, "moved", former=Address("guilds", "ancien")),
            "New kind; the former one:",
            "guilds",
        ),
    ],
)
def test_what_happened_to_the_record_is_told_in_words(
    catalogue: Catalogue, changed: Change, words: str, former: str | None
) -> None:
    shown, _ = history_with(catalogue, change(1, "added"), changed).changes
    assert shown.what == words
    assert (shown.former and shown.former.text) == former


def test_a_record_that_came_back_was_restored(catalogue: Catalogue) -> None:
    shown = history_with(catalogue, change(1, "added"), change(2, "removed"), change(3, "added"))
    words = [one.what for one in shown.changes]
    assert words == ["Record restored", "Record removed", "Record added"]


def test_a_record_that_took_the_id_of_another_was_not_restored(catalogue: Catalogue) -> None:
    others = change(1, "added"), change(3, "removed")
    shown = history_with(catalogue, others[0], change(2, "added"), others[1])
    words = [one.what for one in shown.changes]
    assert words == ["Record removed", "Record added", "Record added"]


def test_relations_link_to_records_that_still_exist(
    catalogue: Catalogue, templates: Templates
) -> None:
    edges = {"gained": [("topics", "theme-invente")], "lost": [("topics", "disparu")]}
    section = section_with(catalogue, templates, change(1, "added"), change(2, **edges))
    gained, lost = section.xpath(".//dl[@id]/div/dd")
    assert text_of(gained) == "Added Invented topic"
    assert gained.xpath(".//ins/a/@href") == [f"{BASE}en/topics/theme-invente/"]
    assert text_of(lost) == "Removed disparu"
    assert lost.xpath(".//a") == []


def test_a_change_links_to_its_commit_if_there_is_a_repository(catalogue: Catalogue) -> None:
    (shown,) = history_with(catalogue, change(11)).changes
    assert shown.commit_href == f"{REPOSITORY}/commit/b{'0' * 39}"
    (shown,) = history_with(catalogue, change(11), repository=None).changes
    assert (shown.commit_href, shown.commit) == (None, "b000000")


def test_each_change_has_an_address_on_the_page(catalogue: Catalogue, templates: Templates) -> None:
    section = section_with(
        catalogue,
        templates,
        change(1, "added"),
        change(2, "changed", summary("a", "b")),
    )
    anchors = section.xpath(".//dl/@id | .//li/@id")
    assert anchors == ["change-200000000000", "change-100000000000"]


def test_two_changes_of_one_commit_have_two_addresses(catalogue: Catalogue) -> None:
    shown = history_with(catalogue, change(1, "added"), change(2, "removed"), change(2))
    anchors = [one.anchor for one in shown.changes]
    assert anchors == ["change-200000000000", "change-200000000000-1", "change-100000000000"]


# ---- untrusted text ---------------------------------------------------------------------------


def test_an_old_value_has_no_effect_on_the_page(catalogue: Catalogue, templates: Templates) -> None:
    hostile = f"\u202egnp.exe\u2067x\x07\n\nend {ATTACK}"
    fields = [
        summary(hostile, "Inventé."),
        FieldChange((ATTACK, "\u202e"), None, hostile, None),
        FieldChange(("summary",), "fr", None, {"fr": [hostile]}),
    ]
    section = section_with(
        catalogue,
        templates,
        change(1, "added"),
        change(2, "renamed", *fields, former=Address(ATTACK, hostile)),
        change(3, "moved", former=Address(hostile, ATTACK), lost=[(ATTACK, hostile)]),
    )
    assert section.xpath(".//script | .//img | .//b[@onclick] | .//i") == []
    text = section.text_content()
    assert "<script>alert(1)</script>" in text
    assert r"\u202egnp.exe\u2067x\u0007 end" in text
    assert not {"\u202e", "\u2067", "\x07"} & set(text)


@pytest.mark.parametrize(
    "value",
    [
        *("", "2026-13-45", "\u0301", "no", [], {}, [[[]]], {"fr": None}, {"fr": ["x"]}, {"": ""}),
        {"fr": {"fr": "x"}},
        {"stated": {"a": "b"}},
        [{"text": {"ar": "x"}, "sources": {"fr": "x"}}],
    ],
)
@pytest.mark.parametrize(
    "path",
    [
        *(("name",), ("summary",), ("status",), ("verified",), ("evidence", "city"), ("path", "1")),
        *(("links", "1"), ("region",), ("identifiers",), ("unheard", "of"), ("disputes", "x", "y")),
        ("not_found", "1", "field"),
    ],
)
def test_old_values_may_have_any_form(
    catalogue: Catalogue, path: tuple[str, ...], value: object
) -> None:
    for language in (None, "fr", "zgh"):
        field = FieldChange(path, language, value, "x")
        shown = history_with(catalogue, change(1, "added"), change(2, "changed", field))
        assert len(shown.changes[0].fields) == 1


# ---- dates ------------------------------------------------------------------------------------


def dates_of(catalogue: Catalogue, record_id: str, *changes: Change) -> dict[str, list[str]]:
    """The dates on the page of a record, by their label."""
    views = views_with(catalogue, History({record_id: list(changes)}))
    lines = Histories(views).of(catalogue[record_id], BASE).dates
    return {line.label: [value.datetime or value.text for value in line.values] for line in lines}


def test_the_dates_of_a_record_are_told_apart(catalogue: Catalogue) -> None:
    changes = change(3, "added"), change(4)
    assert dates_of(catalogue, "accord-invente", *changes) == {
        "When it happened": ["2026-01-12"],
        "Sources published": ["2026-01-12"],
        "Sources read": ["2026-11-22"],
        "Record entered the catalogue": ["2026-01-03"],
        "Record last changed": ["2026-01-04"],
        "Record last checked": [],
    }


def test_several_dates_are_shown_as_the_first_and_the_last(
    catalogue: Catalogue, templates: Templates
) -> None:
    dates = dates_of(catalogue, INSTITUTE)
    assert dates["When it happened"] == ["2025-07", "2026-01-12"]
    assert dates["Sources published"] == ["2026-01", "2026-01-12"]
    assert dates["Sources read"] == ["2026-11-22"]
    published = section_with(catalogue, templates, change()).xpath("./dl/div/dd")[1]
    assert text_of(published) == "January 2026 – 12 January 2026 1 source without a date"


def test_the_dates_of_a_source_are_told_apart(catalogue: Catalogue) -> None:
    assert dates_of(catalogue, "source-officielle", change(3, "added")) == {
        "Source published": ["2026-01-12"],
        "Source read": ["2026-11-22"],
        "Record entered the catalogue": ["2026-01-03"],
    }


def test_what_is_unknown_is_shown_as_unknown(catalogue: Catalogue, templates: Templates) -> None:
    assert dates_of(catalogue, "copie-inventee")["Source published"] == []
    views = views_with(catalogue, History(missing=Reason.NO_REPOSITORY))
    view = RecordPages(views).view(catalogue["copie-inventee"])
    text = templates.render("records/source.html", views.interface, view=view, page=view.page)
    lines = html.fromstring(text).xpath("//dl[@class='dates']/div")
    assert [text_of(line.find("dd")) for line in lines] == [
        "date unknown",
        "22\u00a0November\u00a02026".replace("\u00a0", " "),
        "date unknown",
    ]


def test_a_partner_has_no_date_of_its_own(catalogue: Catalogue) -> None:
    assert "When it happened" not in dates_of(catalogue, "universite-inventee")
