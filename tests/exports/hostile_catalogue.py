"""A catalogue of every kind of record, in which every text that people write is hostile."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

from tests import invented
from tests.hostile import HOSTILE, PLAIN_FIELDS, as_written
from tests.hostile_prose import HEAD, write_harmless_pages
from tests.project import LANGUAGES, Project

FORMULAS = {
    "a sum": "=1+1",
    "a telephone number": "+212 5 00 00 00 00",
    "a difference": "-2+3",
    "at a full-width sign": "＝1+1",
    "after each separator": "a,=1;+2|@x",
}
"""Texts that spreadsheets take for formulas, beside those of `HOSTILE`."""

TEXTS = (*HOSTILE.values(), *FORMULAS.values())


def hostile_records() -> dict[str, list[dict[str, Any]]]:
    """Two records of each kind, and a partner with each text as its name in all languages."""
    records = _attacked(invented.records_of_every_kind(), cycle(TEXTS))
    bare = next(one for one in records["partners"] if one["id"] == invented.bare_id("partner"))
    records["partners"] += [
        {**bare, "id": f"hostile-{number}", "name": dict.fromkeys(LANGUAGES, text)}
        for number, text in enumerate(TEXTS)
    ]
    # A copy of each list, because YAML would write one that is shared as an alias.
    copied: dict[str, list[dict[str, Any]]] = json.loads(json.dumps(records))
    return copied


def _attacked(value: Any, texts: Iterator[str], field: str = "") -> Any:
    if isinstance(value, Mapping) and value and set(value) <= set(LANGUAGES):
        return {code: next(texts) for code in value}
    if isinstance(value, Mapping):
        return {
            key: item if key == "evidence" else _attacked(item, texts, key)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_attacked(item, texts, field) for item in value]
    return next(texts) if field in {*PLAIN_FIELDS, "aliases"} else value


def texts_of(value: Any) -> Iterator[str]:
    """The hostile texts anywhere in ``value``."""
    if isinstance(value, str):
        if value in TEXTS:
            yield value
    elif value is not None and not isinstance(value, int | float):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from texts_of(item)


def hostile_project(root: Path) -> Project:
    """Builds that catalogue at ``root``, with pages of prose that look like attacks."""
    sources = root.with_name(f"{root.name}-sources")
    for code in LANGUAGES:
        (sources / "content" / code).mkdir(parents=True, exist_ok=True)
        (sources / "content" / code / "index.md").write_text("…\n", encoding="utf-8")
        (sources / "content" / code / "about.md").write_text(f"{HEAD}Texte\n", encoding="utf-8")
    write_harmless_pages(sources / "content")
    text = as_written(hostile_records())
    (sources / "institutes.yaml").write_text(text, encoding="utf-8", newline="")
    (sources / "partners.yaml").write_text("partners: []\n", encoding="utf-8")
    project = Project.of(sources, root)
    project.build()
    return project
