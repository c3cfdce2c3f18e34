"""Parts of prose that depend on settings: what is not configured is not shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.settings import DEFAULT_RECORDS
from jazari_catalogue.site.prose.conditions import shown_parts
from jazari_catalogue.site.publisher import PublisherFacts
from jazari_catalogue.site.view_data import ProsePage, SiteFacts
from jazari_catalogue.texts.interface import interface
from tests.built_site import Site
from tests.project import ROOT, Project, text_of

HOME = "https://github.com/invented/place"


def site(*, official: bool = False, contact: bool = False, repository: bool = False) -> SiteFacts:
    publisher = PublisherFacts(
        official=official, contact="contact@example.invalid" if contact else None
    )
    home = HOME if repository else None
    return SiteFacts("", "", None, publisher=publisher, repository=home)


def prose(text: str) -> ProsePage:
    return ProsePage("fr/invented/", "content/fr/invented.md", text, "Invented", {})


@pytest.mark.parametrize(
    ("condition", "facts"),
    [
        ("repository", site(repository=True)),
        ("contact", site(contact=True)),
        ("official", site(official=True)),
        ("independent", site()),
        ("form-only", site(repository=True)),
        ("unreachable", site()),
        ("repository contact", site(contact=True)),
    ],
)
def test_a_section_is_shown_if_one_of_its_conditions_is_true(
    condition: str, facts: SiteFacts
) -> None:
    html = f'a<section data-if="{condition}"><p>b</p></section>c'
    assert shown_parts(html, prose(html), facts) == "a<p>b</p>c"
    opposite = site()
    if condition in ("independent", "unreachable"):
        opposite = site(official=True, contact=True)
    assert shown_parts(html, prose(html), opposite) == "ac"


def test_a_link_to_the_repository_leads_to_its_address() -> None:
    html = '<a href="repository:issues/new?template=x.yml&amp;a=b">'
    shown = shown_parts(html, prose(html), site(repository=True))
    assert shown == f'<a href="{HOME}/issues/new?template=x.yml&amp;a=b">'


@pytest.mark.parametrize(
    ("markdown", "html", "message"),
    [
        (
            '# A\n\n<section markdown data-if="repo">',
            '<section data-if="repo">a</section>',
            'content/fr/invented.md:3: “data-if="repo"” cannot be shown',
        ),
        (
            '<section markdown data-if="">',
            '<section data-if="">a</section>',
            "Conditions are: repository, contact, form-only, unreachable, official, independent",
        ),
        (
            'A\n<div data-if="contact">',
            '<div data-if="contact">a</div>',
            "content/fr/invented.md:2: ",
        ),
        (
            '<section data-if="contact"><section>',
            '<section data-if="contact"><section></section></section>',
            "End a section before the next one begins",
        ),
        (
            'A\n\n<section markdown data-if="contact">\n\n# B\n\nC',
            'A<section data-if="contact">a</section>',
            'content/fr/invented.md:3: “<section markdown data-if="contact">” cannot be shown.\n'
            "    → Write </section> where",
        ),
        (
            '<section data-if="official">\n\n<section data-if="contact">\n\n</section>',
            '<section data-if="official"></section><section data-if="contact">a</section>',
            'content/fr/invented.md:1: “<section data-if="official">” cannot be shown.',
        ),
        (
            "A\n<a href='repository:issues'>",
            "A\n<a href='repository:issues'>",
            "content/fr/invented.md:2: “repository:issues” cannot be shown.\n    → Write: [text]",
        ),
        (
            "[a](Repository:issues)",
            '<a href="Repository:issues">',
            "content/fr/invented.md:1: “Repository:issues” cannot be shown.\n    → Write: [text]",
        ),
        (
            "A\n\n[a](repository:issues)",
            '<a href="repository:issues">a</a>',
            "content/fr/invented.md:3: “repository:issues” cannot be shown",
        ),
    ],
)
def test_a_condition_that_cannot_be_decided_is_refused_at_its_line(
    markdown: str, html: str, message: str
) -> None:
    with pytest.raises(BuildRefused, match=re.escape(message)):
        shown_parts(html, prose(markdown), site())


@pytest.fixture(scope="module")
def unconfigured(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The catalogue as someone publishes it who has no repository on GitHub."""
    project = Project.of(ROOT, tmp_path_factory.mktemp("unconfigured") / "project")
    project.change("mkdocs.yml", '!ENV [GITHUB_REPOSITORY, "jazari-catalogue/catalogue"]', "~")
    project.build()
    return project


def test_no_page_leads_to_a_repository_or_a_contact_that_is_not_configured(
    unconfigured: Project,
) -> None:
    for path, page in Site(unconfigured.site).pages.items():
        links = page.xpath("//a[contains(@href, 'github.com') or contains(@href, 'mailto:')]/@href")
        ours = [link for link in links if "github.com/jazari-" in link or "mailto:" in link]
        assert ours == [], path
        assert not page.xpath("//*[@data-if]"), path


UNREACHABLE = {
    "fr": "ni formulaire ni adresse",
    "ar": "استمارة ولا عنوانا",
    "en": "a form nor a contact",
}


@pytest.mark.parametrize("code", MESSAGES)
def test_without_a_form_and_a_contact_pages_say_what_to_do(
    unconfigured: Project, code: str
) -> None:
    article = unconfigured.page(f"{code}/entry/").xpath("//article")[0]
    assert article.xpath(".//*[@id='object']")
    assert UNREACHABLE[code] in text_of(article)
    assert "GitHub" not in text_of(article)
    for path in ("institutes/jazari-root/", "gaps/"):
        (content,) = unconfigured.page(f"{code}/{path}").xpath("//*[@id='content']")
        assert text_of(content).count("GitHub") == 0
        sentence = interface(code).gettext(
            "This site has no form and no contact address. To challenge a statement, write to the"
            " publisher of the source that makes it."
        )
        assert sentence in text_of(content), path


@pytest.mark.parametrize("code", MESSAGES)
def test_without_a_contact_pages_say_what_to_do_without_an_account(
    real_site: Site, code: str
) -> None:
    sentence = interface(code).gettext(
        "You need a GitHub account to use the form. If you do not have one, ask someone who does to"
        " send it for you: this site has no contact address."
    )
    for path in ("institutes/jazari-root/", "gaps/"):
        text = text_of(real_site.pages[f"{code}/{path}"])
        assert " ".join(sentence.split()) in text, path
    paragraphs = real_site.pages[f"{code}/entry/"].xpath("//article//p[strong]")
    assert [text for text in map(text_of, paragraphs) if text.count("GitHub") == 1]


@pytest.mark.parametrize("code", MESSAGES)
def test_the_page_on_data_links_to_the_files_that_it_names(real_site: Site, code: str) -> None:
    article = real_site.pages[f"{code}/method/"].xpath("//article")[0]
    files = article.xpath(".//a[contains(@href, '/blob/HEAD/')]")
    assert [text_of(file) for file in files] == list(DEFAULT_RECORDS)
    for file in files:
        path = str(file.get("href")).partition("/blob/HEAD/")[2]
        assert path == text_of(file)
        assert (ROOT / path).is_file()


@pytest.mark.parametrize("code", MESSAGES)
def test_every_page_has_the_sections_of_what_is_configured(real_site: Site, code: str) -> None:
    start = "https://github.com/jazari-catalogue/catalogue/issues/new?"
    expected = {
        "about": {"independence", "error", "publisher"},
        "entry": {"object", "publisher"},
        "method": {"change"},
        "accessibility": {"contact"},
    }
    for name, ids in expected.items():
        page = real_site.pages[f"{code}/{name}/"]
        assert ids <= set(page.xpath("//article//@id")), name
        assert not page.xpath("//*[@data-if or contains(@href, 'repository:')]")
    page = real_site.pages[f"{code}/entry/"]
    assert page.xpath(f"//article//a[@href='{start}template=correct-{code}.yml']")
    assert "@" not in text_of(page.xpath("//article")[0])


@pytest.mark.parametrize("code", MESSAGES)
def test_the_rule_of_entry_is_linked_from_the_footer_the_about_and_the_method_page(
    real_site: Site, code: str
) -> None:
    for name in ("about", "method", "labs"):
        page = real_site.pages[f"{code}/{name}/"]
        assert page.xpath("//footer//a[contains(@href, '/entry/')]")
        if name != "labs":
            assert page.xpath("//article//a[contains(@href, '/entry/')]")


def test_a_contact_opens_a_way_to_object_by_mail(unconfigured: Project, tmp_path: Path) -> None:
    project = unconfigured.copy(tmp_path / "project")
    project.change(
        "mkdocs.yml", "official: false", "official: false\n        contact: info@a.example"
    )
    project.build()
    for code, words in {"fr": "Par courriel", "ar": "بالبريد", "en": "By email"}.items():
        page = project.page(f"{code}/entry/")
        assert page.xpath("//*[@id='object']")
        text = text_of(page.xpath("//article")[0])
        assert words in text
        assert "GitHub" not in text
        assert page.xpath("//article//a[@href='mailto:info@a.example']")
        for path in ("institutes/jazari-root/", "gaps/"):
            page = project.page(f"{code}/{path}")
            (link,) = page.xpath("//*[@id='content']//a[starts-with(@href, 'mailto:')]")
            assert link.get("href").startswith("mailto:info@a.example?subject=https%3A//")
            assert text_of(link) == interface(code).gettext("Write to the publisher")
