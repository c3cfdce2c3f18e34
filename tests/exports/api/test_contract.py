"""The contract of the API: what programs rely on changes with its version only."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from jazari_catalogue.exports.api import contract as contracts
from jazari_catalogue.exports.api import openapi
from jazari_catalogue.exports.api.contract import contract, contract_files, contract_path
from jazari_catalogue.exports.api.head import VERSION
from tests.project import ROOT

REMEDY = (
    f"the API differs from its contract of version {VERSION}: raise VERSION in exports/api/head.py "
    "(docs/decisions/0030-contract-of-the-api.md says which number), then run: make generate"
)


def committed() -> dict[str, Any]:
    """The contract of the present version, as the repository has it."""
    data: dict[str, Any] = json.loads((ROOT / contract_path()).read_text(encoding="utf-8"))
    return data


def test_the_api_keeps_the_contract_of_its_version() -> None:
    assert json.loads(contracts.contract_text()) == committed(), REMEDY


def test_the_contract_is_of_the_version_in_its_name() -> None:
    for file in sorted((ROOT / "schema/api").glob("*.json")):
        assert json.loads(file.read_text(encoding="utf-8"))["version"] == file.stem


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that makes the API another: it gets the definitions, which it may change."""

    def change(alter: Any) -> dict[str, Any]:
        definitions = json.loads(json.dumps(openapi.definitions()))
        alter(definitions)
        monkeypatch.setattr(openapi, "definitions", lambda: definitions)
        return contract()

    return change


def claim_of(definitions: dict[str, Any]) -> dict[str, Any]:
    claim: dict[str, Any] = definitions["Claim"]
    return claim


@pytest.mark.parametrize(
    "alter",
    [
        lambda made: claim_of(made)["properties"].update(added={"type": "string"}),
        lambda made: claim_of(made)["properties"].pop("basis"),
        lambda made: claim_of(made)["required"].remove("basis"),
        lambda made: claim_of(made)["properties"]["sources"].update(type="string"),
        lambda made: made["Strength"]["enum"].append("added"),
        lambda made: made["RegionValue"]["enum"].pop(),
        lambda made: made["LocalTextValue"]["properties"].update(xx={"type": "string"}),
        # These are names of keys, not keywords of the schema.
        lambda made: made["SourceFields"]["properties"].pop("title"),
        lambda made: made["FieldChange"]["properties"].update(description={"type": "string"}),
    ],
)
def test_another_shape_is_another_contract(changed: Any, alter: Any) -> None:
    before = contract()
    assert changed(alter) != before


@pytest.mark.parametrize(
    "alter",
    [
        lambda made: claim_of(made).update(description="Other words.", title="Other"),
        lambda made: claim_of(made)["properties"]["basis"].update(examples=["derived"]),
        lambda made: made["InstituteFields"].update({"x-titles": {"fr": "Autre"}}),
        lambda made: claim_of(made)["required"].reverse(),
        lambda made: made["Strength"]["enum"].reverse(),
    ],
)
def test_words_and_order_are_no_part_of_the_contract(changed: Any, alter: Any) -> None:
    before = contract()
    assert changed(alter) == before


def test_a_contract_is_written_once_and_never_changed(tmp_path: Path) -> None:
    (path,) = contract_files(tmp_path)
    assert path == contract_path()
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    file.write_text("an old contract", encoding="utf-8")
    assert contract_files(tmp_path) == {path: "an old contract"}


LIMITS = {"pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"}
"""The keywords that a patch may correct."""


def lost(before: Any, after: Any, at: str = "") -> list[str]:
    """What programs that rely on the contract ``before`` no longer find in ``after``."""
    if isinstance(before, dict) and isinstance(after, dict):
        gone = [f"{at}/{key}" for key in before.keys() - after.keys() - LIMITS]
        return gone + [
            fault
            for key in before.keys() & after.keys() - LIMITS - {"version"}
            for fault in lost(before[key], after[key], f"{at}/{key}")
        ]
    if isinstance(before, list) and isinstance(after, list):
        return [f"{at}: {one}" for one in before if one not in after]
    return [] if before == after else [f"{at}: {before}"]


def number_of(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def test_no_minor_version_takes_anything_away() -> None:
    files = (ROOT / "schema/api").glob("*.json")
    contracts_of = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    contracts_of[VERSION] = contract()
    for older, newer in combinations(sorted(contracts_of, key=number_of), 2):
        if number_of(older)[0] == number_of(newer)[0]:
            assert lost(contracts_of[older], contracts_of[newer]) == [], f"{older} -> {newer}"


@pytest.mark.parametrize(
    ("alter", "gone"),
    [
        (lambda made: made["Strength"]["enum"].pop(), "/schemas/Strength/enum: "),
        (lambda made: claim_of(made)["properties"].pop("basis"), "/properties/basis"),
        (lambda made: claim_of(made)["required"].remove("basis"), "/Claim/required: basis"),
        (lambda made: made.pop("SourceFields"), "/schemas/SourceFields"),
        (lambda made: claim_of(made)["properties"]["record"].update(type="integer"), "/type: "),
    ],
)
def test_what_goes_is_named(changed: Any, alter: Any, gone: str) -> None:
    before = contract()
    (fault,) = lost(before, changed(alter))
    assert gone in fault


@pytest.mark.parametrize(
    "alter",
    [
        lambda made: made["Strength"]["enum"].append("added"),
        lambda made: claim_of(made)["properties"].update(added={"type": "string"}),
        lambda made: made["InstituteFields"]["properties"]["id"].update(maxLength=90),
    ],
)
def test_what_is_added_or_a_limit_is_no_loss(changed: Any, alter: Any) -> None:
    before = contract()
    assert lost(before, changed(alter)) == []
