"""Fixtures for every test, and the rule that a skipped test fails the run."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import invented
from tests.built_site import Site
from tests.engines.drivers import on_this_machine
from tests.histories import project_with_history
from tests.no_skips import pytest_sessionfinish as pytest_sessionfinish
from tests.no_skips import pytest_terminal_summary as pytest_terminal_summary
from tests.project import LANGUAGES, ROOT, SMALL, BuiltOnce, Project
from tests.pythons.versions import PYTHONS
from tools import chromium

gc.set_threshold(200_000, 20, 100)
"""With the defaults, a tenth of the processor time of tests went to looking for cycles of objects
among thousands of tests and parsed pages that stay."""


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: each waits for its browser and its builds in turn."""
    return (os.cpu_count() or 1) + 1


def pytest_report_header() -> list[str]:
    """Says what the tests of `tests/engines` and `tests/pythons` run in, for it may be nothing."""
    none = "none on this machine"
    return [
        f"engines beside Chromium: {', '.join(on_this_machine()) or none}",
        f"Pythons beside this one: {', '.join(PYTHONS) or none}",
    ]


QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
)
"""Options that stop Chromium's own network requests."""


@pytest.fixture(scope="session", autouse=True)
def _isolated_git() -> Iterator[None]:
    """Keeps the developer's git settings, and a hook's GIT_DIR, away from the tests."""
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    # Without it git refuses to list this tree where another user owns it, as in a container.
    plain |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory"}
    plain |= {"GIT_CONFIG_VALUE_0": "*"}
    for role in ("AUTHOR", "COMMITTER"):
        plain |= {f"GIT_{role}_NAME": "Invented", f"GIT_{role}_EMAIL": "invented@example.org"}
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("GIT_")]:
            patch.delenv(name)
        for name, value in plain.items():
            patch.setenv(name, value)
        yield


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and no locale in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The path of Chromium: the one `make test` names, or the first that starts."""
    path = chromium.find(shell=True)
    assert path is not None, chromium.REMEDY
    return path


# One for each worker: a process can run Playwright's synchronous API only once at a time.
@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """The browser that all tests of a worker share; each opens a context of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> BuiltOnce:
    """Projects that are built once for all workers of the run."""
    base = tmp_path_factory.getbasetemp()
    return BuiltOnce(base if worker_id == "master" else base.parent)


@pytest.fixture(scope="session")
def real_project(built_once: BuiltOnce) -> Project:
    """The records and the prose of this tree, built by the command that `make site` runs."""

    def build(root: Path) -> None:
        # Not the environment of the test that compares a build in another one.
        run = Project.of(ROOT, root).build_in_subprocess(
            PYTHONHASHSEED="1", TZ="America/Los_Angeles", LC_ALL="C.UTF-8"
        )
        assert run.code == 0, run.output

    return built_once("real", build)


@pytest.fixture(scope="session")
def real_site(real_project: Project) -> Site:
    """The built site of this tree, as visitors see it."""
    return Site(real_project.site)


@pytest.fixture(scope="session")
def small_built(built_once: BuiltOnce) -> Project:
    """Invented records and prose, built; tests must not change it."""
    return built_once("small", lambda root: Project.of(SMALL, root).build())


@pytest.fixture(scope="session")
def history_built(built_once: BuiltOnce) -> Project:
    """The same records with a history of scripted commits, built; tests must not change it."""
    return built_once("history", lambda root: project_with_history(root).build())


@pytest.fixture(scope="session")
def every_kind_built(built_once: BuiltOnce) -> Project:
    """Two invented records of each kind, one with every field, built; tests must not change it."""

    def build(root: Path) -> None:
        sources = root.with_name("every-kind-sources")
        for code in LANGUAGES:
            (sources / "content" / code).mkdir(parents=True, exist_ok=True)
            (sources / "content" / code / "index.md").write_text("# …\n", encoding="utf-8")
        invented.write(sources / "institutes.yaml", invented.records_of_every_kind())
        (sources / "partners.yaml").write_text("partners: []\n", encoding="utf-8")
        Project.of(sources, root).build()

    return built_once("every-kind", build)


@pytest.fixture
def small_project(small_built: Project, tmp_path: Path) -> Project:
    """A copy of ``small_built`` that the test may change."""
    return small_built.copy(tmp_path / "small")
