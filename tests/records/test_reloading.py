"""Records from a cache: equal to records that are read, or read again with all their problems."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jazari_catalogue import cache
from jazari_catalogue.records import reloading
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.citations import all_exist, citations_of
from jazari_catalogue.records.files import RecordFile, read_bytes
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.reloading import RecordCache
from jazari_catalogue.records.splitting import split
from jazari_catalogue.records.yaml.reader import parse_document
from tests.invented import records_of_every_kind, written
from tests.project import ROOT
from tests.records.cases import VALID
from tests.records.test_packing import values_of

Files = dict[str, str]

REAL = {
    name: (ROOT / name).read_text(encoding="utf-8") for name in ("institutes.yaml", "partners.yaml")
}
SMALL = {
    "one.yaml": VALID.read_text(encoding="utf-8"),
    "two.yaml": """\
# Invented.
topics:
  # The first of them.
  - id: theme-un
    name: Un
    summary: Inventé.

  - id: theme-deux  # a comment
    former_ids: [ancien-theme]
    name: {fr: Deux, ar: اثنان}
    summary: >-
      Inventé,
      sur deux lignes.
# ---
partners:
  - id: partenaire-trois
    name: Trois
    summary: "Inventé."
    type: company
    topics: [theme-un, theme-deux]
    sources: [source-exemple]
""",
}


def as_files(files: Files) -> list[RecordFile]:
    return [RecordFile(name, text.encode("utf-8", "surrogatepass")) for name, text in files.items()]


def read(files: Files) -> Catalogue | list[Any]:
    """What `loading` makes of ``files``: a catalogue, or all problems."""
    try:
        return catalogue_of([file.document() for file in as_files(files)])
    except CatalogueError as error:
        return error.problems


def reload(kept: RecordCache, files: Files) -> Catalogue | list[Any]:
    try:
        return kept.load(as_files(files))
    except CatalogueError as error:
        return error.problems


def everything_in(catalogue: Catalogue | list[Any]) -> Any:
    """All of a catalogue that anybody can see, with the order of everything."""
    if isinstance(catalogue, list):
        return [repr(problem) for problem in catalogue]
    return (
        [(name, values_of(record)) for name, record in catalogue.records.items()],
        [*catalogue.locations.items()],
        [*catalogue.outgoing.items()],
        [*catalogue.incoming.items()],
        [catalogue.digest(name) for name in catalogue.records],
    )


def assert_same(kept: RecordCache, files: Files) -> bool:
    """Whether ``files`` load; asserts that they do so with ``kept`` as they do without."""
    expected = read(files)
    assert everything_in(reload(kept, files)) == everything_in(expected)
    return isinstance(expected, Catalogue)


class Reads:
    """How often everything was read, and not only what had changed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.whole = 0
        self.parts = 0
        all_of, one_of = reloading.catalogue_of, reloading.document_of

        def catalogue_of(*args: Any) -> Catalogue:
            self.whole += 1
            return all_of(*args)

        def document_of(*args: Any) -> Any:
            self.parts += 1
            return one_of(*args)

        monkeypatch.setattr(reloading, "catalogue_of", catalogue_of)
        monkeypatch.setattr(reloading, "document_of", document_of)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    return Reads(monkeypatch)


def test_the_files_of_these_tests_are_split() -> None:
    for text in (*SMALL.values(), *REAL.values()):
        assert len(split(text.encode())) == text.count("\n  - id:")


@pytest.mark.parametrize("files", [SMALL, REAL], ids=["small", "real"])
def test_unchanged_records_are_not_read_again(files: Files, reads: Reads, tmp_path: Path) -> None:
    first = RecordCache(tmp_path / "records", "1")
    assert assert_same(first, files)
    assert (reads.whole, reads.parts) == (1, 0)
    for kept in (first, RecordCache(tmp_path / "records", "1")):
        assert assert_same(kept, files)
    assert (reads.whole, reads.parts) == (1, 0)


def test_only_a_changed_record_is_read(reads: Reads, tmp_path: Path) -> None:
    assert assert_same(RecordCache(tmp_path / "records"), SMALL)
    text = SMALL["two.yaml"]
    for name, changed in {
        "a name": text.replace("Un\n", "Un et demi\n"),
        "a comment": text.replace("# a comment", "# another"),
        "moved down": "# A line.\n\n" + text,
    }.items():
        reads.parts = 0
        kept = RecordCache(tmp_path / "records")
        assert assert_same(kept, SMALL | {"two.yaml": changed}), name
        assert reads.parts <= 2, name
        assert assert_same(RecordCache(tmp_path / "records"), SMALL), name
    assert reads.whole == 1


def test_records_that_move_are_not_read_again(reads: Reads) -> None:
    kept = RecordCache()
    assert assert_same(kept, SMALL)
    for other in (
        dict(reversed(SMALL.items())),
        {f"folder/{name}": text for name, text in SMALL.items()},
        {"all.yaml": SMALL["one.yaml"].split("\ntopics:")[0] + "\n"}
        | {"rest.yaml": "topics:" + SMALL["one.yaml"].split("\ntopics:")[1]}
        | {"two.yaml": SMALL["two.yaml"]},
    ):
        assert assert_same(kept, other)
    assert reads.whole == 1


def test_a_file_in_another_layout_is_one_part(reads: Reads) -> None:
    kept = RecordCache()
    files = SMALL | {
        "three.yaml": "topics: [{id: theme-quatre, name: Quatre, summary: Inventé.}]\n"
    }
    assert assert_same(kept, files)
    files["two.yaml"] = files["two.yaml"].replace("Un\n", "Deux\n")
    assert assert_same(kept, files)
    assert (reads.whole, reads.parts) == (1, 1)
    files["three.yaml"] = files["three.yaml"].replace("Quatre", "Cinq")
    assert assert_same(kept, files)
    assert (reads.whole, reads.parts) == (1, 2)
    everything = written(records_of_every_kind())
    assert assert_same(RecordCache(), {"every.yaml": everything})


LAYOUTS = {
    "a tab": lambda text: text.replace("  # The", "\t# The"),
    "a tab in a text": lambda text: text.replace("name: Un", "name: U\tn"),
    "a tab before a comment": lambda text: text.replace("# a comment", "\t# a comment"),
    "a carriage return in a comment": lambda text: text.replace("a comment", "a \r# comment"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "old line breaks": lambda text: text.replace("\n", "\r"),
    "a mark of the byte order": lambda text: "\ufeff" + text,
    "a mark within": lambda text: text.replace("# ---", "# \ufeff"),
    "a document": lambda text: "---\n" + text,
    "two documents": lambda text: text.replace("# ---", "---"),
    "a directive": lambda text: "%YAML 1.2\n---\n" + text,
    "an anchor": lambda text: text.replace("id: theme-un", "id: &un theme-un"),
    "an alias": lambda text: text.replace("name: Un", "name: &a Un").replace("Trois", "*a"),
    "the same list twice": lambda text: text.replace("partners:", "topics:"),
    "an unknown list": lambda text: text.replace("partners:", "partner:"),
    "an empty list": lambda text: text.replace("partners:", "labs:\npartners:"),
    "an empty list at the end": lambda text: text + "labs:\n",
    "a list in brackets": lambda text: text.replace("partners:", "labs: []\npartners:"),
    "no line break at the end": lambda text: text.rstrip("\n"),
    "blank lines at the end": lambda text: text + "\n  \n\n",
    "another indentation": lambda text: text.replace("\n  ", "\n"),
    "a deeper one": lambda text: text.replace("\n  ", "\n   "),
    "a space after the id": lambda text: text.replace("id: theme-un", "id: theme-un "),
    "another first key": lambda text: text.replace(
        "id: theme-un\n    name: Un", "name: Un\n    id: theme-un"
    ),
    "a quoted id": lambda text: text.replace("id: theme-un\n", "id: 'theme-un'\n"),
    "a bracket in a comment": lambda text: text.replace("a comment", "a [comment"),
    "a bracket in a text": lambda text: text.replace("Inventé.", "Inventé [1"),
    "a quote over two records": lambda text: text.replace("name: Un", 'name: "Un').replace(
        "name: Trois", 'name: Trois"'
    ),
    "brackets over two records": lambda text: text.replace("name: Un", "name: {fr: Un,").replace(
        "# ---", "}"
    ),
    "a block over two records": lambda text: text.replace("name: Un", "name: |"),
    "an escape elsewhere": lambda text: text.replace('"Inventé."', '"Invent\\u00e9."'),
    "a text at the margin": lambda text: text.replace("# ---", "text"),
    "a separator of lines": lambda text: text.replace("# ---", "# \u2028partners:"),
    "a conflict": lambda text: text.replace("# ---", "<<<<<<< one\n======="),
    "an indented conflict": lambda text: text.replace("# ---", "    <<<<<<< one"),
    "no UTF-8": lambda text: text.replace("# ---", "# \udcff"),
    "nothing": lambda _: "",
    "a comment alone": lambda _: "# Nothing.\n",
    "a former id that is an id": lambda text: text.replace("ancien-theme", "theme-un"),
    "a former id of another": lambda text: text.replace("ancien-theme", "institut-ancien"),
    "a former id of its own": lambda text: text.replace("ancien-theme", "theme-deux"),
    "an id of another file": lambda text: text.replace("id: theme-un", "id: theme-exemple"),
    "an unknown id": lambda text: text.replace("[theme-un,", "[theme-deux, aucun-theme,"),
    "an id of the wrong kind": lambda text: text.replace("[theme-un,", "[partenaire-trois,"),
    "an unknown source": lambda text: text.replace("[source-exemple]", "[aucune-source]"),
    "a source that is none": lambda text: text.replace("[source-exemple]", "[theme-un]"),
    "no source": lambda text: text.replace("[source-exemple]", "[]"),
    "an unknown key": lambda text: text.replace("name: Trois", "nom: Trois"),
    "a record twice": lambda text: text + text[text.index("  - id: partenaire") :],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_unusual_files_load_or_are_refused_as_without_a_cache(layout: str) -> None:
    kept = RecordCache()
    assert assert_same(kept, SMALL)
    text = LAYOUTS[layout](SMALL["two.yaml"])
    assert text != SMALL["two.yaml"]
    assert_same(kept, SMALL | {"two.yaml": text})
    assert_same(kept, {"two.yaml": text} | SMALL)
    assert assert_same(kept, SMALL)


ONE_PART = {
    "a carriage return in a comment",
    "carriage returns",
    "old line breaks",
    "a mark of the byte order",
    "a document",
    "two documents",
    "a directive",
    "an anchor",
    "the same list twice",
    "an unknown list",
    "an empty list",
    "an empty list at the end",
    "a list in brackets",
    "no line break at the end",
    "another indentation",
    "a space after the id",
    "another first key",
    "a quoted id",
    "a tab",
    "a bracket in a text",
    "brackets over two records",
    "an escape elsewhere",
    "a text at the margin",
    "a conflict",
    "nothing",
    "a comment alone",
    "a tab before a comment",
    "a deeper one",
}
"""The layouts in which a part might mean something else than in its file."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_only_the_plain_layout_is_split(layout: str) -> None:
    data = LAYOUTS[layout](SMALL["two.yaml"]).encode("utf-8", "surrogatepass")
    assert (len(split(data)) == 1) is (layout in ONE_PART)
    assert b"".join(part.data for part in split(data)).count(b"- id:") == data.count(b"- id:")


def test_the_last_text_is_examined_like_any_other() -> None:
    """A comment far above, which might have cut a text, does not cast doubt on it."""
    comment = "topics:\n  - id: un\n    summary: Inventé. # 2026-01-12\n"
    record = "  - id: deux\n    aliases: -texte‑\n"
    for text in (comment + record, comment, "topics:\n" + record):
        assert parse_document(text, "records.yaml").problems == []


def test_records_that_lead_in_a_circle_are_refused() -> None:
    source = SMALL["one.yaml"].partition("  - id: autre-source\n")[2].partition("\n  - id")[0]
    copies = "".join(
        f"  - id: {name}\n    copy_of: {copied}\n{source}\n"
        for name, copied in [("a", "b"), ("b", "source-exemple")]
    )
    files = SMALL | {"s.yaml": f"sources:\n{copies}"}
    kept = RecordCache()
    assert assert_same(kept, files)
    files["s.yaml"] = files["s.yaml"].replace("copy_of: source-exemple", "copy_of: a")
    assert not assert_same(kept, files)
    files["s.yaml"] = files["s.yaml"].replace("copy_of: a", "copy_of: b")
    assert not assert_same(kept, files)


# ---- random edits -------------------------------------------------------------------------------

PIECES = [
    *" \t\n\r:-#'\"[]{}&*!|>%@`,?\\.~=<0aéم–،؛“«\u00a0\u202f\u200b\ufeff\u2028\x85",
    *(" # ", " #tag", "\n#tag\n", "\n    #tag\n", "[a,b", "a]", "\\u200b", "\\t", "&#8203;"),
    *("1,5", "o ", "(%E2%80%AE)", "]:\n", "\n    - ", "\n    – a", "\n  - id: encore\n", "\n  - "),
    *("\ntopics:\n", "\n---\n", "theme-un", "source-exemple", "institut-ancien", "null", "é́"),
    "former_ids: [theme-un]\n",
]


def lines_of(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def insert(draw: random.Random, text: str) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(PIECES) + text[at:]


def insert_between_records(draw: random.Random, text: str) -> str:
    starts = [at for at in range(len(text)) if text.startswith(("\n  - id", ":\n  - "), at)]
    if not starts:
        return insert(draw, text)
    at = min(max(draw.choice(starts) + draw.randint(-3, 12), 0), len(text))
    return text[:at] + draw.choice(PIECES) + text[at:]


def delete(draw: random.Random, text: str) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + text[at + draw.choice([1, 1, 2, 5, 40]) :]


def cut(draw: random.Random, text: str) -> str:
    return text[: draw.randrange(len(text) + 1)]


def change_lines(draw: random.Random, text: str) -> str:
    lines = lines_of(text)
    if not lines:
        return text
    at = draw.randrange(len(lines))
    line = lines.pop(at)
    change = draw.choice(["delete", "repeat", "move", "indent", "empty"])
    if change == "repeat":
        lines[at:at] = [line, line]
    elif change == "move":
        lines.insert(draw.randrange(len(lines) + 1), line)
    elif change == "indent":
        lines.insert(at, " " * draw.randrange(7) + line.lstrip(" "))
    elif change == "empty":
        lines.insert(at, line.partition(":")[0] + ":\n")
    return "".join(lines)


def swap_words(draw: random.Random, text: str) -> str:
    """Another id, name or value, from elsewhere in the file."""
    words = text.split()
    if not words:
        return text
    return text.replace(draw.choice(words), draw.choice(words), draw.choice([1, 1, -1]))


EDITS: list[Callable[[random.Random, str], str]] = [
    *(insert, insert_between_records, insert_between_records),
    *(delete, cut, change_lines, change_lines, swap_words),
]


def edited(draw: random.Random, files: Files) -> Files:
    """``files`` after an edit of one, or with a record or a list moved to another."""
    name = draw.choice([*files])
    other = draw.choice([*files])
    text = files[name]
    if draw.random() < 0.75:
        return files | {name: draw.choice(EDITS)(draw, text)}
    starts = [at for at in range(len(text)) if text.startswith("\n  - id", at)]
    if not starts or name == other:
        return dict(draw.sample([*files.items()], len(files)))
    start = draw.choice(starts)
    end = min((at for at in starts if at > start), default=len(text))
    moved = files | {name: text[:start] + text[end:]}
    targets = [at for at in range(len(moved[other])) if moved[other].startswith("\n  - id", at)]
    if not targets:
        return moved
    at = draw.choice(targets)
    moved[other] = moved[other][:at] + text[start:end] + moved[other][at:]
    return moved


@pytest.mark.parametrize("count", [300, pytest.param(20_000, marks=pytest.mark.whole)])
def test_random_edits_load_or_are_refused_as_without_a_cache(count: int, reads: Reads) -> None:
    draw = random.Random(count)
    kept = RecordCache()
    assert assert_same(kept, SMALL)
    files, loaded, reads.whole = SMALL, 0, 0
    for _ in range(count):
        after = edited(draw, files)
        has_loaded = assert_same(kept, after)
        loaded += has_loaded
        # Edits follow others that did no harm, not too many.
        files = after if has_loaded and draw.random() < 0.9 else SMALL
    # Nearly all that load do so from the cache.
    assert loaded > count / 10
    assert reads.whole - (count - loaded) < count / 50


@pytest.mark.parametrize("count", [3, pytest.param(300, marks=pytest.mark.whole)])
def test_random_edits_of_the_real_records_do_so_too(count: int) -> None:
    draw = random.Random(count)
    kept = RecordCache()
    assert assert_same(kept, REAL)
    for _ in range(count):
        assert_same(kept, edited(draw, REAL))


# ---- the file of the cache ----------------------------------------------------------------------
def damaged(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def linked(file: Path) -> None:
    file.rename(file.with_name("other"))
    file.symlink_to("other")


def a_folder(file: Path) -> None:
    file.unlink()
    (file / "inner").mkdir(parents=True)


FAULTS: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "damaged": damaged,
    "linked": linked,
    "a folder": a_folder,
    "other data": lambda file: cache.write(file, "1", {b"0" * 16: [[1, 2, 3]]}),
    "a forged kind": lambda file: forge(file, kind="none"),
    "a forged id": lambda file: forge(file, id="other"),
    "forged content": lambda file: forge(file, content=b"\x90"),
    "a forged value": lambda file: forge(file, content=b"\x93\x01\x02\x03"),
}


def forge(file: Path, content: bytes | None = None, **ids: str) -> None:
    """Changes the last record in ``file``, which is in order otherwise."""
    kept = cache.read(file, "1")
    assert isinstance(kept, dict)
    (record,) = [*kept.values()][-1]  # which nothing cites
    citations, _, _, packed = record
    record[3] = content or packed
    citations[0] = ids.get("id", citations[0])
    citations[1] = ids.get("kind", citations[1])
    assert cache.write(file, "1", kept)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_with_a_fault_is_no_cache(fault: str, tmp_path: Path, reads: Reads) -> None:
    file = tmp_path / "records"
    assert assert_same(RecordCache(file, "1"), SMALL)
    FAULTS[fault](file)
    assert assert_same(RecordCache(file, "1"), SMALL)
    assert reads.whole == 2
    assert assert_same(RecordCache(file, "1"), SMALL)
    assert reads.whole == (3 if fault == "a folder" else 2)


def test_a_file_of_another_version_is_no_cache(tmp_path: Path, reads: Reads) -> None:
    for version in ("1", "2"):
        assert assert_same(RecordCache(tmp_path / "records", version), SMALL)
    assert reads.whole == 2


def test_a_file_that_cannot_be_written_stops_nothing(
    reads: Reads,
) -> None:
    kept = RecordCache(Path("/dev/null/records"), "1")
    assert assert_same(kept, SMALL)
    assert assert_same(kept, SMALL)
    assert reads.whole == 1


def test_records_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "records"
    assert assert_same(RecordCache(file), SMALL)
    before = file.read_bytes()
    assert assert_same(RecordCache(file), {"one.yaml": SMALL["one.yaml"]})
    assert len(file.read_bytes()) < len(before)
    assert assert_same(RecordCache(file), SMALL)
    assert len(file.read_bytes()) == len(before)


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    file = tmp_path / "records"
    assert assert_same(RecordCache(file), SMALL)
    before = file.stat()
    assert assert_same(RecordCache(file), SMALL)
    assert file.stat().st_ino == before.st_ino


def test_problems_have_their_lines_and_the_cache_stays(tmp_path: Path, reads: Reads) -> None:
    file = tmp_path / "records"
    assert assert_same(RecordCache(file), SMALL)
    before = file.read_bytes()
    mistaken = SMALL | {"two.yaml": SMALL["two.yaml"].replace("name: Trois", "nom: Trois")}
    assert not assert_same(RecordCache(file), mistaken)
    assert file.read_bytes() == before
    reads.whole = 0
    assert assert_same(RecordCache(file), SMALL)
    assert reads.whole == 0


def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    kept = RecordCache()
    assert assert_same(kept, SMALL)
    for name, text in SMALL.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [tmp_path / name for name in SMALL]
    assert everything_in(kept.load(read_bytes(files, tmp_path))) == everything_in(read(SMALL))
    files[1].unlink()
    with pytest.raises(CatalogueError) as caught:
        kept.load(read_bytes(files, tmp_path))
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("two.yaml", 1)]


def test_every_cited_id_is_checked() -> None:
    """If a record is gone that a full record of any kind cites, both checks say so."""
    whole = records_of_every_kind()
    catalogue = read({"all.yaml": written(whole)})
    assert isinstance(catalogue, Catalogue)
    citations = [citations_of(record) for record in catalogue.records.values()]
    assert all_exist(citations)
    for one in citations:
        rest = {
            plural: [record for record in records if record["id"] != one.id]
            for plural, records in whole.items()
        }
        refused = isinstance(read({"all.yaml": written(rest)}), list)
        assert all_exist(other for other in citations if other is not one) is not refused
        of_another_kind = msgspec.structs.replace(one, kind="other")
        needs_kind = any(one.id in ids for c in citations for kind, ids in c.cited.items() if kind)
        changed = [of_another_kind if other is one else other for other in citations]
        assert all_exist(changed) is not needs_kind
