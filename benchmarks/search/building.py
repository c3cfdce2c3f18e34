"""What the search index adds to a cold build: the same site with it and without, in turn.

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
from benchmarks.contenders import Run, catalogue, timed  # noqa: E402

MOST = 0.10
WITHOUT = """
import sys
from jazari_catalogue.site.search.page import LanguageSearch
LanguageSearch.index_targets = lambda search: []
from mkdocs.__main__ import cli
sys.argv = ["mkdocs", "build", "--quiet"]
cli()
"""


def main() -> int:
    """Build and print; 1 where the index adds more than a tenth of the time on the clock."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    contender = catalogue(synthetic.generate(arguments.records))
    commands = {"with": contender.command, "without": [sys.executable, "-c", WITHOUT]}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as name:
        for number in range(arguments.rounds + 1):
            for which, command in commands.items():
                folder = Path(name) / f"{which}-{number}"
                contender.prepare(folder)
                taken = timed(command, folder)
                indexes = list((folder / "site" / "assets" / "search").glob("??-*"))
                assert bool(indexes) is (which == "with"), indexes
                shutil.rmtree(folder)
                if number:  # the first of each is not counted: it makes byte code
                    runs[which].append(taken)
    print("| cold build | with the index | without | the index adds |\n|---|---|---|---|")
    added = {}
    for what in ("wall", "cpu"):
        ratios = [
            getattr(one, what) / getattr(other, what)
            for one, other in zip(runs["with"], runs["without"], strict=True)
        ]
        added[what] = median(ratios) - 1
        seconds = [f"{median(getattr(r, what) for r in runs[w]):.2f} s" for w in commands]
        label = "on the clock" if what == "wall" else "of processor"
        print(f"| {label} | {' | '.join(seconds)} | {added[what]:+.1%} |")
    return int(added["wall"] > MOST)


if __name__ == "__main__":
    sys.exit(main())
