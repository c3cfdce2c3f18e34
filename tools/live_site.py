"""Read the files of a published site from a server that nobody vouches for.

Whatever the server answers, a request ends: after so many bytes, after so many seconds, and at a
redirect, which may lead to another site. Nothing of an answer is taken for more than data.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from http import HTTPStatus
from typing import Any, NamedTuple

from jazari_catalogue import routes
from tools.deadline import Deadline, watch
from tools.links.gate import NotAsked, port_in, target_of

SECONDS = 60.0
"""How long one answer may take, from the connection to its last byte."""
MOST_BYTES_OF_LIST = 50_000_000
"""Of a sitemap, the most that its protocol allows."""
HEADERS = {
    "User-Agent": "Jazari catalogue, comparison of builds",
    "Accept-Encoding": "identity",
    "Cache-Control": "no-cache",
}
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_DIGEST_LINE = re.compile(r"^[0-9a-f]{64}  (.+)$", re.MULTILINE)


class NotComparable(Exception):
    """The published site cannot be compared with a build; the message says why."""


class Missing(Exception):
    """The server says that there is no such file."""


class Unsure(Exception):
    """It is not known which file the server has; the message says why."""


class BuildFacts(NamedTuple):
    """What a site says of its build."""

    commit: str
    url: str | None = None
    """The address that it was built for; None if it does not say."""
    repository: str | None = None


def checked_url(address: str) -> str:
    """The root of the site at ``address``, with a slash at its end. Raises NotComparable.

    It is HTTPS, or HTTP of this machine: on the way, anyone can change what HTTP brings.
    """
    try:
        parts = urllib.parse.urlsplit(address)
        host, _ = parts.hostname, parts.port
        target_of(address, port_in(address))
    except (ValueError, NotAsked):
        host = None
    if not host or re.search(r"[\s\x00-\x1f\x7f\\]", address):
        raise NotComparable(
            f"{shown(address)} is no address of a site: write https://… in full, and xn--… for a "
            "host with ß, ς or a joiner."
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_this_machine(host)):
        raise NotComparable(f"{shown(address)} must begin with https://, unless it is localhost.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise NotComparable(f"{shown(address)} must have no user name, no ? and no #.")
    return address.rstrip("/") + "/"


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def shown(text: str) -> str:
    """``text`` without what a terminal or Markdown would take for more than text."""
    return re.sub(r"[^\w./:%+~@-]", "?", text[:500])


class LiveSite:
    """The site at ``url``, which ends with a slash."""

    def __init__(self, url: str) -> None:
        self.url = url
        target = target_of(url, port_in(url))
        self._asked = f"{target.scheme}://{target.host_header}{target.path}"
        """The same in ASCII, as HTTP needs it."""

    def build(self) -> BuildFacts:
        """What the site says of its build. Raises NotComparable where it does not say."""
        try:
            data = self.read(routes.BUILD, 10_000)
        except Missing:
            raise NotComparable(
                f"{self.url} has no {routes.BUILD}: it is no site of this catalogue, "
                "or of a release from before there was that file."
            ) from None
        except Unsure as error:
            raise NotComparable(f"{self.url}{routes.BUILD} cannot be read: {error}") from None
        facts = build_facts(data)
        if facts is None:
            raise NotComparable(f"{self.url}{routes.BUILD} does not name the commit of the site.")
        return facts

    def read(self, path: str, most: int) -> bytes:
        """The first ``most`` bytes of the file at ``path``, and one more if there are more.

        Raises Missing or Unsure.
        """
        address = path.removesuffix("index.html") if path.endswith("/index.html") else path
        address = "" if path == "index.html" else address
        request = urllib.request.Request(
            self._asked + urllib.parse.quote(address, safe="/"), headers=HEADERS
        )
        limit = Deadline(SECONDS)
        try:
            with limit, _OPENER.open(request, timeout=SECONDS + 1) as response:
                data: bytes = response.read(most + 1)
                if len(data) <= most and response.length:
                    raise Unsure(f"the answer ends {response.length} bytes too early")
                _check_that_browsers_see_these_bytes(response)
        except urllib.error.HTTPError as error:
            with error:
                if error.code in (404, 410):
                    raise Missing(path) from None
                if 300 <= error.code < 400:
                    raise Unsure("the server redirects to another address; give that one") from None
                raise Unsure(f"the server answers {error.code}") from None
        except urllib.error.URLError as error:
            raise Unsure(_too_long() if limit.is_over else shown_reason(error.reason)) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Unsure(_too_long() if limit.is_over else shown_reason(error)) from None
        if limit.is_over:
            raise Unsure(_too_long())
        return data

    def listed(self) -> set[str]:
        """The paths of the files that the site says it has. They are no proof of anything."""
        sums = self._list(routes.DIGESTS)
        paths = {path for path in _DIGEST_LINE.findall(sums) if not path.startswith("\\")}
        addresses = re.findall("<loc>([^<]*)</loc>", self._list("sitemap.xml"))
        pages = {
            routes.file_of(urllib.parse.unquote(address.removeprefix(self.url)))
            for address in addresses
            if address.startswith(self.url)
        }
        return paths | pages

    def _list(self, path: str) -> str:
        try:
            return self.read(path, MOST_BYTES_OF_LIST).decode("utf-8", "replace")
        except (Missing, Unsure):
            return ""  # which is in the outcome of the file itself


def build_facts(data: bytes) -> BuildFacts | None:
    """What the file of a site says of its build; None if it names no commit."""
    try:
        facts: Any = json.loads(data)
        commit = facts["commit"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(commit, str) or not _COMMIT.fullmatch(commit):
        return None
    others = (facts.get("url"), facts.get("repository"))
    return BuildFacts(commit, *(text if isinstance(text, str) else None for text in others))


def shown_reason(reason: object) -> str:
    """``reason`` of a failure, which may quote the server, as one line of plain text."""
    return re.sub(r"[^\w .,:;()'\[\]/-]", "?", str(reason))[:200] or type(reason).__name__


def _check_that_browsers_see_these_bytes(response: http.client.HTTPResponse) -> None:
    """Raises Unsure for a part of a file, and for a header with which it becomes another one."""
    if response.status != HTTPStatus.OK:
        raise Unsure(f"the server answers {response.status}")
    if response.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise Unsure("the server compresses its answer, although it was asked not to")
    if "Refresh" in response.headers:
        raise Unsure("the server leads readers to another address (Refresh)")


def _too_long() -> str:
    return f"the answer takes more than {SECONDS:g} s"


class _Connection(http.client.HTTPConnection):
    def connect(self) -> None:
        super().connect()
        watch(self.sock)


class _SecureConnection(http.client.HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        watch(self.sock)


class _HTTP(urllib.request.HTTPHandler):
    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Connection, request)


class _HTTPS(urllib.request.HTTPSHandler):
    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_SecureConnection, request)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: it may lead to another site."""

    def redirect_request(self, *_arguments: object, **_options: object) -> None:
        """None, with which a redirect is an HTTPError."""


_OPENER = urllib.request.build_opener(_HTTP, _HTTPS, _NoRedirect)
