from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run_pytest(folder: Path, processes: int = 0) -> subprocess.CompletedProcess[str]:
    """Runs pytest on ``folder`` with the rule and no plugin besides xdist.

    Its base folder is its own: pytest deletes those of earlier runs, which may take minutes.
    """
    command = [sys.executable, "-m", "pytest", "-p", "tests.no_skips", "-p", "xdist"]
    folders = ["-c", os.devnull, "--rootdir", folder, "--basetemp", folder / "base"]
    return subprocess.run(
        [*command, *folders, "-n", str(processes), folder],
        cwd=ROOT,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("processes", [0, 1])
def test_a_run_with_a_skipped_test_fails(tmp_path: Path, processes: int) -> None:
    file = tmp_path / "test_invented.py"
    file.write_text("import pytest\ndef test_one(): pass\ndef test_two(): pytest.skip('no')\n")
    run = run_pytest(tmp_path, processes)
    assert run.returncode == 1
    assert "a skipped test counts as a failure" in run.stdout
    assert "1 passed, 1 skipped" in run.stdout.splitlines()[-1]


def test_a_run_with_a_test_skipped_at_collection_fails(tmp_path: Path) -> None:
    file = tmp_path / "test_invented.py"
    file.write_text("import pytest\npytest.importorskip('no_such_module')\n")
    (tmp_path / "test_other.py").write_text("def test_one(): pass\n")
    run = run_pytest(tmp_path, processes=1)
    assert run.returncode == 1
    assert "1 passed, 1 skipped" in run.stdout.splitlines()[-1]


def test_the_rule_is_that_of_this_run(pytestconfig: pytest.Config) -> None:
    hooks = pytestconfig.pluginmanager.hook
    for hook in (hooks.pytest_sessionfinish, hooks.pytest_terminal_summary):
        assert "tests.no_skips" in {one.function.__module__ for one in hook.get_hookimpls()}


def test_a_run_that_skips_nothing_passes(tmp_path: Path) -> None:
    file = tmp_path / "test_invented.py"
    file.write_text("def test_one(): pass\n")
    run = run_pytest(tmp_path)
    assert run.returncode == 0
    assert "skipped" not in run.stdout
