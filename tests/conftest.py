"""What holds for every test: none may be skipped, and the browser is the one the set-up found."""

from __future__ import annotations

import pytest

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
