"""A git repository with scripted commits, each with what the history must say of it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.history.comparison import ChangeKind, FieldChange
from jazari_catalogue.history.history import Address, History
from jazari_catalogue.history.plain import Plain

FIRST_TIME = 1_767_614_400
"""12:00 on 5 January 2026 (UTC)."""
DAY = 86_400
ISOLATED = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Invented",
    "GIT_AUTHOR_EMAIL": "invented@example.invalid",
    "GIT_COMMITTER_NAME": "Invented",
    "GIT_COMMITTER_EMAIL": "invented@example.invalid",
}
SETTINGS = [
    *("-c", "commit.gpgsign=false"),
    *("-c", "gc.auto=0", "-c", "maintenance.auto=false"),  # they go on in the background
]


def git(folder: Path, *arguments: str, stdin: str | None = None, **environment: str) -> str:
    """What git prints in ``folder``."""
    done = subprocess.run(
        ["git", *SETTINGS, *arguments],
        cwd=folder,
        env={**os.environ, **ISOLATED, **environment},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


class Reported(NamedTuple):
    """What the history must say of a record at one commit."""

    id: str
    change: ChangeKind
    address: Address
    former: Address | None = None
    fields: tuple[FieldChange, ...] = ()
    gained: tuple[tuple[str, str], ...] = ()
    lost: tuple[tuple[str, str], ...] = ()


def value(path: str, before: Plain, after: Plain, language: str | None = None) -> FieldChange:
    """The change of the value at ``path``, whose keys are joined by points."""
    return FieldChange(tuple(path.split(".")), language, before, after)


@dataclass
class Step:
    """A commit on the line of first parents."""

    commit: str
    subject: str
    day: str
    reported: tuple[Reported, ...] = ()


@dataclass
class Repository:
    """The repository, and the project in it."""

    root: Path
    below: str = ""
    """The path of the project in the repository."""
    steps: list[Step] = field(default_factory=list)
    time: int = FIRST_TIME

    def __post_init__(self) -> None:
        self.folder = self.root / self.below
        self.folder.mkdir(parents=True)
        git(self.root, "init", "-q", "-b", "main")

    def write(self, name: str, text: str) -> None:
        """Writes ``text`` to the file ``name`` of the project."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def read(self, name: str) -> str:
        """The text of the file ``name``."""
        return (self.folder / name).read_bytes().decode()

    def edit(self, name: str, *edits: tuple[str, str]) -> None:
        """Replaces texts, each of which must occur once in the file ``name``."""
        text = self.read(name)
        for old, new in edits:
            assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times in {name}"
            text = text.replace(old, new)
        self.write(name, text)

    def move(self, old: str, new: str) -> None:
        """Moves a file."""
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / old).rename(self.folder / new)

    def git(self, *arguments: str, **environment: str) -> str:
        """Runs git at the top, at the time of the next commit."""
        date = f"@{self.time} +0000"
        dates = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date}
        return git(self.root, *arguments, **{**dates, **environment})

    def branch_commit(self, subject: str) -> None:
        """Commits all files, on a branch that a later step merges."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject)

    def commit(self, subject: str, *reported: Reported, later: int = DAY) -> None:
        """Commits all files ``later`` than the last commit, of which the history must say this."""
        self.branch_commit(subject)
        self.note(subject, *reported, later=later)

    def note(self, subject: str, *reported: Reported, later: int = DAY) -> None:
        """Notes what the history must say of the last commit."""
        commit = self.git("rev-parse", "HEAD")
        day = self.git("log", "-1", "--format=%cd", "--date=format:%Y-%m-%d", "HEAD")
        self.steps.append(Step(commit, subject, day, reported))
        self.time += later


Row = tuple[str, str, ChangeKind, Address, Address | None, object, object, object]


def expected(steps: list[Step]) -> dict[str, list[Row]]:
    """The changes of each record, as the script has them."""
    rows: dict[str, list[Row]] = {}
    for step in steps:
        for reported in step.reported:
            if reported.former is not None and reported.former.id != reported.id:
                rows[reported.id] = [*rows.get(reported.id, []), *rows.pop(reported.former.id)]
            row = (
                *(step.commit, step.day, reported.change, reported.address, reported.former),
                *(
                    sorted(reported.fields, key=repr),
                    sorted(reported.gained),
                    sorted(reported.lost),
                ),
            )
            rows.setdefault(reported.id, []).append(row)  # type: ignore[arg-type]
    return rows


def rows_of(history: History) -> dict[str, list[Row]]:
    """The changes of each record, as ``history`` has them, in the same form."""
    return {
        record_id: [
            (
                *(change.commit, change.day, change.change, change.address, change.former),
                *(sorted(change.fields, key=repr), sorted(change.gained), sorted(change.lost)),
            )
            for change in changes
        ]
        for record_id, changes in history.changes.items()
    }
