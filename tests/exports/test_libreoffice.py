"""The spreadsheets of the built site, opened in LibreOffice as a double click opens them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from jazari_catalogue import languages, routes
from jazari_catalogue.exports.cells import cell, csv_file
from tests.exports.opened_tables import OpenedCell, opened
from tests.hostile import HOSTILE, REFUSED
from tests.project import LANGUAGES, Project
from tools import libreoffice

pytestmark = pytest.mark.whole

LCID = {"fr": 0x380C, "ar": 0x1801, "en": 0x0809}
"""The language of a system in Morocco, or in Britain (MS-LCID, 2.2)."""
DECIMAL_SIGN = {"fr": ",", "ar": ".", "en": "."}
"""As LibreOffice has it. For Arabic in Morocco, CLDR and Windows have a comma."""
SEPARATORS = (";", ",", "\t", ";,\t")
"""The last is what the dialog of LibreOffice has ticked at first."""


@pytest.fixture(scope="module")
def office() -> str:
    """The path of LibreOffice: the one `make test-all` names, or the first that starts."""
    path = libreoffice.find()
    assert path is not None, libreoffice.NOT_FOUND
    return path


def expected_cell(text: str, code: str) -> OpenedCell:
    """A cell that is nothing but ``text``; the program shows numbers as in English."""
    sign = DECIMAL_SIGN[code]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return OpenedCell(text, "date", None)
    if re.fullmatch(rf"-?\d+({re.escape(sign)}\d+)?", text):
        return OpenedCell(text.replace(sign, "."), "float", None)
    return OpenedCell(text, "string" if text else "", None)


def check(office: str, project: Project, code: str, folder: Path, splits_at: str) -> None:
    """Every cell has the text of the file; days and numbers are such, and nothing a formula."""
    files = sorted((project.site / routes.DATA / "csv" / code).glob("*.csv"))
    assert len(files) > 2
    tables = opened(office, files, folder, splits_at, LCID[code])
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            separator = languages.LANGUAGES[code].separator
            written = list(csv.reader(lines, delimiter=separator, strict=True))
        expected = [[expected_cell(text, code) for text in row] for row in written]
        rows = tables[file.stem]
        assert [len(row) for row in rows] == [len(row) for row in expected], file.name
        for got, cells in zip(rows, expected, strict=True):
            for pair in zip(got, cells, strict=True):
                assert pair[0] == pair[1], file.name


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_file_opens_in_columns_with_every_text(
    real_project: Project, office: str, tmp_path: Path, code: str
) -> None:
    check(office, real_project, code, tmp_path, languages.LANGUAGES[code].separator)


@pytest.mark.parametrize("code", LANGUAGES)
def test_records_with_every_field_open_in_columns_with_every_text(
    every_kind_built: Project, office: str, tmp_path: Path, code: str
) -> None:
    check(office, every_kind_built, code, tmp_path, ";,\t")


@pytest.mark.parametrize("split_at", SEPARATORS)
def test_no_hostile_cell_is_a_formula(office: str, tmp_path: Path, split_at: str) -> None:
    texts = [*HOSTILE.values(), *REFUSED.values(), "=1+1", '"=1+1', "a;=1+1", "a,=1+1", "\n=1+1"]
    made = tmp_path / "made"
    made.mkdir()
    (made / "inert.csv").write_bytes(csv_file([(cell(text), cell("b")) for text in texts], ";"))
    (made / "raw.csv").write_bytes(csv_file([('"=1+1"', text) for text in ("1", "2")], ";"))
    (made / "split.csv").write_bytes("".join(f"{cell(text)}\r\n" for text in texts).encode())
    tables = opened(office, made.glob("*.csv"), tmp_path, split_at, LCID["fr"])
    formulas = {
        name: [one.formula for row in rows for one in row if one.formula]
        for name, rows in tables.items()
    }
    # The program does evaluate what is not made inert, if it splits where the file does.
    assert (formulas.pop("raw") == ["of:=1+1", "of:=1+1"]) is (";" in split_at)
    assert formulas == {"inert": [], "split": []}
    if ";" in split_at:
        assert len(tables["inert"]) == len(texts)
        assert {len(row) for row in tables["inert"]} == {2}
