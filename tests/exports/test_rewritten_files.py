"""One changed record rewrites its own files and those of all records, and nothing else."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from jazari_catalogue.publishing.targets import Target, keys_of
from jazari_catalogue.site.rendering.templates import Templates
from tests.project import ROOT
from tests.site.changes import Records, invented_records
from tests.site.test_keys import planned

FOLDERS = ("api/", "data/", "id/", "schema/")
WHOLE = re.compile(r"api/v1/(catalogue|claims|gaps|index)\.json|data/(?!records/).+")
OF_RECORD = re.compile(r"api/v1/records/(.+)\.json")
GRAPH_OF_RECORD = re.compile(r"data/records/(.+)\.jsonld")
PERMALINK = re.compile(r"id/([^/]+)/index\.html")

PARTNER, FORMER, OTHER = "invented-partner", "former-invented-partner", "other-partner"


class Plan(NamedTuple):
    """The targets of the exports, and their keys, by path."""

    targets: dict[str, Target]
    keys: dict[str, str]


class Edit(NamedTuple):
    """A change of the records, the records whose files it rewrites, and those it removes.

    ``graphs`` are the records whose linked data it rewrites: it names others by IRIs alone.
    """

    change: Callable[[Records], object]
    rewritten: set[str]
    graphs: set[str]
    gone: frozenset[str] = frozenset()


def give(record_id: str, **fields: object) -> Callable[[Records], object]:
    return lambda records: records.raw[record_id][1].update(fields)


def add(records: Records) -> None:
    kind, raw = records.raw["bare-partner"]
    records.raw["one-more"] = kind, {**raw, "id": "one-more"}


def citing(source: str) -> set[str]:
    """``source``, its copies, and the records that cite one of these."""
    raw = {record_id: str(raw) for record_id, (_, raw) in invented_records().raw.items()}
    copies = {one for one in raw if one.endswith("-source") and source in raw[one]}
    return {one for one, text in raw.items() if any(copy in text for copy in copies)}


EDITS = {
    "a name": Edit(give(PARTNER, name={"fr": "Autre nom inventé"}), {PARTNER, FORMER}, {PARTNER}),
    "a summary": Edit(
        give("bare-partner", summary={"fr": "Inventé."}), {"bare-partner"}, {"bare-partner"}
    ),
    "a relation": Edit(
        give("invented-lab", partners=[OTHER]),
        {"invented-lab", "bare-partner", OTHER},
        {"invented-lab"},
    ),
    "a record more": Edit(add, {"one-more"}, {"one-more"}),
    "a record less": Edit(
        lambda records: records.raw.pop(OTHER),
        {"invented-topic"},
        set(),
        frozenset((OTHER, "former-other-partner")),
    ),
}


@pytest.fixture(scope="module")
def templates() -> Templates:
    return Templates(ROOT / "overrides")


def plan_of(records: Records, templates: Templates) -> Plan:
    catalogue = records.catalogue()
    assert catalogue is not None
    targets = {target.path: target for target in planned(catalogue, templates).targets()}
    keys = keys_of(targets)
    exports = {path: target for path, target in targets.items() if path.startswith(FOLDERS)}
    return Plan(exports, {path: keys[path] for path in exports})


@pytest.fixture(scope="module")
def before(templates: Templates) -> Plan:
    return plan_of(invented_records(), templates)


def after(edit: Callable[[Records], object], templates: Templates) -> Plan:
    records = invented_records()
    edited = Records(copy.deepcopy(records.raw))
    edit(edited)
    return plan_of(edited, templates)


def new_in(before: Plan, plan: Plan) -> set[str]:
    return {path for path, key in plan.keys.items() if before.keys.get(path) != key}


def ids(pattern: re.Pattern[str], paths: set[str]) -> set[str]:
    return {match[1] for match in map(pattern.fullmatch, paths) if match}


def names_any(target: Target | None, record_ids: set[str]) -> bool:
    """Whether the file has one of the ids, as JSON writes it."""
    content = target.content() if target is not None else b""
    return any(f'"{record_id}"'.encode() in content for record_id in record_ids)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_rewrites_the_files_of_the_records_that_it_changes(
    before: Plan, templates: Templates, edit: Edit
) -> None:
    plan = after(edit.change, templates)
    rewritten = new_in(before, plan)
    gone = before.keys.keys() - plan.keys.keys()
    assert ids(OF_RECORD, rewritten) == edit.rewritten
    assert ids(OF_RECORD, {*gone}) == edit.gone
    assert ids(GRAPH_OF_RECORD, rewritten) == edit.graphs
    assert ids(GRAPH_OF_RECORD, {*gone}) == edit.gone - {"former-other-partner"}
    assert ids(PERMALINK, rewritten) <= edit.rewritten
    changed = edit.rewritten | edit.gone
    for path in rewritten:
        if not any(one.fullmatch(path) for one in (WHOLE, OF_RECORD, GRAPH_OF_RECORD, PERMALINK)):
            # The list of a kind, or of a value of a facet.
            assert path.startswith("api/v1/"), path
            assert any(names_any(one.targets.get(path), changed) for one in (before, plan)), path


def test_the_level_of_a_source_rewrites_the_records_that_rest_on_it(
    before: Plan, templates: Templates
) -> None:
    plan = after(give("bare-source", level="press"), templates)
    for pattern, path in (
        (OF_RECORD, "api/v1/records/{}.json"),
        (GRAPH_OF_RECORD, "data/records/{}.jsonld"),
    ):
        rewritten = ids(pattern, new_in(before, plan))
        differing = {
            record_id
            for record_id in rewritten
            if before.targets[path.format(record_id)].content()
            != plan.targets[path.format(record_id)].content()
        }
        assert "bare-partner" in differing
        assert differing <= rewritten <= citing("bare-source")
