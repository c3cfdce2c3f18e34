"""The HTML of prose as pages show it, and the sections of the home page that other pages show."""

from __future__ import annotations

import re
from dataclasses import replace

import cmarkgfm
from cmarkgfm.cmark import Options
from markupsafe import Markup

from jazari_catalogue import routes
from jazari_catalogue.languages import is_rtl
from jazari_catalogue.site.prose.conditions import shown_parts
from jazari_catalogue.site.prose.links import resolve_links
from jazari_catalogue.site.prose.sanitise import refuse_markup
from jazari_catalogue.site.view_data import Link, ProsePage
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.dates import keep_dates_whole
from jazari_catalogue.texts.fallback import mark_fallback
from jazari_catalogue.texts.latin import isolate_latin

_TEXT = re.compile(r"[^<>]*[^<>\s][^<>]*(?=<)")
"""A text of HTML between two tags."""
_SECTION = re.compile(r"^## [^\n]*\{#([\w-]+)\}[ \t]*\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_LINK_TO_FILE = re.compile(r'href="(?:\.\./(\w+)/)?([\w-]+)\.md(#[^"]*)?"')


def prose_html(html: str, page: ProsePage, views: Views) -> str:
    """``html`` of ``page`` with its conditions, links, Latin words and fallback language resolved.

    Raises BuildRefused for markup that prose may not have, where a link leads nowhere, or if a
    condition is unknown.
    """
    refuse_markup(html, page)
    html = shown_parts(html, page, views.site)
    html = resolve_links(html, page, views.catalogue)
    html = keep_dates_whole(html, page.language)
    if is_rtl(page.language):
        html = isolate_latin(html)
    if page.is_fallback:
        # Each text by itself, for the home page takes the sections apart.
        html = _TEXT.sub(lambda text: mark_fallback(text[0]), html)
    return html


def contents(html: str) -> list[Link]:
    """Links to the sections of a page, one for each heading of the second level in its ``html``."""
    return [
        Link(text=Markup(text).striptags(), href=f"#{name}")
        for name, text in _HEADING.findall(html)
    ]


def section_html(home: ProsePage | None, name: str, path: str, views: Views) -> str | None:
    """The text of the section ``name`` of ``home`` as HTML, without its heading, for ``path``.

    None if there is no such section. Raises what `prose_html` raises.
    """
    sections = {} if home is None else dict(_SECTION.findall(home.text))
    if home is None or name not in sections:
        return None
    base = routes.relative_root(path)

    def address(link: re.Match[str]) -> str:
        language, page, anchor = link[1] or home.language, link[2], link[3] or ""
        rest = "" if page == "index" else f"{page}/"
        return f'href="{base}{routes.home_path(language)}{rest}{anchor}"'

    # `prose_html` refuses HTML, save sections. ``markdown`` is for the renderer of whole pages.
    text = sections[name].replace("<section markdown ", "<section ")
    html = _LINK_TO_FILE.sub(address, cmarkgfm.markdown_to_html(text, Options.CMARK_OPT_UNSAFE))
    return prose_html(html, replace(home, path=path), views)
