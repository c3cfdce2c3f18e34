"""A new record goes to the file with most of its kind, or to one of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.editing.new.destination import file_for
from jazari_catalogue.records.kinds import KINDS

SPLIT = ["records/**/*.yaml"]


def lists(**ids: list[str]) -> str:
    return "".join(
        f"{plural}:\n" + "".join(f"  - id: {name}\n    name: N\n    summary: S\n" for name in names)
        for plural, names in ids.items()
    )


def destination(kind: str, texts: dict[str, str], *patterns: str) -> str:
    return file_for(KINDS[kind], "neuf", texts, patterns or ["*.yaml"])


def test_a_record_goes_to_the_file_with_most_of_its_kind() -> None:
    texts = {
        "a.yaml": lists(labs=["a", "b"], topics=["c"]),
        "b.yaml": lists(labs=["d", "e"], partners=["f"]),
        "own.yaml": lists(labs=["g"], topics=["h"]),
    }
    assert destination("lab", texts) == "b.yaml"
    assert destination("topic", texts) == "own.yaml"
    assert destination("partner", texts) == "b.yaml"


def test_a_file_named_after_its_only_record_gets_no_other() -> None:
    texts = {"a.yaml": lists(labs=["a", "b"]), "records/own.yaml": lists(labs=["own"])}
    assert destination("lab", texts) == "a.yaml"


def test_where_each_record_has_its_own_file_a_new_record_gets_one() -> None:
    texts = {
        "records/labs/a.yaml": lists(labs=["a"]),
        "records/labs/b.yaml": lists(labs=["b"]),
        "records/topics/c.yaml": lists(topics=["c"]),
    }
    assert destination("lab", texts, *SPLIT) == "records/labs/neuf.yaml"
    assert destination("topic", texts, *SPLIT) == "records/topics/neuf.yaml"


def test_the_first_record_of_a_kind_gets_a_folder_where_other_kinds_have_one() -> None:
    folders = {"records/labs/a.yml": lists(labs=["a"])}
    assert destination("partner", folders, "records/**/*.yml") == "records/partners/neuf.yml"
    # But not where no pattern matches it.
    assert destination("partner", folders, "records/labs/*.yml") == "records/labs/neuf.yml"
    flat = {"records/a.yaml": lists(labs=["a"])}
    assert destination("partner", flat, *SPLIT) == "records/neuf.yaml"


def test_a_file_not_named_after_its_only_record_gets_others() -> None:
    texts = {"labs.yaml": lists(labs=["a"]), "topics.yaml": lists(topics=["b"])}
    assert destination("lab", texts) == "labs.yaml"


def test_the_first_record_of_a_kind_goes_to_its_empty_list() -> None:
    texts = {
        "a.yaml": lists(labs=["a", "b"]),
        "b.yaml": lists(topics=["c", "d"]) + "events: []\n",
        "c.yaml": lists(sources=["e", "f"]),
    }
    assert destination("event", texts) == "b.yaml"
    assert destination("programme", texts) == "a.yaml"
    assert destination("agreement", texts) == "c.yaml"


@pytest.mark.parametrize(
    ("patterns", "lab", "partner"),
    [
        (["a.yaml", "b.yaml"], "a.yaml", "b.yaml"),
        (["records/**/*.yaml"], "records/labs/neuf.yaml", "records/partners/neuf.yaml"),
        (["records/*/*.yml"], "records/labs/neuf.yml", "records/partners/neuf.yml"),
        (["records/*.yaml"], "records/neuf.yaml", "records/neuf.yaml"),
        (["records/**"], "records/labs/neuf.yaml", "records/partners/neuf.yaml"),
        (["**/*.yaml"], "labs/neuf.yaml", "partners/neuf.yaml"),
    ],
)
def test_the_first_record_of_all_goes_where_the_patterns_allow(
    patterns: list[str], lab: str, partner: str
) -> None:
    assert destination("lab", {}, *patterns) == lab
    assert destination("partner", {}, *patterns) == partner


# ---- catalogue new ------------------------------------------------------------------------------

SOURCE = (
    "sources:\n  - id: source-inventee\n    publisher: Invented\n    url: https://a.example/\n"
    "    date: 2026\n    accessed: 2026-01-02\n    language: fr\n    level: press\n"
)
TOPIC = ["new", "topic", "--name-fr", "Sujet neuf", "--summary-fr", "Inventé.", "--no-input"]


@pytest.fixture
def split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a file for each record, and a schema for editors."""
    monkeypatch.chdir(tmp_path)
    option = "plugins:\n  - jazari-catalogue: {records: ['records/**/*.yaml']}\n"
    (tmp_path / "mkdocs.yml").write_text(option, encoding="utf-8")
    for path, text in {
        "records/sources/source-inventee.yaml": SOURCE,
        "records/topics/un.yaml": "topics:\n  - id: un\n    name: Un\n    summary: S\n",
        "schema/catalogue.schema.json": "{}",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_new_file_has_the_schema_comment_and_the_agreed_layout(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ["--source-url", "https://b.example/", "--source-publisher", "Éditeur"]
    page += ["--source-language", "fr", "--source-level", "press"]
    partner = ["new", "partner", *TOPIC[2:]]
    assert main([*partner, *page, "--lang", "en"]) == 0
    output = capsys.readouterr().out
    assert "records/partners/sujet-neuf.yaml:4: record “sujet-neuf” added." in output
    assert "records/sources/editeur.yaml:4: record “editeur” added." in output
    for name in ("partners/sujet-neuf", "sources/editeur"):
        first, *_ = (split / f"records/{name}.yaml").read_text(encoding="utf-8").split("\n")
        assert first == "# yaml-language-server: $schema=../../schema/catalogue.schema.json"
    assert main(["check"]) == 0
    capsys.readouterr()
    assert main(["format", "--check"]) == 0, capsys.readouterr().out


def test_a_record_can_be_added_from_any_folder_and_to_a_named_file(
    split: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(split / "records" / "topics")
    assert main([*TOPIC, "--id", "deux"]) == 0
    assert (split / "records" / "topics" / "deux.yaml").is_file()
    assert main([*TOPIC, "--id", "trois", "--file", "un.yaml", "--lang", "en"]) == 0
    assert "records/topics/un.yaml:" in capsys.readouterr().out
    assert "id: trois" in (split / "records" / "topics" / "un.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "reason"), [("records/topics", "it is a folder"), ("records/*.yaml", "this pattern")]
)
def test_a_record_cannot_be_written_to_a_folder_or_pattern(
    split: Path, name: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(split.rglob("*"))
    assert main([*TOPIC, "--file", name, "--lang", "en"]) == 1
    assert f"{name}:1:1: CAT001" in (output := capsys.readouterr().err)
    assert reason in output
    assert sorted(split.rglob("*")) == before


@pytest.mark.usefixtures("split")
def test_a_file_that_the_site_does_not_read_is_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*TOPIC, "--file", "elsewhere.yaml", "--lang", "en"]) == 0
    output = capsys.readouterr().err
    assert output == (
        "elsewhere.yaml: the site does not read this file; name it under `records` in mkdocs.yml.\n"
    )


def test_every_command_names_the_file_of_a_broken_record(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (split / "records" / "topics" / "un.yaml").write_text("topics:\n\t- id: un\n", encoding="utf-8")
    for command in (TOPIC, ["check"], ["format"]):
        assert main([*command, "--lang", "en"]) == 1
        output = capsys.readouterr()
        assert "records/topics/un.yaml:2:1: CAT011" in output.out + output.err
