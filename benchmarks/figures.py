"""The figures of a race: a line for each round, a table at the end, and a file of all of them."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.contenders import Contender, Run

RESULTS = Path(__file__).parent / "results"


def log(text: str) -> None:
    """Prints a line at once, also where the output is a pipe."""
    print(text, flush=True)


def progress(step: str, runs: list[Run], contenders: list[Contender]) -> str:
    """The line that reports one round of `step`."""
    times = "  ".join(f"{c.name} {run.wall:.2f} s" for c, run in zip(contenders, runs, strict=True))
    ratio = f"  ratio {runs[0].wall / runs[1].wall:.2f}" if len(runs) > 1 else ""
    return f"  {step}:  {times}{ratio}"


def ratios(one: list[Run], other: list[Run], measure: str = "wall") -> list[float]:
    """Our figure divided by theirs, pair by pair."""
    return [getattr(a, measure) / getattr(b, measure) for a, b in zip(one, other, strict=True)]


def report(contenders: list[Contender]) -> str:
    """The figures as a plain table; the last column is the median of the ratios pair by pair."""
    peers = len(contenders) > 1
    rows = [["", *(c.name for c in contenders), *(["ratio"] if peers else [])]]
    weights = [c.weight for c in contenders if c.weight is not None]
    for label, measure in (
        ("pages", "pages"),
        ("HTML bytes", "total"),
        ("median record", "median_record"),
    ):
        figures = [getattr(weight, measure) for weight in weights]
        ratio = [f"{figures[0] / figures[1]:.2f}"] if peers else []
        rows.append([label, *(f"{figure:,.0f}" for figure in figures), *ratio])
    for label, phase, measure, form in (
        ("cold, s", "cold", "wall", "{:.2f}"),
        ("  lowest", "cold", "wall", "{:.2f}"),
        ("  processor, s", "cold", "cpu", "{:.2f}"),
        ("  memory, MiB", "cold", "memory", "{:.0f}"),
        ("one record, s", "rebuild", "wall", "{:.2f}"),
        ("  processor, s", "rebuild", "cpu", "{:.2f}"),
    ):
        runs_of_each: list[list[Run]] = [getattr(c, phase) for c in contenders]
        average = min if "lowest" in label else median
        figures = [average(getattr(run, measure) for run in runs) for runs in runs_of_each]
        ratio = [""] if peers else []
        if peers and "lowest" in label:
            ratio = [f"{figures[0] / figures[1]:.2f}"]
        elif peers:
            ratio = [f"{median(ratios(runs_of_each[0], runs_of_each[1], measure)):.2f}"]
        rows.append([label, *(form.format(figure) for figure in figures), *ratio])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def save(contenders: list[Contender], about: dict[str, object]) -> Path:
    """Writes all figures to a file under results/ and returns its path."""
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
