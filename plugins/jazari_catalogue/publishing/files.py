"""Files and links of a tree: written beside what they replace, then moved over it.

Two trees share the files that are the same in both, so the bytes of a file never change.
"""

from __future__ import annotations

import contextlib
import os
import stat

FILE_MODE = 0o644
FOLDER_MODE = 0o755
READABLE_FILE = 0o444
READABLE_FOLDER = 0o555
_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def status_of(path: str) -> os.stat_result | None:
    """What is at ``path``, a link not followed; None if nothing is, or it cannot be seen."""
    try:
        return os.lstat(path)
    except OSError:
        return None


def is_readable_file(status: os.stat_result) -> bool:
    """Whether it is a file that a server of any user may read."""
    mode = status.st_mode
    return stat.S_ISREG(mode) and mode & READABLE_FILE == READABLE_FILE


def is_readable_folder(status: os.stat_result) -> bool:
    """Whether it is a folder, not a link to one, that a server of any user may read."""
    mode = status.st_mode
    return stat.S_ISDIR(mode) and mode & READABLE_FOLDER == READABLE_FOLDER


def has_bytes(path: str, data: bytes) -> os.stat_result | None:
    """The status of the file at ``path`` if it is published as we would, with ``data`` in it."""
    status = status_of(path)
    if (
        status is None
        or status.st_size != len(data)
        or not stat.S_ISREG(status.st_mode)
        or stat.S_IMODE(status.st_mode) != FILE_MODE
    ):
        return None
    try:
        with open(os.open(path, os.O_RDONLY | _NOT_FOLLOWED), "rb") as file:
            if file.read() != data:
                return None
    except OSError:
        return None
    return status


def write(path: str, data: bytes, *, at_once: bool) -> os.stat_result:
    """Puts a file with ``data`` at ``path``, in place of the file there, and returns its status.

    ``at_once``: readers see the old file or the whole new one.
    """
    if not at_once:
        with contextlib.suppress(FileExistsError):
            return _create(path, data)
    new = _beside(path)
    status = _create(new, data)
    os.replace(new, path)
    return status


def link(source: str, path: str) -> None:
    """Puts the file ``source`` at ``path`` too, in place of the file there.

    Raises OSError, also where the file system has no such links.
    """
    try:
        os.link(source, path)
    except FileExistsError:
        new = _beside(path)
        os.link(source, new)
        os.replace(new, path)
        # Nothing is moved over a link to the same file.
        with contextlib.suppress(FileNotFoundError):
            os.unlink(new)


def make_folder(path: str) -> None:
    """Makes the folder ``path`` and those it is in, unless they are there."""
    try:
        os.mkdir(path, FOLDER_MODE)
    except FileExistsError:
        return
    except FileNotFoundError:  # its parents first; another process may be at it too
        os.makedirs(path, FOLDER_MODE, exist_ok=True)


def _beside(path: str) -> str:
    """A name for the file that will replace ``path``, free now."""
    folder, _, name = path.rpartition("/")
    new = f"{folder}/.{name}.part"
    with contextlib.suppress(FileNotFoundError):
        os.unlink(new)  # left by a build that was killed
    return new


def _create(path: str, data: bytes) -> os.stat_result:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        return os.fstat(descriptor)
    except OSError as error:  # which has no name of its own
        raise OSError(error.errno, error.strerror, path) from None
    finally:
        os.close(descriptor)
