"""What holds for every test: none may be skipped, and the browser is the one the set-up found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import ROOT, SMALL, Project
from tests.reading import Site
from tools import chromium


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if _skipped(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if skipped := _skipped(terminalreporter.config):
        terminalreporter.section("a skipped test counts as a failure", red=True)
        terminalreporter.line(f"{len(skipped)} skipped: a test runs, or it is removed")


def _skipped(config: pytest.Config) -> list[object]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return reporter.stats.get("skipped", []) if reporter else []


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium to drive: the one `make test` names, or the first that starts."""
    path = chromium.find()
    assert path is not None, chromium.REMEDY
    return path


@pytest.fixture(scope="session")
def real_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The records and the prose of this tree, built once by the command that `make site` runs."""
    project = Project.of(ROOT, tmp_path_factory.mktemp("real") / "project")
    run = project.build_apart()
    assert run.code == 0, run.output
    return project


@pytest.fixture(scope="session")
def real_site(real_project: Project) -> Site:
    """The site that visitors see."""
    return Site(real_project.site)


@pytest.fixture(scope="session")
def small_built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Invented records and prose, built; only to be read."""
    project = Project.of(SMALL, tmp_path_factory.mktemp("small") / "project")
    project.build()
    return project


@pytest.fixture
def small_project(small_built: Project, tmp_path: Path) -> Project:
    """A copy of the same, built; the test may do with it what it likes."""
    return small_built.copy(tmp_path / "small")
