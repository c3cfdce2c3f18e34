"""The programs that are raced: this project's build and Hugo's, each run as a process and timed."""

from __future__ import annotations

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

from benchmarks import hugo_site, pages, synthetic
from benchmarks.invention.tables import Record

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


@dataclass
class Contender:
    """A way to build the site: ``prepare`` fills a folder, ``command`` builds ``site`` in it."""

    name: str
    command: list[str]
    site: str
    prepare: Callable[[Path], None]
    cold: list[Run] = field(default_factory=list)
    rebuild: list[Run] = field(default_factory=list)
    weight: pages.Weight | None = None

    def build(self, folder: Path) -> Run:
        """Runs the command in `folder`. Raises CalledProcessError with what it printed."""
        return timed(self.command, folder)


def timed(command: list[str], folder: Path) -> Run:
    """Runs `command` in `folder` and measures it.

    Raises CalledProcessError, with what the command printed, if it fails.
    """
    os.sync()  # otherwise the disk still writes what the previous run left
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=printed,
            stderr=subprocess.STDOUT,
            env={**os.environ, **ENVIRONMENT, "HUGO_CACHEDIR": str(folder / "cache")},
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            printed.seek(0)
            output = printed.read().decode()
            raise subprocess.CalledProcessError(process.returncode, command, output)
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 2**20)


def catalogue(records: dict[str, list[Record]]) -> Contender:
    """This project, with invented records instead of its own."""

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
        synthetic.write(folder, records)

    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Contender("catalogue", command, "site", prepare)


def hugo(records: dict[str, list[Record]], program: Path) -> Contender:
    """A Hugo site of the same pages from the same records, built by `program`."""

    def prepare(folder: Path) -> None:
        hugo_site.prepare(folder, records)

    command = [str(program), "--destination", "public", "--noBuildLock"]
    return Contender("hugo", command, "public", prepare)
