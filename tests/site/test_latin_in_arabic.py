"""Names in Latin letters within Arabic text keep their own direction."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html

from jazari_catalogue.texts.latin import isolate_latin
from tests.built_site import Site
from tests.project import Project

LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ][\w&'’.-]*", re.ASCII)
WITHOUT_TEXT = {"script", "style", "template"}
EXCEPTIONS = {
    "MIT": "the licence of the code, at the foot of every page",
    "QR": "the name of a button: a code is called so in Arabic too",
    "CSV": "a button of its own",
    "JSON": "a button of its own",
    "JavaScript": "the note on the search page for those who have none",
}
"""Interface texts that need no isolation, because no digit or punctuation is beside them."""


def is_isolated(element: html.HtmlElement) -> bool:
    """Whether the text of ``element`` is isolated from the direction of the text around it."""
    for around in (element, *element.iterancestors()):
        if around.tag == "html":
            return False
        # SVG lays out each text element on its own (SVG 2, 11.3).
        if around.tag in {"bdi", "text", "title"} or around.get("dir") == "ltr":
            return True
        if around.get("lang", "ar") != "ar":
            return True
    return False


def is_letter_of_an_index(element: html.HtmlElement) -> bool:
    """Whether ``element`` is a single letter of an index, with nothing beside it."""
    is_heading = element.tag == "h2" and len(element.text_content()) == 1
    return is_heading or element.get("href", "").startswith("#letter-")


def not_isolated(page: html.HtmlElement) -> Iterator[str]:
    """The Latin words of ``page`` that are not isolated from Arabic text around them."""
    for element in page.find("body").iter(html.etree.Element):
        if element.tag in WITHOUT_TEXT or is_letter_of_an_index(element) or is_isolated(element):
            texts = []
        else:
            texts = [element.text or ""]
        around = element.getparent()
        if around.tag not in WITHOUT_TEXT and not is_isolated(around):
            texts.append(element.tail or "")
        for text in texts:
            yield from LATIN.findall(text)


def test_latin_words_in_arabic_pages_are_isolated(real_site: Site) -> None:
    words = {
        word.rstrip("."): path
        for path, page in real_site.pages.items()
        if path.startswith("ar/")
        for word in not_isolated(page)
    }
    assert {word: path for word, path in words.items() if word not in EXCEPTIONS} == {}
    assert set(words) == set(EXCEPTIONS), "remove an exception that no page has any more"


def test_a_name_in_another_language_has_a_lang_attribute_in_the_diagram(
    small_built: Project,
) -> None:
    page = small_built.page("ar/diagram/")
    lines = page.xpath("//*[@class='diagram__boxes']//text[@lang='fr']/text()")
    assert "Institut resté en français" in " ".join(lines)


@pytest.mark.parametrize(
    ("text", "isolated"),
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
def test_a_name_is_isolated_with_its_digits_and_punctuation(text: str, isolated: list[str]) -> None:
    html_text = isolate_latin(f"<p>{text}</p>")
    assert re.findall(r'<bdi dir="ltr">(.*?)</bdi>', html_text) == isolated
    assert re.sub(r"</?bdi[^>]*>", "", html_text) == f"<p>{text}</p>"


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="record:x" title="a > b" data-x=\'c > "d"\'>نص</a>',
        "<!-- a > b <b> c -->نص",
        "نص &amp; &copy; &#x41; نص",
        "<!-- never closed",
    ],
)
def test_markup_is_unchanged(markup: str) -> None:
    assert isolate_latin(markup) == markup


def test_a_description_in_arabic_isolates_names_on_every_page(small_project: Project) -> None:
    small_project.change(
        "institutes.yaml",
        "  - id: labo-invente\n",
        "  - id: labo-invente\n"
        "    description:\n"
        "      - text: {fr: Avec Inventech 2.0., ar: مع **Inventech 2.0** في OCP.}\n"
        "        sources: [source-officielle]\n",
    )
    small_project.build()
    names = small_project.page("ar/labs/labo-invente/").xpath(
        "//article//*[contains(@class, 'prose')]//bdi[@dir='ltr']"
    )
    assert [name.text_content() for name in names] == ["Inventech 2.0", "OCP"]
    assert not small_project.page("fr/labs/labo-invente/").xpath(
        "//article//*[contains(@class, 'prose')]//bdi"
    )
