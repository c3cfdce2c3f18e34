"""The folder of a build's own: it goes with its process, and nothing else goes with it."""

from __future__ import annotations

from pathlib import Path

from jazari_catalogue.publishing.scratch import PREFIX, Scratch


def test_only_folders_of_builds_that_died_are_deleted(tmp_path: Path) -> None:
    """A pull request can have a link in place of the cache, to a folder with other builds."""
    elsewhere, cache = tmp_path / "elsewhere", tmp_path / "cache"
    cache.symlink_to(elsewhere)
    for name in ("build-release", "build", f"{PREFIX}dead"):
        (elsewhere / name).mkdir(parents=True)
    first, second = Scratch(cache), Scratch(cache)
    names = {folder.name for folder in elsewhere.iterdir()}
    assert names == {"build-release", "build", first.path.name, second.path.name}
    first.remove()
    second.remove()
    assert {folder.name for folder in elsewhere.iterdir()} == {"build-release", "build"}
