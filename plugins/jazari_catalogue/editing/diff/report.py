"""Writes a difference for people: as plain text, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from jazari_catalogue.editing.diff import messages
from jazari_catalogue.editing.diff.addresses import old_address
from jazari_catalogue.editing.diff.figures import FigureChange, Figures
from jazari_catalogue.editing.diff.labels import Labels
from jazari_catalogue.editing.diff.pages import PageChanges
from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.editing.stats import messages as stats_messages
from jazari_catalogue.history.comparison import FieldChange, RecordChange
from jazari_catalogue.history.excerpts import excerpts
from jazari_catalogue.records.catalogue import Edge
from jazari_catalogue.records.problems.problem import shown

MAX_ROWS = 40
"""The most rows of one list that are shown; the number of the others is."""

MAX_TEXT = 300
"""The most characters of one text that are shown."""

MAX_CHARACTERS = 300_000
"""The most characters for all records together; GitHub limits the summary of a step to 1 MiB."""

Pages = dict[str, PageChanges]
T = TypeVar("T")


def as_text(labels: Labels, pages: Pages, figures: Figures) -> str:
    """The difference as plain text for a terminal."""
    difference = labels.difference
    lines: list[str] = []
    changes = [_record_as_text(labels, change) for change in difference.records]
    lines += _bounded(labels, changes)
    if edges := [("+", edge) for edge in difference.gained] + [
        ("-", edge) for edge in difference.lost
    ]:
        rows = (f"  {sign} {_relation(labels, edge)}" for sign, edge in _first(edges))
        lines += [
            "",
            labels.message(messages.RELATIONS),
            *map(shown, rows),
            *_more(labels, edges, "  "),
        ]
    if difference.stale:
        rows = (
            f"  {labels.record(stale.record)} · "
            f"{labels.field(difference.head[stale.record], stale.path)} [{stale.language}]"
            for stale in _first(difference.stale)
        )
        lines += [
            "",
            labels.message(messages.STALE),
            *map(shown, rows),
            *_more(labels, difference.stale, "  "),
        ]
    if figures.changed or figures.verified:
        lines += ["", labels.message(messages.FIGURES)]
        for change in _first(figures.summary()):
            numbers = {"before": change.before, "after": change.after}
            lines.append(
                f"  {labels.message(messages.FROM_TO, label=_figure(labels, change), **numbers)}"
            )
        lines += _more(labels, figures.summary(), "  ")
        if figures.verified:
            lines.append(f"  {_verified(labels, figures)}")
    if _count(pages):
        lines += ["", labels.message(messages.PAGES, count=_count(pages))]
        for code, (summary, paths) in _by_language(labels, pages):
            lines += [f"  {code} · {summary}"]
            lines += [f"    {path}" for path in _first(paths)]
            lines += _more(labels, paths, "    ")
    return "\n".join(lines).strip("\n") or labels.message(messages.NOTHING)


def as_markdown(labels: Labels, pages: Pages, figures: Figures) -> str:
    """The difference as Markdown, in which the texts of records have no effect."""
    difference = labels.difference
    lines = [f"## {labels.message(messages.HEADING)}", ""]
    if not difference.records and not _count(pages):
        return "\n".join([*lines, labels.message(messages.NOTHING)])
    if difference.records:
        lines += [f"### {labels.message(messages.RECORDS)}", ""]
        changes = [_record_as_markdown(labels, change) for change in difference.records]
        lines += _bounded(labels, changes)
    if edges := [("+", edge) for edge in difference.gained] + [
        ("-", edge) for edge in difference.lost
    ]:
        lines += [f"### {labels.message(messages.RELATIONS)}", ""]
        for sign, edge in _first(edges):
            change = labels.message(messages.GAINED if sign == "+" else messages.LOST)
            lines.append(f"- **{change}** · {escaped(_relation(labels, edge))}")
        lines += [*_more(labels, edges), ""]
    if difference.stale:
        lines += [f"### {labels.message(messages.STALE)}", ""]
        for stale in _first(difference.stale):
            name = escaped(labels.record(stale.record))
            field = escaped(labels.field(difference.head[stale.record], stale.path))
            lines.append(f"- {name} · {field} · **{stale.language}**")
        lines += [*_more(labels, difference.stale), ""]
    if figures.changed or figures.verified:
        lines += [f"### {labels.message(messages.FIGURES)}", ""]
        lines += _figures_as_markdown(labels, figures)
    if _count(pages):
        lines += [f"### {labels.message(messages.PAGES, count=_count(pages))}", ""]
        for code, (summary, paths) in _by_language(labels, pages):
            lines += [f"<details><summary>{code} · {summary}</summary>", ""]
            lines += [f"- `{path}`" for path in _first(paths)]
            lines += [*_more(labels, paths), "", "</details>", ""]
    return "\n".join(lines).rstrip("\n")


def _figures_as_markdown(labels: Labels, figures: Figures) -> list[str]:
    lines: list[str] = []
    if figures.changed:
        headings = (messages.FIGURE, messages.BEFORE, messages.AFTER)
        lines += [f"| {' | '.join(map(labels.message, headings))} |", "|---|---|---|"]
        for change in _first(figures.summary()):
            lines.append(f"| {_figure(labels, change)} | {change.before} | {change.after} |")
        lines += ["", *_more(labels, figures.summary())]
    if figures.verified:
        lines += [escaped(_verified(labels, figures)), ""]
    return lines


def _figure(labels: Labels, change: FigureChange) -> str:
    """The titles of a figure: `What no source says, by question · looked for in vain`."""
    titles = [title for title in change.titles if title is not stats_messages.ALL]
    return " · ".join(map(labels.message, titles))


def _verified(labels: Labels, figures: Figures) -> str:
    """How many records were checked again, and which: `Records checked …: 1 (jazari-root)`."""
    counted = labels.message(messages.VERIFIED, count=len(figures.verified))
    ids = ", ".join(verified.record for verified in _first(figures.verified))
    return f"{counted} ({ids})" if len(figures.verified) <= MAX_ROWS else f"{counted} ({ids}, …)"


def _record_as_text(labels: Labels, change: RecordChange) -> list[str]:
    lines = [shown(_heading(labels, change))]
    if address := old_address(labels, change):
        lines.append(f"    {shown(address)}")
    for row in _first(change.fields):
        label, language, before, after = _row(labels, change, row)
        lines.append(f"  {shown(label)}{f' [{language}]' if language else ''}")
        lines += [f"    - {shown(before)}"] if before is not None else []
        lines += [f"    + {shown(after)}"] if after is not None else []
    return [*lines, *_more(labels, change.fields, "  ")]


def _record_as_markdown(labels: Labels, change: RecordChange) -> list[str]:
    lines = [f"#### {escaped(_heading(labels, change))}", ""]
    if address := old_address(labels, change):
        lines += [escaped(address), ""]
    if change.fields:
        headings = (messages.FIELD, messages.LANGUAGE, messages.BEFORE, messages.AFTER)
        lines += [
            f"| {' | '.join(labels.message(heading) for heading in headings)} |",
            "|---|---|---|---|",
        ]
        for row in _first(change.fields):
            label, language, before, after = _row(labels, change, row)
            none = f"*{labels.message(messages.ABSENT)}*"
            cells = [
                escaped(label),
                language or "",
                none if before is None else escaped(before),
                none if after is None else escaped(after),
            ]
            lines.append(f"| {' | '.join(cells)} |")
        lines += ["", *_more(labels, change.fields)]
    return lines


def _heading(labels: Labels, change: RecordChange) -> str:
    record = labels.difference.record(change)
    kind = record.titles.in_language(labels.language)
    parts = [labels.message(messages.CHANGES[change.change]), kind]
    parts.append(f"{labels.name(record)} ({record.id})")
    if change.former is not None:
        former = f"{change.former.plural}/{change.former.id}"
        name = change.former.id if change.change == "renamed" else former
        parts.append(labels.message(messages.FORMERLY, id=name))
    return " · ".join(parts)


def _row(
    labels: Labels, change: RecordChange, row: FieldChange
) -> tuple[str, str | None, str | None, str | None]:
    record = labels.difference.record(change)
    label = labels.field(record, row.path)
    before, after = excerpts(
        labels.value_at(record, row.path, row.before),
        labels.value_at(record, row.path, row.after),
        MAX_TEXT,
    )
    return label, row.language, before, after


def _relation(labels: Labels, edge: Edge) -> str:
    subject, title, other, reverse = labels.relation(edge)
    return f"{subject} · {title} → {other} · {reverse}"


def _first(items: list[T]) -> list[T]:
    return items[:MAX_ROWS]


def _more(labels: Labels, items: list[T], indent: str = "") -> list[str]:
    left = len(items) - MAX_ROWS
    return [f"{indent}{labels.message(messages.MORE, count=left)}"] if left > 0 else []


def _bounded(labels: Labels, blocks: list[list[str]]) -> list[str]:
    """The blocks within the limits, a blank line after each; then the number of the others."""
    lines: list[str] = []
    room = MAX_CHARACTERS
    for index, block in enumerate(blocks):
        room -= sum(len(line) + 1 for line in block)
        if index == MAX_ROWS or room < 0:
            return [*lines, labels.message(messages.MORE, count=len(blocks) - index), ""]
        lines += [*block, ""]
    return lines


def _count(pages: Pages) -> int:
    return sum(len(paths) for changes in pages.values() for paths in changes)


def _by_language(labels: Labels, pages: Pages) -> Iterable[tuple[str, tuple[str, list[str]]]]:
    """For each language with changes, the number of pages by change, and their addresses."""
    for code, changes in pages.items():
        groups = changes._asdict()
        counted = ", ".join(
            f"{len(paths)} {labels.message(messages.PAGE_CHANGES[name])}"
            for name, paths in groups.items()
            if paths
        )
        paths = [path for group in ("added", "removed", "changed") for path in groups[group]]
        if paths:
            yield code, (counted, paths)
