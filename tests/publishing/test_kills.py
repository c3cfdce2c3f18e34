"""A build that is killed at any moment, or that runs beside another, leaves a whole site."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from tests.project import ROOT, Project
from tests.publishing import invented_build

KILLS = ("parent", "child", "group", "terminate", "interrupt")


@cache
def site_of(version: int) -> dict[str, bytes]:
    sources = invented_build.sources_of(version)
    return {path: invented_build.made(path, source) for path, source in sources.items()}


class Site:
    """A site of invented files in a temporary folder, with what has been seen of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.project = Project(root)
        self.version = 0
        self.counts: Counter[str] = Counter()

    def change(self) -> None:
        self.version += 1
        # At once, because a build may be reading it.
        new = self.root / "version.new"
        new.write_text(str(self.version), encoding="ascii")
        new.replace(self.root / "version")

    def start(self) -> subprocess.Popen[bytes]:
        """A build in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", invented_build.__name__, self.root],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def is_of(self, *versions: int) -> bool:
        files = self.project.files()
        return any(files == site_of(version) for version in versions)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Counts the moments without a site."""
        ended = threading.Event()
        page = str(self.project.site / "index.html")

        def look() -> None:
            while not ended.wait(0.0005):
                self.counts["absent"] += not os.path.exists(page)

        thread = threading.Thread(target=look)
        thread.start()
        try:
            yield
        finally:
            ended.set()
            thread.join()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.change()
    assert site.start().wait() == 0
    assert site.is_of(1)
    return site


def kill(build: subprocess.Popen[bytes], how: str) -> None:
    if how == "child":
        for child in processes_of(build.pid) - {build.pid}:
            os.kill(child, signal.SIGKILL)
    elif how == "group":
        os.killpg(build.pid, signal.SIGKILL)
    else:
        signs = {"terminate": signal.SIGTERM, "interrupt": signal.SIGINT}
        build.send_signal(signs.get(how, signal.SIGKILL))


def processes_of(group: int) -> set[int]:
    """The processes of a group that run; one that has ended may wait for its parent to notice."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pgid=,pid=,state="], capture_output=True, text=True, check=True
    )
    rows = (line.split() for line in listed.stdout.splitlines())
    return {int(pid) for pgid, pid, state in rows if int(pgid) == group and state[0] != "Z"}


def wait_for_end_of(group: int, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while processes_of(group):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def seconds_of_a_build(site: Site) -> float:
    begun = time.monotonic()
    assert site.start().wait() == 0
    return time.monotonic() - begun


def kill_builds(site: Site, times: int, seed: int) -> None:
    """Kills one build after another at random moments, each followed by one that is not killed."""
    chance = random.Random(seed)
    site.change()
    duration = seconds_of_a_build(site)
    for number in range(times):
        how = KILLS[number % len(KILLS)]
        site.change()
        with site.watched():
            build = site.start()
            time.sleep(chance.uniform(0.2, 1.1) * duration)
            kill(build, how)
            code = build.wait()
        site.counts["kills"] += 1
        site.counts["in time"] += code != 0
        site.counts["helpers left"] += not wait_for_end_of(build.pid, 10)
        site.counts["half"] += not site.is_of(site.version - 1, site.version)
        if how == "child":
            site.counts["wrong next"] += code != 0 or not site.is_of(site.version)
        if number % 2:
            site.change()  # the next build is of other sources
        with site.watched():
            # On a machine that was busy before, the next build may take much less time.
            duration = seconds_of_a_build(site)
        site.counts["wrong next"] += not site.is_of(site.version)
        folders = [file for file in (site.root / "cache").iterdir() if file.is_dir()]
        site.counts["left in the cache"] += len(folders)


FAULTS = ("absent", "half", "wrong next", "helpers left", "left in the cache")


@pytest.mark.parametrize("times", [len(KILLS), pytest.param(200, marks=pytest.mark.whole)])
def test_a_build_that_is_killed_leaves_a_whole_site_and_no_process(site: Site, times: int) -> None:
    kill_builds(site, times, seed=times)
    print(dict(site.counts))
    assert {fault: site.counts[fault] for fault in FAULTS if site.counts[fault]} == {}
    assert site.counts["in time"] >= times // 5


@pytest.mark.parametrize("times", [3, pytest.param(50, marks=pytest.mark.whole)])
def test_two_builds_at_once_both_publish_a_whole_site(site: Site, times: int) -> None:
    chance = random.Random(times)
    for _ in range(times):
        site.change()
        with site.watched():
            first = site.start()
            time.sleep(chance.uniform(0, 0.5))
            site.change()  # the first may have read what was before, the second has not
            second = site.start()
            codes = first.wait(), second.wait()
        site.counts["failed"] += codes != (0, 0)
        site.counts["half"] += not site.is_of(site.version)
    print(dict(site.counts))
    assert {name: count for name, count in site.counts.items() if count} == {}
