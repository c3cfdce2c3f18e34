"""A page is the theme's frame joined with the page's own parts.

The theme renders its frame once for each language, kind of page and depth, with marks where the
parts of a page go. Cut at the marks, it is joined with the parts of thousands of pages.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from msgspec import Raw
from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.site.menu import Footer, MenuGroup, links_on
from jazari_catalogue.site.publisher import publisher_views
from jazari_catalogue.site.rendering.assets import without_comments
from jazari_catalogue.site.rendering.code_generator import html_text
from jazari_catalogue.site.rendering.markup import script
from jazari_catalogue.site.rendering.share_images import share_image
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.view_data import Link, PageAddress, PageView, SiteFacts
from jazari_catalogue.texts.fallback import tag_fallback
from jazari_catalogue.texts.interface import Interface, interface

PARTS = ("title", "head", "languages", "menu", "breadcrumb", "body")
SEARCH_PAGE = "search"
"""The id of the search page, the one page without a search form in its head."""
EMBEDS_PAGE = "embed"
"""The id of the page that shows an embed in a frame, as no other page may."""
UNLISTED = Removal.kind
"""The id of pages that no search engine should list, and that have no structured data."""

MARKS = {name: f"@@jz:{name}@@" for name in PARTS}

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
    )
)
"""For every page. The theme's inline scripts are not used, so no hash is needed."""


def policy_of_page(policy: str, page_id: str) -> str:
    """The policy of the page ``page_id``; ``policy`` is that of every page, or empty."""
    return f"{policy}; frame-src 'self'" if policy and page_id == EMBEDS_PAGE else policy


INLINE = {"script": "assets/scripts/find_base.js", "style": "assets/styles/unstyled.css"}
"""What 404.html has inline, as the directive of the policy names it -> its file."""


class Cut:
    """A text cut at the marks in it, to be joined again with something in place of each."""

    def __init__(self, text: str) -> None:
        self._pieces = re.split("@@jz:([a-z]+)@@", text)
        self.names = self._pieces[1::2]

    def join(self, values: Mapping[str, str]) -> str:
        """The text with the value of each name in place of its mark."""
        whole = self._pieces.copy()
        whole[1::2] = [values[name] for name in self.names]
        return "".join(whole)


class Shell(Cut):
    """The theme's frame, cut at the marks of a page's parts."""

    def __init__(self, html: str) -> None:
        super().__init__(html)
        missing = set(PARTS) - set(self.names)
        if missing:
            raise BuildRefused(f"overrides/main.html leaves out: {', '.join(sorted(missing))}")
        self.digest = digest(html)


class ShellSource(Protocol):
    """The theme, as far as the frame of pages needs it."""

    def shell(self, page: PageAddress) -> str:
        """The HTML around the parts of ``page``, with `MARKS` in their places."""
        ...


class Frame:
    """Makes whole pages from views: renders the parts and joins them with the right shell."""

    def __init__(
        self,
        templates: Templates,
        shell_for: Callable[[PageAddress], str],
        menu_for: Callable[[str], Sequence[MenuGroup]],
    ) -> None:
        """``menu_for`` gives the groups of the main menu in a language."""
        self.templates = templates
        self._shell_for = shell_for
        self._menu_for = menu_for
        self._shells: dict[tuple[str, str | None, int], Shell] = {}
        self._menus: dict[tuple[str, str, int], str] = {}
        self._heads: dict[tuple[str, str, int, bool, bool, bool], dict[str, Cut]] = {}
        self._breadcrumbs: dict[tuple[str, tuple[Link, ...]], str] = {}

    def shell(self, page: PageAddress) -> Shell:
        """The shell for ``page``: one per language and depth, and one for each page of its own."""
        depth = page.path.count("/")
        own = page.id if page.id in (SEARCH_PAGE, EMBEDS_PAGE) else None
        key = (page.lang, own, depth)
        shell = self._shells.get(key)
        if shell is None:
            # Not for this page: the theme's links to it would be others than those to any page.
            path = f"{page.lang}/{'page/' * (depth - 1)}"
            shell = Shell(self._shell_for(PageAddress(page.lang, page.id, path, page.base)))
            self._shells[key] = shell
        return shell

    def digest(self, page: PageAddress) -> str:
        """Of all that the frame of ``page`` is made from beside its view and the site's facts."""
        return digest(self.templates.digest, self.shell(page).digest, self._menu(page))

    def parts(self, page: PageView, language: Interface, body: str) -> dict[str, str]:
        """The parts of ``page`` as HTML."""
        own = {
            "title": html_text(page.title),
            "description": html_text(page.description),
            "rest": html_text(_rest(page)),
            "data": script(page.data),
            "record": _rest(page).rstrip("/").rpartition("/")[2],
        }
        if page.feed is not None:
            own |= {"feed": html_text(page.feed.text), "feedpath": html_text(page.feed.href)}
        if page.calendar is not None:
            calendar = page.calendar
            own |= {"calendar": html_text(calendar.text), "calendarpath": html_text(calendar.href)}
        heads = self._heads_of(page, language)
        return {
            "title": heads["title"].join(own),
            "head": heads["head"].join(own),
            "languages": heads["languages"].join(own),
            "menu": self._menu(page),
            "breadcrumb": self._breadcrumb(page, language),
            "body": body,
        }

    def _heads_of(self, page: PageView, language: Interface) -> dict[str, Cut]:
        """The parts that differ between pages only in title, description, address and data."""
        catalogue = language.gettext("Catalogue of the Jazari Institutes")
        is_namesake = page.title == catalogue
        has_feed, has_calendar = page.feed is not None, page.calendar is not None
        depth = page.path.count("/")
        key = (page.lang, page.id, depth, is_namesake, has_feed, has_calendar)
        heads = self._heads.get(key)
        if heads is None:
            marked = replace(
                page,
                title=page.title if is_namesake else "@@jz:title@@",
                description="@@jz:description@@",
                path=f"{page.lang}/@@jz:rest@@",
                data=Raw(b"@@jz:data@@"),
                feed=Link("@@jz:feed@@", "@@jz:feedpath@@") if has_feed else None,
                calendar=Link("@@jz:calendar@@", "@@jz:calendarpath@@") if has_calendar else None,
            )
            more = {
                "catalogue": catalogue,
                "image": share_image(page.id, language, self.templates.has),
                "of_record": page.id in KINDS,
                "record_data": routes.api_record_path("@@jz:record@@"),
                "record_graph": routes.linked_record_path("@@jz:record@@"),
                "listed": page.id != UNLISTED,
                "data": script(marked.data),
            }
            heads = self._heads[key] = {
                name: Cut(
                    self.templates.render(f"frame/{name}.html", language, page=marked, **more)
                )
                for name in ("title", "head", "languages")
            }
        return heads

    def _breadcrumb(self, page: PageView, language: Interface) -> str:
        key = (page.lang, page.breadcrumbs)
        html = self._breadcrumbs.get(key)
        if html is None:
            html = self._breadcrumbs[key] = self.templates.render(
                "frame/breadcrumb.html", language, page=page
            )
        return html

    def whole(self, page: PageView, language: Interface, body: str) -> str:
        """The page: shell and parts."""
        html = self.shell(page).join(self.parts(page, language, body))
        return tag_fallback(html) if language.uses_fallback else html

    def _menu(self, page: PageAddress) -> str:
        key = (page.lang, page.id, page.path.count("/"))
        menu = self._menus.get(key)
        if menu is None:
            menu = self._menus[key] = self.templates.render(
                "frame/menu.html",
                interface(page.lang),
                home=page.base + routes.home_path(page.lang),
                is_home=page.path == routes.home_path(page.lang),
                menu=[(group.title, links_on(page, group)) for group in self._menu_for(page.lang)],
            )
        return menu


def _rest(page: PageView) -> str:
    """The page's address below its language: the same in all of them."""
    return page.path.split("/", 1)[1]


def main_context(
    page: PageAddress, parts: dict[str, str], policy: str, footer: Footer
) -> dict[str, Any]:
    """The variables of ``main.html`` beside those of MkDocs, for ``page`` with these ``parts``."""
    return {
        "parts": {**parts, "csp": policy},
        "page_kind": page.id,
        "footer": footer,
        "publisher": footer.publisher,
        "typefaces": LANGUAGES[page.lang].typefaces,
    }


def context_without_view(site: SiteFacts, overrides: Path) -> dict[str, Any]:
    """The same for a template that has no page and no language: 404.html.

    It is served at any address, so it has a script and a style of its own, from ``overrides``,
    which its policy allows by their hashes.
    """
    inline = {
        name: without_comments((overrides / file).read_text(encoding="utf-8")).strip()
        for name, file in INLINE.items()
    }
    policy = site.policy
    for name, text in inline.items():
        policy = policy.replace(f"{name}-src 'self'", f"{name}-src 'self' '{_source_hash(text)}'")
    return {
        "parts": {"csp": policy},
        "inline": inline,
        "publishers": publisher_views(site.publisher),
        "published": [*LANGUAGES],
        "typefaces": LANGUAGES[FALLBACK].typefaces,
    }


def _source_hash(text: str) -> str:
    """What a policy allows an inline ``text`` by (CSP 3, hash-source)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
