"""Five visitors do what they came for from the home page, by menu, search and links, in three taps.

Whatever they look for is found by its role and its name, as a screen reader announces it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visitor
from tests.browser.states import DESK, PHONE
from tests.browser.taps import MOST_TAPS, Taps

pytestmark = pytest.mark.browser

HEIGHT = 640


def on_a_phone(new_visitor: Callable[..., Visitor], code: str) -> Taps:
    """A visitor on the home page, on a phone."""
    visitor = new_visitor(width=PHONE, height=HEIGHT, has_touch=True)
    return Taps(visitor.open(f"{code}/"))


def at_a_desk(new_visitor: Callable[..., Visitor], code: str, by_keyboard: bool = False) -> Taps:
    """A visitor on the home page, at a desk."""
    visitor = new_visitor(width=DESK, permissions=["clipboard-read", "clipboard-write"])
    return Taps(visitor.open(f"{code}/"), by_keyboard)


def main(taps: Taps) -> Locator:
    """The content of the page, without the frame around it."""
    return taps.page.get_by_role("main")


def section(taps: Taps, name: str) -> Locator:
    """The part of the page that has this name."""
    return taps.page.get_by_role("region", name=name, exact=True)


# ---- the student: on a phone, in Arabic ---------------------------------------------------------


def test_the_student_sees_at_once_that_nothing_is_open_for_application(
    new_visitor: Callable[..., Visitor],
) -> None:
    student = on_a_phone(new_visitor, "ar")
    expect(student.find("link", "لم يُفتح بعد أي باب للترشيح")).to_be_in_viewport()
    student.tap("link", "لم يُفتح بعد أي باب للترشيح")
    expect(student.find("heading", "التكوينات والترشيحات")).to_be_in_viewport()


def test_the_student_finds_the_nearest_institute(new_visitor: Callable[..., Visitor]) -> None:
    student = on_a_phone(new_visitor, "ar")
    student.tap("link", "أين توجد المعاهد")
    student.tap("link", "الرباط-سلا-القنيطرة", within=student.page.get_by_role("table"))
    student.tap("link", "جزري روت", within=main(student))
    student.is_at("جزري روت")


def test_the_student_learns_what_training_is_announced(new_visitor: Callable[..., Visitor]) -> None:
    student = on_a_phone(new_visitor, "ar")
    student.tap("link", "ما يهمكم")
    student.tap("link", "الطلبة", within=main(student))
    student.is_at("الطلبة")
    expect(section(student, "ما يهم هذه الفئة")).to_contain_text("المهام: التكوين")
    named = section(student, "بطاقات تذكر هذه الفئة")
    student.tap("link", "معهد الجزري بالناظور", within=named)
    student.is_at("معهد الجزري بالناظور")
    expect(main(student).get_by_text("التكوين", exact=True).first).to_be_visible()


# ---- the founder: on a phone, in French ---------------------------------------------------------


def test_the_founder_sees_what_exists_for_startups(new_visitor: Callable[..., Visitor]) -> None:
    founder = on_a_phone(new_visitor, "fr")
    founder.tap("link", "Ce qui s’adresse à vous")
    founder.tap("link", "Startups", within=main(founder))
    founder.is_at("Startups")
    founder.find("link", "Rien n’est encore ouvert aux candidatures", within=main(founder))
    for name in ("Fiches qui mentionnent ce public", "Ce qui le concerne"):
        assert section(founder, name).get_by_role("listitem").count() > 0, name


def test_the_founder_reads_the_agreement_with_mistral(new_visitor: Callable[..., Visitor]) -> None:
    founder = on_a_phone(new_visitor, "fr")
    founder.search("Rechercher dans le catalogue", "Mistral")
    founder.tap("link", "Accord entre le ministère et Mistral AI", within=main(founder))
    founder.is_at("Accord entre le ministère et Mistral AI")
    founder.find("heading", "Objectifs")
    differ = section(founder, "Où les sources divergent")
    founder.find("heading", "Signé", within=differ)


# ---- the journalist: at a desk, in English ------------------------------------------------------


def test_the_journalist_reads_what_is_disputed_and_in_which_sources(
    new_visitor: Callable[..., Visitor],
) -> None:
    journalist = at_a_desk(new_visitor, "en")
    journalist.tap("link", "Sources differ on")
    journalist.is_at("Where sources differ")
    journalist.tap("link", "JAZARI ROOT", within=main(journalist).get_by_role("navigation"))
    about = main(journalist).locator(":target")
    expect(journalist.find("heading", "JAZARI ROOT", within=about)).to_be_in_viewport()
    assert about.get_by_role("heading", level=3).count() > 1
    sides = about.get_by_role("listitem").filter(has=journalist.page.get_by_role("list"))
    assert sides.count() > 1
    for side in sides.all():
        expect(side.get_by_role("listitem").get_by_role("link").first).to_be_visible()


def test_the_journalist_cites_a_record(new_visitor: Callable[..., Visitor]) -> None:
    journalist = at_a_desk(new_visitor, "en")
    journalist.search("Search the catalogue", "JAZARI ROOT")
    journalist.tap("link", "JAZARI ROOT", within=main(journalist))
    journalist.tap("button", "Copy the citation")
    copied = journalist.page.evaluate("navigator.clipboard.readText()")
    assert "JAZARI ROOT" in copied
    assert "https://" in copied


# ---- the official: at a desk, in French ---------------------------------------------------------


def test_the_official_finds_who_signed_which_agreement(new_visitor: Callable[..., Visitor]) -> None:
    official = at_a_desk(new_visitor, "fr")
    official.unfold("Partenaires et accords")
    official.tap("link", "Accords", within=official.page.get_by_role("navigation"))
    official.tap("link", "Convention créant JAZARI Industrie X.0", within=main(official))
    official.is_at("Convention créant JAZARI Industrie X.0")
    official.find("link", "Ministère de l’Industrie et du Commerce", within=main(official))


def test_the_official_finds_the_administrations(new_visitor: Callable[..., Visitor]) -> None:
    official = at_a_desk(new_visitor, "fr")
    official.tap("link", "Qui participe")
    official.is_at("Partenaires")
    ministry = "Ministère de la Transition numérique"
    official.tap("link", ministry, within=main(official))
    official.is_at(ministry)
    official.find("link", "Accord entre le ministère et Mistral AI", within=main(official))


def test_the_official_compares_the_regions(new_visitor: Callable[..., Visitor]) -> None:
    official = at_a_desk(new_visitor, "fr")
    official.unfold("Instituts")
    official.tap("link", "Où en est chaque région")
    official.is_at("Où en est chaque région")
    regions = official.page.get_by_role("table").first.get_by_role("rowheader")
    expect(regions).to_have_count(12)


@pytest.mark.parametrize(
    ("code", "field", "query", "name", "status", "contents", "sources"),
    [
        (
            "fr",
            "Rechercher dans le catalogue",
            "jazari root",
            "JAZARI ROOT",
            "Institut Lancé",
            "Sur cette page",
            "Sources",
        ),
        (
            "ar",
            "البحث في الدليل",
            "جزري روت",
            "جزري روت",
            "معهد أُطلق",
            "في هذه الصفحة",
            "المصادر",
        ),
    ],
    ids=["fr", "ar"],
)
def test_a_screen_reader_finds_a_record_and_hears_its_status_and_sources(
    new_visitor: Callable[..., Visitor],
    code: str,
    field: str,
    query: str,
    name: str,
    status: str,
    contents: str,
    sources: str,
) -> None:
    listener = at_a_desk(new_visitor, code, by_keyboard=True)
    listener.search(field, query)
    listener.tap("link", name, within=main(listener))
    listener.is_at(name)
    heard = main(listener).get_by_role("article").aria_snapshot()
    assert status in heard[: heard.index("heading")]
    here = listener.page.get_by_role("navigation", name=contents)
    listener.tap("link", sources, within=here)
    expect(listener.find("heading", sources)).to_be_in_viewport()
    expect(section(listener, sources).get_by_role("link").first).to_have_accessible_name(
        re.compile("."),
    )


def test_a_fourth_tap_fails(new_visitor: Callable[..., Visitor]) -> None:
    taps = at_a_desk(new_visitor, "en")
    for _ in range(MOST_TAPS):
        taps.tap("link", "Home")
    with pytest.raises(AssertionError, match="tap 4"):
        taps.tap("link", "Home")
