"""Serves a built site on this machine as GitHub Pages serves it.

Below a path of its own, compressed where the browser takes that, with the site's own page for
addresses that are missing.
"""

from __future__ import annotations

import functools
import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest"}
"""What GitHub Pages compresses; typefaces and pictures are compressed already."""

BELOW = "/catalogue/"
"""Where the site stands on the server: a project's site has the name of the project before it."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    below: str

    def do_GET(self) -> None:
        """Answers with the file, or with the page of missing addresses."""
        path = urlsplit(self.path).path
        file = Path(self.translate_path(path.removeprefix(self.below.removesuffix("/"))))
        if not path.startswith(self.below):
            self._missing()
        elif file.is_dir():
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
        except OSError:
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
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


@functools.lru_cache(maxsize=512)
def _content(file: Path, compressed: bool, changed: int) -> bytes:  # noqa: ARG001
    """What is sent of ``file`` as it was when it last ``changed``."""
    body = file.read_bytes()
    return gzip.compress(body, 6, mtime=0) if compressed else body


class _Server(ThreadingHTTPServer):
    """Takes as many connections at once as a browser opens, and waits for none of them."""

    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says what went wrong, unless it is only that the browser has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path, below: str = BELOW) -> Iterator[str]:
    """The address of the site in ``folder``, ending with a slash, while it is served."""
    kind = type("_HandlerBelow", (_Handler,), {"below": below})
    server = _Server(("127.0.0.1", 0), functools.partial(kind, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{below}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
