"""Merge conflicts in files are reported, never published."""

from __future__ import annotations

import pytest

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.yaml.conflicts import merge_conflicts
from jazari_catalogue.records.yaml.reader import parse_document

TWO_DRAFTS = """\
partners:
<<<<<<< HEAD
  - id: societe-1
    name: Société 1
=======
  - id: societe-2
    name: Société 2
>>>>>>> proposal/13
"""
BASE = "||||||| 1f2e3d4\n  - id: societe-0\n"
QUOTED = """\
partners:
  - id: societe-1
    name: "Société
<<<<<<< HEAD
      inventée
=======
      imaginaire
>>>>>>> autre
      "
"""
BLOCK = "".join(f"      {line}" for line in TWO_DRAFTS.splitlines(keepends=True))


def without(*starts: str) -> str:
    return "".join(
        line for line in TWO_DRAFTS.splitlines(keepends=True) if not line.startswith(starts)
    )


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(TWO_DRAFTS, [(2, 1)], id="both sides add a record"),
        pytest.param(TWO_DRAFTS.replace("\n", "\r\n"), [(2, 1)], id="Windows line ends"),
        pytest.param(TWO_DRAFTS.replace("\n", "\r"), [(2, 1)], id="line ends of old Macs"),
        pytest.param(TWO_DRAFTS.replace("=====\n", "=====  \n"), [(2, 1)], id="trailing blanks"),
        pytest.param(TWO_DRAFTS.replace("===", BASE + "===", 1), [(2, 1)], id="diff3"),
        pytest.param(
            TWO_DRAFTS.replace("===", "||||||| 1f2e3d4\n<<<<<<<<< Temporary\n===", 1),
            [(2, 1)],
            id="a base that is a conflict itself",
        ),
        pytest.param(TWO_DRAFTS * 2, [(2, 1), (10, 1)], id="two conflicts"),
        pytest.param(without("<"), [(4, 1)], id="without its first marker"),
        pytest.param(without("="), [(2, 1)], id="without its middle marker"),
        pytest.param(without(">"), [(2, 1)], id="without its last marker"),
        pytest.param(without(">") + TWO_DRAFTS, [(2, 1), (9, 1)], id="one unfinished, one whole"),
        pytest.param(
            "<<<<<<< HEAD\na: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> c\n",
            [(1, 1), (3, 1)],
            id="one unfinished, one whole, with no record",
        ),
        pytest.param(without("<", ">"), [(4, 1)], id="the middle marker alone"),
        pytest.param(without("<", "="), [(6, 1)], id="the last marker alone"),
        pytest.param(without("=", ">"), [(2, 1)], id="the first marker alone"),
        pytest.param("partners:\n" + BASE, [(2, 1)], id="the marker of the base alone"),
        pytest.param(QUOTED, [(4, 1)], id="within quotes"),
        pytest.param(f"a:\n  - text: |\n{BLOCK}", [(4, 7)], id="indented, in a block of text"),
    ],
)
def test_each_conflict_is_reported_once_at_its_first_line(
    text: str, places: list[tuple[int, int]]
) -> None:
    document = parse_document(text, "a.yaml")
    assert document.value is None
    assert {problem.code for problem in document.problems} == {codes.MERGE_CONFLICT}
    assert [(problem.line, problem.column) for problem in document.problems] == places


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"# <<<<<<< HEAD\n# =======\n#{'=' * 70}\na: b\n", id="in comments"),
        pytest.param("a: |\n  Titre\n  =======\n  Texte\n", id="an underlined title"),
        pytest.param("a: b <<<<<<< c\n", id="within a line"),
        pytest.param("a: |\n  <<<<<<<<<<<<<<\n", id="a line of signs"),
    ],
)
def test_a_line_similar_to_a_marker_is_text(text: str) -> None:
    assert parse_document(text, "a.yaml").problems == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"# Titre\n\n{TWO_DRAFTS}", [4]),
        (f"---\n{TWO_DRAFTS}---\n", [3]),
        (without("<", "="), [6]),
        ("Titre\n=======\n\n||||||| a\n", []),
        (f"Un exemple :\n\n{BLOCK}", []),
        (">>>>>>>cité\n", []),
    ],
)
def test_markers_in_prose_are_at_the_margin(text: str, lines: list[int]) -> None:
    assert [problem.line for problem in merge_conflicts(text, "a.md", prose=True)] == lines


@pytest.mark.parametrize("language", MESSAGES)
def test_the_fix_for_a_conflict_keeps_both_added_records(language: str) -> None:
    (problem,) = parse_document(TWO_DRAFTS, "a.yaml").problems
    keep_both = {"fr": "garder les deux", "ar": "فاحتفظوا بالبطاقتين", "en": "keep both"}
    assert keep_both[language] in problem.fix(language)


ADD, CHANGE, GONE = "both sides add a record.", "change the same lines.", "marks are gone."
SHARE = "and the lines below belong in each of the two."
GO_ON = "and each side is part of one of the two records."
SHARED = f"{TWO_DRAFTS}    type: other\n"
SAME_FIELD = TWO_DRAFTS.replace("  - id: societe-1\n", "").replace("  - id: societe-2\n", "")
PART = SAME_FIELD.removeprefix("partners:\n") + "    sources: [j]\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(TWO_DRAFTS, [ADD], id="two records"),
        pytest.param(f"{TWO_DRAFTS}\nagreements:\n", [ADD], id="before another list"),
        pytest.param(f"{TWO_DRAFTS}  # Universités\n  - id: z\n", [ADD], id="before a record"),
        pytest.param(TWO_DRAFTS.replace("===", BASE + "===", 1), [ADD], id="diff3"),
        pytest.param(TWO_DRAFTS.replace("  - id", "  # neuf\n- id"), [ADD], id="no margin"),
        pytest.param(f"{TWO_DRAFTS}    sources: [j]\n", [SHARE], id="with the same last line"),
        pytest.param(SHARED + SAME_FIELD * 2, [SHARE, CHANGE, CHANGE], id="another list"),
        pytest.param(SHARED + PART * 2, [SHARE, GO_ON, GO_ON], id="in several parts"),
        pytest.param(f"{SHARED}  - id: z\n{PART}", [SHARE, CHANGE], id="then a field of another"),
        pytest.param(SAME_FIELD, [CHANGE], id="a field"),
        pytest.param(TWO_DRAFTS.replace("societe-2", "societe-1"), [CHANGE], id="one record"),
        pytest.param(without(">"), [GONE], id="without its last marker"),
        pytest.param(without("=") + TWO_DRAFTS, [GONE, ADD], id="one of two without its middle"),
    ],
)
def test_the_message_says_what_the_sides_do(text: str, expected: list[str]) -> None:
    messages = [problem.message("en") for problem in parse_document(text, "a.yaml").problems]
    assert len(messages) == len(expected)
    assert [m for m, end in zip(messages, expected, strict=True) if not m.endswith(end)] == []
