"""A target: one file of the published site, and what it is made from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b, sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.publishing.environment import environment, program


class Target(ABC):
    """One published file.

    ``path`` is relative to the root of the site. If its key is the same in two builds, so are its
    bytes: the publisher writes a file only if its key has changed.
    """

    def __init__(self, path: str) -> None:
        self.path = path

    @abstractmethod
    def key(self) -> str:
        """A digest of everything that the bytes are made from, in hexadecimal."""

    @abstractmethod
    def content(self) -> bytes:
        """The bytes of the file."""


class FileTarget(Target):
    """A file whose bytes are known: an asset, a sitemap."""

    def __init__(self, path: str, data: bytes) -> None:
        super().__init__(path)
        self._data = data

    def key(self) -> str:
        """The digest of the bytes."""
        return digest(self._data)

    def content(self) -> bytes:
        """The bytes as given."""
        return self._data


def files_of(folder: Path) -> list[FileTarget]:
    """A target for every file in ``folder``, at its path in it."""
    return [
        FileTarget(file.relative_to(folder).as_posix(), file.read_bytes())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    ]


def targets_by_path(targets: Iterable[Target]) -> dict[str, Target]:
    """``targets`` by their paths. Raises BuildRefused where two of them have one path."""
    found: dict[str, Target] = {}
    for target in targets:
        if found.setdefault(target.path, target) is not target:
            raise BuildRefused(
                f"Two pages have the address {target.path}: "
                "rename the page in content/ or the record."
            )
    return found


class MadeTarget(Target):
    """A file that takes long to make. It is made only if ``made_from`` has changed."""

    def __init__(self, path: str, made_from: str, make: Callable[[], bytes]) -> None:
        super().__init__(path)
        self._made_from = made_from
        self._make = make

    def key(self) -> str:
        """The digest of ``made_from``."""
        return digest(self._made_from)

    def content(self) -> bytes:
        """The bytes."""
        return self._make()


class FileFacts(NamedTuple):
    """What a file tells of another: its size in bytes, and its SHA-256 (FIPS 180-4)."""

    size: int
    digest: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 in hexadecimal."""
        return self.digest.hex()


def facts_of(data: bytes) -> FileFacts:
    """The facts of a file with the bytes ``data``."""
    return FileFacts(len(data), sha256(data).digest())


class SummaryTarget(Target):
    """A file about the bytes of others, such as their sizes: the second wave of a build.

    It is made after all other files, and after the summaries before it in the list of targets.
    """

    def __init__(
        self,
        path: str,
        about: Sequence[Target],
        made_from: str,
        make: Callable[[Mapping[str, FileFacts]], bytes],
    ) -> None:
        """``make`` is given the facts of the files ``about``, by path.

        Beside these, the bytes depend on ``made_from``.
        """
        super().__init__(path)
        self.about = about
        self._made_from = made_from
        self._make = make

    def key(self) -> str:
        """The digest of the keys of the other files and of ``made_from``."""
        return self.key_from({target.path: target.key() for target in self.about})

    def key_from(self, keys: Mapping[str, str]) -> str:
        """The same, for those who know the ``keys`` of all other files, by path."""
        # As one part: a list of 100,000 files has its key in a quarter of the time.
        about = [(target.path, keys[target.path]) for target in self.about]
        return digest(self._made_from, encode(about))

    def content(self) -> bytes:
        """The bytes, for which the other files are made."""
        contents = {target.path: target.content for target in self.about}
        return self.content_from(lambda path: facts_of(contents[path]()))

    def content_from(self, facts: Callable[[str], FileFacts]) -> bytes:
        """The same, for those who know the ``facts`` of the file at each path."""
        return self._make({target.path: facts(target.path) for target in self.about})


def keys_of(targets: Mapping[str, Target]) -> dict[str, str]:
    """The keys of ``targets``, which are by path, each computed once; those of summaries last."""
    keys = {
        path: target.key()
        for path, target in targets.items()
        if not isinstance(target, SummaryTarget)
    }
    for path, target in targets.items():
        if isinstance(target, SummaryTarget):
            keys[path] = target.key_from(keys)
    return keys


def digest(*parts: bytes | str) -> str:
    """A digest for a key, of ``parts`` and all that may make other bytes of the same parts.

    BLAKE2b (RFC 7693), 16 bytes in hexadecimal. Not for what is published: see `name_digest`.
    """
    return _digest(environment(), parts)


def name_digest(*parts: bytes | str) -> str:
    """A digest for a published name, of ``parts`` and the program, with any version of Python."""
    return _digest(program(), parts)


def _digest(start: bytes, parts: Iterable[bytes | str]) -> str:
    state = blake2b(start, digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode()
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


encode: Callable[[object], bytes] = msgspec.msgpack.Encoder().encode
"""Plain data, such as a view, as MessagePack, for a digest. Raises TypeError for other objects."""
