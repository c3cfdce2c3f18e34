"""Lines about rounds as they run, ratios of pairs, and files of figures."""

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


def ratios(one: list[Run], other: list[Run], measure: str = "wall") -> list[float]:
    """Our figure divided by theirs, pair by pair."""
    return [getattr(a, measure) / getattr(b, measure) for a, b in zip(one, other, strict=True)]


def middle(runs: list[Run], measure: str = "wall") -> float:
    """The median of a measure of `runs`."""
    return float(median(getattr(run, measure) for run in runs))


def save(contenders: list[Contender], about: dict[str, object]) -> Path:
    """Writes all figures to a file under results/ and returns its path."""
    now = datetime.now(UTC)
    figures: dict[str, object] = {**about, "when": now.isoformat(timespec="seconds")}
    for contender in contenders:
        figures[contender.name] = {
            "weight": asdict(contender.weight) if contender.weight else None,
            "memory": contender.memory,
            **{
                phase: [asdict(run) for run in getattr(contender, phase)]
                for phase in ("cold", "first_edit", "edit", "unchanged")
            },
        }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{now:%Y%m%dT%H%M%SZ}-{about['records']}.json"
    path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return path
