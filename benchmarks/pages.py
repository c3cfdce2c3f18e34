"""What a built site contains: its pages, their weight and the facts that they state."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.invention.tables import LANGUAGES, Record, identifier

FIELD = re.compile(r'data-field="(\w+)"')
SOURCE = re.compile(r'href="(https://[\w.-]+\.invalid/source/\d+)"')
VALUE = re.compile(r' id="(at-[\w-]+)"[^>]* data-strength="(\w+)"')
STRENGTH = re.compile(r'<(?!dd|a )\w+ [^>]*data-strength="(\w+)"')
"""Without the drawing of a neighbourhood: which records it leaves out may differ."""
EVIDENCE = re.compile(r'href="(#(?:at|source|dispute)-[\w-]+)"')
ANCHOR = re.compile(r' id="((?:at|dispute|gap|source)-[\w-]+)"')
DATES = re.compile(r'<dl class="dates">(.*?)</dl>', re.DOTALL)
DATE = re.compile(r'<div>|<time datetime="([\d-]+)"')
"""The lines of these, and the dates in each."""
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
RECORD = re.compile(
    r'href="[^"#]*?/?\b('
    + "|".join(LANGUAGES)
    + r')/(\w+)/([a-z0-9-]+)/(?:#((?:at|dispute)[\w-]+))?["#]'
)

OVERVIEWS = frozenset(("coverage", "disputes", "gaps", "statistics", "timeline"))
"""The first part of the path, below a language, of pages that show the evidence of all records."""


@dataclass(frozen=True)
class Weight:
    """How many pages a site has and how many bytes of HTML they are."""

    pages: int
    total: int
    median_record: float
    """The median size of a record's page, in bytes."""


def html_files(site: Path) -> dict[str, Path]:
    """Every HTML file of the site, by its path in it."""
    return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}


def record_pages(records: dict[str, list[Record]]) -> set[str]:
    """The paths that the pages of the records must have."""
    return {
        f"{language}/{kind}/{record['id']}/index.html"
        for language in LANGUAGES
        for kind, records_of_kind in records.items()
        for record in records_of_kind
    }


def evidence_pages(files: Iterable[str]) -> set[str]:
    """The paths among `files` of the pages about the evidence of all records, in any language."""
    return {path for path in files if OVERVIEWS.intersection(path.split("/")[1:2])}


def weigh(files: dict[str, Path], record_files: set[str]) -> Weight:
    """The weight of the pages `files`; `record_files` names those of records."""
    sizes = {path: file.stat().st_size for path, file in files.items()}
    return Weight(
        len(sizes),
        sum(sizes.values()),
        median(sizes[path] for path in record_files if path in sizes),
    )


def bytes_of_exports(whole: Path, other: Path) -> dict[str, int]:
    """The bytes of the files that the site `whole` has beyond the site `other`, the most first.

    Those of files below *data* are by how their names end, those of others by their folder.
    """
    sizes: Counter[str] = Counter()
    for file in whole.rglob("*"):
        path = file.relative_to(whole)
        if file.is_file() and not (other / path).exists():
            folder = "pages" if path.parts[0] in LANGUAGES else path.parts[0]
            ending = file.suffix.removeprefix(".") or file.name
            name = ending if folder == "data" else folder
            sizes[name] += file.stat().st_size
    return dict(sizes.most_common())


def stated(html: str) -> dict[str, object]:
    """What a page states: fields, links to records, sources, strengths and citations.

    They are the same for two pages in different markup that state the same.
    """
    return {
        "fields": sorted(set(FIELD.findall(html))),
        "links to records": sorted(set(RECORD.findall(html))),
        "addresses of sources": sorted(set(SOURCE.findall(html))),
        "strengths of values": sorted(VALUE.findall(html)),
        "strengths": sorted(Counter(STRENGTH.findall(html)).items()),
        "links to evidence": sorted(Counter(EVIDENCE.findall(html)).items()),
        "places of values": sorted(ANCHOR.findall(html)),
        "dates": [DATE.findall(lines) for lines in DATES.findall(html)],
        "claims": [claims(json.loads(unescape(data))) for data in DATA.findall(html)],
    }


def claims(data: dict[str, Any]) -> list[str]:
    """The parts of the JSON-LD of a page, each with the sources that it cites, as sorted text."""
    return sorted(json.dumps(part, sort_keys=True) for part in data.get("hasPart", []))


def first_difference(one: dict[str, Path], other: dict[str, Path], paths: set[str]) -> str | None:
    """A description of the first difference between two sites at `paths`; None if they agree."""
    for path in sorted(paths):
        ours = stated(one[path].read_text(encoding="utf-8"))
        theirs = stated(other[path].read_text(encoding="utf-8"))
        for aspect, values in ours.items():
            if values != theirs[aspect]:
                return f"{path}: {aspect} differ:\n  {values}\n  {theirs[aspect]}"
    return None


FIRST_NAME = "Institut fictif 0002"
"""The French name of the record that is edited, as it is invented."""
NEW_NAMES = ("Atelier", "Observatoire", "Zone", "Institut")
"""How its new names begin: far from one another in the alphabet."""


def edited_name(number: int) -> tuple[str, str]:
    """The French name of the record that is edited, before and after edit `number`, from 1.

    The new name begins with another letter, so the record moves in the list of names.
    """
    assert identifier("institutes", 2) == "institut-fictif-0002"

    def name(edits: int) -> str:
        if edits == 0:
            return FIRST_NAME
        return f"{NEW_NAMES[(edits - 1) % len(NEW_NAMES)]} fictif renommé {edits:04}"

    return name(number - 1), name(number)
