"""Pages of records mark the translations that are older than the French text."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from lxml import html

from jazari_catalogue.history.history import History, OldTranslation
from jazari_catalogue.plan import SitePlan
from jazari_catalogue.routes import record_path
from jazari_catalogue.site.rendering.templates import Templates
from tests.project import LANGUAGES, ROOT, SMALL, text_of
from tests.site.pages.catalogues import catalogue_in
from tests.site.test_keys import Oracle, pages, planned

INSTITUTE, LAB, PROGRAMME = "institut-invente", "labo-invente", "programme-invente"
NOTES = {
    "ar": "ترجمة أقدم من النص الفرنسي",
    "en": "translation older than the French text",
}

OLD = {
    INSTITUTE: [
        ("ar", "معهد لا وجود له.", "Un institut qui n’existe pas."),
        ("ar", "لا مقر له.", "Il ne loge nulle part."),
        ("ar", "أُطلق.", "Il est lancé."),
        ("ar", "ميزانية مختلقة", "Budget inventé"),
        ("ar", "مدينة مختلقة", "Ville inventée"),
        ("ar", "موقع مختلق", "Site inventé"),
        ("en", "A second invented paragraph.", "Un second alinéa inventé."),
        ("en", "Invented institute", "Institut inventé"),
    ],
    LAB: [("ar", "عدم فعل شيء.", "Ne rien faire.")],
    PROGRAMME: [("ar", "1 250 000,50 درهم مختلق", "1 250 000,50 dirhams inventés")],
}


def history_of(old: dict[str, list[tuple[str, str, str]]]) -> History:
    translations = {
        record_id: [
            OldTranslation(code, text, "Avant", fr, "2026-03-02") for code, text, fr in texts
        ]
        for record_id, texts in old.items()
    }
    return History(old_translations=translations, commit="a" * 40, compared="a" * 40)


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates(ROOT / "overrides")


def plan(templates: Templates, old: dict[str, list[tuple[str, str, str]]]) -> SitePlan:
    return planned(catalogue_in(SMALL), templates, history=history_of(old))


@pytest.fixture(scope="module")
def site(templates: Templates) -> SitePlan:
    return plan(templates, OLD)


def page_of(site: SitePlan, code: str, record_id: str) -> html.HtmlElement:
    path = record_path(code, site.catalogue[record_id])
    return html.document_fromstring(pages(site)[f"{path}index.html"].content().decode())


def marked(page: html.HtmlElement) -> list[str]:
    """What is around each mark of ``page``, in its order."""
    links = page.xpath("//small[@class='translated']/a[@href='#older-translations']")
    return [text_of(link.getparent().getparent()) for link in links]


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("record_id", [INSTITUTE, LAB, PROGRAMME])
def test_old_translations_are_marked_and_no_others(
    site: SitePlan, code: str, record_id: str
) -> None:
    shown = marked(page_of(site, code, record_id))
    expected = [text for language, text, _ in OLD[record_id] if language == code]
    for text in expected:
        if text != "Invented institute":  # the heading has the name, the line below it the mark
            assert any(_letters(text) in _letters(one) for one in shown), text
    assert len(shown) == len(expected)
    assert all(NOTES[code] in one for one in shown)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def test_a_mark_leads_to_its_explanation_and_that_to_the_french_page(site: SitePlan) -> None:
    for code in ("ar", "en"):
        path = record_path(code, site.catalogue[INSTITUTE])
        (explanation,) = page_of(site, code, INSTITUTE).xpath("//*[@id='older-translations']")
        (link,) = explanation.xpath("./a")
        assert urljoin(path, link.get("href")) == record_path("fr", site.catalogue[INSTITUTE])
        assert link.get("hreflang") == "fr"


def test_the_french_text_is_never_old(site: SitePlan) -> None:
    page = page_of(site, "fr", INSTITUTE)
    assert marked(page) == []
    assert page.xpath("//*[@id='older-translations']") == []


def test_a_page_in_a_language_without_old_translations_says_nothing(site: SitePlan) -> None:
    assert page_of(site, "en", LAB).xpath("//*[@id='older-translations']") == []


@pytest.mark.parametrize(
    "old",
    [
        ("ar", "معهد آخر.", "Un institut qui n’existe pas."),
        ("ar", "معهد لا وجود له.", "Un autre institut."),
    ],
)
def test_texts_that_changed_since_the_last_commit_are_not_marked(
    templates: Templates, old: tuple[str, str, str]
) -> None:
    assert marked(page_of(plan(templates, {INSTITUTE: [old]}), "ar", INSTITUTE)) == []


def test_no_other_page_marks_them(site: SitePlan) -> None:
    own = {
        f"{record_path(code, site.catalogue[one])}index.html" for code in LANGUAGES for one in OLD
    }
    others = {path: target for path, target in pages(site).items() if path not in own}
    assert len(others) > 100
    for path, target in others.items():
        assert b"#older-translations" not in target.content(), path


def test_pages_are_made_again_when_a_translation_becomes_old(templates: Templates) -> None:
    oracle = Oracle(plan(templates, {}))
    oracle.compare(plan(templates, {LAB: OLD[LAB]}), "a translation became old")
    lab = catalogue_in(SMALL)[LAB]
    expected = {f"{record_path(code, lab)}index.html" for code in LANGUAGES}
    # They show the figures of the catalogue, and the sizes of its files.
    expected |= {
        f"{code}/{page}/index.html" for code in LANGUAGES for page in ("statistics", "data")
    }
    assert {path for path in oracle.written if path.endswith(".html")} == expected
