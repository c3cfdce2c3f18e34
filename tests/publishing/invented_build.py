"""A build of invented files, to be killed: it has the lock, the children and the exchange of ours.

``python -m tests.publishing.invented_build FOLDER`` publishes what the file ``version`` in the
folder says when the build has the lock.
"""

from __future__ import annotations

import sys
from functools import partial
from hashlib import blake2b
from pathlib import Path

from jazari_catalogue.publishing.publisher import Publisher
from jazari_catalogue.publishing.scratch import Scratch
from jazari_catalogue.publishing.targets import MadeTarget
from jazari_catalogue.publishing.trees import PARALLEL_FROM

FILES = PARALLEL_FROM + 100
WORK = 80


def sources_of(version: int) -> dict[str, str]:
    """Path of each file -> what it is made from. Another version has other files, and some more."""
    sources = {
        f"{number % 7}/{number}/index.html": f"{number} {version}" for number in range(FILES)
    }
    sources |= {f"always/{number}.txt": str(number) for number in range(FILES // 4)}
    return sources | {f"only-{version}/index.html": "", "index.html": str(version)}


def made(path: str, source: str, work: int = WORK) -> bytes:
    """The bytes of a file, which take a moment to make."""
    data = f"{path} {source}".encode()
    for _ in range(work):
        data = blake2b(data).digest() + data[:1000]
    return data


def build(folder: Path) -> None:
    """Publishes the site of ``folder``."""
    publisher = Publisher(folder / "site", folder / "cache")
    publisher.begin()
    scratch = Scratch(folder / "cache")
    try:
        version = int((folder / "version").read_text(encoding="ascii"))
        targets = [
            MadeTarget(path, source, partial(made, path, source))
            for path, source in sources_of(version).items()
        ]
        publisher.publish(targets, workers=3)
    finally:
        scratch.remove()
        publisher.end()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
