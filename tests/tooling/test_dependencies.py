"""Every dependency is locked by hash and explained in docs/dependencies.md."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGE = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
AUDIT = ROOT / "benchmarks" / "lighthouse"
SEARCH = ROOT / "benchmarks" / "search"
RACE = ROOT / "benchmarks" / "eleventy"
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
GROUPS = PROJECT["dependency-groups"]
# The lock file of each dependency group of pyproject.toml.
LOCK_OF_GROUP = {"build": "site"} | {
    group: group for group in ("node", "test", "ckan", "bench", "proof", "lock", "audit")
}

GROUPS_OF_SECTION = {
    "To build the site": {"dependencies"},
    "To install the project itself": {"build"},
    "If the machine has no Node": {"node"},
    "To test": {"test"},
    "To read the data as a portal does": {"ckan"},
    "To measure the tests": {"proof"},
    "To compare and to lock": {"bench", "lock"},
    "To audit what is installed": {"audit"},
}


def requirements_of(group: str) -> list[Requirement]:
    texts = PROJECT["project"]["dependencies"] if group == "dependencies" else GROUPS[group]
    return [Requirement(text) for text in texts]


def locked(lock: Path) -> list[str]:
    """The requirements in a lock file, each on one line with its hashes."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]


def locked_versions(lock: Path) -> dict[str, str]:
    pins = (re.match(r"([\w.-]+)==(\S+)", line) for line in locked(lock))
    return {canonicalize_name(pin[1]): pin[2] for pin in pins if pin}


def documented() -> dict[str, set[str]]:
    """The names of the dependencies that docs/dependencies.md explains, by section."""
    sections: dict[str, set[str]] = {}
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for section in text.split("\n## ")[1:]:
        heading, _, body = section.partition("\n")
        rows = re.findall(r"^\| `([^`]+)` \|(.+)\|(.+)\|(.+)\|$", body, flags=re.MULTILINE)
        for name, *cells in rows:
            assert all(cell.strip() for cell in cells), f"{name} is not explained in full"
        sections[heading] = {name for name, *_ in rows}
    return sections


def documented_licences() -> dict[str, str]:
    """The licence of each dependency that docs/dependencies.md explains."""
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| ([^|;]+)", text, flags=re.MULTILINE)
    return {name: licence.strip() for name, licence in rows}


def actions_used() -> set[str]:
    used = set()
    for file in (ROOT / ".github" / "workflows").glob("*.yml"):
        workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
        for job in workflow["jobs"].values():
            used |= {step["uses"].split("@")[0] for step in job["steps"] if "uses" in step}
    return used


@pytest.mark.parametrize(("section", "groups"), GROUPS_OF_SECTION.items())
def test_every_python_package_is_explained_and_no_other(section: str, groups: set[str]) -> None:
    declared = {requirement.name for group in groups for requirement in requirements_of(group)}
    assert documented()[section] == declared


def test_every_npm_package_is_explained_and_no_other() -> None:
    declared = PACKAGE["dependencies"].keys() | PACKAGE["devDependencies"].keys()
    assert documented()["In the browser, and to test it"] == declared


def test_every_package_of_the_audit_is_explained_and_no_other() -> None:
    declared = json.loads((AUDIT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert documented()["To audit pages"] == declared.keys()


def test_every_peer_of_the_search_is_explained_and_no_other() -> None:
    declared = json.loads((SEARCH / "package.json").read_text(encoding="utf-8"))
    assert documented()["To measure the search"] == declared["dependencies"].keys()


def test_every_peer_of_the_race_from_npm_is_explained_and_no_other() -> None:
    declared = json.loads((RACE / "package.json").read_text(encoding="utf-8"))
    assert documented()["To race the build"] == declared["dependencies"].keys()


def test_every_action_is_explained_and_no_other() -> None:
    assert documented()["In the workflows"] == actions_used()


def test_every_dependency_group_has_a_lock_file() -> None:
    assert LOCK_OF_GROUP.keys() == GROUPS.keys()
    assert set(LOCK_OF_GROUP.values()) == {lock.stem for lock in LOCKS}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_file_pins_each_requirement_by_version_and_hash(lock: Path) -> None:
    assert locked(lock)
    for line in locked(lock):
        assert re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_file_names_no_url(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


@pytest.mark.parametrize("group", ["dependencies", *GROUPS])
def test_a_lock_file_satisfies_pyproject(group: str) -> None:
    lock = ROOT / "requirements" / f"{LOCK_OF_GROUP.get(group, 'site')}.txt"
    versions = locked_versions(lock)
    for requirement in requirements_of(group):
        version = versions.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in {lock.name}: run make lock"
        assert requirement.specifier.contains(version), f"{requirement}, {version}: run make lock"


def test_lock_files_of_one_environment_agree_on_versions() -> None:
    seen: dict[str, str] = {}
    for lock in LOCKS:
        if lock.stem == "ckan":  # It has an environment of its own.
            continue
        for name, version in locked_versions(lock).items():
            assert seen.setdefault(name, version) == version, f"{name} in {lock.name}"


def test_the_build_system_is_locked() -> None:
    versions = locked_versions(ROOT / "requirements" / "site.txt")
    for text in PROJECT["build-system"]["requires"]:
        requirement = Requirement(text)
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("folder", [ROOT, AUDIT, SEARCH, RACE], ids=lambda folder: folder.name)
def test_npm_packages_are_pinned_and_locked_by_hash_without_a_url(folder: Path) -> None:
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert packages[""]["dependencies"] == package["dependencies"]
    for name, version in {**package["dependencies"], **package.get("devDependencies", {})}.items():
        assert packages[f"node_modules/{name}"]["version"] == version
    for path, locked_package in packages.items():
        if path:
            assert locked_package["integrity"].startswith("sha512-"), path
            assert "resolved" not in locked_package, path
    rules = (folder / ".npmrc").read_text(encoding="utf-8")
    assert "ignore-scripts=true" in rules
