"""The figures and the queue as text, as Markdown for GitHub, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.editing.stats import dead_sources, messages
from jazari_catalogue.editing.stats.cells import link, location_text, table
from jazari_catalogue.editing.stats.dead_sources import DeadSource
from jazari_catalogue.editing.stats.figures import TOTAL, Row, Section
from jazari_catalogue.editing.stats.old_translations import OldTranslations
from jazari_catalogue.editing.stats.queue import Waiting
from jazari_catalogue.history.excerpts import excerpts
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.problems.problem import shown
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.texts.interface import interface
from jazari_catalogue.texts.plain_values import PlainValues

LONGEST = 160
"""The most characters of a French text that are shown beside those before it."""


class Report(NamedTuple):
    """What ``catalogue stats`` reports."""

    figures: tuple[Section, ...]
    queue: list[Waiting]
    """The first records of the queue."""
    waiting: int
    """How many records the whole queue has."""
    old: OldTranslations
    """The first translations that are older than their French text."""
    outdated: int
    """How many there are in all."""
    dead: list[DeadSource]
    """The first dead sources without an archived copy."""
    unarchived: int
    """How many there are in all."""


def as_text(report: Report, language: str) -> str:
    """For a terminal: the figures, the queue, the old translations. Empty rows are left out.

    Numbers, paths and ids come first in a line and texts last, so that columns are straight with
    Arabic texts too, in terminals with and without the bidirectional algorithm.
    """
    lines: list[str] = []
    numbers = [row.number for section in report.figures for row in section.rows]
    width = max(len(str(number)) for number in numbers) + 2
    for section in report.figures:
        rows = [row for row in section.rows if row.number]
        if rows:
            lines += [section.titles.in_language(language)]
            lines += [f"{row.number:>{width}}  {_label(row, language)}" for row in rows]
            lines.append("")
    lines += [*_old_as_text(report.old, language, width), ""]
    if report.queue:
        lines += [_heading(report, language), f"  {messages.HOW.in_language(language)}"]
    cells = [
        (
            location_text(waiting.location),
            shown(waiting.record.verified or "-"),
            waiting.record.id,
            _reasons(waiting, language),
        )
        for waiting in report.queue
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        lines.append(f"  {'  '.join(padded).rstrip()}")
    lines += ["", *_texts_as_text(report, language)]
    lines += ["", *dead_sources.as_text(report.dead, report.unarchived, language)]
    return "\n".join(lines).strip("\n") or _nothing(language)


def _nothing(language: str) -> str:
    """What is reported of a catalogue without records."""
    return f"{messages.RECORDS.in_language(language)}\n  0  {messages.ALL.in_language(language)}"


def _label(row: Row, language: str) -> str:
    """The name of ``row`` and the parts of its number: `Partners: Official source 6 · …`."""
    label = row.titles.in_language(language)
    parts = [
        f"{part.titles.in_language(language)} {part.number}" for part in row.parts if part.number
    ]
    if not parts:
        return label
    return messages.PARTS.in_language(language).format(label=label, parts=" · ".join(parts))


def _heading(report: Report, language: str) -> str:
    counts = {"shown": len(report.queue), "count": report.waiting}
    return messages.QUEUE.in_language(language).format(**counts)


def _reasons(waiting: Waiting, language: str) -> str:
    """Why to check a record, and what to look at in it."""
    return " · ".join(
        titles.in_language(language).format(count=count) for titles, count in _why(waiting)
    )


def _why(waiting: Waiting) -> Iterator[tuple[Titles, int]]:
    if waiting.age is None:
        yield messages.NEVER, 0
    if waiting.overdue:
        yield messages.OVERDUE, 0
    yield waiting.strength.titles, 0
    if waiting.disputes:
        yield messages.DISPUTED, waiting.disputes
    if waiting.gaps:
        yield messages.GAPS_LEFT, waiting.gaps


def as_markdown(report: Report, language: str) -> str:
    """For the summary of a workflow run: the queue, then the figures, in tables.

    In GitHub Actions, each record of the queue links to its line in the editor of GitHub.
    """

    def say(titles: Titles) -> str:
        return titles.in_language(language)

    lines: list[str] = []
    if report.queue:
        lines += [f"## {_heading(report, language)}", "", say(messages.HOW), ""]
        columns = (messages.RECORD, messages.LAST, messages.WHY, messages.LOCATION)
        lines += table(*map(say, columns))
    for waiting in report.queue:
        name = waiting.record.display_name().in_language(language).text
        cells = (
            f"{escaped(name)} ({escaped(waiting.record.id)})",
            escaped(waiting.record.verified or "-"),
            escaped(_reasons(waiting, language)),
            link(waiting.location),
        )
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", *_texts_as_markdown(report, language)]
    lines += ["", *dead_sources.as_markdown(report.dead, report.unarchived, language)]
    for section in report.figures:
        rows = [row for row in section.rows if row.number]
        if rows:
            lines += ["", f"### {say(section.titles)}", ""]
            lines += table("", say(messages.TOTAL))
            lines += [f"| {escaped(_label(row, language))} | {row.number} |" for row in rows]
    lines += ["", *_old_as_markdown(report.old, language)]
    return "\n".join(lines).strip("\n") or _nothing(language)


def _old_as_text(old: OldTranslations, language: str, width: int) -> list[str]:
    """How many translations are older than the French, by language, or why that is not known."""
    heading = messages.OLD.in_language(language)
    if old.unknown is not None:
        return [heading, f"  {_unknown(old.unknown, language)}"]
    rows = [f"{number:>{width}}  {label}" for label, number in _old_rows(old, language)]
    return [heading, *rows] if rows else []


def _old_as_markdown(old: OldTranslations, language: str) -> list[str]:
    lines = [f"### {messages.OLD.in_language(language)}", ""]
    if old.unknown is not None:
        return [*lines, _unknown(old.unknown, language)]
    rows = [f"| {label} | {number} |" for label, number in _old_rows(old, language)]
    return [*lines, *table("", messages.TOTAL.in_language(language)), *rows] if rows else []


def _unknown(reason: Reason, language: str) -> str:
    text = messages.UNKNOWN.in_language(language)
    return text.format(reason=reason.sentence.in_language(language))


def _old_rows(old: OldTranslations, language: str) -> list[tuple[str, int]]:
    out_of = messages.OUT_OF.in_language(language)
    return [
        (out_of.format(language=LANGUAGES[code].native_name, count=count.all), count.old)
        for code, count in old.counts.items()
        if count.all
    ]


def _review(report: Report, language: str) -> str:
    counts = {"shown": len(report.old.texts), "count": report.outdated}
    return messages.REVIEW.in_language(language).format(**counts)


def _texts_as_text(report: Report, language: str) -> list[str]:
    """The old translations, each followed by the French text before and after."""
    if not report.old.texts:
        return []
    values = PlainValues(interface(language))
    lines = [_review(report, language), f"  {messages.HOW_TO_REVIEW.in_language(language)}"]
    for record, text, location in report.old.texts:
        field = values.field(type(record), text.path)
        before, after = excerpts(text.before, text.french, LONGEST)
        cells = (location_text(location), text.day, text.language, record.id, shown(field))
        lines.append(f"  {'  '.join(cells)}")
        lines += [f"    - {shown(before or '')}", f"    + {shown(after or '')}"]
    return lines


def _texts_as_markdown(report: Report, language: str) -> list[str]:
    if not report.old.texts:
        return []
    values = PlainValues(interface(language))
    columns = (
        *(messages.RECORD, messages.FIELD, messages.LANGUAGE, messages.SINCE),
        *(messages.FRENCH_BEFORE, messages.FRENCH_AFTER, messages.LOCATION),
    )
    how = messages.HOW_TO_REVIEW.in_language(language)
    lines = [f"## {_review(report, language)}", "", how, ""]
    lines += table(*(column.in_language(language) for column in columns))
    for record, text, location in report.old.texts:
        before, after = excerpts(text.before, text.french, LONGEST)
        cells = (
            *map(escaped, (record.id, values.field(type(record), text.path), text.language)),
            *map(escaped, (text.day, before or "", after or "")),
            link(location),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _old_as_json(report: Report) -> dict[str, object]:
    old = report.old
    if old.unknown is not None:
        return {"unknown": old.unknown.name.lower(), "languages": None, "total": None, "texts": []}
    texts = [
        {
            "id": record.id,
            "kind": record.kind,
            "field": ".".join(text.path),
            "language": text.language,
            "path": location.path,
            "line": location.line,
            "since": text.day,
            "text": text.text,
            "before": text.before,
            "after": text.french,
        }
        for record, text, location in old.texts
    ]
    languages = {code: {TOTAL: count.all, "old": count.old} for code, count in old.counts.items()}
    return {"unknown": None, "languages": languages, "total": report.outdated, "texts": texts}


def as_json(report: Report, language: str) -> str:  # noqa: ARG001
    """For programs, the same in every language: docs/stats.md describes it."""
    figures = {
        section.key: {row.key: _number(row) for row in section.rows} for section in report.figures
    }
    records = [
        {
            "id": waiting.record.id,
            "kind": waiting.record.kind,
            "path": waiting.location.path,
            "line": waiting.location.line,
            "verified": waiting.record.verified,
            "days": waiting.age,
            "overdue": waiting.overdue,
            "strength": waiting.strength.value,
            "disputes": waiting.disputes,
            "gaps": waiting.gaps,
        }
        for waiting in report.queue
    ]
    result = figures | {
        "queue": {"total": report.waiting, "records": records},
        "old_translations": _old_as_json(report),
        "dead_sources": dead_sources.as_json(report.dead, report.unarchived),
    }
    text = json.dumps(result, ensure_ascii=False, indent=1)
    # GitHub Actions runs `##[…` anywhere in a log as a command, so the bracket is escaped.
    return text.replace("##[", "##\\u005b")


def _number(row: Row) -> int | dict[str, int]:
    """The number of ``row``, with its parts where it has any."""
    if not row.parts:
        return row.number
    return {TOTAL: row.number} | {part.key: part.number for part in row.parts}


FORMATS: dict[str, Callable[[Report, str], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
