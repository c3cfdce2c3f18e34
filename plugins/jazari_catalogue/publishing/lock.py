"""One build of a site at a time.

The system unlocks a file when the last process that has it open has closed it or ended, however it
ended. Child processes have it open too, so a build waits for those of a build that was killed.
"""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import time
from pathlib import Path

from jazari_catalogue import reporter
from jazari_catalogue.exceptions import BuildRefused

PATIENCE = 300.0
"""Seconds to wait for another build: five times what one of 10,000 records takes."""

_SECONDS_BETWEEN_LOOKS = 0.05
_PID_AT_MOST = 20
_HAS_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP}


def try_lock(descriptor: int) -> bool:
    """Locks the open file for this process and those that fork from it; False if another has it.

    Raises OSError where the file system has no locks.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


class SiteLock:
    """The lock of a site: a file beside it, with the id of the process that has it."""

    def __init__(self, site: Path, patience: float = PATIENCE) -> None:
        """``patience`` is how many seconds `take` waits for another build."""
        self.file = site.with_name(f".{site.name}.lock")
        self._site = site
        self._patience = patience
        self._descriptor: int | None = None

    def take(self) -> None:
        """Waits until no other process builds the site, and says for which one it waits.

        Raises BuildRefused if that takes too long, or if something else has the name of the file.
        """
        descriptor = self._open()
        try:
            self._wait_for(descriptor)
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, b"%d\n" % os.getpid(), 0)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor

    def release(self) -> None:
        """Lets other builds begin. Does nothing if the lock is not taken."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _open(self) -> int:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
        try:
            descriptor = os.open(self.file, flags, 0o644)
        except OSError as error:
            if os.path.islink(self.file) or os.path.isdir(self.file):
                raise self._in_the_way() from error
            raise
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise self._in_the_way()
        return descriptor

    def _in_the_way(self) -> BuildRefused:
        return BuildRefused(f"{self.file} is no file, but a build locks the site by it: delete it")

    def _wait_for(self, descriptor: int) -> None:
        waits_for = None
        until = time.monotonic() + self._patience
        while not self._is_locked(descriptor):
            other = os.pread(descriptor, _PID_AT_MOST, 0).decode("ascii", "replace").strip()
            if other != waits_for:
                waits_for = other
                reporter.warn(f"Waiting for another build of {self._site} (process {other}).")
            if time.monotonic() > until:
                raise BuildRefused(
                    f"Another build of {self._site} (process {other}) has not ended in "
                    f"{self._patience:.0f} seconds: end it, or build again later"
                )
            time.sleep(_SECONDS_BETWEEN_LOOKS)

    def _is_locked(self, descriptor: int) -> bool:
        try:
            return try_lock(descriptor)
        except OSError as error:
            if error.errno not in _HAS_NO_LOCKS:
                raise
            return True  # some network file systems have none; people build there all the same
