"""A built site, read as browsers and search engines read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

from tests.project import SITE_URL

LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
"""Values of a link element's ``rel`` that make the browser fetch what it names."""

PERMALINKS, EMBEDS = "id/", "embed/"


def embed_of(path: str) -> str:
    """The path of the embed of the page at ``path``."""
    return f"{EMBEDS}{path.rstrip('/')}.html"


"""The folders of the pages that are in no language, and of what other sites embed."""

_CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)""")
_CSS_IMPORT = re.compile(r"""@import\s+["']([^"']+)["']""")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_JS_IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")


class Reference(NamedTuple):
    """An address in a file of the site: as written, and resolved to a full URL.

    ``loaded``: the browser fetches it to show the page. ``followed``: it is a link or a form's
    target.
    """

    file: str
    written: str
    url: str
    loaded: bool
    followed: bool = False


@dataclass(frozen=True)
class Site:
    """The built site in ``folder``, as if published at ``SITE_URL``."""

    folder: Path

    @cached_property
    def files(self) -> set[str]:
        """The paths of all files."""
        return {
            file.relative_to(self.folder).as_posix()
            for file in self.folder.rglob("*")
            if file.is_file()
        }

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """Every page parsed, by the path in its address (``fr/labs/``): no permalink, no embed."""
        return self._parsed(lambda name: not name.startswith((PERMALINKS, EMBEDS)))

    @cached_property
    def permalinks(self) -> dict[str, html.HtmlElement]:
        """The same of the permalinks of records, which are in no language."""
        return self._parsed(lambda name: name.startswith(PERMALINKS))

    @cached_property
    def embeds(self) -> dict[str, html.HtmlElement]:
        """The same of what other sites embed."""
        return self._parsed(lambda name: name.startswith(EMBEDS))

    def _parsed(self, is_meant: Callable[[str], bool]) -> dict[str, html.HtmlElement]:
        return {
            name.removesuffix("index.html"): html.document_fromstring(self.text(name))
            for name in sorted(self.files)
            if name.endswith(".html") and is_meant(name)
        }

    def text(self, name: str) -> str:
        """The text of file ``name``."""
        return (self.folder / name).read_text(encoding="utf-8")

    def file_at(self, url: str) -> str | None:
        """The path of the file served at ``url``; None if the address is outside the site."""
        if not url.startswith(SITE_URL):
            return None
        path = unquote(urlsplit(url).path.removeprefix(urlsplit(SITE_URL).path))
        return f"{path}index.html" if path.endswith("/") or not path else path

    @cached_property
    def references(self) -> list[Reference]:
        """Every address in any HTML, CSS or JavaScript file of the site."""
        return [*self._references_of_pages(), *self._references_of_files()]

    def _references_of_pages(self) -> Iterator[Reference]:
        for path, page in (
            *self.pages.items(),
            *self.permalinks.items(),
            *self.embeds.items(),
        ):
            here = SITE_URL + path
            # 404.html is served at addresses of any depth.
            base = urljoin(SITE_URL, "no/such/place/") if path == "404.html" else here
            for written, loaded, followed in dict.fromkeys(_references_of_page(page)):
                url = urljoin(here if written.startswith("#") else base, written)
                yield Reference(path, written, url, loaded, followed)

    def _references_of_files(self) -> Iterator[Reference]:
        for name in sorted(self.files):
            addresses: list[str] = []
            if name.endswith(".css"):
                text = _CSS_COMMENT.sub("", self.text(name))
                addresses = [one or two or bare for one, two, bare in _CSS_URL.findall(text)]
                addresses += _CSS_IMPORT.findall(text)
            elif name.endswith(".js"):
                addresses = _JS_IMPORT.findall(self.text(name))
            for written in addresses:
                yield Reference(name, written, urljoin(urljoin(SITE_URL, name), written), True)


def _references_of_page(page: html.HtmlElement) -> Iterator[tuple[str, bool, bool]]:
    """Yields each address as written, whether it is loaded, and whether it is followed."""
    for element in page.iter(html.etree.Element):
        for name, value in element.attrib.items():
            if name in {"src", "poster", "data-index", "data-worker"}:
                yield value, True, False
            elif name == "srcset":
                yield from ((part.split()[0], True, False) for part in value.split(","))
            elif name == "href":
                loads = element.tag == "link" and LOADING_LINKS & set(
                    element.get("rel", "").split()
                )
                yield value, bool(loads) or element.tag == "use", element.tag == "a"
            elif name in {"action", "formaction"}:
                yield value, False, True
        if element.tag == "meta" and element.get("http-equiv") == "refresh":
            yield element.get("content", "").partition("url=")[2], False, True


def is_redirect(page: html.HtmlElement) -> bool:
    """Whether the page does nothing but redirect to another."""
    return bool(page.xpath("//meta[@http-equiv='refresh']"))


def is_indexed(page: html.HtmlElement) -> bool:
    """Whether search engines may list the page."""
    return not page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")


def without_fragment(url: str) -> str:
    """``url`` without its query and fragment."""
    return urldefrag(url).url.partition("?")[0]
