"""Tables as LibreOffice has them after opening a file: read from OpenDocument (ODF 1.3, part 3)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

UTF_8 = 76
"""The number of the encoding in the options of the filter."""


class OpenedCell(NamedTuple):
    """What the program shows in a cell; ``type`` is ``string``, ``float``, ``date``…, or empty."""

    text: str
    type: str
    formula: str | None


def opened(
    program: str, files: Iterable[Path], folder: Path, separators: str, language: int
) -> dict[str, list[list[OpenedCell]]]:
    """The rows of ``files`` by name, as ``program`` opens them in the language of an LCID.

    It splits them at any of ``separators``. The options are those of its dialog, but that it looks
    for dates and evaluates formulas, as Excel does. ``folder`` is for what it writes.
    """
    split_at = "/".join(str(ord(separator)) for separator in separators)
    options = f"CSV:{split_at},34,{UTF_8},1,,{language},false,true,,,,,true"
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            f"--infilter={options}",
            *("--convert-to", "ods", "--outdir", str(folder)),
            *map(str, files),
        ],
        capture_output=True,
        timeout=300,
        check=True,
    )
    return {file.stem: list(rows_of(file)) for file in folder.glob("*.ods")}


def rows_of(file: Path) -> Iterator[list[OpenedCell]]:
    """The rows of the only sheet of ``file``, without empty cells and rows at their ends."""
    with ZipFile(file) as archive:
        content = etree.fromstring(archive.read("content.xml"))
    (sheet,) = content.iter(f"{_TABLE}table")
    rows: list[list[OpenedCell]] = []
    for row in sheet.iter(f"{_TABLE}table-row"):
        cells: list[OpenedCell] = []
        for cell in row.iter(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            paragraphs = ["".join(_texts(one)) for one in cell.iter(f"{_TEXT}p")]
            read = OpenedCell(
                "\n".join(paragraphs),
                cell.get(f"{_OFFICE}value-type", ""),
                cell.get(f"{_TABLE}formula"),
            )
            cells += [read] * min(int(cell.get(f"{_TABLE}number-columns-repeated", 1)), 1000)
        while cells and not cells[-1].text:
            cells.pop()
        rows += [cells] * min(int(row.get(f"{_TABLE}number-rows-repeated", 1)), 1000)
    while rows and not rows[-1]:
        rows.pop()
    return iter(rows)


def _texts(paragraph: etree._Element) -> Iterator[str]:
    """The text of a paragraph, in which blanks after a blank are elements."""
    yield paragraph.text or ""
    for element in paragraph:
        if element.tag == f"{_TEXT}s":
            yield " " * int(element.get(f"{_TEXT}c", 1))
        else:
            yield from _texts(element)
        yield element.tail or ""
