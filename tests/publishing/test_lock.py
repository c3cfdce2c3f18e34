"""Two builds of one site take turns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.publishing.lock import SiteLock

HOLDS = """
import os, sys
from pathlib import Path
from jazari_catalogue.publishing.lock import SiteLock
SiteLock(Path(sys.argv[1])).take()
if os.fork() == 0:
    os.close(1)
    sys.stdin.read()
else:
    print(flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_lock_is_taken_in_turn(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = SiteLock(site), SiteLock(site, patience=0.1)
    first.take()
    with pytest.raises(BuildRefused, match=rf"\(process {os.getpid()}\) has not ended"):
        second.take()
    assert capsys.readouterr().err == (
        f"Waiting for another build of {site} (process {os.getpid()}).\n"
    )
    first.release()
    first.release()
    second.take()
    second.release()
    assert capsys.readouterr().err == ""


def test_a_build_that_was_killed_locks_no_longer_than_its_children_live(site: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, site], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        process.stdout.readline()
        process.kill()
        process.wait()
        waiting = SiteLock(site, patience=0.1)
        with pytest.raises(BuildRefused, match=rf"\(process {process.pid}\)"):
            waiting.take()
        process.stdin.close()  # and the child ends
        waiting = SiteLock(site, patience=5)
        waiting.take()
        waiting.release()


def lead_away(file: Path) -> None:
    file.symlink_to("elsewhere")


def put_a_folder(file: Path) -> None:
    file.mkdir()


def put_a_pipe(file: Path) -> None:
    os.mkfifo(file)


@pytest.mark.parametrize("put", [lead_away, put_a_folder, put_a_pipe])
def test_what_is_in_the_place_of_the_lock_is_refused(site: Path, put: object) -> None:
    assert callable(put)
    put(site.with_name(".site.lock"))
    with pytest.raises(BuildRefused, match=r"\.site\.lock is no file, .*: delete it"):
        SiteLock(site).take()
    assert not site.with_name("elsewhere").exists()
