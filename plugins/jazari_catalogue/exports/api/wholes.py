"""``catalogue.json``, ``claims.json`` and ``gaps.json``: everything of one sort in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from jazari_catalogue import routes
from jazari_catalogue.exports import data_sets
from jazari_catalogue.exports.api.answers import CatalogueAnswer, ClaimsAnswer, GapsAnswer
from jazari_catalogue.exports.api.entries import removal_data
from jazari_catalogue.exports.api.head import encoded_as, head, in_lines
from jazari_catalogue.exports.export import JSON, Export
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.values.titles import Titles

CATALOGUE, CLAIMS, GAPS = "catalogue", "claims", "gaps"
"""The names of the answers, and of their schemas."""

_TITLES = {
    CATALOGUE: Titles(
        "Tout le catalogue, avec les preuves et ce qu’on ignore",
        "الدليل كاملا، مع الأدلة وما لا يُعرف",
        "The whole catalogue, with its evidence and what is not known",
    ),
    CLAIMS: Titles(
        "Chaque affirmation, ses sources et leur solidité",
        "كل معلومة مع مصادرها وقوة أدلتها",
        "Every claim, its sources and how strong they are",
    ),
    GAPS: Titles(
        "Ce qu’aucune source ne dit",
        "ما لا يذكره أي مصدر",
        "What no source says",
    ),
}
_DATA_SETS = {CATALOGUE: data_sets.WHOLE, CLAIMS: data_sets.CLAIMS, GAPS: data_sets.GAPS}


def whole_exports(data: OpenData) -> Iterator[Export]:
    """The files, in this order."""
    removals = repr([data.fields(removal) for removal in data.removals()])
    key = digest(data.digests.everything, removals, data.url, repr(data.publisher))
    made: dict[str, Callable[[OpenData], Struct]] = {
        CATALOGUE: _catalogue,
        CLAIMS: _claims,
        GAPS: _gaps,
    }
    for name, make in made.items():
        target = MadeTarget(routes.api_path(name), key, partial(_content, data, make))
        yield Export(target, JSON, _TITLES[name], data_set=_DATA_SETS[name])


def _content(data: OpenData, make: Callable[[OpenData], Struct]) -> bytes:
    return in_lines(make(data))


def _catalogue(data: OpenData) -> Struct:
    return CatalogueAnswer(
        *head(data, CATALOGUE),
        [encoded_as(data.encoded(record)) for record in data.catalogue.records.values()],
        [removal_data(data, removal) for removal in data.removals()],
    )


def _claims(data: OpenData) -> Struct:
    records = data.catalogue.with_sources
    return ClaimsAnswer(
        *head(data, CLAIMS), [claim for record in records for claim in data.claims(record)]
    )


def _gaps(data: OpenData) -> Struct:
    records = data.catalogue.with_sources
    return GapsAnswer(*head(data, GAPS), [gap for one in records for gap in data.gaps(one)])
