"""Five visitors do what they came for from the home page, by menu, search and links, in three taps.

Whatever they look for is found by its role and its name, as a screen reader announces it.
tests/engines has the same tests done in other browsers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Visitor
from tests.browser.states import DESK, PHONE
from tests.browser.taps import MAIN, MOST_TAPS, PageTaps, Part, Taps

pytestmark = pytest.mark.browser

HEIGHT = 640
MENU = Part("navigation")
COUNT = "element => element.querySelectorAll('li').length"
TEXT = "element => element.innerText"
HEARD = """article => {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode() && !walker.currentNode.parentElement.closest("h1")) {
    const node = walker.currentNode;
    if (!node.parentElement.closest("[aria-hidden], script")) texts.push(node.data.trim());
  }
  return texts.filter(Boolean).join(" ");
}"""
"""What a screen reader reads of an article before its heading."""

REGIONS = """element => new Set(
  [...element.querySelectorAll("a[href*='/regions/ma-']")].map((link) => link.href)).size"""
SIDES = """() => {
  const disputes = document.querySelector("main details[open]");
  const sides = [...disputes.querySelectorAll("li")].filter((item) => item.querySelector("ul"));
  return [
    disputes.querySelectorAll("h3").length,
    sides.map((side) => [...side.querySelectorAll("li a")].filter((link) => link.checkVisibility())
      .length),
  ];
}"""
"""How many disputes the open fold has, and for each side its links."""

Visit = Callable[..., Taps[Any]]


@pytest.fixture
def visit(new_visitor: Callable[..., Visitor]) -> Visit:
    """A function that opens the home page of a language, on a phone or at a desk."""

    def make(code: str, *, width: int, by_keyboard: bool = False) -> Taps[Any]:
        is_phone = width == PHONE
        options = {"height": HEIGHT, "has_touch": True} if is_phone else {}
        allowed = ["clipboard-read", "clipboard-write"]
        page = new_visitor(width=width, permissions=allowed, **options).open(f"{code}/")
        return PageTaps(page, by_keyboard)

    return make


def on_a_phone(visit: Visit, code: str) -> Taps[Any]:
    """A visitor on the home page, on a phone."""
    return visit(code, width=PHONE)


def at_a_desk(visit: Visit, code: str, by_keyboard: bool = False) -> Taps[Any]:
    """A visitor on the home page, at a desk."""
    return visit(code, width=DESK, by_keyboard=by_keyboard)


def section(name: str) -> Part:
    """The part of the page that has this name."""
    return Part("region", name)


# ---- the student: on a phone, in Arabic ---------------------------------------------------------


def test_the_student_sees_at_once_that_nothing_is_open_for_application(
    visit: Visit,
) -> None:
    student = on_a_phone(visit, "ar")
    student.sees_at_once(Part("link", "لم يُفتح بعد أي باب للترشيح"))
    student.tap("link", "لم يُفتح بعد أي باب للترشيح")
    student.sees_at_once(Part("heading", "التكوينات والترشيحات"))


def test_the_student_finds_the_nearest_institute(visit: Visit) -> None:
    student = on_a_phone(visit, "ar")
    student.tap("link", "أين توجد المعاهد")
    student.tap("link", "الرباط-سلا-القنيطرة", within=Part("table"))
    student.tap("link", "جزري روت", within=MAIN)
    student.is_at("جزري روت")


def test_the_student_learns_what_training_is_announced(visit: Visit) -> None:
    student = on_a_phone(visit, "ar")
    student.tap("link", "ما يهمكم")
    student.tap("link", "الطلبة", within=MAIN)
    student.is_at("الطلبة")
    assert "المهام: التكوين" in student.evaluate(TEXT, section("ما يهم هذه الفئة"))
    named = section("بطاقات تذكر هذه الفئة")
    student.tap("link", "معهد الجزري بالناظور", within=named)
    student.is_at("معهد الجزري بالناظور")
    assert "التكوين" in student.evaluate(TEXT, MAIN).splitlines()


# ---- the founder: on a phone, in French ---------------------------------------------------------


def test_the_founder_sees_what_exists_for_startups(visit: Visit) -> None:
    founder = on_a_phone(visit, "fr")
    founder.tap("link", "Ce qui s’adresse à vous")
    founder.tap("link", "Startups", within=MAIN)
    founder.is_at("Startups")
    founder.sees(Part("link", "Aucune candidature n’est encore ouverte", MAIN))
    for name in ("Fiches qui mentionnent ce public", "Ce qui le concerne"):
        assert founder.evaluate(COUNT, section(name)) > 0, name


def test_the_founder_reads_the_agreement_with_mistral(visit: Visit) -> None:
    founder = on_a_phone(visit, "fr")
    founder.search("Rechercher dans le catalogue", "Mistral")
    founder.tap("link", "Accord entre le ministère et Mistral AI", within=MAIN)
    founder.is_at("Accord entre le ministère et Mistral AI")
    founder.sees(Part("heading", "Objectifs"))
    differ = section("Où les sources divergent")
    founder.sees(Part("heading", "Date de signature", differ))


# ---- the journalist: at a desk, in English ------------------------------------------------------


def test_the_journalist_reads_what_is_disputed_and_in_which_sources(
    visit: Visit,
) -> None:
    journalist = at_a_desk(visit, "en")
    journalist.tap("link", "Sources differ on")
    journalist.is_at("Where sources differ")
    journalist.unfold("JAZARI ROOT", MAIN)
    # Each side of its disputes with its sources.
    journalist.sees_at_once(Part("heading", "JAZARI ROOT", MAIN))
    headings, sides = journalist.evaluate(SIDES, MAIN)
    assert headings > 1
    assert len(sides) > 1
    assert all(links > 0 for links in sides), sides


def test_the_journalist_cites_a_record(visit: Visit) -> None:
    journalist = at_a_desk(visit, "en")
    journalist.search("Search the catalogue", "JAZARI ROOT")
    journalist.tap("link", "JAZARI ROOT", within=MAIN)
    journalist.tap("button", "Copy the citation")
    copied = journalist.clipboard(Part("searchbox", "Search the catalogue"))
    assert "JAZARI ROOT" in copied
    assert "https://" in copied


# ---- the official: at a desk, in French ---------------------------------------------------------


def test_the_official_finds_who_signed_which_agreement(visit: Visit) -> None:
    official = at_a_desk(visit, "fr")
    official.unfold("Partenaires et accords", MENU)
    official.tap("link", "Accords", within=Part("navigation"))
    official.tap("link", "Convention créant JAZARI Industrie X.0", within=MAIN)
    official.is_at("Convention créant JAZARI Industrie X.0")
    official.sees(Part("link", "Ministère de l’Industrie et du Commerce", MAIN))


def test_the_official_finds_the_administrations(visit: Visit) -> None:
    official = at_a_desk(visit, "fr")
    official.tap("link", "Qui participe")
    official.is_at("Partenaires")
    ministry = "Ministère de la Transition numérique"
    official.tap("link", ministry, within=MAIN)
    official.is_at(ministry)
    official.sees(Part("link", "Accord entre le ministère et Mistral AI", MAIN))


def test_the_official_compares_the_regions(visit: Visit) -> None:
    official = at_a_desk(visit, "fr")
    official.unfold("Instituts", MENU)
    official.tap("link", "Où en est chaque région")
    official.is_at("Où en est chaque région")
    assert official.evaluate(REGIONS, MAIN) == 12


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
            "معهد مرحلة الإطلاق",
            "في هذه الصفحة",
            "المصادر",
        ),
    ],
    ids=["fr", "ar"],
)
def test_a_screen_reader_finds_a_record_and_hears_its_status_and_sources(
    visit: Visit,
    code: str,
    field: str,
    query: str,
    name: str,
    status: str,
    contents: str,
    sources: str,
) -> None:
    listener = at_a_desk(visit, code, by_keyboard=True)
    listener.search(field, query)
    listener.tap("link", name, within=MAIN)
    listener.is_at(name)
    assert status in listener.evaluate(HEARD, Part("article", within=MAIN))
    listener.tap("link", sources, within=Part("navigation", contents))
    listener.sees_at_once(Part("heading", sources))
    listener.sees(Part("link", within=section(sources)))


def test_a_fourth_tap_fails(visit: Visit) -> None:
    taps = at_a_desk(visit, "en")
    for _ in range(MOST_TAPS):
        taps.tap("link", "Home")
    with pytest.raises(AssertionError, match="tap 4"):
        taps.tap("link", "Home")
