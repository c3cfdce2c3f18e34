"""Which file a new record goes to, one file for many or one for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.editing.new.destination import file_for
from jazari_catalogue.records.kinds import KINDS

SPLIT = ["records/**/*.yaml"]


def lists(**ids: list[str]) -> str:
    return "".join(
        f"{plural}:\n" + "".join(f"  - id: {one}\n    name: N\n    summary: S\n" for one in found)
        for plural, found in ids.items()
    )


def goes_to(kind: str, texts: dict[str, str], *patterns: str) -> str:
    return file_for(KINDS[kind], "neuf", texts, patterns or ["*.yaml"])


def test_a_record_goes_to_the_file_that_holds_most_of_its_kind() -> None:
    texts = {
        "a.yaml": lists(labs=["a", "b"], topics=["c"]),
        "b.yaml": lists(labs=["d", "e"], partners=["f"]),
        "own.yaml": lists(labs=["g"], topics=["h"]),
    }
    assert goes_to("lab", texts) == "b.yaml"
    assert goes_to("topic", texts) == "own.yaml"
    assert goes_to("partner", texts) == "b.yaml"


def test_a_file_of_one_record_stays_one() -> None:
    texts = {"a.yaml": lists(labs=["a", "b"]), "records/own.yaml": lists(labs=["own"])}
    assert goes_to("lab", texts) == "a.yaml"


def test_where_each_record_has_a_file_so_does_a_new_one() -> None:
    texts = {
        "records/labs/a.yaml": lists(labs=["a"]),
        "records/labs/b.yaml": lists(labs=["b"]),
        "records/topics/c.yaml": lists(topics=["c"]),
    }
    assert goes_to("lab", texts, *SPLIT) == "records/labs/neuf.yaml"
    assert goes_to("topic", texts, *SPLIT) == "records/topics/neuf.yaml"


def test_a_kind_without_a_record_gets_a_folder_where_the_others_have_one() -> None:
    folders = {"records/labs/a.yml": lists(labs=["a"])}
    assert goes_to("partner", folders, "records/**/*.yml") == "records/partners/neuf.yml"
    # Not where nothing would read it.
    assert goes_to("partner", folders, "records/labs/*.yml") == "records/labs/neuf.yml"
    flat = {"records/a.yaml": lists(labs=["a"])}
    assert goes_to("partner", flat, *SPLIT) == "records/neuf.yaml"


def test_a_file_that_is_not_named_after_its_only_record_is_no_file_of_its_own() -> None:
    texts = {"labs.yaml": lists(labs=["a"]), "topics.yaml": lists(topics=["b"])}
    assert goes_to("lab", texts) == "labs.yaml"


def test_a_kind_that_no_file_holds_begins_where_its_list_does() -> None:
    texts = {
        "a.yaml": lists(labs=["a", "b"]),
        "b.yaml": lists(topics=["c", "d"]) + "events: []\n",
        "c.yaml": lists(sources=["e", "f"]),
    }
    assert goes_to("event", texts) == "b.yaml"
    assert goes_to("programme", texts) == "a.yaml"
    assert goes_to("agreement", texts) == "c.yaml"


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
def test_the_first_record_of_all_goes_where_the_patterns_say(
    patterns: list[str], lab: str, partner: str
) -> None:
    assert goes_to("lab", {}, *patterns) == lab
    assert goes_to("partner", {}, *patterns) == partner


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


def test_a_new_record_gets_a_file_beside_its_siblings(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ["--source-url", "https://b.example/", "--source-publisher", "Éditeur"]
    page += ["--source-language", "fr", "--source-level", "press"]
    partner = ["new", "partner", *TOPIC[2:]]
    assert main([*partner, *page, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "records/partners/sujet-neuf.yaml:4: record “sujet-neuf” added." in told
    assert "records/sources/editeur.yaml:4: record “editeur” added." in told
    for name in ("partners/sujet-neuf", "sources/editeur"):
        first, *_ = (split / f"records/{name}.yaml").read_text(encoding="utf-8").split("\n")
        assert first == "# yaml-language-server: $schema=../../schema/catalogue.schema.json"
    assert main(["check"]) == 0
    capsys.readouterr()
    assert main(["format", "--check"]) == 0, capsys.readouterr().out


def test_it_works_from_any_folder_and_in_a_file_that_is_named(
    split: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(split / "records" / "topics")
    assert main([*TOPIC, "--id", "deux"]) == 0
    assert (split / "records" / "topics" / "deux.yaml").is_file()
    assert main([*TOPIC, "--id", "trois", "--file", "un.yaml", "--lang", "en"]) == 0
    assert "records/topics/un.yaml:" in capsys.readouterr().out
    assert "id: trois" in (split / "records" / "topics" / "un.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "words"), [("records/topics", "it is a folder"), ("records/*.yaml", "this pattern")]
)
def test_a_folder_or_pattern_is_no_file_for_a_record(
    split: Path, name: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(split.rglob("*"))
    assert main([*TOPIC, "--file", name, "--lang", "en"]) == 1
    assert f"{name}:1:1: CAT001" in (told := capsys.readouterr().err)
    assert words in told
    assert sorted(split.rglob("*")) == before


@pytest.mark.usefixtures("split")
def test_a_file_that_the_site_does_not_read_is_reported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([*TOPIC, "--file", "elsewhere.yaml", "--lang", "en"]) == 0
    told = capsys.readouterr().err
    assert told == (
        "elsewhere.yaml: the site does not read this file; name it under `records` in mkdocs.yml.\n"
    )


def test_a_record_that_is_broken_is_named_with_its_file(
    split: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (split / "records" / "topics" / "un.yaml").write_text("topics:\n\t- id: un\n", encoding="utf-8")
    for command in (TOPIC, ["check"], ["format"]):
        assert main([*command, "--lang", "en"]) == 1
        told = capsys.readouterr()
        assert "records/topics/un.yaml:2:1: CAT011" in told.out + told.err
