"""Imports run downwards, and the records know neither the site nor what renders it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import jazari_catalogue
from tests.project import ROOT

PACKAGE = Path(jazari_catalogue.__file__).parent
NAME = jazari_catalogue.__name__

LAYERS = (
    {"program"},
    {"languages", "licences", "exceptions", "reporter", "cache"},
    {"phases"},
    {"records"},
    {"routes", "code_host"},
    {"history"},
    {"publishing"},
    {"texts"},
    {"site", "exports"},
    {"plan", "sources"},
    {"build", "editing", "preview"},
    {"config", "run"},
    {"plugin", "cli"},
)
"""The parts of the program from the bottom up. A part imports from lower layers only."""

MKDOCS_IN = {"plugin", "config", "site.rendering.theme"}


def imported_by(file: Path) -> set[str]:
    """The full names that ``file`` imports, wherever in it, those for types included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are written in full"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def modules() -> dict[str, set[str]]:
    """What each module imports, by its name below the package."""
    return {
        ".".join(file.relative_to(PACKAGE).with_suffix("").parts): imported_by(file)
        for file in sorted(PACKAGE.rglob("*.py"))
        if file != PACKAGE / "__init__.py"
    }


def part_of(module: str) -> str:
    return module.split(".")[0]


def layer_of(module: str) -> int:
    (layer,) = (number for number, parts in enumerate(LAYERS) if part_of(module) in parts)
    return layer


def own_modules(imported: set[str], known: Collection[str]) -> set[str]:
    """The modules of the program among ``imported``: names in a module count as the module."""
    names = {name.removeprefix(f"{NAME}.") for name in imported if name.startswith(f"{NAME}.")}
    return {
        candidate
        for name in names
        for candidate in (name, name.rpartition(".")[0], f"{name}.__init__")
        if candidate in known
    }


def import_graph() -> dict[str, set[str]]:
    """The modules of the program that each of them imports."""
    known = modules()
    return {name: own_modules(imported, known) - {name} for name, imported in known.items()}


def room_of(module: str) -> str:
    """The innermost package below a part that ``module`` is in; a module beside them is its own."""
    room = module.removesuffix(".__init__")
    return room.rpartition(".")[0] if module.count(".") > 1 else room


def not_downwards(graph: Mapping[str, set[str]]) -> list[str]:
    """The imports between parts that do not lead to a lower layer."""
    return [
        f"{module} imports {name}"
        for module, imported in graph.items()
        for name in sorted(imported)
        if part_of(name) != part_of(module) and layer_of(name) >= layer_of(module)
    ]


def circle_in(graph: Mapping[str, set[str]]) -> list[str]:
    """One circle of imports, empty if there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle
    return []


def uses(imported: set[str], library: str) -> bool:
    return any(part_of(name) == library for name in imported)


def test_every_module_has_its_layer() -> None:
    assert {part_of(module) for module in modules()} <= set().union(*LAYERS)


def test_the_architecture_draws_the_layers() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawing = text.partition("\n## Layers\n")[2].split("```")[1]
    parts = re.findall(r"(?:^|, )(\w+)(?:\.py|/)", drawing, flags=re.MULTILINE)
    assert set(parts) == {part_of(module) for module in modules()}
    layers = [layer_of(part) for part in parts]
    assert layers == sorted(layers, reverse=True)


def test_imports_between_parts_lead_downwards() -> None:
    assert not_downwards({"records.loading": {"site.views"}})
    assert not_downwards({"site.views": {"exports.csv"}})
    assert not_downwards({"editing.diff.pages": {"build"}})
    assert not not_downwards({"cli": {"records.loading"}})
    assert not_downwards(import_graph()) == []


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}})
    assert circle_in(import_graph()) == []


def test_packages_do_not_import_each_other_in_a_circle() -> None:
    """Two packages of a part may be in a circle although no two of their modules are."""
    graph: dict[str, set[str]] = {}
    for module, imported in import_graph().items():
        room = room_of(module)
        graph.setdefault(room, set()).update({room_of(name) for name in imported} - {room})
    assert {"records.yaml", "site.pages", "editing.check", "records.loading"} <= graph.keys()
    assert circle_in(graph) == []


def test_the_lowest_layer_imports_nothing_of_the_program() -> None:
    graph = import_graph()
    assert not set().union(*(graph[name] for name in LAYERS[0]))


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
def test_commands_do_not_load_what_only_a_build_needs(module: str, strangers: set[str]) -> None:
    program = f"import sys, {NAME}.{module}; print(sorted({strangers!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
