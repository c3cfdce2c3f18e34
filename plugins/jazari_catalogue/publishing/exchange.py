"""Two folders beside each other exchange their names, at one moment where the system can."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # of Linux, renameat2(2)
_RENAME_SWAP = 2  # of macOS, renamex_np(2)

_UNSUPPORTED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
"""The system or the file system cannot exchange names: network file systems, old kernels."""
_FIXED = {errno.EBUSY, errno.EXDEV}
"""One of the folders is a mount point, which cannot be renamed."""


def exchange(site: Path, spare: Path) -> bool:
    """Gives ``spare`` the name of ``site`` and the reverse; False if ``site`` cannot be renamed.

    Where the system cannot do it at one moment, there are two renamings, and for that moment no
    site: `recover` brings it back if the build is killed in between. Without a ``site``, there is
    no ``spare`` afterwards. Raises OSError.
    """
    if not os.path.lexists(site):
        spare.rename(site)
        return True
    try:
        if not _at_once(site, spare):
            _by_renaming(site, spare)
    except OSError as error:
        if error.errno in _FIXED:
            return False
        raise
    return True


def recover(site: Path, spare: Path) -> None:
    """Finishes what a build that was killed between the renamings of `exchange` left."""
    aside = aside_of(site)
    if not os.path.lexists(aside):
        return
    if not os.path.lexists(site):
        aside.rename(site)
    elif not os.path.lexists(spare):
        aside.rename(spare)


def aside_of(site: Path) -> Path:
    """What the old site is called between two renamings."""
    return site.with_name(f".{site.name}.old")


def _at_once(one: Path, other: Path) -> bool:
    """Exchanges the names; False if the system cannot. Raises OSError."""
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
        else:
            failed = library.renameat2(
                _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
            )
    except AttributeError:  # a library without the function
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(one))


def _by_renaming(site: Path, spare: Path) -> None:
    aside = aside_of(site)
    site.rename(aside)
    try:
        spare.rename(site)
    except OSError:
        aside.rename(site)
        raise
    aside.rename(spare)
