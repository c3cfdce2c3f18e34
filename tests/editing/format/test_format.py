"""``catalogue format`` changes the layout of a record file and nothing else."""

from __future__ import annotations

import os
import random
import stat
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from jazari_catalogue.cli import main
from jazari_catalogue.editing.format import command as formatting
from jazari_catalogue.editing.format.command import UnsafeLayout, formatted
from jazari_catalogue.editing.format.tree import comments_of
from jazari_catalogue.editing.record_files import read_records, value_of
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.problems.problem import CatalogueError

ROOT = Path(__file__).resolve().parents[3]
REAL = [ROOT / "institutes.yaml", ROOT / "partners.yaml"]
FILES = [
    *REAL,
    ROOT / "tests" / "records" / "valid.yaml",
    ROOT / "tests" / "site" / "small" / "institutes.yaml",
    ROOT / "tests" / "site" / "small" / "partners.yaml",
]

COMMENTED = """\
# about the file

# about the topics
topics: # beside the list
    # above the first
    - id: a # beside the id
      # above the summary
      summary:   # beside the summary
          # above the French
          fr: one   # beside the French
          # above the English
          en: no
          # below the English
      # above the aliases
      aliases: [no, 1e3, "012", "~", # beside an alias
         # above the last
         'x', # beside the last
         # below the last
      ]
      # above the name
      name: {fr: A, # beside a name
             en: 0x1f} # beside the names
      # below the record

# at the margin
    # above b

    -
      # inside b
      id: b
      name: >- # beside a folded text
        folded text
        on two lines
      summary:
        # above a text
        'a: b' # beside a text

    # clings to nothing

    - id: c
      name: "# no comment" # beside # a mark
      summary: one
        #two
        # below a text
    # clings to c

    - id: d
      name: d
      summary: {fr: d} # beside brackets
    # below the topics
# below all
"""

TIDY = """\
# about the file

# about the topics
topics:  # beside the list
  # above the first
  - id: a  # beside the id
    # above the name
    name:  # beside the names
      fr: A  # beside a name
      en: 0x1f
    # above the aliases
    aliases:
      - no
      - 1e3
      - "012"
      - "~"  # beside an alias
      # above the last
      - x  # beside the last
      # below the last
    # above the summary
    summary:  # beside the summary
      # above the French
      fr: one  # beside the French
      # above the English
      en: no
      # below the English
    # below the record

  # at the margin
  # above b
  # inside b

  - id: b
    name: >-  # beside a folded text
      folded text
      on two lines
    # above a text
    summary: 'a: b'  # beside a text

  # clings to nothing

  - id: c
    name: "# no comment"  # beside # a mark
    summary: one
    #two
    # below a text
    # clings to c

  - id: d
    name: d
    summary: {fr: d}  # beside brackets
    # below the topics

# below all
"""


def topic(fields: str) -> str:
    return f"topics:\n  - id: a\n{fields}"


def name_of(text: str) -> str:
    """The name of a topic, written as `text`, after formatting."""
    lines = formatted(topic(f"    name: {text}")).splitlines(keepends=True)
    return "".join(lines[2:]).removeprefix("    name:").removeprefix(" ")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_values_and_comments_are_kept_and_a_second_run_changes_nothing(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    new = formatted(text)
    assert formatted(new) == new
    assert value_of(new) == value_of(text) is not None
    assert Counter(comments_of(new)) == Counter(comments_of(text))


def test_the_published_records_load_to_equal_records_after_formatting(tmp_path: Path) -> None:
    for file in REAL:
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(formatted(text), encoding="utf-8")
    before = load(REAL, ROOT).records
    after = load([tmp_path / file.name for file in REAL], tmp_path).records
    assert list(after.values()) == list(before.values())
    assert list(after) == list(before)


def test_every_readable_file_of_the_test_suite_keeps_its_values() -> None:
    formatted_files = 0
    for file in sorted((ROOT / "tests" / "records").rglob("*.yaml")):
        try:
            text, _ = read_records(file, file.name)
        except CatalogueError:
            continue
        new = formatted(text)
        assert formatted(new) == new
        # The one file with a description of the old form, which is rewritten.
        assert (value_of(new) == value_of(text)) is (file.stem != "description-without-sources")
        formatted_files += 1
    assert formatted_files > 50


def test_keys_are_in_the_order_of_the_models_at_every_depth() -> None:
    tidy = """\
institutes:
  - id: a
    name: {fr: A, ar: أ}
    name_translated: [ar]
    summary: a
    description:
      - text: {fr: Un., ar: واحد.}
        sources: [x]
    path:
      - step: announced
        date: 2026-01
        sources: [x]
    role: hub
    city: A
    missions: [research]
    statements:
      - text: Deux.
        sources: [x]
    disputes: [{field: city, about: A, claims: [{text: Un., sources: [x]}]}]
    not_found:
      - field: city
        about: {fr: La rue}
        searched: 2026-11-26
        pages: 145
    sources: [x]
    evidence:
      name: [x]
      status: {derived: path}
      role: {classified: [x]}
      city: [x]
      missions:
        classified: [x]
    verified: 2026-11-26
"""
    assert formatted(tidy) == tidy
    value = value_of(tidy)
    assert formatted(yaml.safe_dump(_reversed(value), allow_unicode=True, sort_keys=False)) == (
        formatted(yaml.safe_dump(_plain(value), allow_unicode=True, sort_keys=False))
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [*map(_plain, value)] if isinstance(value, list) else value


def _reversed(value: Any) -> Any:
    """``value`` with the keys of every mapping in reverse order."""
    if isinstance(value, dict):
        return {key: _reversed(value[key]) for key in reversed(value)}
    return [*map(_reversed, value)] if isinstance(value, list) else value


def test_a_comment_moves_with_the_part_it_is_about() -> None:
    assert formatted(COMMENTED) == TIDY
    assert formatted(TIDY) == TIDY


def test_comments_at_random_positions_are_kept() -> None:
    dice = random.Random(20260112)
    lines = (ROOT / "tests" / "records" / "valid.yaml").read_text(encoding="utf-8").splitlines()
    for _ in range(25):
        written = list(lines)
        for number in range(25):
            at = dice.randrange(1, len(written))
            comment = f"# random {number}"
            if dice.random() < 0.4:
                written[at] += f" {comment}"
            else:
                blank = [""] * dice.randrange(2)
                written[at:at] = [*blank, " " * dice.randrange(9) + comment]
        text = "\n".join(written)
        new = formatted(text)
        assert formatted(new) == new
        assert Counter(comments_of(new)) == Counter(comments_of(text))
        assert value_of(new) == value_of(text) is not None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("no\n", "no\n"),
        ("012\n", "012\n"),
        ("2026-01\n", "2026-01\n"),
        ("~\n", "~\n"),
        ("1e3\n", "1e3\n"),
        ('"012"\n', '"012"\n'),
        ("'no'\n", "'no'\n"),
        ("'2026-01-12'\n", "'2026-01-12'\n"),
        ("'1e3'\n", "'1e3'\n"),
        ('""\n', '""\n'),
        ('"plain"\n', "plain\n"),
        ("'L''annonce'\n", "L'annonce\n"),
        ('"Annonce : un"\n', '"Annonce : un"\n'),
        ('"a # b"\n', '"a # b"\n'),
        ('"a\\nb"\n', '"a\\nb"\n'),
        ("one\n      two\n", "one two\n"),
        ("   spaced   \n", "spaced\n"),
        ("{fr:   A , en: 'B, C' }\n", "{fr: A, en: 'B, C'}\n"),
        ("{en: B, fr: A}\n", "{fr: A, en: B}\n"),
        ("\n     en: B\n     fr: A\n", "\n      fr: A\n      en: B\n"),
        ("|\n     one\n\n      two\n", "|\n      one\n\n       two\n"),
        ("|+\n     one\n\n", "|+\n      one\n\n"),
        (">\n     one\n     two\n\n\n     three\n", ">\n      one\n      two\n\n\n      three\n"),
    ],
)
def test_a_text_is_written_in_the_simplest_style_that_keeps_it(written: str, expected: str) -> None:
    assert name_of(written) == expected


def test_a_block_that_begins_with_a_space_is_written_in_quotes() -> None:
    described = formatted(topic("    description: |2-\n       one\n      two\n"))
    assert '    description: " one\\ntwo"\n' in described


@pytest.mark.parametrize(
    "text", ["– UE", "• UE", "-UE", "1. UE", "UE، Univ", "UE; Univ", "\u00a0UE", "fr:\u00a0UE"]
)
def test_a_text_that_looks_like_a_mistake_keeps_its_quotes(text: str) -> None:
    written = topic(f'    aliases: ["{text}"]\n')
    assert formatted(written) == written


def test_a_long_text_is_folded_and_a_long_list_has_one_item_per_line() -> None:
    words = " ".join(["mot"] * 40)
    lines = name_of(f'"{words}"\n').splitlines()
    assert lines[0] == ">-"
    assert all(line.startswith("      mot") and len(line) <= 100 for line in lines[1:])
    assert value_of(topic(f"    name: {words}\n")) == value_of(
        formatted(topic(f"    name: {words}\n"))
    )
    listed = formatted(topic(f"    aliases: [{', '.join(['mot'] * 40)}]\n"))
    assert listed.count("\n      - mot\n      - mot") == 20
    address = "https://exemple.example.org/" + "a" * 200
    assert name_of(f"{address}\n") == f"{address}\n"


def test_line_breaks_are_kept_unless_a_line_is_too_long() -> None:
    short = ">-\n      un\n      deux trois\n"
    assert name_of(short) == short
    long = ">-\n      un\n      " + "deux " * 30 + "trois\n"
    assert name_of(long).startswith(">-\n      un deux deux")


def test_keys_are_in_the_order_of_the_models_and_records_keep_their_order() -> None:
    text = (
        "partners:\n- sources: [s]\n  country: MA\n  name: Z\n  odd: 1\n  status: agreed\n"
        "  type: company\n  summary: x\n  id: z\n"
        "  links:\n  - label: b\n    url: https://a.example/\n"
        "  evidence: {type: [s], name: [s]}\n- id: a\n"
    )
    assert formatted(text) == (
        "partners:\n"
        "  - id: z\n    name: Z\n    summary: x\n    status: agreed\n    type: company\n"
        "    country: MA\n    links:\n      - url: https://a.example/\n        label: b\n"
        "    sources: [s]\n    evidence: {name: [s], type: [s]}\n    odd: 1\n"
        "\n"
        "  - id: a\n"
    )


def test_line_ends_and_trailing_spaces_are_normalised(tmp_path: Path) -> None:
    file = tmp_path / "records.yaml"
    file.write_bytes("\ufefftopics:   \r\n\r\n\r\n - id: a  \r\n   name: A".encode())
    assert main(["format", str(file)]) == 0
    assert file.read_bytes() == b"topics:\n  - id: a\n    name: A\n"


def test_check_names_the_files_and_the_command_without_changing_them(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    untidy, tidy = folder / "a.yaml", folder / "b.yaml"
    untidy.write_text("topics:\n- id: a\n", encoding="utf-8")
    tidy.write_text("topics:\n  - id: b\n", encoding="utf-8")
    assert main(["format", "*.yaml", "--check", "--lang", "en"]) == 1
    assert capsys.readouterr().out == "a.yaml: not formatted; run `catalogue format a.yaml`\n"
    assert untidy.read_text(encoding="utf-8") == "topics:\n- id: a\n"
    assert main(["format", "*.yaml", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "a.yaml: formatted\n"
    assert main(["format", "*.yaml", "--check", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "Nothing to format.\n"


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ("topics:\n\t- id: a\n", "CAT011"),
        ("topics:\n  - id: a\n    id: b\n", "CAT020"),
        ("topics:\n  - id: &x a\n    name: *x\n", "CAT018"),
        ("topics:\n  - id: a\n    name: \n", "CAT1"),
        ("", "CAT003"),
        ("- a\n", "CAT024"),
        ("topics:\n  - id: a\n---\n", "CAT022"),
    ],
)
def test_an_unreadable_file_is_reported_and_left_as_it_is(
    broken: str, code: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.yaml").write_text(broken, encoding="utf-8")
    (folder / "fine.yaml").write_text("topics:\n- id: a\n", encoding="utf-8")
    assert main(["format", "broken.yaml", "fine.yaml", "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "broken.yaml:" in out
    assert code in out
    assert (folder / "broken.yaml").read_text(encoding="utf-8") == broken
    assert (folder / "fine.yaml").read_text(encoding="utf-8") == "topics:\n  - id: a\n"


RUNS = count()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda text: text.replace("name: no", "name: yes"),
        lambda text: text.replace("# kept", "#"),
        lambda text: text + "\n" * next(RUNS),
        lambda _: "topics: [",
    ],
    ids=["a value changes", "a comment goes", "a second run changes", "no YAML"],
)
def test_a_layout_that_changes_a_value_or_a_comment_is_refused(
    wrong: object, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "topics:\n- id: a # kept\n  name: no\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    sound = formatting.laid_out
    monkeypatch.setattr(formatting, "laid_out", lambda text: wrong(sound(text)))  # type: ignore[operator]
    with pytest.raises(UnsafeLayout):
        formatted(text)
    assert main(["format", "a.yaml", "--lang", "en"]) == 1
    assert "left as it is" in capsys.readouterr().err
    assert (folder / "a.yaml").read_text(encoding="utf-8") == text


def test_a_file_is_replaced_atomically_and_keeps_its_mode_and_its_link(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = folder / "kept" / "a.yaml"
    real.parent.mkdir()
    real.write_text("topics:\n- id: a\n", encoding="utf-8")
    real.chmod(0o640)
    (folder / "a.yaml").symlink_to(real)

    def fails(*_: object) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fails)
        with pytest.raises(OSError, match="disk full"):
            main(["format", "a.yaml"])
    assert real.read_text(encoding="utf-8") == "topics:\n- id: a\n"
    assert [file.name for file in real.parent.iterdir()] == ["a.yaml"]

    assert main(["format", "a.yaml"]) == 0
    assert (folder / "a.yaml").is_symlink()
    assert real.read_text(encoding="utf-8") == "topics:\n  - id: a\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
