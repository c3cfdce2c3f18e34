"""What happens to a project outside its sources: to what was built, and to caches."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.site.sequences.sources import Folder, NotHere

SPARE = ".site.spare"


def _tree(folder: Folder, random: Random) -> Path:
    """The site or the spare."""
    trees = [path for path in (folder.site, folder.root / SPARE) if path.is_dir()]
    if not trees:
        raise NotHere
    return random.choice(trees)


def _file(folder: Folder, random: Random) -> Path:
    tree = _tree(folder, random)
    files = sorted(path for path in tree.rglob("*") if path.is_file())
    if not files:
        raise NotHere
    return random.choice(files)


def _below(folder: Folder, path: Path) -> str:
    return path.relative_to(folder.root).as_posix()


def touch_built(folder: Folder, random: Random) -> str:
    """Changes a built file, or deletes it, or puts something else at its path."""
    file = _file(folder, random)
    way = random.choice(("delete", "append", "cut", "replace", "touch", "folder", "link"))
    if way == "append":
        with file.open("ab") as stream:
            stream.write(b"x")
    elif way == "cut":
        with file.open("r+b") as stream:
            stream.truncate(file.stat().st_size // 2)
    elif way == "touch":
        file.touch()
    else:
        data = file.read_bytes()
        file.unlink()
        if way == "replace":
            file.write_bytes(b"x" * len(data))
        elif way == "folder":
            file.mkdir()
            (file / "x").write_bytes(b"x")
        elif way == "link":
            other = folder.root / "mkdocs.yml"
            file.symlink_to(other)
    return f"{way} {_below(folder, file)}"


def put_in_built(folder: Folder, random: Random) -> str:
    """Adds a file or a folder to what was built."""
    folders = sorted(path.parent for path in _tree(folder, random).rglob("*"))
    if not folders:
        raise NotHere
    path = random.choice(folders) / "invented"
    if path.exists():
        raise NotHere
    if random.random() < 0.5:
        path.write_bytes(b"x")
    else:
        (path / "deeper").mkdir(parents=True)
    return f"put {_below(folder, path)}"


def delete_built_folder(folder: Folder, random: Random) -> str:
    """Deletes a folder of what was built, or all of it."""
    tree = _tree(folder, random)
    folders = sorted(path for path in tree.rglob("*") if path.is_dir())
    path = tree if not folders or random.random() < 0.3 else random.choice(folders)
    shutil.rmtree(path)
    return f"delete {_below(folder, path)}"


def exchange_trees(folder: Folder, random: Random) -> str:
    """Puts the spare in the place of the site, or a copy of the site, or of the spare."""
    site, spare, aside = folder.site, folder.root / SPARE, folder.root / "aside"
    if not (site.is_dir() and spare.is_dir()):
        raise NotHere
    way = random.choice(("exchange", "copy site", "copy spare", "copy over"))
    if way == "exchange":
        site.rename(aside)
        spare.rename(site)
        aside.rename(spare)
    else:
        kept = spare if way == "copy spare" else site
        gone = spare if way == "copy over" else kept
        shutil.copytree(kept, aside, symlinks=True)
        shutil.rmtree(gone)
        aside.rename(gone)
    return f"trees: {way}"


def spoil_cache(folder: Folder, random: Random) -> str:
    """Damages a file of the cache, or deletes it, or the whole cache."""
    cache = folder.root / ".cache"
    files = sorted(path for path in cache.rglob("*") if path.is_file())
    if not files:
        raise NotHere
    file = random.choice(files)
    way = random.choice(("delete", "cut", "flip", "empty", "nonsense", "all", "folder"))
    data = file.read_bytes()
    if way == "all":
        shutil.rmtree(cache)
        return "delete the cache"
    if way in ("delete", "folder"):
        file.unlink()
        if way == "folder":
            file.mkdir()
    elif way == "flip" and data:
        index = random.randrange(len(data))
        file.write_bytes(data[:index] + bytes([data[index] ^ 1]) + data[index + 1 :])
    else:
        file.write_bytes({"cut": data[: len(data) // 2], "empty": b""}.get(way, b"nonsense"))
    return f"{way} {_below(folder, file)}"


def keep_cache(folder: Folder, random: Random) -> str:
    """Brings back the cache that was kept the last time, or keeps it for the next time."""
    cache, kept = folder.root / ".cache", folder.root / ".kept"
    if kept.is_dir():
        shutil.rmtree(cache, ignore_errors=True)
        if random.random() < 0.5:
            kept.rename(cache)
        else:
            shutil.copytree(kept, cache)
        return "bring back an earlier cache"
    if not cache.is_dir():
        raise NotHere
    shutil.copytree(cache, kept)
    return "keep the cache"


EDITS: dict[Callable[[Folder, Random], str], int] = {
    touch_built: 5,
    put_in_built: 2,
    delete_built_folder: 2,
    exchange_trees: 2,
    spoil_cache: 4,
    keep_cache: 2,
}
"""How often each is taken."""
