"""The sitemap (sitemaps.org 0.9) with the languages of each page beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.routes import in_language


class SitemapEntry(NamedTuple):
    """A page: its path in one language, when it was last verified, the languages that have it."""

    path: str
    lastmod: str | None = None
    languages: Iterable[str] = LANGUAGES


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
