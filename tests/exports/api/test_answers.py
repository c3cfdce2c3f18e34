"""Every answer is as its schema says, and the schema refuses what is not."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.values.vocabularies import Strength
from tests.exports.api.answers import API, Answer, Answers, answers_of
from tests.exports.catalogues import invented_catalogue
from tests.invented import full_id

INSTITUTE = full_id("institute")


@pytest.fixture(scope="module")
def answers() -> Answers:
    """The answers of the invented catalogue; tests must not change them."""
    return answers_of(invented_catalogue())


def test_an_answer_about_one_record_is_as_its_schema_says(answers: Answers) -> None:
    """`tests/exports/test_standards.py` has all answers of whole sites."""
    for path in answers.of_records():
        assert answers.faults(answers[path]) == [], path


def test_a_record_and_its_claims_and_gaps_are_the_same_in_all_answers(answers: Answers) -> None:
    whole = answers[f"{API}catalogue.json"]["records"]
    records = {record["id"]: record for record in whole}
    for name in ("claims", "gaps"):
        inside = [one for record in whole for one in record[name]]
        assert answers[f"{API}{name}.json"][name] == inside
    for kind in KINDS.values():
        listed = answers[f"{API}{kind.plural}.json"]["records"]
        assert listed == [record for record in whole if record["kind"] == kind.kind]
    for path in answers.of_records():
        answer = answers[path]
        record = answer["record"]
        if record is not None:
            assert path == f"{API}records/{record['id']}.json"
            assert record == records.pop(record["id"])
            assert (answer["moved_to"], answer["removal"]) == (None, None)
    assert records == {}


def test_what_no_public_may_know_is_in_no_answer(answers: Answers) -> None:
    texts = [json.dumps(answers[path]) for path in answers.paths]
    assert [text for text in texts if "silence" in text] == []
    assert [path for path in answers.paths if "silence" in path] == []


def test_a_former_id_says_where_the_record_is_now(answers: Answers) -> None:
    answer = answers[f"{API}records/former-{INSTITUTE}.json"]
    assert (answer["record"], answer["removal"]) == (None, None)
    assert answer["moved_to"]["id"] == INSTITUTE
    assert answer["moved_to"]["data"].endswith(f"{API}records/{INSTITUTE}.json")


@pytest.mark.parametrize("removed_id", ["invented-removal", "invented-older-id"])
def test_a_removed_id_says_that_the_record_was_removed(answers: Answers, removed_id: str) -> None:
    answer = answers[f"{API}records/{removed_id}.json"]
    assert (answer["record"], answer["moved_to"]) == (None, None)
    assert answer["removal"]["fields"]["id"] == "invented-removal"


def test_lists_of_values_have_their_records(answers: Answers) -> None:
    index = answers[f"{API}index.json"]
    for facet in index["facets"]:
        for value in facet["values"]:
            path = value["url"][value["url"].index(API) :]
            answer = answers[path]
            assert answer["value"] == value["value"]
            assert len(answer["records"]) == value["count"]
    whole = answers[f"{API}catalogue.json"]["records"]
    (strengths,) = (one for one in index["facets"] if one["facet"] == "strength")
    assert {one["value"]: one["count"] for one in strengths["values"]} == {
        strength: sum(record["strength"] == strength for record in whole) for strength in Strength
    }


def test_the_index_counts_what_there_is(answers: Answers) -> None:
    index = answers[f"{API}index.json"]
    counts = index["counts"]
    lists = {
        name: answers[f"{API}{name}.json"] for name in ("catalogue", "claims", "gaps", "changes")
    }
    assert counts["records"] == len(lists["catalogue"]["records"]) == 2 * len(KINDS)
    assert counts["removals"] == len(lists["catalogue"]["removals"]) == 1
    assert counts["claims"] == len(lists["claims"]["claims"]) > 50
    assert counts["gaps"] == len(lists["gaps"]["gaps"]) > 5
    assert index["commit"] is None


def test_every_vocabulary_has_titles_and_says_who_uses_it(answers: Answers) -> None:
    answer = answers[f"{API}vocabularies.json"]
    by_name = {one["name"]: one for one in answer["vocabularies"]}
    assert len(by_name) == len(answer["vocabularies"]) > 10
    assert by_name["region"]["values"][0]["title"]["fr"]
    assert {"kind": "institute", "path": ["status"]} in by_name["status"]["used_by"]
    assert all(one["meaning"]["en"] for one in by_name["strength"]["values"])
    whole = answers[f"{API}catalogue.json"]["records"]
    for vocabulary in by_name.values():
        known = {one["value"] for one in vocabulary["values"]}
        for use in vocabulary["used_by"]:
            fields = [record["fields"] for record in whole if record["kind"] == use["kind"]]
            assert {*values_at(fields, use["path"])} <= known, vocabulary["name"]
    assert [kind["list"] for kind in answer["kinds"]] == [kind.plural for kind in KINDS.values()]


def values_at(value: Any, path: list[str]) -> list[str]:
    """The texts at ``path`` in ``value``, in any item of a list."""
    if isinstance(value, list):
        return [text for item in value for text in values_at(item, path)]
    if not path:
        return [value]
    return values_at(value[path[0]], path[1:]) if path[0] in value else []


def record_in(answer: Answer) -> Any:
    return next(one for one in answer["records"] if one["id"] == INSTITUTE)


@pytest.mark.parametrize(
    "damage",
    [
        lambda answer: answer.pop("license"),
        lambda answer: answer.update(version="2.0.0"),
        lambda answer: answer.update(unknown=1),
        lambda answer: answer.update(kind="lab"),
        lambda answer: answer.update(records={}),
        lambda answer: record_in(answer).pop("strength"),
        lambda answer: record_in(answer).update(strength="strong"),
        lambda answer: record_in(answer).update(unknown=None),
        lambda answer: record_in(answer).update(kind="lab"),
        lambda answer: record_in(answer)["fields"].pop("sources"),
        lambda answer: record_in(answer)["fields"].update(unknown="x"),
        lambda answer: record_in(answer)["fields"].update(id=7),
        lambda answer: record_in(answer)["fields"].update(verified=2026),
        lambda answer: record_in(answer)["fields"]["location"].update(latitude="34.02"),
        lambda answer: record_in(answer)["fields"]["not_found"][0].update(pages="12"),
        lambda answer: record_in(answer)["fields"]["name"].pop("fr"),
        lambda answer: record_in(answer)["claims"][0].update(disputed="no"),
        lambda answer: record_in(answer)["claims"][0].update(basis="guessed"),
        lambda answer: record_in(answer)["cited_by"].append("x"),
    ],
)
def test_a_damaged_answer_is_refused(answers: Answers, damage: Callable[[Answer], object]) -> None:
    answer = copy.deepcopy(answers[f"{API}institutes.json"])
    assert answers.faults(answer) == []
    damage(answer)
    assert answers.faults(answer)


def test_each_record_and_claim_is_a_line(answers: Answers) -> None:
    for name in ("catalogue", "claims", "gaps"):
        text = answers.read(f"{API}{name}.json").decode()
        lines = [line.removesuffix(",") for line in text.splitlines() if line.startswith('{"')]
        (items,) = (
            value for key, value in json.loads(text).items() if key in ("records", "claims", "gaps")
        )
        assert [json.loads(line) for line in lines[1 : len(items) + 1]] == items
