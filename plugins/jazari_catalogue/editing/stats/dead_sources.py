"""The sources that readers can no longer open: offline, without a copy in a web archive."""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue.editing.markdown import escaped
from jazari_catalogue.editing.stats import messages
from jazari_catalogue.editing.stats.cells import link, location_text, table
from jazari_catalogue.records.catalogue import Catalogue, RecordLocation
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.problems.problem import shown


class DeadSource(NamedTuple):
    """A source whose address no longer answers, and the location of its record."""

    source: Source
    since: str
    """The day since which it does not (ISO 8601)."""
    location: RecordLocation


def dead_without_copy(catalogue: Catalogue) -> list[DeadSource]:
    """The dead sources without an archived copy, those offline longest first."""
    return sorted(
        (
            DeadSource(source, str(source.dead_since), catalogue.locations[source.id])
            for source in catalogue.of_kind(Source)
            if source.dead_since is not None and source.archived is None
        ),
        key=lambda dead: (dead.since, dead.source.id),
    )


def _heading(dead: list[DeadSource], count: int, language: str) -> str:
    counts = {"shown": len(dead), "count": count}
    return messages.DEAD_SOURCES.in_language(language).format(**counts)


def as_text(dead: list[DeadSource], count: int, language: str) -> list[str]:
    """For a terminal, the first ``dead`` of ``count``."""
    if not dead:
        return []
    how = messages.HOW_TO_ARCHIVE.in_language(language)
    rows = [
        f"  {location_text(one.location)}  {one.since}  {one.source.id}  {shown(one.source.url)}"
        for one in dead
    ]
    return [_heading(dead, count, language), f"  {how}", *rows]


def as_markdown(dead: list[DeadSource], count: int, language: str) -> list[str]:
    """The same in Markdown."""
    if not dead:
        return []
    how = messages.HOW_TO_ARCHIVE.in_language(language)
    columns = (messages.RECORD, messages.SINCE, messages.ADDRESS, messages.LOCATION)
    lines = [f"## {_heading(dead, count, language)}", "", how, ""]
    lines += table(*(column.in_language(language) for column in columns))
    for source, since, location in dead:
        cells = (*map(escaped, (source.id, since, source.url)), link(location))
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def as_json(dead: list[DeadSource], count: int) -> dict[str, object]:
    """The same for JSON."""
    sources = [
        {
            "id": source.id,
            "path": location.path,
            "line": location.line,
            "since": since,
            "url": source.url,
        }
        for source, since, location in dead
    ]
    return {"total": count, "sources": sources}
