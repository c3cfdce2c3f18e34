"""The programs that are raced: this build, its peers and the floor, each timed as a process."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import eleventy_site, hugo_site, pages, synthetic
from benchmarks.invention.tables import Record
from benchmarks.memory import PeakMemory

ROOT = Path(__file__).resolve().parents[1]

ENVIRONMENT = {
    "SITE_URL": "https://example.invalid/",
    "GITHUB_REPOSITORY": "example/invalid",
    "GITHUB_SERVER_URL": "https://github.com",
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONDONTWRITEBYTECODE": "",  # otherwise each run compiles the program again
}


@dataclass(frozen=True)
class Run:
    """What one process took: wall-clock seconds, processor seconds and peak memory in MiB."""

    wall: float
    cpu: float
    memory: float
    """That of its largest process, or of all its processes together if their memory was sampled."""


@dataclass
class Contender:
    """A way to build the site: ``prepare`` fills a folder, ``command`` builds ``site`` in it."""

    name: str
    command: list[str]
    site: str
    prepare: Callable[[Path], None]
    environment: dict[str, str] = field(default_factory=dict)
    cold: list[Run] = field(default_factory=list)
    first_edit: list[Run] = field(default_factory=list)
    """Rebuilds after the first edit since a cold build."""
    edit: list[Run] = field(default_factory=list)
    """Rebuilds after a further edit."""
    unchanged: list[Run] = field(default_factory=list)
    """Rebuilds with nothing changed."""
    memory: float = 0.0
    """The most memory in MiB that all processes of a cold build hold at a time."""
    weight: pages.Weight | None = None

    def build(self, folder: Path, sample_memory: bool = False) -> Run:
        """Runs the command in `folder`. Raises CalledProcessError with what it printed."""
        return timed(self.command, folder, self.environment, sample_memory)


def timed(
    command: list[str],
    folder: Path,
    environment: dict[str, str] | None = None,
    sample_memory: bool = False,
) -> Run:
    """Runs `command` in `folder` and measures it.

    Sampling the memory of all its processes takes some time itself. Raises CalledProcessError, with
    what the command printed, if it fails.
    """
    os.sync()  # otherwise the disk still writes what the previous run left
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env={
                **os.environ,
                **ENVIRONMENT,
                "HUGO_CACHEDIR": str(folder / "cache"),
                **(environment or {}),
            },
        )
        with PeakMemory(process.pid if sample_memory else None) as peak:
            _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            printed.seek(0)
            output = printed.read().decode()
            raise subprocess.CalledProcessError(process.returncode, command, output)
    unit = 1 if sys.platform == "darwin" else 1024
    # On Linux the latter is at least that of this process, from which the other was forked.
    memory = peak.mebibytes or used.ru_maxrss * unit / 2**20
    return Run(wall, used.ru_utime + used.ru_stime, memory)


def catalogue(records: dict[str, list[Record]], history: bool = False) -> Contender:
    """This project, with invented records instead of its own.

    With ``history``, one commit has added them all: without any, there are no feeds.
    """

    def prepare(folder: Path) -> None:
        folder.mkdir()
        shutil.copy(ROOT / "mkdocs.yml", folder)
        for name in ("overrides", "node_modules", "schema"):
            (folder / name).symlink_to(ROOT / name)
        shutil.copytree(ROOT / "content", folder / "content")
        # The prose links to records of the real catalogue, and an unknown id stops the build.
        for page in (folder / "content").rglob("*.md"):
            text = re.sub(
                r"record:[a-z0-9-]+", "record:reseau-fictif-0001", page.read_text("utf-8")
            )
            page.write_text(text, encoding="utf-8")
        files = synthetic.write(folder, records)
        if history:
            _commit(folder, files)

    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Contender("this site", command, "site", prepare)


def _commit(folder: Path, files: list[Path]) -> None:
    """Commits `files` to a new repository in `folder`, on a day that is always the same."""
    day = "2026-01-12T12:00:00+0000"
    environment = os.environ | {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "x"), ("EMAIL", "x@example.invalid"), ("DATE", day))
    }
    for command in (["init", "-q"], ["add", *map(str, files)], ["commit", "-q", "-m", "Add all"]):
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)


def without_exports(whole: Contender) -> Contender:
    """The build of `whole`, this project, without the files that no peer makes."""
    command = [sys.executable, str(ROOT / "benchmarks" / "without_exports.py")]
    return Contender("without exports", command, whole.site, whole.prepare)


def without_shared(whole: Contender) -> Contender:
    """The build of `whole` without linked data, feeds of selections, calendars and embeds."""
    command = [sys.executable, str(ROOT / "benchmarks" / "without_exports.py"), "--only-shared"]
    return Contender("without shared", command, whole.site, whole.prepare)


def hugo(records: dict[str, list[Record]], program: Path, collect_less: bool = False) -> Contender:
    """A Hugo site of the same pages from the same records, built by `program`.

    If it is to ``collect_less``, its garbage collector runs a quarter as often as by default.
    """

    def prepare(folder: Path) -> None:
        hugo_site.prepare(folder, records)

    command = [str(program), "--destination", "public", "--noBuildLock"]
    if collect_less:
        return Contender("Hugo, GOGC=400", command, "public", prepare, {"GOGC": "400"})
    return Contender("Hugo", command, "public", prepare)


def eleventy(records: dict[str, list[Record]]) -> Contender:
    """An Eleventy site of the same pages from the same records.

    Raises NoEleventy if it is not installed.
    """

    def prepare(folder: Path) -> None:
        eleventy_site.prepare(folder, records)

    return Contender("Eleventy", eleventy_site.command(), "public", prepare)


def floor(model: Path) -> Contender:
    """A program that only writes files of the same sizes into the same folders as `model`."""

    def prepare(folder: Path) -> None:
        folder.mkdir()
        sizes = [
            (path.relative_to(model).as_posix(), path.stat().st_size)
            for path in sorted(model.rglob("*"))
            if path.is_file()
        ]
        (folder / "sizes.json").write_text(json.dumps(sizes), encoding="utf-8")

    command = [sys.executable, "-S", "-E", str(ROOT / "benchmarks" / "floor.py")]
    return Contender("floor", command, "site", prepare)


def empty_mkdocs() -> Contender:
    """MkDocs with one empty page, no plugin and no theme: what MkDocs takes to start."""

    def prepare(folder: Path) -> None:
        (folder / "docs").mkdir(parents=True)
        (folder / "docs" / "index.md").write_text("", encoding="utf-8")
        (folder / "theme").mkdir()
        (folder / "theme" / "main.html").write_text("", encoding="utf-8")
        settings = "site_name: empty\nplugins: []\ntheme: {name: null, custom_dir: theme}\n"
        (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")

    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Contender("MkDocs, empty", command, "site", prepare)
