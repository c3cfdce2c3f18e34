"""The external addresses in the records and the prose, and where they are."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.files import read, shown_path
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.settings import read_settings

_EXAMPLE = re.compile(
    r"https?://(?:[^/?#]*[…{}<>]"
    r"|(?:[^/?#:]+\.)?(?:example|invalid|test|localhost|example\.(?:com|net|org))\.?(?:[:/?#]|$))"
    r"|.*…"
)
"""An address in a document that stands for others (RFC 2606 reserves names for that)."""

_PLAIN = r"[^\s\x00-\x1f\x7f<>()\"`\]]"
_ADDRESS = re.compile(rf"https?://(?:{_PLAIN}|\({_PLAIN}*\))+")
"""An address in Markdown: with brackets, if they are closed in it (CommonMark, 6.3)."""
_AFTER = ".,;:!?'’”»،؛؟*|"
"""What follows an address rather than ends it."""


@dataclass(frozen=True)
class Link:
    """An address, and the file and line that contain it."""

    url: str
    file: str
    line: int


@dataclass(frozen=True)
class Cited:
    """The source whose address a link is: its id, and since when its record says it is dead."""

    id: str
    dead_since: str | None


def all_links(root: Path) -> list[Link]:
    """Every external address that the catalogue publishes, by file and line.

    The records have been loaded, so their files can be read. Raises CatalogueError if the settings
    have mistakes.
    """
    links = (link for file in files_with_links(root) for link in links_in(root, file))
    return sorted(links, key=lambda link: (link.file, link.line))


def files_with_links(root: Path) -> list[str]:
    """The record files and the prose that git tracks, except in tests and benchmarks."""
    settings = read_settings(root)
    command = ["git", "--git-dir=.git", "ls-files", "-z", "--", "*.md"]
    try:
        listed = subprocess.run(command, cwd=root, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        sys.exit("The files to check are listed by git: this needs git and a clone.")
    tracked = listed.stdout.decode("utf-8", "replace").split("\0")
    # Someone may have deleted a file, or replaced it by a link.
    prose = [name for name in tracked if (root / name).is_file()]
    records = [shown_path(file, root) for file in settings.files() if file.is_file()]
    return [
        *records,
        *(name for name in prose if not name.startswith(("tests/", "benchmarks/", "."))),
    ]


def links_in(root: Path, file: str) -> Iterator[Link]:
    """Every external address in a YAML or Markdown file, with its line."""
    text = (root / file).read_text(encoding="utf-8", errors="replace")
    if not file.endswith(".md"):
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            mark = event.start_mark
            if isinstance(event, yaml.ScalarEvent) and mark:
                for url in _in_value(event.value):
                    yield Link(url, file, mark.line + 1)
        return
    for number, line in enumerate(text.splitlines(), start=1):
        for url in _in_markdown(line):
            yield Link(url, file, number)


def _in_value(text: str) -> Iterable[str]:
    """The addresses in a value of a record: the value itself, or those in a text."""
    return (text,) if re.fullmatch(r"https?://\S+", text) else _in_markdown(text)


def _in_markdown(text: str) -> Iterator[str]:
    for url in _ADDRESS.findall(text):
        if not _EXAMPLE.match(url):
            yield url.rstrip(_AFTER)


def catalogue_in(root: Path) -> Catalogue:
    """The catalogue of the project in ``root``. Raises CatalogueError if it has mistakes."""
    return catalogue_of(read(read_settings(root).files(), root))


def sources_of(catalogue: Catalogue, links: Iterable[Link]) -> dict[Link, Cited]:
    """The sources whose own address one of ``links`` is."""
    sources = {
        (catalogue.locations[source.id].path, str(source.url)): source
        for source in catalogue.of_kind(Source)
    }
    return {
        link: Cited(source.id, source.dead_since)
        for link in links
        if (source := sources.get((link.file, link.url))) is not None
        and link.line >= catalogue.locations[source.id].line
    }
