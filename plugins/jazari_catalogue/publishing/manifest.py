"""The manifest of a tree of published files: what a build knows of them without reading them.

A manifest belongs to a folder by its device and inode, whatever the folder is called. So two trees
may exchange their names, and each keeps its manifest.
"""

from __future__ import annotations

import contextlib
import os
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from jazari_catalogue import cache

VERSION = "manifest 2"


class Row(NamedTuple):
    """What the manifest has of a published file."""

    key: str
    size: int
    mtime_ns: int
    sha256: bytes
    """By which other files know it (`FileFacts`), so that it need not be read again."""


class Manifest(msgspec.Struct, array_like=True):
    """The files and folders of one tree, as the build that wrote them left them."""

    device: int
    inode: int
    files: dict[str, Row] = {}
    """Path of each file, relative to the tree -> its row."""
    folders: dict[str, int] = {}
    """Path of each folder, "" for the tree itself -> its mtime in nanoseconds.

    The system changes it when an entry of the folder comes, goes or is replaced.
    """
    inputs: str = ""
    """A digest of all that the tree was made from; empty if that is not known."""


class Manifests:
    """The manifests of a site and of its spare, in the folder ``folder`` of the cache."""

    def __init__(self, site: Path, folder: Path) -> None:
        self._folder = folder
        self._prefix = f"{site.name}-{blake2b(os.fsencode(site), digest_size=4).hexdigest()}"

    def of(self, tree: Path) -> Manifest:
        """The manifest of ``tree``, empty if there is none. Raises OSError without a ``tree``."""
        status = os.lstat(tree)
        device, inode = status.st_dev, status.st_ino
        manifest: Manifest | None = cache.read(self._file(inode), VERSION, Manifest)
        if manifest is None or (manifest.device, manifest.inode) != (device, inode):
            return Manifest(device, inode)
        return manifest

    def write(self, manifest: Manifest) -> None:
        """Keeps ``manifest`` in place of the one that its tree had.

        If that fails, the tree has none: an old one would describe files that are gone.
        """
        file = self._file(manifest.inode)
        if not cache.write(file, VERSION, manifest):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)

    def forget_all_but(self, *kept: Manifest) -> None:
        """Deletes the manifests of trees that this site no longer has."""
        names = {self._file(manifest.inode).name for manifest in kept}
        with contextlib.suppress(OSError):
            for file in self._folder.glob(f"{self._prefix}-*"):
                if file.name not in names:
                    file.unlink(missing_ok=True)

    def _file(self, inode: int) -> Path:
        return self._folder / f"{self._prefix}-{inode}"
