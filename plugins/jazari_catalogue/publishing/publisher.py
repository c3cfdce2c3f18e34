"""Targets to files: a spare tree is brought forward, then exchanged with the site.

Beside the site is its spare, the site of the build before. It lacks what that build and this one
changed, and nothing else is made, linked or deleted. Readers see the old site until the new one is
whole, so a build that fails or is killed at any point leaves the old site as it was.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue import reporter, routes
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.phases import phase
from jazari_catalogue.publishing import files
from jazari_catalogue.publishing.exchange import aside_of, exchange, recover
from jazari_catalogue.publishing.lock import SiteLock
from jazari_catalogue.publishing.manifest import Manifests
from jazari_catalogue.publishing.targets import (
    FileFacts,
    SummaryTarget,
    Target,
    keys_of,
    targets_by_path,
)
from jazari_catalogue.publishing.trees import Placed, Tree


class Outcome(NamedTuple):
    """What was published: the number of files, how many of them are new or changed, their bytes."""

    files: int
    written: int
    size: int


class Publisher:
    """Puts targets into the folder ``site`` by way of its spare."""

    def __init__(self, site: Path, cache: Path) -> None:
        """``cache`` is the folder for what this build keeps for the next."""
        self.site = site
        self.spare = site.with_name(f".{site.name}.spare")
        self._manifests = Manifests(site, cache)
        self._lock = SiteLock(site)

    def begin(self) -> None:
        """Keeps other builds of the site waiting until `end`; waits for the one that runs.

        Raises BuildRefused if that takes too long, or if something is in the way.
        """
        self._lock.take()
        self._refuse_in_the_way()
        recover(self.site, self.spare)

    def end(self) -> None:
        """Lets other builds begin. May be called again."""
        self._lock.release()

    def remove_traces(self) -> None:
        """Deletes what this publisher keeps for the next one of the same site, if none comes."""
        shutil.rmtree(self.spare, ignore_errors=True)
        self._lock.file.unlink(missing_ok=True)
        self._manifests.forget_all_but()

    def kept(self, inputs: str) -> Outcome | None:
        """The outcome if the site is as a build left it that was made from ``inputs``."""
        site = self._site_tree()
        if site is None or site.manifest.inputs != inputs or not site.is_as_left():
            return None
        return _unchanged(site)

    def publish(self, targets: Sequence[Target], workers: int = 1, inputs: str = "") -> Outcome:
        """Makes ``targets`` the site, by ``workers`` processes if many are to be made.

        ``inputs`` is a digest of all that they are made from, for `kept`; empty if the next build
        is to be made whatever it is made from. Raises BuildRefused where two targets have one path.
        """
        by_path = targets_by_path(targets)
        with phase("computing keys"):
            keys = keys_of(by_path)
        site = self._site_tree()
        if site is not None and _has_keys(site, keys) and site.is_as_left():
            if site.manifest.inputs != inputs:
                site.keep(inputs)
            return _unchanged(site)
        with _readable_by_all():
            self.site.parent.mkdir(parents=True, exist_ok=True)
            self.spare.mkdir(files.FOLDER_MODE, exist_ok=True)
            spare = Tree(self.spare, self._manifests)
            with phase("comparing with the last builds"):
                placed = spare.bring_forward(
                    keys,
                    lambda path: _content(by_path[path], spare),
                    site,
                    workers=workers,
                    last=[path for path, one in by_path.items() if isinstance(one, SummaryTarget)],
                    inputs=inputs,
                )
            with phase("exchanging the sites"):
                if self.site.is_symlink() or not exchange(self.site, self.spare):
                    self._copy(spare, keys, inputs)
        trees = [tree.manifest for tree in (site, spare) if tree is not None]
        self._manifests.forget_all_but(*trees)
        return _outcome(placed)

    def _site_tree(self) -> Tree | None:
        """The tree that is published; None if there is none yet."""
        if not os.path.lexists(self.site):
            return None
        return Tree(Path(os.path.realpath(self.site)), self._manifests)

    def _refuse_in_the_way(self) -> None:
        """Raises BuildRefused if what has a name that the build uses is not of our making."""
        for folder in (self.spare, aside_of(self.site)):
            status = files.status_of(str(folder))
            if status is None:
                continue
            if not stat.S_ISDIR(status.st_mode):
                fault = "is no folder"
            elif hasattr(os, "geteuid") and status.st_uid != os.geteuid():
                fault = "belongs to another user"
            else:
                continue
            raise BuildRefused(f"{folder} {fault}, but a build writes there: delete it")

    def _copy(self, spare: Tree, keys: Mapping[str, str], inputs: str) -> None:
        """Brings the site forward where it is, file by file, because it cannot be renamed."""
        reporter.say(
            f"{self.site} is a link or a mount point: "
            "its files are replaced one by one, not all at one moment"
        )
        site = Tree(Path(os.path.realpath(self.site)), self._manifests)
        if not (site.manifest.folders or _looks_published(site.root)):
            raise BuildRefused(
                f"{self.site} leads to {site.root}, which has other files than a site: "
                "empty that folder, or choose another"
            )
        site.bring_forward(
            keys,
            lambda path: Path(spare.path(path)).read_bytes(),
            spare,
            is_read=True,
            inputs=inputs,
        )


def _content(target: Target, tree: Tree) -> bytes:
    """The bytes of ``target``; a summary is made from the files that ``tree`` has by then."""
    if not isinstance(target, SummaryTarget):
        return target.content()

    def facts(path: str) -> FileFacts:
        row = tree.placed[path].row
        return FileFacts(row.size, row.sha256)

    return target.content_from(facts)


def _looks_published(folder: Path) -> bool:
    """Whether ``folder`` is empty or has a site, so that what else is in it may be deleted."""
    published = (routes.SCHEMA, "sitemap.xml", "index.html")
    return not os.listdir(folder) or all((folder / name).is_file() for name in published)


def _has_keys(tree: Tree, keys: Mapping[str, str]) -> bool:
    rows = tree.manifest.files
    return len(rows) == len(keys) and all(
        path in rows and rows[path].key == key for path, key in keys.items()
    )


def _unchanged(tree: Tree) -> Outcome:
    return _outcome({path: Placed(row, False) for path, row in tree.manifest.files.items()})


def _outcome(placed: Mapping[str, Placed]) -> Outcome:
    return Outcome(
        len(placed),
        sum(placement.is_new for placement in placed.values()),
        sum(placement.row.size for placement in placed.values()),
    )


@contextmanager
def _readable_by_all() -> Iterator[None]:
    """Makes files and folders as their modes say, whatever the user has switched off for new ones.

    A web server often runs as another user.
    """
    old = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(old)
