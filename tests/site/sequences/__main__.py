"""Runs chains of sequences: ``python -m tests.site.sequences FIRST LAST FOLDER``."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from tests.site.sequences.builds import COMPILED
from tests.site.sequences.sequence import Chain, Counted, Differs
from tests.site.sequences.sources import base


def main(first: int, last: int, folder: Path) -> int:
    """Runs the chains from ``first`` to ``last``; prints failures, and the counts at the end.

    An interrupt (Ctrl-C, SIGINT) ends it after the chain that runs.
    """
    os.environ[COMPILED] = str(folder / "compiled")
    counted, failed, started = Counted(), 0, time.perf_counter()
    signal.signal(signal.SIGINT, lambda *_: interrupts.append(None))
    interrupts: list[None] = []
    for number in range(first, last + 1):
        chain = Chain(number, base(), folder)
        try:
            chain.run()
        except Differs as error:
            failed += 1
            print(error, flush=True)
        counted.add(chain.counted)
        seconds = time.perf_counter() - started
        print(f"chain {number}: {counted.sequences} sequences, {seconds:.0f} s", flush=True)
        if interrupts:
            break
    print(f"{counted.sequences} sequences, {failed} chains failed")
    for name, count in sorted((counted.edits + counted.builds).items()):
        print(f"{count:6} {name}")
    for name, seconds in sorted(counted.seconds.items()):
        print(f"{seconds / counted.builds[name]:6.3f} s, {name}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))
