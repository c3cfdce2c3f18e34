"""How much work a call does: counted, never timed, since machines and their load differ."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

import pytest

T = TypeVar("T")

LINEAR = 12
"""More than the `growth` of what takes linear time, or little more, for ten times the input."""
_SECONDS = 30
"""A hundred times what the slowest of the guarded blocks takes."""


def steps(call: Callable[[], object]) -> int:
    """How many lines of Python ``call`` runs; each turn of a loop and each call count.

    What C code does is not counted: see `guarded`.
    """
    count = 0

    def trace(_frame: FrameType, _event: str, _value: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before, collects = sys.gettrace(), gc.isenabled()
    gc.disable()  # libraries have callbacks in Python that run at each collection
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
        if collects:
            gc.enable()
    return count


def growth(call: Callable[[T], object], small: T, large: T) -> float:
    """How many times as many `steps` ``call(large)`` takes as ``call(small)``, all `guarded`."""
    with guarded():
        call(small)  # fills caches, and imports what is imported late
        return steps(lambda: call(large)) / steps(lambda: call(small))


@contextmanager
def guarded() -> Iterator[None]:
    """Fails the test if the block takes half a minute of processor time.

    For patterns and other C code, on inputs so large that linear time is a fraction of a second and
    quadratic time more than a minute. A pattern stops for a signal while it matches.
    """

    def stop(_signal: int, _frame: FrameType | None) -> None:
        pytest.fail(f"not done after {_SECONDS} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
