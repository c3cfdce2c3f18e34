"""Answers the requests of browsers during a preview (WSGI, PEP 3333)."""

from __future__ import annotations

import itertools
import mimetypes
import posixpath
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.preview.failure import Mistake
from jazari_catalogue.preview.live_site import LiveSite
from jazari_catalogue.preview.overlay import FOLDER, with_preview

ASSETS = Path(__file__).with_name("assets")
WAIT_AT_MOST = 30.0
"""Seconds after which a page asks again, lest something between cut the connection."""

_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
_HTML = "text/html; charset=utf-8"
_OK = "200 OK"


class Application:
    """The site below ``mount``, with problems over its pages, if there are any."""

    def __init__(
        self, site: LiveSite, mount: str, mistakes_of: Callable[[Exception], list[Mistake]]
    ) -> None:
        """``mistakes_of`` says what to fix where a file cannot be made."""
        self._site = site
        self._mount = mount
        self._mistakes_of = mistakes_of
        self._mistakes: list[Mistake] = []
        self._language = FALLBACK
        # A page of an earlier preview at the same address must not take this one for its own.
        self._versions = itertools.count(time.time_ns() // 1_000_000)
        self._version = str(next(self._versions))
        self._is_new = threading.Condition()

    def show(self, mistakes: list[Mistake], language: str) -> None:
        """Has all open pages reload, with ``mistakes`` over them, in ``language``."""
        with self._is_new:
            self._mistakes, self._language = mistakes, language
            self._version = str(next(self._versions))
            self._is_new.notify_all()

    def __call__(self, environ: Mapping[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answers a request."""
        path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "replace")
        status, headers, content = self._answer(path, environ.get("HTTP_IF_NONE_MATCH", ""))
        headers = {**headers, "Content-Length": str(len(content)), "Cache-Control": "no-cache"}
        start_response(status, [*headers.items()])
        return [content]

    def _answer(self, path: str, known: str) -> tuple[str, dict[str, str], bytes]:
        """The status, headers and content at ``path``; the browser has the version ``known``."""
        folder, _, name = path.strip("/").rpartition("/")
        if folder == f"{FOLDER}/after":
            return _OK, {"Content-Type": "text/plain"}, self._version_after(name).encode()
        if folder == FOLDER and (ASSETS / name).is_file():
            return _OK, {"Content-Type": _type(name)}, (ASSETS / name).read_bytes()
        if not path.startswith(self._mount):
            status = "302 Found" if path == "/" else "404 Not Found"
            return status, {"Location": self._mount} if path == "/" else {}, b""
        file = path.removeprefix(self._mount)
        if file.endswith("/") or not file:
            file += "index.html"
        with self._site.lock:  # waits for a rebuild
            if not self._site.has(file) and self._site.has(f"{file}/index.html"):
                return "302 Found", {"Location": f"{quote(path)}/"}, b""
            if self._site.has(file) and not file.endswith(".html"):
                return self._file(file, known)
            return self._page(file)

    def _version_after(self, version: str) -> str:
        """Another version of the site than ``version``, once there is one."""
        with self._is_new:
            self._is_new.wait_for(lambda: self._version != version, WAIT_AT_MOST)
            return self._version

    def _file(self, path: str, known: str) -> tuple[str, dict[str, str], bytes]:
        try:
            file = self._site.file(path)
        except Exception as error:
            text = "\n".join(mistake.message for mistake in self._mistakes_of(error))
            return "500 Internal Server Error", {"Content-Type": "text/plain"}, text.encode()
        tag = f'"{file.key}"'
        if tag == known:
            return "304 Not Modified", {"ETag": tag}, b""
        return _OK, {"ETag": tag, "Content-Type": _type(path)}, file.data

    def _page(self, path: str) -> tuple[str, dict[str, str], bytes]:
        """A page, or in its absence that for missing addresses; with what is wrong over it."""
        status, mistakes = _OK, self._mistakes
        if not self._site.has(path):
            status, path = "404 Not Found", "404.html"
        page = b""
        try:
            if self._site.has(path):
                page = self._site.file(path).data
        except Exception as error:
            page = self._site.last(path)
            mistakes = mistakes or self._mistakes_of(error)
        if mistakes and not page:
            status = "500 Internal Server Error"
        content = with_preview(page, self._version, mistakes, self._language)
        return status, {"Content-Type": _HTML}, content


def _type(path: str) -> str:
    """The media type of the file ``path``."""
    known = _TYPES.get(posixpath.splitext(path)[1]) or mimetypes.guess_type(path)[0]
    if known is None:
        return "application/octet-stream"
    return f"{known}; charset=utf-8" if known.startswith("text/") else known
