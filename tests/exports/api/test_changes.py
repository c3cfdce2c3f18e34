"""``changes.json``: every change, as the schema and the documents describe it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from jazari_catalogue import routes
from jazari_catalogue.exports.api.changes import changes_exports
from jazari_catalogue.exports.api.head import VERSION
from jazari_catalogue.exports.api.schemas import all_answers, answer_schema
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.history.comparison import FieldChange
from jazari_catalogue.history.history import History
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.publishing.targets import MadeTarget
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.publisher import CONTRIBUTORS
from jazari_catalogue.site.view_data import SiteFacts
from tests.hostile import HOSTILE
from tests.project import ROOT, SITE_URL
from tests.site.invented_changes import change, commit_of, history_with

REPOSITORY = "https://forge.invalid/a/b"
PUBLISHER = CONTRIBUTORS.by_language()
SCHEMA = next(answer_schema(one, SITE_URL) for one in all_answers() if one.name == "changes")


def target_of(
    history: History, repository: str | None = REPOSITORY, url: str = SITE_URL
) -> MadeTarget:
    """The file of ``history``; there are no records."""
    catalogue = Catalogue({}, {})
    inputs = Inputs(catalogue, SiteFacts("", url, None, None), history)
    data = OpenData(catalogue, inputs, url, PUBLISHER, {}, history, repository)
    (export,) = changes_exports(data)
    assert isinstance(export.target, MadeTarget)
    return export.target


def read(history: History, repository: str | None = REPOSITORY) -> dict[str, Any]:
    """The file of ``history``, if its schema allows it."""
    data: dict[str, Any] = json.loads(target_of(history, repository).content())
    Draft202012Validator(SCHEMA).validate(data)
    return data


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_change_has_all_that_is_known_of_it() -> None:
    history = history_with(
        {
            "new": [
                change(
                    "2026-01-12T10:00:09",
                    ("labs", "new"),
                    "moved",
                    FieldChange(("summary",), "fr", "avant", "après"),
                    FieldChange(("aliases",), None, None, ["a", "b"]),
                    former=("institutes", "old"),
                    name={"fr": "Nouveau"},
                    commit=1,
                    gained=(("topics", "a"),),
                    lost=(("topics", "b"),),
                )
            ]
        }
    )
    (entry,) = read(history)["changes"]
    assert entry == {
        "id": "new",
        "list": "labs",
        "former": {"list": "institutes", "id": "old"},
        "last_id": "new",
        "change": "moved",
        "name": {"fr": "Nouveau"},
        "fields": [
            {"path": ["summary"], "language": "fr", "before": "avant", "after": "après"},
            {"path": ["aliases"], "language": None, "before": None, "after": ["a", "b"]},
        ],
        "gained": [{"field": "topics", "record": "a"}],
        "lost": [{"field": "topics", "record": "b"}],
        "commit": commit_of(1),
        "url": f"{REPOSITORY}/commit/{commit_of(1)}",
        "day": "2026-01-12",
        "time": "2026-01-12T10:00:09Z",
    }


def test_changes_are_oldest_first_whatever_the_order_of_records() -> None:
    made = {
        "b": [change("2026-01-12T10:00:00", ("labs", "b"), "added")],
        "a": [
            change("2026-01-12T10:00:00", ("labs", "a"), "added"),
            change("2026-01-11T10:00:00", ("labs", "a")),
        ],
    }
    turned = dict(reversed(made.items()))
    order = [(entry["day"], entry["id"]) for entry in read(history_with(made))["changes"]]
    assert order == [("2026-01-11", "a"), ("2026-01-12", "a"), ("2026-01-12", "b")]
    assert read(history_with(turned)) == read(history_with(made))


def test_the_file_says_its_version_licence_and_publisher() -> None:
    data = read(History())
    assert data["version"] == VERSION
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["publisher"] == PUBLISHER
    assert data["$schema"] == SITE_URL + routes.api_schema_path("changes")
    assert (data["missing"], data["changes"]) == (None, [])


def test_without_history_the_file_says_why() -> None:
    data = read(History(missing=Reason.SHALLOW))
    assert data["missing"] == Reason.SHALLOW.sentence.by_language()
    assert data["changes"] == []


def test_without_a_repository_commits_have_no_address() -> None:
    history = history_with({"a": [change("2026-01-12T10:00:00", ("labs", "a"), "added")]})
    assert [one["url"] for one in read(history, None)["changes"]] == [None]


@pytest.mark.parametrize("text", HOSTILE.values())
def test_hostile_values_come_back_as_they_were(text: str) -> None:
    made = change(
        "2026-01-12T10:00:00", (text, text), "changed", FieldChange((text,), None, text, [text])
    )
    (entry,) = read(history_with({text: [made]}))["changes"]
    assert (entry["id"], entry["fields"][0]["after"]) == (text, [text])


def test_each_change_is_a_line() -> None:
    made = {
        name: [change("2026-01-12T10:00:00", ("labs", name), "added")] for name in ("a", "b\nc")
    }
    lines = target_of(history_with(made)).content().decode().splitlines()
    assert lines[-4] == '"changes":['
    assert [json.loads(line.removesuffix(","))["id"] for line in lines[-3:-1]] == ["a", "b\nc"]


def test_the_key_has_the_history_and_the_settings() -> None:
    history = history_with({"a": [change("2026-01-12T10:00:00", ("labs", "a"), "added")]})
    targets = [
        target_of(History()),
        target_of(history),
        target_of(history, url="https://other.invalid/"),
        target_of(history, None),
    ]
    assert len({target.key() for target in targets}) == 4


def test_the_documents_name_every_field() -> None:
    described = set(re.findall(r"^\| `([\w$]+)`", (ROOT / "docs/changes.md").read_text(), re.M))
    fields = {name for part in SCHEMA["$defs"].values() for name in part.get("properties", ())}
    assert described == fields
