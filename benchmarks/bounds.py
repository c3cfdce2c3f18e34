"""The bounds that the build is held to, and by how much a race meets or misses each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from benchmarks.contenders import Contender
from benchmarks.figures import ratios

MIDDLE, LARGE = 1_000, 10_000


@dataclass
class Race:
    """One race: this project's build and what it is compared with; who did not run is None.

    Other programs are compared with ``without_exports``, which does the same work as they.
    """

    records: int
    ours: Contender
    without_exports: Contender
    """This project's build without the files that no peer makes."""
    hugo: Contender | None = None
    hugo_collecting_less: Contender | None = None
    eleventy: Contender | None = None
    floor: Contender | None = None
    mkdocs: Contender | None = None
    without_shared: Contender | None = None
    """This project's build without linked data, feeds of selections, calendars and embeds alone."""
    exports: dict[str, int] = field(default_factory=dict)
    """The bytes of the files that only a whole build makes, by what they are."""

    def contenders(self) -> list[Contender]:
        """All that run, this project's build first."""
        others = (self.hugo, self.hugo_collecting_less, self.eleventy, self.floor, self.mkdocs)
        return [*self.own(), *(other for other in others if other is not None)]

    def own(self) -> list[Contender]:
        """This project's build, whole and without some of its files."""
        whole = [self.ours, self.without_exports]
        return whole if self.without_shared is None else [*whole, self.without_shared]

    def peers(self) -> list[Contender]:
        """The other programs that make the site from the records."""
        return [peer for peer in (self.hugo, self.eleventy) if peer is not None]


@dataclass(frozen=True)
class Bound:
    """What a measure may be at most, in races of some numbers of records."""

    measure: str
    records: tuple[int, ...]
    most: float
    value: Callable[[Race], float | None]
    """The measure in a race; None if somebody that it needs did not run."""
    unit: str = ""


def verdict(value: float, most: float) -> str:
    """Whether `value` is at most `most`, and by how much not, as *missed by 12 %*."""
    return "met" if value <= most else f"missed by {100 * (value / most - 1):.0f} %"


@dataclass(frozen=True)
class Outcome:
    """A bound and what was measured."""

    bound: Bound
    value: float

    @property
    def verdict(self) -> str:
        """Whether it is met, and by how much not."""
        return verdict(self.value, self.bound.most)


def _cold_against(name: str) -> Callable[[Race], float | None]:
    def value(race: Race) -> float | None:
        other: Contender | None = getattr(race, name)
        if other is None or not other.cold:
            return None
        return median(ratios(race.without_exports.cold, other.cold))

    return value


def _against_own_cold(runs: str) -> Callable[[Race], float | None]:
    def value(race: Race) -> float | None:
        rebuilt = getattr(race.ours, runs)
        return median(ratios(rebuilt, race.ours.cold)) if rebuilt else None

    return value


def _edit_against_hugo(race: Race) -> float | None:
    edits = race.without_exports.edit
    return median(ratios(edits, race.hugo.cold)) if edits and race.hugo else None


def _edit_seconds(race: Race) -> float | None:
    return median(run.wall for run in race.ours.edit) if race.ours.edit else None


def _memory_against_hugo(race: Race) -> float | None:
    if race.hugo is None or not race.hugo.memory:
        return None
    return race.without_exports.memory / race.hugo.memory


def _exports_added(race: Race) -> float:
    return median(ratios(race.ours.cold, race.without_exports.cold)) - 1


def _shared_added(race: Race) -> float | None:
    if race.without_shared is None:
        return None
    return median(ratios(race.ours.cold, race.without_shared.cold)) - 1


BOUNDS = (
    Bound(
        "nothing changed, against own cold build", (LARGE,), 0.05, _against_own_cold("unchanged")
    ),
    Bound("one name changed, against own cold build", (LARGE,), 0.10, _against_own_cold("edit")),
    Bound("one name changed, against Hugo's full build", (LARGE,), 0.10, _edit_against_hugo),
    Bound(
        "one name changed, whole process",
        *((MIDDLE,), 0.9, _edit_seconds, "s"),
    ),
    Bound("all that no peer makes, added to a cold build", (MIDDLE, LARGE), 0.5, _exports_added),
    Bound(
        "linked data, feeds, calendars and embeds, added to a cold build",
        *((MIDDLE, LARGE), 0.25, _shared_added),
    ),
    Bound("cold, against Hugo", (MIDDLE, LARGE), 0.65, _cold_against("hugo")),
    Bound("cold, against the floor", (LARGE,), 2.5, _cold_against("floor")),
    Bound("memory of all processes, against Hugo", (MIDDLE, LARGE), 0.4, _memory_against_hugo),
)


PREVIEW_BOUNDS = {0: 0.4, 1_000: 1.0}
"""Seconds from saving a file to seeing it, at most, by the number of records; 0: the real ones."""

INDEX_ADDED = 0.1
"""How much of a cold build without the search index the index may add, by wall-clock time."""
HISTORY_AGAINST_LOG = 3.0
"""How many times as long as `git log -p` of the same files the first pass over commits may take."""
HISTORY_LATER = 0.2
"""Seconds that a later pass may take, with one new commit or none."""


def outcomes(race: Race) -> list[Outcome]:
    """The bounds that hold for this number of records, with what was measured."""
    return [
        Outcome(bound, value)
        for bound in BOUNDS
        if race.records in bound.records and (value := bound.value(race)) is not None
    ]
