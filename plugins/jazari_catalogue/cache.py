"""Cache files: what one build keeps so that the next need not make it again.

A cache may be deleted at any time, and it may have come with a pull request. So whatever is wrong
with a file, there is no cache, and no error; and it holds plain data, which can execute nothing.
Its own time is in its digest: a file that git has checked out has another, so a cache that somebody
has forged and committed is none. Copies that keep the times of files are caches as well.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from jazari_catalogue import program

T = TypeVar("T")

_MAGIC = b"jazari cache 2\n"
"""What every file begins with: the form of what follows it, a digest and the content."""
_DIGEST_SIZE = 16
_TIMES = 2_000_000_000
"""The nanoseconds of which the time of a cache is a multiple: FAT keeps no finer ones."""
# The system of Windows has neither links to follow by mistake nor pipes that block.
_NO_SURPRISE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def folder_of(root: Path) -> Path:
    """The folder of the caches of the project in ``root``; it may be deleted at any time."""
    return root / ".cache" / "plugin" / "jazari_catalogue"


def read(file: Path, version: str, type_: type[T] | Any = Any) -> T | None:
    """The data in ``file``, of the type ``type_``, as `write` wrote it; None if that fails.

    ``version`` is that of the writer: a file of another is no cache. Nothing is raised.
    """
    content = read_bytes(file, version)
    if content is None:
        return None
    try:
        data: T = msgspec.msgpack.decode(content, type=type_)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return data


def write(file: Path, version: str, data: object) -> bool:
    """Writes ``data`` as MessagePack to ``file``, and returns whether it could.

    Raises TypeError for data that MessagePack cannot represent.
    """
    return write_bytes(file, version, msgspec.msgpack.encode(data))


def kept(
    file: Path | None,
    version: str,
    type_: type[T],
    digests: Sequence[bytes],
    make: Callable[[int], T],
) -> list[T]:
    """Something for each of ``digests``, from ``file`` or else from ``make`` with its number.

    ``digests`` are of what each is made from; ``type_`` and ``version`` are those of `read`.
    ``file`` is written if it has not just these; None keeps nothing.
    """
    if file is None:
        return [make(number) for number in range(len(digests))]
    by_key: Any = dict[bytes, type_]  # type: ignore[valid-type]
    before: dict[bytes, T] = read(file, version, by_key) or {}
    now = [before[key] if key in before else make(number) for number, key in enumerate(digests)]
    by_digest = dict(zip(digests, now, strict=True))
    if by_digest.keys() != before.keys():
        write(file, version, by_digest)
    return now


def read_bytes(file: Path, version: str) -> bytes | None:
    """The content of ``file`` as `write_bytes` wrote it; None if it is missing or damaged.

    None also for a link, a folder, and a file of another ``version``.
    """
    try:
        descriptor = os.open(file, os.O_RDONLY | _NO_SURPRISE)
        with open(descriptor, "rb") as stream:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return None
            whole = stream.read()
    except OSError:
        return None
    start = len(_MAGIC) + _DIGEST_SIZE
    content = whole[start:]
    digest = _digest(version, status.st_mtime_ns, content)
    return content if whole[:start] == _MAGIC + digest else None


def write_bytes(file: Path, version: str, content: bytes) -> bool:
    """Replaces ``file`` by one with ``content``, and returns whether it could.

    A reader finds the old file or the new one, never a part. A link is replaced, not followed. If
    the disk is full, the folder cannot be written to, or the program has changed since it began to
    run, the old file stays.
    """
    if not program.is_as_loaded():
        return False
    # A fixed name: writers that are killed leave one file behind, not one each.
    unfinished = file.with_name(f"{file.name}.part")
    now = time.time_ns() // _TIMES * _TIMES
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_SURPRISE
        with open(os.open(unfinished, flags, 0o666), "wb") as stream:
            stream.write(_MAGIC + _digest(version, now, content))
            stream.write(content)
        os.utime(unfinished, ns=(now, now))
        os.replace(unfinished, file)
    except OSError:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        return False
    return True


def _digest(version: str, time_ns: int, content: bytes) -> bytes:
    state = blake2b(version.encode(), digest_size=_DIGEST_SIZE)
    state.update(b"\0%d\0" % time_ns)
    state.update(content)
    return state.digest()
