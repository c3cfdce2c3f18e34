"""Two processes that share the writing publish what one would have."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import synthetic
from jazari_catalogue.publishing.publisher import PARALLEL_FROM, Publisher
from jazari_catalogue.publishing.targets import FileTarget, Target
from tests.project import SMALL, Project

RECORDS = 200


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Project]:
    """The same many invented records, built by one process and by two."""
    found = {}
    for workers in (1, 2):
        project = Project.of(SMALL, tmp_path_factory.mktemp("many") / "project")
        synthetic.write(project.root, synthetic.generate(RECORDS))
        for page in project.root.glob("content/*/*.md"):
            page.write_text(page.read_text(encoding="utf-8").split("[→]")[0], encoding="utf-8")
        set_workers(project, workers)
        run = project.build_in_subprocess()
        assert run.code == 0, run.output
        found[workers] = project
    return found


def set_workers(project: Project, workers: int) -> None:
    project.change("mkdocs.yml", "      records:\n", f"      workers: {workers}\n      records:\n")


def test_two_processes_publish_the_same_site_as_one(projects: dict[int, Project]) -> None:
    one, two = projects[1].files(), projects[2].files()
    assert len(one) > max(PARALLEL_FROM, RECORDS * 3)
    assert sorted(one.keys() ^ two.keys()) == []
    assert [path for path in one if one[path] != two[path]] == []


def test_what_two_processes_wrote_is_remembered_by_one_and_the_other_way_round(
    projects: dict[int, Project], tmp_path: Path
) -> None:
    for workers, other in ((1, 2), (2, 1)):
        project = projects[workers].copy(tmp_path / str(workers))
        project.change("mkdocs.yml", f"workers: {workers}", f"workers: {other}")
        run = project.build_in_subprocess()
        assert "Written  0 of" in run.output


class _Failing(Target):
    """A target whose bytes cannot be made."""

    def key(self) -> str:
        return "invented"

    def content(self) -> bytes:
        raise ValueError("cannot be made")


@pytest.mark.parametrize("place", [0, 1, 2, PARALLEL_FROM])
def test_a_page_that_one_process_cannot_make_fails_the_build_with_its_own_error(
    tmp_path: Path, place: int
) -> None:
    targets: list[Target] = [
        FileTarget(f"invented/{number}", b"x") for number in range(PARALLEL_FROM)
    ]
    targets.insert(place, _Failing("invented/failing"))
    publisher = Publisher(tmp_path / "site", tmp_path / ".site.new", tmp_path / "manifest.json")
    with pytest.raises(ValueError, match="cannot be made"):
        publisher.publish(targets, workers=2)
    assert not (tmp_path / "site").exists()
