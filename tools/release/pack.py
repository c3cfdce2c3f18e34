"""Pack the open data of `site/` into `build/release/`: one archive, single files, and digests.

The same site gives the same bytes on every machine. The archive is not compressed for that: what
zlib writes depends on its release. The names never change, so the address of a file of the latest
release stays: `…/releases/latest/download/catalogue-data.zip`.
"""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from tools.release import clone
from tools.release.changelog import NotReleasable
from tools.release.clone import git

ROOT = Path(__file__).resolve().parents[2]
PACKED = "build/release"
ARCHIVE = "catalogue-data.zip"
SINGLE_FILES = (
    *("catalogue.sqlite", "catalogue.ndjson", "catalogue.ttl", "catalogue.jsonld"),
    *("institutes.geojson", "regions.geojson"),
)
"""The files of `data/` that are useful alone; the archive has them too."""
CHECKSUMS = "SHA256SUMS"
ASSETS = (ARCHIVE, *SINGLE_FILES, CHECKSUMS)
"""All files of a release; the digests are those of the others."""
LICENCES = (
    "LICENSE-CONTENT",
    "plugins/jazari_catalogue/records/values/regions.geojson.license",
)
_BUILD = "build.json"


def main() -> int:
    """Pack the data; return the exit code."""
    try:
        packed = pack(ROOT)
    except NotReleasable as error:
        print(error, file=sys.stderr)
        return 1
    print((packed / CHECKSUMS).read_text(encoding="ascii"), end="")
    return 0


def pack(root: Path) -> Path:
    """The folder with the files of the release of what is checked out in `root`.

    Raises NotReleasable if `site/` is of another commit, or lacks a file.
    """
    site, packed = root / "site", root / PACKED
    commit = git(root, "rev-parse", "HEAD")
    if _built_from(site) != commit:
        raise NotReleasable(f"site/ is not of {commit}: run `make site`.")
    for name in (*SINGLE_FILES, CHECKSUMS):
        if not (site / "data" / name).is_file():
            raise NotReleasable(f"site/data/{name} is missing.")
    shutil.rmtree(packed, ignore_errors=True)
    packed.mkdir(parents=True)
    for name in SINGLE_FILES:
        shutil.copyfile(site / "data" / name, packed / name)
    seconds = int(git(root, "show", "--no-patch", "--no-show-signature", "--format=%ct", "HEAD"))
    _archive(root, packed / ARCHIVE, datetime.fromtimestamp(seconds, UTC))
    digests = (f"{digest(packed / name)}  {name}\n" for name in (ARCHIVE, *SINGLE_FILES))
    (packed / CHECKSUMS).write_text("".join(digests), encoding="ascii", newline="\n")
    return packed


def digest(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    return sha256(file.read_bytes()).hexdigest()


def _archive(root: Path, file: Path, committed: datetime) -> None:
    """Writes the archive of `data/`, of the licences, and of the file that names the commit."""
    site = root / "site"
    data = [path for path in (site / "data").rglob("*") if path.is_file()]
    paths = {path.relative_to(site).as_posix(): path for path in [*data, site / _BUILD]}
    paths |= {Path(name).name: root / name for name in LICENCES}
    folder = f"jazari-catalogue-{clone.version_of(root)}"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, path in sorted(paths.items()):
            entry = zipfile.ZipInfo(f"{folder}/{name}", committed.timetuple()[:6])
            entry.create_system = 3  # Unix, on every machine
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, path.read_bytes())


def _built_from(site: Path) -> str | None:
    """The commit that the site was built from; None if there is no site, or it names none."""
    try:
        commit = json.loads((site / _BUILD).read_bytes())["commit"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return str(commit)


if __name__ == "__main__":
    sys.exit(main())
