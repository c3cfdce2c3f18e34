"""Fuzzes the program: ``python -m tests.fuzz [--seconds N] [--seed N] [--input FILE]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.run import Fuzzing, seconds_left

KEPT = Path("build") / "fuzz"


def main(arguments: list[str] | None = None) -> int:
    """Returns 1 if an input broke a rule. Prints the seed, progress, and what it tried."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--input", type=Path, default=None, help="a kept input, alone")
    options = parser.parse_args(arguments)
    seed = options.seed if options.seed is not None else time.time_ns() % 1_000_000_000

    def say(text: str) -> None:
        print(text.encode("utf-8", "backslashreplace").decode(), flush=True)

    with tempfile.TemporaryDirectory() as scratch:
        fuzzing = Fuzzing(seed, KEPT, Path(scratch), say)
        if options.input is not None:
            text = options.input.read_bytes().decode("utf-8", "surrogateescape")
            fuzzing.check(options.input.name.partition("-")[0], text, options.input.name)
        else:
            say(f"seed {seed}: the same inputs again with SEED={seed}")
            fuzzing.run(seconds_left(options.seconds, say, fuzzing))
    for what, number in sorted(fuzzing.tried.items()):
        say(f"{number:7} {what}")
    say(f"{fuzzing.failures} failures")
    return int(fuzzing.failures > 0)


if __name__ == "__main__":
    sys.exit(main())
