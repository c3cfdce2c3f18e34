"""A difference as a person reads it: plain text for a terminal, Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from operator import eq
from typing import TypeVar

from jazari_catalogue.editing.diff import messages
from jazari_catalogue.editing.diff.messages import Words
from jazari_catalogue.editing.diff.pages import PageChanges
from jazari_catalogue.editing.diff.records import FieldChange, RecordChange
from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.records.catalogue import Edge
from jazari_catalogue.records.problems.problem import shown

MOST = 40
"""Rows of one list that are shown; how many more there are is said."""

LONGEST = 300
"""Characters of one text that are shown."""

MOST_CHARACTERS = 300_000
"""Of the records' changes in all; the summary of a step on GitHub holds 1 MiB."""

Pages = dict[str, PageChanges]
T = TypeVar("T")


def as_text(speak: Words, pages: Pages) -> str:
    """The difference for a terminal."""
    found = speak.found
    lines: list[str] = []
    changes = [_record_as_text(speak, change) for change in found.records]
    lines += _bounded(speak, changes)
    if edges := [("+", edge) for edge in found.gained] + [("-", edge) for edge in found.lost]:
        rows = (f"  {sign} {_relation(speak, edge)}" for sign, edge in _first(edges))
        lines += ["", speak.say(messages.RELATIONS), *rows, *_more(speak, edges, "  ")]
    if found.stale:
        rows = (
            f"  {speak.record(stale.record)} · "
            f"{speak.field(found.head[stale.record], stale.path)} [{stale.language}]"
            for stale in _first(found.stale)
        )
        lines += [
            "",
            speak.say(messages.STALE),
            *map(shown, rows),
            *_more(speak, found.stale, "  "),
        ]
    if _count(pages):
        lines += ["", speak.say(messages.PAGES, count=_count(pages))]
        for code, (summary, paths) in _by_language(speak, pages):
            lines += [f"  {code} · {summary}"]
            lines += [f"    {path}" for path in _first(paths)]
            lines += _more(speak, paths, "    ")
    return "\n".join(lines).strip("\n") or speak.say(messages.NOTHING)


def as_markdown(speak: Words, pages: Pages) -> str:
    """The difference for the summary of a pull request. Nothing of a record is Markdown in it."""
    found = speak.found
    lines = [f"## {speak.say(messages.HEADING)}", ""]
    if not found.records and not _count(pages):
        return "\n".join([*lines, speak.say(messages.NOTHING)])
    if found.records:
        lines += [f"### {speak.say(messages.RECORDS)}", ""]
        changes = [_record_as_markdown(speak, change) for change in found.records]
        lines += _bounded(speak, changes)
    if edges := [("+", edge) for edge in found.gained] + [("-", edge) for edge in found.lost]:
        lines += [f"### {speak.say(messages.RELATIONS)}", ""]
        for sign, edge in _first(edges):
            change = speak.say(messages.GAINED if sign == "+" else messages.LOST)
            lines.append(f"- **{change}** · {escaped(_relation(speak, edge))}")
        lines += [*_more(speak, edges), ""]
    if found.stale:
        lines += [f"### {speak.say(messages.STALE)}", ""]
        for stale in _first(found.stale):
            name = escaped(speak.record(stale.record))
            place = escaped(speak.field(found.head[stale.record], stale.path))
            lines.append(f"- {name} · {place} · **{stale.language}**")
        lines += [*_more(speak, found.stale), ""]
    if _count(pages):
        lines += [f"### {speak.say(messages.PAGES, count=_count(pages))}", ""]
        for code, (summary, paths) in _by_language(speak, pages):
            lines += [f"<details><summary>{code} · {summary}</summary>", ""]
            lines += [f"- `{path}`" for path in _first(paths)]
            lines += [*_more(speak, paths), "", "</details>", ""]
    return "\n".join(lines).rstrip("\n")


# ---- records ------------------------------------------------------------------------------------


def _record_as_text(speak: Words, change: RecordChange) -> list[str]:
    lines = [shown(_heading(speak, change))]
    if change.change == "removed":
        lines.append(f"    {speak.say(messages.BREAKS)}")
    for row in _first(change.fields):
        label, language, before, after = _row(speak, change, row)
        lines.append(f"  {shown(label)}{f' [{language}]' if language else ''}")
        lines += [f"    - {shown(before)}"] if before is not None else []
        lines += [f"    + {shown(after)}"] if after is not None else []
    return [*lines, *_more(speak, change.fields, "  ")]


def _record_as_markdown(speak: Words, change: RecordChange) -> list[str]:
    lines = [f"#### {escaped(_heading(speak, change))}", ""]
    if change.change == "removed":
        lines += [speak.say(messages.BREAKS), ""]
    if change.fields:
        heads = (messages.FIELD, messages.LANGUAGE, messages.BEFORE, messages.AFTER)
        lines += [f"| {' | '.join(speak.say(head) for head in heads)} |", "|---|---|---|---|"]
        for row in _first(change.fields):
            label, language, before, after = _row(speak, change, row)
            none = f"*{speak.say(messages.ABSENT)}*"
            cells = [
                escaped(label),
                language or "",
                none if before is None else escaped(before),
                none if after is None else escaped(after),
            ]
            lines.append(f"| {' | '.join(cells)} |")
        lines += ["", *_more(speak, change.fields)]
    return lines


def _heading(speak: Words, change: RecordChange) -> str:
    record = change.record
    kind = record.titles.in_language(speak.language)
    what = speak.say(messages.CHANGES[change.change])
    said = f"{what} · {kind} · {speak.name(record)} ({record.id})"
    return f"{said} · {speak.say(messages.FORMERLY, id=change.former)}" if change.former else said


def _row(
    speak: Words, change: RecordChange, row: FieldChange
) -> tuple[str, str | None, str | None, str | None]:
    label = speak.field(change.record, row.path)
    before, after = excerpts(speak.value(row.before), speak.value(row.after))
    return label, row.language, before, after


def excerpts(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Two texts cut to what differs and a few words around it, where they are long."""
    if before is None or after is None:
        return _cut(before), _cut(after)
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    same = sum(takewhile(bool, map(eq, before, after)))
    start = max(before.rfind(" ", 0, max(same - 40, 0)) + 1, 0)
    lead = "…" if start else ""
    return _cut(lead + before[start:]), _cut(lead + after[start:])


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _relation(speak: Words, edge: Edge) -> str:
    subject, title, other, reverse = speak.relation(edge)
    return f"{subject} · {title} → {other} · {reverse}"


# ---- bounds -------------------------------------------------------------------------------------


def _first(items: list[T]) -> list[T]:
    return items[:MOST]


def _more(speak: Words, items: list[T], indent: str = "") -> list[str]:
    left = len(items) - MOST
    return [f"{indent}{speak.say(messages.MORE, count=left)}"] if left > 0 else []


def _bounded(speak: Words, blocks: list[list[str]]) -> list[str]:
    """The blocks with a blank line after each, as far as there is room."""
    lines: list[str] = []
    room = MOST_CHARACTERS
    for index, block in enumerate(blocks):
        room -= sum(len(line) + 1 for line in block)
        if index == MOST or room < 0:
            return [*lines, speak.say(messages.MORE, count=len(blocks) - index), ""]
        lines += [*block, ""]
    return lines


# ---- pages --------------------------------------------------------------------------------------


def _count(pages: Pages) -> int:
    return sum(len(paths) for changes in pages.values() for paths in changes)


def _by_language(speak: Words, pages: Pages) -> Iterable[tuple[str, tuple[str, list[str]]]]:
    """For each language how many pages of which sort, and their addresses."""
    for code, changes in pages.items():
        groups = changes._asdict()
        counted = ", ".join(
            f"{len(paths)} {speak.say(messages.PAGE_CHANGES[name])}"
            for name, paths in groups.items()
            if paths
        )
        paths = [path for group in ("added", "removed", "changed") for path in groups[group]]
        if paths:
            yield code, (counted, paths)
