"""The contract of the API under a version: addresses and schemas, without texts for people.

It is committed, and a test compares it with that of the program. So no change of a model changes
what programs get without another version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jazari_catalogue.exports.api.head import VERSION
from jazari_catalogue.exports.api.openapi import openapi

_TEXTS = frozenset({"title", "description", "summary", "example", "examples", "x-titles"})
"""The keywords that may change in any version."""

_BY_NAME = frozenset({"properties", "schemas", "paths", "mapping", "responses", "content"})
"""The keywords whose value is a mapping of names, which are no keywords."""

_IN_ANY_ORDER = frozenset({"enum", "required", "type"})


def contract_path(version: str = VERSION) -> str:
    """``schema/api/1.0.0.json``: where it is in the repository."""
    return f"schema/api/{version}.json"


def contract() -> dict[str, Any]:
    """The contract of the program, in an order that no change of the models' order changes."""
    document = openapi("", {})
    kept = {"paths": document["paths"], "schemas": document["components"]["schemas"]}
    return {"version": VERSION, **_without_texts(kept, of_names=False)}


def contract_text() -> str:
    """The same as the text of its file."""
    return json.dumps(contract(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def contract_files(root: Path) -> dict[str, str]:
    """The text of the contract by its path; that which ``root`` has of this version, if any.

    A contract never changes: another one needs another version.
    """
    file = root / contract_path()
    return {contract_path(): file.read_text(encoding="utf-8") if file.exists() else contract_text()}


def _without_texts(node: Any, *, of_names: bool) -> Any:
    """``node`` without texts for people; ``of_names`` is whether its keys are names."""
    if isinstance(node, Mapping):
        return {
            key: _in_order(value)
            if key in _IN_ANY_ORDER and isinstance(value, list) and not of_names
            else _without_texts(value, of_names=key in _BY_NAME and not of_names)
            for key, value in node.items()
            if of_names or key not in _TEXTS
        }
    return [_without_texts(one, of_names=False) for one in node] if isinstance(node, list) else node


def _in_order(values: list[Any]) -> list[Any]:
    return sorted(values, key=repr)
