"""The HTML of prose as pages show it, and the sections of the home page that other pages show."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

import cmarkgfm
from cmarkgfm.cmark import Options
from markupsafe import Markup

from jazari_catalogue import routes
from jazari_catalogue.languages import is_rtl
from jazari_catalogue.site.prose.conditions import shown_parts
from jazari_catalogue.site.prose.files import HOME, PAGE
from jazari_catalogue.site.prose.front_matter import body_offset
from jazari_catalogue.site.prose.links import resolve_links
from jazari_catalogue.site.prose.markup import SECTION, SECTION_END, Scan, heading_in
from jazari_catalogue.site.prose.sanitise import refuse_markup
from jazari_catalogue.site.view_data import Link, ProsePage
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.dates import keep_dates_whole
from jazari_catalogue.texts.fallback import mark_fallback
from jazari_catalogue.texts.latin import isolate_latin

_TEXT = re.compile(r"[^<>]*[^<>\s][^<>]*(?=<)")
"""A text of HTML between two tags."""
_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_RELATIVE = re.compile(r'(href|src)="(?![a-z]+:)([^"#?]*)([^"]*)"')


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


def section_text(text: str, name: str) -> str | None:
    """The Markdown below the heading of the second level with the anchor ``name`` in a page.

    If the heading is in a part that depends on settings, so does the result. None if there is no
    such heading.
    """
    scan = Scan(text, body_offset(text))
    lines: list[str] | None = None
    condition: str | None = None
    for line, shown in zip(scan.lines, scan.shown, strict=True):
        heading = heading_in(shown)
        if heading is not None and heading[1] == "##":
            if lines is not None:
                break
            if heading[3] == name:
                lines = [condition, ""] if condition else []
                continue
        if SECTION.fullmatch(shown):
            condition = line
        elif SECTION_END.fullmatch(shown):
            condition = None
        if lines is not None:
            lines.append(line)
    if lines is not None and condition:
        lines += ["", "</section>"]
    return None if lines is None else "\n".join(lines)


def section_html(home: ProsePage | None, name: str, path: str, views: Views) -> str | None:
    """The text of the section ``name`` of ``home`` as HTML, without its heading, for ``path``.

    None if there is no such section. Raises what `prose_html` raises.
    """
    written = None if home is None else section_text(home.text, name)
    if home is None or written is None:
        return None
    base = routes.relative_root(path)

    def address(link: re.Match[str]) -> str:
        there = posixpath.normpath(posixpath.join(home.language, link[2] or HOME))
        if there.endswith(PAGE):
            there = re.sub(r"(?:(?<=/)index)?\.md$", "/", there).replace("//", "/")
        return f'{link[1]}="{base}{there}{link[3]}"'

    # `prose_html` refuses HTML, save sections. ``markdown`` is for the renderer of whole pages.
    text = written.replace("<section markdown ", "<section ")
    html = _RELATIVE.sub(address, cmarkgfm.markdown_to_html(text, Options.CMARK_OPT_UNSAFE))
    return prose_html(html, replace(home, path=path), views)
