"""What becomes of asking a server that misbehaves: never dead unless it says so, never too much."""

from __future__ import annotations

import pytest

from tests.tooling.links.servers import (
    CERTIFICATE,
    BadServer,
    CountedClock,
    asker,
    names,
    serving,
)
from tools.links.answers import Answer, Outcome, Reason
from tools.links.asking import LONGEST_WAIT_SECONDS, MOST_TRIES, Asker
from tools.links.gate import Resolve
from tools.links.turns import Turns


def reason(url: str) -> Reason:
    return asker(CountedClock()).ask(url, float("inf")).reason


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/here", Reason.OK),
        ("/dépôt", Reason.OK),
        ("/strange", Reason.OK),
        ("/gone", Reason.NOT_FOUND),
        ("/removed", Reason.GONE),
        ("/to-nothing", Reason.NOT_FOUND),
        ("/sign-in", Reason.REFUSED),
        ("/refused", Reason.REFUSED),
        ("/no-programs", Reason.REFUSED),
        ("/law", Reason.REFUSED),
        ("/linkedin", Reason.REFUSED),
        ("/challenge", Reason.REFUSED),
        ("/fault", Reason.SERVER_ERROR),
        ("/malformed", Reason.ODD_STATUS),
        ("/not-modified", Reason.ODD_STATUS),
        ("/breaks-off", Reason.NO_CONNECTION),
        ("/no-http", Reason.NO_CONNECTION),
        ("/long-head", Reason.NO_CONNECTION),
    ],
)
def test_the_reason_follows_from_the_head_of_the_answer(
    server: BadServer, path: str, expected: Reason
) -> None:
    assert reason(server.at(path)) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/moved", Reason.MOVED),
        ("/moved-for-now", Reason.OK),
        ("/moved-partly", Reason.OK),
        ("/moved-within", Reason.OK),
        ("/to-www", Reason.OK),
        ("/to-letters", Reason.OK),
        ("/circle", Reason.REDIRECTS),
        ("/to-nonsense", Reason.REDIRECTS),
    ],
)
def test_redirects_are_followed_and_a_permanent_one_to_another_host_is_reported(
    server: BadServer, path: str, expected: Reason
) -> None:
    assert reason(server.at(path)) is expected


@pytest.mark.parametrize(
    "path",
    [
        "/to-metadata",
        "/to-this-machine",
        "/to-mapped",
        "/to-the-network",
        "/to-a-file",
        "/to-a-user",
        "/to-another-port",
    ],
)
def test_a_redirect_to_what_only_this_machine_can_reach_is_not_followed(
    server: BadServer, path: str
) -> None:
    assert reason(server.at(path)) is Reason.NOT_ALLOWED


def test_only_get_is_sent_with_the_name_of_the_project_and_the_host(server: BadServer) -> None:
    reason(server.at("/here?a=b#c", host="named.example"))
    assert server.methods == {"GET"}
    head = server.heads[-1]
    assert head["User-Agent"] == "an invented agent"
    assert head["Host"] == f"named.example:{server.port}"
    assert "Cookie" not in head
    assert server.asked["/here?a=b"] == 1


def test_the_body_is_not_read(server: BadServer) -> None:
    assert reason(server.at("/endless")) is Reason.OK


def test_a_server_that_is_silent_is_unsure(server: BadServer) -> None:
    answer = asker(CountedClock(), read=0.05).ask(server.at("/never"), float("inf"))
    assert answer.reason is Reason.TIMEOUT
    assert server.asked["/never"] == MOST_TRIES


def test_a_server_whose_head_never_ends_keeps_nobody_waiting(server: BadServer) -> None:
    answer = asker(CountedClock(), seconds=0.05).ask(server.at("/drips"), float("inf"))
    assert answer.reason is Reason.TIMEOUT


@pytest.mark.parametrize("host", ["invented.example", "مختلق.example"])
def test_a_host_that_is_silent_is_not_asked_for_its_other_pages(
    server: BadServer, host: str
) -> None:
    one = asker(CountedClock())
    silent, here = server.at("/breaks-off?all", host), server.at(f"/here?{len(host)}", host)
    assert one.ask(silent, float("inf")).reason is Reason.NO_CONNECTION
    assert one.ask(here, float("inf")).reason is Reason.NO_TURN
    assert server.asked[f"/here?{len(host)}"] == 0
    other = server.at("/here", host="other.example")
    assert one.ask(other, float("inf")).reason is Reason.OK


def test_the_host_that_is_left_alone_is_the_silent_one(server: BadServer) -> None:
    one = asker(CountedClock())
    assert one.ask(server.at("/to-silent"), float("inf")).reason is Reason.NO_CONNECTION
    assert one.ask(server.at("/here"), float("inf")).reason is Reason.OK
    silent = server.at("/here", host="silent.example")
    assert one.ask(silent, float("inf")).reason is Reason.NO_TURN
    for reason in (Reason.NO_LOOKUP, Reason.NO_TURN):
        assert one.ask("http://no-resolver.example/", float("inf")).reason is reason


def test_the_certificate_has_to_be_of_the_name_though_an_address_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ask(server: BadServer, host: str, path: str) -> Answer:
        url = server.at(path, host).replace("http://", "https://")
        return asker(CountedClock()).ask(url, float("inf"))

    with serving(CERTIFICATE) as server:
        assert ask(server, "invented.example", "/here").reason is Reason.CERTIFICATE
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        assert ask(server, "invented.example", "/here").reason is Reason.OK
        assert ask(server, "invented.example", "/gone").reason is Reason.NOT_FOUND
        assert server.heads[-1]["Host"] == f"invented.example:{server.port}"
        answer = ask(server, "other.example", "/here")
    assert answer.reason is Reason.CERTIFICATE
    assert answer.outcome is Outcome.UNSURE


def test_a_server_that_speaks_no_tls_is_unsure(server: BadServer) -> None:
    url = server.at("/here").replace("http://", "https://")
    assert reason(url) is Reason.CERTIFICATE


def test_a_closed_port_is_unsure() -> None:
    assert reason("http://invented.example:1/") is Reason.NO_CONNECTION


def test_an_unknown_name_is_failing_and_a_failed_look_up_is_unsure() -> None:
    assert reason("http://nobody.example/") is Reason.NO_HOST
    assert reason("http://no-resolver.example/") is Reason.NO_LOOKUP


def test_the_connection_goes_to_the_address_that_was_checked(server: BadServer) -> None:
    looked_up: list[str] = []

    def once(host: str, port: int, **options: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        # A second look-up would lead to the metadata of a cloud.
        return names(host if len(looked_up) == 1 else "169.254.169.254", port, **options)

    resolve: Resolve = once
    clock = CountedClock()
    one = Asker("a", clock, Turns(clock, 0), resolve=resolve, allowed=lambda _address: True)
    assert one.ask(server.at("/here"), float("inf")).reason is Reason.OK
    assert looked_up == ["invented.example"]


def test_a_passing_fault_is_tried_again_with_longer_waits(server: BadServer) -> None:
    clock = CountedClock()
    assert asker(clock).ask(server.at("/recovers"), float("inf")).reason is Reason.OK
    assert clock.waits == [10, 20]


def test_a_busy_server_decides_how_long_to_wait(server: BadServer) -> None:
    clock = CountedClock()
    assert asker(clock).ask(server.at("/busy"), float("inf")).reason is Reason.OK
    assert clock.waits == [7]


def test_a_wait_that_is_nonsense_is_ours(server: BadServer) -> None:
    clock = CountedClock()
    assert asker(clock).ask(server.at("/nonsense-busy"), float("inf")).reason is Reason.OK
    assert clock.waits == [10]


def test_a_server_that_asks_for_a_long_wait_is_left_alone(server: BadServer) -> None:
    clock = CountedClock()
    one = asker(clock)
    assert one.ask(server.at("/very-busy"), float("inf")).reason is Reason.REFUSED
    assert one.ask(server.at("/here?later"), float("inf")).reason is Reason.NO_TURN
    assert sum(clock.waits) < LONGEST_WAIT_SECONDS
    assert server.asked["/here?later"] == 0


def test_a_page_that_is_gone_is_asked_for_once(server: BadServer) -> None:
    server.asked.clear()
    reason(server.at("/gone"))
    assert server.asked == {"/gone": 1}


def test_nothing_is_tried_again_when_the_time_is_over(server: BadServer) -> None:
    clock = CountedClock()
    assert asker(clock).ask(server.at("/recovers?late"), 5).reason is Reason.SERVER_ERROR
    assert clock.waits == []
