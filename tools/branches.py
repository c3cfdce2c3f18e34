"""Print which branches of the records their tests take, and fail if too few are taken.

    branches.py build/coverage/report.json

The report is that of `coverage json`. A branch is a jump from one line to another that depends on a
condition; a module without conditions has none. `make coverage` says which tests ran.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

LEAST_PERCENT = 95
PACKAGE = "plugins/jazari_catalogue/records/"


class Module(NamedTuple):
    """The branches of a module."""

    path: str
    """Its path in `PACKAGE`."""
    taken: int
    all: int
    not_taken: list[str]
    """As ``12->15``; to leave a function is ``12->exit``."""


def modules(report: Mapping[str, Any]) -> list[Module]:
    """The modules of a report of `coverage json` that have branches, the worst first.

    Raises KeyError if the report was made without ``--branch``.
    """
    found = []
    for path, file in report["files"].items():
        summary = file["summary"]
        if summary["num_branches"]:
            not_taken = [
                f"{start}->{end if end > 0 else 'exit'}" for start, end in file["missing_branches"]
            ]
            name = Path(path).as_posix().removeprefix(PACKAGE)
            found.append(
                Module(name, summary["covered_branches"], summary["num_branches"], not_taken)
            )
    return sorted(found, key=lambda module: (module.taken - module.all, module.path))


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 if fewer than `LEAST_PERCENT` of all branches are taken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("report", type=Path)
    file: Path = parser.parse_args(arguments).report
    table = modules(json.loads(file.read_text(encoding="utf-8")))
    for module in table:
        share = f"{module.taken}/{module.all}"
        print(f"{share:>9}  {module.path}  {' '.join(module.not_taken)}".rstrip())
    taken, of = sum(module.taken for module in table), sum(module.all for module in table)
    if not of:
        print("No branches were measured: run make coverage.", file=sys.stderr)
        return 1
    # Rounded down, so that the figure never looks like the limit while it is below.
    percent = taken * 1000 // of / 10
    print(f"{taken} of {of} branches of {PACKAGE} are taken: {percent} %")
    if taken * 100 < LEAST_PERCENT * of:
        print(
            f"At least {LEAST_PERCENT} % must be. Test what the branches above do, or delete them.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
