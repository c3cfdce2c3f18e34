"""The set-up uses what the machine has, and explains how to get what it lacks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import chromium, environment, libreoffice, node

ROOT = Path(__file__).resolve().parents[2]


def program(folder: Path, name: str, prints: str, code: int = 0) -> Path:
    """Writes an invented program that prints ``output``, whatever its arguments."""
    file = folder / name
    file.write_text(f"#!/bin/sh\necho '{prints}'\nexit {code}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH, with the few programs that a shell script needs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "uname", "head"):
        candidates = [Path(part) / name for part in os.environ["PATH"].split(os.pathsep)]
        (folder / name).symlink_to(next(path for path in candidates if path.exists()))
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("LIBREOFFICE", raising=False)
    monkeypatch.delenv("NODE_FROM", raising=False)
    monkeypatch.delenv("PYTHON", raising=False)
    return folder


def find_python() -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", ROOT / "tools" / "find-python"], capture_output=True, text=True, check=False
    )


def test_a_newer_python_is_preferred_to_an_old_one(machine: Path) -> None:
    program(machine, "python3", "Python 3.9.6", code=1)
    newer = program(machine, "python3.12", "Python 3.12.1")
    assert find_python().stdout.strip().splitlines()[-1] == str(newer)


def test_the_python_named_by_the_environment_comes_first(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(machine, "python3", "Python 3.13.1")
    wanted = program(machine, "my-python", "Python 3.12.1")
    monkeypatch.setenv("PYTHON", str(wanted))
    assert find_python().stdout.strip().splitlines()[-1] == str(wanted)


def test_if_python_is_too_old_the_error_names_it_and_says_what_to_do(machine: Path) -> None:
    old = program(machine, "python3", "Python 3.9.6", code=1)
    run = find_python()
    assert run.returncode == 1
    assert "needs Python 3.11 or newer" in run.stderr
    assert f"{old}: Python 3.9.6" in run.stderr
    assert "install" in run.stderr


def test_without_any_python_the_error_says_so(machine: Path) -> None:
    assert machine.exists()
    run = find_python()
    assert run.returncode == 1
    assert "No Python was found" in run.stderr


def test_without_ensurepip_the_error_names_the_package_to_install(
    machine: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert machine.exists()
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: False)
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda _name: None)
    assert environment.main() == 1
    assert not (tmp_path / ".venv").exists()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"sudo apt-get install python{version}-venv" in capfd.readouterr().err


def test_an_environment_that_cannot_be_written_is_reported_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / "file" / ".venv")
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: True)
    assert environment.main() == 1
    assert "Cannot create .venv here: " in capfd.readouterr().err


def test_the_error_in_the_output_of_ensurepip_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def failing(*_: object, **__: object) -> None:
        output = b"Looking in links\nERROR: No space left on device\nTraceback (most\n  File\n"
        raise subprocess.CalledProcessError(1, ["python"], output=output)

    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: True)
    monkeypatch.setattr(environment.venv, "create", failing)
    assert environment.main() == 1
    assert capfd.readouterr().err == "Cannot create .venv here: No space left on device\n"


@pytest.mark.parametrize(
    ("version", "used"), [("v20.20.2", True), ("v26.0.0", True), ("v18.19.0", False), ("?", False)]
)
def test_the_machines_node_is_used_if_new_enough(machine: Path, version: str, used: bool) -> None:
    program(machine, "node", version)
    program(machine, "npm", "10.0.0")
    assert (node.machine_node() == machine) is used


def test_a_node_without_npm_is_not_used(machine: Path) -> None:
    program(machine, "node", "v22.1.0")
    assert node.machine_node() is None


def test_the_machines_node_can_be_ignored(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(machine, "node", "v22.1.0")
    program(machine, "npm", "10.0.0")
    monkeypatch.setenv("NODE_FROM", "pypi")
    assert node.machine_node() is None


def test_a_browser_that_does_not_start_is_skipped(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "ON_MACOS", ())
    program(machine, "chromium", "install the snap", code=1)
    program(machine, "chromium-browser", "not a browser")
    good = program(machine, "google-chrome", "Google Chrome 140.0")
    assert chromium.find() == str(good)


def test_the_headless_shell_is_used_on_request(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "ON_MACOS", ())
    whole = program(machine, "chromium", "Chromium 140.0")
    assert chromium.find(shell=True) == str(whole)
    shell = program(machine, "chromium-headless-shell", "Chromium 140.0")
    assert chromium.find(shell=True) == str(shell)
    assert chromium.find() == str(whole)


def test_a_named_browser_that_does_not_start_is_an_error(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program(machine, "chromium", "Chromium 140.0")
    monkeypatch.setenv("CHROMIUM", str(machine / "no-such-browser"))
    assert chromium.main([]) == 1
    assert "which does not start" in capfd.readouterr().err


def test_without_a_browser_the_error_says_how_to_install_one(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert machine.exists()
    monkeypatch.setattr(chromium, "find", lambda **_: None)
    monkeypatch.setattr(chromium, "ways_to_install", lambda **_: iter([["false"]]))
    program(machine, "false", "", code=1)
    assert chromium.main([]) == 1
    assert "sudo apt-get install chromium-headless-shell" in capfd.readouterr().err


def test_a_browser_is_installed_if_there_is_none(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "ON_MACOS", ())
    monkeypatch.setattr(chromium, "playwright_browser", lambda: None)
    monkeypatch.setattr(chromium, "driver_starts", lambda: True)
    installer = machine / "installer"
    browser = machine / "chromium"
    installer.write_text(
        f"#!/bin/sh\nprintf '#!/bin/sh\\necho Chromium 140.0\\n' > {browser}\n"
        f"/bin/chmod 755 {browser}\n"
    )
    installer.chmod(0o755)
    monkeypatch.setattr(chromium, "ways_to_install", lambda **_: iter([[str(installer)]]))
    assert chromium.main([]) == 0
    assert capfd.readouterr().out.strip() == str(browser)


def test_an_office_that_does_not_start_is_skipped(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "ON_MACOS", ())
    program(machine, "soffice", "no display", code=1)
    good = program(machine, "libreoffice", "LibreOffice 7.4")
    assert libreoffice.find() == str(good)


def test_without_an_office_the_error_says_how_to_install_one(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert machine.exists()
    monkeypatch.setattr(libreoffice, "ON_MACOS", ())
    assert libreoffice.main() == 1
    assert "sudo apt-get install libreoffice-calc-nogui" in capfd.readouterr().err


def test_an_office_is_installed_if_there_is_none(
    machine: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(libreoffice, "ON_MACOS", ())
    monkeypatch.setattr(libreoffice.os, "geteuid", lambda: 0)
    office = machine / "soffice"
    installer = machine / "apt-get"
    installer.write_text(
        f"#!/bin/sh\nprintf '#!/bin/sh\\necho LibreOffice 7.4\\n' > {office}\n"
        f"/bin/chmod 755 {office}\n"
    )
    installer.chmod(0o755)
    assert libreoffice.main() == 0
    assert capfd.readouterr().out.strip() == str(office)
