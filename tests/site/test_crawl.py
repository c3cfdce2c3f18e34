"""The links, ids, languages and sitemap of the whole built site."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from lxml import etree

from tests.built_site import Reference, Site, is_indexed, is_redirect, without_fragment
from tests.project import LANGUAGES, SITE_URL

SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def shown(references: list[Reference]) -> list[str]:
    return sorted({f"{item.file}: {item.written}" for item in references})


def test_every_url_within_the_site_leads_to_a_file(real_site: Site) -> None:
    inside = [item for item in real_site.references if item.url.startswith(SITE_URL)]
    assert len(inside) > 1000
    assert (
        shown([item for item in inside if real_site.file_at(item.url) not in real_site.files]) == []
    )


def test_every_fragment_is_the_id_of_an_element_on_its_page(real_site: Site) -> None:
    pages = real_site.pages | real_site.embeds
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    fragments = [
        item
        for item in real_site.references
        if "#" in item.url and item.url.startswith(SITE_URL) and not item.file.endswith(".css")
    ]
    assert len(fragments) > 100
    broken = []
    for item in fragments:
        file = real_site.file_at(item.url) or ""
        path = file.removesuffix("index.html")
        if urlsplit(item.url).fragment not in ids.get(path, ()):
            broken.append(item)
    assert shown(broken) == []


def test_nothing_is_loaded_from_another_origin(real_site: Site) -> None:
    loaded = [item for item in real_site.references if item.loaded]
    assert len(loaded) > 1000
    from_elsewhere = [
        item
        for item in loaded
        if not item.url.startswith("data:")
        and ("://" in item.written or not item.url.startswith(SITE_URL))
    ]
    assert shown(from_elsewhere) == []


def test_external_links_are_absolute_and_to_other_origins(real_site: Site) -> None:
    outside = [item for item in real_site.references if not item.url.startswith(SITE_URL)]
    origin = SITE_URL.removesuffix(urlsplit(SITE_URL).path)
    assert len(outside) > 100
    wrong = [
        item
        for item in outside
        if urlsplit(item.url).scheme not in {"https", "http", "mailto", "tel", "data"}
        or item.url.startswith(origin)
    ]
    assert shown(wrong) == []


def test_links_from_the_root_reach_every_page(real_site: Site) -> None:
    links: dict[str, set[str]] = {}
    for item in real_site.references:
        # Only links that a visitor can follow, not the links in the head.
        target = real_site.file_at(without_fragment(item.url)) if item.followed else None
        if target is not None:
            links.setdefault(item.file, set()).add(target.removesuffix("index.html"))
    reached, waiting = {""}, [""]
    while waiting:
        new = links.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    pages = {path for path, page in real_site.pages.items() if not is_redirect(page)}
    assert sorted(pages - reached - {"404.html"}) == []


def test_ids_are_unique_on_every_page(real_site: Site) -> None:
    repeated = {
        path: ids
        for path, page in real_site.pages.items()
        if (ids := [name for name, count in Counter(page.xpath("//@id")).items() if count > 1])
    }
    assert repeated == {}


def test_the_sitemap_lists_each_page_once_and_nothing_else(real_site: Site) -> None:
    sitemap = etree.parse(real_site.folder / "sitemap.xml")
    listed = Counter(sitemap.xpath("//s:url/s:loc/text()", namespaces=SITEMAP))
    indexed = {SITE_URL + path for path, page in real_site.pages.items() if is_indexed(page)}
    assert len(indexed) > 300
    assert {url for url, count in listed.items() if count > 1} == set()
    assert sorted(set(listed) ^ indexed) == []


def test_the_sitemap_names_each_page_in_every_language(real_site: Site) -> None:
    sitemap = etree.parse(real_site.folder / "sitemap.xml")
    for url in sitemap.xpath("//s:url[s:loc != $root]", root=SITE_URL, namespaces=SITEMAP):
        here = url.findtext("s:loc", namespaces=SITEMAP)
        rest = here.removeprefix(SITE_URL).split("/", 1)[1]
        languages = {
            link.get("hreflang"): link.get("href")
            for link in url.iterfind("x:link", namespaces=SITEMAP)
        }
        expected = {code: f"{SITE_URL}{code}/{rest}" for code in LANGUAGES}
        assert languages == {**expected, "x-default": expected["fr"]}


def test_every_page_exists_in_every_language(real_site: Site) -> None:
    by_language = {
        code: {path.split("/", 1)[1] for path in real_site.pages if path.startswith(f"{code}/")}
        for code in LANGUAGES
    }
    assert len(by_language["fr"]) > 100
    assert by_language["fr"] == by_language["ar"] == by_language["en"]
