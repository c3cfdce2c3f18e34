"""The publisher refuses to write two files at one path."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.publishing.publisher import Publisher
from jazari_catalogue.publishing.targets import FileTarget
from jazari_catalogue.publishing.trees import PARALLEL_FROM


def publisher(folder: Path) -> Publisher:
    return Publisher(folder / "site", folder / "cache")


def targets(count: int) -> list[FileTarget]:
    return [FileTarget(f"invented/{number}.txt", b"target") for number in range(count)]


@pytest.mark.parametrize("count", [1, PARALLEL_FROM])
def test_a_target_at_the_path_of_another_is_refused(tmp_path: Path, count: int) -> None:
    with pytest.raises(BuildRefused, match=r"Two pages have the address invented/0\.txt"):
        publisher(tmp_path).publish([*targets(count), FileTarget("invented/0.txt", b"x")], 2)
