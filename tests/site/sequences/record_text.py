"""Record files as text: cut into the blocks of records, and joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

Record = dict[str, Any]

_KEY = re.compile(r"([a-z_]+):[ \t]*(?:#.*)?\Z")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Dumper(yaml.SafeDumper):
    """Writes a value twice rather than an alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


@dataclass
class Section:
    """The records of a kind in a file."""

    plural: str
    head: str
    """The line of the key, with the lines before it."""
    blocks: list[str]
    """The text of each record."""


class Located(NamedTuple):
    """A record of a file."""

    path: str
    section: int
    block: int
    plural: str
    record: Record


def split(text: str) -> list[Section]:
    """The sections of a record file. A file in another layout is laid out first."""
    sections = _cut(text)
    if sections is not None:
        return sections
    data = yaml.load(text, _LOADER) or {}
    return [
        Section(plural, f"{plural}:\n", [block_of(record) for record in records])
        for plural, records in data.items()
        if isinstance(records, list)
    ]


def _cut(text: str) -> list[Section] | None:
    """The sections, cut from ``text``; None where it is in another layout."""
    if "\r" in text or text.startswith("\ufeff"):
        return None
    sections: list[Section] = []
    head = ""
    for line in text.splitlines(keepends=True):
        key = _KEY.match(line.rstrip("\n"))
        if key:
            sections.append(Section(key[1], head + line, []))
            head = ""
        elif not line.strip() or line.startswith("#"):
            if sections and sections[-1].blocks:
                sections[-1].blocks[-1] += line
            else:
                head += line
        elif line.startswith("  - ") and sections:
            sections[-1].blocks.append(head + line)
            head = ""
        elif line.startswith("   ") and sections and sections[-1].blocks:
            sections[-1].blocks[-1] += line
        else:
            return None
    if sections and head:
        sections[-1].head += head
    return sections


def join(sections: list[Section]) -> str:
    """The text of a record file."""
    return "".join(
        section.head + "".join(section.blocks)
        if section.blocks
        else f"{section.head.rstrip()} []\n"
        for section in sections
    )


def record_of(block: str) -> Record:
    """The record in a block; every scalar is text."""
    record: Record = yaml.load(block, _LOADER)[0]
    return record


def block_of(record: Record, *, flow: bool | None = None, width: int = 100) -> str:
    """The text of a record: with braces for all of it, for its innermost values (None), or none."""
    text = yaml.dump(
        [record], None, _Dumper, default_flow_style=False, allow_unicode=True, sort_keys=False
    )
    if flow is not False:
        inner = [
            (
                name,
                yaml.dump(
                    value,
                    None,
                    _Dumper,
                    default_flow_style=True,
                    allow_unicode=True,
                    sort_keys=False,
                    width=width,
                )
                .removesuffix("...\n")
                .rstrip(),
            )
            for name, value in record.items()
        ]
        text = "".join(
            ("- " if not number else "  ") + f"{name}: " + value.replace("\n", "\n    ") + "\n"
            for number, (name, value) in enumerate(inner)
        )
    return "".join(f"  {line}\n" for line in text.splitlines())


def records_in(sources: dict[str, bytes]) -> Iterator[Located]:
    """The records of all record files."""
    for path in record_paths(sources):
        for number, section in enumerate(split(sources[path].decode())):
            for index, block in enumerate(section.blocks):
                yield Located(path, number, index, section.plural, record_of(block))


def record_paths(sources: dict[str, bytes]) -> list[str]:
    """The paths of the record files."""
    return sorted(
        path
        for path in sources
        if path == "institutes.yaml" or (path.startswith("records/") and path.endswith(".yaml"))
    )
