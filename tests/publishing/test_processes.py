"""Work shared out among processes is done once, whichever process does it."""

from __future__ import annotations

import os
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


def test_an_error_in_the_main_process_is_raised_after_the_children_have_ended(
    tmp_path: Path,
) -> None:
    parent = os.getpid()

    def fail_in_parent(numbers: Iterator[int]) -> list[int]:
        if os.getpid() == parent:
            raise ValueError("cannot be done")
        (tmp_path / str(os.getpid())).touch()
        return list(numbers)

    with pytest.raises(ValueError, match="cannot be done"):
        in_processes(fail_in_parent, JOBS, 3)
    children = [int(file.name) for file in tmp_path.iterdir()]
    assert len(children) == 2
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
