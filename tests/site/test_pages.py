"""What every page of the site has, on the real records."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from lxml import html

from jazari_catalogue.languages import BY_CODE, MESSAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from tests.built_site import Site, is_redirect
from tests.project import LANGUAGES, ROOT, SITE_URL, text_of

DIRECTIONS = {code: language.direction for code, language in BY_CODE.items()}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load([ROOT / "institutes.yaml", ROOT / "partners.yaml"], ROOT)


def test_every_record_has_a_page_in_every_language(real_site: Site, catalogue: Catalogue) -> None:
    expected = {
        f"{code}/{record.plural}/{record.id}/"
        for record in catalogue.records.values()
        for code in LANGUAGES
    }
    assert len(expected) > 200
    assert expected - set(real_site.pages) == set()


def test_every_kind_with_records_has_a_list_that_links_them_all(
    real_site: Site, catalogue: Catalogue
) -> None:
    for kind in KINDS.values():
        ids = {record.id for record in catalogue.of_kind(kind)}
        for code in LANGUAGES:
            page = real_site.pages.get(f"{code}/{kind.plural}/")
            assert (page is not None) is bool(ids), kind.plural
            if page is None:
                continue
            listed = [
                href.strip("/").rsplit("/", 1)[1]
                for href in page.xpath("//ul[contains(@class, 'cards')]//h2/a/@href")
            ]
            assert len(listed) == len(set(listed))
            assert set(listed) == ids, f"{code}/{kind.plural}/"


def test_every_page_of_a_language_but_its_home_begins_with_the_head_that_all_share(
    real_site: Site,
) -> None:
    for path, page in real_site.pages.items():
        if is_redirect(page) or path.count("/") < 2:
            continue
        (head,) = page.xpath("//*[contains(concat(' ', @class, ' '), ' head ')]")
        assert len(head.xpath("./div/h1")) == 1, path
        # Records name their kind instead; the search has no room for a sign on a phone.
        if not head.xpath(
            "self::*[contains(@class, 'head--record') or contains(@class, 'finder')]"
        ):
            assert len(head.xpath("./div/h1/following-sibling::*[1][@class='kind-sign']")) == 1, (
                path
            )


def test_every_page_declares_its_language_and_direction(real_site: Site) -> None:
    for path, page in real_site.pages.items():
        code = path.split("/", 1)[0] if path.count("/") else "fr"
        assert (page.get("lang"), page.get("dir")) == (code, DIRECTIONS[code]), path


def test_every_page_has_a_unique_title_and_a_description(
    real_site: Site,
) -> None:
    titles: dict[tuple[str, str], str] = {}
    for path, page in real_site.pages.items():
        title = text_of(page.xpath("//head/title")[0])
        assert title.strip(), path
        assert page.xpath("count(//head/title)") == 1
        if is_redirect(page) or path == "404.html":
            continue
        description = page.xpath("string(//meta[@name='description']/@content)")
        assert len(description) > 10, path
        # Sources without a known title are named after their publisher, which may have several.
        if path and "/sources/" not in path:
            key = (page.get("lang"), title)
            assert titles.setdefault(key, path) == path, f"one title on two pages: {title}"


def test_languages_of_a_page_link_to_each_other(real_site: Site) -> None:
    def alternates(page: html.HtmlElement) -> dict[str, str]:
        links = page.xpath("//head/link[@rel='alternate'][@hreflang]")
        by_language = {link.get("hreflang"): link.get("href") for link in links}
        assert len(by_language) == len(links)
        return by_language

    checked = 0
    for path, page in real_site.pages.items():
        if path in {"", "404.html"} or is_redirect(page):
            continue
        rest = path.split("/", 1)[1]
        urls = {code: f"{SITE_URL}{code}/{rest}" for code in LANGUAGES}
        assert page.xpath("//head/link[@rel='canonical']/@href") == [SITE_URL + path]
        assert alternates(page) == {**urls, "x-default": urls["fr"]}, path
        switch = page.xpath("//nav[@data-language-switch]//a")
        assert {
            link.get("hreflang"): urljoin(SITE_URL + path, link.get("href")) for link in switch
        } == urls
        current = [link.get("lang") for link in switch if link.get("aria-current")]
        assert current == [page.get("lang")]
        checked += 1
    assert checked > 300


def test_root_links_to_each_language_by_its_own_name(real_site: Site) -> None:
    links = real_site.pages[""].xpath("//ul[@data-language-switch]//a")
    languages = [
        (urljoin(SITE_URL, link.get("href")), link.get("lang"), text_of(link)) for link in links
    ]
    assert languages == [
        (f"{SITE_URL}fr/", "fr", "Français"),
        (f"{SITE_URL}ar/", "ar", "العربية"),
        (f"{SITE_URL}en/", "en", "English"),
    ]


def test_404_page_is_in_every_language(real_site: Site) -> None:
    page = real_site.pages["404.html"]
    sections = {section.get("lang"): section for section in page.xpath("//section[@lang]")}
    assert set(sections) == set(MESSAGES)
    for code, section in sections.items():
        assert section.get("dir") == DIRECTIONS[code]
        homes = section.xpath(".//a/@href")
        # It is served at any depth, where relative addresses would be wrong.
        assert all(href.startswith("/catalogue/") for href in homes)
        assert f"/catalogue/{code}/" in homes


def test_home_page_counts_one_record_in_the_singular(real_site: Site) -> None:
    counted = [text_of(item) for item in real_site.pages["fr/"].find_class("figures")[0]]
    assert "Laboratoire 1" in counted
    assert "Instituts 6" in counted


def test_content_security_policy_comes_before_anything_it_governs(real_site: Site) -> None:
    for path, page in real_site.pages.items():
        first = page.xpath("//head/*")[0]
        assert first.get("http-equiv") == "Content-Security-Policy", path
        policy = first.get("content")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert page.xpath("//meta[@name='referrer']/@content"), path


def test_no_page_but_404_has_an_inline_script_or_style(real_site: Site) -> None:
    for path, page in real_site.pages.items():
        if path == "404.html":
            continue
        scripts = page.xpath("//script[not(@src)][not(@type='application/ld+json')]")
        handlers = page.xpath("//@*[starts-with(name(), 'on')]")
        styles = page.xpath("//style | //@style")
        addresses = page.xpath("//@href[starts-with(., 'javascript:')]")
        assert [scripts, handlers, styles, addresses] == [[], [], [], []], path


def test_what_404_has_inline_is_allowed_by_its_hash_and_nothing_else(real_site: Site) -> None:
    page = real_site.pages["404.html"]
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    for name in ("script", "style"):
        (inline,) = page.xpath(f"//{name}[not(@src)]")
        digest = b64encode(sha256(inline.text.encode()).digest()).decode()
        assert allowed[f"{name}-src"] == f"'self' 'sha256-{digest}'"
    assert page.xpath("//@style | //@*[starts-with(name(), 'on')]") == []


def test_every_page_has_one_main_landmark_with_one_main_heading(
    real_site: Site,
) -> None:
    for path, page in real_site.pages.items():
        if is_redirect(page):
            continue
        assert page.xpath("count(//h1)") == 1, path
        assert page.xpath("count(//main)") == 1, path
        assert page.xpath("//main//h1"), path


def test_headings_never_skip_a_level(real_site: Site) -> None:
    skipped = {}
    for path, page in real_site.pages.items():
        levels = [
            int(h.tag[1])
            for h in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        if jumps:
            skipped[path] = jumps
    assert skipped == {}


def test_arabic_text_in_other_pages_is_marked_as_arabic(real_site: Site) -> None:
    arabic = re.compile(r"[\u0621-\u064a]{3}")
    latin_page = [path for path in real_site.pages if path.startswith(("fr/", "en/"))]
    unmarked = set()
    for path in latin_page:
        for text in real_site.pages[path].xpath("//body//text()"):
            if arabic.search(text):
                element = text.getparent()
                lang = element.xpath("string((ancestor-or-self::*/@lang)[last()])")
                if lang != "ar":
                    unmarked.add((path, str(text).strip()[:60]))
    assert sorted(unmarked)[:20] == []
