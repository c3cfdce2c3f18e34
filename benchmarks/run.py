"""Times the build of the site over invented records, beside a Hugo site of the same pages.

Each build is a whole process, started cold in a folder where nothing was built before. The two
programs take turns, so that whatever slows the machine slows both. Before any time counts, the two
sites must have the same pages, state the same facts and weigh the same within 15 %.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import hugo_site, pages, synthetic  # noqa: E402
from benchmarks.contenders import Contender, catalogue, hugo  # noqa: E402
from benchmarks.fairness import (  # noqa: E402
    Unfair,
    check_rebuild,
    check_record_pages,
    check_same_work,
)
from benchmarks.figures import log, progress, ratios, report, save  # noqa: E402
from benchmarks.invention.tables import FILLED, Record  # noqa: E402


def compare(
    contenders: list[Contender], records: dict[str, list[Record]], rounds: int, base: Path
) -> None:
    """Fills in the runs and weights of `contenders`, building in folders below `base`.

    Raises Unfair if they do not do the same work, CalledProcessError if a build fails.
    """
    for contender in contenders:
        contender.prepare(base / contender.name)
    build_once(contenders, pages.record_pages(records), base)

    for number in range(1, rounds + 1):
        for contender in contenders:
            # A new folder each time and no deletion between: file systems are slow after both.
            folder = base / f"round-{number}" / contender.name
            shutil.copytree(base / contender.name, folder, symlinks=True)
            contender.cold.append(contender.build(folder))
        runs = [c.cold[-1] for c in contenders]
        log(progress(f"Round {number} of {rounds}, cold", runs, contenders))

    last = base / f"round-{rounds}"
    for number in range(1, rounds + 1):
        for contender in contenders:
            edit(last / contender.name, number)
            contender.rebuild.append(contender.build(last / contender.name))
        runs = [c.rebuild[-1] for c in contenders]
        log(progress(f"Round {number} of {rounds}, one record edited", runs, contenders))
    for contender in contenders:
        check_rebuild(contender, last / contender.name, base / "fresh" / contender.name)


def build_once(contenders: list[Contender], record_files: set[str], base: Path) -> None:
    """Builds each site once, untimed, and fills in its weight.

    Raises Unfair unless all of them have the same pages, facts and weight as the first.
    """
    log("Building each once, to see that they do the same work")
    sites = []
    for contender in contenders:
        folder = base / "round-0" / contender.name
        shutil.copytree(base / contender.name, folder, symlinks=True)
        contender.build(folder)
        site = pages.html_files(folder / contender.site)
        check_record_pages(contender, site, record_files)
        contender.weight = pages.weigh(site, record_files)
        sites.append(site)
    for other, site in zip(contenders[1:], sites[1:], strict=True):
        check_same_work(contenders[0], other, sites[0], site, record_files)


def edit(folder: Path, number: int) -> None:
    """Changes the French name of one record in `folder`, for the rebuild `number`."""
    before, after = pages.edited_name(number)
    for file in [*folder.glob("institutes.*"), *folder.glob("data/institutes.*")]:
        text = file.read_text(encoding="utf-8")
        if before not in text:
            raise ValueError(f"{before} is not in {file.name}")
        file.write_text(text.replace(before, after, 1), encoding="utf-8")


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of runs (default: 5)")
    parser.add_argument(
        "--against", choices=("hugo", "none"), default="hugo", help="the peer (default: hugo)"
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other records")
    parser.add_argument(
        "--tmpfs", action="store_true", help="write to memory (/dev/shm): leaves the disk out"
    )
    parser.add_argument("--at-most", type=float, metavar="RATIO", help="fail above this cold ratio")
    parser.add_argument(
        "--keep", action="store_true", help="keep the built sites and print their folder"
    )
    return parser.parse_args()


def main() -> int:
    """Runs the race and returns the exit status: 1 if it is lost or unfair, 2 without Hugo."""
    options = arguments()
    # Hugo's layouts cover the kinds that are drawn, not those filled in from their models.
    filled = () if options.against == "hugo" else FILLED
    records = synthetic.generate(options.records, options.seed, filled)
    contenders = [catalogue(records)]
    about: dict[str, object] = {
        "records": options.records,
        "seed": options.seed,
        "rounds": options.rounds,
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "output": "memory" if options.tmpfs else "disk",
    }
    try:
        if options.against == "hugo":
            program = hugo_site.binary()
            contenders.append(hugo(records, program))
            about["hugo"] = hugo_site.version(program)
            about["hugo_reads"] = hugo_site.format_of(records)
    except hugo_site.NoHugo as error:
        print(error, file=sys.stderr)
        return 2
    log("  ".join(f"{name}: {value}" for name, value in about.items()))
    base = Path(tempfile.mkdtemp(prefix="bench-", dir="/dev/shm" if options.tmpfs else None))
    try:
        compare(contenders, records, options.rounds, base)
    except Unfair as error:
        print(f"Nothing to compare: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"{Path(error.cmd[0]).name} failed:\n{error.output}", file=sys.stderr)
        return 1
    finally:
        if options.keep:
            log(f"Kept in {base}")
        else:
            shutil.rmtree(base)
    log(f"\n{report(contenders)}\n\nAll figures: {save(contenders, about).relative_to(ROOT)}")
    if options.at_most is not None and len(contenders) > 1:
        ratio = median(ratios(contenders[0].cold, contenders[1].cold))
        if ratio > options.at_most:
            print(f"The ratio is {ratio:.2f}, above {options.at_most}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
