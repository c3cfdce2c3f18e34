"""Open data of catalogues that tests invent."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.loading import catalogue_of, load
from jazari_catalogue.records.problems.position import Position
from jazari_catalogue.records.yaml.document import Document, Mapping, Sequence
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.publisher import CONTRIBUTORS
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.texts.interface import interface
from tests import invented
from tests.hostile import HOSTILE, as_written, with_text
from tests.project import LANGUAGES, ROOT, SITE_URL, SMALL

FILES = ("institutes.yaml", "partners.yaml")

REMOVALS = [
    {
        "id": "retiree",
        "former_ids": ["retiree-avant"],
        "former_kind": "lab",
        "name": {"fr": "Labo inventé", "ar": "مختبر مختلق", "en": "Invented lab"},
        "removed": "2026-01-12",
        "replaced_by": "bare-topic",
    },
    {
        "id": "tue",
        "former_kind": "event",
        "name": "Secret",
        "removed": "2026-01-13",
        "reason": "Inventé.",
        "page": "none",
    },
]
"""Two removals; nothing may tell of the second."""


def data_of(catalogue: Catalogue, url: str = SITE_URL) -> OpenData:
    """The open data of ``catalogue``, as the site at ``url`` has it."""
    inputs = Inputs(catalogue, SiteFacts("Invented", url, None))
    interfaces = {code: interface(code) for code in LANGUAGES}
    return OpenData(catalogue, inputs, url, CONTRIBUTORS.by_language(), interfaces)


def loaded(files: Iterable[Path]) -> Catalogue:
    """The catalogue of the records in ``files``."""
    paths = [*files]
    return load(paths, paths[0].parent)


def loaded_lists(lists: dict[str, list[dict[str, Any]]]) -> Catalogue:
    """The catalogue of a record file with ``lists``, which no YAML has to be written for."""
    return catalogue_of([Document("read-back.yaml", _with_positions(lists), [])])


def _with_positions(value: Any) -> Any:
    if isinstance(value, dict):
        mapping = Mapping(_START)
        mapping.update({key: _with_positions(item) for key, item in value.items()})
        mapping.key_positions = mapping.value_positions = dict.fromkeys(value, _START)
        return mapping
    if isinstance(value, list):
        sequence = Sequence(_START)
        sequence.extend(map(_with_positions, value))
        sequence.item_positions = [_START] * len(value)
        return sequence
    return value


_START = Position(1, 1)


def every_kind(folder: Path, **lists: list[dict[str, Any]]) -> Catalogue:
    """Two invented records of each kind, with the removals and ``lists`` beside them."""
    records = invented.records_of_every_kind() | {"removals": REMOVALS} | lists
    return loaded([invented.write(folder / "records.yaml", records)])


def real() -> Catalogue:
    """The records of this tree."""
    return loaded(ROOT / name for name in FILES)


def hostile(folder: Path) -> Catalogue:
    """Small records with every hostile text in all that people read, and as a text of its own."""
    attack = " ".join(HOSTILE.values())
    for name in FILES:
        data = yaml.load((SMALL / name).read_text(encoding="utf-8"), yaml.BaseLoader)
        data = with_text(data, attack)
        for records in data.values():
            if "name" in records[0]:
                records[0]["aliases"] = [*HOSTILE.values(), *EDGES]
        (folder / name).write_text(as_written(data), encoding="utf-8")
    return loaded(folder / name for name in FILES)


EDGES = ["NA", "NaN", "null", "None", "-", "0012", "1e5", "true", "2026-01", ",", '"', "'", ";"]
"""Texts that programs take for no value, a number, a date or the end of a cell."""
