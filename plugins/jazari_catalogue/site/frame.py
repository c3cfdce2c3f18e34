"""A page is the theme's frame joined with the page's own parts.

The theme renders its frame once for each language, kind of page and depth, with marks where the
parts of a page go. Cut at the marks, it is joined with the parts of thousands of pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from jazari_catalogue.site.languages import Interface, interface
from jazari_catalogue.site.targets import digest
from jazari_catalogue.site.templates import Templates
from jazari_catalogue.site.views import PageView

PARTS = ("title", "head", "languages", "menu", "breadcrumb", "body")
FINDER = "search"
"""The id of the finder's page, the one page without a search form in its head."""

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


class Shell:
    """The theme's frame, cut at the marks."""

    def __init__(self, html: str) -> None:
        pieces = re.split("@@jz:([a-z]+)@@", html)
        self._texts = pieces[0::2]
        self._names = pieces[1::2]
        missing = set(PARTS) - set(self._names)
        if missing:
            raise ValueError(f"overrides/main.html leaves out: {', '.join(sorted(missing))}")
        self.digest = digest(html)

    def join(self, parts: Mapping[str, str]) -> str:
        """The page made of this frame and ``parts``."""
        whole = [self._texts[0]]
        for name, text in zip(self._names, self._texts[1:], strict=True):
            whole.append(parts[name])
            whole.append(text)
        return "".join(whole)


class Frame:
    """Makes whole pages from views: renders the parts and joins them with the right shell."""

    def __init__(
        self,
        templates: Templates,
        site_name: str,
        shell_for: Callable[[PageView], str],
        menu_for: Callable[[PageView], Sequence[object]],
    ) -> None:
        self._templates = templates
        self._site_name = site_name
        self._shell_for = shell_for
        self._menu_for = menu_for
        self._shells: dict[tuple[str, bool, int], Shell] = {}
        self._menus: dict[tuple[str, str, int], str] = {}

    def shell(self, page: PageView) -> Shell:
        """The shell for ``page``: one per language and depth, and one more for the finder."""
        key = (page.lang, page.id == FINDER, page.path.count("/"))
        shell = self._shells.get(key)
        if shell is None:
            shell = self._shells[key] = Shell(self._shell_for(page))
        return shell

    def digest(self, page: PageView) -> str:
        """Of all that the frame of ``page`` is made from beside the page's own view."""
        return digest(self.shell(page).digest, self._menu(page))

    def parts(self, page: PageView, language: Interface, body: str) -> dict[str, str]:
        """The parts of ``page`` as HTML."""
        render = self._templates.render
        return {
            "title": render("parts/title.html", language, page=page, site_name=self._site_name),
            "head": render("parts/head.html", language, page=page, site_name=self._site_name),
            "languages": render("parts/languages.html", language, page=page),
            "menu": self._menu(page),
            "breadcrumb": render("parts/breadcrumb.html", language, page=page),
            "body": body,
        }

    def whole(self, page: PageView, language: Interface, body: str) -> str:
        """The page: shell and parts."""
        return self.shell(page).join(self.parts(page, language, body))

    def _menu(self, page: PageView) -> str:
        key = (page.lang, page.id, page.path.count("/"))
        menu = self._menus.get(key)
        if menu is None:
            menu = self._menus[key] = self._templates.render(
                "parts/menu.html", interface(page.lang), menu=self._menu_for(page)
            )
        return menu
