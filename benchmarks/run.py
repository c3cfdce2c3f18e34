"""Times the build of the site over invented records, beside a Hugo site of the same pages.

Both are whole processes started cold, in folders where nothing was built before, one after the
other in turn, so that what slows the machine for a while slows both. Before a time counts, the two
sites must have the same pages, state the same facts and weigh the same within 15 %.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # started as a file, not as a module

from benchmarks import hugo_site, pages, synthetic  # noqa: E402

RESULTS = Path(__file__).parent / "results"
TOLERANCE = 0.15
"""How far the weight of the two sites may be apart."""

ENVIRONMENT = {
    "SITE_URL": "https://example.invalid/",
    "GITHUB_REPOSITORY": "example/invalid",
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONDONTWRITEBYTECODE": "",  # a warm program has its byte code, whatever the habit here
}


class Unfair(Exception):
    """The two sides did not do the same work: no time is worth telling."""


@dataclass(frozen=True)
class Run:
    """One process: seconds on the clock, seconds of processor, and peak memory in MiB."""

    wall: float
    cpu: float
    memory: float


@dataclass
class Contender:
    """A way to build the site: from a folder made ready, by one command, into another folder."""

    name: str
    command: list[str]
    site: str
    prepare: Callable[[Path], None]
    cold: list[Run] = field(default_factory=list)
    rebuild: list[Run] = field(default_factory=list)
    weight: pages.Weight | None = None

    def build(self, folder: Path) -> Run:
        """Runs the command in `folder`. Raises CalledProcessError with what it printed."""
        return timed(self.command, folder)


def timed(command: list[str], folder: Path) -> Run:
    """Runs `command` in `folder` as a process of its own and measures it."""
    os.sync()  # what the run before left to write must not be written during this one
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env={**os.environ, **ENVIRONMENT, "HUGO_CACHEDIR": str(folder / "cache")},
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            printed.seek(0)
            said = printed.read().decode()
            raise subprocess.CalledProcessError(process.returncode, command, said)
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 2**20)


def catalogue(records: dict[str, list[synthetic.Record]]) -> Contender:
    """This project, with the invented records in the place of its own."""

    def prepare(folder: Path) -> None:
        folder.mkdir()
        shutil.copy(ROOT / "mkdocs.yml", folder)
        for name in ("overrides", "node_modules", "schema"):
            (folder / name).symlink_to(ROOT / name)
        shutil.copytree(ROOT / "content", folder / "content")
        # Prose leads to records of the real catalogue, which are not among these.
        for page in (folder / "content").rglob("*.md"):
            text = re.sub(
                r"record:[a-z0-9-]+", "record:reseau-fictif-0001", page.read_text("utf-8")
            )
            page.write_text(text, encoding="utf-8")
        synthetic.write(folder, records)

    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Contender("catalogue", command, "site", prepare)


def hugo(records: dict[str, list[synthetic.Record]], program: Path) -> Contender:
    """A Hugo site of the same pages from the same records."""

    def prepare(folder: Path) -> None:
        hugo_site.prepare(folder, records)

    command = [str(program), "--destination", "public", "--noBuildLock"]
    return Contender("hugo", command, "public", prepare)


def compare(
    contenders: list[Contender], records: dict[str, list[synthetic.Record]], rounds: int, base: Path
) -> None:
    """Fills in the runs and weights of `contenders`. Raises Unfair, CalledProcessError."""
    wanted = pages.record_pages(records)
    for contender in contenders:
        contender.prepare(base / contender.name)
    say("Building each once, to see that they do the same work")
    sites = {}
    for contender in contenders:
        folder = base / "round-0" / contender.name
        shutil.copytree(base / contender.name, folder, symlinks=True)
        contender.build(folder)
        files = pages.html_files(folder / contender.site)
        missing = sorted(wanted - files.keys())
        if missing:
            raise Unfair(f"{contender.name} has no {missing[0]} ({len(missing)} pages are missing)")
        contender.weight = pages.weigh(files, wanted)
        sites[contender.name] = files
    first = contenders[0]
    for other in contenders[1:]:
        check_fair(first, other, sites[first.name], sites[other.name], wanted)

    for number in range(1, rounds + 1):
        for contender in contenders:
            # A new folder each time, and no deletion in between: file systems pay for both later.
            folder = base / f"round-{number}" / contender.name
            shutil.copytree(base / contender.name, folder, symlinks=True)
            contender.cold.append(contender.build(folder))
        say(
            progress(
                f"Round {number} of {rounds}, cold", [c.cold[-1] for c in contenders], contenders
            )
        )

    last = base / f"round-{rounds}"
    for number in range(1, rounds + 1):
        for contender in contenders:
            edit(last / contender.name, number)
            contender.rebuild.append(contender.build(last / contender.name))
        runs = [c.rebuild[-1] for c in contenders]
        say(progress(f"Round {number} of {rounds}, one record edited", runs, contenders))
    for contender in contenders:
        check_rebuild(contender, last / contender.name, base / "fresh" / contender.name)


def check_fair(
    one: Contender,
    other: Contender,
    ours: dict[str, Path],
    theirs: dict[str, Path],
    record_files: set[str],
) -> None:
    """Raises Unfair unless both have the same pages, with the same facts, of the same weight."""
    for have, lack, who in ((ours, theirs, other), (theirs, ours, one)):
        lacking = sorted(have.keys() - lack.keys())
        if lacking:
            raise Unfair(f"{who.name} has no page {lacking[0]} ({len(lacking)} are missing)")
    difference = pages.first_difference(ours, theirs, record_files)
    if difference is not None:
        raise Unfair(f"{one.name} and {other.name} do not state the same on {difference}")
    assert one.weight is not None
    assert other.weight is not None
    for what in ("total", "median_record"):
        ratio = getattr(other.weight, what) / getattr(one.weight, what)
        if abs(ratio - 1) > TOLERANCE:
            raise Unfair(
                f"{other.name} weighs {ratio:.2f} of {one.name} ({what}): bring benchmarks/hugo/"
                f" back to the weight of our pages, within {TOLERANCE:.0%}"
            )


def edit(folder: Path, number: int) -> None:
    """Changes the French name of one record, for the time `number`."""
    before, after = pages.edited_name(number)
    for file in [*folder.glob("institutes.*"), *folder.glob("data/institutes.*")]:
        text = file.read_text(encoding="utf-8")
        if before not in text:
            raise ValueError(f"{before} is not in {file.name}")
        file.write_text(text.replace(before, after, 1), encoding="utf-8")


def check_rebuild(contender: Contender, folder: Path, fresh: Path) -> None:
    """Raises Unfair unless the site in `folder` is what a cold build of its records gives."""
    shutil.copytree(
        folder, fresh, symlinks=True, ignore=shutil.ignore_patterns(contender.site, ".*", "cache")
    )
    contender.build(fresh)
    site, expected = folder / contender.site, fresh / contender.site
    found = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    wanted = {path.relative_to(expected) for path in expected.rglob("*") if path.is_file()}
    stale = sorted(wanted ^ found)
    stale += [
        path
        for path in sorted(wanted & found)
        if (site / path).read_bytes() != (expected / path).read_bytes()
    ]
    if stale:
        raise Unfair(
            f"{contender.name}: {stale[0]} is not what a cold build gives ({len(stale)} files)"
        )


def say(text: str) -> None:
    """Tells the person at the terminal, at once."""
    print(text, flush=True)


def progress(what: str, runs: list[Run], contenders: list[Contender]) -> str:
    """One line for one round."""
    times = "  ".join(f"{c.name} {run.wall:.2f} s" for c, run in zip(contenders, runs, strict=True))
    ratio = f"  ratio {runs[0].wall / runs[1].wall:.2f}" if len(runs) > 1 else ""
    return f"  {what}:  {times}{ratio}"


def ratios(one: list[Run], other: list[Run], what: str = "wall") -> list[float]:
    """Our figure over theirs, pair by pair."""
    return [getattr(a, what) / getattr(b, what) for a, b in zip(one, other, strict=True)]


def report(contenders: list[Contender]) -> str:
    """The figures as a plain table; the last column is the median of the ratios pair by pair."""
    peers = len(contenders) > 1
    rows = [["", *(c.name for c in contenders), *(["ratio"] if peers else [])]]
    weights = [c.weight for c in contenders if c.weight is not None]
    for label, what in (
        ("pages", "pages"),
        ("HTML bytes", "total"),
        ("median record", "median_record"),
    ):
        figures = [getattr(weight, what) for weight in weights]
        ratio = [f"{figures[0] / figures[1]:.2f}"] if peers else []
        rows.append([label, *(f"{figure:,.0f}" for figure in figures), *ratio])
    for label, phase, what, shown in (
        ("cold, s", "cold", "wall", "{:.2f}"),
        ("  lowest", "cold", "wall", "{:.2f}"),
        ("  processor, s", "cold", "cpu", "{:.2f}"),
        ("  memory, MiB", "cold", "memory", "{:.0f}"),
        ("one record, s", "rebuild", "wall", "{:.2f}"),
        ("  processor, s", "rebuild", "cpu", "{:.2f}"),
    ):
        runs: list[list[Run]] = [getattr(c, phase) for c in contenders]
        middle = min if "lowest" in label else median
        figures = [middle(getattr(run, what) for run in found) for found in runs]
        ratio = [""] if peers else []
        if peers and "lowest" in label:
            ratio = [f"{figures[0] / figures[1]:.2f}"]
        elif peers:
            ratio = [f"{median(ratios(runs[0], runs[1], what)):.2f}"]
        rows.append([label, *(shown.format(figure) for figure in figures), *ratio])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def save(contenders: list[Contender], about: dict[str, object]) -> Path:
    """Writes all figures to a file under results/ and gives its path."""
    now = datetime.now(UTC)
    figures: dict[str, object] = {**about, "when": now.isoformat(timespec="seconds")}
    for contender in contenders:
        figures[contender.name] = {
            "weight": asdict(contender.weight) if contender.weight else None,
            "cold": [asdict(run) for run in contender.cold],
            "rebuild": [asdict(run) for run in contender.rebuild],
        }
    if len(contenders) > 1:
        one, other = contenders
        figures["ratio"] = {
            "cold": median(ratios(one.cold, other.cold)),
            "rebuild": median(ratios(one.rebuild, other.rebuild)),
        }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y%m%dT%H%M%SZ}-{about['records']}.json"
    path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return path


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--records", type=int, default=1000, help="how many (default: 1000)")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of runs (default: 5)")
    parser.add_argument("--against", choices=("hugo", "none"), default="hugo", help="whom to race")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other records")
    parser.add_argument(
        "--tmpfs", action="store_true", help="write to memory (/dev/shm): leaves the disk out"
    )
    parser.add_argument("--at-most", type=float, metavar="RATIO", help="fail above this cold ratio")
    parser.add_argument("--keep", action="store_true", help="keep the built sites and say where")
    return parser.parse_args()


def main() -> int:
    """The command line; gives the exit status."""
    options = arguments()
    # Hugo's layouts are written for the kinds that are drawn.
    filled = () if options.against == "hugo" else synthetic.FILLED
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
    say("  ".join(f"{name}: {value}" for name, value in about.items()))
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
            say(f"Kept in {base}")
        else:
            shutil.rmtree(base)
    say(f"\n{report(contenders)}\n\nAll figures: {save(contenders, about).relative_to(ROOT)}")
    if options.at_most is not None and len(contenders) > 1:
        ratio = median(ratios(contenders[0].cold, contenders[1].cold))
        if ratio > options.at_most:
            print(f"The ratio is {ratio:.2f}, above {options.at_most}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
