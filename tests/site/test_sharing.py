"""The citation of a page, and what other sites show beside a link to it (Open Graph)."""

from __future__ import annotations

import struct
from urllib.parse import urlsplit

import pytest
from lxml import html

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.site.rendering.share_images import HEIGHT, WIDTH, share_image
from jazari_catalogue.texts.interface import interface
from tests.built_site import Site, is_redirect
from tests.project import ROOT, SITE_URL, Project, text_of

CITATIONS = {
    "fr": (
        "«\u00a0Institut inventé\u00a0» (Institut). Catalogue des Instituts Jazari "
        "(catalogue indépendant). Les contributeurs du catalogue Jazari. "
        f"Vérifié le 22\u00a0novembre\u00a02026. {SITE_URL}fr/institutes/institut-invente/"
    ),
    "ar": (
        "«معهد مختلق» (معهد). دليل معاهد الجزري (دليل مستقل). المساهمون في دليل الجزري. "
        f"رُوجعت في 22\u00a0نونبر\u00a02026. {SITE_URL}ar/institutes/institut-invente/"
    ),
    "en": (
        "“Invented institute” (Institute). Catalogue of the Jazari Institutes "
        "(independent catalogue). The contributors to the Jazari catalogue. "
        f"Checked on 22\u00a0November\u00a02026. {SITE_URL}en/institutes/institut-invente/"
    ),
}


def citation(page: html.HtmlElement) -> str:
    (element,) = page.xpath("//*[@data-citation]")
    return element.text_content().strip()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_record_is_cited_in_the_language_of_its_page(small_built: Project, code: str) -> None:
    page = small_built.page(f"{code}/institutes/institut-invente/")
    assert citation(page) == CITATIONS[code]


def test_an_unverified_record_is_cited_without_a_date(small_built: Project) -> None:
    page = small_built.page("en/labs/labo-invente/")
    assert citation(page) == (
        "“Invented laboratory” (Laboratory). Catalogue of the Jazari Institutes "
        "(independent catalogue). The contributors to the Jazari catalogue. "
        f"{SITE_URL}en/labs/labo-invente/"
    )


def test_every_record_has_a_citation_and_one_status_region_of_its_own(real_site: Site) -> None:
    records = [page for page in real_site.pages.values() if page.xpath("//*[@data-record-id]")]
    assert len(records) > 200
    for page in records:
        address = page.xpath("string(//link[@rel='canonical']/@href)")
        assert citation(page).endswith(address)
        # Screen readers would read a second one over the first. That of the evidence lens is in a
        # bar that is hidden, and speaks only when the visitor chooses.
        assert len(page.xpath("//*[@id='content']//*[@role='status']")) == 1
        (other,) = page.xpath("//*[@role='status'][not(ancestor::*[@id='content'])]")
        assert other.xpath("../@hidden")
        assert not other.text


def properties(page: html.HtmlElement) -> dict[str, str]:
    """The Open Graph properties of ``page``."""
    return {
        meta.get("property"): meta.get("content")
        for meta in page.xpath("//meta[starts-with(@property, 'og:')]")
        if meta.get("property") != "og:locale:alternate"
    }


def test_every_page_has_open_graph_properties(real_site: Site) -> None:
    for path, page in real_site.pages.items():
        if path == "404.html" or is_redirect(page):
            continue
        og = properties(page)
        assert og["og:url"] == SITE_URL + path
        assert page.xpath("string(//head/title)").startswith(og["og:title"])
        assert og["og:description"] == page.xpath("string(//meta[@name='description']/@content)")
        assert og["og:type"] == (
            "article" if page.xpath("//article[@data-record-id]") else "website"
        )
        assert page.xpath("string(//meta[@name='twitter:card']/@content)") == "summary_large_image"
        image = og["og:image"]
        assert image.startswith(SITE_URL + "assets/share/"), path
        assert real_site.file_at(image) in real_site.files, path
        assert og["og:image:alt"]
        assert (og["og:image:width"], og["og:image:height"]) == ("1200", "630")
        # The root of the site, where visitors choose a language, has none.
        assert ("og:locale" in og) == bool(path), path


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_names_the_locale_of_its_language_and_of_the_others(
    small_built: Project, code: str
) -> None:
    page = small_built.page(f"{code}/labs/labo-invente/")
    others = page.xpath("//meta[@property='og:locale:alternate']/@content")
    assert properties(page)["og:locale"] == LANGUAGES[code].locale
    assert others == [item.locale for item in LANGUAGES.values() if item.code != code]


@pytest.mark.parametrize("code", LANGUAGES)
def test_records_and_lists_of_a_kind_have_its_share_image(small_built: Project, code: str) -> None:
    for path in (f"{code}/agreements/", f"{code}/agreements/accord-invente/"):
        og = properties(small_built.page(path))
        assert urlsplit(og["og:image"]).path.endswith(f"/assets/share/agreement-{code}.png")
        assert interface(code).title(KINDS["agreement"].titles) in og["og:image:alt"]
    assert properties(small_built.page(f"{code}/regions/ma-04/"))["og:image"].endswith(
        f"/assets/share/catalogue-{code}.png"
    )


def test_a_kind_without_a_share_image_has_that_of_the_catalogue() -> None:
    image = share_image("lab", interface("ar"), lambda path: "/catalogue-" in path)
    assert image == ("assets/share/catalogue-ar.png", "دليل معاهد الجزري", WIDTH, HEIGHT)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_has_a_share_image_of_the_stated_size(code: str) -> None:
    for name in (*KINDS, "catalogue"):
        data = (ROOT / "overrides" / "assets" / "share" / f"{name}-{code}.png").read_bytes()
        assert data[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT)
        assert len(data) < 60_000, name


def test_texts_of_records_are_escaped(small_project: Project) -> None:
    small_project.change(
        "institutes.yaml", "en: Invented institute}", 'en: "\\"><b>{{ x }} & \'</title>"}'
    )
    small_project.build()
    page = small_project.page("en/institutes/institut-invente/")
    assert properties(page)["og:title"] == "\"><b>{{ x }} & '</title>"
    assert text_of(page.xpath("//*[@data-citation]")[0]).startswith("“\"><b>{{ x }} & '</title>”")
