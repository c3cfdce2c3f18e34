"""Work shared out among processes is done once, whichever process does it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from jazari_catalogue.publishing.processes import in_processes

JOBS = 30


def process_and_jobs(numbers: Iterator[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(numbers)


@pytest.mark.parametrize("workers", [1, 2, 3, 50])
def test_each_job_is_done_once(workers: int) -> None:
    results = in_processes(process_and_jobs, JOBS, workers)
    done = chain.from_iterable(numbers for _, numbers in results)
    assert sorted(done) == list(range(JOBS))
    assert len({process for process, _ in results}) == len(results) <= min(workers, JOBS)


def test_jobs_are_shared_with_child_processes() -> None:
    from_parent, from_child = os.pipe(), os.pipe()
    parent = os.getpid()

    def do_one_before_the_other_goes_on(numbers: Iterator[int]) -> list[int]:
        own, other = (from_parent, from_child)[:: 1 if os.getpid() == parent else -1]
        first = next(numbers)
        os.write(own[1], b"x")
        os.read(other[0], 1)
        return [first, *numbers]

    mine, others = in_processes(do_one_before_the_other_goes_on, JOBS, 2)
    assert (mine[0], others[0]) == (0, JOBS - 1)


def test_a_child_that_fails_has_no_result_and_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    parent = os.getpid()

    def fail_in_child(numbers: Iterator[int]) -> list[int]:
        if os.getpid() != parent:
            raise ValueError("cannot be done")
        return list(numbers)

    (mine,) = in_processes(fail_in_child, JOBS, 2)
    assert sorted(mine) == list(range(JOBS))
    assert capfd.readouterr().err == (
        "A child process stopped (ValueError('cannot be done')); the main process does its work.\n"
    )


def test_an_error_in_the_main_process_stops_the_children_at_once(tmp_path: Path) -> None:
    parent = os.getpid()
    begun, waiting = os.pipe(), os.pipe()

    def fail_in_parent(numbers: Iterator[int]) -> list[int]:
        if os.getpid() == parent:
            os.read(begun[0], 1)
            os.read(begun[0], 1)
            raise ValueError("cannot be done")
        (tmp_path / str(os.getpid())).touch()
        os.write(begun[1], b"x")
        os.read(waiting[0], 1)
        return list(numbers)

    with pytest.raises(ValueError, match="cannot be done"):
        in_processes(fail_in_parent, JOBS, 3)
    children = [int(file.name) for file in tmp_path.iterdir()]
    assert len(children) == 2
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


@pytest.mark.parametrize("started", [0, 1])
def test_a_process_that_the_system_refuses_to_start_is_done_without(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], started: int
) -> None:
    fork, calls = os.fork, iter(range(JOBS))

    def refuse() -> int:
        if next(calls) < started:
            return fork()
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(os, "fork", refuse)
    results = in_processes(process_and_jobs, JOBS, 3)
    assert sorted(chain.from_iterable(numbers for _, numbers in results)) == list(range(JOBS))
    assert len(results) == 1 + started
    assert capfd.readouterr() == ("", "")


KILLED = """
import os, signal, sys, time
from jazari_catalogue.publishing.processes import in_processes

def work(numbers):
    if os.getpid() != parent:
        os.write(1, f"{os.getpid()}\\n".encode())  # at once, since two do it
        until = time.monotonic() + 60
        while time.monotonic() < until:
            sum(range(10_000))
    time.sleep(60)

# A shell that runs the tests in the background has them ignore interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)
parent = os.getpid()
in_processes(work, 30, 3)
"""


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_children_end_soon_after_a_parent_that_is_killed(sign: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        children = [int(process.stdout.readline()) for _ in range(2)]
        process.send_signal(sign)
        process.wait(20)
        # Soon is long before their work is done, however busy the machine is.
        until = time.monotonic() + 20
        while living(children) and time.monotonic() < until:
            time.sleep(0.01)
        assert living(children) == []


INTERRUPTED = """
import os, signal, time
from jazari_catalogue.publishing.processes import in_processes

signal.signal(signal.SIGINT, signal.default_int_handler)
parent = os.getpid()
os.register_at_fork(after_in_parent=lambda: os.kill(parent, signal.SIGINT))

def work(numbers):
    return list(numbers)

in_processes(work, 30, 3)
"""


def test_an_interrupt_at_the_moment_of_a_fork_is_not_lost() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, check=False
    )
    assert ended.returncode == -signal.SIGINT
    assert "ignored" not in ended.stderr


def living(processes: list[int]) -> list[int]:
    """Those of ``processes`` that run; one that has ended may wait for its new parent to notice."""
    alive = []
    for process in processes:
        state = subprocess.run(
            ["ps", "-o", "state=", "-p", str(process)], capture_output=True, text=True, check=False
        ).stdout.strip()
        if state and state != "Z":
            alive.append(process)
    return alive
