"""The files of single records, and the lists of records: by kind, and by the value of a facet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from jazari_catalogue import routes
from jazari_catalogue.exports.api.answers import (
    FacetAnswer,
    RecordAnswer,
    RecordEntry,
    RecordsAnswer,
    RemovalData,
)
from jazari_catalogue.exports.api.head import encoded_as, head, in_lines
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.records.facet_fields import all_facets, titles_of_values
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import Facet, FacetPage
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.values.titles import Titles

RECORD = "record"
"""The name of the answer about one record, and of its schema."""


def facets_with_lists() -> list[tuple[Facet, FacetPage, Mapping[str, Titles]]]:
    """The facets whose values have a list each: the page that has the path, and the values."""
    return [
        (facet, facet.page, titles_of_values(facet))
        for facet in all_facets()
        if facet.page is not None
    ]


def entry_targets(data: OpenData) -> Iterator[Target]:
    """A file for every id, every kind and every value of a facet that has lists."""
    yield from (target for _, target in kind_lists(data))
    yield from _facet_lists(data)
    yield from _records(data)
    yield from _former_ids(data)


def removal_data(data: OpenData, removal: Removal) -> RemovalData:
    """``removal`` as answers have it."""
    return RemovalData(removal.kind, data.fields(removal))


def _settings(data: OpenData) -> str:
    return repr((data.url, data.publisher))


def _records(data: OpenData) -> Iterator[Target]:
    settings = _settings(data)
    before, after = _around_a_record(data)

    def content(record: Entry) -> bytes:
        return before + data.encoded(record) + after

    for record in data.catalogue.records.values():
        key = digest(settings, *data.digest_parts(record.id))
        yield MadeTarget(routes.api_record_path(record.id), key, partial(content, record))


def _around_a_record(data: OpenData) -> tuple[bytes, bytes]:
    """What is before a record and after it in its file; all have the same."""
    nothing = b"null"
    empty = RecordAnswer(*head(data, RECORD), encoded_as(nothing), None, None)
    before, name, after = in_lines(empty).partition(b'\n"record":')
    return before + name, after.removeprefix(nothing)


def _former_ids(data: OpenData) -> Iterator[Target]:
    """Files for the ids of removals, and for those that records and removals had once.

    A web server that only has files cannot lead from one to another, so they say where to read on.
    """
    settings = _settings(data)

    def content(moved_to: Entry | None, removal: Removal | None) -> bytes:
        return in_lines(
            RecordAnswer(
                *head(data, RECORD),
                None,
                None if moved_to is None else _entry(data, moved_to),
                None if removal is None else removal_data(data, removal),
            )
        )

    for record in data.catalogue.records.values():
        for former in record.former_ids:
            # A record whose kind has changed has its own id among the former ones.
            if former != record.id:
                yield MadeTarget(
                    routes.api_record_path(former),
                    digest(settings, data.digests.name(record.id)),
                    partial(content, record, None),
                )
    for removal in data.removals():
        key = digest(settings, repr(data.fields(removal)))
        for removed_id in dict.fromkeys((removal.id, *removal.former_ids)):
            path = routes.api_record_path(removed_id)
            yield MadeTarget(path, key, partial(content, None, removal))


def kind_lists(data: OpenData) -> Iterator[tuple[type[Entry], Target]]:
    """The list of each kind, even of one without records."""
    settings = _settings(data)

    def content(kind: type[Entry]) -> bytes:
        records = [encoded_as(data.encoded(one)) for one in data.catalogue.of_kind(kind)]
        return in_lines(RecordsAnswer(*head(data, kind.plural), kind.kind, records))

    for kind in KINDS.values():
        parts = [data.digest_parts(record.id) for record in data.catalogue.of_kind(kind)]
        key = digest(settings, *(part for pair in parts for part in pair))
        yield kind, MadeTarget(routes.api_path(kind.plural), key, partial(content, kind))


def _facet_lists(data: OpenData) -> Iterator[Target]:
    settings = _settings(data)

    def content(facet: Facet, page: FacetPage, value: str, titles: Titles) -> bytes:
        return in_lines(
            FacetAnswer(
                *head(data, page.path),
                facet.name,
                value,
                titles.by_language(),
                [_entry(data, record) for record in data.catalogue.holding(facet, value)],
            )
        )

    for facet, page, values in facets_with_lists():
        for value, titles in values.items():
            records = data.catalogue.holding(facet, value)
            key = digest(settings, *(data.digests.name(record.id) for record in records))
            path = routes.api_facet_path(page, value)
            yield MadeTarget(path, key, partial(content, facet, page, value, titles))


def _entry(data: OpenData, record: Entry) -> RecordEntry:
    return RecordEntry(
        record.id,
        record.kind,
        record.display_name().written(),
        data.url + routes.permalink(record.id),
        data.url + routes.api_record_path(record.id),
    )
