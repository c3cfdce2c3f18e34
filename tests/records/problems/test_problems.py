"""The texts of problems, and what a hostile record cannot put into them."""

from __future__ import annotations

from typing import ClassVar

import pytest
from pydantic import Field, ValidationError

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.excerpt import end_column
from jazari_catalogue.records.problems.nearest import NOTHING, nearest
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.problems.problem import CatalogueError, in_order
from jazari_catalogue.records.suggestions import MIN_SIMILARITY
from jazari_catalogue.records.validation import validation_problems
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.yaml.document import Mapping
from jazari_catalogue.records.yaml.reader import parse_document


def test_problems_are_sorted_without_duplicates() -> None:
    problems = [
        codes.TAB.at("b.yaml", Position(1, 1)),
        codes.TAB.at("a.yaml", Position(10, 1)),
        codes.TAB.at("a.yaml", Position(9, 2)),
        codes.TAB.at("a.yaml", Position(9, 1)),
        codes.TAB.at("a.yaml", Position(9, 2)),
    ]
    assert [(p.path, p.line, p.column) for p in in_order(problems)] == [
        ("a.yaml", 9, 1),
        ("a.yaml", 9, 2),
        ("a.yaml", 10, 1),
        ("b.yaml", 1, 1),
    ]


def test_a_problem_without_a_position_is_at_the_start_of_its_file() -> None:
    problem = codes.EMPTY_FILE.at("a.yaml")
    assert problem.text("en").startswith("a.yaml:1:1: CAT003 The file is empty.\n    → Restore")


def test_values_with_translations_follow_the_language() -> None:
    problem = codes.MISSING_FIELD.at("a.yaml", key="name", title=Titles("Nom", "الاسم", "Name"))
    assert problem.message("fr") == "Il manque « name » (Nom)."
    assert problem.message("ar") == "ينقص «name» (الاسم)."
    assert problem.message("en") == "“name” (Name) is missing."


def test_values_of_records_are_shown_escaped_on_one_line_and_cut() -> None:
    problem = codes.BAD_DATE.at("a.yaml", value="a\n\t\x1b\u202e" + 500 * "x")
    shown = problem.message("en")
    assert shown.startswith(r"“a\n\t\u001b\u202e" + "xxx")
    assert shown.endswith("x…” is not a date.")
    assert len(shown) < 200


def test_an_address_to_copy_is_shown_whole() -> None:
    url = f"https://a.example/{'%D8%A7' * 100}"
    problem = codes.TRACKED_URL.at("a.yaml", parameters="utm_source", nearest=url)
    assert url in problem.fix("en")
    endless = codes.TRACKED_URL.at("a.yaml", parameters="utm_source", nearest=url * 1_000)
    assert len(endless.fix("en")) < 3_000


def test_braces_in_a_record_are_no_placeholders() -> None:
    problem = codes.BAD_DATE.at("{value}.yaml", value="{path} {0} %s {")
    assert problem.text("en").startswith(
        "{value}.yaml:1:1: CAT110 “{path} {0} %s {” is not a date."
    )


def test_nothing_is_suggested_if_no_word_is_similar() -> None:
    values = {"id": "zzz", "field": "lab", "lists": "labs"}
    near = codes.UNKNOWN_ID.at("a.yaml", nearest="zzy", **values)
    alone = codes.UNKNOWN_ID.at("a.yaml", nearest=NOTHING, **values)
    assert (
        near.fix("en") == "Did you mean “zzy”? Otherwise, also add that record to its list (labs)."
    )
    assert alone.fix("en") == "Correct this id, or also add that record to its list (labs)."


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("staus", "status"),
        ("Status", "status"),
        ("sumary", "summary"),
        ("xyz", NOTHING),
        ("", NOTHING),
    ],
)
def test_the_most_similar_known_word_is_suggested(written: str, near: str) -> None:
    assert nearest(written, ["summary", "status", "sources"], at_least=MIN_SIMILARITY) == near


def test_the_nearest_of_nothing_is_nothing() -> None:
    assert nearest("status", []) == NOTHING


class Lantern(Entry):
    """An invented kind with a field whose error type no code has."""

    kind: ClassVar[str] = "lantern"
    plural: ClassVar[str] = "lanterns"
    candles: int = Field(multiple_of=2)


def test_an_error_type_without_a_code_is_reported() -> None:
    value = parse_document("id: lampe\ncandles: 3\n", "a.yaml").value
    assert isinstance(value, Mapping)
    with pytest.raises(ValidationError) as caught:
        Lantern.model_validate(value)
    (problem,) = validation_problems(caught.value, Lantern, value, "a.yaml")
    assert (problem.code, problem.line, problem.column) == (codes.INVALID, 2, 10)
    assert problem.message("en") == (
        "“candles” has an invalid value (Input should be a multiple of 2)."
    )
    assert problem.record == "lampe"


def test_an_error_has_all_problems_in_order() -> None:
    error = CatalogueError([codes.TAB.at("b.yaml"), codes.TAB.at("a.yaml")])
    assert [problem.path for problem in error.problems] == ["a.yaml", "b.yaml"]
    assert str(error) == "2 problems"


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("    type: entreprise", "entreprise"),
        ('    name: "Un nom" # note', '"Un nom"'),
        ("    type: entreprise # note", "entreprise"),
        ("    sources: [une, autre]", "autre"),
        ("    sources: [une, autre]", "une"),
        ("    sources: [une, autre]", "[une, autre]"),
        ("    location: {latitude: 1, longitude: [2]}", "{latitude: 1, longitude: [2]}"),
        ("    location: {latitude: 1, longitude: [2]}", "[2]"),
        ("    sources: [une, autre", "["),
        ("    name: mo\u202et", "\u202e"),
        ("    staus: open", "staus"),
    ],
)
def test_the_whole_value_at_fault_is_marked(line: str, marked: str) -> None:
    column = line.index(marked) + 1
    assert end_column(line, column) == column + len(marked)
