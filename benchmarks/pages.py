"""What a built site holds: its pages, what they weigh and what they state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.invention.tables import LANGUAGES, Record, identifier

FIELD = re.compile(r'data-field="(\w+)"')
SOURCE = re.compile(r'href="(https://example\.invalid/source/\d+)"')
RECORD = re.compile(r'href="[^"#]*?/?\b(' + "|".join(LANGUAGES) + r')/(\w+)/([a-z0-9-]+)/(?:#|")')


@dataclass(frozen=True)
class Weight:
    """How many pages a site has and how many bytes of HTML they are."""

    pages: int
    total: int
    median_record: float
    """Bytes of the record page in the middle."""


def html_files(site: Path) -> dict[str, Path]:
    """Every HTML file of the site by its path in it."""
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


def record_pages(records: dict[str, list[Record]]) -> set[str]:
    """The files where the pages of the records must be."""
    return {
        f"{language}/{kind}/{record['id']}/index.html"
        for language in LANGUAGES
        for kind, found in records.items()
        for record in found
    }


def weigh(files: dict[str, Path], record_files: set[str]) -> Weight:
    """The weight of the pages `files`, of which `record_files` are those of records."""
    sizes = {path: file.stat().st_size for path, file in files.items()}
    return Weight(
        len(sizes),
        sum(sizes.values()),
        median(sizes[path] for path in record_files if path in sizes),
    )


def stated(html: str) -> dict[str, object]:
    """What a record page says, in a form that two different markups share.

    The fields shown, the records it leads to, and the addresses of the sources it cites.
    """
    return {
        "fields": sorted(set(FIELD.findall(html))),
        "links to records": sorted(set(RECORD.findall(html))),
        "addresses of sources": sorted(set(SOURCE.findall(html))),
    }


def first_difference(one: dict[str, Path], other: dict[str, Path], paths: set[str]) -> str | None:
    """Where the pages at `paths` of two sites first state different things, in words."""
    for path in sorted(paths):
        ours = stated(one[path].read_text(encoding="utf-8"))
        theirs = stated(other[path].read_text(encoding="utf-8"))
        for what, found in ours.items():
            if found != theirs[what]:
                return f"{path}: {what} differ:\n  {found}\n  {theirs[what]}"
    return None


def edited_name(number: int) -> tuple[str, str]:
    """The French name of the record that the rebuild edits, before and after edit `number`."""
    assert identifier("institutes", 2) == "institut-fictif-0002"
    before = "Institut fictif 0002" + (f" relu {number - 1}" if number > 1 else "")
    return before, f"Institut fictif 0002 relu {number}"
