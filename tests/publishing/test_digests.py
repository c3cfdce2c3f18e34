"""`SHA256SUMS` at the root has the digest of every other file, in the form of `sha256sum -c`."""

from __future__ import annotations

import hashlib
import random
import re
import subprocess
from pathlib import Path

from jazari_catalogue import routes
from jazari_catalogue.publishing.digests import digests
from jazari_catalogue.publishing.targets import FileTarget
from tests.project import Project


def test_every_published_file_is_listed_with_its_digest(small_built: Project) -> None:
    files = small_built.files()
    lines = files.pop(routes.DIGESTS).decode().splitlines()
    assert lines == [
        f"{hashlib.sha256(data).hexdigest()}  {path}" for path, data in sorted(files.items())
    ]
    assert {"404.html", routes.BUILD, routes.CHECKSUMS, "fr/data/index.html"} <= files.keys()


def test_the_order_of_the_files_does_not_matter() -> None:
    targets = [FileTarget(name, name.encode()) for name in ("b", "a/b", "a", "ab", "أ", "é")]
    expected = digests(targets).content()
    random.Random(1).shuffle(targets)
    assert digests(targets).content() == expected


def test_sha256sum_checks_files_of_any_name(tmp_path: Path) -> None:
    names = ["plain.txt", "with space", "كتاب", "back\\slash", "line\nbreak", "re\rturn"]
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
    targets = [FileTarget(name, name.encode()) for name in names]
    (tmp_path / routes.DIGESTS).write_bytes(digests(targets).content())
    command = ["sha256sum", "--check", "--strict", routes.DIGESTS]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(re.findall(": OK$", run.stdout, flags=re.MULTILINE)) == len(names)
