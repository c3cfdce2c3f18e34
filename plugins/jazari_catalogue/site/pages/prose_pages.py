"""Prose pages: what the frame and the catalogue add to the HTML that MkDocs makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from jazari_catalogue import routes
from jazari_catalogue.site.feed_links import feed_of_changes
from jazari_catalogue.site.pages.home import home_page
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.prose.html import contents, prose_html
from jazari_catalogue.site.rendering.frame import Frame, main_context
from jazari_catalogue.site.view_data import PageView, ProsePage
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.fallback import mark_fallback, tag_fallback


class ProsePages:
    """The pages that editors write in Markdown, by their addresses."""

    def __init__(
        self,
        pages: Iterable[ProsePage],
        views: Mapping[str, Views],
        navigation: Navigation,
        frame: Frame,
    ) -> None:
        """``views`` are those of each language."""
        self._pages = {page.path: page for page in pages}
        self._views = views
        self._navigation = navigation
        self._frame = frame

    @property
    def pages(self) -> list[ProsePage]:
        """All of them."""
        return list(self._pages.values())

    def context(self, path: str, html: str) -> dict[str, Any]:
        """The variables of ``main.html`` for the page at ``path``, whose prose is ``html``.

        Raises BuildRefused where a link leads nowhere, or if a condition or a flag is unknown.
        """
        page = self._pages[path]
        views = self._views[page.language]
        view = self._view(page)
        parts = self._frame.parts(view, views.interface, self._body(page, view, html))
        footer = self._navigation.footer(page.language)
        return main_context(view, parts, views.site.policy, footer)

    def finished(self, path: str, html: str) -> str:
        """The whole page at ``path`` as it is published, from ``html`` as the theme renders it."""
        uses_fallback = self._views[self._pages[path].language].interface.uses_fallback
        return tag_fallback(html) if uses_fallback else html

    def _view(self, page: ProsePage) -> PageView:
        title, description = page.title, str(page.meta.get("description", ""))
        if page.is_fallback:
            title, description = mark_fallback(title), mark_fallback(description)
        views = self._views[page.language]
        return views.page(
            page.path,
            page.page_id,
            title,
            description,
            languages=self._navigation.languages_of(page.path),
            feed=feed_of_changes(views) if page.path == routes.home_path(views.lang) else None,
        )

    def _body(self, page: ProsePage, view: PageView, html: str) -> str:
        """The part of the page below its breadcrumb."""
        views = self._views[page.language]
        meta = page.meta
        html = prose_html(html, page, views)
        if page.is_fallback:
            meta = {
                name: mark_fallback(text) if isinstance(text, str) else text
                for name, text in meta.items()
            }
        templates, interface = self._frame.templates, views.interface
        if page.path == routes.home_path(page.language):
            home = home_page(views, view, meta, Markup(html))
            return templates.render("pages/home.html", interface, view=home, page=view)
        return templates.render(
            "pages/prose.html",
            interface,
            page=view,
            content=Markup(html),
            contents=contents(html),
            publisher=views.publisher if page.names_publisher else None,
            repository=views.site.repository,
        )
