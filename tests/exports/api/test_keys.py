"""Files of the API whose key is the same in two builds have the same bytes, and few change."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from jazari_catalogue import routes
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.history.history import History
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.catalogue import Catalogue, connect
from tests.exports.api.answers import API, OPENAPI
from tests.exports.catalogues import invented_catalogue, open_data_of, targets_of
from tests.invented import full_id
from tests.site.changes import Records, changed, invented_records

SLOW = (OPENAPI, f"schema/{API}")
"""Files that are made from the models alone."""
WHOLES = {f"{API}{name}.json" for name in ("catalogue", "claims", "gaps", "index")}


def files_of(data: OpenData) -> dict[str, Target]:
    """The files of the API, and their schemas."""
    return {
        path: target
        for path, target in targets_of(data).items()
        if path.startswith((API, f"schema/{API}"))
    }


def catalogue_of(records: Records) -> Catalogue:
    catalogue = records.catalogue()
    assert catalogue is not None
    return catalogue


def written(before: dict[str, Target], after: dict[str, Target]) -> set[str]:
    """The paths of the files of ``after`` that have another key than in ``before``, or none.

    Fails where a file has the same key and other bytes.
    """
    changed_files = set()
    for path, target in after.items():
        if path not in before or before[path].key() != target.key():
            changed_files.add(path)
        elif not path.startswith(SLOW):
            assert before[path].content() == target.content(), f"{path}: stale"
    return changed_files


def of_records(*ids: str) -> set[str]:
    return {routes.api_record_path(one) for one in ids}


def test_another_name_rewrites_the_files_that_have_it_and_no_other() -> None:
    records = invented_records()
    before = files_of(open_data_of(catalogue_of(records)))
    institute = full_id("institute")
    _, raw = records.raw[institute]
    raw["name"] = {"fr": "Autre nom inventé"}
    after = files_of(open_data_of(catalogue_of(records)))
    region, status = raw["region"].lower(), raw["path"][-1]["step"]
    assert written(before, after) == {
        *of_records(institute, f"former-{institute}"),
        f"{API}institutes.json",
        f"{API}regions/{region}.json",
        f"{API}statuses/{status}.json",
        *(f"{API}missions/{mission}.json" for mission in raw["missions"]),
        *(f"{API}audiences/{audience}.json" for audience in raw["audiences"]),
        *(path for path in after if "/strengths/" in path and institute in text_of(after[path])),
        *WHOLES,
    }


def text_of(target: Target) -> str:
    return target.content().decode()


def test_another_fact_rewrites_no_list_that_only_names_the_record() -> None:
    records = invented_records()
    before = files_of(open_data_of(catalogue_of(records)))
    institute = full_id("institute")
    _, raw = records.raw[institute]
    raw["city"] = {"fr": "Ville inventée"}
    after = files_of(open_data_of(catalogue_of(records)))
    assert written(before, after) == {
        *of_records(institute),
        f"{API}institutes.json",
        *WHOLES,
    }


def test_files_whose_key_stays_have_the_same_bytes() -> None:
    chance = random.Random(20)
    records = invented_records()
    before = files_of(open_data_of(catalogue_of(records)))
    for _ in range(25):
        _, records, catalogue = changed(records, chance)
        after = files_of(open_data_of(catalogue))
        written(before, after)
        before = after


def test_a_forgotten_dependency_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(self: OpenData, record_id: str) -> tuple[bytes, str]:
        return self.digests.name(record_id), ""

    monkeypatch.setattr(OpenData, "digest_parts", forgetful)
    with pytest.raises(AssertionError, match="stale"):
        test_files_whose_key_stays_have_the_same_bytes()


@pytest.mark.parametrize(
    ("other", "paths"),
    [
        (lambda one: open_data_of(one, url="https://other.invalid/"), lambda _: True),
        (
            lambda one: open_data_of(one, publisher={"fr": "Autre"}),
            lambda path: path.startswith(API),
        ),
        (
            lambda one: open_data_of(one, history=History(commit="0" * 40)),
            lambda path: path == f"{API}index.json",
        ),
        (
            lambda one: open_data_of(one, history=History(missing=Reason.SHALLOW)),
            lambda path: path == f"{API}changes.json",
        ),
        (
            lambda one: open_data_of(connect(one.records.values(), one.locations)),  # no removals
            lambda path: path in WHOLES,
        ),
    ],
)
def test_settings_are_in_the_keys_of_what_has_them(
    other: Callable[[Catalogue], OpenData], paths: Callable[[str], bool]
) -> None:
    catalogue = invented_catalogue()
    before, after = files_of(open_data_of(catalogue)), files_of(other(catalogue))
    assert written(before, after) == {path for path in after if paths(path)}
