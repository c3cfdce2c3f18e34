"""What an editor marks by the schema, and what `catalogue check` refuses, are the same.

Save for what docs/schema.md lists: an editor sees one value of one file at a time, and reads YAML
its own way.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import Phase, given, settings
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from jazari_catalogue.editing.generate.schema import PATH
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.schema import schema
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.identifiers import Isni, Ror
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.yaml.reader import parse_document
from tests.editing.generate import drawn_records as module_of_types
from tests.editing.generate.drawn_records import (
    RIGHT,
    TEXTS,
    Drawn,
    Scalar,
    changed_records,
    drawn_records,
    file_of,
    line,
)
from tests.project import ROOT
from tests.records.cases import CASES, VALID

SERVER = [
    *(sys.executable, str(ROOT / "tools" / "node.py"), "node"),
    str(ROOT / "tests" / "editing" / "generate" / "language_server.mjs"),
]

ONLY_CHECK = {
    "CAT002": "a file that is not UTF-8",
    "CAT003": "a file without records",
    "CAT016": "a character that nobody sees",
    "CAT017": "a control character",
    "CAT018": "an anchor or an alias",
    "CAT019": "a tag",
    "CAT022": "a second document",
    "CAT033": "a comma that splits a text between brackets",
    "CAT036": "a text that a number sign cuts",
    "CAT038": "a comma of another script between the items of a list",
    "CAT039": "a colon of another script",
    "CAT040": "lines that are joined",
    "CAT041": "an escape that writes a blank",
    "CAT122": "a text that is not in composed form",
    "CAT125": "more marks on a letter than any script has",
}
"""Problems that an editor may not mark, as docs/schema.md lists them, beside those of `alone`."""

SOME_ONLY_CHECK = {
    "CAT015": {"list-item-too-deep"},
    "CAT030": {"bell-escaped"},
    "CAT117": {"ror-with-wrong-check-digits", "isni-with-wrong-check-digit"},
}
"""Problems of which an editor marks all but these cases."""


def alone(code: str) -> bool:
    """Whether only `catalogue check` tells ``code``: it compares values, records or files.

    From 200 on these are the references and the rules of the house. A name of a field that is
    none (204) is the exception: the schema knows them.
    """
    return code in ONLY_CHECK or (code >= "CAT200" and code != "CAT204")


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2.2 core schema (§10.3.2): the types that an editor gives to plain scalars."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {}


for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)"
        r"|\.(?:nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first
    )


def number(_loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float:
    text = node.value.lower()
    if text.startswith(("0x", "0o")):
        return int(text, 0)
    return int(text) if re.fullmatch(r"[-+]?\d+", text) else float(text.replace(".inf", "inf"))


CoreLoader.add_constructor("tag:yaml.org,2002:int", number)
CoreLoader.add_constructor("tag:yaml.org,2002:float", number)


@pytest.fixture(scope="module")
def accepts() -> Callable[[Any], bool]:
    return Draft202012Validator(schema()).is_valid


def refusals(text: str) -> set[str]:
    """The codes of what `catalogue check` refuses in a file that holds ``text``."""
    try:
        catalogue_of([parse_document(text, "records.yaml")])
    except CatalogueError as error:
        return {p.code.number for p in error.problems if p.code.severity == "error"}
    return set()


def assert_agreement(text: str, accepts: Callable[[Any], bool]) -> None:
    told = {code for code in refusals(text) if not alone(code)}
    as_text = accepts(parse_document(text, "records.yaml").value)
    typed = accepts(yaml.load(text, Loader=CoreLoader))
    if told == {"CAT117"}:
        return  # the form of an identifier is in the schema, its check digits are not
    assert (as_text, typed) == (not told, not told), f"{sorted(told)}\n{text}"


# A record that fails is told as it is: making it smaller takes minutes.
bounded = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=300,
    phases=(Phase.explicit, Phase.generate),
)


NAMES = [
    next((name for name, own in vars(module_of_types).items() if own == leaf), leaf)
    for leaf, _ in RIGHT
]
PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,8})?")


def typed_otherwise(leaf: Any, scalar: Scalar, typed: Any) -> bool:
    """Whether an editor sees so little of what is written that it cannot tell."""
    if typed is None:
        return True
    if isinstance(typed, bool):
        return leaf == RecordId
    if isinstance(typed, float) and leaf in (RecordId, Edtf):
        return typed.is_integer()
    if isinstance(typed, int | float):
        return leaf in (Ror, Isni) or not PLAIN_NUMBER.fullmatch(scalar.text)
    return False


@pytest.mark.parametrize("leaf", [leaf for leaf, _ in RIGHT], ids=NAMES)
def test_every_text_is_a_value_to_both_or_to_neither(leaf: Any) -> None:
    check, accepts = TypeAdapter(leaf), Draft202012Validator(TypeAdapter(leaf).json_schema())
    for text, quoted in product(TEXTS, (True, False)):
        scalar = Scalar(text, quoted)
        typed = yaml.load(line(scalar), Loader=CoreLoader)
        try:
            check.validate_python(text)
        except ValidationError:
            right = False
        else:
            right = True
        assert accepts.is_valid(text) is right, text
        if not typed_otherwise(leaf, scalar, typed):
            assert accepts.is_valid(typed) is right, line(scalar)


def test_records_that_check_accepts_are_accepted_by_the_schema(
    accepts: Callable[[Any], bool],
) -> None:
    @bounded
    @given(drawn_records)
    def agrees(drawn: Drawn) -> None:
        text = file_of(drawn)
        assert not [code for code in refusals(text) if not alone(code)], text
        assert_agreement(text, accepts)

    agrees()


def test_one_change_is_refused_by_both_or_by_neither(accepts: Callable[[Any], bool]) -> None:
    seen = {True: 0, False: 0}

    @bounded
    @given(changed_records())
    def agrees(drawn: Drawn) -> None:
        text = file_of(drawn)
        assert_agreement(text, accepts)
        seen[any(not alone(code) for code in refusals(text))] += 1

    agrees()
    assert min(seen.values()) > 30, "the changes are all of one sort"


def marked(paths: Iterable[Path], schema_file: Path | None = None) -> dict[str, list[str]]:
    """What the editors' validator marks, by path."""
    command = [*SERVER, *([str(schema_file)] if schema_file else [])]
    names = "\n".join(map(str, paths))
    run = subprocess.run(
        command, input=names, capture_output=True, text=True, encoding="utf-8", cwd=ROOT
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


def test_an_editor_marks_the_mistakes_that_check_tells(tmp_path: Path) -> None:
    files = {case: case.lay_into(tmp_path)[1] for case in CASES}
    marks = marked((file for file in files.values() if file.exists()), ROOT / PATH)
    unmarked = {
        case.name
        for case, file in files.items()
        if marks.get(str(file)) == [] and not alone(case.code)
    }
    assert unmarked == {name for names in SOME_ONLY_CHECK.values() for name in names}


def test_an_editor_marks_nothing_in_valid_files() -> None:
    files = [VALID, ROOT / "institutes.yaml", ROOT / "partners.yaml"]
    assert marked(files, ROOT / PATH) == {str(file): [] for file in files}


def test_an_editor_and_a_plain_validator_agree_on_drawn_records(
    accepts: Callable[[Any], bool], tmp_path: Path
) -> None:
    texts: list[str] = []

    @settings(bounded, max_examples=150)
    @given(changed_records())
    def collect(drawn: Drawn) -> None:
        texts.append(file_of(drawn))

    collect()
    files = {tmp_path / f"{number}.yaml": text for number, text in enumerate(dict.fromkeys(texts))}
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
    marks = marked(files, ROOT / PATH)
    differ = [
        (text, marks[str(file)])
        for file, text in files.items()
        if accepts(yaml.load(text, Loader=CoreLoader)) is bool(marks[str(file)])
    ]
    assert differ == []


@pytest.mark.parametrize("name", ["institutes.yaml", "partners.yaml"])
def test_the_first_line_of_a_record_file_leads_the_editor_to_the_schema(
    name: str, tmp_path: Path
) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (tmp_path / "schema").mkdir()
    (tmp_path / PATH).write_bytes((ROOT / PATH).read_bytes())
    file = tmp_path / name
    file.write_text(f"{text}pays: []\n", encoding="utf-8")
    (mark,) = marked([file])[str(file)]
    assert "pays" in mark


@pytest.mark.parametrize(
    "written",
    [
        'aliases: ["~"]',
        "aliases: [no, 012, 1e3, true]",
        "former_ids: [012, 2026]",
        "identifiers: {isni: 0000000121802473}",
    ],
)
def test_text_that_looks_like_a_number_stays_allowed(
    written: str, accepts: Callable[[Any], bool]
) -> None:
    text = f"partners:\n  - id: a\n    name: a\n    summary: a\n    sources: [b]\n    {written}\n"
    assert not [code for code in refusals(text) if not alone(code)]
    assert_agreement(text, accepts)


@pytest.mark.parametrize(
    "written",
    [
        "links: {}",
        "links: [{}]",
        "aliases:",
        "aliases: [[a]]",
        "aliases: [~, Null]",
        "description: {fr: a, ar: null}",
        "status: [launched]",
        "description: {en: a}",
        "description: {fr: a, es: a}",
        "description: {fr: {fr: a}}",
        "evidence: {name: []}",
        "evidence: {pays: [b]}",
        "evidence: {sources: [b]}",
        "evidence: [b]",
        "statements: [{text: a}]",
        "statements: [{text: a, sources: []}]",
        "disputes: [{field: pays, claims: []}]",
        "disputes: [{field: name, claims: [{text: a, sources: []}]}]",
        "disputes: [{field: name, claims: [], a: b}]",
        "identifiers: {doi: a}",
        "establishes: [a]",
    ],
)
def test_a_wrong_shape_is_refused_by_both(written: str, accepts: Callable[[Any], bool]) -> None:
    text = f"partners:\n  - id: a\n    name: a\n    summary: a\n    sources: [b]\n    {written}\n"
    assert [code for code in refusals(text) if not alone(code)]
    assert_agreement(text, accepts)


@pytest.mark.parametrize("written", ["partners: []", "pays: []", "partners: a", "partners: [a]"])
def test_the_lists_of_a_file_are_told_by_both(written: str, accepts: Callable[[Any], bool]) -> None:
    assert_agreement(f"{written}\n", accepts)
    assert accepts(yaml.load(written, Loader=CoreLoader)) is (written == "partners: []")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("aliases: [x]\n    former_ids: [true]", False),
        ("disputes: [{field: name, claims: [{text: a, sources: [1e-3]}]}]", False),
        ("former_ids: [+5]", True),
        ("former_ids: [0x1F]", True),
    ],
)
def test_words_of_yaml_differ_as_listed(
    written: str, told: bool, accepts: Callable[[Any], bool]
) -> None:
    text = f"partners:\n  - id: a\n    name: a\n    summary: a\n    sources: [b]\n    {written}\n"
    assert any(not alone(code) for code in refusals(text)) is told
    assert accepts(yaml.load(text, Loader=CoreLoader)) is told


def test_the_differences_are_documented() -> None:
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(CAT\d{3})` \|", page, flags=re.MULTILINE))
    assert listed == ONLY_CHECK.keys() | SOME_ONLY_CHECK.keys()
