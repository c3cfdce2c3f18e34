"""Record files are split into records where that is certain, and read whole everywhere else."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from jazari_catalogue.history import old_files
from jazari_catalogue.history.old_files import OldFile, OldFiles
from jazari_catalogue.history.plain import PlainRecord
from jazari_catalogue.history.plain_yaml import Unreadable, records_in
from tests.work import LINEAR, growth, guarded

PLAIN = """\
# Fiches inventées

topics:

  # la première
  - id: un
    name: Un
    summary: >-
      Un texte
      inventé.
  - id: deux  # commentaire
    name:
      fr: Deux
      en: Two

# ---- Les partenaires
partners: # ceux-ci
  - id: trois
    topics:
      - un
      - deux
"""


def records_of(file: OldFile) -> list[PlainRecord]:
    return [record for lines in file.lines for record in lines.records]


def test_a_file_in_the_plain_layout_is_split() -> None:
    file = OldFiles().read(PLAIN.encode())
    assert file.is_plain
    assert [lines.ids for lines in file.lines] == [["un"], ["deux"], ["trois"]]
    assert records_of(file) == records_in(PLAIN.encode())


def test_lines_that_stay_are_the_same_objects() -> None:
    files = OldFiles()
    before = files.read(PLAIN.encode())
    after = files.read(PLAIN.replace("fr: Deux", "fr: Autre").encode(), before)
    assert [old is new for old, new in zip(before.lines, after.lines, strict=True)] == [
        *(True, False, True)
    ]
    assert after.lines[1].records[0].fields["name"]["fr"] == "Autre"


def test_lines_that_come_back_are_known() -> None:
    files = OldFiles()
    first = files.read(PLAIN.encode())
    other = files.read(PLAIN.replace("id: un\n", "id: autre\n").encode(), first)
    again = files.read(PLAIN.encode(), other)
    assert again.lines == first.lines


def test_lines_in_another_list_are_other_records() -> None:
    files = OldFiles()
    before = files.read(PLAIN.encode())
    text = PLAIN.replace("topics:\n\n", "programmes:\n\n")
    after = files.read(text.encode(), before)
    assert records_of(after) == records_in(text.encode())
    assert [record.plural for record in records_of(after)] == [
        "programmes",
        "programmes",
        "partners",
    ]


def test_a_file_with_removals_is_split_too() -> None:
    text = f"{PLAIN}\nremovals:\n  - id: quatre\n    removed: 2026-03-02\n"
    file = OldFiles().read(text.encode())
    assert file.is_plain
    assert records_of(file) == records_in(text.encode()) == records_in(PLAIN.encode())


WHOLE = {
    "flow style": "topics: [{id: un}, {id: deux}]\n",
    "records at the left edge": "topics:\n- id: un\n- id: deux\n",
    "records further in": "topics:\n    - id: un\n    - id: deux\n",
    "records at two columns": "topics:\n  - id: un\npartners:\n    - id: deux\n",
    "a dash on its own line": "topics:\n  -\n    id: un\n  -\n    id: deux\n",
    "Windows": PLAIN.replace("\n", "\r\n"),
    "one line of Windows": PLAIN.replace("name: Un\n", "name: Un\r\n"),
    "old Macintosh": PLAIN.replace("\n", "\r"),
    "a byte order mark": f"\ufeff{PLAIN}",
    "a document mark": f"---\n{PLAIN}",
    "an end mark": f"{PLAIN}...\n",
    "a directive": f"%YAML 1.1\n---\n{PLAIN}",
    "a tag on a list": PLAIN.replace("topics:\n\n", "topics: !!seq\n"),
    "an anchor on a list": PLAIN.replace("topics:\n\n", "topics: &list\n"),
    "a quoted name of a list": PLAIN.replace("topics:\n\n", '"topics":\n'),
    "a list without records": f"{PLAIN}events: []\n",
    "a list without records first": f"events:\n{PLAIN}",
    "an alias from one record to another": (
        "topics:\n  - id: un\n    name: &name Un\n  - id: deux\n    name: *name\n"
    ),
    "a quoted text over what looks like a record": (
        'topics:\n  - id: un\n    name: "Un\n  - id: deux\n    et"\n  - id: trois\n'
    ),
    "a quoted text over what looks like a list": (
        "topics:\n  - id: un\n    name: 'Un\npartners:\n  - id: deux\n    et'\n"
    ),
    "brackets over what looks like a list": "topics:\n  - {id: un, name: [a,\npartners:\n  - b]}\n",
    "a line separator before what looks like a list": (
        "topics:\n  - id: un\u2028partners:\n  - id: deux\n"
    ),
    "a next line before what looks like a list": "topics:\n  - id: un\x85partners:\n  - id: deux\n",
    "a mapping beside the lists": "settings:\n  a: b\ntopics:\n  - id: un\n",
    "a name of a list without a space before its comment": "topics:#c\n  - id: un\n",
    "indented lists": "  topics:\n  - id: un\n",
    "nothing": "",
    "no records": "# rien\n",
    "one line": "topics:",
}
"""Files that are no plain layout, whether or not they are YAML."""


@pytest.mark.parametrize("name", WHOLE)
def test_any_other_file_is_read_whole(name: str) -> None:
    data = WHOLE[name].encode()
    try:
        records = records_in(data)
    except Unreadable:
        with pytest.raises(Unreadable):
            OldFiles().read(data)
        return
    file = OldFiles().read(data)
    assert records_of(file) == records
    assert not file.is_plain


NOT_YAML = {
    "a list twice": f"{PLAIN}topics:\n  - id: quatre\n",
    "an open quote": PLAIN.replace("name: Un", 'name: "Un'),
    "a key twice": PLAIN.replace("name: Un", "name: Un\n    name: Un"),
    "a key too far left": PLAIN.replace("    name: Un", "   name: Un"),
    "a key in the column of the dash": PLAIN.replace("    name: Un", "  name: Un"),
    "a record without id": PLAIN.replace("- id: deux", "- no: deux"),
    "text at the left edge": PLAIN.replace("    name: Un", "name"),
    "marks of a conflict": PLAIN.replace("    name: Un\n", "<<<<<<< a\n    name: Un\n=======\n"),
    "a mapping after records": f"{PLAIN}a: b\n",
    "no UTF-8": PLAIN.replace("name: Un", "name: \udce9"),
    "a tab": PLAIN.replace("    name: Un", "\tname: Un"),
}


@pytest.mark.parametrize("name", NOT_YAML)
def test_a_mistake_is_noticed_wherever_it_is(name: str) -> None:
    files = OldFiles()
    before = files.read(PLAIN.encode())
    data = NOT_YAML[name].encode("utf-8", "surrogateescape")
    for known in (None, before):
        with pytest.raises(Unreadable):
            files.read(data, known)


EDITS = (
    *("\n", " ", "  ", "    ", "- ", "  - ", "\n  - id: x\n", "\n  - ", "#", " # c", ":", ": "),
    *('"', "'", "[", "]", "{", "}", "&a ", "*a", "|\n", ">-\n", "topics:\n", "\npartners:\n", "\r"),
    *("\t", "---\n", "...", "!!x ", "\u2028", "\x85", "id: un\n", "é", "%", "? ", ","),
)


def test_random_edits_are_read_as_if_whole() -> None:
    """Splitting changes nothing: not what is read, and not whether anything can be."""
    chance = random.Random(7)
    files = OldFiles()
    split = 0
    before: OldFile | None = None
    for _ in range(4000):
        text = PLAIN
        for _ in range(chance.choice((1, 1, 2, 3))):
            start = chance.randrange(len(text))
            end = min(len(text), start + chance.choice((0, 0, 1, 3, 12)))
            text = text[:start] + chance.choice(EDITS) + text[end:]
        data = text.encode()
        try:
            whole = records_in(data)
        except Unreadable:
            whole = None
        try:
            before = files.read(data, before)
            records = records_of(before)
            split += before.is_plain
        except Unreadable:
            records = None
        assert records == whole, text
    assert split > 500


def test_what_an_earlier_run_found_plain_is_not_parsed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = OldFiles().read(PLAIN.encode())
    parsed: list[bytes] = []
    read = old_files._records

    def counting(list_start: bytes, text: bytes) -> list[PlainRecord]:
        parsed.append(text)
        return read(list_start, text)

    monkeypatch.setattr(old_files, "_records", counting)
    again = OldFiles().read_again(PLAIN.encode())
    assert [lines.ids for lines in again.lines[::2]] == [["un"], ["trois"]]
    assert parsed == []
    assert records_of(again) == records_of(file)
    assert len(parsed) == len(file.lines)


def test_an_id_that_an_earlier_run_has_read_is_the_same_again() -> None:
    data = b"topics:\n  - id: un\n      et deux\n  - id: trois\n\n  - id: quatre\n    name: Q\n"
    ids = [lines.ids for lines in OldFiles().read_again(data).lines]
    assert ids == [lines.ids for lines in OldFiles().read(data).lines]
    assert ids == [["un et deux"], ["trois"], ["quatre"]]


def test_what_no_file_has_any_more_is_forgotten() -> None:
    files = OldFiles()
    file: OldFile | None = None
    for number in range(5000):
        file = files.read(f"topics:\n  - id: un\n    name: Un {number}\n".encode(), file)
        files.forget([file])
    assert len(files._known) < 2000


def test_large_files_in_another_layout_are_forgotten_sooner() -> None:
    files = OldFiles()
    for number in range(40):
        text = f"topics:\r\n  - id: un\r\n    name: {number}{'x' * 1_000_000}\r\n"
        files.forget([files.read(text.encode())])
    assert len(files._known) < 10


@pytest.mark.parametrize(
    ("start", "repeated", "times", "end"),
    [
        ("topics:", " ", 400_000, "x\n  - id: un\n"),
        ("", "a", 1_000_000, "\n  - id: un\n"),
        ("topics:\n", " \n", 200_000, "x\n  - id: un\n"),
        ("topics:\n  - id: un\n", "#\n", 400_000, "x"),
        ("topics:\n", "  - id: un\n", 100_000, ""),
    ],
    ids=["spaces", "letters", "blank lines", "comments", "one record very often"],
)
def test_a_file_of_any_form_takes_linear_time(
    start: str, repeated: str, times: int, end: str
) -> None:
    def read(times: int) -> None:
        with suppress(Unreadable):
            OldFiles().read(f"{start}{repeated * times}{end}".encode())

    assert growth(read, 100, 1000) < LINEAR
    with guarded():
        read(times)
