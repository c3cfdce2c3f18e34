"""What an editor with yaml-language-server offers and explains in a record."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from jazari_catalogue.editing.generate.schema import PATH
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.model.record_fields import evidenced, sourced
from jazari_catalogue.records.values.vocabularies import Status
from tests.project import ROOT

COMMAND = [
    *(sys.executable, str(ROOT / "tools" / "node.py"), "node"),
    *(str(ROOT / "tests" / "editing" / "generate" / "language_help.mjs"), str(ROOT / PATH)),
]


def help_at(*records: str) -> list[dict[str, Any]]:
    """The completions and the hover at ``¦`` in each partner of ``records``."""
    texts = [f"partners:\n  - id: exemple\n{record}\n" for record in records]
    run = subprocess.run(
        COMMAND,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert run.returncode == 0, run.stderr
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def test_an_editor_offers_the_forms_of_evidence_and_the_fields_of_the_kind() -> None:
    field, form, below, origin = help_at(
        "    evidence:\n      ¦",
        "    evidence:\n      region: {d¦}",
        "    evidence:\n      region:\n        d¦",
        "    evidence:\n      region: {derived: ¦}",
    )
    assert field["offered"] == evidenced(Partner)
    assert form["offered"] == below["offered"] == ["derived", "classified"]
    assert origin["offered"] == sourced(Partner)


def test_an_editor_explains_evidence_with_its_three_forms() -> None:
    field, form = help_at(
        "    evidence:\n      regi¦on: {derived: country}",
        "    evidence:\n      region: {deri¦ved: country}",
    )
    for code in MESSAGES:
        assert Partner.fields()["region"].titles.in_language(code) in field["hover"]
    for word in ("derived", "classified", "id-de-la-source", "source-id"):
        assert word in field["hover"]
    assert "Déduit de · مستنتج من · Derived from" in form["hover"]


@pytest.mark.parametrize("group", ["disputes", "not_found"])
def test_an_editor_offers_the_fields_that_a_group_may_name(group: str) -> None:
    (field,) = help_at(f"    {group}:\n      - field: ¦")
    assert field["offered"][: len(sourced(Partner))] == sourced(Partner)


def test_an_editor_offers_the_steps_of_a_path() -> None:
    (step,) = help_at("    path:\n      - step: ¦")
    assert step["offered"] == [*Status]
