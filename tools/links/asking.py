"""Asks for an address over HTTP, politely, and says what became of it.

It sends GET, because many servers answer HEAD wrongly, and reads only the head of the answer. The
body stays where it is: nothing in it could change what is said of the address.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urljoin

import urllib3
from urllib3 import exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection

from tools.deadline import Deadline, watch
from tools.links.answers import PASSING, SILENT, Answer, Reason, reason_of
from tools.links.gate import (
    NotAsked,
    Resolve,
    Target,
    connectable,
    port_in,
    public,
    target_of,
)
from tools.links.turns import Clock, Turns

TIMEOUT = urllib3.Timeout(connect=15, read=30)
LONGEST_SECONDS = 60.0
"""From the connection to the end of the head of an answer, whatever single reads take."""
MOST_REDIRECTS = 5
MOST_TRIES = 3
FIRST_WAIT_SECONDS = 10.0
"""Before the second try, if the server does not say how long; then twice as long each time."""
LONGEST_WAIT_SECONDS = 120.0
"""A server that asks for more is left alone until the next run."""
MOST_ADDRESSES = 3
"""How many addresses of the network of a host are tried."""

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}


class _Reply(NamedTuple):
    """The head of an answer, as far as it matters."""

    status: int
    location: str | None
    retry_after: float | None
    is_challenge: bool


class Asker:
    """Asks for addresses. Several threads may share one."""

    def __init__(
        self,
        agent: str,
        clock: Clock,
        turns: Turns,
        *,
        resolve: Resolve = socket.getaddrinfo,
        allowed: Callable[[str], bool] = public,
        timeout: urllib3.Timeout = TIMEOUT,
        seconds: float = LONGEST_SECONDS,
    ) -> None:
        """``agent`` is its name; ``resolve`` and ``allowed`` are those of `gate`.

        A read may take ``timeout``, an answer ``seconds``.
        """
        self._agent = agent
        self._clock = clock
        self._turns = turns
        self._resolve = resolve
        self._allowed = allowed
        self._timeout = timeout
        self._seconds = seconds

    def ask(self, url: str, until: float) -> Answer:
        """What becomes of asking for ``url``, in several tries if need be.

        None of them begins after ``until``, a time of the clock.
        """
        wait = FIRST_WAIT_SECONDS
        for tries_left in reversed(range(MOST_TRIES)):
            answer, host = self._once(url)
            may_pass = answer.reason in PASSING or answer.status == 429
            if not may_pass:
                break
            seconds = wait if answer.retry_after is None else answer.retry_after
            if seconds > LONGEST_WAIT_SECONDS:
                self._turns.leave_alone(host)
                break
            if not tries_left or self._clock.now() + seconds > until:
                break
            self._clock.sleep(seconds)
            wait *= 2
        if answer.reason in SILENT:
            # A site that shuts this machine out would take all the time of the run.
            self._turns.leave_alone(host)
        return answer

    def _once(self, url: str) -> tuple[Answer, str]:
        """What becomes of asking once, with all redirects, and the host that was asked last."""
        trail: list[Target] = []
        answer = self._followed(url, trail)
        return answer, trail[-1].host if trail else ""

    def _followed(self, url: str, trail: list[Target]) -> Answer:
        """What becomes of asking once; to ``trail`` is added where, after each redirect."""
        own_port = port_in(url)
        permanent = True
        try:
            first = target = target_of(url, own_port)
            for _ in range(MOST_REDIRECTS + 1):
                trail.append(target)
                with self._turns.of(target.host):
                    reply = self._reply(target)
                if reply.status not in _REDIRECTS or reply.location is None:
                    break
                permanent = permanent and reply.status in _PERMANENT
                target = self._next(target, reply.location, own_port)
            else:
                return Answer(Reason.REDIRECTS)
        except NotAsked as error:
            return Answer(error.reason)
        except exceptions.NewConnectionError:
            # For urllib3 this is a time-out of a connection too.
            return Answer(Reason.NO_CONNECTION)
        except exceptions.TimeoutError:
            return Answer(Reason.TIMEOUT)
        except exceptions.SSLError:
            return Answer(Reason.CERTIFICATE)
        except (exceptions.HTTPError, OSError, ValueError):
            return Answer(Reason.NO_CONNECTION)
        reason = reason_of(reply.status, reply.is_challenge)
        if reason is Reason.OK and permanent and _site(target.host) != _site(first.host):
            reason = Reason.MOVED
        return Answer(reason, reply.status, reply.retry_after)

    def _next(self, target: Target, location: str, own_port: int | None) -> Target:
        """Where ``location`` leads from ``target``. Raises NotAsked."""
        try:
            # A server may send letters as bytes of UTF-8, which http.client reads as Latin-1.
            text = location.encode("latin-1").decode()
        except UnicodeError:
            text = location
        try:
            return target_of(urljoin(target.url, text), own_port)
        except ValueError:
            raise NotAsked(Reason.REDIRECTS) from None

    def _reply(self, target: Target) -> _Reply:
        """The head of what the host of ``target`` answers.

        Raises NotAsked, HTTPError and OSError.
        """
        addresses = connectable(target, self._resolve, self._allowed)[:MOST_ADDRESSES]
        *others, last = addresses
        for address in others:
            try:
                return self._reply_of(target, address)
            except exceptions.NewConnectionError:
                continue
        return self._reply_of(target, last)

    def _reply_of(self, target: Target, address: str) -> _Reply:
        pool: urllib3.HTTPConnectionPool
        if target.scheme == "https":
            # Connects to an address and checks the certificate of the name; see "Custom SNI
            # hostname" in the advanced usage of urllib3.
            pool = _SecurePool(
                address,
                target.port,
                timeout=self._timeout,
                server_hostname=target.host,
                assert_hostname=target.host,
            )
        else:
            pool = _Pool(address, target.port, timeout=self._timeout)
        headers = {
            "Host": target.host_header,
            "User-Agent": self._agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        with pool:
            try:
                with Deadline(self._seconds) as limit:
                    response = pool.urlopen(
                        "GET",
                        target.path,
                        headers=headers,
                        redirect=False,
                        retries=False,
                        preload_content=False,
                    )
            except exceptions.HTTPError:
                if limit.is_over:
                    raise exceptions.TimeoutError from None
                raise
            try:
                return _Reply(
                    response.status,
                    response.headers.get("Location"),
                    _seconds(response.headers.get("Retry-After")),
                    # What Cloudflare sends with a challenge, whatever its status is.
                    response.headers.get("cf-mitigated") == "challenge",
                )
            finally:
                response.close()


class _Connection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        watch(self.sock)


class _SecureConnection(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        watch(self.sock)


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def _site(host: str) -> str:
    return host.removeprefix("www.")


def _seconds(retry_after: str | None) -> float | None:
    """``Retry-After`` in seconds (RFC 9110, 10.2.3); None if there is none or it is nonsense."""
    if retry_after is None:
        return None
    try:
        return urllib3.Retry().parse_retry_after(retry_after)
    except (exceptions.InvalidHeader, ValueError, OverflowError):
        return None
