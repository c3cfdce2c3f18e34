"""The race: its floor, its bounds and the file of its results."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks import results_file, run
from benchmarks.bounds import BOUNDS, Race, outcomes
from benchmarks.contenders import Contender, Run, floor, timed
from benchmarks.memory import PeakMemory
from benchmarks.pages import FIRST_NAME, bytes_of_exports, edited_name
from benchmarks.synthetic import generate, write
from benchmarks.without_exports import is_export, is_shared
from jazari_catalogue import routes
from tests.project import ROOT, SMALL, Project


def contender(name: str, *seconds: float, memory: float = 100) -> Contender:
    runs = [Run(one, one, memory) for one in seconds]
    return Contender(name, [], "site", Path.mkdir, cold=runs, memory=memory)


def race(records: int = 10_000) -> Race:
    ours = contender("this site", 13, 24, 33, memory=90)
    without = contender("without exports", 10, 20, 30, memory=60)
    for own in (ours, without):
        own.first_edit = own.edit = [Run(1, 1, 60), Run(2, 2, 60), Run(6, 6, 60)]
        own.unchanged = [Run(0.1, 0.1, 60), Run(0.2, 0.2, 60), Run(0.3, 0.3, 60)]
    hugo = contender("Hugo", 20, 20, 40, memory=100)
    less = contender("without shared", 12, 23, 32)
    fastest = contender("floor", 5, 4, 10)
    return Race(records, ours, without, hugo, floor=fastest, without_shared=less)


def test_the_floor_writes_files_of_the_same_sizes(tmp_path: Path) -> None:
    model = tmp_path / "model"
    (model / "fr" / "labs").mkdir(parents=True)
    (model / "index.html").write_bytes(b"")
    (model / "fr" / "labs" / "index.html").write_bytes(b"x" * 70_000)
    (model / "fr" / "labs" / "été.html").write_bytes(b"x")
    lowest = floor(model)
    lowest.prepare(tmp_path / "floor")
    lowest.build(tmp_path / "floor")
    written = tmp_path / "floor" / lowest.site

    def sizes(folder: Path) -> dict[Path, int]:
        files = (file for file in folder.rglob("*") if file.is_file())
        return {file.relative_to(folder): file.stat().st_size for file in files}

    assert sizes(written) == sizes(model)


def test_bounds_are_medians_of_pairs_and_missed_ones_say_by_how_much() -> None:
    values = {outcome.bound.measure: outcome for outcome in outcomes(race())}
    assert values["cold, against Hugo"].value == 0.75
    assert values["cold, against Hugo"].verdict == "missed by 15 %"
    assert values["nothing changed, against own cold build"].verdict == "met"
    assert values["one name changed, against own cold build"].value == pytest.approx(1 / 12)
    assert values["all that no peer makes, added to a cold build"].value == pytest.approx(0.2)
    assert values["memory of all processes, against Hugo"].value == 0.6
    assert values["cold, against the floor"].value == 3


def test_every_bound_holds_for_some_number_of_records() -> None:
    reached = {o.bound.measure for records in (1_000, 10_000) for o in outcomes(race(records))}
    assert reached == {bound.measure for bound in BOUNDS}
    assert outcomes(race(500)) == []


def test_the_report_has_each_contender_rebuild_and_bound() -> None:
    report = results_file.report(race(), ["A note."])
    for text in (
        "| this site ",
        "| without exports ",
        "| Hugo ",
        "| floor ",
        "- A note.",
        "| this site: nothing changed ",
    ):
        assert text in report
    assert report.count("missed by") == 3


def test_the_preview_is_held_to_a_bound_for_some_numbers_of_records() -> None:
    table = results_file.preview_table(1_000, {"a style": [0.5, 0.7, 0.9], "a page": [3, 2, 1]})
    assert [line.split("|")[-2].strip() for line in table.splitlines()[2:]] == [
        "met",
        "missed by 100 %",
    ]
    assert "met" not in results_file.preview_table(50, {"a style": [0.5]})


def test_a_section_of_the_results_replaces_the_former_one(tmp_path: Path) -> None:
    file = tmp_path / "RESULTS.md"
    for heading, text in (("1,000 records", "old"), ("10,000 records", "other")):
        results_file.write_section(heading, text, file)
    results_file.write_section("1,000 records", "new", file)
    written = file.read_text(encoding="utf-8")
    assert written.startswith(results_file.PREAMBLE)
    assert written.endswith("## 1,000 records\n\nnew\n\n## 10,000 records\n\nother\n")


def test_the_edited_record_moves_in_the_alphabet(tmp_path: Path) -> None:
    write(tmp_path, generate(60))
    names = [FIRST_NAME, *(edited_name(number)[1] for number in range(1, 4))]
    for number, (before, after) in enumerate(pairwise(names), 1):
        run.edit(tmp_path, number)
        assert before[0] != after[0]
        text = (tmp_path / "institutes.yaml").read_text(encoding="utf-8")
        assert after in text
        assert before not in text


def test_memory_of_a_process_and_its_children_is_sampled(tmp_path: Path) -> None:
    held = "import os, time; held = b'x' * 200_000_000; os.fork(); time.sleep(0.8)"
    with PeakMemory(None) as none:
        pass
    taken = timed([sys.executable, "-c", held], tmp_path, sample_memory=True)
    assert none.mebibytes == 0
    assert taken.memory == pytest.approx(200, abs=50)  # not twice: the child shares it


def test_bytes_of_exports_are_those_of_files_that_only_the_whole_site_has(tmp_path: Path) -> None:
    whole, other = tmp_path / "whole", tmp_path / "other"
    for folder, sizes in (
        (whole, {"fr/a/index.html": 9, "fr/data/index.html": 3, "data/a.csv": 4, "data/b.csv": 5}),
        (other, {"fr/a/index.html": 8}),
    ):
        for path, size in sizes.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(b"x" * size)
    assert bytes_of_exports(whole, other) == {"csv": 9, "pages": 3}


def test_a_build_without_exports_has_all_other_files(small_built: Project, tmp_path: Path) -> None:
    without = Project.of(SMALL, tmp_path / "without")
    timed([sys.executable, str(ROOT / "benchmarks" / "without_exports.py")], without.root)
    gone = small_built.files().keys() - without.files().keys()
    assert gone
    assert all(is_export(path) for path in gone)
    assert not any(is_export(path) for path in without.files())


def test_a_build_without_what_is_shared_keeps_the_other_exports(
    small_built: Project, tmp_path: Path
) -> None:
    without = Project.of(SMALL, tmp_path / "without")
    program = str(ROOT / "benchmarks" / "without_exports.py")
    timed([sys.executable, program, "--only-shared"], without.root)
    gone = small_built.files().keys() - without.files().keys()
    assert {routes.JSON_LD, routes.DATASETS_TURTLE, routes.calendar_path("fr")} <= gone
    assert all(is_shared(path) for path in gone)
    assert not any(is_shared(path) for path in without.files())
    assert routes.NDJSON in without.files()
