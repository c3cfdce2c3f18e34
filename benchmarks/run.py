"""Times the build of the site over invented records, beside programs that make the same pages.

Each build is a whole process. Cold builds start in a folder where nothing was built before; then
one record's name is changed, twice, and at last nothing. The programs take turns, so that whatever
slows the machine slows all. No peer makes the exports, so peers are compared with this site without
them. Before any time counts, these sites must have the same pages, state the same facts and weigh
the same within 15 %. Each bound is printed with what was measured.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import contenders, eleventy_site, hugo_site, pages, results_file, synthetic  # noqa: E402
from benchmarks.bounds import Race  # noqa: E402
from benchmarks.contenders import Contender  # noqa: E402
from benchmarks.fairness import (  # noqa: E402
    Unfair,
    check_rebuild,
    check_record_pages,
    check_same_work,
)
from benchmarks.figures import log, middle, ratios, save  # noqa: E402
from benchmarks.invention.tables import FILLED, Record  # noqa: E402

ALL_COMPARED_UP_TO = 1_000
"""Above this number of records the facts of MOST_COMPARED pages are compared, not of all."""
MOST_COMPARED = 1_500
COLLECTING_LESS_UP_TO = 3_000
"""Above this number of records Hugo is not timed a second time with another setting."""


def entrants(
    records: dict[str, list[Record]], against: str, base: Path, history: bool = False
) -> Race:
    """Who takes part. Raises NoHugo or NoEleventy if one of them is not installed."""
    number = sum(map(len, records.values()))
    whole = contenders.catalogue(records, history)
    race = Race(number, whole, contenders.without_exports(whole))
    if history:
        race.without_shared = contenders.without_shared(whole)
    if against != "none":
        program = hugo_site.binary()
        race.hugo = contenders.hugo(records, program)
        if against == "all":
            if number <= COLLECTING_LESS_UP_TO:
                race.hugo_collecting_less = contenders.hugo(records, program, collect_less=True)
            race.eleventy = contenders.eleventy(records)
    if against == "all":
        race.floor = contenders.floor(
            base / "round-0" / race.without_exports.name / race.without_exports.site
        )
        race.mkdocs = contenders.empty_mkdocs()
    return race


def run(
    race: Race,
    record_files: set[str],
    rounds: int,
    base: Path,
    compare_all: bool,
    cold_only: bool = False,
) -> None:
    """Fills in what the contenders of `race` take, building in folders below `base`.

    With ``cold_only`` nothing is rebuilt.

    Raises Unfair if they do not do the same work, CalledProcessError if a build fails.
    """
    everything = compare_all or race.records <= ALL_COMPARED_UP_TO
    build_once(race, record_files, base, None if everything else MOST_COMPARED)
    for number in range(1, rounds + 1):
        log(f"Round {number} of {rounds}")
        for contender in race.contenders():
            folder = fresh_folder(contender, base, number)
            contender.cold.append(contender.build(folder))
            log(f"  {contender.name}, cold: {contender.cold[-1].wall:.2f} s")
        for contender in [] if cold_only else race.own():
            rebuild(contender, base / f"round-{number}" / contender.name)
    if cold_only:
        return
    log("Comparing the rebuilt site with a cold build of the same records")
    check_rebuild(race.ours, base / f"round-{rounds}" / race.ours.name, base / "fresh")


def rebuild(contender: Contender, folder: Path) -> None:
    """Times rebuilds of the site in `folder`: after an edit, another one, and none."""
    edit(folder, 1)
    contender.first_edit.append(contender.build(folder))
    edit(folder, 2)
    contender.edit.append(contender.build(folder))
    contender.unchanged.append(contender.build(folder))
    runs = (contender.first_edit, contender.edit, contender.unchanged)
    seconds = ", ".join(f"{taken[-1].wall:.2f} s" for taken in runs)
    log(f"  {contender.name}, one name changed, another, nothing: {seconds}")


def fresh_folder(contender: Contender, base: Path, number: int) -> Path:
    """A copy of the files that `contender` builds from, in a folder where nothing was built.

    Nothing is deleted between rounds: file systems are slow for a while after many deletions.
    """
    folder = base / f"round-{number}" / contender.name
    shutil.copytree(base / contender.name, folder, symlinks=True)
    return folder


def build_once(race: Race, record_files: set[str], base: Path, most_compared: int | None) -> None:
    """Builds each site once, untimed, and fills in its weight and its memory.

    Raises Unfair unless the peers have the same pages, facts and weight as ours.
    """
    log("Building each once, to compare their pages and sample their memory")
    sites = {}
    for contender in race.contenders():
        contender.prepare(base / contender.name)
        folder = fresh_folder(contender, base, 0)
        taken = contender.build(folder, sample_memory=True)
        contender.memory = taken.memory
        log(f"  {contender.name}: {taken.wall:.1f} s, {taken.memory:.0f} MiB")
        if contender in (*race.own(), *race.peers()):
            sites[contender.name] = site = pages.html_files(folder / contender.site)
            check_record_pages(contender, site, record_files)
            contender.weight = pages.weigh(site, record_files)
    first = base / "round-0"
    whole, other = (
        first / contender.name / contender.site for contender in (race.ours, race.without_exports)
    )
    race.exports = pages.bytes_of_exports(whole, other)
    for peer in race.peers():
        log(f"  Comparing the pages of {peer.name}")
        ours, theirs = sites[race.without_exports.name], sites[peer.name]
        check_same_work(race.without_exports, peer, ours, theirs, record_files, most_compared)


def edit(folder: Path, number: int) -> None:
    """Changes the French name of one record in `folder`, for the rebuild `number`."""
    before, after = pages.edited_name(number)
    file = folder / "institutes.yaml"
    text = file.read_text(encoding="utf-8")
    if before not in text:
        raise ValueError(f"{before} is not in {file.name}")
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def notes(race: Race, records: dict[str, list[Record]], rounds: int) -> list[str]:
    """What a reader of the tables must know of this race."""
    lines = [
        f"Seconds are medians of {rounds} runs, ratios of {rounds} pairs of runs; memory is the"
        " most that all processes of a build hold at a time, in a build that is not timed."
    ]
    total = sum(race.exports.values())
    sizes = ", ".join(f"{name} {size / 1e6:.1f}" for name, size in race.exports.items())
    added = median(ratios(race.ours.cold, race.without_exports.cold, "cpu")) - 1
    lines.append(
        f"The exports add {added:.0%} to the processor time of a cold build. With data pages,"
        f" permalinks, feeds of selections and embeds they are {total / 1e6:.1f} MB: {sizes}. No"
        " peer makes them, so peers and the floor are compared with this site without them."
    )
    if race.without_shared is not None:
        shared = median(ratios(race.ours.cold, race.without_shared.cold, "cpu")) - 1
        lines.append(
            f"Linked data, feeds, calendars and embeds add {shared:.0%} to its processor time."
        )
    if race.hugo is not None:
        made = hugo_site.version(hugo_site.binary())
        lines.append(
            f"Hugo {made} reads {hugo_site.format_of(records)} and makes every page. Only ours"
            " validates the records and writes a search index."
        )
    if race.eleventy is not None:
        lines.append(
            f"Eleventy {eleventy_site.version()} reads JSON and makes every page, with one process."
        )
    if race.mkdocs is not None:
        start = middle(race.mkdocs.cold)
        lines.append(
            f"MkDocs with one empty page takes {start:.2f} s, which each of our builds has too."
        )
    if race.floor is not None:
        lines.append(
            "The floor writes files of the sizes of ours, without exports, into the same folders."
        )
    return lines


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument(
        "--records",
        type=int,
        nargs="+",
        default=[1000],
        help="one race of each (default: 1000)",
    )
    parser.add_argument("--rounds", type=int, help="default: 5 up to 1,000 records, 3 above")
    parser.add_argument(
        "--against", choices=("all", "hugo", "none"), default="all", help="the peers (default: all)"
    )
    parser.add_argument(
        "--history",
        action="store_true",
        help="with a commit that adds the records, of which feeds are made; races nobody else",
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other records")
    parser.add_argument(
        "--tmpfs", action="store_true", help="write to memory (/dev/shm): leaves the disk out"
    )
    parser.add_argument(
        "--compare-all",
        action="store_true",
        help="compare the facts of all pages, not only of some in large sites",
    )
    parser.add_argument(
        "--write-results", action="store_true", help="write the tables into benchmarks/RESULTS.md"
    )
    parser.add_argument(
        "--cold", action="store_true", help="rebuild nothing: less time, fewer bounds"
    )
    parser.add_argument("--at-most", type=float, metavar="RATIO", help="fail above this cold ratio")
    parser.add_argument(
        "--keep", action="store_true", help="keep the built sites and print their folder"
    )
    options = parser.parse_args()
    if options.history:
        options.against = "none"  # whose pages have no history
    return options


def main() -> int:
    """Runs the races and returns the exit status: 1 if one is lost or unfair, 2 without a peer."""
    options = arguments()
    status = 0
    for number in options.records:
        status = max(status, one_size(number, options))
    return status


def one_size(number: int, options: argparse.Namespace) -> int:
    """Runs the race of `number` records, prints its tables and returns the exit status."""
    started = time.monotonic()
    rounds = options.rounds or (5 if number <= 1000 else 3)
    # The layouts of peers cover the kinds that are drawn, not those filled in from their models.
    filled = FILLED if options.against == "none" else ()
    log(f"{number:,} records, {rounds} rounds: {results_file.machine()}")
    records = synthetic.generate(number, options.seed, filled)
    base = Path(tempfile.mkdtemp(prefix="bench-", dir="/dev/shm" if options.tmpfs else None))
    try:
        race = entrants(records, options.against, base, options.history)
        run(race, pages.record_pages(records), rounds, base, options.compare_all, options.cold)
    except (hugo_site.NoHugo, eleventy_site.NoEleventy) as error:
        print(error, file=sys.stderr)
        return 2
    except Unfair as error:
        print(f"Nothing to compare: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"{Path(error.cmd[0]).name} failed:\n{error.output}", file=sys.stderr)
        return 1
    else:
        show(race, results_file.report(race, notes(race, records, rounds)), options)
        log(f"The race took {time.monotonic() - started:.0f} s")
        return lost(race, options.at_most)
    finally:
        if options.keep:
            log(f"Kept in {base}")
        else:
            log("Deleting what was built")
            # Faster than shutil.rmtree, which matters for half a million files.
            subprocess.run(["rm", "-rf", str(base)], check=False)


def show(race: Race, report: str, options: argparse.Namespace) -> None:
    """Prints the tables, saves the figures and, if asked to, writes the section of the results."""
    log(f"\n{report}\n")
    about: dict[str, object] = {
        "records": race.records,
        "seed": options.seed,
        "output": "memory" if options.tmpfs else "disk",
        "machine": results_file.machine(),
        "commit": results_file.revision(),
    }
    log(f"All figures: {save(race.contenders(), about).relative_to(ROOT)}")
    if options.write_results:
        heading = f"{race.records:,} records" + (" in memory" if options.tmpfs else "")
        results_file.write_section(heading, f"{results_file.circumstances()}\n\n{report}")


def lost(race: Race, at_most: float | None) -> int:
    """1 if the cold ratio to Hugo is above `at_most`, with a message; otherwise 0."""
    if at_most is None or race.hugo is None:
        return 0
    ratio = median(ratios(race.without_exports.cold, race.hugo.cold))
    if ratio <= at_most:
        return 0
    print(f"The ratio is {ratio:.2f}, above {at_most}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
