"""The publisher refuses to write two files at one path."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.publishing.publisher import PARALLEL_FROM, Publisher
from jazari_catalogue.publishing.targets import FileTarget


def publisher(folder: Path) -> Publisher:
    return Publisher(folder / "site", folder / ".site.new", folder / "manifest.json")


def targets(count: int) -> list[FileTarget]:
    return [FileTarget(f"invented/{number}.txt", b"target") for number in range(count)]


@pytest.mark.parametrize("count", [1, PARALLEL_FROM])
def test_a_target_at_the_path_of_another_is_refused(tmp_path: Path, count: int) -> None:
    with pytest.raises(BuildRefused, match=r"Two pages have the address invented/0\.txt"):
        publisher(tmp_path).publish([*targets(count), FileTarget("invented/0.txt", b"x")], 2)


@pytest.mark.parametrize("count", [1, PARALLEL_FROM])
def test_a_target_at_the_path_of_a_prose_page_is_refused_and_the_page_stays(
    tmp_path: Path, count: int
) -> None:
    prose = tmp_path / ".site.new" / "invented" / f"{count - 1}.txt"
    prose.parent.mkdir(parents=True)
    prose.write_bytes(b"prose")
    with pytest.raises(BuildRefused, match=rf"invented/{count - 1}\.txt"):
        publisher(tmp_path).publish(targets(count), 2)
    assert prose.read_bytes() == b"prose"
