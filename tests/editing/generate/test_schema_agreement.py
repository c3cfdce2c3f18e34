"""An editor with the schema marks what `catalogue check` reports, except as documented.

An editor compares no values, records or files, and gives plain scalars the types of YAML 1.2.
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
from jazari_catalogue.records.values.counts import Count
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.identifiers import Isni, Ror
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.yaml.reader import parse_document
from tests.editing.generate import record_strategies
from tests.editing.generate.record_strategies import (
    TEXTS,
    VALID_TEXTS,
    KindAndRecord,
    Scalar,
    changed_records,
    file_of,
    flow_style,
    valid_records,
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
    "CAT016": "an invisible character",
    "CAT017": "a control character",
    "CAT018": "an anchor or an alias",
    "CAT019": "a tag",
    "CAT022": "a second document",
    "CAT033": "a comma that splits a text in brackets",
    "CAT036": "a text cut off by a number sign",
    "CAT038": "a comma of another script between the items of a list",
    "CAT039": "a colon of another script",
    "CAT040": "lines that are joined",
    "CAT041": "an escape for white space",
    "CAT042": "the size of a file",
    "CAT043": "a list that is longer than any record has",
    "CAT122": "a text that is not in composed form",
    "CAT125": "more marks on a letter than any script has",
    "CAT126": "an address with tracking parameters",
    "CAT130": "a language of the translated name that the name lacks",
    "CAT131": "a status that is not the latest step",
    "CAT132": "a date in a dispute about something else",
}
"""Problems that an editor may not mark, as docs/schema.md lists them."""

SOME_ONLY_CHECK = {
    "CAT015": {"list-item-too-deep"},
    "CAT026": {"no-space-after-derived", "no-space-before-bracket"},
    "CAT030": {"bell-escaped"},
    "CAT117": {"ror-with-wrong-check-digits", "isni-with-wrong-check-digit"},
}
"""Problems that an editor marks except in these cases."""


def only_check(code: str) -> bool:
    """Whether only `catalogue check` reports ``code``.

    From 200 on, codes compare values, records or files. The exceptions are names of fields that do
    not exist (204) or take no evidence (207, 210), since the schema lists the names.
    """
    return code in ONLY_CHECK or (code >= "CAT200" and code not in ("CAT204", "CAT207", "CAT210"))


class CoreLoader(yaml.SafeLoader):
    """The core schema of YAML 1.2.2 (§10.3.2), by which an editor types plain scalars."""

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


def errors(text: str) -> set[str]:
    """The codes of the errors that `catalogue check` reports in a file with ``text``."""
    try:
        catalogue_of([parse_document(text, "records.yaml")])
    except CatalogueError as error:
        return {p.code.number for p in error.problems if p.code.severity == "error"}
    return set()


def assert_agreement(text: str, accepts: Callable[[Any], bool]) -> None:
    codes = {code for code in errors(text) if not only_check(code)}
    as_text = accepts(parse_document(text, "records.yaml").value)
    typed = accepts(yaml.load(text, Loader=CoreLoader))
    if codes == {"CAT117"}:
        return  # the schema has the form of an identifier but not its check digits
    assert (as_text, typed) == (not codes, not codes), f"{sorted(codes)}\n{text}"


# A failing record is reported as it is: shrinking it takes minutes.
bounded = settings(
    derandomize=True, deadline=None, database=None, phases=(Phase.explicit, Phase.generate)
)
in_some_or_many = pytest.mark.parametrize(
    "examples", [100, pytest.param(300, marks=pytest.mark.whole)]
)


NAMES = [
    next((name for name, own in vars(record_strategies).items() if own == leaf), leaf)
    for leaf, _ in VALID_TEXTS
]
PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,8})?")


def typed_otherwise(leaf: Any, scalar: Scalar, typed: Any) -> bool:
    """Whether an editor reads the scalar as another type, which hides how it is written."""
    if typed is None:
        return True
    if isinstance(typed, bool):
        return leaf == RecordId
    if isinstance(typed, float) and leaf in (RecordId, Edtf, Count):
        return typed.is_integer()
    if isinstance(typed, int | float):
        return leaf in (Ror, Isni) or not PLAIN_NUMBER.fullmatch(scalar.text)
    return False


@pytest.mark.parametrize("leaf", [leaf for leaf, _ in VALID_TEXTS], ids=NAMES)
def test_schema_and_model_accept_the_same_texts_for_every_type(leaf: Any) -> None:
    check, accepts = TypeAdapter(leaf), Draft202012Validator(TypeAdapter(leaf).json_schema())
    for text, quoted in product(TEXTS, (True, False)):
        scalar = Scalar(text, quoted)
        typed = yaml.load(flow_style(scalar), Loader=CoreLoader)
        try:
            check.validate_python(text)
        except ValidationError:
            valid = False
        else:
            valid = True
        assert accepts.is_valid(text) is valid, text
        if not typed_otherwise(leaf, scalar, typed):
            assert accepts.is_valid(typed) is valid, flow_style(scalar)


@in_some_or_many
def test_the_schema_accepts_records_that_check_accepts(
    accepts: Callable[[Any], bool], examples: int
) -> None:
    @settings(bounded, max_examples=examples)
    @given(valid_records)
    def agrees(record: KindAndRecord) -> None:
        text = file_of(record)
        assert not [code for code in errors(text) if not only_check(code)], text
        assert_agreement(text, accepts)

    agrees()


@in_some_or_many
def test_schema_and_check_agree_on_records_with_one_change(
    accepts: Callable[[Any], bool], examples: int
) -> None:
    seen = {True: 0, False: 0}

    @settings(bounded, max_examples=examples)
    @given(changed_records())
    def agrees(record: KindAndRecord) -> None:
        text = file_of(record)
        assert_agreement(text, accepts)
        seen[any(not only_check(code) for code in errors(text))] += 1

    agrees()
    assert min(seen.values()) > examples / 10, (
        "too few of the changes are errors, or too few are not"
    )


def marked(paths: Iterable[Path], schema_file: Path | None = None) -> dict[str, list[str]]:
    """What the validator of yaml-language-server marks, by path."""
    command = [*SERVER, *([str(schema_file)] if schema_file else [])]
    names = "\n".join(map(str, paths))
    run = subprocess.run(
        command, input=names, capture_output=True, text=True, encoding="utf-8", cwd=ROOT
    )
    assert run.returncode == 0, run.stderr
    marks: dict[str, list[str]] = json.loads(run.stdout)
    return marks


def test_an_editor_marks_the_mistakes_that_check_reports(tmp_path: Path) -> None:
    files = {case: case.lay_into(tmp_path)[1] for case in CASES}
    marks = marked((file for file in files.values() if file.exists()), ROOT / PATH)
    unmarked = {
        case.name
        for case, file in files.items()
        if marks.get(str(file)) == [] and not only_check(case.code)
    }
    assert unmarked == {name for names in SOME_ONLY_CHECK.values() for name in names}


def test_an_editor_marks_nothing_in_valid_files() -> None:
    files = [VALID, ROOT / "institutes.yaml", ROOT / "partners.yaml"]
    assert marked(files, ROOT / PATH) == {str(file): [] for file in files}


@in_some_or_many
def test_an_editor_and_a_plain_validator_agree_on_changed_records(
    accepts: Callable[[Any], bool], tmp_path: Path, examples: int
) -> None:
    texts: list[str] = []

    @settings(bounded, max_examples=examples // 2)
    @given(changed_records())
    def collect(record: KindAndRecord) -> None:
        texts.append(file_of(record))

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
def test_an_editor_uses_the_schema_that_the_first_line_of_a_record_file_names(
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
def test_a_text_that_looks_like_a_number_is_accepted(
    written: str, accepts: Callable[[Any], bool]
) -> None:
    text = f"partners:\n  - id: a\n    name: a\n    summary: a\n    sources: [b]\n    {written}\n"
    assert not [code for code in errors(text) if not only_check(code)]
    assert_agreement(text, accepts)


@pytest.mark.parametrize(
    "written",
    [
        "links: {}",
        "links: [{}]",
        "aliases:",
        "aliases: [[a]]",
        "aliases: [~, Null]",
        "type_other: {fr: a, ar: null}",
        "status: [launched]",
        "type_other: {en: a}",
        "type_other: {fr: a, es: a}",
        "type_other: {fr: {fr: a}}",
        "description: {fr: a}",
        "description: a",
        "description: [{text: a}]",
        "path: [{step: begun, sources: [b]}]",
        "path: [{step: agreed}]",
        "evidence: {name: []}",
        "evidence: {pays: [b]}",
        "evidence: {sources: [b]}",
        "evidence: {path: [b]}",
        "evidence: {name: b}",
        "evidence: {name: {stated: [b]}}",
        "evidence: {name: {derived: pays}}",
        "evidence: {name: {derived: [aliases]}}",
        "evidence: {name: {classified: b}}",
        "evidence: {name: {classified: []}}",
        "evidence: {name: {classified: [b], derived: aliases}}",
        "evidence: {name: {}}",
        "not_found: [{field: pays, searched: 2026-01-12, pages: 1}]",
        "not_found: [{field: name, searched: 2026-01-12, pages: 0}]",
        "not_found: [{field: name, searched: 2026-01, pages: 1}]",
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
def test_schema_and_check_reject_a_value_of_the_wrong_shape(
    written: str, accepts: Callable[[Any], bool]
) -> None:
    text = f"partners:\n  - id: a\n    name: a\n    summary: a\n    sources: [b]\n    {written}\n"
    assert [code for code in errors(text) if not only_check(code)]
    assert_agreement(text, accepts)


@pytest.mark.parametrize("written", ["partners: []", "pays: []", "partners: a", "partners: [a]"])
def test_schema_and_check_agree_on_the_lists_of_a_file(
    written: str, accepts: Callable[[Any], bool]
) -> None:
    assert_agreement(f"{written}\n", accepts)
    assert accepts(yaml.load(written, Loader=CoreLoader)) is (written == "partners: []")


@pytest.mark.parametrize(
    ("written", "reported"),
    [
        ("aliases: [x]\n    former_ids: [true]", False),
        ("disputes: [{field: name, claims: [{text: a, sources: [1e-3]}]}]", False),
        ("former_ids: [+5]", True),
        ("former_ids: [0x1F]", True),
    ],
)
def test_unquoted_scalars_differ_as_documented(
    written: str, reported: bool, accepts: Callable[[Any], bool]
) -> None:
    text = f"partners:\n  - id: a\n    name: a\n    summary: a\n    sources: [b]\n    {written}\n"
    assert any(not only_check(code) for code in errors(text)) is reported
    assert accepts(yaml.load(text, Loader=CoreLoader)) is reported


def test_the_differences_are_documented() -> None:
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(CAT\d{3})` \|", page, flags=re.MULTILINE))
    assert listed == ONLY_CHECK.keys() | SOME_ONLY_CHECK.keys()
