"""Serve a built site on this machine as GitHub Pages does.

The site is under a base path, compressed if the browser accepts it, with its own 404 page. Scripts
of every origin may read its files.
"""

from __future__ import annotations

import functools
import gzip
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest"}
"""The types that GitHub Pages compresses; fonts and images are compressed already."""

BASE_PATH = "/catalogue/"
"""The path of the site on the server: GitHub Pages serves a project under its name."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    base_path: str

    def do_GET(self) -> None:
        """Sends the file, or the site's 404 page."""
        path = urlsplit(self.path).path
        file = Path(self.translate_path(path.removeprefix(self.base_path.removesuffix("/"))))
        if not path.startswith(self.base_path):
            self._missing()
        elif os.path.isdir(file):
            if path.endswith("/"):
                self._answer(file / "index.html")
            else:
                self.send_response(301)
                self.send_header("Location", f"{path}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
        else:
            self._answer(file)

    def _missing(self) -> None:
        page = Path(self.directory) / "404.html"
        if page.exists():
            self._answer(page, 404)
        else:
            self.send_error(404)

    def _answer(self, file: Path, code: int = 200) -> None:
        try:
            changed = file.stat().st_mtime_ns
        except (OSError, ValueError):
            self._missing()
            return
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        compressed = accepted and file.suffix in COMPRESSED
        body = _content(file, compressed, changed)
        kind = self.guess_type(str(file))
        self.send_response(code)
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_header("Content-Type", f"{kind}{charset}")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Access-Control-Allow-Origin", "*")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Logs nothing."""


@functools.lru_cache(maxsize=512)
def _content(file: Path, compressed: bool, changed: int) -> bytes:  # noqa: ARG001
    """The body to send for ``file``; ``changed`` makes the cache forget older versions."""
    body = file.read_bytes()
    return gzip.compress(body, 6, mtime=0) if compressed else body


class _Server(ThreadingHTTPServer):
    """Accepts as many connections as a browser opens, and ends without waiting for them."""

    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Prints the error, unless the browser closed the connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path, base_path: str = BASE_PATH) -> Iterator[str]:
    """Serves the site in ``folder``; gives its address, which ends with a slash."""
    kind = type("_HandlerAt", (_Handler,), {"base_path": base_path})
    server = _Server(("127.0.0.1", 0), functools.partial(kind, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base_path}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
