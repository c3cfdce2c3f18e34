"""Each hostile record is refused at its line with an explanation, or loads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.loading import load
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.records.removal import ENTRIES
from jazari_catalogue.records.values.characters import visible
from tests import invented
from tests.hostile import as_written
from tests.hostile_records import ACCEPTED, HOSTILE_RECORDS, REFUSED, accepted_records
from tests.hostile_records.hostile import Hostile

CITED = as_written(
    {
        kind.plural: [invented.only_required(kind, invented.record_of(kind, record_id))]
        for kind in (Source, Partner)
        for record_id in [invented.bare_id(kind.kind)]
    }
)
"""The records that hostile ones cite."""


def lines_of_field(text: str, field: str) -> range:
    """The numbers of the lines that have ``field`` of a record, counted from 1."""
    lines = text.splitlines()
    start = next(
        number for number, line in enumerate(lines) if re.match(rf"[- ] {re.escape(field)}:", line)
    )
    end = next(
        (n for n in range(start + 1, len(lines)) if re.match(r"(?:- |  )\w|\w", lines[n])),
        len(lines),
    )
    return range(start + 1, end + 1)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(hostile, id=hostile.slug, marks=() if turn % 8 == 0 else pytest.mark.whole)
        for turn, hostile in enumerate(REFUSED)
    ],
)
def test_a_hostile_record_is_refused_at_its_line_in_three_languages(
    hostile: Hostile, tmp_path: Path
) -> None:
    text = as_written({hostile.plural: [hostile.record()]})
    cited, file = tmp_path / "cited.yaml", tmp_path / "hostile.yaml"
    cited.write_text(CITED, encoding="utf-8")
    file.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(CatalogueError) as caught:
        load([cited, file], tmp_path)
    assert {one.path for one in caught.value.problems} == {file.name}
    problem = next((one for one in caught.value.problems if one.code == hostile.code), None)
    assert problem is not None, [one.code.number for one in caught.value.problems]
    assert problem.column > 0
    if hostile.at is not None:
        assert problem.line in lines_of_field(text, hostile.at)
    messages = {problem.text(code, text.splitlines()[problem.line - 1]) for code in MESSAGES}
    assert len(messages) == 3
    for message in messages:
        assert message.startswith(f"hostile.yaml:{problem.line}:{problem.column}: ")
        assert len(message) < 2500
        assert all(line == visible(line) for line in message.split("\n")), "nothing hidden in it"


ATTACKS = {
    "markup": "<script>alert(1)</script>",
    "a mapping with a member of every object": {"__proto__": {"x": "<b>"}},
    "a list of markup": ["<script>alert(1)</script>", {"constructor": "x"}],
    "a list of texts": ["javascript:alert(1)"],
}
FIELDS = [
    pytest.param(kind, name, marks=() if turn % 32 == 0 else pytest.mark.whole)
    for turn, (kind, name) in enumerate(
        (kind, name) for kind in ENTRIES.values() for name in kind.fields()
    )
]


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_field_holds_an_attack_as_it_is_written_or_refuses_it_at_its_line(
    kind: type[Entry], name: str, tmp_path: Path
) -> None:
    cited, file = tmp_path / "cited.yaml", tmp_path / "hostile.yaml"
    cited.write_text(CITED, encoding="utf-8")
    plain = invented.only_required(kind, invented.record_of(kind, "invented-attack"))
    for attack in ATTACKS.values():
        text = as_written({kind.plural: [{**plain, name: attack}]})
        file.write_text(text, encoding="utf-8", newline="")
        try:
            held = load([cited, file], tmp_path).entry("invented-attack").model_dump()[name]
            refused_at: set[int] = set()
        except CatalogueError as refusal:
            held = None
            refused_at = {one.line for one in refusal.problems if one.path == file.name}
        assert held == attack or refused_at & {*lines_of_field(text, name)}, attack


@pytest.mark.whole
def test_accepted_records_load_together(tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_text(as_written(accepted_records()), encoding="utf-8", newline="")
    catalogue = load([file], tmp_path)
    assert {hostile.id for hostile in ACCEPTED} <= catalogue.records.keys() | catalogue.removals


def test_hostile_records_are_of_every_kind_and_named_apart() -> None:
    slugs = [hostile.slug for hostile in HOSTILE_RECORDS]
    assert len({*slugs}) == len(slugs) >= 150
    assert {hostile.plural for hostile in ACCEPTED} == {kind.plural for kind in ENTRIES.values()}
