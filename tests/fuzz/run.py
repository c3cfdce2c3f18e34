"""Runs inputs until the time is over, and keeps those that break a rule."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import Random

from tests.fuzz.targets import TARGETS, Target
from tests.work import guarded

SHARES = ("loader",) * 30 + ("forms",) * 5 + ("prose",) * 10 + ("build",)
"""The targets in turn; a build takes as long as a hundred files."""


class Fuzzing:
    """Inputs of one seed, what became of them, and those that broke a rule."""

    def __init__(self, seed: int, kept: Path, scratch: Path, say: Callable[[str], None]) -> None:
        """Failing inputs are written to ``kept``; ``say`` gets a line for each."""
        self.seed = seed
        self.tried: Counter[str] = Counter()
        self.failures = 0
        self._kept, self._scratch, self._say = kept, scratch, say

    def inputs(self) -> Iterator[tuple[str, int, str]]:
        """The targets in turn, each with the number of the input, and the input."""
        for number in count():
            name = SHARES[number % len(SHARES)]
            yield name, number, TARGETS[name].make(Random(f"{self.seed} {number}"))

    def run(self, go_on: Callable[[int], bool]) -> None:
        """Checks inputs as long as ``go_on`` says so of their number."""
        for name, number, text in self.inputs():
            if not go_on(number):
                return
            self.check(name, text, f"{name}-{self.seed}-{number}.txt")

    def check(self, name: str, text: str, file_name: str) -> None:
        """Checks one input; if it breaks a rule, keeps it and says how to repeat that."""
        failure = failed(TARGETS[name], text, self._scratch, self.tried, name)
        if failure is None:
            return
        self.failures += 1
        self._kept.mkdir(parents=True, exist_ok=True)
        file = self._kept / file_name
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        self._say(f"{failure}\n{file}\n    → repeat it with: make fuzz INPUT={file}")


def failed(target: Target, text: str, scratch: Path, tried: Counter[str], name: str) -> str | None:
    """The traceback of the rule that ``text`` breaks; None if it breaks none."""
    scratch = scratch / name
    scratch.mkdir(parents=True, exist_ok=True)
    try:
        with guarded():
            tried[f"{name}: {target.check(text, scratch)}"] += 1
    except KeyboardInterrupt:
        raise
    except BaseException:  # also what pytest.fail and sys.exit raise
        return traceback.format_exc()
    return None


def seconds_left(
    seconds: float, say: Callable[[str], None], fuzzing: Fuzzing
) -> Callable[..., bool]:
    """Whether there is time for another input; reports progress every ten seconds."""
    start = time.monotonic()
    reported = start

    def go_on(number: int) -> bool:
        nonlocal reported
        now = time.monotonic()
        if now - reported >= 10:
            reported = now
            say(f"{now - start:.0f} s: {number} inputs, {fuzzing.failures} failures")
        return now - start < seconds

    return go_on
