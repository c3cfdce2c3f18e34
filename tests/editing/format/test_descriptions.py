"""``catalogue format`` rewrites descriptions of the old form as paragraphs with their sources."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from jazari_catalogue.cli import main
from jazari_catalogue.editing.format.command import formatted
from jazari_catalogue.editing.format.tree import comments_of
from jazari_catalogue.editing.record_files import value_of
from jazari_catalogue.languages import MESSAGES

OLD = """\
partners:
  - id: a
    # above the description
    description: # beside the description
      # above the French
      fr: Une.
      ar: واحدة.
      # below the Arabic
    sources: [x, y] # beside all sources
    evidence:
      name: [x]
      # above its evidence
      description: # beside its evidence
        - y # beside a source
        # below the last
"""
NEW = """\
partners:
  - id: a
    # above the description
    description:  # beside the description
      - text:
          # above the French
          fr: Une.
          ar: واحدة.
          # below the Arabic
        # above its evidence
        sources:  # beside its evidence
          - y  # beside a source
          # below the last
    sources: [x, y]  # beside all sources
    evidence:
      name: [x]
"""


def partner(*lines: str) -> str:
    return "\n".join(["partners:", "  - id: a", *(f"    {line}" for line in lines), ""])


def test_a_description_becomes_a_paragraph_with_the_sources_of_its_evidence() -> None:
    assert formatted(OLD) == NEW
    assert formatted(NEW) == NEW


def test_without_evidence_the_paragraph_has_all_sources_of_the_record() -> None:
    old = partner("description: Une.  # beside", "sources:", "  # which", "  - x", "  - y")
    assert formatted(old) == partner(
        "description:  # beside",
        "  - text: Une.",
        "    sources:",
        "      - x",
        "      - y",
        "sources:",
        "  # which",
        "  - x",
        "  - y",
    )


def test_evidence_of_nothing_else_is_removed_but_not_its_comments() -> None:
    old = partner(
        "description: Une.",
        "sources: [x]",
        "# above",
        "evidence: # beside",
        "  # inside",
        "  description: [x]",
        "  # below",
    )
    assert "evidence" not in str(value_of(formatted(old)))
    assert sorted(comments_of(formatted(old))) == sorted(comments_of(old))


def test_comments_at_random_positions_are_kept() -> None:
    dice = random.Random(20260112)
    for _ in range(200):
        lines = OLD.splitlines()
        for number in range(6):
            at = dice.randrange(1, len(lines))
            if dice.random() < 0.4 and "#" not in lines[at]:
                lines[at] += f" # random {number}"
            else:
                lines[at:at] = [" " * dice.randrange(9) + f"# random {number}"]
        old = "\n".join(lines) + "\n"
        new = formatted(old)
        assert formatted(new) == new
        assert value_of(new) == value_of(NEW)
        assert sorted(comments_of(new)) == sorted(comments_of(old))


def test_markdown_of_several_lines_is_kept_as_it_is() -> None:
    old = partner("description: |", "  Une.", "", "  - deux", "  - trois", "sources: [x]")
    new = partner(
        "description:",
        "  - text: |",
        "      Une.",
        "",
        "      - deux",
        "      - trois",
        "    sources: [x]",
        "sources: [x]",
    ).replace("    \n", "\n")
    assert formatted(old) == new


@pytest.mark.parametrize(
    "written",
    [
        "description: [{text: Une., sources: [x]}]",
        "description: {text: Une.}",
        "description: [Une.]",
        "summary: Une.",
    ],
)
def test_what_is_no_description_of_the_old_form_is_left_to_the_check(written: str) -> None:
    text = partner(written, "sources: [x]")
    assert formatted(text) == text


@pytest.mark.parametrize("cited", ["sources: x", "sources: [x]\n    evidence: {description: y}"])
def test_a_description_without_a_list_of_sources_is_left_to_the_check(cited: str) -> None:
    text = partner("description: Une.", cited)
    assert formatted(text) == text


def test_the_command_says_which_sources_each_description_has_now(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = OLD + "  - id: b\n    description: Une.\n    sources: [x]\n"
    (folder / "old.yaml").write_text(old, encoding="utf-8")
    assert main(["format", "old.yaml", "--check", "--lang", "en"]) == 1
    assert "of paragraphs" not in capsys.readouterr().out
    for language in MESSAGES:
        (folder / "old.yaml").write_text(old, encoding="utf-8")
        assert main(["format", "old.yaml", "--lang", language]) == 0
        output = capsys.readouterr().out.splitlines()
        assert len(output) == 3
        assert ["`evidence`" in line for line in output] == [False, True, False]
    assert main(["format", "old.yaml", "--check"]) == 0
