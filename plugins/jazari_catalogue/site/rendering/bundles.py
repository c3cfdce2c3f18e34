"""Bundles: scripts of the search joined with the modules that they import.

Without joining, a browser would fetch some twenty small modules one after the other, as each names
the next ones, before the first result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath

from jazari_catalogue.exceptions import BuildRefused

ENTRIES = (
    "assets/search/page.js",
    "assets/search/worker.js",
    "assets/search/header_search.js",
)
"""The scripts that pages load, each published with what it imports."""
_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "(\.[\w./]+)";\n', flags=re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*?|class|const) (\w+)", flags=re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b", flags=re.MULTILINE)


def bundled(scripts: Mapping[str, str]) -> dict[str, str]:
    """Path -> text of each of ``ENTRIES`` that is among ``scripts``, with what it imports.

    ``scripts`` maps paths to texts without comments. A module becomes a function that is called
    once and returns what the module exports, so names of one do not collide with those of another.
    Raises BuildRefused where a module is missing, imports itself, or has an import or export of
    another form than ``import { a, b } from "./c.js";`` on one line or ``export function a``.
    """
    return {path: _bundle(scripts, path) for path in ENTRIES if path in scripts}


def _bundle(scripts: Mapping[str, str], entry: str) -> str:
    names: dict[str, str] = {}
    """Path -> the constant with what the module exports, in the order of evaluation."""
    parts: list[str] = []

    def add(path: str, importing: tuple[str, ...]) -> None:
        if path in names:
            return
        if path not in scripts or path in importing:
            raise BuildRefused(f"overrides/{importing[-1]} imports {path}, which it cannot.")
        body = linked(path, importing)
        exported = [name for _, name in _EXPORT.findall(body)]
        body = _EXPORT.sub(r"\1 \2", body)
        _refuse_others(path, body)
        names[path] = f"${len(names)}"
        returned = f"return {{ {', '.join(exported)} }};"
        parts.append(f"const {names[path]} = (() => {{\n{body.strip()}\n{returned}\n}})();\n")

    def linked(path: str, importing: tuple[str, ...]) -> str:
        for _, name in _IMPORT.findall(scripts[path]):
            add(_resolved(path, name), (*importing, path))
        return _IMPORT.sub(
            lambda found: f"const {{ {found[1]} }} = {names[_resolved(path, found[2])]};\n",
            scripts[path],
        )

    own = linked(entry, ())
    _refuse_others(entry, _EXPORT.sub("", own))
    return "".join([*parts, own])


def _resolved(path: str, name: str) -> str:
    return normpath(join(dirname(path), name))


def _refuse_others(path: str, body: str) -> None:
    if _OTHER.search(body):
        raise BuildRefused(
            f"overrides/{path} imports or exports otherwise than as below.\n"
            '    → Write, on one line: import { a, b } from "./c.js"; export function a() {…}'
        )
