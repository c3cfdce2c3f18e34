"""A request ends in time, however its bytes come."""

from __future__ import annotations

import socket

from tools.deadline import Deadline, watch


def test_a_connection_that_was_made_too_late_is_ended_at_once() -> None:
    here, there = socket.socketpair()
    with here, there, Deadline(0) as deadline:
        deadline._timer.join()  # as if looking up and connecting had taken all the time
        watch(here)
        assert deadline.is_over
        assert there.recv(1) == b""


def test_a_deadline_that_was_kept_ends_nothing_later() -> None:
    here, there = socket.socketpair()
    with here, there:
        with Deadline(60) as deadline:
            watch(here)
        watch(there)
        there.sendall(b"x")
        assert here.recv(1) == b"x"
        assert not deadline.is_over
