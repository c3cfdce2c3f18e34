"""What invented records say of their sources: steps, disputes, what was looked for in vain."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.invention.draws import Draws
from benchmarks.invention.tables import (
    DISPUTED_DATE,
    EXPECTED,
    QUESTIONS,
    STATUSES,
    WITH_PATH,
    Record,
)

SEARCHED = ("2026-11-22", "2026-11-23")
"""The days of the searches."""


def path(draws: Draws, sources: list[str]) -> list[Record]:
    """The steps of a record: none in one of ten, else up to three, oldest first.

    Mostly a step has a day, and one source of its own or two.
    """
    if draws.chance(0.1):
        return []
    steps = draws.some(STATUSES, 1, 3)
    days = sorted(draws.day(latest=2025) for _ in steps)
    path = []
    for number, (step, day) in enumerate(zip(steps, days, strict=True)):
        taken: Record = {"step": step}
        if draws.chance(0.85):
            taken["date"] = day
        first = number % len(sources)
        path.append({**taken, "sources": sources[first : first + draws.between(1, 2)]})
    return path


def disputes(draws: Draws, kind: str, sources: list[str]) -> list[Record]:
    """One or two disputes in one of eight records: about the summary, and about a date."""
    if not draws.chance(0.12):
        return []
    drawn: list[Record] = []
    if draws.chance(0.7):
        drawn.append({"field": "summary", "claims": _sides(draws, sources)})
    date = DISPUTED_DATE.get(kind, "status" if kind in WITH_PATH else None)
    if date is not None and (not drawn or draws.chance(0.4)):
        drawn.append({"field": date, "claims": _sides(draws, sources, dated=True)})
    elif not drawn:
        sides = _sides(draws, sources)
        drawn.append({"field": "name", "about": draws.text(2), "claims": sides})
    return drawn


def _sides(draws: Draws, sources: list[str], dated: bool = False) -> list[Record]:
    """Two or three sides, each with a source of its own, and a date of its own if ``dated``."""
    sides = []
    for number, source in enumerate(sources[: draws.between(2, 3)]):
        side: Record = {"text": draws.text(5)}
        if dated:
            side["date"] = f"{2024 + number % 2}-{draws.between(1, 12):02}-{1 + number:02}"
        sides.append({**side, "sources": [source]})
    return sides


def gaps(draws: Draws, kind: str, record: Mapping[str, object]) -> tuple[Record, list[Record]]:
    """``record`` without some fields that the public expects, and what was looked for in vain.

    Of the fields left out, half were looked for. One in five records has an open question more.
    """
    left_out = [field for field in EXPECTED.get(kind, ()) if field in record and draws.chance(0.12)]
    searches: list[Record] = [
        {"field": field, **_search(draws)} for field in left_out if draws.chance(0.5)
    ]
    if draws.chance(0.2):
        question = draws.one(QUESTIONS)
        about = {"about": draws.text(3), "question": question}
        searches.append({"field": "statements", **about, **_search(draws)})
    return {name: value for name, value in record.items() if name not in left_out}, searches


def _search(draws: Draws) -> Record:
    return {"searched": draws.one(SEARCHED), "pages": str(20 * draws.between(1, 5))}
