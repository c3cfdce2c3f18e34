"""Imports run downwards, and the records know neither the site nor what renders it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import jazari_catalogue

PACKAGE = Path(jazari_catalogue.__file__).parent
NAME = jazari_catalogue.__name__

LAYERS = {
    "languages": 0,
    "records": 1,
    "routes": 2,
    "history": 3,
    "publishing": 4,
    "site": 5,
    "exports": 5,
    "build": 6,
    "plan": 6,
    "editing": 6,
    "config": 6,
    "plugin": 7,
    "cli": 7,
}
"""A module imports from its own layer or from lower ones."""

MKDOCS_IN = {"plugin", "config", "site.rendering.theme"}


def imported_by(file: Path) -> set[str]:
    """The full names that ``file`` imports, wherever in it, those for types included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def modules() -> dict[str, set[str]]:
    """What each module imports, by its name below the package."""
    return {
        ".".join(file.relative_to(PACKAGE).with_suffix("").parts): imported_by(file)
        for file in sorted(PACKAGE.rglob("*.py"))
        if file != PACKAGE / "__init__.py"
    }


def part_of(module: str) -> str:
    return module.split(".")[0]


def within_the_package(imported: set[str]) -> set[str]:
    own = {name.removeprefix(f"{NAME}.") for name in imported if name.startswith(f"{NAME}.")}
    return {name for name in own if part_of(name) in LAYERS}


def upward(module: str, imported: set[str]) -> list[str]:
    here = part_of(module)
    return [
        f"{module} imports {name}"
        for name in sorted(within_the_package(imported))
        if LAYERS[part_of(name)] > LAYERS[here]
    ]


def uses(imported: set[str], library: str) -> bool:
    return any(part_of(name) == library for name in imported)


def test_every_module_has_its_layer() -> None:
    assert {part_of(module) for module in modules()} <= set(LAYERS)


def test_imports_run_downwards() -> None:
    assert upward("records.loading", {f"{NAME}.site.views"})
    assert upward("site.views", {f"{NAME}.cli.main"})
    assert not upward("cli", {f"{NAME}.records.loading", "json"})
    found = modules().items()
    assert [line for name, imported in found for line in upward(name, imported)] == []


def test_languages_import_nothing_of_the_program() -> None:
    assert not any(name.startswith(NAME) for name in modules()["languages"])


def test_mkdocs_is_imported_by_its_adapter_only() -> None:
    users = {name for name, imported in modules().items() if uses(imported, "mkdocs")}
    assert users == MKDOCS_IN


def test_records_import_neither_mkdocs_nor_what_renders_pages() -> None:
    for name, imported in modules().items():
        if part_of(name) == "records":
            assert not any(
                uses(imported, library) for library in ("mkdocs", "jinja2", "markdown", "babel")
            ), name


@pytest.mark.parametrize(
    ("module", "strangers"),
    [("records.loading", {"mkdocs", "jinja2", "markdown", "babel"}), ("cli", {"mkdocs"})],
)
def test_what_runs_without_a_site_loads_nothing_of_one(module: str, strangers: set[str]) -> None:
    program = f"import sys, {NAME}.{module}; print(sorted({strangers!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
