"""Catalogues to export, and catalogues read back from exports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import Any

from jazari_catalogue.exports.everything import all_exports
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.history.history import History
from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.files import RecordFile
from jazari_catalogue.records.loading import catalogue_of
from jazari_catalogue.records.removal import ENTRIES
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.publisher import CONTRIBUTORS
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.texts.interface import interface
from tests.exports.hostile_catalogue import hostile_records
from tests.hostile import as_written
from tests.invented import records_of_every_kind, written
from tests.project import LANGUAGES, SITE_URL
from tests.site.pages.catalogues import real_catalogue

REMOVALS = """
removals:
  - id: invented-removal
    former_ids: [invented-older-id]
    name: {fr: Institut retiré, ar: معهد محذوف}
    former_kind: institute
    removed: 2026-03-02
    reason: {fr: "Inventé : pour un test."}
  - id: invented-silence
    former_ids: [invented-older-silence]
    former_kind: event
    removed: 2026-03-03
    reason: Inventé, et à taire.
    page: none
"""
"""Two removals: one that the public may know of, and one that it may not."""


def catalogue_of_texts(*texts: str) -> Catalogue:
    """The catalogue of record files with these ``texts``."""
    files = [RecordFile(f"{number}.yaml", text.encode()) for number, text in enumerate(texts)]
    return catalogue_of([file.document() for file in files])


@cache
def invented_catalogue() -> Catalogue:
    """A full and a bare record of every kind, and two removals."""
    return catalogue_of_texts(written(records_of_every_kind()), REMOVALS)


@cache
def hostile_catalogue() -> Catalogue:
    """Records of every kind whose every text is hostile, and the removals."""
    return catalogue_of_texts(as_written(hostile_records()), REMOVALS)


CATALOGUES = {
    "the published one": real_catalogue,
    "every kind": invented_catalogue,
    "hostile texts": hostile_catalogue,
}
"""Functions that give catalogues to export, by what they are."""


def open_data_of(
    catalogue: Catalogue,
    url: str = SITE_URL,
    publisher: Mapping[str, str] | None = None,
    history: History | None = None,
) -> OpenData:
    """What exports are made from, as a build has it."""
    inputs = Inputs(catalogue, SiteFacts("", url, None, None), history)
    names = CONTRIBUTORS.by_language() if publisher is None else publisher
    return OpenData(
        catalogue, inputs, url, names, {code: interface(code) for code in LANGUAGES}, history
    )


def targets_of(data: OpenData) -> dict[str, Target]:
    """All exported files, by path."""
    return {
        target.path: target
        for export in all_exports(data)
        for target in (export.target, *export.parts, *export.unlisted)
    }


def rebuilt(entries: Iterable[tuple[str, dict[str, Any]]]) -> Catalogue:
    """The catalogue of records and removals that each are a kind and fields, in their order.

    They are written to record files, which the program loads as it does any other.
    """
    return catalogue_of_texts(
        *(
            _record_file(ENTRIES[kind].plural, [fields for _, fields in group])
            for kind, group in groupby(entries, key=lambda entry: entry[0])
        )
    )


def _record_file(plural: str, records: list[dict[str, Any]]) -> str:
    text = json.dumps({plural: records}, ensure_ascii=False)
    # The program refuses escapes of line breaks: they are probably a mistake of an editor.
    return as_written({plural: records}) if "\\n" in text else text


def assert_equal(one: Catalogue, other: Catalogue) -> None:
    """Fails unless the public has the same catalogue in both: removals with a page count."""
    assert list(one.records) == list(other.records)
    assert one.records == other.records
    assert one.outgoing == other.outgoing
    assert one.incoming == other.incoming
    public = [
        {key: one for key, one in catalogue.removals.items() if one.has_page}
        for catalogue in (one, other)
    ]
    assert public[0] == public[1]
