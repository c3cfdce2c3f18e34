"""The tables of a race, and benchmarks/RESULTS.md, which keeps the latest of each."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.bounds import PREVIEW_BOUNDS, Outcome, Race, outcomes, verdict
from benchmarks.figures import middle, ratios

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "benchmarks" / "RESULTS.md"
PREAMBLE = """# Results

Written by `benchmarks/run.py`, `benchmarks/preview.py` and `benchmarks/history.py` with
`--write-results`: each run replaces its own section. [What is timed, and how](README.md).
"""


def machine() -> str:
    """What the machine is, without its name: processor, cores, memory and system."""
    processor = platform.machine()
    memory = ""
    try:
        found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
        processor = found[1] if found else processor
        memory = f", {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"
    except (OSError, ValueError):
        pass
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{processor}, {cores} cores{memory}, {platform.system()}"


def revision() -> str:
    """The commit that is measured, noting changes since; *unknown* outside a clone."""

    def git(*command: str) -> str:
        return subprocess.run(
            ["git", *command], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()

    try:
        changed = " with changes" if git("status", "--porcelain", "--untracked-files=no") else ""
        return git("rev-parse", "--short", "HEAD") + changed
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def circumstances() -> str:
    """Where and when something was measured, and by which command, as a paragraph of Markdown."""
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])
    return (
        f"`{command}` at {revision()}, on {datetime.now(UTC):%d %B %Y}: {machine()},"
        f" Python {platform.python_version()}."
    )


def table(rows: list[list[str]]) -> str:
    """`rows` as a table of Markdown, the first as its head; numbers are on the right."""
    widths = [max(3, *(len(row[column]) for row in rows)) for column in range(len(rows[0]))]

    def line(row: list[str]) -> str:
        cells = [
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        return f"| {' | '.join(cells)} |"

    rule = [
        ("-" * width if column == 0 else "-" * (width - 1) + ":")
        for column, width in enumerate(widths)
    ]
    return "\n".join([line(rows[0]), line(rule), *map(line, rows[1:])])


def report(race: Race, notes: list[str]) -> str:
    """The tables of `race` in Markdown, with `notes` on who leaves what out."""
    parts = [
        _cold_table(race),
        "\n".join(f"- {note}" for note in notes),
        _rebuild_table(race),
        bounds_table(outcomes(race)),
    ]
    return "\n\n".join(part for part in parts if part)


def _cold_table(race: Race) -> str:
    head = ["cold build", "pages", "HTML, MB", "s", "lowest", "processor, s", "memory, MiB"]
    rows = [[*head, "without exports, against it"]]
    for contender in race.contenders():
        if not contender.cold:
            continue
        weight = contender.weight
        pair = (
            ""
            if contender is race.without_exports
            else f"{median(ratios(race.without_exports.cold, contender.cold)):.2f}"
        )
        rows.append(
            [
                contender.name,
                f"{weight.pages:,}" if weight else "",
                f"{weight.total / 1e6:.1f}" if weight else "",
                f"{middle(contender.cold):.2f}",
                f"{min(run.wall for run in contender.cold):.2f}",
                f"{middle(contender.cold, 'cpu'):.2f}",
                f"{contender.memory:.0f}" if contender.memory else "",
                pair,
            ]
        )
    return table(rows)


def _rebuild_table(race: Race) -> str:
    rows = [["rebuild", "s", "processor, s", "against own cold", "against Hugo, full"]]
    for contender in race.own():
        for label, runs in (
            ("one name changed, first after a cold build", contender.first_edit),
            ("one name changed", contender.edit),
            ("nothing changed", contender.unchanged),
        ):
            if not runs:
                continue
            against_hugo = f"{median(ratios(runs, race.hugo.cold)):.3f}" if race.hugo else ""
            own = f"{median(ratios(runs, contender.cold)):.3f}"
            seconds = [f"{middle(runs):.2f}", f"{middle(runs, 'cpu'):.2f}"]
            rows.append([f"{contender.name}: {label}", *seconds, own, against_hugo])
    return table(rows) if len(rows) > 1 else ""


def bounds_table(reached: list[Outcome]) -> str:
    """The bounds with what was measured; empty if none holds for the race."""
    rows = [["bound", "at most", "measured", ""]]
    for outcome in reached:
        unit = f" {outcome.bound.unit}" if outcome.bound.unit else ""
        digits = 2 if outcome.bound.most >= 0.2 else 3
        measured = f"{outcome.value:.{digits}f}{unit}"
        rows.append(
            [outcome.bound.measure, f"{outcome.bound.most:g}{unit}", measured, outcome.verdict]
        )
    return table(rows) if len(rows) > 1 else ""


def preview_table(records: int, figures: dict[str, list[float]]) -> str:
    """The seconds from saving each kind of file to seeing it; for 0 records, the real ones."""
    most = PREVIEW_BOUNDS.get(records)
    rows = [["saved", "median, s", "lowest", "highest", "at most", ""]]
    for saved, seconds in figures.items():
        middle = median(seconds)
        bound = ["", ""] if most is None else [f"{most:g}", verdict(middle, most)]
        times = [f"{value:.2f}" for value in (middle, min(seconds), max(seconds))]
        rows.append([saved, *times, *bound])
    return table(rows)


def write_section(heading: str, text: str, file: Path = FILE) -> None:
    """Writes `text` into the results, in place of the section with that heading."""
    written = file.read_text(encoding="utf-8") if file.exists() else PREAMBLE
    section = f"## {heading}\n\n{text.strip()}\n"
    before, found, after = written.partition(f"## {heading}\n")
    if found:
        rest = re.search(r"^## ", after, re.MULTILINE)
        written = f"{before}{section}\n{after[rest.start() :]}" if rest else before + section
    else:
        written = f"{written.rstrip()}\n\n{section}"
    file.write_text(written, encoding="utf-8")
