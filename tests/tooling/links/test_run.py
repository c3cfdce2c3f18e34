"""A run asks several hosts at once, each politely, and ends in time."""

from __future__ import annotations

import threading

import pytest

from tests.tooling.links.servers import BadServer, CountedClock, asker
from tools.links.answers import Answer, Reason
from tools.links.gate import NotAsked
from tools.links.run import ask_all, reached_enough
from tools.links.turns import Turns


def test_a_host_gets_one_request_at_a_time() -> None:
    turns = Turns(CountedClock(), pause=0)
    entered = threading.Event()

    def enter() -> None:
        with turns.of("a.example"):
            entered.set()

    other = threading.Thread(target=enter, daemon=True)
    with turns.of("a.example"):
        other.start()
        with turns.of("b.example"):
            other.join(0.02)
        assert not entered.is_set()
    other.join(10)
    assert entered.is_set()


def test_there_is_a_pause_between_two_requests_to_a_host(server: BadServer) -> None:
    clock = CountedClock()
    turns = Turns(clock, pause=3)
    urls = [server.at(f"/here?{number}", host="paused.example") for number in range(4)]
    answers = ask_all(urls, asker(clock, turns), clock)
    assert {answer.reason for answer in answers.values()} == {Reason.OK}
    assert clock.waits == [3, 3, 3]


def test_redirects_wait_for_the_turn_of_the_host_that_they_lead_to(server: BadServer) -> None:
    clock = CountedClock()
    asker(clock, Turns(clock, pause=3)).ask(server.at("/moved-within"), float("inf"))
    assert clock.waits == [3]


def test_a_host_gets_no_more_requests_than_allowed_and_another_part_next_week(
    server: BadServer,
) -> None:
    urls = [server.at(f"/here?cap{number}", host="large.example") for number in range(9)]

    def asked(week: int) -> set[str]:
        clock = CountedClock()
        answers = ask_all(urls, asker(clock, Turns(clock, 0, most=4)), clock, week=week)
        assert set(answers) == set(urls)
        return {url for url, answer in answers.items() if answer.reason is Reason.OK}

    weeks = [asked(week) for week in range(9)]
    assert {len(week) for week in weeks} == {4}
    assert set().union(*weeks) == set(urls)
    turns = Turns(CountedClock(), 0, most=0)
    with pytest.raises(NotAsked), turns.of("a.example"):
        pass


def test_what_the_time_does_not_suffice_for_is_unsure(server: BadServer) -> None:
    clock = CountedClock()
    urls = [server.at(f"/here?time{number}", host="slow.example") for number in range(5)]
    answers = ask_all(urls, asker(clock, Turns(clock, pause=30)), clock, seconds=70)
    reasons = [answer.reason for answer in answers.values()]
    assert reasons.count(Reason.OK) == 4
    assert reasons.count(Reason.NO_TURN) == 1
    assert len(reasons) == 5


def test_a_run_that_reaches_few_hosts_counts_for_nothing() -> None:
    def run(**reasons: Reason) -> bool:
        return reached_enough(
            {f"https://{host}.example/": Answer(reason) for host, reason in reasons.items()}
        )

    assert run(a=Reason.NOT_FOUND, b=Reason.REFUSED, c=Reason.NO_HOST)
    assert not run(a=Reason.NO_HOST, b=Reason.NO_HOST, c=Reason.OK)
    assert not run(a=Reason.NO_LOOKUP)
    assert not run()
    # What was not asked says nothing of the network.
    assert run(a=Reason.OK, b=Reason.NO_TURN, c=Reason.NOT_ALLOWED)
