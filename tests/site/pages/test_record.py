"""The page of a record: names, sources, disputes, translations and links to its lines."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import load
from jazari_catalogue.site.pages.record import RecordPages
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.interface import interface
from tests.built_site import Site
from tests.project import ROOT, SITE_URL, Project, text_of
from tests.site.pages.catalogues import catalogue_in, views_of


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load([ROOT / "institutes.yaml", ROOT / "partners.yaml"], ROOT)


def linked_to(page: html.HtmlElement, path: str, canonical: str) -> str:
    """The text of the first link to ``path`` in the record of ``page``; empty if there is none."""
    for link in page.xpath("//article//a[@href]"):
        if urljoin(canonical, link.get("href")) == SITE_URL + path:
            return text_of(link)
    return ""


@pytest.mark.parametrize(
    ("code", "lab", "ministry", "company"),
    [
        ("fr", "Laboratoire", "Ministère", "Mistral AI"),
        ("ar", "مختبر", "وزارة", "Mistral AI"),
        ("en", "laboratory", "Ministry", "Mistral AI"),
    ],
)
def test_page_of_jazari_root_links_to_its_lab_partners_and_agreements(
    real_site: Site, code: str, lab: str, ministry: str, company: str
) -> None:
    path = f"{code}/institutes/jazari-root/"
    page = real_site.pages[path]
    names = {
        target: linked_to(page, f"{code}/{target}/", SITE_URL + path)
        for target in (
            "labs/labo-mistral-ai",
            "partners/ministere-transition-numerique",
            "partners/mistral-ai",
            "agreements/accord-ministere-mistral-ai",
            "agreements/conventions-jazari-root-2026-01-12",
        )
    }
    assert all(names.values()), names
    assert lab in names["labs/labo-mistral-ai"]
    assert ministry in names["partners/ministere-transition-numerique"]
    assert company in names["partners/mistral-ai"]
    sources = page.xpath("//ol[@class='sources']/li")
    assert sources
    for source in sources:
        assert re.fullmatch(r"source-\d+", source.get("id"))
        assert source.xpath(".//a[starts-with(@href, 'https://')]")


def test_page_lists_the_cited_sources_with_publisher_and_level(
    real_site: Site, catalogue: Catalogue
) -> None:
    for record in catalogue.records.values():
        cited = getattr(record, "sources", [])
        if cited:
            page = real_site.pages[f"en/{record.plural}/{record.id}/"]
            shown = [text_of(source) for source in page.xpath("//ol[@class='sources']/li")]
            for source_id in cited:
                source = catalogue[source_id]
                assert isinstance(source, Source)
                level = source.level.titles.in_language("en")
                publisher = " ".join(source.publisher.split())
                assert [text for text in shown if publisher in text and level in text]


def test_breadcrumbs_are_the_home_page_and_the_list_of_the_kind(real_site: Site) -> None:
    path = "ar/institutes/jazari-root/"
    breadcrumbs = real_site.pages[path].xpath("//nav[contains(@class, 'crumbs')][@aria-label]//a")
    links = [(urljoin(SITE_URL + path, a.get("href")), text_of(a)) for a in breadcrumbs]
    assert links == [(f"{SITE_URL}ar/", "الرئيسية"), (f"{SITE_URL}ar/institutes/", "المعاهد")]


def test_edit_link_has_the_line_where_the_record_begins(
    real_site: Site, catalogue: Catalogue
) -> None:
    edit = "https://github.com/jazari-catalogue/catalogue/edit/main/"
    for record in catalogue.records.values():
        page = real_site.pages[f"fr/{record.plural}/{record.id}/"]
        (href,) = page.xpath(f"//a[starts-with(@href, '{edit}')]/@href")
        file, line = href.removeprefix(edit).split("#L")
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        assert lines[int(line) - 1].strip() == f"- id: {record.id}"


def test_edit_link_is_a_valid_address_whatever_the_name_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "fiches d’été #1" / "شبكة 100%?.yaml"
    file.parent.mkdir()
    file.write_text("topics:\n  - id: un\n    name: Un\n    summary: Inventé.\n", encoding="utf-8")
    catalogue = load([file], tmp_path)
    edit = "https://example.org/edit/main/"
    views = Views(catalogue, interface("fr"), SiteFacts("", SITE_URL, edit))
    url = RecordPages(views).view(catalogue["un"]).edit_url
    assert url is not None
    assert url.isascii()
    assert " " not in url
    path, line = url.removeprefix(edit).split("#")
    assert (unquote(path), line) == (file.relative_to(tmp_path).as_posix(), "L2")
    assert urlsplit(url).query == ""


@pytest.mark.parametrize("code", ["ar", "en"])
def test_untranslated_record_is_shown_in_french_with_a_notice(
    small_built: Project, code: str
) -> None:
    page = small_built.page(f"{code}/institutes/institut-en-francais/")
    (heading,) = page.xpath("//h1//*[@lang]")
    assert (heading.get("lang"), text_of(heading)) == ("fr", "Institut resté en français")
    (lead,) = page.xpath("//p[@class='lead']//*[@lang]")
    assert lead.get("lang") == "fr"
    notices = [text_of(note) for note in page.xpath("//p[@class='note']")]
    expected = interface(code).gettext(
        "Part of this record is not yet translated: it is shown in its original language."
    )
    assert expected in notices
    (card,) = small_built.page(f"{code}/institutes/").xpath(
        "//li[contains(@class, 'card')][.//a[contains(@href, 'institut-en-francais')]]"
    )
    assert set(card.xpath(".//@lang")) == {"fr"}


def test_translated_record_has_no_notice(small_built: Project) -> None:
    for code in MESSAGES:
        page = small_built.page(f"{code}/labs/labo-invente/")
        assert page.xpath("//h1//@lang") == []
        assert page.xpath("//p[@class='lead']//@lang") == []
    assert small_built.page("en/labs/labo-invente/").xpath("//p[@class='note']") == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("fr/events/journee-inventee/", "Un seul média"),
        ("ar/institutes/institut-invente/", "مصدر رسمي"),
        ("en/institutes/institut-invente/", "Official source"),
    ],
)
def test_head_says_how_well_sources_support_the_record(
    small_built: Project, path: str, words: str
) -> None:
    page = small_built.page(path)
    (strength,) = page.xpath("//p[@class='head__line']//a[contains(@class, 'strength')]")
    assert text_of(strength) == words
    linked = urljoin(SITE_URL + path, strength.get("href"))
    assert linked.startswith(f"{SITE_URL}{path[:2]}/strengths/#")


def test_claims_of_a_dispute_are_listed_with_their_sources(small_built: Project) -> None:
    page = small_built.page("ar/institutes/institut-invente/")
    (dispute,) = page.xpath("//*[@aria-labelledby='disputes']")
    claims = [text_of(claim) for claim in dispute.xpath(".//ul[contains(@class, 'claims')]/li")]
    assert len(claims) == 2
    assert "أُطلق." in claims[0]
    assert "Éditeur inventé" in claims[0]
    assert "أعلن عنه." in claims[1]
    assert "Journal inventé" in claims[1]


@pytest.mark.parametrize(
    ("ends", "labels", "on_card"),
    [
        ("", {"starts": "Date"}, "12\u00a0janvier\u00a02026"),
        ("    ends: 2026-01-12\n", {"starts": "Date"}, "12\u00a0janvier\u00a02026"),
        (
            "    ends: 2026-01-14\n",
            {"starts": "Début", "ends": "Fin"},
            "du\u00a012 au\u00a014\u00a0janvier\u00a02026",
        ),
    ],
)
def test_an_event_of_one_day_has_one_date_and_others_two(
    small_project: Project, ends: str, labels: dict[str, str], on_card: str
) -> None:
    small_project.change("institutes.yaml", "    ends: 2026-01-12\n", ends)
    views = views_of(catalogue_in(small_project.root), "fr")
    event = views.catalogue["journee-inventee"]
    facts = RecordPages(views).view(event).facts
    shown = {fact.field: fact.label for fact in facts if fact.field in ("starts", "ends")}
    assert (shown, views.card(event, "").meta[-1]) == (labels, on_card)
