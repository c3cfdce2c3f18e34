"""Names and signs in Latin letters among Arabic words: each keeps its own direction."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html

from jazari_catalogue.site.pages.prose import isolate_latin
from tests.built_site import Site
from tests.project import Project

LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][\w&'’.-]*", re.ASCII)
NO_WORDS = {"script", "style", "template"}
SIGNS = {
    "MIT": "the licence of the code, at the foot of every page",
    "QR": "the name of a button: a code is called so in Arabic too",
    "CSV": "a button of its own",
    "JSON": "a button of its own",
    "ROR": "the register whose types of partners the statistics count by",
    "JavaScript": "the note on the search page for those who have none",
}
"""Words of the interface that stand among Arabic letters alone, where nothing beside them turns."""


def is_isolated(element: html.HtmlElement) -> bool:
    """Whether ``element`` keeps its words apart from what stands around it."""
    for around in (element, *element.iterancestors()):
        if around.tag == "html":
            return False
        # A text of SVG is laid out by itself (SVG 2, 11.3).
        if around.tag in {"bdi", "text", "title"} or around.get("dir") == "ltr":
            return True
        if around.get("lang", "ar") != "ar":
            return True
    return False


def is_letter_of_an_index(element: html.HtmlElement) -> bool:
    """One letter, alone in its box: nothing stands beside it."""
    is_heading = element.tag == "h2" and len(element.text_content()) == 1
    return is_heading or element.get("href", "").startswith("#letter-")


def loose(page: html.HtmlElement) -> Iterator[str]:
    """The words in Latin letters of ``page`` that Arabic around them may turn or tear."""
    for element in page.find("body").iter(html.etree.Element):
        if element.tag in NO_WORDS or is_letter_of_an_index(element) or is_isolated(element):
            texts = []
        else:
            texts = [element.text or ""]
        around = element.getparent()
        if around.tag not in NO_WORDS and not is_isolated(around):
            texts.append(element.tail or "")
        for text in texts:
            yield from LATIN.findall(text)


def test_no_word_in_latin_letters_stands_loose_among_arabic(real_site: Site) -> None:
    found = {
        word.rstrip("."): path
        for path, page in real_site.pages.items()
        if path.startswith("ar/")
        for word in loose(page)
    }
    assert {word: path for word, path in found.items() if word not in SIGNS} == {}
    assert set(found) == set(SIGNS), "a sign that no page has any more is off the list"


def test_a_name_in_another_language_says_which_in_pictures_too(real_site: Site) -> None:
    page = real_site.pages["ar/diagram/"]
    french = "Ministère de l’Enseignement supérieur"
    (title,) = page.xpath(f"//title[.='{french}']")
    assert title.get("lang") == "fr"


@pytest.mark.parametrize(
    ("written", "kept_together"),
    [
        ("قواعد axe-core 4.14.1: WCAG 2.2 وRGAA 4،", ["axe-core 4.14.1", "WCAG 2.2", "RGAA 4"]),
        ("برخصة CC BY 4.0 (CC0).", ["CC BY 4.0", "CC0"]),
        ("مختبر R&amp;D &nbsp; &lt; 3D", ["R&amp;D", "3D"]),
        ("Université Mohammed VI d’Oujda", ["Université Mohammed VI d’Oujda"]),
        ("ISO/IEC 42001:2023 و C++", ["ISO/IEC 42001:2023", "C++"]),
        ("https://example.invalid/a?b=c و a.b@example.invalid.",
         ["https://example.invalid/a?b=c", "a.b@example.invalid"]),
        ("مصدر. Chromium. GitHub", ["Chromium", "GitHub"]),
        ("12 يناير 2026", []),
    ],
)  # fmt: skip
def test_a_name_its_digits_and_its_signs_stay_together(
    written: str, kept_together: list[str]
) -> None:
    isolated = isolate_latin(f"<p>{written}</p>")
    assert re.findall(r'<bdi dir="ltr">(.*?)</bdi>', isolated) == kept_together
    assert re.sub(r"</?bdi[^>]*>", "", isolated) == f"<p>{written}</p>"


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="record:x" title="a > b" data-x=\'c > "d"\'>نص</a>',
        "<!-- a > b <b> c -->نص",
        "نص &amp; &copy; &#x41; نص",
        "<!-- never closed",
    ],
)
def test_markup_is_left_as_it_is(markup: str) -> None:
    assert isolate_latin(markup) == markup


def test_a_description_in_arabic_isolates_names_on_every_page(small_project: Project) -> None:
    small_project.change(
        "institutes.yaml",
        "  - id: labo-invente\n",
        "  - id: labo-invente\n"
        "    description: {fr: Avec Inventech 2.0., ar: مع **Inventech 2.0** في OCP.}\n",
    )
    small_project.build()
    found = small_project.page("ar/labs/labo-invente/").xpath(
        "//section[contains(@class, 'prose')]//bdi[@dir='ltr']"
    )
    assert [name.text_content() for name in found] == ["Inventech 2.0", "OCP"]
    assert not small_project.page("fr/labs/labo-invente/").xpath(
        "//section[contains(@class, 'prose')]//bdi"
    )
