"""Times `catalogue check` over many invented records, beside PyYAML's parse of the same files.

Both are whole processes that take turns. The peer only runs `yaml.load` with the pure-Python
SafeLoader: it keeps no positions, checks nothing and prints nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import synthetic  # noqa: E402

PARSE = (
    "import sys, yaml\n"
    "for name in sys.argv[1:]:\n"
    "    with open(name, encoding='utf-8') as file:\n"
    "        yaml.load(file.read(), Loader=yaml.SafeLoader)\n"
)


def seconds(command: list[str], folder: Path) -> float:
    """How long `command` takes in `folder`. Raises CalledProcessError if it fails."""
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> int:
    """Runs the comparison and returns the exit status: 1 above the ratio of ``--at-most``."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, default=10_000, help="how many (default: 10,000)")
    parser.add_argument("--rounds", type=int, default=3, help="pairs of runs (default: 3)")
    parser.add_argument("--at-most", type=float, metavar="RATIO", help="fail above this ratio")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        synthetic.write(folder, synthetic.generate(options.records, 1))
        files = sorted(file.name for file in folder.glob("*.yaml"))
        check = [sys.executable, "-m", "jazari_catalogue.cli", "check", *files]
        parse = [sys.executable, "-c", PARSE, *files]
        pairs = []
        for number in range(1, options.rounds + 1):
            pairs.append((seconds(check, folder), seconds(parse, folder)))
            ours, theirs = pairs[-1]
            times = f"check {ours:.2f} s  parse {theirs:.2f} s  ratio {ours / theirs:.2f}"
            print(f"  Round {number} of {options.rounds}:  {times}", flush=True)
    ratio = median(ours / theirs for ours, theirs in pairs)
    print(f"check of {options.records:,} records over PyYAML's parse alone: {ratio:.2f}")
    return 1 if options.at_most is not None and ratio > options.at_most else 0


if __name__ == "__main__":
    sys.exit(main())
