"""A target: one file that the site publishes, and all it is made from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import msgspec


def _program() -> bytes:
    """A digest of the program itself: another program may make other bytes of the same data."""
    state = blake2b(digest_size=16)
    for file in sorted(Path(__file__).parents[1].rglob("*.py")):
        state.update(file.read_bytes())
    return state.digest()


_OF_PROGRAM = blake2b(_program(), digest_size=16)


class Target(ABC):
    """One published file.

    ``path`` is relative to the site's root. Two builds that give a target equal keys give it
    equal bytes, so the publisher writes only those whose key is new.
    """

    def __init__(self, path: str) -> None:
        self.path = path

    @abstractmethod
    def key(self) -> str:
        """A digest of everything the bytes are made from."""

    @abstractmethod
    def content(self) -> bytes:
        """The bytes of the file."""


class FileTarget(Target):
    """Bytes that are already there: an asset, an index, a sitemap."""

    def __init__(self, path: str, data: bytes) -> None:
        super().__init__(path)
        self._data = data

    def key(self) -> str:
        """The digest of the bytes."""
        return digest(self._data)

    def content(self) -> bytes:
        """The bytes as given."""
        return self._data


class MadeTarget(Target):
    """Bytes that are costly to make, and made only where ``made_from`` is new."""

    def __init__(self, path: str, made_from: str, make: Callable[[], bytes]) -> None:
        super().__init__(path)
        self._made_from = made_from
        self._make = make

    def key(self) -> str:
        """The digest of what the bytes are made from."""
        return digest(self._made_from)

    def content(self) -> bytes:
        """The bytes."""
        return self._make()


def digest(*parts: bytes | str) -> str:
    """A digest of ``parts`` and of the program itself."""
    state = _OF_PROGRAM.copy()
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


encode: Callable[[object], bytes] = msgspec.msgpack.Encoder().encode
"""Views and other plain data as the bytes that a key is a digest of. Raises TypeError."""
