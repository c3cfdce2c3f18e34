"""Two processes that write the targets publish the same site as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import synthetic
from jazari_catalogue.publishing.publisher import Publisher
from jazari_catalogue.publishing.targets import FileTarget, Target
from jazari_catalogue.publishing.trees import PARALLEL_FROM
from tests.project import SMALL, Project

RECORDS = 200


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Project]:
    """Number of processes -> a project with the same 200 records, built by so many."""
    built = {}
    for workers in (1, 2):
        project = Project.of(SMALL, tmp_path_factory.mktemp("many") / "project")
        synthetic.write(project.root, synthetic.generate(RECORDS))
        for page in project.root.glob("content/*/*.md"):
            page.write_text(page.read_text(encoding="utf-8").split("[→]")[0], encoding="utf-8")
        set_workers(project, workers)
        run = project.build_in_subprocess()
        assert run.code == 0, run.output
        built[workers] = project
    return built


def set_workers(project: Project, workers: int) -> None:
    project.change("mkdocs.yml", "      records:\n", f"      workers: {workers}\n      records:\n")


def test_two_processes_publish_the_same_site_as_one(projects: dict[int, Project]) -> None:
    one, two = projects[1].files(), projects[2].files()
    assert len(one) > max(PARALLEL_FROM, RECORDS * 3)
    assert sorted(one.keys() ^ two.keys()) == []
    assert [path for path in one if one[path] != two[path]] == []


@pytest.mark.parametrize(
    ("workers", "other"), [(1, 2), pytest.param(2, 1, marks=pytest.mark.whole)]
)
def test_a_build_keeps_what_another_number_of_processes_wrote(
    projects: dict[int, Project], tmp_path: Path, workers: int, other: int
) -> None:
    project = projects[workers].copy(tmp_path / "copy")
    project.change("mkdocs.yml", f"workers: {workers}", f"workers: {other}")
    run = project.build_in_subprocess()
    assert "Written  0 of" in run.output


class _Failing(Target):
    """A target whose content cannot be made."""

    def key(self) -> str:
        return "invented"

    def content(self) -> bytes:
        raise ValueError("cannot be made")


@pytest.mark.parametrize("index", [0, 1, 2, PARALLEL_FROM])
def test_an_error_in_one_process_fails_the_build_with_that_error(
    tmp_path: Path, index: int
) -> None:
    targets: list[Target] = [
        FileTarget(f"invented/{number}", b"x") for number in range(PARALLEL_FROM)
    ]
    targets.insert(index, _Failing("invented/failing"))
    publisher = Publisher(tmp_path / "site", tmp_path / "cache")
    with pytest.raises(ValueError, match="cannot be made"):
        publisher.publish(targets, workers=2)
    assert not (tmp_path / "site").exists()
