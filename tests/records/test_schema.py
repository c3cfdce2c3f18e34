"""The JSON Schema of the records, which editors use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.fields import field_spec
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.schema import schema
from jazari_catalogue.records.values.vocabularies import Status
from tests.project import ROOT


@pytest.fixture(scope="module")
def of_records() -> dict[str, Any]:
    """The schema. Not made while modules are imported, when mutmut has changed nothing yet."""
    return schema()


@pytest.fixture
def definitions(of_records: dict[str, Any]) -> dict[str, Any]:
    definitions: dict[str, Any] = of_records["$defs"]
    return definitions


# First, since mutmut ascribes what a fixture reaches to the first test that uses it.
def test_the_schema_that_editors_read_is_that_of_the_models(of_records: dict[str, Any]) -> None:
    file = ROOT / "schema" / "catalogue.schema.json"
    assert json.loads(file.read_text(encoding="utf-8")) == of_records


def test_the_schema_is_json_schema_2020_12(of_records: dict[str, Any]) -> None:
    assert of_records["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(of_records)


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping of the schema."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from parts(inner)


def test_every_kind_is_a_list_under_its_plural_with_its_fields(
    of_records: dict[str, Any], definitions: dict[str, Any]
) -> None:
    assert list(of_records["properties"]) == [kind.plural for kind in (*KINDS.values(), Removal)]
    for kind in (*KINDS.values(), Removal):
        reference = of_records["properties"][kind.plural]["items"]["$ref"]
        definition = definitions[reference.rpartition("/")[2]]
        assert list(definition["properties"]) == list(kind.model_fields)
        assert definition["x-titles"] == kind.titles.by_language()
        for name, info in kind.model_fields.items():
            spec, field = field_spec(name, info), definition["properties"][name]
            assert field["x-titles"] == spec.titles.by_language()
            assert field["x-descriptions"] == spec.help.by_language()
            assert field["title"].startswith(spec.titles.in_language("fr"))
            assert field["description"].split("\n") == list(spec.help)


@pytest.mark.parametrize(
    ("more", "is_valid"),
    [
        ({}, True),
        ({"page": "notice"}, True),
        ({"page": "none", "reason": "Inventé."}, True),
        ({"page": "none"}, False),
        ({"page": "nowhere"}, False),
        ({"former_kind": "removal"}, False),
        ({"summary": "Inventé."}, False),
    ],
)
def test_a_removal_that_leaves_nothing_needs_a_reason(
    more: dict[str, str], is_valid: bool, of_records: dict[str, Any]
) -> None:
    removal = {"id": "parti", "former_kind": "topic", "removed": "2026-03-02", **more}
    assert Draft202012Validator(of_records).is_valid({"removals": [removal]}) == is_valid


def test_no_object_allows_unknown_keys(of_records: dict[str, Any]) -> None:
    objects = [part for part in parts(of_records) if "object" in part.get("type", ())]
    assert len(objects) > len(KINDS)
    assert all(part["additionalProperties"] is False for part in objects)


def test_choices_have_titles_in_three_languages(
    of_records: dict[str, Any], definitions: dict[str, Any]
) -> None:
    status = definitions["Status"]
    assert status["enum"] == [word.value for word in Status]
    assert status["enumDescriptions"][0] == "Annoncé · مرحلة الإعلان · Announced"
    assert status["x-titles-of-values"]["closed"] == Status.CLOSED.titles.by_language()
    for part in parts(of_records):
        if "enumDescriptions" in part:
            assert len(part["enumDescriptions"]) == len(part["enum"])


def test_every_title_and_description_is_in_three_languages(of_records: dict[str, Any]) -> None:
    for part in parts(of_records):
        for key in ("title", "description"):
            if isinstance(part.get(key), str):
                assert list(part[f"x-{key}s"]) == [*MESSAGES], part


def test_a_relation_names_the_kinds_it_leads_to(definitions: dict[str, Any]) -> None:
    assert definitions["Lab"]["properties"]["institute"]["x-refers-to"] == ["institute"]
    assert definitions["Event"]["properties"]["announces"]["x-refers-to"] == list(KINDS)


def test_evidence_and_disputes_accept_only_fields_of_their_kind(
    definitions: dict[str, Any],
) -> None:
    lab = definitions["Lab"]["properties"]
    assert "means" in lab["evidence"]["properties"]
    assert "signed" not in lab["evidence"]["properties"]
    assert "sources" not in lab["evidence"]["properties"]
    by_item = {"description", "path", "statements"}
    assert lab["evidence"]["properties"].keys().isdisjoint(by_item)
    named = set(lab["evidence"]["properties"]) | by_item
    assert set(definitions["LabEvidence"]["properties"]["derived"]["enum"]) == named
    for group in ("disputes", "not_found"):
        assert set(lab[group]["items"]["properties"]["field"]["enum"]) == named


def test_examples_are_valid(of_records: dict[str, Any], definitions: dict[str, Any]) -> None:
    seen = 0
    for part in parts(of_records):
        if isinstance(part.get("examples"), list):
            validator = Draft202012Validator(part | {"$defs": definitions})
            for example in part["examples"]:
                seen += 1
                assert validator.is_valid(example), part
    assert seen > 15


def test_the_models_accept_the_examples_of_fields() -> None:
    for kind in KINDS.values():
        for name, info in kind.model_fields.items():
            example = field_spec(name, info).example
            if example is not None:
                TypeAdapter(info.rebuild_annotation()).validate_python(example)


def test_patterns_mean_the_same_in_python_and_ecmascript(of_records: dict[str, Any]) -> None:
    # No named groups, no \d (digits of any script in Python), no \A and \Z.
    for part in parts(of_records):
        if isinstance(part.get("pattern"), str):
            assert not re.search(r"\\[dwbAZ]|\(\?P|\(\?<", part["pattern"])
