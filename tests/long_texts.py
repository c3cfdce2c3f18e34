"""A project of every kind whose every text holds what no line has room for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

from jazari_catalogue.languages import LANGUAGES
from tests import invented
from tests.project import Project

LATIN = "Interdisciplinarites" * 5
"""A name of a hundred letters without a space."""
ARABIC = "فسيستخدمونهاوالمستشفيات" * 4
MAIL = f"{'contact.interministeriel' * 2}@{'direction-' * 3}x.example.org"
ADDRESS = f"https://www.example.org/{'communiques_de_presse/' * 4}2026?id={'0123456789' * 6}"
PHONE = "+212" + "0" * 80

LONG = {"fr": LATIN, "ar": ARABIC, "en": MAIL}
"""What a text in each language begins with."""
_PLAIN = {
    "title": ADDRESS,
    "publisher": MAIL,
    "via": ADDRESS,
    "phone": PHONE,
    "email": MAIL,
    "url": ADDRESS,
}
"""What the fields that hold one text hold."""

_PROSE = """---
title: {word} {other}
description: {word}
order: {order}
---

{word} [{address}]({address}) `{word}{word}`

## {word} {{#what}}

- {mail}
- [{mail}](list:sources) [→](record:invented-source)

> {word}

    {address} {address}

### {other} {{#other}}

| {word} | {other} |
| --- | --- |
| {address} | `{mail}` |
| {word} | 12 |
"""
"""A page with each element that Markdown writes."""


def long_project(root: Path) -> Project:
    """Builds at ``root`` two records of each kind and four pages of prose, all of long words."""
    sources = root.with_name(f"{root.name}-sources")
    for code in LANGUAGES:
        folder = sources / "content" / code
        folder.mkdir(parents=True, exist_ok=True)
        for order, name in enumerate(("index", "about", "method", "accessibility"), start=1):
            text = _PROSE.format(
                word=LONG[code], other=ARABIC, mail=MAIL, address=ADDRESS, order=order
            )
            (folder / f"{name}.md").write_text(text, encoding="utf-8")
    tokens = cycle((LATIN, ARABIC, MAIL, ADDRESS))
    records = _with_long_texts(invented.records_of_every_kind(), tokens)
    # A list of sources opens if they are more than three.
    full, bare = records["sources"]
    records["sources"] = [full, *({**bare, "id": f"{bare['id']}{n or ''}"} for n in range(4))]
    text = json.dumps(records, ensure_ascii=False)
    cited = json.dumps([one["id"] for one in records["sources"]])
    text = text.replace(f'["{bare["id"]}"]', cited)
    # An id has no room on a line either.
    text = text.replace("bare-", f"bare-{'x' * 60}-")
    (sources / "institutes.yaml").write_text(text, encoding="utf-8")
    (sources / "partners.yaml").write_text("partners: []\n", encoding="utf-8")
    project = Project.of(sources, root)
    project.build()
    return project


def _with_long_texts(value: Any, tokens: Iterator[str], field: str = "") -> Any:
    """``value`` with a long word in each text that people read."""
    if isinstance(value, Mapping) and set(value) <= LONG.keys():
        return {code: f"{LONG[code]} {text} {next(tokens)}" for code, text in value.items()}
    if isinstance(value, Mapping):
        return {
            key: item if key == "evidence" else _with_long_texts(item, tokens, key)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_with_long_texts(item, tokens, field) for item in value]
    if field == "aliases":
        return f"{next(tokens)} {value}"
    return _PLAIN.get(field, value)
