"""Each published format, the standard that its files follow, and what validates them.

A file below `FOLDERS` is claimed by exactly one format, so that none comes without a validator.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from frictionless import Package, system
from jsonschema import Draft202012Validator
from jsonschema.validators import extend
from openapi_spec_validator import validate as validate_openapi
from rdflib import Dataset, Graph

from tests.exports import geojson_rules
from tests.exports.calendars import ics_rules
from tests.exports.csv_rules import rows_of
from tests.exports.linked import dcat_ap
from tests.project import ROOT
from tests.site.feeds.atom_rules import checked as check_feed

FOLDERS = ("api/", "data/", "schema/")

OWN_RULES = "its rules, stated in `tests/`"
CATALOGUE_SCHEMA = "schema/api/v1/catalogue.schema.json"
OPENAPI = "api/v1/openapi.json"

Check = Callable[[Path, str], None]
"""Raises an exception if the file at a path below the folder of a site is not valid."""


@dataclass(frozen=True)
class Format:
    """A format of published files."""

    name: str
    files: str
    """A glob below the root of the site; ``**`` is any number of folders."""
    standard: str
    validator: str
    """The package that validates, as the lock names it, or how else it is done."""
    check: Check
    beside: str = ""
    """A file that the glob matches, and that another format claims."""
    in_every_site: bool = True
    """Whether there are such files whatever the records are."""

    def claims(self, path: str) -> bool:
        """Whether the file at ``path`` of the site is of this format."""
        return _pattern(self.files).fullmatch(path) is not None and path != self.beside

    def claimed(self, paths: Iterable[str]) -> list[str]:
        """Those of ``paths`` that are of this format."""
        return [path for path in paths if self.claims(path)]


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    parts = (
        {"**/": "(?:.+/)?", "*": "[^/]*"}.get(part, re.escape(part))
        for part in re.split(r"(\*\*/|\*)", glob)
    )
    return re.compile("".join(parts))


def check_answer(site: Path, path: str) -> None:
    """JSON that names its JSON Schema, and is as that says."""
    answer = _json(site / path)
    _, found, schema = answer["$schema"].partition("/schema/")
    _validator(site / f"schema/{schema}").validate(answer)
    assert found, answer["$schema"]


def check_schema(site: Path, path: str) -> None:
    _check_schema((site / path).read_bytes())


@cache  # every site has the same
def _check_schema(content: bytes) -> None:
    schema = json.loads(content.decode(), parse_constant=_refuse)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


def check_openapi(site: Path, path: str) -> None:
    document = _json(site / path)
    assert document["openapi"].startswith("3.1.")
    validate_openapi(document)


def check_lines(site: Path, path: str) -> None:
    """Lines of JSON, each a record or a removal as in the answer with the whole catalogue."""
    text = (site / path).read_bytes().decode()
    assert text.endswith("\n")
    validator = _validator_of_lines(site / CATALOGUE_SCHEMA)
    for line in text.removesuffix("\n").split("\n"):
        validator.validate(json.loads(line, parse_constant=_refuse))


def check_table_for_programs(site: Path, path: str) -> None:
    text = (site / path).read_bytes().decode()
    assert not text.startswith("\ufeff")
    rows_of(text)


def check_table_for_people(site: Path, path: str) -> None:
    text = (site / path).read_bytes().decode()
    assert text.startswith("\ufeff")
    separator = "," if path.split("/")[2] == "en" else ";"
    rows_of(text.removeprefix("\ufeff"), separator)


def check_package(site: Path, path: str) -> None:
    """The description of the tables, and the tables as it describes them, with their keys."""
    file = site / path
    described = {resource["path"] for resource in _json(file)["resources"]}
    assert described == {table.name for table in file.parent.glob("*.csv")}
    with system.use_context(trusted=True):
        report = Package(str(file)).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:5]


def check_database(site: Path, path: str) -> None:
    with closing(sqlite3.connect(f"file:{site / path}?mode=ro", uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        keys = database.execute(
            "SELECT count(*) FROM sqlite_master AS found, pragma_foreign_key_list(found.name)"
        )
        assert keys.fetchone() > (10,)


def check_geojson(site: Path, path: str) -> None:
    geojson_rules.check(_json(site / path))


def check_json_ld(site: Path, path: str) -> None:
    """A graph of which nothing is lost: without a context, rdflib would leave names out."""
    graph = Dataset(default_union=True).parse(site / path, format="json-ld")
    document = _json(site / path)
    base = document["@context"].get("@base", "")
    named = {urljoin(base, node["@id"]) for node in document["@graph"]}
    assert {str(subject) for subject in graph.subjects()} >= named


def check_turtle(site: Path, path: str) -> None:
    assert len(Graph().parse(site / path, format="turtle"))


def check_data_sets(site: Path, path: str) -> None:
    dcat_ap.check(Graph().parse(site / path))


def check_sums(site: Path, path: str) -> None:
    """A line as `sha256sum --check` reads it for each other file but those of single records."""
    file = site / path
    lines = file.read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    for name, digest in sums.items():
        assert sha256((file.parent / name).read_bytes()).hexdigest() == digest, name
    others = {one for one in file.parent.rglob("*") if one.is_file()} - {file}
    others -= set((file.parent / "records").iterdir())
    assert {one.relative_to(file.parent).as_posix() for one in others} <= sums.keys()


def check_pairs(site: Path, path: str) -> None:
    """JSON with the feeds of pairs, in order; those at former addresses are not among them."""
    folder = (site / path).parent
    pairs = [file for file in folder.rglob("*.xml") if len(file.relative_to(folder).parts) == 4]
    named = _json(site / path)["pairs"]
    assert named == sorted(named)
    assert {folder / f"{pair}.xml" for pair in named} <= {*pairs}


def check_atom(site: Path, path: str) -> None:
    check_feed((site / path).read_bytes())


def check_calendar(site: Path, path: str) -> None:
    ics_rules.check((site / path).read_bytes())


def _json(file: Path) -> Any:
    """The JSON in ``file``, in UTF-8 without a mark (RFC 8259 §8.1), without Infinity or NaN."""
    return json.loads(file.read_bytes().decode(), parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _any_of(validator: Any, schemas: list[Any], instance: Any, schema: Any) -> Iterator[Any]:
    if not any(validator.evolve(schema=one).is_valid(instance) for one in schemas):
        yield from Draft202012Validator.VALIDATORS["anyOf"](validator, schemas, instance, schema)


def _one_of(validator: Any, schemas: list[Any], instance: Any, schema: Any) -> Iterator[Any]:
    if sum(validator.evolve(schema=one).is_valid(instance) for one in schemas) != 1:
        yield from Draft202012Validator.VALIDATORS["oneOf"](validator, schemas, instance, schema)


# The library collects all errors of a record as each other kind before it tries the right one.
_Validator = extend(Draft202012Validator, {"anyOf": _any_of, "oneOf": _one_of})


@cache
def _validator(schema: Path) -> Any:
    return _Validator(_json(schema))


@cache
def _validator_of_lines(schema: Path) -> Any:
    whole = _json(schema)
    answer = whole["$defs"][whole["$ref"].rpartition("/")[2]]["properties"]
    either = [answer[name]["items"] for name in ("records", "removals")]
    return _Validator({"$defs": whole["$defs"], "anyOf": either})


FORMATS = (
    Format(
        *("JSON", "api/v1/**/*.json"),
        "[RFC 8259](https://www.rfc-editor.org/rfc/rfc8259), each by the JSON Schema that it names",
        *("jsonschema", check_answer),
        beside=OPENAPI,
    ),
    Format(
        *("JSON Schema", "schema/**/*.json"),
        "[draft 2020-12](https://json-schema.org/draft/2020-12), by its meta-schema",
        *("jsonschema", check_schema),
    ),
    Format(
        *("OpenAPI", OPENAPI, "[3.1](https://spec.openapis.org/oas/v3.1.1.html)"),
        *("openapi-spec-validator", check_openapi),
    ),
    Format(
        *("NDJSON", "data/catalogue.ndjson"),
        "[1.0](https://github.com/ndjson/ndjson-spec), each line by the JSON Schema of records",
        *("jsonschema", check_lines),
    ),
    Format(
        *("CSV for people", "data/csv/*/*.csv"),
        "[RFC 4180 §2](https://www.rfc-editor.org/rfc/rfc4180#section-2), with a byte order mark, "
        "in French and Arabic with semicolons",
        *(OWN_RULES, check_table_for_people),
    ),
    Format(
        *("CSV for programs", "data/tables/*.csv"),
        "[RFC 4180 §2](https://www.rfc-editor.org/rfc/rfc4180#section-2)",
        *(OWN_RULES, check_table_for_programs),
    ),
    Format(
        *("Data Package", "data/tables/datapackage.json"),
        "[2.0](https://datapackage.org/standard/data-package/), with types and keys of the tables",
        *("frictionless", check_package),
    ),
    Format(
        *("SQLite", "data/catalogue.sqlite"),
        "[format 3](https://www.sqlite.org/fileformat2.html), integrity and foreign keys",
        *("SQLite", check_database),
    ),
    Format(
        *("GeoJSON", "data/*.geojson"),
        "[RFC 7946](https://www.rfc-editor.org/rfc/rfc7946)",
        *(OWN_RULES, check_geojson),
    ),
    Format(
        *("JSON-LD", "data/**/*.jsonld", "[1.1](https://www.w3.org/TR/json-ld11/)"),
        *("rdflib", check_json_ld),
        beside="data/catalog.jsonld",
    ),
    Format(
        *("Turtle", "data/*.ttl", "[1.1](https://www.w3.org/TR/turtle/)"),
        *("rdflib", check_turtle),
        beside="data/catalog.ttl",
    ),
    Format(
        *("DCAT-AP", "data/catalog.*"),
        "[3.0.1](https://semiceu.github.io/DCAT-AP/releases/3.0.1/), as SHACL in `tests/`",
        *("pyshacl", check_data_sets),
    ),
    Format(
        *("iCalendar", "*/calendar/*.ics"),
        "[RFC 5545](https://www.rfc-editor.org/rfc/rfc5545) with "
        "[RFC 7986](https://www.rfc-editor.org/rfc/rfc7986)",
        *(OWN_RULES, check_calendar),
    ),
    Format(
        *("checksums", "data/SHA256SUMS"),
        "[FIPS 180-4](https://doi.org/10.6028/NIST.FIPS.180-4), as for `sha256sum --check`",
        *("SHA-256 of each file", check_sums),
    ),
    Format(
        *("Atom", "*/**/*.xml"),
        "[RFC 4287](https://www.rfc-editor.org/rfc/rfc4287)",
        *(OWN_RULES, check_atom),
        in_every_site=False,
    ),
    Format(
        *("feeds of pairs", "*/feeds/pairs.json"),
        "[RFC 8259](https://www.rfc-editor.org/rfc/rfc8259), naming each of these feeds",
        *(OWN_RULES, check_pairs),
        in_every_site=False,
    ),
)


def versions() -> dict[str, str]:
    """The version of each package that tests use, by its name: as the lock has it."""
    lock = (ROOT / "requirements" / "test.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE))
