"""``index.json``: what the API has and where, of which commit, and how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jazari_catalogue import routes
from jazari_catalogue.exports.api.answers import (
    AnswerEntry,
    Counts,
    FacetEntry,
    FileEntry,
    IndexAnswer,
    ValueEntry,
)
from jazari_catalogue.exports.api.changes import CHANGES
from jazari_catalogue.exports.api.entries import entry_targets, facets_with_lists
from jazari_catalogue.exports.api.head import head, in_lines
from jazari_catalogue.exports.api.vocabularies import VOCABULARIES
from jazari_catalogue.exports.api.wholes import CATALOGUE, CLAIMS, GAPS
from jazari_catalogue.exports.export import JSON, Export
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.publishing.targets import MadeTarget, digest
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.values.titles import Titles

INDEX = "index"
"""The name of the answer, and of its schema."""

_TITLES = Titles(
    "Le sommaire de l’API\u00a0: adresses, date et nombres",
    "مدخل الواجهة البرمجية: العناوين والتاريخ والأعداد",
    "The index of the API: addresses, date and counts",
)


def index_exports(data: OpenData, exports: Sequence[Export]) -> Iterator[Export]:
    """The file, with those of all records and lists of records as its parts.

    ``exports`` are all others: those of the API as answers, the rest as files.
    """
    history = data.history
    changes = sum(map(len, history.changes.values()))
    files = [
        FileEntry(
            data.url + export.target.path,
            export.format.media_type,
            export.titles.by_language(),
            export.language,
        )
        for export in exports
        if not export.target.path.startswith(routes.API)
    ]
    answers = {
        export.target.path: export.titles
        for export in exports
        if export.target.path.startswith(routes.API)
    }
    removals = [removal.id for removal in data.removals()]
    key = digest(
        data.digests.everything,
        repr((history.commit, changes, files, removals, data.url, data.publisher)),
    )

    def content() -> bytes:
        return in_lines(_index(data, answers, files, changes))

    target = MadeTarget(routes.api_path(INDEX), key, content)
    yield Export(target, JSON, _TITLES, unlisted=list(entry_targets(data)), is_data=False)


def _index(
    data: OpenData, answers: dict[str, Titles], files: list[FileEntry], changes: int
) -> IndexAnswer:
    catalogue = data.catalogue
    counts = Counts(
        len(catalogue),
        len(data.removals()),
        sum(len(data.claims(record)) for record in catalogue.with_sources),
        catalogue.number_of_disputes,
        len(catalogue.all_gaps()),
    )
    of_answers = {
        CATALOGUE: counts.records,
        CLAIMS: counts.claims,
        GAPS: counts.gaps,
        VOCABULARIES: None,
        CHANGES: changes,
    }
    entries = [
        _answer(data, name, answers[routes.api_path(name)], count)
        for name, count in of_answers.items()
    ]
    entries += [
        _answer(data, kind.plural, kind.plural_titles, len(catalogue.of_kind(kind)))
        for kind in KINDS.values()
    ]
    return IndexAnswer(
        *head(data, INDEX),
        data.history.commit or None,
        catalogue.last_verified or None,
        counts,
        data.url + routes.OPENAPI,
        data.url + routes.api_record_path("{id}"),
        entries,
        [
            FacetEntry(
                facet.name,
                data.url + routes.api_schema_path(page.path),
                page.titles.by_language(),
                [
                    ValueEntry(
                        value,
                        titles.by_language(),
                        data.url + routes.api_facet_path(page, value),
                        len(catalogue.holding(facet, value)),
                    )
                    for value, titles in values.items()
                ],
            )
            for facet, page, values in facets_with_lists()
        ],
        files,
    )


def _answer(data: OpenData, name: str, titles: Titles, count: int | None) -> AnswerEntry:
    return AnswerEntry(
        name,
        data.url + routes.api_path(name),
        data.url + routes.api_schema_path(name),
        titles.by_language(),
        count,
    )
