"""No package runs code when it is installed, and licences are those that a review allows."""

from __future__ import annotations

import configparser
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tooling.test_dependencies import LOCKS, documented_licences

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted(
    file.parent
    for pattern in ("package.json", "benchmarks/*/package.json")
    for file in ROOT.glob(pattern)
)
WITH_SCRIPTS: dict[str, str] = {}
"""The packages from npm that have an install script, and why they work without it."""
SOURCES_ONLY = {
    "test": {
        "jstyleson": "`extruct` needs it; it has no wheel, and its setup.py only lists a module"
    },
}
"""The packages that have no wheel, by lock. CKAN's are in an environment of their own."""
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def locked(folder: Path) -> dict[str, dict[str, Any]]:
    lock = json.loads((folder / "package-lock.json").read_bytes())
    return {path: one for path, one in lock["packages"].items() if path}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_npm_runs_no_script_of_a_package(folder: Path) -> None:
    settings = configparser.ConfigParser(allow_no_value=True)
    settings.read_string("[npm]\n" + (folder / ".npmrc").read_text(encoding="utf-8"))
    assert settings["npm"]["ignore-scripts"] == "true"
    scripts = {
        path.rpartition("node_modules/")[2]
        for path, one in locked(folder).items()
        if one.get("hasInstallScript")
    }
    assert scripts <= WITH_SCRIPTS.keys()
    assert json.loads((folder / "package.json").read_bytes()).get("scripts", {}).keys() <= set()


def test_make_tells_npm_and_pip_so_too() -> None:
    assert re.search(r"^NPM_CI := .* --ignore-scripts", MAKEFILE, re.MULTILINE)
    assert re.search(r"^PIP_INSTALL := .* install -q --only-binary :all:", MAKEFILE, re.MULTILINE)
    # No target installs from npm in another way, and no index is asked without hashes.
    assert not re.search(r"npm (?:i|install)\b(?! --package-lock-only)", MAKEFILE)
    for line in re.findall(r"^.*\$\(PIP_INSTALL\).*$", MAKEFILE, re.MULTILINE):
        assert "--require-hashes" in line or "--no-index" in line, line


def test_only_packages_without_a_wheel_are_built() -> None:
    named = dict(re.findall(r"--no-binary (\S+) -r requirements/(\w+)\.txt", MAKEFILE))
    assert {lock: {name} for name, lock in named.items()} == {
        lock: set(packages) for lock, packages in SOURCES_ONLY.items()
    }
    for lock, packages in SOURCES_ONLY.items():
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        for name in packages:
            # A release without wheels is one file: it has one hash.
            (block,) = re.findall(rf"^{name}==.*\n((?:    --hash.*\n)+)", text, re.MULTILINE)
            assert block.count("--hash") == 1


def allowed_licences() -> set[str]:
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["dependencies"]["steps"]
    return set(steps[-1]["with"]["allow-licenses"].replace(",", " ").split())


def is_allowed(licence: str, allowed: set[str]) -> bool:
    """Whether one side of every OR has only allowed licences."""
    sides = licence.strip("()").split(" OR ")
    return any(set(side.split(" AND ")) <= allowed for side in sides)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_review_of_dependencies_allows_every_licence_in_a_lock(folder: Path) -> None:
    licences = {one["license"] for one in locked(folder).values() if "license" in one} - {
        "SEE LICENSE IN LICENSE.md"
    }  # which the review reports and does not refuse
    assert {one for one in licences if not is_allowed(one, allowed_licences())} == set()


def test_the_review_of_dependencies_allows_the_documented_licences_and_no_copyleft_more() -> None:
    text = (ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8")
    step = yaml.safe_load(text)["jobs"]["dependencies"]["steps"][-1]["with"]
    exempt = set(re.findall(r"pkg:pypi/([\w-]+)", step["allow-dependencies-licenses"]))
    documented = documented_licences()
    refused = {name for name, one in documented.items() if not is_allowed(one, allowed_licences())}
    assert refused == exempt
    assert not any(re.match(r"A?GPL|LGPL", one) for one in allowed_licences())
    assert LOCKS
