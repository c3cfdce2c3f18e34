"""``catalogue new`` puts a record at its place and leaves all others as they are."""

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
from jazari_catalogue.editing.new.ror import NoRecord, partner_of, read_ror
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.record import Record
from tests import invented
from tests.records.cases import VALID_RECORDS

ROOT = Path(__file__).resolve().parents[3]
VALID = (ROOT / "tests" / "records" / "valid.yaml").read_text(encoding="utf-8")
HEAD, TAIL = VALID.split("partners:\n", 1)
QUIET = ("--no-input", "--lang", "en")


@pytest.fixture(autouse=True)
def folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The records in the two files that are the default; no network."""

    def unplugged(*_: object, **__: object) -> None:
        raise urllib.error.URLError("no network")

    monkeypatch.setattr(urllib.request, "urlopen", unplugged)
    (folder / "institutes.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "partners.yaml").write_text("partners:\n" + TAIL, encoding="utf-8")
    return folder


def text_of(name: str = "institutes.yaml") -> str:
    return Path(name).read_bytes().decode()


def put_in(before: str, after: str) -> list[str]:
    """The lines that `after` has more than `before`, which must be between those of `before`."""
    old, new = before.splitlines(), after.splitlines()
    at = next((n for n, line in enumerate(old) if new[n] != line), len(old))
    more = len(new) - len(old)
    assert new[:at] + new[at + more :] == old
    return new[at : at + more]


LAB = ("new", "lab", "--name-fr", "Labo neuf", "--summary-fr", "Labo inventé.")


def test_a_record_goes_after_the_last_of_its_kind_and_nothing_else_changes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = text_of()
    assert main([*LAB, "--source", "source-exemple", *QUIET]) == 0
    lines = put_in(before, text_of())
    place = text_of().splitlines().index("  - id: labo-neuf") + 1
    assert f"institutes.yaml:{place}: record “labo-neuf” added." in capsys.readouterr().out
    assert text_of().index("- id: labo-exemple") < text_of().index("- id: labo-neuf")
    assert text_of().index("- id: labo-neuf") < text_of().index("programmes:")
    assert "    # objectives: [{fr: , ar: , en: }]  # Objectives · " in "\n".join(lines)
    found = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    assert found["labo-neuf"].display_name().in_language("fr").text == "Labo neuf"
    assert len(found) == VALID_RECORDS + 1
    formed = formatted(text_of())
    assert formatted(formed) == formed
    assert (
        formed.index("- id: labo-neuf") < formed.index("# verified:") < formed.index("programmes:")
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_begun_with_what_it_needs(
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
    (begun,) = (record for record in lists[model.plural] if record["id"] == "chose-neuve")
    # What no option gives is left for a person to write.
    left = [name for name in invented.only_required(model, begun) if not begun[name]]
    said = capsys.readouterr().out
    assert [name for name in left if f"`{name}`" not in said] == []
    example = invented.record_of(model, "chose-neuve")
    filled = begun | {name: example[name] for name in left}
    record = model.model_validate(filled)
    if isinstance(record, Record):
        assert record.sources == ["l-editeur"]
        (source,) = (source for source in lists["sources"] if source["id"] == "l-editeur")
        assert source["url"] == "https://page.example/#1"


def test_commented_lines_are_valid_once_they_are_filled_in(folder: Path) -> None:
    main([*LAB, "--source", "source-exemple", *QUIET])
    text = text_of().replace("# institute:  #", "institute: institut-exemple  #")
    text = text.replace("# objectives: [{fr: , ar: , en: }]", "objectives: [{fr: Un}]", 1)
    (folder / "institutes.yaml").write_text(text, encoding="utf-8")
    found = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    assert found["labo-neuf"].get("institute") == "institut-exemple"
    assert len(found["labo-neuf"].get("objectives")) == 1


def test_what_is_still_to_be_written_is_told_and_refused_by_check(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["new", "topic", "--name-fr", "Sujet", *QUIET]) == 0
    told = capsys.readouterr().out
    line = text_of_partners_line("summary:  # Summary")
    assert f"partners.yaml:{line}: `summary` is still to be written." in told
    assert main(["check"]) == 1
    assert f"partners.yaml:{line}:" in capsys.readouterr().out
    # And another record can be begun before.
    assert main(["new", "topic", "--name-fr", "Autre sujet", *QUIET]) == 0


def text_of_partners_line(part: str) -> int:
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
def test_the_place_is_found_however_the_list_is_written(
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


def test_windows_line_ends_stay(folder: Path) -> None:
    (folder / "institutes.yaml").write_bytes(HEAD.replace("\n", "\r\n").encode())
    assert main([*LAB, "--source", "source-exemple", *QUIET]) == 0
    written = (folder / "institutes.yaml").read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > HEAD.count("\n")


def test_a_byte_order_mark_at_the_head_goes(folder: Path) -> None:
    (folder / "institutes.yaml").write_text(f"\ufeff{HEAD}", encoding="utf-8")
    assert main([*LAB, "--source", "source-exemple", *QUIET]) == 0
    assert text_of().startswith(HEAD[:40])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([*LAB], "Missing: --source ID"),
        (["new", "lab", "--source", "source-exemple"], "Missing: --"),
        ([*LAB, "--source", "source-exempel"], "Did you mean “source-exemple”?"),
        ([*LAB, "--source", "societe-exemple"], "There is no source"),
        ([*LAB, "--source", "source-exemple", "--id", "labo-exemple"], "is taken"),
        ([*LAB, "--source", "source-exemple", "--id", "institut-ancien"], "is taken"),
        ([*LAB, "--source", "source-exemple", "--id", "Labo Neuf"], "labo-neuf"),
        ([*LAB, "--source-url", "page"], "CAT"),
        ([*LAB, "--source", "source-exemple", "--ror", "03xc55g68"], "fills partners only"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = text_of(), text_of("partners.yaml")
    assert main([*arguments, *QUIET]) == 1
    assert words in capsys.readouterr().err
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
    """Someone who answers in turn."""

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


def test_a_terminal_is_asked_for_what_no_option_gives(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["", "Neue Name", "Résumé.", "", "", "Bad Id", "", "source-exemple", "y"]
    terminal = Terminal(answers, monkeypatch)
    assert main(["new", "lab", "--name-fr", "Labo neuf", "--lang", "en"]) == 0
    assert terminal.questions[0] == "Name in Arabic [Enter to skip] : "
    assert terminal.questions[5] == "Id, which will never change [labo-neuf] : "
    assert "small letters, digits and hyphens: bad-id" in capsys.readouterr().err
    found = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    assert found["labo-neuf"].display_name().written() == {"fr": "Labo neuf", "en": "Neue Name"}


def test_a_new_record_has_the_id_that_would_be_suggested_for_its_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "L’Œuvre d’Été"
    lab = ["new", "lab", "--name-fr", name, "--summary-fr", "S.", "--source", "source-exemple"]
    assert main([*lab, "--id", name, *QUIET]) == 1
    assert "hyphens: l-oeuvre-d-ete" in capsys.readouterr().err
    assert main([*lab, *QUIET]) == 0
    assert load([folder / "institutes.yaml", folder / "partners.yaml"], folder)["l-oeuvre-d-ete"]


def test_a_source_whose_publisher_has_no_latin_letter_gets_an_id_from_its_address(
    folder: Path,
) -> None:
    given = ["--source-url", "https://www.journal.example/1", "--source-publisher", "جريدة مخترعة"]
    given += ["--source-language", "ar", "--source-level", "press", "--summary-fr", "S."]
    assert main(["new", "lab", "--name-fr", "Labo neuf", "--no-input", *given]) == 0
    found = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    assert found["labo-neuf"].get("sources") == ["journal-example"]


def test_an_answer_that_does_not_fit_is_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = ["https://a.example/", "Invented", "français", "fr", "presse", "press"]
    Terminal(["", "", "S.", "", "", "", "", "source-exempl", *page, "y"], monkeypatch)
    assert main(["new", "lab", "--name-fr", "Labo neuf", "--lang", "fr"]) == 0
    told = capsys.readouterr().err
    assert "Aucune source « source-exempl ». Écrire « source-exemple » ?" in told
    assert "« français » ne convient pas." in told
    assert "« presse » ne convient pas." in told
    assert "official | press" in told
    assert load([folder / "institutes.yaml", folder / "partners.yaml"], folder)["labo-neuf"]


@pytest.mark.parametrize("answers", [["Sujet", "", "", "S.", "", "", "", "n"], ["Sujet"]])
def test_whoever_says_no_or_leaves_writes_nothing(
    answers: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = text_of("partners.yaml")
    Terminal(answers, monkeypatch)
    assert main(["new", "topic", "--lang", "en"]) == 1
    assert "Nothing is written." in capsys.readouterr().err
    assert text_of("partners.yaml") == before


# ---- ROR ----------------------------------------------------------------------------------------


def ror(**changes: Any) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": "https://ror.org/03xc55g68",
        "status": "active",
        "names": [
            {"value": "جامعة\u200f مختلقة ", "types": ["label"], "lang": "ar"},
            {"value": " Universite\u0301 inventée\n", "types": ["ror_display", "label"],
             "lang": "fr"},
            {"value": "UI", "types": ["acronym"], "lang": None},
            {"value": "UI", "types": ["alias"], "lang": "en"},
        ],
        "types": ["funder", "education"],
        "links": [{"type": "wikipedia", "value": "https://w.example.org/"},
                  {"type": "website", "value": " https://u.example.org/ "}],
        "locations": [{"geonames_id": 1, "geonames_details": {
            "country_code": "MA", "name": "Marrakesh",
            "country_subdivision_code": "07", "country_subdivision_name": "Marrakesh-Safi"}}],
        "external_ids": [{"type": "wikidata", "all": ["Q82826"], "preferred": None},
                         {"type": "isni", "all": ["0000 0001 2180 2474"], "preferred": None}],
    }  # fmt: skip
    return record | changes


def place(**details: str) -> list[dict[str, Any]]:
    return [{"geonames_details": details}]


def test_a_partner_is_filled_with_what_ror_has(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "ror.json").write_text(json.dumps({"items": [ror()]}), encoding="utf-8")
    (folder / "partners.yaml").write_text(
        text_of("partners.yaml").replace("ror: 03xc55g68, ", ""), encoding="utf-8"
    )
    given = ["--ror", "https://ror.org/03xc55g68", "--ror-file", "ror.json"]
    given += ["--source", "source-exemple", "--summary-fr", "Inventée."]
    assert main(["new", "partner", *given, *QUIET]) == 0
    found = load([folder / "institutes.yaml", folder / "partners.yaml"], folder)
    partner = found["universite-inventee"]
    assert partner.display_name().written() == {"fr": "Université inventée", "ar": "جامعة مختلقة"}
    assert partner.get("aliases") == ["UI"]
    assert (partner.get("type"), partner.get("country"), partner.get("region")) == (
        "education", "MA", "MA-07",
    )  # fmt: skip
    assert [link.url for link in partner.get("links")] == ["https://u.example.org/"]
    identifiers = partner.get("identifiers")
    # The ISNI of the record fails its check digit.
    assert (identifiers.ror, identifiers.wikidata, identifiers.isni) == (
        "03xc55g68", "Q82826", None,
    )  # fmt: skip
    capsys.readouterr()


@pytest.mark.parametrize(
    ("places", "country", "region"),
    [
        (place(country_code="MA", country_subdivision_code="MA.04",
               country_subdivision_name="Rabat-Salé-Kénitra"), "MA", "MA-04"),
        (place(country_code="MA", country_subdivision_code="06",
               country_subdivision_name="Rabat-Salé-Kénitra"), "MA", None),
        (place(country_code="MA", country_subdivision_code="06"), "MA", None),
        (place(country_code="MA"), "MA", None),
        (place(country_code="EH", country_subdivision_code="12"), None, None),
        (place(country_code="FR", country_subdivision_code="11",
               country_subdivision_name="Île-de-France"), "FR", None),
        (place(country_code="MA") + place(country_code="FR"), None, None),
        ([{}], None, None),
        ([], None, None),
    ],
)  # fmt: skip
def test_a_region_is_given_only_where_it_is_sure(
    places: list[dict[str, Any]], country: str | None, region: str | None
) -> None:
    found = partner_of(ror(locations=places))
    assert (found.get("country"), found.get("region")) == (country, region)


@pytest.mark.parametrize(
    ("names", "name"),
    [
        ([("Invented Inc", ["label", "ror_display"], None)], "Invented Inc"),
        ([("مختلقة", ["label"], "ar"), ("Inventé", ["ror_display", "label"], None)],
         {"fr": "Inventé", "ar": "مختلقة"}),
        ([("Deux", ["label"], "fr"), ("Un", ["ror_display", "label"], "fr")], {"fr": "Un"}),
    ],
)  # fmt: skip
def test_a_name_has_a_language_only_where_ror_gives_one(
    names: list[tuple[str, list[str], str | None]], name: object
) -> None:
    written = [{"value": value, "types": types, "lang": lang} for value, types, lang in names]
    assert partner_of(ror(names=written))["name"] == name


@pytest.mark.parametrize(
    ("wanted", "data", "words"),
    [
        ("03xc55g69", [ror()], "is not a ROR id"),
        ("05w9p7918", [ror()], "has no record 05w9p7918"),
        (None, [ror(), ror()], "say which with --ror"),
        (None, ror(status="withdrawn"), "has withdrawn"),
        (None, {"id": "https://ror.org/03xc55g68", "name": "of schema 1"}, "no ROR record"),
        (None, ror(names=[{"value": 3}]), "no ROR record"),
        (None, [1], "no ROR record"),
        (None, [], "no ROR record"),
        (None, "{", "no ROR record"),
    ],
)
def test_a_record_that_cannot_be_used_is_told(
    wanted: str | None, data: object, words: str, folder: Path
) -> None:
    file = folder / "ror.json"
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    with pytest.raises(NoRecord, match=words):
        read_ror(wanted, file)


def test_without_network_the_way_by_a_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--ror", "03xc55g68", "--source", "source-exemple"]
    assert main(["new", "partner", *given, *QUIET]) == 1
    told = capsys.readouterr().err
    assert "ROR does not answer (no network)" in told
    assert "--ror-file" in told


def test_ror_is_asked_over_https_with_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, float]] = []

    class Answer:
        def __enter__(self) -> Answer:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self, _: int) -> bytes:
            return json.dumps(ror()).encode()

    def urlopen(address: str, timeout: float) -> Answer:
        asked.append((address, timeout))
        return Answer()

    monkeypatch.setattr(urllib.request, "urlopen", urlopen)
    assert read_ror("ror.org/03XC55G68", None)["id"] == "https://ror.org/03xc55g68"
    ((address, timeout),) = asked
    assert address == "https://api.ror.org/v2/organizations/03xc55g68"
    assert 0 < timeout <= 30
