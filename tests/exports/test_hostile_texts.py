"""Hostile texts come back unchanged from files for programs, and are inert in those for people."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

import pytest
from lxml import html

from tests.exports.csv_rules import rows_of
from tests.exports.hostile_catalogue import TEXTS, hostile_records, texts_of
from tests.project import LANGUAGES, Project

RECORDS = {record["id"]: record for records in hostile_records().values() for record in records}
EXPECTED = {record_id: set(texts_of(record)) for record_id, record in RECORDS.items()}
"""The hostile texts of each record."""

NAMED = {one["id"]: one["name"] for one in hostile_records()["partners"] if "hostile" in one["id"]}
"""The names of the partners of which each is named by one text, by id."""

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"-\d+(?:[.,]\d+)?")
BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


def places_of(value: Any, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """Where the hostile texts in ``value`` are, each with its path before it."""
    if isinstance(value, str):
        if value in TEXTS:
            yield *path, value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from places_of(item, (*path, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from places_of(item, (*path, number))


def in_rows(tables: dict[str, Iterable[tuple[Any, ...]]]) -> dict[str, set[str]]:
    """The hostile texts in the rows of tables, by the id of the record that a row is of.

    The first row of a table has the names of its columns; the id is in ``record`` or in ``id``.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for rows in tables.values():
        head, *others = rows
        names = [name for name in ("record", "id") if name in head]
        for row in others if names else ():
            found[row[head.index(names[0])]].update(cell for cell in row if cell in TEXTS)
    return found


def assert_has_all(found: dict[str, set[str]]) -> None:
    missing = {one: texts - found[one] for one, texts in EXPECTED.items() if texts - found[one]}
    assert missing == {}


def test_every_text_is_in_the_records() -> None:
    assert set().union(*EXPECTED.values()) == {*TEXTS}
    assert len(NAMED) == len(TEXTS)


def test_json_has_every_text_where_the_record_has_it(hostile_built: Project) -> None:
    api = hostile_built.site / "api" / "v1"
    whole = json.loads((api / "catalogue.json").read_bytes())["records"]
    lines = (hostile_built.site / "data" / "catalogue.ndjson").read_text("utf-8").split("\n")
    for records in (whole, [json.loads(line) for line in lines if line]):
        fields = {one["id"]: one["fields"] for one in records if "id" in one}
        assert fields.keys() == RECORDS.keys()
        for record_id, record in RECORDS.items():
            assert {*places_of(fields[record_id])} == {*places_of(record)}
    for record_id, record in RECORDS.items():
        one = json.loads((api / "records" / f"{record_id}.json").read_bytes())
        assert {*places_of(record)} <= {*fields_in(one)}


def fields_in(answer: Any) -> Iterator[tuple[object, ...]]:
    """Where the hostile texts are in the ``fields`` anywhere in ``answer``."""
    if isinstance(answer, dict):
        yield from places_of(answer.get("fields"))
        for item in answer.values():
            yield from fields_in(item)


def test_tables_for_programs_have_every_text(hostile_built: Project) -> None:
    folder = hostile_built.site / "data" / "tables"
    tables = {
        file.name: [tuple(row) for row in rows_of(file.read_bytes().decode())]
        for file in folder.glob("*.csv")
    }
    assert_has_all(in_rows(tables))


def test_the_database_has_every_text(hostile_built: Project) -> None:
    file = hostile_built.site / "data" / "catalogue.sqlite"
    tables = {}
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        stored = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        for (name,) in database.execute(stored).fetchall():
            rows = database.execute(f'SELECT * FROM "{name}"')
            tables[name] = [tuple(column[0] for column in rows.description), *rows]
    assert_has_all(in_rows(tables))


def test_geojson_has_the_names_of_institutes(hostile_built: Project) -> None:
    file = hostile_built.site / "data" / "institutes.geojson"
    (feature, *_) = json.loads(file.read_bytes())["features"]
    texts = {*texts_of(feature["properties"])}
    names = [one["name"] for one in hostile_records()["institutes"]]
    assert any({*name.values()} <= texts for name in names)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_table_for_people_has_a_formula_at_any_separator(
    hostile_built: Project, code: str
) -> None:
    files = sorted((hostile_built.site / "data" / "csv" / code).glob("*.csv"))
    assert files
    for file in files:
        text = file.read_bytes().decode("utf-8-sig")
        for separator in ",;\t|":
            rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
            lines = [line.split(separator) for line in text.splitlines()]
            for cell in (cell for row in (*rows, *lines) for cell in row):
                assert NUMBER.fullmatch(cell) or not FORMULA.match(cell), f"{file.name}: {cell!r}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_tables_for_people_have_each_name_but_for_breaks_and_apostrophes(
    hostile_built: Project, code: str
) -> None:
    text = (hostile_built.site / "data" / "csv" / code / "partners.csv").read_bytes()
    rows = rows_of(text.decode("utf-8-sig"), "," if code == "en" else ";")
    cells = {cell.replace("'", "") for row in rows for cell in row}
    names = {BREAKS.sub(" ", name[code]).replace("'", "") for name in NAMED.values()}
    assert names - cells == set()


def test_no_text_becomes_markup_on_permalinks_and_pages_about_the_data(
    hostile_built: Project,
) -> None:
    site = hostile_built.site
    files = [*(site / "id").rglob("*.html"), *site.glob("*/data/index.html")]
    assert len(files) >= len(RECORDS) + len(LANGUAGES)
    texts = ""
    for file in files:
        page = html.document_fromstring(file.read_bytes().decode())
        assert page.xpath("//*[@onclick or @onerror or @src='x']") == [], file
        assert not [one for one in page.xpath("//script/text()") if "<" in one], file
        texts += page.text_content()
    # It is shown as what it is.
    assert "<script>alert(1)</script>" in texts
