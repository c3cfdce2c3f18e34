"""Folders and git repositories with record files, to compare versions of."""

from __future__ import annotations

import subprocess
from pathlib import Path

VALID = (Path(__file__).parents[1] / "records" / "valid.yaml").read_text(encoding="utf-8")
FILES = ("--files", "records.yaml")


def write(folder: Path, text: str, name: str = "records.yaml") -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def edited(*edits: tuple[str, str]) -> str:
    text = VALID
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "change")
    return git(folder, "rev-parse", "HEAD")


def topic(name: str, summary: str = "Inventé") -> str:
    return f"topics:\n  - id: {name}\n    name: Sujet {name}\n    summary: {summary}\n"


def settings(folder: Path, *patterns: str) -> None:
    listed = "".join(f"        - '{pattern}'\n" for pattern in patterns)
    text = f"plugins:\n  - jazari-catalogue:\n      records:\n{listed}"
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
