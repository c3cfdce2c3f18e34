"""Records read ahead are the records that stand in the files, with the same problems."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.reading_ahead import ReadingAhead, reading_ahead
from tests.records.cases import CASES
from tests.records.lying_inputs import NAME, REPORTED

ROOT = Path(__file__).parents[2]
VALID = Path(__file__).with_name("valid.yaml")
REAL = [ROOT / "institutes.yaml", ROOT / "partners.yaml"]

TOPICS = "topics:\n- id: {}\n  name: {{fr: Un sujet}}\n  summary: {{fr: Un sujet inventé.}}\n"


def problems_of(files: list[Path], ahead: ReadingAhead | None = None) -> list[str]:
    with pytest.raises(CatalogueError) as raised:
        load(files, files[0].parent, ahead)
    return [
        f"{problem.path}:{problem.line}:{problem.column} {problem.message('fr')}"
        for problem in raised.value.problems
    ]


@pytest.mark.parametrize("files", [[VALID], REAL], ids=["invented", "real"])
def test_records_read_ahead_are_those_of_the_files(files: list[Path]) -> None:
    read = load(files, ROOT)
    ahead = load(files, ROOT, ReadingAhead(files, ROOT))
    assert ahead.records == read.records
    assert list(ahead.records) == list(read.records)
    assert ahead.places == read.places
    assert (ahead.outgoing, ahead.incoming) == (read.outgoing, read.incoming)


def test_every_problem_is_told_as_if_nothing_had_been_read_ahead(tmp_path: Path) -> None:
    for case in CASES:
        folder = tmp_path / case.name
        folder.mkdir()
        files = case.lay_into(folder)
        assert problems_of(files, ReadingAhead(files, folder)) == problems_of(files), case.name


def test_text_that_means_something_else_is_refused_ahead_as_well(tmp_path: Path) -> None:
    valid, lying = tmp_path / VALID.name, tmp_path / NAME
    valid.write_bytes(VALID.read_bytes())
    for given in REPORTED[::20]:
        lying.write_bytes(given.text.encode())
        ahead = ReadingAhead([valid, lying], tmp_path)
        assert problems_of([valid, lying], ahead), given.name


def test_a_problem_in_a_second_file_is_told_with_its_place(tmp_path: Path) -> None:
    files = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for file in files:
        file.write_text(TOPICS.format("sujet"), encoding="utf-8")
    (problem,) = problems_of(files, ReadingAhead(files, tmp_path))
    assert problem.startswith("b.yaml:2:7 ")


def test_a_file_saved_meanwhile_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(TOPICS.format("avant"), encoding="utf-8")
    ahead = ReadingAhead([file], tmp_path)
    (topics,) = ahead.lists()
    ahead.stop()
    assert [topic["id"] for topic in topics.items] == ["avant"]
    ahead = ReadingAhead([file], tmp_path)
    (reader,) = ahead.readers
    os.waitid(os.P_PID, reader.process, os.WEXITED | os.WNOWAIT)  # until it has read
    file.write_text(TOPICS.format("apres"), encoding="utf-8")
    os.utime(file, ns=(0, 0))
    assert list(load([file], tmp_path, ahead).records) == ["apres"]


def test_a_reading_that_nobody_wants_can_be_stopped() -> None:
    ahead = ReadingAhead(REAL, ROOT)
    ahead.stop()
    assert len(ahead.readers) == 2
    for reader in ahead.readers:
        with pytest.raises(ChildProcessError):
            os.waitpid(reader.process, os.WNOHANG)


def test_what_is_soon_read_is_worth_no_process(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(TOPICS.format("sujet"), encoding="utf-8")
    assert reading_ahead([file], tmp_path) is None
    assert reading_ahead(record_files(["absent.yaml"], tmp_path), tmp_path) is None
