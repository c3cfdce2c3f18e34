"""Whether two builds did the same work: without that, their times cannot be compared."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks import pages
from benchmarks.contenders import Contender

TOLERANCE = 0.15
"""How far the weight of the two sites may differ."""


class Unfair(Exception):
    """The two sides did not do the same work, so that their times mean nothing."""


def check_record_pages(contender: Contender, site: dict[str, Path], expected: set[str]) -> None:
    """Raises Unfair if the built `site` lacks a page of a record."""
    missing = sorted(expected - site.keys())
    if missing:
        raise Unfair(f"{contender.name} has no {missing[0]} ({len(missing)} pages are missing)")


def check_same_work(
    one: Contender,
    other: Contender,
    ours: dict[str, Path],
    theirs: dict[str, Path],
    record_files: set[str],
    most_compared: int | None = None,
) -> None:
    """Raises Unfair unless both have the same pages, with the same facts, of the same weight.

    The facts of at most `most_compared` pages are compared, evenly chosen; names, number and weight
    are those of all pages.
    """
    for have, lack, who in ((ours, theirs, other), (theirs, ours, one)):
        missing = sorted(have.keys() - lack.keys())
        if missing:
            raise Unfair(f"{who.name} has no page {missing[0]} ({len(missing)} are missing)")
    compared = sorted(record_files | pages.evidence_pages(ours))
    if most_compared is not None:
        compared = compared[:: max(1, -(-len(compared) // most_compared))]
    difference = pages.first_difference(ours, theirs, set(compared))
    if difference is not None:
        raise Unfair(f"{one.name} and {other.name} do not state the same on {difference}")
    assert one.weight is not None
    assert other.weight is not None
    for measure in ("total", "median_record"):
        ratio = getattr(other.weight, measure) / getattr(one.weight, measure)
        if abs(ratio - 1) > TOLERANCE:
            raise Unfair(
                f"{other.name} weighs {ratio:.2f} of {one.name} ({measure}): bring its templates"
                f" below benchmarks/ back to the weight of our pages, within {TOLERANCE:.0%}"
            )


def check_rebuild(contender: Contender, folder: Path, fresh: Path) -> None:
    """Raises Unfair unless the site rebuilt in `folder` equals a cold build of its records.

    The cold build is made in `fresh`.
    """
    shutil.copytree(
        folder, fresh, symlinks=True, ignore=shutil.ignore_patterns(contender.site, ".*", "cache")
    )
    contender.build(fresh)
    rebuilt, cold = folder / contender.site, fresh / contender.site
    rebuilt_paths = _files(rebuilt)
    cold_paths = _files(cold)
    stale = sorted(cold_paths ^ rebuilt_paths)
    stale += [
        path
        for path in sorted(cold_paths & rebuilt_paths)
        if (rebuilt / path).read_bytes() != (cold / path).read_bytes()
    ]
    if stale:
        raise Unfair(
            f"{contender.name}: {stale[0]} is not what a cold build gives ({len(stale)} files)"
        )


def _files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
