"""Downloaded CSV, written by the script and the exports, read as spreadsheets may split it."""

from __future__ import annotations

import csv
import io
import itertools
import json
import random
import re
import subprocess

import pytest

from jazari_catalogue.exports import cells as exported
from tests.hostile import HOSTILE, REFUSED
from tests.project import NODE, ROOT

WRITE = """
import { readFileSync } from "node:fs";
import { csv } from "./overrides/assets/search/csv.js";
const [rows, separator] = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(csv(rows, separator));
"""
SPLIT_AT = [";", ",", "\t"]
FORMULA = re.compile(
    r"(?!-\d+([.,]\d+)?$)[\s\"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]"
)
"""A negative number alone is a constant."""
PIECES = [
    "=1",
    "+",
    "-",
    "@x",
    ";",
    ",",
    "\t",
    "\n",
    "\r\n",
    '"',
    '""',
    "'",
    " ",
    "\u200b",
    "é",
    "معهد",
    "1",
]


def written_in_python(rows: list[list[str]], separator: str) -> str:
    """What the exports write for ``rows``, without the byte order mark."""
    return exported.csv_file([list(map(exported.cell, row)) for row in rows], separator).decode(
        "utf-8-sig"
    )


def written(rows: list[list[str]], separator: str) -> str:
    """What the script writes for ``rows``, without the byte order mark."""
    command = [*NODE, "--input-type=module", "--eval", WRITE]
    outcome = subprocess.run(
        command,
        input=json.dumps([rows, separator]).encode(),
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    return outcome.stdout.decode("utf-8-sig")


def cells(text: str, delimiter: str, quoting: int) -> list[str]:
    """The cells of ``text`` as a program reads them that splits it at ``delimiter``."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    return [cell for row in reader for cell in row]


@pytest.mark.parametrize("separator", [";", ","])
def test_no_cell_is_a_formula_however_the_file_is_split(separator: str) -> None:
    rng = random.Random(5)
    random_texts = ["".join(rng.choices(PIECES, k=rng.randint(1, 9))) for _ in range(3000)]
    texts = [*HOSTILE.values(), *REFUSED.values(), *random_texts]
    rows = [["id", *texts[start : start + 5]] for start in range(0, len(texts), 5)]
    text = written(rows, separator)
    assert text == written_in_python(rows, separator)
    for delimiter, quoting in itertools.product(SPLIT_AT, (csv.QUOTE_MINIMAL, csv.QUOTE_NONE)):
        for cell in cells(text, delimiter, quoting):
            without_quote = cell[1:] if quoting == csv.QUOTE_NONE and cell[:1] == '"' else cell
            assert not FORMULA.match(without_quote), (delimiter, cell)
    for cell in re.split(r"[;,\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]", text):
        assert not FORMULA.match(cell), cell


@pytest.mark.parametrize("separator", [";", ","])
def test_a_file_is_read_as_it_was_written(separator: str) -> None:
    rows = [["a", 'b "c"; d', "e, f"], ["", "معهد", "x" * 3000]]
    text = written(rows, separator)
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)) == rows
