"""One build of a site at a time."""

from __future__ import annotations

import fcntl


def try_lock(descriptor: int) -> bool:
    """Locks the open file for this process and those that fork from it; False if another has it.

    The system unlocks it when the last of them has closed it or ended, however it ended.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
