"""``catalogue new`` adds a record and leaves all others as they are."""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import yaml

from jazari_catalogue.cli import main
from jazari_catalogue.editing.format.command import formatted
from jazari_catalogue.editing.new.provenance import evidence_of
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from tests import invented
from tests.editing.new.ror_records import ror_record
from tests.records.cases import VALID_RECORDS

ROOT = Path(__file__).resolve().parents[3]
VALID = (ROOT / "tests" / "records" / "valid.yaml").read_text(encoding="utf-8")
HEAD, TAIL = VALID.split("partners:\n", 1)
QUIET = ("--no-input", "--lang", "en")


@pytest.fixture(autouse=True)
def folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The valid records in the two default files, and no network."""

    def unplugged(*_: object, **__: object) -> None:
        raise urllib.error.URLError("no network")

    monkeypatch.setattr(urllib.request, "urlopen", unplugged)
    (folder / "institutes.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "partners.yaml").write_text("partners:\n" + TAIL, encoding="utf-8")
    return folder


def text_of(name: str = "institutes.yaml") -> str:
    return Path(name).read_bytes().decode()


def inserted(before: str, after: str) -> list[str]:
    """The lines that `after` has more than `before`, which must all be at one position."""
    old, new = before.splitlines(), after.splitlines()
    at = next((n for n, line in enumerate(old) if new[n] != line), len(old))
    more = len(new) - len(old)
    assert new[:at] + new[at + more :] == old
    return new[at : at + more]


def written_evidence(record: Record) -> dict[str, Any]:
    return {field: entry.written() for field, entry in (record.evidence or {}).items()}


LAB = ("new", "lab", "--name-fr", "Labo neuf", "--summary-fr", "Labo inventé.")


def test_a_record_is_added_to_the_list_of_its_kind_and_nothing_else_changes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = text_of()
    assert main([*LAB, "--source", "source-exemple", *QUIET]) == 0
    lines = inserted(before, text_of())
    line = text_of().splitlines().index("  - id: labo-neuf") + 1
    assert f"institutes.yaml:{line}: record “labo-neuf” added." in capsys.readouterr().out
    assert text_of().index("- id: labo-exemple") < text_of().index("- id: labo-neuf")
    assert text_of().index("- id: labo-neuf") < text_of().index("programmes:")
    assert "    # objectives: [{fr: , ar: , en: }]  # Objectives · " in "\n".join(lines)
    catalogue = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    assert catalogue["labo-neuf"].display_name().in_language("fr").text == "Labo neuf"
    assert len(catalogue) == VALID_RECORDS + 1
    formed = formatted(text_of())
    assert formatted(formed) == formed
    assert (
        formed.index("- id: labo-neuf") < formed.index("# verified:") < formed.index("programmes:")
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_of_every_kind_can_be_added(
    kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--name-fr", "Chose : neuve", "--summary-fr", "no", "--name-ar", "شيء"]
    given += ["--source-url", "https://page.example/#1", "--source-publisher", "L’Éditeur"]
    given += ["--source-language", "fr", "--source-level", "press", "--id", "chose-neuve"]
    assert main(["new", kind, *given, *QUIET]) == 0
    model = KINDS[kind]
    lists: dict[str, list[dict[str, Any]]] = {}
    for name in ("institutes.yaml", "partners.yaml"):
        lists |= yaml.load((folder / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    (added,) = (record for record in lists[model.plural] if record["id"] == "chose-neuve")
    # Required fields that no option gives are left for a person to fill in.
    left = [name for name in invented.only_required(model, added) if not added[name]]
    output = capsys.readouterr().out
    assert [name for name in left if f"`{name}`" not in output] == []
    example = invented.record_of(model, "chose-neuve")
    filled = added | {name: example[name] for name in left}
    record = model.model_validate(filled)
    if isinstance(record, Record):
        assert record.sources == ["l-editeur"]
        assert written_evidence(record) == {"name": ["l-editeur"], "summary": ["l-editeur"]}
        assert record.name_translated == ["ar"]
        (source,) = (source for source in lists["sources"] if source["id"] == "l-editeur")
        assert source["url"] == "https://page.example/#1"


def test_commented_fields_are_valid_once_they_are_filled_in(folder: Path) -> None:
    main([*LAB, "--source", "source-exemple", *QUIET])
    text = text_of().replace("# institute:  #", "institute: institut-exemple  #")
    text = text.replace("# objectives: [{fr: , ar: , en: }]", "objectives: [{fr: Un}]", 1)
    (folder / "institutes.yaml").write_text(text, encoding="utf-8")
    catalogue = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    assert catalogue["labo-neuf"].get("institute") == "institut-exemple"
    assert len(catalogue["labo-neuf"].get("objectives")) == 1


def test_evidence_names_the_source_of_each_field_and_explains_its_forms() -> None:
    main([*LAB, "--source", "source-exemple", "--no-input", "--lang", "fr"])
    lines = text_of().splitlines()
    start = lines.index("    evidence:", lines.index("  - id: labo-neuf"))
    assert lines[start + 1 : start + 3] == [
        "      name: [source-exemple]",
        "      summary: [source-exemple]",
    ]
    assert lines[start + 3].startswith("      # Preuves par champ · Pour chaque champ")
    assert "{derived: city}" in lines[start + 3]
    for line in ("# institute: [source-exemple]", "# topics: {classified: [source-exemple]}"):
        assert f"      {line}" in lines[start + 4 :]
    assert lines[start + 4] == "      # aliases: [source-exemple]"
    added = "\n".join(lines[lines.index("  - id: labo-neuf") : start])
    for asked_of_nobody in ("path:", "not_found:", "name_translated:"):
        assert asked_of_nobody not in added


def test_a_commented_description_is_a_list_of_paragraphs_with_sources(folder: Path) -> None:
    main([*LAB, "--source", "source-exemple", *QUIET])
    form = "# description: [{text: {fr: , ar: , en: }, sources: []}]"
    assert form in text_of()
    filled = "description: [{text: {fr: Un paragraphe.}, sources: [source-exemple]}]"
    (folder / "institutes.yaml").write_text(text_of().replace(form, filled), encoding="utf-8")
    catalogue = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    (paragraph,) = catalogue["labo-neuf"].get("description")
    assert paragraph.sources == ["source-exemple"]


def test_a_required_field_without_a_value_is_reported_here_and_by_check(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["new", "topic", "--name-fr", "Sujet", *QUIET]) == 0
    output = capsys.readouterr().out
    line = partners_line("summary:  # Summary")
    assert f"partners.yaml:{line}: `summary` still has to be filled in." in output
    assert main(["check"]) == 1
    assert f"partners.yaml:{line}:" in capsys.readouterr().out
    # Another record can be added before it is filled in.
    assert main(["new", "topic", "--name-fr", "Autre sujet", *QUIET]) == 0


def partners_line(part: str) -> int:
    lines = text_of("partners.yaml").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if part in line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "labs:\n  - id: labo-neuf\n"),
        ("# only a comment\n", "# only a comment\n\nlabs:\n  - id: labo-neuf\n"),
        ("labs:  # none yet\n", "labs:  # none yet\n  - id: labo-neuf\n"),
        ("labs: []\n", "labs:\n  - id: labo-neuf\n"),
        ("labs : [ ]\n", "labs :\n  - id: labo-neuf\n"),
        ("labs :  # none yet\n", "labs :  # none yet\n  - id: labo-neuf\n"),
        ("labs:\n- id: a\n  means: [x,\n   y] # c\n  # tail\n# next\ntopics: []\n",
         "labs:\n- id: a\n  means: [x,\n   y] # c\n  # tail\n\n- id: labo-neuf\n"),
        ("labs:\n    -   id: a\n        name: >-\n          b\n\n\ntopics:\n  - id: t",
         "labs:\n    -   id: a\n        name: >-\n          b\n\n    - id: labo-neuf\n"),
    ],
)  # fmt: skip
def test_a_record_is_added_to_the_list_in_whatever_style_it_is_written(
    text: str, expected: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "more.yaml").write_text(text, encoding="utf-8")
    assert main([*LAB, "--source", "source-exemple", "--file", "more.yaml", *QUIET]) == 0
    assert text_of("more.yaml").startswith(expected)
    kept = text.replace("labs: []", "labs:").replace("labs : [ ]", "labs :").strip().splitlines()
    assert [line for line in text_of("more.yaml").splitlines() if line in kept and line] == [
        line for line in kept if line
    ]
    capsys.readouterr()


def test_windows_line_ends_are_kept(folder: Path) -> None:
    (folder / "institutes.yaml").write_bytes(HEAD.replace("\n", "\r\n").encode())
    assert main([*LAB, "--source", "source-exemple", *QUIET]) == 0
    written = (folder / "institutes.yaml").read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > HEAD.count("\n")


def test_a_byte_order_mark_is_removed(folder: Path) -> None:
    (folder / "institutes.yaml").write_text(f"\ufeff{HEAD}", encoding="utf-8")
    assert main([*LAB, "--source", "source-exemple", *QUIET]) == 0
    assert text_of().startswith(HEAD[:40])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([*LAB], "Missing: --source ID"),
        (["new", "lab", "--source", "source-exemple"], "Missing: --"),
        ([*LAB, "--source", "source-exempel"], "Did you mean “source-exemple”?"),
        ([*LAB, "--source", "societe-exemple"], "There is no source"),
        ([*LAB, "--source", "source-exemple", "--id", "labo-exemple"], "is already used"),
        ([*LAB, "--source", "source-exemple", "--id", "institut-ancien"], "is already used"),
        ([*LAB, "--source", "source-exemple", "--id", "Labo Neuf"], "labo-neuf"),
        ([*LAB, "--source-url", "page"], "CAT"),
        ([*LAB, "--source", "source-exemple", "--ror", "03xc55g68"], "works for partners only"),
    ],
)
def test_a_wrong_option_is_reported_and_nothing_is_written(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = text_of(), text_of("partners.yaml")
    assert main([*arguments, *QUIET]) == 1
    assert message in capsys.readouterr().err
    assert (text_of(), text_of("partners.yaml")) == before


@pytest.mark.parametrize("broken", ["labs:\n\t- id: a\n", "labs: [{id: a}]\n", "- a\n", "a\n"])
def test_a_file_that_cannot_be_edited_is_left_alone(
    broken: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "more.yaml").write_text(broken, encoding="utf-8")
    assert main([*LAB, "--source", "source-exemple", "--file", "more.yaml", *QUIET]) == 1
    assert "more.yaml" in capsys.readouterr().err
    assert text_of("more.yaml") == broken


class Terminal:
    """A person at a terminal, who gives `answers` in turn and then ends the input."""

    def __init__(self, answers: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.questions: list[str] = []
        self.answers = answers
        monkeypatch.setattr(sys, "stdin", self)
        monkeypatch.setattr("builtins.input", self.answer)

    def isatty(self) -> bool:
        return True

    def answer(self, question: str) -> str:
        self.questions.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)


def test_a_person_at_a_terminal_is_asked_for_what_no_option_gives(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["", "Neue Name", "Résumé.", "", "", "Bad Id", "", "source-exemple", "y"]
    terminal = Terminal(answers, monkeypatch)
    assert main(["new", "lab", "--name-fr", "Labo neuf", "--lang", "en"]) == 0
    assert terminal.questions[0] == "Name in Arabic [Enter to skip] : "
    assert terminal.questions[5] == "Id, which will never change [labo-neuf] : "
    assert "lower-case letters, digits and hyphens: bad-id" in capsys.readouterr().err
    catalogue = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    assert catalogue["labo-neuf"].display_name().written() == {"fr": "Labo neuf", "en": "Neue Name"}


def test_the_id_of_a_new_record_is_the_one_suggested_for_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "L’Œuvre d’Été"
    lab = ["new", "lab", "--name-fr", name, "--summary-fr", "S.", "--source", "source-exemple"]
    assert main([*lab, "--id", name, *QUIET]) == 1
    assert "hyphens: l-oeuvre-d-ete" in capsys.readouterr().err
    assert main([*lab, *QUIET]) == 0
    assert load([folder / "institutes.yaml", folder / "partners.yaml"], folder)["l-oeuvre-d-ete"]


def test_the_id_of_a_source_is_its_host_where_its_publisher_has_no_latin_letter(
    folder: Path,
) -> None:
    given = ["--source-url", "https://www.journal.example/1", "--source-publisher", "جريدة مخترعة"]
    given += ["--source-language", "ar", "--source-level", "press", "--summary-fr", "S."]
    assert main(["new", "lab", "--name-fr", "Labo neuf", "--no-input", *given]) == 0
    catalogue = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    assert catalogue["labo-neuf"].get("sources") == ["journal-example"]


def test_an_invalid_answer_is_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ["https://a.example/", "Invented", "français", "fr", "presse", "press"]
    Terminal(["", "", "S.", "", "", "", "", "source-exempl", *page, "y"], monkeypatch)
    assert main(["new", "lab", "--name-fr", "Labo neuf", "--lang", "fr"]) == 0
    output = capsys.readouterr().err
    assert "Aucune source « source-exempl ». Vouliez-vous écrire « source-exemple » ?" in output
    assert "« français » ne convient pas." in output
    assert "« presse » ne convient pas." in output
    assert "official | press" in output
    assert load([folder / "institutes.yaml", folder / "partners.yaml"], folder)["labo-neuf"]


@pytest.mark.parametrize("answers", [["Sujet", "", "", "S.", "", "", "", "n"], ["Sujet"]])
def test_nothing_is_written_where_the_answer_is_no_or_the_input_ends(
    answers: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = text_of("partners.yaml")
    Terminal(answers, monkeypatch)
    assert main(["new", "topic", "--lang", "en"]) == 1
    assert "Nothing was written." in capsys.readouterr().err
    assert text_of("partners.yaml") == before


def test_a_partner_is_filled_in_from_ror(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "ror.json").write_text(json.dumps({"items": [ror_record()]}), encoding="utf-8")
    (folder / "partners.yaml").write_text(
        text_of("partners.yaml").replace("ror: 03xc55g68, ", ""), encoding="utf-8"
    )
    given = ["--ror", "https://ror.org/03xc55g68", "--ror-file", "ror.json"]
    given += ["--source", "source-exemple", "--summary-fr", "Inventée."]
    assert main(["new", "partner", *given, *QUIET]) == 0
    catalogue = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    partner = catalogue["universite-inventee"]
    assert partner.display_name().written() == {"fr": "Université inventée", "ar": "جامعة مختلقة"}
    assert partner.get("aliases") == ["UI"]
    assert (partner.get("type"), partner.get("country"), partner.get("region")) == (
        "education", "MA", "MA-07",
    )  # fmt: skip
    assert [link.url for link in partner.get("links")] == ["https://u.example.org/"]
    identifiers = partner.get("identifiers")
    # The check digit of the record's ISNI is wrong.
    assert (identifiers.ror, identifiers.wikidata, identifiers.isni) == (
        "03xc55g68", "Q82826", None,
    )  # fmt: skip
    assert written_evidence(partner) == {
        "name": {"derived": "identifiers"},
        "aliases": {"derived": "identifiers"},
        "summary": ["source-exemple"],
        "type": {"derived": "identifiers"},
        "country": {"derived": "identifiers"},
        "region": {"derived": "identifiers"},
    }
    assert "      country: {derived: identifiers}" in text_of("partners.yaml").splitlines()
    # What ROR names in Arabic was not translated here.
    assert partner.name_translated == []
    capsys.readouterr()


def test_a_name_that_an_option_gives_in_place_of_ror_is_stated_by_the_source(folder: Path) -> None:
    (folder / "ror.json").write_text(json.dumps([ror_record()]), encoding="utf-8")
    (folder / "partners.yaml").write_text(
        text_of("partners.yaml").replace("ror: 03xc55g68, ", ""), encoding="utf-8"
    )
    given = ["--ror-file", "ror.json", "--source", "source-exemple", "--summary-fr", "Inventée."]
    assert main(["new", "partner", "--name-en", "Made-up university", *given, *QUIET]) == 0
    catalogue = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    partner = catalogue["universite-inventee"]
    evidence = written_evidence(partner)
    assert (evidence["name"], evidence["aliases"]) == (
        ["source-exemple"],
        {"derived": "identifiers"},
    )
    assert partner.name_translated == ["ar", "en"]


def test_a_classified_field_says_so() -> None:
    values = {"name": "Une", "type": "company", "links": [{"url": "https://a.example/"}]}
    assert evidence_of(KINDS["partner"], values, ["page"]) == {
        "name": ["page"],
        "type": {"classified": ["page"]},
    }


def test_without_a_network_the_message_names_the_option_for_a_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    given = ["--ror", "03xc55g68", "--source", "source-exemple"]
    assert main(["new", "partner", *given, *QUIET]) == 1
    output = capsys.readouterr().err
    assert "ROR does not answer (no network)" in output
    assert "--ror-file" in output
