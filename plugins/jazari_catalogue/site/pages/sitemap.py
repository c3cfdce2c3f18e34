"""The sitemap (sitemaps.org 0.9) with the languages of each page beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.routes import in_language
from jazari_catalogue.site.pages.lists import listed_facets
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.pictures.pages import PICTURES


class SitemapEntry(NamedTuple):
    """A page: its path in one language, when it was last verified, the languages that have it."""

    path: str
    lastmod: str | None = None
    languages: Iterable[str] = LANGUAGES


def sitemap_entries(
    catalogue: Catalogue, navigation: Navigation, language: str, lists: Iterable[str]
) -> list[SitemapEntry]:
    """The pages of the site, with their paths in ``language``.

    ``lists`` are the paths of its lists and of the other pages that may have several pages.
    """
    entries = [
        SitemapEntry(page.path, languages=navigation.languages_of(page.path))
        for page in navigation.prose(language)
    ]
    entries.append(SitemapEntry(routes.search_path(language)))
    entries += [SitemapEntry(routes.picture_path(language, name)) for name in PICTURES]
    entries += [SitemapEntry(routes.facet_path(language, facet.page)) for facet in listed_facets()]
    entries.append(SitemapEntry(routes.coverage_path(language)))
    entries.append(SitemapEntry(routes.data_path(language)))
    entries.append(SitemapEntry(routes.embeds_path(language)))
    entries += map(SitemapEntry, lists)
    for record in catalogue.records.values():
        day = record.verified if isinstance(record, Record) else None
        entries.append(SitemapEntry(routes.record_path(language, record), day))
    return entries


def sitemap(entries: Iterable[SitemapEntry], site_url: str) -> bytes:
    """The sitemap of ``entries``, each given once in any language, listed in all that have it."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
        f"<url><loc>{escape(site_url)}</loc></url>",
    ]
    for entry in entries:
        urls = {code: escape(site_url + in_language(entry.path, code)) for code in entry.languages}
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{url}"/>'
            for code, url in urls.items()
        )
        alternates += f'<xhtml:link rel="alternate" hreflang="x-default" href="{urls[FALLBACK]}"/>'
        lastmod = f"<lastmod>{entry.lastmod}</lastmod>" if entry.lastmod else ""
        lines += [f"<url><loc>{url}</loc>{lastmod}{alternates}</url>" for url in urls.values()]
    lines.append("</urlset>\n")
    return "\n".join(lines).encode()


def robots(site_url: str) -> bytes:
    """``robots.txt``, which names the sitemap (RFC 9309)."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n".encode()
