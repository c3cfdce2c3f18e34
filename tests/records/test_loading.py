"""Record files to a catalogue: which files, in which order, and all their problems at once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from jazari_catalogue.records import problems, references
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.topic import Topic
from jazari_catalogue.records.loading import catalogue_of, load
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.yaml.document import Document
from jazari_catalogue.records.yaml.reader import parse_document
from tests.work import LINEAR, growth

SOURCES = """\
sources:
  - id: source-exemple
    publisher: Journal Exemple
    url: https://example.org/
    accessed: 2026-11-22
    language: fr
    level: press
"""
TOPIC = "  - {{id: {id}, name: Thème, summary: Inventé.}}\n"


def topics(*ids: str) -> str:
    return "topics:\n" + "".join(TOPIC.format(id=topic) for topic in ids)


def problems_of(**files: str) -> list[Problem]:
    with pytest.raises(CatalogueError) as caught:
        catalogue_of([parse_document(text, f"{name}.yaml") for name, text in files.items()])
    return caught.value.problems


def places(problems: list[Problem]) -> list[tuple[str, int, str]]:
    return [(problem.path, problem.line, problem.code.number) for problem in problems]


def test_lists_of_one_kind_merge_over_files_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(topics("un", "deux"), encoding="utf-8")
    (tmp_path / "two.yaml").write_text(SOURCES + topics("trois"), encoding="utf-8")
    catalogue = load([tmp_path / "two.yaml", tmp_path / "one.yaml"], tmp_path)
    assert [topic.id for topic in catalogue.of_kind(Topic)] == ["trois", "un", "deux"]
    assert catalogue.locations["trois"] == ("two.yaml", 9)
    assert catalogue.locations["deux"] == ("one.yaml", 3)


def test_every_mistake_of_every_file_is_reported_at_once() -> None:
    first = SOURCES.replace("2026-11-22", "hier").replace("level: press", "level: gazette")
    second = "topics:\n  - {id: un, summary: Inventé.}\n  - {id: un, name: N, summary: {en: E}}\n"
    assert places(problems_of(b=second, a=first)) == [
        ("a.yaml", 5, "CAT111"),
        ("a.yaml", 7, "CAT108"),
        ("b.yaml", 2, "CAT103"),
        ("b.yaml", 3, "CAT201"),
        ("b.yaml", 3, "CAT115"),
    ]


def test_references_of_an_invalid_record_are_checked() -> None:
    event = (
        "events:\n"
        "  - id: journee\n"
        "    name: Journée\n"
        "    summary: Inventée.\n"
        "    starts: hier\n"
        "    organisers: [nobody]\n"
        "    sources: [source-exemple, nowhere]\n"
    )
    assert places(problems_of(a=SOURCES + event)) == [
        ("a.yaml", 12, "CAT110"),
        ("a.yaml", 13, "CAT202"),
        ("a.yaml", 14, "CAT202"),
    ]


def test_mistakes_in_a_second_record_with_the_same_id_are_reported_there() -> None:
    event = "  - {{id: e, name: N, summary: S, sources: [{source}]}}\n"
    text = SOURCES + "events:\n" + event.format(source="x") + event.format(source="y")
    assert places(problems_of(a=text)) == [
        ("a.yaml", 9, "CAT202"),
        ("a.yaml", 10, "CAT201"),
        ("a.yaml", 10, "CAT202"),
    ]


@pytest.mark.parametrize("key", ["idd", "Id", "identifiant"])
def test_a_misspelt_id_key_is_reported_once_not_at_each_citation(key: str) -> None:
    text = (
        SOURCES
        + "partners:\n"
        + "".join(
            f"  - {name}: partenaire-{number}\n    name: Partenaire\n    summary: Inventé.\n"
            f"    sources: [source-exemple]\n"
            for number, name in enumerate(("id", "id"))
        )
    )
    broken = text.replace("- id: source-exemple", f"- {key}: source-exemple")
    assert places(problems_of(a=broken)) == [("a.yaml", 2, "CAT102")]


def test_syntax_errors_of_all_files_are_reported_without_other_problems() -> None:
    problems = problems_of(
        a=SOURCES.replace("publisher:", "publisher"),
        b='topics:\n  - id: "un\n',
        c=SOURCES.replace("2026-11-22", "hier"),
    )
    assert places(problems) == [("a.yaml", 3, "CAT014"), ("b.yaml", 2, "CAT012")]


def test_a_file_without_records_is_reported_with_the_problems_of_others() -> None:
    assert places(problems_of(a="# rien\n", b=topics("Un"))) == [
        ("a.yaml", 2, "CAT003"),
        ("b.yaml", 2, "CAT109"),
    ]


def test_the_report_counts_problems_in_the_language_of_the_reader() -> None:
    with pytest.raises(CatalogueError) as caught:
        catalogue_of([parse_document(topics("Un", "Deux"), "a.yaml")])
    assert caught.value.report("fr").endswith("\nProblèmes trouvés : 2")
    assert caught.value.report("ar").endswith("\nعدد المشكلات: 2")
    assert caught.value.report("en").endswith("\nProblems found: 2")


def test_names_and_patterns_match_each_file_once_in_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yaml", "more/c.yaml", "more/deep/d.yaml", "notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()

    def matches(*patterns: str) -> list[str]:
        files = record_files(patterns, tmp_path)
        return [file.relative_to(tmp_path).as_posix() for file in files]

    assert matches("b.yaml", "a.yaml") == ["b.yaml", "a.yaml"]
    assert matches("*.yaml") == ["a.yaml", "b.yaml"]
    assert matches("b.yaml", "*.yaml") == ["b.yaml", "a.yaml"]
    assert matches("**/*.yaml") == ["a.yaml", "b.yaml", "more/c.yaml", "more/deep/d.yaml"]
    assert matches("more/?.yaml", "[ab].yaml") == ["more/c.yaml", "a.yaml", "b.yaml"]
    assert matches(f"{tmp_path}/b*") == ["b.yaml"]


@pytest.mark.parametrize("missing", ["records.yaml", "records/**/*.yaml", "**.yaml", "[a.yaml"])
def test_a_name_without_a_file_is_reported(missing: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        load(record_files([missing], tmp_path), tmp_path)
    assert places(caught.value.problems) == [(missing, 1, "CAT001")]


def test_a_folder_is_no_record_file(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    with pytest.raises(CatalogueError) as caught:
        load(record_files(["records"], tmp_path), tmp_path)
    assert places(caught.value.problems) == [("records", 1, "CAT001")]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(CatalogueError) as caught:
        load(record_files(["pipe.yaml"], tmp_path), tmp_path)
    (problem,) = caught.value.problems
    assert problem.message("en") == "The file cannot be read: it is not a regular file."


def test_a_source_of_the_same_day_is_not_suggested_for_its_date_alone() -> None:
    cited = SOURCES.replace("source-exemple", "journal-exemple-2026-01-12")
    topic = "partners:\n  - {id: p, name: P, summary: S, sources: [%s-2026-01-12]}\n"
    *_, misspelt = problems_of(a=cited, b=topic % "jurnal-exemple")
    assert "Did you mean “journal-exemple-2026-01-12”?" in misspelt.fix("en")
    (new,) = problems_of(a=cited, b=topic % "al-jazeera")
    assert new.fix("en") == "Correct this id, or also add that record to its list (sources)."


def test_a_key_of_another_kind_names_the_lists_that_have_it() -> None:
    (problem,) = problems_of(
        a=SOURCES, b="topics:\n  - {id: t, name: T, summary: S, country: MA}\n"
    )
    having = [kind.plural for kind in KINDS.values() if "country" in kind.model_fields]
    assert "partners" in having
    assert problem.message("en") == (
        "Records in the list “topics” have no key “country”; those in these lists do: "
        f"{', '.join(having)}."
    )


def test_an_unreadable_file_is_explained_in_the_language_of_the_reader(tmp_path: Path) -> None:
    (tmp_path / "circle.yaml").symlink_to("circle.yaml")
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(CatalogueError) as caught:
        load([tmp_path / f"{name}.yaml" for name in ("circle", "folder", "none")], tmp_path)
    messages = [problem.message("fr") for problem in caught.value.problems]
    assert messages == [
        "Le fichier ne peut pas être lu : c’est un lien qui renvoie à lui-même.",
        "Le fichier ne peut pas être lu : c’est un dossier, dont les fichiers s’écrivent "
        "`dossier/**/*.yaml`.",
        "Le fichier ne peut pas être lu : il n’existe pas.",
    ]


def test_a_file_name_that_is_not_utf_8_is_reported_with_escapes(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"fiches-\xe9.yaml")
    with pytest.raises(CatalogueError) as caught:
        load([file], tmp_path)
    (problem,) = caught.value.problems
    assert problem.path == "fiches-\\xe9.yaml"
    assert problem.text("fr").encode()


def test_a_name_that_looks_like_a_pattern_is_a_name_if_the_file_exists(tmp_path: Path) -> None:
    file = tmp_path / "records [2].yaml"
    file.write_text(topics("un"), encoding="utf-8")
    assert record_files([file.name], tmp_path) == [file]


def test_a_file_outside_the_project_is_named_in_full(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("", encoding="utf-8")
    inside = tmp_path / "project"
    inside.mkdir()
    with pytest.raises(CatalogueError) as caught:
        load([outside], inside)
    assert caught.value.problems[0].path == outside.as_posix()


def test_a_file_that_ends_within_a_line_is_reported_with_other_problems() -> None:
    text = topics("Un").rstrip("\n")
    assert places(problems_of(a=text))[-1] == ("a.yaml", text.count("\n") + 1, "CAT034")
    assert catalogue_of([parse_document(topics("un").rstrip("\n"), "a.yaml")])


def test_a_changed_id_is_also_reported_at_the_record_itself() -> None:
    text = (
        "sources:\n  - id: source-invente\n    publisher: Invented\n    url: https://a.example/\n"
        "    accessed: 2026-01-02\n    language: fr\n    level: press\npartners:\n"
        "  - id: p\n    name: P\n    summary: P\n    sources: [source-inventee]\n"
    )
    assert places(problems_of(a=text)) == [("a.yaml", 2, "CAT206"), ("a.yaml", 12, "CAT202")]
    # A correct citation shows what the id should be.
    right = text + "  - id: q\n    name: Q\n    summary: Q\n    sources: [source-invente]\n"
    assert places(problems_of(a=right)) == [("a.yaml", 12, "CAT202")]


def copying(copied_by: dict[str, str]) -> str:
    """A file of sources; ``copied_by`` gives the source that each is a copy of."""
    return "sources:\n" + "".join(
        f"  - {{id: {name}, publisher: P, url: https://a.example/{name}, accessed: 2026-01-02, "
        f"language: fr, level: press, copy_of: {copied}}}\n"
        for name, copied in copied_by.items()
    )


def test_records_that_lead_back_to_themselves_are_all_reported() -> None:
    text = copying({"outside": "a", "a": "b", "b": "c", "c": "a", "itself": "itself"})
    assert places(problems_of(a=text)) == [("a.yaml", line, "CAT205") for line in (3, 4, 5, 6)]


def test_a_circle_takes_linear_time() -> None:
    def circle(count: int) -> Document:
        text = copying({f"s{number}": f"s{(number + 1) % count}" for number in range(count)})
        return parse_document(text, "a.yaml")

    documents = {count: circle(count) for count in (50, 500)}

    def check(count: int) -> None:
        with pytest.raises(CatalogueError) as caught:
            catalogue_of([documents[count]])
        assert len(caught.value.problems) == count

    assert growth(check, 50, 500) < LINEAR


def test_few_of_many_wrong_ids_are_compared_with_all_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []

    def nearest(written: str, known: Iterable[str], *, at_least: float) -> str:
        compared.append(written)
        return problems.nearest.nearest(written, known, at_least=at_least)

    monkeypatch.setattr(references, "nearest", nearest)
    wrong = [f"source-exemplaire-{number}" for number in range(3 * references.MAX_SUGGESTED_IDS)]
    partner = f"  - {{id: p, name: P, summary: P, sources: [{', '.join(wrong + wrong)}]}}\n"
    unknown = [p for p in problems_of(a=f"{SOURCES}partners:\n{partner}") if p.record == "p"]
    assert len(unknown) == 2 * len(wrong)
    assert "source-exemple" in unknown[0].fix("en")
    # Each is compared twice: with all ids, and then without the date at its end.
    assert len(compared) == 2 * references.MAX_SUGGESTED_IDS
