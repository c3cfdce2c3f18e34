"""A target: one file that the site publishes, and all it is made from."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from hashlib import blake2b
from typing import Any

from jazari_catalogue import __version__


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


def digest(*parts: Any) -> str:
    """A digest of ``parts`` (bytes, text, or plain data) and of the program's version."""
    state = blake2b(__version__.encode(), digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else json.dumps(part, ensure_ascii=False).encode()
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()
