"""Work shared out among processes, which fork from this one and so have all that it has read.

A process of Python uses one core. On two cores, a cold build of 1,000 invented records takes 1.3
times as long with one process as with two (``benchmarks/shortcuts.py``). A child that forks has the
catalogue, the views and the compiled templates without being sent anything, and sends back only
what it did. Threads would share one core; spawned processes would load the program and the records
again.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from jazari_catalogue import phases, reporter
from jazari_catalogue.exceptions import BuildRefused

Result = TypeVar("Result")

MAX_JOBS = 256
"""The number of a job is one byte of a pipe."""


def in_processes(work: Callable[[Iterator[int]], Result], jobs: int, workers: int) -> list[Result]:
    """Calls ``work`` in ``workers`` processes at once, this one among them; returns their results.

    Each call is given the numbers of jobs to do, out of ``range(jobs)``: a process takes the next
    number once it has done the last, so all of them end at about the same time. Neighbours go to
    the same process as long as there are enough.

    A child that fails has no result, and its jobs are missing from the results: the caller does
    them over, where what is wrong with them reaches the person. What ``work`` raises in this
    process is raised once the children have been stopped. They stop too if this process is killed.
    Where the system starts no more processes, those that run do it all.
    """
    if workers < 2 or not hasattr(os, "fork"):
        return [work(phases.counted(range(jobs)))]
    assert jobs <= MAX_JOBS
    queues = [_queue(numbers) for numbers in _runs(jobs, workers)]
    lifeline = os.pipe()
    children: list[tuple[int, int]] = []
    reports: list[bytes] = []
    try:
        # There may be too many processes, or too little memory.
        with contextlib.suppress(OSError), _interrupts_later():
            for own in range(1, len(queues)):
                children.append(_fork(work, [*queues[own:], *queues[:own]], lifeline))
        result = work(_counted(queues, jobs))
        while children:
            reports.append(_report(*children.pop()))
    finally:
        for descriptor in (*queues, *lifeline):
            os.close(descriptor)
        for child in children:  # without a lifeline now
            _report(*child)
    results = [result]
    for report in filter(None, reports):
        # Written by this very program a moment ago, through pipes that no one else has.
        done, seconds = pickle.loads(report)
        phases.add_parts(seconds)
        results.append(done)
    return results


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Lets an interrupt reach this process only at the end.

    Python loses one that arrives while it runs the callbacks of a fork (`os.register_at_fork`).
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _runs(jobs: int, workers: int) -> list[list[int]]:
    """The numbers below ``jobs``, a run of neighbours for each worker.

    Neighbours are pages of one language, which show the same cards and sources: a process renders
    those once. Every second worker starts from the end, so that two of them meet in one language.
    """
    size = -(-jobs // workers)
    runs = [list(range(start, min(start + size, jobs))) for start in range(0, jobs, size)]
    return [run[::-1] if number % 2 else run for number, run in enumerate(runs)]


def _queue(numbers: Sequence[int]) -> int:
    """A pipe with ``numbers`` in it, a byte each, to be read by any process."""
    readable, writable = os.pipe()
    os.write(writable, bytes(numbers))
    os.close(writable)
    return readable


def _numbers(queues: Sequence[int]) -> Iterator[int]:
    """The numbers in ``queues`` that no other process takes first; the first queue first."""
    for queue in queues:
        while taken := os.read(queue, 1):
            yield taken[0]


def _counted(queues: Sequence[int], jobs: int) -> Iterator[int]:
    """The same, in the parent, which shows how many jobs any process has taken."""
    for number in _numbers(queues):
        phases.progress(jobs - 1 - sum(map(_waiting, queues)), jobs)
        yield number


def _waiting(queue: int) -> int:
    """How many numbers are in ``queue``."""
    from fcntl import ioctl  # These two exist where `os.fork` does.
    from termios import FIONREAD

    return int.from_bytes(ioctl(queue, FIONREAD, bytes(4)), sys.byteorder)


def _fork(
    work: Callable[[Iterator[int]], object], queues: Sequence[int], lifeline: tuple[int, int]
) -> tuple[int, int]:
    """A child that does ``work``: its process id, and the pipe that its result comes through.

    It ends when no process has the second end of ``lifeline`` open. Raises OSError if the system
    starts no more processes.
    """
    readable, writable = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(readable)
        os.close(writable)
        raise
    if process == 0:
        os.close(readable)
        _work_as_child(work, queues, writable, lifeline)
    os.close(writable)
    return process, readable


def _end_with(lifeline: int) -> None:
    """Ends this process once the parent has, which never writes anything."""
    os.read(lifeline, 1)
    os._exit(1)


def _work_as_child(
    work: Callable[[Iterator[int]], object],
    queues: Sequence[int],
    writable: int,
    lifeline: tuple[int, int],
) -> None:
    status = 1
    try:
        os.close(lifeline[1])
        # An interrupt reaches all processes of a terminal; the parent stops its children.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        threading.Thread(target=_end_with, args=lifeline[:1], daemon=True).start()
    except BaseException:  # it has done nothing yet, so others do its jobs
        os._exit(status)
    try:
        phases.become_child()
        result = work(_numbers(queues))
        with os.fdopen(writable, "wb") as pipe:
            pickle.dump((result, phases.parts()), pipe)
        status = 0
    except (BuildRefused, OSError):  # the parent meets the same, and reports it
        pass
    except BaseException as error:
        reporter.warn(f"A child process stopped ({error!r}); the main process does its work.")
    finally:
        os._exit(status)


def _report(process: int, pipe: int) -> bytes:
    """The pickled result of a child; empty if it failed. Waits for its end."""
    with os.fdopen(pipe, "rb") as readable:
        report = readable.read()
    _, status = os.waitpid(process, 0)
    return report if status == 0 else b""
