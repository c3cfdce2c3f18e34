"""The files of the open data, as the site lists them, and the list of their checksums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jazari_catalogue import licences, routes
from jazari_catalogue.publishing.targets import FileFacts, SummaryTarget, Target
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.site.view_data import Labelled, Link


class DataFile(NamedTuple):
    """A file of the open data, as its exporter declares it."""

    target: Target
    format: str
    """``CSV``."""
    standard: Link
    """What describes the format, with its full address."""
    titles: Titles
    """What is in it."""
    use: Titles | None = None
    """What files of this format are good for."""
    language: str | None = None
    """That of its texts; None if it has all of them, or none."""
    parts: Sequence[Target] = ()
    """Files that belong to it, which it names."""
    media_type: str = ""
    media_type_of_parts: str = ""
    licence: str = licences.CONTENT


class OpenFiles(NamedTuple):
    """All files of the open data, in the order of the page, and programs that read them."""

    files: Sequence[DataFile] = ()
    examples: Sequence[Labelled] = ()
    """What they are written in, and their text."""

    def targets(self) -> Iterator[Target]:
        """The targets of all files and of their parts."""
        for file in self.files:
            yield from (file.target, *file.parts)


def is_spreadsheet(file: DataFile) -> bool:
    """Whether the file is for people, in a language."""
    return file.target.path.startswith(routes.SPREADSHEETS)


def is_answer(file: DataFile) -> bool:
    """Whether the file is an answer of the API."""
    return file.target.path.startswith(routes.API)


def checksums(files: OpenFiles) -> SummaryTarget:
    """``SHA256SUMS``: for each file a line that ``sha256sum -c`` reads, in the folder of the file.

    The paths are relative to the folder; the hash is SHA-256 (FIPS 180-4).
    """
    targets = list(files.targets())
    up = routes.relative_root(routes.CHECKSUMS)

    def lines(facts: Mapping[str, FileFacts]) -> bytes:
        return "".join(
            f"{facts[target.path].sha256}  {_relative(target.path, up)}\n" for target in targets
        ).encode()

    return SummaryTarget(routes.CHECKSUMS, targets, "checksums", lines)


def _relative(path: str, up: str) -> str:
    """``path`` from the folder of the checksums, whose relative root is ``up``."""
    return path.removeprefix(routes.DATA) if path.startswith(routes.DATA) else f"{up}{path}"
