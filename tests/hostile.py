"""Invented records whose every text is an attack, and the project that publishes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from tests.project import SMALL, Project

ATTACK = (
    """<script>alert(1)</script><img src=x onerror=alert(1)>"'><b onclick='x'>&lt;i&gt;&amp;"""
    """ {{ 7 * 7 }}{% raw %}{# # #} @@jz:body@@ @@jz:title@@ </title></h1></main>"""
    """ <!-- --> javascript:alert(1) %(num)s \\u003cscript\\u003e ${7*7}"""
)
HARMLESS = re.sub(r"[^\w\s]", "x", ATTACK)
"""As long, with the same words and digits, so that lines break alike and no sign means anything."""

PLAIN = {"title", "publisher", "phone", "address"}
TEXTS = {
    *("name", "summary", "city", "place", "cost", "label", "text", "about", "named_after"),
    *("unnamed_parties", "objectives", "means"),
}
"""Fields that hold a text in several languages."""


def with_text(value: Any, attack: str, field: str = "") -> Any:
    """A record file's data with ``attack`` added to every text that people read."""
    if isinstance(value, dict):
        if field in TEXTS:
            return {language: f"{text} {attack}" for language, text in value.items()}
        return {
            key: item if key in {"description", "evidence"} else with_text(item, attack, key)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [with_text(item, attack, field) for item in value]
    if field in {*TEXTS, *PLAIN, "aliases"}:
        return f"{value} {attack}"
    return value


def project_of(root: Path, attack: str) -> Project:
    project = Project.of(SMALL, root)
    for name in ("institutes.yaml", "partners.yaml"):
        data = yaml.load((SMALL / name).read_text(encoding="utf-8"), yaml.BaseLoader)
        text = yaml.safe_dump(with_text(data, attack), allow_unicode=True, sort_keys=False)
        (project.root / name).write_text(text, encoding="utf-8")
    project.build()
    return project
