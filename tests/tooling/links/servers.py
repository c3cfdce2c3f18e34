"""A local server that misbehaves in every way, and what takes the place of time and of names."""

from __future__ import annotations

import socket
import ssl
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import urllib3

from tools.links.asking import Asker
from tools.links.gate import public
from tools.links.turns import Clock, Turns

STATUSES = {
    "/here": 200,
    "/d%C3%A9p%C3%B4t": 200,
    "/gone": 404,
    "/removed": 410,
    "/sign-in": 401,
    "/refused": 403,
    "/no-programs": 405,
    "/law": 451,
    "/linkedin": 999,
    "/teapot": 418,
    "/strange": 299,
    "/fault": 500,
    "/not-modified": 304,
    "/malformed": 400,
}
"""The status of each path; any other path has an answer of its own below."""
REDIRECTS = {
    "/moved": (301, "http://other.example:{port}/here"),
    "/moved-for-now": (302, "http://other.example:{port}/here"),
    "/moved-partly": (301, "http://invented.example:{port}/moved-for-now"),
    "/to-www": (308, "http://www.invented.example:{port}/here"),
    "/moved-within": (301, "/here"),
    "/to-nothing": (301, "/gone"),
    "/to-silent": (302, "http://silent.example:{port}/breaks-off?silent"),
    "/circle": (302, "/circle"),
    "/to-metadata": (302, "http://169.254.169.254/latest/"),
    "/to-this-machine": (302, "http://[::1]/"),
    "/to-mapped": (302, "http://[::ffff:10.0.0.1]/"),
    "/to-the-network": (302, "http://router.example/"),
    "/to-a-file": (302, "file:///etc/passwd"),
    "/to-a-user": (302, "http://user:word@other.example:{port}/here"),
    "/to-another-port": (302, "http://other.example:22/"),
    "/to-letters": (301, "/d\u00c3\u00a9p\u00c3\u00b4t"),
    "/to-nonsense": (301, "http://[a/"),
}


class BadServer:
    """What was asked of the server, and its address as that of a host which does not exist."""

    def __init__(self) -> None:
        self.port = 0
        self.asked: Counter[str] = Counter()
        self.heads: list[dict[str, str]] = []
        self.methods: set[str] = set()
        self.closed = threading.Event()

    def at(self, path: str, host: str = "invented.example") -> str:
        return f"http://{host}:{self.port}{path}"


def handler_of(server: BadServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked[self.path] += 1
            server.methods.add(self.command)
            server.heads.append(dict(self.headers.items()))
            number = server.asked[self.path]
            if self.path in REDIRECTS:
                status, location = REDIRECTS[self.path]
                self.reply(status, Location=location.format(port=server.port))
            elif self.path.startswith("/recovers"):
                self.reply(503 if number < 3 else 200)
            elif self.path.startswith("/busy"):
                self.reply(429 if number == 1 else 200, **{"Retry-After": "7"})
            elif self.path.startswith("/very-busy"):
                self.reply(429, **{"Retry-After": "86400"})
            elif self.path.startswith("/nonsense-busy"):
                self.reply(503 if number == 1 else 200, **{"Retry-After": "soon ##[x]"})
            elif self.path == "/challenge":
                self.reply(404, **{"cf-mitigated": "challenge"})
            elif self.path == "/endless":
                self.send_response(200)
                self.end_headers()
                self.flood()
            elif self.path == "/never":
                server.closed.wait(30)
            elif self.path == "/drips":
                self.flood(b"HTTP/1.1 100 Continue\r\n\r\n", 0.005)
            elif self.path.startswith("/breaks-off"):
                self.wfile.write(b"HTTP/1.1 20")
            elif self.path == "/no-http":
                self.wfile.write(b"\x00\xff" * 200 + b"\r\n\r\n")
            elif self.path == "/long-head":
                self.wfile.write(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n")
            else:
                self.reply(STATUSES.get(self.path.partition("?")[0], 200))

        def reply(self, status: int, **fields: str) -> None:
            self.send_response(status)
            for name, value in fields.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def flood(self, part: bytes = b"x" * 65_536, pause: float = 0) -> None:
            try:
                while not server.closed.wait(pause):
                    self.wfile.write(part)
            except OSError:
                server.asked["closed by the check"] += 1

        def log_message(self, *_arguments: object) -> None:
            return

    return Handler


CERTIFICATE = Path(__file__).with_name("invented.example.pem")


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[BadServer]:
    """The server, over TLS with a ``certificate``."""
    state = BadServer()
    with ThreadingHTTPServer(("127.0.0.1", 0), handler_of(state)) as server:
        server.daemon_threads = True
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
            # A client that refuses the certificate is no fault of the server.
            server.handle_error = lambda *_arguments: None  # type: ignore[method-assign]
        state.port = server.server_port
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield state
        state.closed.set()
        server.shutdown()
        thread.join()


class CountedClock(Clock):
    """Time that passes only where somebody waits."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waits: list[float] = []
        self._lock = threading.Lock()

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.waits.append(seconds)
            self.time += seconds


def names(host: str, port: int, **_options: object) -> list[tuple[Any, ...]]:
    """Hosts below `.example` are this machine, but for some; numbers are themselves."""
    if host == "nobody.example":
        raise socket.gaierror(socket.EAI_NONAME, "invented")
    if host == "no-resolver.example":
        raise socket.gaierror(socket.EAI_AGAIN, "invented")
    found = {"router.example": ["192.168.1.1"], "both.example": ["127.0.0.1", "10.0.0.1"]}
    own = ["127.0.0.1"] if host.endswith(".example") else [host]
    return [(0, 0, 0, "", (address, port)) for address in found.get(host, own)]


def here_or_public(address: str) -> bool:
    """Whether it is public, or the local server, which stands for the public ones."""
    return address == "127.0.0.1" or public(address)


def asker(clock: Clock, turns: Turns | None = None, read: float = 10, seconds: float = 10) -> Asker:
    return Asker(
        "an invented agent",
        clock,
        turns or Turns(clock, pause=0),
        resolve=names,
        allowed=here_or_public,
        timeout=urllib3.Timeout(connect=10, read=read),
        seconds=seconds,
    )
