"""`catalogue stats`, as people and workflows run it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from jsonschema import Draft202012Validator
from lxml import html

from jazari_catalogue.cli import main
from jazari_catalogue.languages import LANGUAGES, MESSAGES
from tests import invented
from tests.editing.repositories import VALID, edited, settings, write
from tests.project import ROOT

pytestmark = pytest.mark.usefixtures("folder")

FORMS = ("text", "markdown", "json")
SCHEMA = re.search(
    r"^```json\n(.*?)^```",
    (ROOT / "docs" / "stats.md").read_text(encoding="utf-8"),
    flags=re.MULTILINE | re.DOTALL,
)


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(["stats", *arguments]) == 0
    result = capsys.readouterr()
    assert result.err == ""
    return result.out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(output(capsys, *arguments, "--format", "json"))


def test_figures_and_queue_are_written_in_three_languages(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, VALID)
    rows = {
        "fr": ("    2  Instituts\n", "jamais relue · Un seul média"),
        "ar": ("    2  المعاهد\n", "لم تُراجَع قط · وسيلة إعلام واحدة"),
        "en": ("    2  Institutes\n", "never checked · A single publisher"),
    }
    for language in MESSAGES:
        text = output(capsys, "records.yaml", "--lang", language)
        figures, queue = rows[language]
        assert figures.lstrip() in text
        assert queue in text


def test_a_catalogue_without_records_has_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "topics: []\n")
    for form in ("text", "markdown"):
        assert output(capsys, "records.yaml", "--lang", "en", "--format", form) == (
            "Records by kind\n  0  In all\n"
        )


def test_numbers_paths_and_ids_come_before_texts_so_that_columns_are_straight(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    invented.write(folder / "records.yaml", invented.records_of_every_kind())
    lines = output(capsys, "records.yaml", "--lang", "ar").splitlines()
    figures = [line for line in lines if re.match(r" *\d+  ", line)]
    assert len({len(re.match(r" *\d+  ", line)[0]) for line in figures}) == 1
    queued = [line for line in lines if line.startswith("  records.yaml:")]
    starts = {re.search("[\u0600-\u06ff]", line).start() for line in queued}
    assert len(queued) > 10
    assert len(starts) == 1


def test_a_record_of_the_queue_is_named_by_file_and_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, VALID)
    (last,) = (one for one in as_json(capsys, "records.yaml")["queue"]["records"] if one["days"])
    assert (last["id"], last["kind"], last["verified"]) == (
        "institut-exemple", "institute", "2026-11-22",
    )  # fmt: skip
    assert VALID.splitlines()[last["line"] - 1] == "  - id: institut-exemple"
    assert f"records.yaml:{last['line']} " in output(capsys, "records.yaml")


def test_the_queue_is_as_long_as_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    partners = [
        {"id": f"p-{n}", "name": "N", "summary": "S", "sources": ["bare-source"]} for n in range(30)
    ]
    records = invented.records_of_every_kind() | {"partners": partners}
    records = {plural: records[plural] for plural in ("partners", "sources")}
    invented.write(folder / "records.yaml", records)
    lengths = {(): 20, ("--queue", "3"): 3, ("--queue", "0"): 30, ("--queue", "99"): 30}
    for options, length in lengths.items():
        queue = as_json(capsys, "records.yaml", *options)["queue"]
        assert (len(queue["records"]), queue["total"]) == (length, 30)
    assert "(3 of 30)" in output(capsys, "records.yaml", "--queue", "3", "--lang", "en")


@pytest.mark.parametrize("number", ["-1", "x", "1.5", "٣", ""])
def test_a_length_that_is_no_whole_number_is_wrong_usage(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["stats", f"--queue={number}"])
    assert stopped.value.code == 2
    assert "--queue" in capsys.readouterr().err


def test_the_json_is_as_documented_and_the_same_in_every_language(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert SCHEMA is not None
    schema = json.loads(SCHEMA[1])
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    invented.write(folder / "records.yaml", invented.records_of_every_kind())
    results = [as_json(capsys, "records.yaml", "--lang", language) for language in MESSAGES]
    assert results[0] == results[1] == results[2]
    validator.validate(results[0])
    assert results[0]["queue"]["records"]
    assert not validator.is_valid(results[0] | {"texts": {"total": "1"}})
    assert not validator.is_valid({key: results[0][key] for key in ("records", "queue")})


def test_the_document_names_every_key(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, VALID)
    text = (ROOT / "docs" / "stats.md").read_text(encoding="utf-8")
    table = "\n".join(line for line in text.splitlines() if line.startswith("| "))
    result = as_json(capsys, "records.yaml")
    keys = {*result, *result["values"], *result["sources"], *result["verified"]}
    for section in ("strength", "gaps"):
        keys |= set(result[section]["all"])
    keys |= set(result["sources"]["by_extent_read"])
    assert {key for key in keys if f"`{key}`" not in table} == set()


def test_without_arguments_the_files_of_the_settings_are_counted_from_any_folder(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(folder, "data/*.yaml")
    write(folder / "data", VALID)
    expected = as_json(capsys)
    assert expected["records"]["institute"] == 2
    assert expected["queue"]["records"][0]["path"] == "data/records.yaml"
    monkeypatch.chdir(folder / "data")
    assert as_json(capsys) == as_json(capsys, "records.yaml") == expected


@pytest.mark.parametrize("form", FORMS)
def test_records_that_do_not_load_are_reported_and_exit_with_1(
    form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, edited(("    role: hub\n", "    role: hbu\n")))
    for name, code in (("records.yaml", "CAT108"), ("nowhere.yaml", "CAT001")):
        assert main(["stats", name, "--format", form, "--lang", "en"]) == 1
        result = capsys.readouterr()
        assert result.out == ""
        assert f"{code} " in result.err
        assert "Problems found: 1" in result.err


@pytest.mark.parametrize("form", FORMS)
def test_a_file_without_records_to_check_has_no_queue(
    form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "topics:\n  - {id: a, name: A, summary: B}\n")
    text = output(capsys, "records.yaml", "--format", form, "--lang", "en")
    assert "oldest first" not in text
    if form == "json":
        assert json.loads(text)["queue"] == {"total": 0, "records": []}


HOSTILE = "<img src=x> @invented #12 | `c` [a](https://a.example/) ::error::x ##[error]y"


@pytest.mark.parametrize("form", FORMS)
def test_the_text_of_a_record_and_the_name_of_a_file_are_only_text(
    form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = invented.records_of_every_kind()
    for items in records.values():
        for item in items:
            if "name" in item:
                item["name"] = dict.fromkeys(LANGUAGES, HOSTILE)
    invented.write(folder / "a b\n::error::x ##[y] `c`.yaml", records)
    text = output(capsys, "*.yaml", "--format", form, "--queue", "0")
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
    if form == "markdown":
        page = html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(text))
        assert {element.tag for element in page.iter("*")} <= {
            "html", "body", "h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "code", "p",
        }  # fmt: skip
        cells = page.xpath("//table[1]//tbody/tr/td[1]")
        assert all(cell.text_content().startswith(HOSTILE.replace("##[", "## [")) for cell in cells)


def test_in_a_workflow_the_queue_links_to_the_lines_in_the_editor_of_github(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, VALID, "a b.yaml")
    for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_REF_NAME"):
        monkeypatch.delenv(name, raising=False)

    def links() -> list[str]:
        text = output(capsys, "a b.yaml", "--format", "markdown")
        page = html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(text))
        return [str(link) for link in page.xpath("//tbody//a/@href")]

    assert links() == []
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "invented/catalogue")
    monkeypatch.setenv("GITHUB_REF_NAME", "main")
    line = as_json(capsys, "a b.yaml")["queue"]["records"][0]["line"]
    assert links()[0] == f"https://github.example/invented/catalogue/edit/main/a%20b.yaml#L{line}"


def test_offline_sources_without_an_archived_copy_are_listed_longest_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def source(name: str, more: str) -> str:
        return (
            f"  - id: {name}\n    publisher: Invented\n    url: https://{name}.example/`a|b`\n"
            f"    accessed: 2026-01-01\n    language: fr\n    level: press\n{more}"
        ).replace("`a|b`", "a(b)_c")

    copy = "    archived: {url: https://archive.example/c, date: 2026-01-02}\n"
    write(
        folder,
        "sources:\n"
        + source("later", "    dead_since: 2026-03-02\n")
        + source("earlier", "    dead_since: 2026-02-02\n")
        + source("copied", f"{copy}    dead_since: 2026-02-03\n")
        + source("alive", ""),
    )
    listed = as_json(capsys, "records.yaml", "--queue", "1")["dead_sources"]
    assert listed == {
        "total": 2,
        "sources": [
            {
                "id": "earlier",
                "path": "records.yaml",
                "line": 9,
                "since": "2026-02-02",
                "url": "https://earlier.example/a(b)_c",
            }
        ],
    }
    text = output(capsys, "records.yaml", "--lang", "en")
    rows = text.partition("Offline sources without an archived copy (2 of 2)\n")[2].splitlines()
    assert [row.split()[1:3] for row in rows[1:3]] == [
        ["2026-02-02", "earlier"],
        ["2026-03-02", "later"],
    ]
    markdown = output(capsys, "records.yaml", "--lang", "fr", "--format", "markdown")
    page = html.document_fromstring(cmarkgfm.github_flavored_markdown_to_html(markdown))
    assert page.xpath("//tbody/tr[td[1]='later']/td[3]")[0].text_content() == (
        "https://later.example/a(b)_c"
    )
