"""Texts that attack the pages and files they appear in, and a project whose records hold one."""

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
"""The attack with every special character replaced by a letter: same length, same line breaks."""

HOSTILE = {
    "markup": ATTACK,
    "the end of a script": "</script ><!--<script>]]></SCRIPT>&lt;/script&gt;",
    "quotes": "\"\"\"'''“”«»‘’` \\\" \\' &quot; &#34; &#x27;",
    "backslashes": r"\ \\ \" \n \u0022 \x3c \input{/etc/passwd} \write18{id} \\",
    "braces": "}}}, author = {Nobody}, {{{ } { @misc{x, %} {{ 7 * 7 }} {% raw %} ${7*7}",
    "breaks": "one\ntwo\n\nthree\nfour",
    "a formula": '=HYPERLINK("https://example.invalid/?"&A1,"x")',
    "a command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formulas between separators": """a;=1+1, @x,"-2";""+3; "" =4 ,'=5;＝6""",
    "percents": "%s %(num)s %d %% %00 %2e%2e%2f ../../x ~^_#$&",
    "marks": "q" + "\u0301" * 8,
    "one long word": "x" * 3000,
    "beyond the first plane": "👩🏽\u200d🔬 𝒜 𐤀 \U0002a6d6",
    "both directions": "abc (معهد) 12-34 [ⴰⵣⵓⵍ] «معهد» )(",
    "names of objects": "__proto__ constructor toString null undefined NaN true",
}
"""Texts that a record may hold, by what an output could mistake them for."""

REFUSED = {
    "an override": "\u202egnp.exe",
    "an isolate": "\u2067x\u2069",
    "a mark of direction": "a\u200fb",
    "a line separator": "a\u2028b",
    "a zero width space": "a\u200bb",
    "a byte order mark": "a\ufeffb",
    "a soft hyphen": "a\u00adb",
    "a joiner between Latin letters": "a\u200db",
    "a letter that shows nothing": "\u3164",
    "braille without dots": "\u2800",
    "a tag": "a\U000e0041b",
    "a selector": "a\ufe00b",
    "a private character": "a\ue000b",
    "a noncharacter": "a\ufdd0b",
    "three hundred marks": "q" + "\u0301" * 300,
    "a null": "a\x00b",
    "an escape": "a\x1b[31mb",
}
"""Texts that no record may hold, whether written literally or as an escape."""

PLAIN_FIELDS = {"title", "publisher", "phone", "address"}
"""Fields that hold one text."""
LOCALIZED_FIELDS = {
    *("name", "summary", "city", "place", "cost", "label", "text", "about", "named_after"),
    *("unnamed_parties", "objectives", "means"),
}
"""Fields that hold a text in several languages."""


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a block scalar (`|`), as an editor would."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def as_written(data: Any) -> str:
    """``data`` as YAML that an editor could have written."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    return text


def with_text(value: Any, attack: str, field: str = "") -> Any:
    """The data of a record file with ``attack`` appended to every text that people read."""
    if isinstance(value, dict):
        if field in LOCALIZED_FIELDS:
            return {language: f"{text} {attack}" for language, text in value.items()}
        return {
            key: item if key in {"description", "evidence"} else with_text(item, attack, key)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [with_text(item, attack, field) for item in value]
    if field in {*LOCALIZED_FIELDS, *PLAIN_FIELDS, "aliases"}:
        return f"{value} {attack}"
    return value


def hostile_project(root: Path, attack: str) -> Project:
    """Builds the small project at ``root`` with ``attack`` in every text of its records."""
    project = Project.of(SMALL, root)
    for name in ("institutes.yaml", "partners.yaml"):
        data = yaml.load((SMALL / name).read_text(encoding="utf-8"), yaml.BaseLoader)
        text = as_written(with_text(data, attack))
        (project.root / name).write_text(text, encoding="utf-8")
    project.build()
    return project
