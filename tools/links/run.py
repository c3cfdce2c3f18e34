"""Asks for many addresses: several hosts at a time, within a bounded time."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from tools.links.answers import Answer, Reason
from tools.links.asking import Asker
from tools.links.turns import Clock

HOSTS_AT_ONCE = 8
LONGEST_RUN_SECONDS = 20 * 60.0
GRACE_SECONDS = 60.0
"""For the requests that are under way when the time is over."""


def ask_all(
    urls: Iterable[str],
    asker: Asker,
    clock: Clock,
    *,
    week: int = 0,
    seconds: float = LONGEST_RUN_SECONDS,
) -> dict[str, Answer]:
    """What becomes of asking for each of ``urls``.

    What the time does not suffice for has the reason ``no-turn``. Where the addresses of a host
    begin depends on the number of the ``week``, so that each has its turn if they are too many.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in sorted(set(urls)):
        by_host[_host(url)].append(url)
    hosts: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for own in by_host.values():
        # A step that shares no factor with most numbers reaches every address in time.
        start = week * 61 % len(own)
        hosts.put(own[start:] + own[:start])
    answers: dict[str, Answer] = {}
    until = clock.now() + seconds

    def work() -> None:
        while True:
            try:
                own = hosts.get_nowait()
            except queue.Empty:
                return
            for url in own:
                if clock.now() >= until:
                    return
                answers[url] = asker.ask(url, until)

    # Daemons, because a server that sends a byte every minute would keep the program from ending.
    threads = [threading.Thread(target=work, daemon=True) for _ in range(HOSTS_AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, until + GRACE_SECONDS - clock.now()))
    no_turn = Answer(Reason.NO_TURN)
    known = dict(answers)
    return {url: known.get(url, no_turn) for own in by_host.values() for url in own}


def reached_enough(answers: dict[str, Answer]) -> bool:
    """Whether servers answered at most hosts that were asked.

    If not, the fault is probably here: without a network, and with a resolver that knows no name,
    every address would seem dead.
    """
    hosts: dict[str, bool] = {}
    for url, answer in answers.items():
        if answer.reason not in (Reason.NO_TURN, Reason.NOT_ALLOWED):
            hosts[_host(url)] = hosts.get(_host(url), False) or answer.is_reached
    return 2 * sum(hosts.values()) > len(hosts)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
