"""The tables for programs, read as others read them: frictionless, pandas, and the csv module.

`test_standards.py` has frictionless check them whole.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import pandas
import pytest

from jazari_catalogue import routes
from jazari_catalogue.exports.data_package import data_package_exports
from jazari_catalogue.exports.export import Export
from jazari_catalogue.exports.sqlite import database
from jazari_catalogue.exports.tables.catalogue_tables import CatalogueTables
from jazari_catalogue.records.catalogue import Catalogue
from tests.exports.catalogues import (
    assert_equal,
    catalogue_of_texts,
    invented_catalogue,
    open_data_of,
    rebuilt,
)
from tests.exports.hostile_catalogue import TEXTS, hostile_records
from tests.exports.reading import Row, entries_in, tables_of_database, tables_of_files
from tests.hostile import as_written
from tests.project import LANGUAGES, SITE_URL

DTYPES = {
    "string": "string",
    "date": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}
"""The types of pandas for those of Table Schema."""


def export_of(catalogue: Catalogue, url: str = SITE_URL) -> Export:
    (export,) = data_package_exports(CatalogueTables(open_data_of(catalogue, url)))
    return export


def written(folder: Path, catalogue: Catalogue) -> Path:
    """Writes the package of ``catalogue`` to ``folder``, and returns the path of its descriptor."""
    export = export_of(catalogue)
    for target in (*export.parts, export.target):
        (folder / target.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / target.path).write_bytes(target.content())
    return folder / export.target.path


def files_of(descriptor: Path) -> dict[str, bytes]:
    return {file.stem: file.read_bytes() for file in descriptor.parent.glob("*.csv")}


def described(descriptor: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(descriptor.read_text("utf-8"))
    return data


EDGES = ["NA", "NaN", "null", "None", "-", "0012", "1e5", "true", "2026-01", ",", '"', "'", ";"]
"""Texts that programs take for no value, a number, a date or the end of a cell."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """Records of every kind in which all texts are hostile, and one with all of them as aliases."""
    records = hostile_records()
    records["topics"][0]["aliases"] = [*TEXTS, *EDGES]
    return catalogue_of_texts(as_written(records))


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """The descriptor of the package of hostile records."""
    return written(tmp_path_factory.mktemp("hostile"), catalogue)


@pytest.mark.parametrize(
    ("table", "old", "new", "error"),
    [
        ("relations", b",bare-topic\r", b",no-topic\r", "foreign-key"),
        ("record_path_sources", b",1,1,", b",99,1,", "foreign-key"),
        ("programmes", b",bare-programme\r", b",no-programme\r", "foreign-key"),
        ("records", b",lab,", b",laboratory,", "constraint-error"),
    ],
)
def test_frictionless_finds_what_is_wrong(
    package: Path, tmp_path: Path, table: str, old: bytes, new: bytes, error: str
) -> None:
    copy = tmp_path / "damaged"
    shutil.copytree(package.parent, copy)
    file = copy / f"{table}.csv"
    assert old in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(old, new, 1))
    data = described(package)
    needed = {table} | {
        key["reference"].get("resource", one["name"])
        for one in data["resources"]
        if one["name"] == table
        for key in one["schema"].get("foreignKeys", ())
    }
    # The others are left out, with the references to them, to be quick.
    data["resources"] = [one for one in data["resources"] if one["name"] in needed]
    for one in data["resources"]:
        if one["name"] == table:
            del one["bytes"], one["hash"]
        else:
            one["schema"].pop("foreignKeys", None)
    (copy / "datapackage.json").write_text(json.dumps(data), "utf-8")
    report = frictionless.Package(str(copy / "datapackage.json")).validate()
    assert error in {kind for (kind,) in report.flatten(["type"])}


def test_the_descriptor_has_the_size_and_digest_of_each_file(package: Path) -> None:
    resources = described(package)["resources"]
    files = files_of(package)
    assert [one["path"] for one in resources] == [f"{one['name']}.csv" for one in resources]
    assert {one["name"] for one in resources} == files.keys()
    for one in resources:
        data = files[one["name"]]
        assert one["bytes"] == len(data)
        assert one["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()


def test_the_descriptor_says_whose_it_is_and_what_it_may_be_used_for(package: Path) -> None:
    data = described(package)
    assert data["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [one["path"] for one in data["licenses"]] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    assert all(one["roles"] == ["publisher"] for one in data["contributors"])


def test_every_column_is_explained_in_each_language(package: Path) -> None:
    for resource in described(package)["resources"]:
        for field in resource["schema"]["fields"]:
            for texts in (field["x-titles"], field["x-descriptions"]):
                assert {*LANGUAGES} <= texts.keys(), field["name"]
                assert all(text.strip() for text in texts.values()), field["name"]


def test_files_are_rfc_4180_without_a_byte_order_mark(package: Path) -> None:
    for name, data in files_of(package).items():
        assert not data.startswith(b"\xef\xbb\xbf"), name
        assert data.endswith(b"\r\n"), name
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}, name


def test_pandas_reads_what_the_database_has(package: Path, catalogue: Catalogue) -> None:
    rows = tables_of_database(database(CatalogueTables(open_data_of(catalogue))))
    for resource in described(package)["resources"]:
        fields = resource["schema"]["fields"]
        frame = pandas.read_csv(
            package.parent / resource["path"],
            dtype={field["name"]: DTYPES[field["type"]] for field in fields},
            keep_default_na=False,
            na_values=resource["schema"]["missingValues"],
            encoding=resource["encoding"],
        )
        assert [*frame.columns] == [field["name"] for field in fields]
        key = resource["schema"]["primaryKey"]
        assert in_order(plain_rows(frame), key) == in_order(rows[resource["name"]], key)


def plain_rows(frame: pandas.DataFrame) -> Iterator[dict[str, Any]]:
    for row in frame.to_dict("records"):
        yield {str(name): None if value is pandas.NA else value for name, value in row.items()}


def in_order(rows: Any, key: list[str]) -> list[Row]:
    return sorted(rows, key=lambda row: [row[name] for name in key])


def test_the_catalogue_is_read_back_from_the_files(package: Path, catalogue: Catalogue) -> None:
    assert_equal(rebuilt(entries_in(tables_of_files(files_of(package)))), catalogue)


def test_no_text_is_taken_for_another(package: Path) -> None:
    values = {row["value"] for row in tables_of_files(files_of(package))["record_aliases"]}
    assert {*TEXTS, *EDGES} <= values


def test_a_removal_without_a_page_is_in_no_table(tmp_path: Path) -> None:
    files = files_of(written(tmp_path, invented_catalogue()))
    assert b"invented-removal" in files["removals"]
    assert not any(b"silence" in data for data in files.values())


def test_a_key_has_all_that_a_table_shows() -> None:
    def keys(catalogue: Catalogue, url: str = SITE_URL) -> dict[str, str]:
        export = export_of(catalogue, url)
        return {one.path: one.key() for one in (*export.parts, export.target)}

    catalogue = invented_catalogue()
    before = keys(catalogue)
    constant = {routes.table_path(name) for name in ("vocabularies", "regions")}
    for after in (
        keys(catalogue, "https://moved.invalid/"),
        keys(replace(catalogue, removals={})),
        keys(replace(catalogue, records=dict([*catalogue.records.items()][1:]))),
    ):
        assert {path for path, key in before.items() if after[path] == key} == constant
    assert keys(catalogue) == before
