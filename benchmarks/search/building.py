"""Times what the search index adds to a cold build: the same site with it and without, in turn.

python benchmarks/search/building.py --records 1000 --rounds 5
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import synthetic  # noqa: E402
from benchmarks.bounds import INDEX_ADDED, verdict  # noqa: E402
from benchmarks.contenders import Run, catalogue, timed  # noqa: E402
from benchmarks.figures import ratios  # noqa: E402

WITHOUT_INDEX = ROOT / "benchmarks" / "search" / "without_index.py"


def main() -> None:
    """Prints a table, and whether the index adds more than it may."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    contender = catalogue(synthetic.generate(arguments.records))
    commands = {"with": contender.command, "without": [sys.executable, str(WITHOUT_INDEX)]}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as name:
        for number in range(arguments.rounds + 1):
            for variant, command in commands.items():
                folder = Path(name) / f"{variant}-{number}"
                contender.prepare(folder)
                taken = timed(command, folder)
                indexes = list((folder / "site" / "assets" / "search").glob("??-*"))
                assert bool(indexes) is (variant == "with"), indexes
                shutil.rmtree(folder)
                if number:  # the first of each is not counted: it compiles byte code
                    runs[variant].append(taken)
    print("| cold build | with the index | without | the index adds |\n|---|---|---|---|")
    added = {}
    for measure in ("wall", "cpu"):
        added[measure] = median(ratios(runs["with"], runs["without"], measure)) - 1
        seconds = [
            f"{median(getattr(run, measure) for run in runs[variant]):.2f} s"
            for variant in commands
        ]
        label = "wall clock" if measure == "wall" else "processor"
        print(f"| {label} | {' | '.join(seconds)} | {added[measure]:+.1%} |")
    print(f"The index may add {INDEX_ADDED:.0%}: {verdict(added['wall'], INDEX_ADDED)}")


if __name__ == "__main__":
    main()
