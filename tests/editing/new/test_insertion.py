"""A new record is placed by its id, so that drafts of two new records seldom conflict."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from pathlib import Path

import pytest

from jazari_catalogue.editing.new.insertion import position, with_record
from jazari_catalogue.editing.new.skeleton import skeleton
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.yaml.reader import parse_document
from tests.project import ROOT

SORTED = """\
topics:
  # About a
  - id: b
    name: B

  - id: d
    name: D
    # summary: none
  # verified: never

  # About f
  - id: f
    name: F

sources: []
"""


def with_topic(text: str, new: str) -> str:
    return with_record(text, "topics", new, lambda column: [f"{' ' * column}- id: {new}"])


@pytest.mark.parametrize(
    ("new", "before", "after"),
    [
        ("a", "topics:\n", "\n\n  # About a\n  - id: b\n"),
        ("c", "    name: B\n\n", "\n\n  - id: d\n"),
        ("e", "  # verified: never\n\n", "\n\n  # About f\n  - id: f\n"),
        ("g", "    name: F\n\n", "\n\nsources: []\n"),
    ],
)
def test_in_a_sorted_list_a_record_is_in_order_and_comments_stay_with_theirs(
    new: str, before: str, after: str
) -> None:
    text = with_topic(SORTED, new)
    assert f"{before}  - id: {new}{after}" in text
    kept = iter(text.split("\n"))
    assert all(line in kept for line in SORTED.split("\n"))


def test_a_list_without_blank_lines_gets_them_around_the_new_record() -> None:
    text = "topics:\n- id: a\n- id: c\n"
    assert with_topic(text, "b") == "topics:\n- id: a\n\n- id: b\n\n- id: c\n"


def test_a_record_that_is_out_of_order_does_not_disturb_a_sorted_list() -> None:
    ids = [*"abcdefghij", "zz", *"klmnopqrst"]
    assert position(ids, "e1") == 5
    assert position(ids, "q1") == 18
    assert position(ids, "zzz") == len(ids)


def test_in_another_list_the_position_depends_on_the_id_and_any_is_as_likely() -> None:
    ids = ["c", "a", "d", "b"]
    positions = [position(ids, f"record-{number}") for number in range(400)]
    assert {count for count in set(positions) if not 60 < positions.count(count) < 140} == set()
    assert set(positions) == {1, 2, 3, 4}


def test_a_record_added_elsewhere_moves_no_other_position() -> None:
    ids = ["c", "a", "d", "b"]
    new = [f"record-{number}" for number in range(100)]
    moved = [one for one in new if position(ids, one) != position([*ids, "0"], one)]
    assert {position([*ids, "0"], one) for one in moved} == {5}
    assert 5 < len(moved) < 40


# ---- two drafts merged by git -------------------------------------------------------------------

IDENTITY = ("-c", "user.name=x", "-c", "user.email=x@x.example", "-c", "commit.gpgsign=false")
LISTS = {
    plural: (name, [record["id"] for record in records])
    for name in ("institutes.yaml", "partners.yaml")
    for plural, records in parse_document((ROOT / name).read_text("utf-8"), name).value.items()
}
"""The file and the ids of each list of the real records."""


class Drafts:
    """A repository with the real record files, and drafts that each add one record to them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q")
        for name in {name for name, _ in LISTS.values()}:
            shutil.copy(ROOT / name, folder)
        self.git("add", "-A")
        self.git("commit", "-qm", "records")

    def git(self, *arguments: str, stdin: str = "") -> str:
        return subprocess.run(
            ["git", *IDENTITY, *arguments],
            cwd=self.folder,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout.strip()

    def draft(self, plural: str, new: str) -> str:
        """The commit that adds the record ``new``, with the lines that `catalogue new` writes."""
        path = LISTS[plural][0]
        kind = KINDS_BY_PLURAL[plural]
        values = kind.as_written(id=new)
        text = with_record(
            (ROOT / path).read_bytes().decode(),
            plural,
            new,
            lambda column: skeleton(kind, values, column, "fr"),
        )
        (self.folder / path).write_bytes(text.encode())
        self.git("add", path)
        tree = self.git("write-tree")
        self.git("reset", "-q", "--hard")
        return self.git("commit-tree", tree, "-p", "HEAD", "-m", new)

    def conflicts(self, pairs: list[tuple[str, str]]) -> list[bool]:
        """Whether git cannot merge the two drafts of each pair."""
        asked = "".join(f"{one} {other}\n" for one, other in pairs)
        options = ("--write-tree", "--no-messages", "--name-only", "-z", "--stdin")
        printed = self.git("merge-tree", *options, stdin=asked)
        # A line of fields for each merge: 0 if something conflicts, else 1; the tree; conflicts.
        return [fields.lstrip("\0")[0] == "0" for fields in printed.split("\0\0") if fields]


NEW = [
    *("accord-invente-2031", "institut-jazari-ville-inventee", "journal-exemple-2031-01-02"),
    *("salon-invente-2031", "societe-1", "societe-2", "universite-imaginaire", "zz-exemple"),
]
"""Ids of invented records, as names and publishers give them."""


@pytest.mark.parametrize("plural", LISTS)
def test_git_merges_two_new_records_unless_they_have_the_same_neighbours(
    plural: str, tmp_path: Path
) -> None:
    drafts = Drafts(tmp_path)
    commits = {new: drafts.draft(plural, new) for new in NEW}
    pairs = list(itertools.combinations(NEW, 2))
    merged = drafts.conflicts([(commits[one], commits[other]) for one, other in pairs])
    at = {new: position(LISTS[plural][1], new) for new in NEW}
    assert merged == [at[one] == at[other] for one, other in pairs]
