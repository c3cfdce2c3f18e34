"""A published page: a view, laid out by a template inside the theme's frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import Target, digest, encode
from jazari_catalogue.site.rendering.frame import Frame
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import PageView


class PageContent(Protocol):
    """The view of a page: plain data, which `encode` takes."""

    @property
    def page(self) -> PageView:
        """What every page has."""
        ...


def _unchanged(view: Any) -> Any:
    return view


class PageTarget(Target):
    """A page of the site."""

    def __init__(
        self,
        path: str,
        template: str,
        make: Callable[[], PageContent],
        frame: Frame,
        interface: Interface,
        lay_out: Callable[[Any], object] = _unchanged,
    ) -> None:
        """``path`` is the address of the page, ``make`` makes its view.

        ``lay_out`` makes of the view what the template is given. It is called only when the page is
        written, so that the key of a page that stays costs no layout.
        """
        super().__init__(routes.file_of(path))
        self._template = template
        self._make = make
        self._frame = frame
        self._interface = interface
        self._lay_out = lay_out
        self._view: PageContent | None = None

    def key(self) -> str:
        """The digest of the view, the templates and the frame."""
        view = self._view = self._make()
        frame = self._frame
        return digest(frame.templates.digest, frame.digest(view.page), self._template, encode(view))

    def content(self) -> bytes:
        """The HTML of the page. Raises BuildRefused where a template has a mistake."""
        view = self._view or self._make()
        self._view = None  # views of all pages at once would fill the memory
        body = self._frame.templates.render(
            self._template, self._interface, view=self._lay_out(view), page=view.page
        )
        return self._frame.whole(view.page, self._interface, body).encode()
