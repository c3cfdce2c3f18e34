"""A tree of published files, and how it is brought forward to another state.

Nothing is believed of a tree that its files and folders do not confirm: a file has the size and the
time of its row in the manifest, a folder the time at which its last entry came or went. What is
not as it was is looked at, and what does not belong there is deleted.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue.phases import part, phase
from jazari_catalogue.publishing import files
from jazari_catalogue.publishing.manifest import Manifest, Manifests, Row
from jazari_catalogue.publishing.processes import in_processes
from jazari_catalogue.publishing.targets import facts_of

PARALLEL_FROM = 600
"""Fewer files than this are linked by one process: starting a second costs more."""

MADE_IN_PARALLEL_FROM = 40
"""Fewer files than this are made by one process: each takes as long as ten links."""

CHUNKS = 30
"""Into how many jobs the files are cut: with short jobs, the processes end together."""


class Placed(NamedTuple):
    """A file of a tree, and whether it is another than its donor has."""

    row: Row
    is_new: bool


class Tree:
    """The folder ``root`` with published files; ``manifests`` has what is known of them."""

    def __init__(self, root: Path, manifests: Manifests) -> None:
        """Reads the manifest. Raises OSError if there is no such folder."""
        self.root = root
        self.manifests = manifests
        self.manifest = manifests.of(root)
        self.placed: dict[str, Placed] = {}
        """The files that `bring_forward` has placed so far, by path."""
        self._real: dict[str, bool] = {"": True}

    def path(self, path: str) -> str:
        """Where ``path`` of the tree is."""
        return f"{self.root}/{path}"

    def has_folder(self, folder: str) -> bool:
        """Whether ``folder`` is one, as are all that it is in: none is a link that leads away."""
        known = self._real.get(folder)
        if known is None:
            status = files.status_of(self.path(folder))
            known = self._real[folder] = (
                status is not None
                and files.is_readable_folder(status)
                and self.has_folder(parent_of(folder))
            )
        return known

    def has(self, path: str, row: Row | None) -> bool:
        """Whether the file at ``path`` is still the one of ``row``."""
        if row is None or not self.has_folder(parent_of(path)):
            return False
        status = files.status_of(self.path(path))
        return (
            status is not None
            and status.st_mtime_ns == row.mtime_ns
            and status.st_size == row.size
            and files.is_readable_file(status)
        )

    def intact_folders(self) -> set[str]:
        """The folders in which no entry has come or gone since the manifest was written."""
        intact = set()
        for folder, mtime_ns in self.manifest.folders.items():
            status = files.status_of(self.path(folder))
            real = status is not None and files.is_readable_folder(status)
            # The manifest of a build that was stopped may lack the folder that this one is in.
            self._real[folder] = real and (not folder or self.has_folder(parent_of(folder)))
            if self._real[folder] and status is not None and status.st_mtime_ns == mtime_ns:
                intact.add(folder)
        return intact

    def is_as_left(self) -> bool:
        """Whether the tree is in every file and folder as the manifest has it."""
        manifest = self.manifest
        return (
            bool(manifest.folders)
            and len(self.intact_folders()) == len(manifest.folders)
            and all(self.has(path, row) for path, row in manifest.files.items())
        )

    def bring_forward(
        self,
        keys: Mapping[str, str],
        content: Callable[[str], bytes],
        donor: Tree | None,
        *,
        workers: int = 1,
        last: Sequence[str] = (),
        is_read: bool = False,
        inputs: str = "",
    ) -> dict[str, Placed]:
        """Gives the tree the files of ``keys``, their keys by path, and no others.

        A file that the tree has with its key stays. One that ``donor`` has is linked from there;
        any other is made by ``content``, by ``workers`` processes if there are many; those of
        ``last`` are made in that order once the tree has all others. ``is_read``: people read the
        tree meanwhile, so that no file may be missing or cut for a moment.
        """
        intact, before = self.intact_folders(), self.manifest.folders
        rows = {
            path: row
            for path, row in self.manifest.files.items()
            if keys.get(path) == row.key and self.has(path, row)
        }
        work = [path for path in keys if path not in rows]
        needed = folders_of(keys)
        gone = [path for path in self.manifest.files if path not in keys]
        emptied = {parent_of(path) for path in self.manifest.folders if path not in needed}
        if work or gone or not needed.keys() <= intact:
            touched = set(map(parent_of, [*work, *gone, *(needed.keys() - intact)])) | emptied
            # Whenever the build is killed, the manifest has no file that may have changed, and no
            # folder with a file to delete: the next build would not look for that file there. Nor
            # has it the folders around these, where the next build deletes those it has no use for.
            around = folders_of(f"{folder}/" for folder in touched)
            kept = {folder: before[folder] for folder in intact - around.keys()}
            self._keep(Manifest(*self._identity, rows, kept))
            self._delete(gone, keys, needed, (needed.keys() - intact) | (needed.keys() & emptied))
        else:
            touched = set()
        known = donor.manifest.files if donor else {}
        placed = {
            path: Placed(row, path not in known or _differ(known[path], row))
            for path, row in rows.items()
        }
        made = sum(path not in known or known[path].key != keys[path] for path in work)
        if made < MADE_IN_PARALLEL_FROM and len(work) < PARALLEL_FROM:
            workers = 1
        place = _Placing(self, donor, keys, content, is_read).place
        with phase("making and writing files", len(work)):
            deferred = set(last)
            placed |= _in_chunks(place, [one for one in work if one not in deferred], workers)
            self.placed = placed
            for path in last:
                if path not in rows:
                    placed[path] = place(path)
        folders = {
            folder: before[folder]
            if folder in intact and folder not in touched
            else os.lstat(self.path(folder)).st_mtime_ns
            for folder in needed
        }
        rows = {path: placed[path].row for path in keys}
        self._keep(Manifest(*self._identity, rows, folders, inputs))
        return placed

    def keep(self, inputs: str) -> None:
        """Notes that the tree as it is was made from ``inputs``."""
        self.manifest.inputs = inputs
        self.manifests.write(self.manifest)

    @property
    def _identity(self) -> tuple[int, int]:
        return self.manifest.device, self.manifest.inode

    def _keep(self, manifest: Manifest) -> None:
        self.manifests.write(manifest)
        self.manifest = manifest

    def _delete(
        self,
        gone: Iterable[str],
        keys: Mapping[str, str],
        needed: Mapping[str, None],
        unsure: Iterable[str],
    ) -> None:
        """Deletes the files ``gone``, and what does not belong in the folders ``unsure``."""
        for path in gone:
            if parent_of(path) in needed and self.has_folder(parent_of(path)):
                _delete(self.path(path))
        for folder in sorted(unsure):
            if self._is_made_sure(folder):
                self._delete_strangers(folder, keys, needed)

    def _is_made_sure(self, folder: str) -> bool:
        """Whether ``folder`` is there; a link or a file in its place is deleted."""
        path = self.path(folder)
        status = files.status_of(path) if self._real.get(parent_of(folder)) else None
        if status is not None and not stat.S_ISDIR(status.st_mode):
            _delete(path)
            status = None
        if status is not None and not files.is_readable_folder(status):
            os.chmod(path, files.FOLDER_MODE)
        self._real[folder] = status is not None
        return status is not None

    def _delete_strangers(
        self, folder: str, keys: Mapping[str, str], needed: Mapping[str, None]
    ) -> None:
        prefix = f"{folder}/" if folder else ""
        with os.scandir(self.path(folder)) as entries:
            for entry in entries:
                path = prefix + entry.name
                is_folder = entry.is_dir(follow_symlinks=False)
                if path not in (needed if is_folder else keys):
                    _delete(entry.path)


class _Placing:
    """How one file after another gets into a tree, in any process."""

    def __init__(
        self,
        tree: Tree,
        donor: Tree | None,
        keys: Mapping[str, str],
        content: Callable[[str], bytes],
        is_read: bool,
    ) -> None:
        self._tree, self._donor = tree, donor
        self._keys, self._content = keys, content
        self._is_read = is_read

    def place(self, path: str) -> Placed:
        """Puts the file ``path`` into the tree: a link to the donor's, or what is made."""
        tree, donor, key = self._tree, self._donor, self._keys[path]
        folder = parent_of(path)
        if not tree._real.get(folder):
            files.make_folder(tree.path(folder))
            tree._real[folder] = True
        file = tree.path(path)
        row = donor.manifest.files.get(path) if donor else None
        is_new = True
        if donor and row and row.key == key and donor.has(path, row):
            is_new = False
            if _linked(donor, tree, path):
                return Placed(row, False)
        data = part(_group(path), partial(self._content, path))
        if donor and donor.has_folder(folder):
            status = files.has_bytes(donor.path(path), data)
            if status is not None:
                is_new = False
                if _linked(donor, tree, path):
                    return Placed(_row(key, status, data), False)
        status = files.has_bytes(file, data)
        if status is None:
            write = partial(files.write, file, data, at_once=self._is_read)
            status = part("writing", write)
        return Placed(_row(key, status, data), is_new)


def _linked(donor: Tree, tree: Tree, path: str) -> bool:
    """Links the file of ``donor`` into ``tree``; False on another file system, or without links."""
    try:
        files.link(donor.path(path), tree.path(path))
    except OSError:
        return False
    return True


def parent_of(path: str) -> str:
    """The folder that ``path`` is in; "" for the tree itself."""
    return path.rpartition("/")[0]


def folders_of(paths: Iterable[str]) -> dict[str, None]:
    """All folders that ``paths`` are in, each after the one that it is in."""
    folders: dict[str, None] = {"": None}

    def add(folder: str) -> None:
        if folder not in folders:
            add(parent_of(folder))
            folders[folder] = None

    for path in paths:
        add(parent_of(path))
    return folders


def _group(path: str) -> str:
    """What a file is called in timings: by its folder, without the language."""
    folders = path.split("/")[:-1]
    return "making " + (" ".join(folders[1:2] or folders) or "the root")


def _row(key: str, status: os.stat_result, data: bytes) -> Row:
    return Row(key, status.st_size, status.st_mtime_ns, facts_of(data).digest)


def _differ(one: Row, other: Row) -> bool:
    """Whether two files may have other bytes: they have other keys, and are not links to one."""
    return one.key != other.key and one[1:] != other[1:]


def _delete(path: str) -> None:
    """Deletes a file, a link, or a folder with all that is in it."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        pass
    except OSError:  # a folder; systems differ in which error they give
        shutil.rmtree(path)


def _in_chunks(
    place: Callable[[str], Placed], paths: Sequence[str], workers: int
) -> dict[str, Placed]:
    """What ``place`` returns for each of ``paths``, by ``workers`` processes."""
    size = -(-len(paths) // CHUNKS) or 1
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]

    def place_chunks(numbers: Iterator[int]) -> dict[str, Placed]:
        return {path: place(path) for number in numbers for path in chunks[number]}

    placed: dict[str, Placed] = {}
    for results in in_processes(place_chunks, len(chunks), workers):
        placed |= results
    # Those of a child that failed: what it wrote is compared, as everything is.
    return placed | {path: place(path) for path in paths if path not in placed}
