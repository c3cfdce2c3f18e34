"""`make audit` reports the advisories of every lock, whatever the services answer."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tools import audit

ROOT = Path(__file__).resolve().parents[2]
PIP = {
    "dependencies": [
        {"name": "sound", "version": "1", "vulns": []},
        {
            "name": "weak",
            "version": "2",
            "vulns": [
                {"id": "PYSEC-1", "aliases": ["CVE-1", "GHSA-aaaa"], "fix_versions": ["2.1"]}
            ],
        },
    ]
}
NPM = {
    "auditReportVersion": 2,
    "vulnerabilities": {
        "top": {"via": ["deep"]},
        "deep": {
            "via": [
                {
                    "name": "deep",
                    "url": "https://github.com/advisories/GHSA-bbbb",
                    "severity": "high",
                    "title": "Bad\x1b[2J",
                    "range": "<3",
                }
            ]
        },
    },
}
ACCEPTED = """
[[accepted]]
id = "GHSA-aaaa"
package = "weak"
date = 2026-11-28
reason = "Only tests call it."
"""
CLEAN = ({"dependencies": []}, {"vulnerabilities": {}})


def audited(
    root: Path, pip: Any, npm: Any, accepted: str = "", stderr: str = ""
) -> tuple[int, list[Sequence[str]]]:
    """The exit code for a project with one lock of each, and the commands that were run."""
    (root / "requirements").mkdir(exist_ok=True)
    (root / "requirements" / "site.txt").touch()
    (root / audit.ACCEPTED).write_text(accepted, encoding="utf-8")
    commands: list[Sequence[str]] = []

    def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        answer = pip if "pip_audit" in command else npm
        text = answer if isinstance(answer, str) else json.dumps(answer)
        return subprocess.CompletedProcess(command, 1, text, stderr)

    return audit.main(root, run), commands


def test_every_lock_of_this_project_is_asked_about() -> None:
    locks = {lock.relative_to(ROOT).as_posix() for lock in audit.locks_of(ROOT)}
    listed = subprocess.run(
        ["git", "ls-files", "requirements/*.txt", "*package-lock.json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert locks == set(listed.stdout.split())


def test_packages_of_other_systems_and_pythons_are_asked_about_too(tmp_path: Path) -> None:
    lock = tmp_path / "site.txt"
    lock.write_text(
        "# made by\na==1 ; sys_platform == 'win32' \\\n    --hash=sha256:1\n    # via b\n"
        "b[x]==2 ; python_full_version < '3.12' \\\n    --hash=sha256:2 \\\n    --hash=sha256:3\n"
        "b==3 ; python_full_version >= '3.12' \\\n    --hash=sha256:4\n"
        "c==1 \\\n    --hash=sha256:5\n"
    )
    asked: list[str] = []

    def run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        asked.append(Path(command[-1]).read_text(encoding="utf-8"))
        names = re.findall("^(\\w)", asked[-1], re.MULTILINE)
        sound = [{"name": name, "version": "1", "vulns": []} for name in names]
        answer = {"dependencies": [*sound[answered:], PIP["dependencies"][1]]}
        return subprocess.CompletedProcess(command, 0, json.dumps(answer), "")

    answered = 1
    assert len({*audit.advisories(lock, "site.txt", run)}) == 1
    assert asked == [
        "# made by\na==1 \\\n    --hash=sha256:1\n    # via b\n"
        "b[x]==2 \\\n    --hash=sha256:2 \\\n    --hash=sha256:3\nc==1 \\\n    --hash=sha256:5\n",
        "b==3 \\\n    --hash=sha256:4\n",
    ]
    answered = 2
    with pytest.raises(audit.NotAudited, match="left out 1 of the packages"):
        list(audit.advisories(lock, "site.txt", run))
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text(encoding="utf-8")
        asked = audit.for_every_system(text)
        assert sum(part.count("\n    --hash=") for part in asked) == text.count("\n    --hash=")
        assert not any(line for part in asked for line in part.splitlines() if " ; " in line)


def test_an_advisory_fails_and_is_named_with_its_package_lock_and_fix(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, commands = audited(tmp_path, PIP, NPM)
    assert code == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "GHSA-aaaa weak (requirements/site.txt): 2, fixed in 2.1",
        "GHSA-bbbb deep (package-lock.json): high: Bad??2J, in <3",
    ]
    pip, npm = commands
    assert {"--require-hashes", "--disable-pip", "--no-deps"} <= {*pip}
    assert "--package-lock-only" in npm


def test_an_accepted_advisory_does_not_fail_and_one_that_is_over_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert audited(tmp_path, PIP, CLEAN[1], ACCEPTED)[0] == 0
    assert "Accepted: GHSA-aaaa weak" in (printed := capsys.readouterr().out)
    assert "2026-11-28: Only tests call it." in printed
    assert audited(tmp_path, *CLEAN, ACCEPTED)[0] == 0
    assert "No longer reported, remove it" in capsys.readouterr().out
    other = ACCEPTED.replace('"weak"', '"other"')
    assert audited(tmp_path, PIP, CLEAN[1], other)[0] == 1


def test_an_advisory_is_named_although_another_package_could_not_be_asked_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = {"name": "uv", "skip_reason": "not found"}
    pip = {"dependencies": [unknown, *PIP["dependencies"]]}
    assert audited(tmp_path, pip, CLEAN[1])[0] == 1
    printed = capsys.readouterr().out
    assert "GHSA-aaaa weak" in printed
    assert "Not audited: requirements/site.txt: the service does not know 1" in printed


@pytest.mark.parametrize(
    ("pip", "npm", "stderr", "message"),
    [
        ("", CLEAN[1], "ConnectionError: Max retries exceeded", "Check the network connection"),
        ("[]", CLEAN[1], "", "Not audited: requirements/site.txt"),
        (CLEAN[0], {"message": "x", "error": {}}, "npm error ENOTFOUND", "Check the network"),
        (CLEAN[0], "garbage\x1b", "", "package-lock.json: garbage?"),
        (
            {"dependencies": [{"name": "uv", "skip_reason": "not found"}]},
            CLEAN[1],
            "",
            "does not know 1 of the packages, at first uv",
        ),
    ],
)
def test_what_could_not_be_asked_is_not_said_to_be_sound(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    pip: Any,
    npm: Any,
    stderr: str,
    message: str,
) -> None:
    assert audited(tmp_path, pip, npm, stderr=stderr)[0] == 2
    printed = capsys.readouterr().out
    assert message in printed
    assert "No vulnerability" not in printed


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('reason = "Only tests call it."', "", "look at: reason"),
        ('"Only tests call it."', '" "', "look at: reason"),
        ("2026-11-28", '"soon"', "look at: date"),
        ("[[accepted]]", "[[accepted]]\nuntil = 1", "look at: until"),
        ("[[accepted]]", "[[accepted", "accepted.toml: "),
    ],
)
def test_an_exception_without_a_reason_and_a_date_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    assert audited(tmp_path, PIP, NPM, ACCEPTED.replace(old, new))[0] == 2
    assert message in capsys.readouterr().out


def test_the_committed_exceptions_are_readable() -> None:
    audit.accepted_advisories(ROOT / audit.ACCEPTED)
