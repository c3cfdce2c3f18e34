"""Cells of spreadsheets: no formula at any separator, and the same as in JavaScript."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import Any

import pytest

from jazari_catalogue.exports.cells import cell, csv_file, inert
from tests.project import ROOT

VECTORS: dict[str, Any] = json.loads(
    (ROOT / "tests/exports/cells.json").read_text(encoding="utf-8")
)


def test_what_a_spreadsheet_would_evaluate_gets_an_apostrophe() -> None:
    for text, written in VECTORS["inert"]:
        assert inert(text) == written


def test_what_is_no_formula_is_unchanged() -> None:
    for text in VECTORS["unchanged"]:
        assert inert(text) == text


def test_what_excel_would_cut_ends_in_an_ellipsis() -> None:
    for vector in VECTORS["long"]:
        text, end = vector["of"] * vector["times"], vector.get("end", "")
        assert cell(text) == f'"{vector["of"] * vector["kept"]}{end}"'


@pytest.mark.parametrize("vector", VECTORS["files"])
def test_a_file_has_a_byte_order_mark_quoted_cells_and_dos_lines(vector: dict[str, Any]) -> None:
    rows = [list(map(cell, row)) for row in vector["rows"]]
    assert csv_file(rows, vector["separator"]) == vector["file"].encode()


def test_no_character_that_programs_may_ignore_hides_a_formula() -> None:
    unseen = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) in {"Cc", "Cf", "Zs", "Zl", "Zp"} or character.isspace()
    ]
    assert len(unseen) > 200
    for character in unseen:
        assert inert(f"{character}=1").endswith("'=1"), hex(ord(character))


def test_a_cell_that_is_made_inert_twice_is_the_same() -> None:
    for text, written in VECTORS["inert"]:
        assert inert(written) == written, text
