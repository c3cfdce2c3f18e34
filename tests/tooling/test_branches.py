"""`make coverage` counts branches, not lines, and fails below its limit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tools import branches


def report(folder: Path, **modules: tuple[int, list[list[int]]]) -> str:
    """A file as `coverage json` writes it; by module, its branches and those not taken."""
    files: dict[str, Any] = {
        f"{branches.PACKAGE}{name}.py": {
            "summary": {"num_branches": of, "covered_branches": of - len(missing)},
            "missing_branches": missing,
        }
        for name, (of, missing) in modules.items()
    }
    file = folder / "report.json"
    file.write_text(json.dumps({"files": files}), encoding="utf-8")
    return str(file)


def test_each_branch_that_is_not_taken_is_named_and_the_worst_module_is_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = report(tmp_path, a=(60, []), b=(40, [[7, 9], [12, -3]]), without_branches=(0, []))
    assert branches.main([file]) == 0
    worst, best, total = capsys.readouterr().out.splitlines()
    assert worst.split() == ["38/40", "b.py", "7->9", "12->exit"]
    assert best.split() == ["60/60", "a.py"]
    assert total.startswith("98 of 100 ")
    assert total.endswith(" 98.0 %")


@pytest.mark.parametrize(("missing", "code"), [(50, 0), (51, 1)])
def test_fewer_than_95_percent_of_all_branches_fail(
    missing: int, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [[line, line + 1] for line in range(missing)]
    assert branches.main([report(tmp_path, good=(900, []), bad=(100, lines))]) == code
    assert ("At least 95 %" in capsys.readouterr().err) == bool(code)


def test_a_report_of_nothing_fails(tmp_path: Path) -> None:
    assert branches.main([report(tmp_path)]) == 1
