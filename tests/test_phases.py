"""The phases of a build add up to the whole, and a long one shows how far it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jazari_catalogue import phases
from jazari_catalogue.cli import main
from jazari_catalogue.phases import REST, START, Phases
from tests.invented import records_of_every_kind, write
from tests.project import Project


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_clock_of_a_phase_stops_while_another_runs_within_it() -> None:
    clock = Clock()
    run = Phases(0.5, None, clock)
    clock.now += 1
    run.enter("reading")
    clock.now += 2
    run.enter("checking")
    clock.now += 4
    run.leave()
    clock.now += 8
    run.leave()
    clock.now += 16
    assert run.seconds() == 31
    assert "31.500  in all" in run.times()
    assert run.spent == {START: 0.5, REST: 17, "reading": 10, "checking": 4}


def test_a_long_build_shows_how_far_it_is_at_which_rate_and_what_remains() -> None:
    clock, shown = Clock(), list[str]()
    run = Phases(0, shown.append, clock)
    run.enter("checking")
    clock.now += 1.9
    run.at(10, 100)
    assert shown == []
    clock.now += 0.1
    run.at(1_000, 5_000)
    run.leave()
    run.enter("making pages", 30_000)
    run.at(0, 10)
    clock.now += 10
    run.at(1, 10)
    assert shown == [
        "checking: 1,000 of 5,000, 500/s, 8 s left",
        "making pages: 0 of 30,000",
        "making pages: 3,000 of 30,000, 300/s, 1 min 30 s left",
    ]
    run.become_child()
    run.at(2, 10)
    assert len(shown) == 3


def test_a_check_shows_the_lines_of_a_long_file_and_its_times(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    monkeypatch.setenv("TIMINGS", "1")
    monkeypatch.setattr(phases, "SHOWN_AFTER", 0)
    monkeypatch.setattr(phases.reporter, "show_status", shown.append)
    records = records_of_every_kind()
    write(folder / "records.yaml", records)
    with (folder / "records.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" * 10_000)
    assert main(["check", "records.yaml"]) == 0
    assert re.search(r"^reading the records: \d+ of 1\d,\d{3}", "\n".join(shown), re.MULTILINE)
    errors = capsys.readouterr().err
    assert "checking the house rules\n" in errors
    assert errors.endswith("in all\n")


def test_without_a_build_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phases, "_phases", None)
    with phases.phase("reading"):
        assert list(phases.counted([3, 4])) == [3, 4]
    phases.progress(1, 2)
    assert phases.part("keys", lambda: 5) == 5
    phases.add_parts({"keys": 1.0})
    assert phases.parts() == {}


def test_timings_of_a_build_name_its_phases_and_add_up(small_project: Project) -> None:
    run = small_project.run("mkdocs", "build", "--quiet", TIMINGS="1")
    assert run.code == 0, run.output
    table, _, parts_and_whole = run.output.partition("Seconds\n")[2].partition("of which")
    seconds = {name: float(count) for count, name in re.findall(r"([\d.]+)  (.+)", table)}
    assert {START, REST, "reading the records", "making and writing files"} < seconds.keys()
    whole = re.search(r"([\d.]+)  in all\n", parts_and_whole)
    assert whole is not None
    assert sum(seconds.values()) == pytest.approx(float(whole[1]), abs=0.001 * len(seconds))
    assert "making institutes" in parts_and_whole or "keys" in parts_and_whole
