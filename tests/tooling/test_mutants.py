"""`make mutants` counts what mutmut found, and fails below its limit or before its end."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tools import mutants

LISTING = """\
    jazari_catalogue.records.house.rules.x__too_long__mutmut_1: killed
    jazari_catalogue.records.house.rules.x__too_long__mutmut_2: survived
    jazari_catalogue.records.house.rules.x__too_long__mutmut_3: timeout
    jazari_catalogue.records.references.xǁReferencesǁcheck__mutmut_1: no tests
    jazari_catalogue.records.references.xǁReferencesǁcheck__mutmut_2: not checked
"""


def counted(listing: str) -> dict[str, dict[str, int]]:
    by_module = mutants.tally(dict(mutants.results(listing)))
    return {module: dict(count) for module, count in by_module.items()}


def test_a_mutant_that_no_test_reaches_has_survived_and_one_that_hangs_is_killed() -> None:
    assert counted(LISTING) == {
        "house.rules": {"killed": 2, "timeout": 1, "survived": 1},
        "references": {"survived": 1, "open": 1, "timeout": 0},
    }


@pytest.mark.parametrize(
    ("killed", "survived", "still_open", "code", "reported"),
    [
        (85, 15, 0, 0, ""),
        (84, 16, 0, 1, "At least 85 %"),
        (99, 0, 1, 1, "1 are still to be tested: run make mutants again"),
        (0, 0, 0, 1, "At least 85 %"),
    ],
)
def test_too_many_survivors_and_an_unfinished_run_fail(
    killed: int,
    survived: int,
    still_open: int,
    code: int,
    reported: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    statuses = ["killed"] * killed + ["survived"] * survived + ["not checked"] * still_open
    tally = mutants.tally({f"m.x__mutmut_{n}": status for n, status in enumerate(statuses)})
    assert mutants.report(tally) == code
    output = capsys.readouterr()
    assert reported in output.err
    assert bool(output.err) == bool(code)
    if killed:
        assert output.out.splitlines()[-1].split()[:4] == ["all", str(killed), "0", str(survived)]


def test_mutmut_finds_the_tree_and_no_test_that_was_deleted(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for name in mutants.FOLDERS.values():
        (tree / name).mkdir(parents=True)
    (tree / "pyproject.toml").write_text('[project]\nname = "invented"\n', encoding="utf-8")
    folder = tmp_path / "build"
    kept = folder / "mutants" / "src" / "results.py.meta"
    deleted = folder / "mutants" / "tests" / "test_deleted.py"
    for file in (kept, deleted):
        file.parent.mkdir(parents=True)
        file.write_text("{}", encoding="utf-8")
    for _ in range(2):
        mutants.lay_out(folder, "house", tree)
    assert (folder / "src").resolve() == tree / "plugins"
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"] == {"name": "invented"}
    assert "*/records/house/*.py" in project["tool"]["mutmut"]["only_mutate"]
    assert kept.exists()
    assert not deleted.exists()


def test_results_that_a_killed_run_left_half_written_are_made_again(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    results = tmp_path / "folder/mutants/src/records/rules.py.meta"
    results.parent.mkdir(parents=True)
    for text, is_kept in (("{}", True), ('{"exit', False)):
        results.write_text(text, encoding="utf-8")
        mutants.lay_out(tmp_path / "folder", "house", tmp_path)
        assert results.exists() is is_kept


def test_the_groups_name_modules_and_tests_that_exist() -> None:
    for modules, tests in mutants.GROUPS.values():
        for pattern in modules:
            assert [*(mutants.ROOT / "plugins/jazari_catalogue/records").glob(pattern)], pattern
        for test in tests:
            assert (mutants.ROOT / test).exists(), test
