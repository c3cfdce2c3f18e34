"""Who publishes the site: the option ``publisher``, and what every page says of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.languages import MESSAGES, TEXT
from jazari_catalogue.plugin import JazariCatalogue
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.site.publisher import (
    CONTRIBUTORS,
    PublisherFacts,
    faults_of_publisher,
    publisher_of,
    publisher_view,
    read_publisher,
)
from jazari_catalogue.texts.interface import interface
from tests.built_site import Site, is_redirect
from tests.project import ROOT, Project, text_of

NAMES = {"fr": "Éditeur inventé", "ar": "ناشر مختلق", "en": "Invented publisher"}
VALID: dict[str, tuple[Any, PublisherFacts]] = {
    "nothing": (None, PublisherFacts()),
    "no keys": ({}, PublisherFacts()),
    "a name in each language": ({"name": NAMES}, PublisherFacts(Titles(**NAMES))),
    "one name": ({"name": "X"}, PublisherFacts(Titles(**dict.fromkeys(TEXT, "X")))),
    "an official publisher": (
        {"name": NAMES, "official": True},
        PublisherFacts(Titles(**NAMES), official=True),
    ),
    "keys without values": ({"name": None, "contact": None, "url": None}, PublisherFacts()),
    "the address of a role": (
        {"contact": "contact@example.invalid"},
        PublisherFacts(contact="contact@example.invalid"),
    ),
    "a web page": (
        {"url": "https://example.invalid/"},
        PublisherFacts(url="https://example.invalid/"),
    ),
}


@pytest.mark.parametrize("name", VALID)
def test_the_option_states_the_publisher(name: str) -> None:
    value, publisher = VALID[name]
    assert faults_of_publisher(value) == []
    assert publisher_of(value) == publisher


WRONG = {
    "a text": ("Ministère", (1, 5), "keys with their values"),
    "a list": ("[name]", (1, 5), "keys with their values"),
    "an unknown key": ("{\n  nam: X}", (2, 3), "no key “nam”; the keys are name, official"),
    "an official site without a name": ("{\n  official: true}", (2, 3), "needs a name"),
    "a word for yes": ("{\n  name: X,\n  official: oui}", (3, 3), "`true` or `false`"),
    "a number as the name": ("{\n  name: 12}", (2, 3), "neither a text"),
    "an empty name": ("{\n  name: ''}", (2, 3), "neither a text"),
    "a hidden character in the name": ('{\n  name: "X\\u202ey"}', (2, 3), "neither a text"),
    "a name of a page": (f"{{\n  name: {'X' * 151}}}", (2, 3), "more than 150 characters"),
    "a translation of a page": (
        f"{{\n  name: {{fr: X, ar: س,\n    en: {'X' * 151}}}}}",
        (3, 5),
        "more than 150 characters",
    ),
    "a list as a key": ("{\n  name: {[a]: X}}", (1, 5), "keys with their values"),
    "a tag of Python": ("{\n  name: !!python/name:os.system }", (1, 5), "keys with their values"),
    "itself": ("&all {\n  name: *all}", (1, 5), "keys with their values"),
    "a missing language": ("{\n  name: {fr: X, en: Y}}", (2, 3), "missing in a language: ar"),
    "an unknown language": (
        "{\n  name: {fr: X, ar: س, en: Y,\n    es: Z}}",
        (3, 5),
        "no key “es”; the keys are fr, ar, en",
    ),
    "an empty translation": ("{\n  name: {fr: X, ar: س,\n    en: }}", (3, 5), "neither a text"),
    "a malformed contact": ("{\n  contact: write to us}", (2, 3), "not an email address"),
    "an empty contact": ("{\n  contact: ''}", (2, 3), "not an email address"),
    "the address of a person": (
        "{\n  contact: nobody.invented@example.invalid}",
        (2, 3),
        "looks like a person’s address",
    ),
    "an address without https": ("{\n  url: example.invalid}", (2, 3), "not a web address"),
    "a script": ("{\n  url: 'javascript:alert(1)'}", (2, 3), "not a web address"),
}
BEFORE = "plugins:\n  - jazari-catalogue:\n      messages: {language}\n      publisher:\n"


def settings(value: str, language: str = "en") -> str:
    """The text of ``mkdocs.yml`` with the option, whose value begins on line 5."""
    lines = value.replace("\n", f"\n{' ' * 8}")
    return f"{BEFORE.format(language=language)}{' ' * 8}{lines}\n"


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_option_is_reported_at_its_line(name: str, tmp_path: Path) -> None:
    value, (line, column), reason = WRONG[name]
    file = tmp_path / "mkdocs.yml"
    file.write_text(settings(value), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        read_publisher(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code.number, problem.path) == ("CAT006", "mkdocs.yml")
    assert problem.line == line + 4
    assert problem.column == (9 if line == 1 else column + 8)
    assert reason in problem.message("en")


@pytest.mark.parametrize("language", MESSAGES)
def test_mkdocs_reports_every_mistake_of_the_option_with_its_line(
    language: str, tmp_path: Path
) -> None:
    file = tmp_path / "mkdocs.yml"
    text = settings("{\n  nam: X,\n  official: 1,\n  contact: x,\n  url: y}", language)
    file.write_text(text, encoding="utf-8")
    value = {"nam": "X", "official": 1, "contact": "x", "url": "y"}
    options = {"messages": language, "publisher": value}
    errors, _ = JazariCatalogue().load_config(options, str(file))
    ((key, error),) = errors
    assert key == "publisher"
    assert re.findall(r"mkdocs.yml:(\d+):11: CAT006", str(error)) == ["6", "7", "8", "9"]
    assert not re.search(r"\{\w+\}", str(error))
    words = {"fr": "adresse électronique", "ar": "عنوانا إلكترونيا", "en": "email address"}
    assert words[language] in str(error)


def test_settings_of_mkdocs_and_of_tools_state_the_same_publisher(tmp_path: Path) -> None:
    assert read_publisher(ROOT) == PublisherFacts(Titles(*CONTRIBUTORS))
    assert read_publisher(tmp_path) == PublisherFacts()
    text = "{name: !ENV [NOT_SET_IN_TEST, X], <<: {official: true}}"
    (tmp_path / "mkdocs.yml").write_text(settings(text), encoding="utf-8")
    assert read_publisher(tmp_path) == publisher_of({"name": "X", "official": True})


NOTICES = {
    "fr": (
        "Catalogue indépendant, établi à partir de sources publiques. "
        "Ce n’est pas un site de l’État."
    ),
    "ar": "دليل مستقل أُعد انطلاقا من مصادر متاحة للعموم، وليس موقعا للدولة.",
    "en": "Independent catalogue compiled from public sources. Not a government website.",
}
OFFICIAL_NOTICES = {
    "fr": "Catalogue officiel, publié par\u00a0: Éditeur inventé",
    "ar": "دليل رسمي، ناشره: ناشر مختلق",
    "en": "Official catalogue, published by: Invented publisher",
}


@pytest.mark.parametrize("code", MESSAGES)
def test_the_notice_says_independent_unless_the_site_is_official(code: str) -> None:
    independent = publisher_view(PublisherFacts(), interface(code))
    assert independent.notice == NOTICES[code]
    assert independent.independent
    official = publisher_view(PublisherFacts(Titles(**NAMES), official=True), interface(code))
    assert official.notice == OFFICIAL_NOTICES[code]
    assert official.independent is None


def test_every_page_says_in_its_language_that_the_catalogue_is_independent(
    real_site: Site,
) -> None:
    for path, page in real_site.pages.items():
        code = path.split("/")[0]
        expected = [NOTICES[code]] if code in NOTICES else [*NOTICES.values()]
        if is_redirect(page):
            notices = page.xpath("//main//p[contains(@class, 'named')]")
        elif path:
            notices = page.xpath("//header[contains(@class, 'masthead')]/p")
        else:
            notices = page.xpath("//main//div[@class='choose__notices']/p")
        assert [text_of(notice) for notice in notices] == expected, path
        if code not in NOTICES:
            assert [notice.get("lang") for notice in notices] == [*NOTICES]


@pytest.mark.parametrize("code", MESSAGES)
def test_the_footer_names_the_publisher_and_no_contact_that_is_not_set(
    real_site: Site, code: str
) -> None:
    page = real_site.pages[f"{code}/labs/"]
    footer = text_of(page.xpath("//footer")[0])
    assert NOTICES[code] in footer
    assert CONTRIBUTORS.in_language(code) in footer
    for text in ("Contact", "Website", "Site\u00a0:", "للاتصال", "الموقع:"):
        assert text not in footer
    assert not page.xpath("//a[starts-with(@href, 'mailto:')]")


OFFICIAL = """\
      publisher:
        name: {fr: Éditeur inventé, ar: ناشر مختلق, en: Invented <b>publisher</b>}
        official: true
        contact: contact@example.invalid
        url: https://example.invalid/a?b=1&c=2
"""


@pytest.fixture(scope="module")
def official(small_built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project as an official publisher would build it."""
    project = small_built.copy(tmp_path_factory.mktemp("official") / "project")
    file = project.root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    block = re.compile(r"      publisher:\n(?:        .*\n)+")
    assert len(block.findall(text)) == 1
    file.write_text(block.sub(OFFICIAL, text), encoding="utf-8")
    project.build()
    return project


def test_an_official_site_names_its_publisher_on_every_page(official: Project) -> None:
    for path, page in Site(official.site).pages.items():
        code = path.split("/")[0]
        name = {"fr": "Éditeur inventé", "ar": "ناشر مختلق"}.get(code, "Invented <b>publisher</b>")
        assert name in text_of(page.xpath("//body")[0]), path
        assert not any(notice in text_of(page) for notice in NOTICES.values()), path


def test_contact_and_web_page_are_in_the_footer_if_they_are_set(official: Project) -> None:
    page = official.page("fr/labs/")
    assert page.xpath("//footer//a[@href='mailto:contact@example.invalid']")
    assert page.xpath("//footer//a[@href='https://example.invalid/a?b=1&c=2']")
    assert "Contact : contact@example.invalid" in text_of(page.xpath("//footer")[0])
