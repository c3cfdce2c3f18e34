"""Work shared out among processes is done once, whichever process does it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain

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
    readable, writable = os.pipe()

    def wait_for_each_other(numbers: Iterator[int]) -> list[int]:
        """Does one job; then the child writes and the parent waits for it."""
        first = next(numbers)
        if os.getpid() == parent:
            os.read(readable, 1)
        else:
            os.write(writable, b"x")
        return [first, *numbers]

    parent = os.getpid()
    mine, others = in_processes(wait_for_each_other, JOBS, 2)
    assert 0 in mine
    assert JOBS - 1 in others


def test_jobs_of_a_child_that_fails_are_missing_from_the_results(
    capfd: pytest.CaptureFixture[str],
) -> None:
    parent = os.getpid()

    def fail_in_child(numbers: Iterator[int]) -> list[int]:
        if os.getpid() != parent:
            raise ValueError(f"cannot do {next(numbers)}")
        return list(numbers)

    (mine,) = in_processes(fail_in_child, JOBS, 2)
    assert set(range(JOBS)) - set(mine) <= {JOBS - 1}
    assert capfd.readouterr().err == (
        f"A child process stopped (ValueError('cannot do {JOBS - 1}')); "
        "the main process does its work.\n"
    )


def test_an_error_in_the_main_process_is_raised_after_the_children_have_ended() -> None:
    parent = os.getpid()

    def fail_in_parent(numbers: Iterator[int]) -> list[int]:
        if os.getpid() == parent:
            raise ValueError("cannot be done")
        return list(numbers)

    with pytest.raises(ValueError, match="cannot be done"):
        in_processes(fail_in_parent, JOBS, 3)
    with pytest.raises(ChildProcessError):  # there is no child left
        os.waitpid(-1, os.WNOHANG)
