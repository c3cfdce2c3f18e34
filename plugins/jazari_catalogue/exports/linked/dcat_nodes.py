"""Data sets and their files as nodes (DCAT-AP 3.0.1, classes Dataset and Distribution)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.exports.data_sets import WHOLE, DataSet
from jazari_catalogue.exports.export import Export, Format
from jazari_catalogue.exports.linked.authorities import SHA_256, Authorities, in_languages
from jazari_catalogue.exports.linked.graph import Iri, Literal, Node, Value
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.languages import BY_CODE, FALLBACK
from jazari_catalogue.publishing.targets import FileFacts, Target
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.values.titles import Titles

_OPENSTREETMAP = "https://www.openstreetmap.org/copyright"
"""What https://osmfoundation.org/wiki/Licence/Attribution_Guidelines ask to link."""


class Distribution(NamedTuple):
    """A file with the data of a data set."""

    target: Target
    format: Format
    titles: Titles | None
    """None for a part of another file, which has its name alone."""
    language: str | None
    """That of its texts; None if it has all of them, or none."""


def distributions_by_data_set(exports: Sequence[Export]) -> dict[DataSet, list[Distribution]]:
    """The data sets of ``exports`` with their files, in this order."""
    by_data_set: dict[DataSet, list[Distribution]] = {}
    own: dict[Titles, DataSet] = {}
    for export in exports:
        if export.is_data:
            data_set = export.data_set or own.setdefault(export.titles, _own_data_set(export))
            files = by_data_set.setdefault(data_set, [])
            files.append(Distribution(export.target, export.format, export.titles, export.language))
            format_ = export.format_of_parts or export.format
            files += [Distribution(part, format_, None, export.language) for part in export.parts]
    return by_data_set


def _own_data_set(export: Export) -> DataSet:
    """A data set of this export and those with the same titles in other languages."""
    path = export.target.path.rpartition(".")[0]
    if export.language is not None:
        path = "/".join(part for part in path.split("/") if part != export.language)
    return DataSet(path.replace("/", "-"), export.titles, export.format.use or export.titles)


class DcatNodes:
    """Makes the nodes of data sets and of their files."""

    def __init__(self, data: OpenData, authorities: Authorities) -> None:
        self._data = data
        self._authorities = authorities
        self._days = _last_days(data)
        self.service = Iri(data.url + routes.described_data("api"))
        """The API."""
        self.publisher = Iri(data.url + routes.PUBLISHER)

    def iri(self, data_set: DataSet) -> Iri:
        """The IRI of ``data_set``."""
        return Iri(self._data.url + routes.described_data(data_set.name))

    def pages(self, data_set: DataSet = WHOLE) -> list[Value]:
        """The pages about the data in each language: the list of a kind, or the page about it."""
        kind = data_set.kind
        return [
            self._authorities.page(
                self._data.url
                + (routes.data_path(code) if kind is None else routes.list_path(code, kind))
            )
            for code in self._data.interfaces
        ]

    def languages(self, code: str | None = None) -> list[Value]:
        """The language with ``code``; all those of the site for None."""
        codes = self._data.interfaces if code is None else [code]
        return [self._authorities.language(one) for one in codes]

    def modified(self, data_set: DataSet = WHOLE) -> list[Value]:
        """The day of the last change of a record of ``data_set``, or of a source; if known."""
        if not data_set.has_records:
            return []
        kinds = self._days if data_set.kind is None else {data_set.kind.plural, Source.plural}
        day = max((self._days.get(plural, "") for plural in kinds), default="")
        return [Literal(day, datatype="xsd:date")] if day else []

    def data_set(self, data_set: DataSet, files: Sequence[Distribution]) -> Node:
        """The node of ``data_set``, whose files are ``files``."""
        iri, authorities = self.iri(data_set), self._authorities
        return Node(
            iri.iri,
            ("dcat:Dataset",),
            {
                "dcterms:identifier": [Literal(iri.iri)],
                "dcterms:title": in_languages(data_set.titles),
                "dcterms:description": in_languages(data_set.description),
                "dcat:keyword": [
                    text for titles in data_set.keywords for text in in_languages(titles)
                ],
                "dcat:theme": [authorities.theme(code) for code in data_set.themes],
                "dcterms:publisher": [self.publisher],
                "dcterms:language": self.languages(),
                "dcterms:spatial": [authorities.morocco()],
                "dcterms:accrualPeriodicity": [authorities.irregularly()],
                "dcterms:accessRights": [authorities.public()],
                "dcterms:modified": self.modified(data_set),
                "dcat:landingPage": self.pages(data_set),
                "dcat:distribution": [self._distribution_iri(file) for file in files],
            },
        )

    def distributions(
        self,
        data_set: DataSet,
        files: Sequence[Distribution],
        facts: Mapping[str, FileFacts],
    ) -> Iterator[Node]:
        """The nodes of ``files``; their sizes and checksums are in ``facts``, by path."""
        authorities, data = self._authorities, self._data
        licence = authorities.licence(data_set.licence)
        for file in files:
            path, format_ = file.target.path, file.format
            url, size, sha256 = data.url + path, facts[path].size, facts[path].sha256
            page = data.url + routes.data_path(file.language or FALLBACK)
            checksum = Node(
                None,
                ("spdx:Checksum",),
                {
                    "spdx:algorithm": [SHA_256],
                    "spdx:checksumValue": [Literal(sha256, datatype="xsd:hexBinary")],
                },
            )
            properties: dict[str, list[Value]] = {
                "dcterms:title": _title(file),
                "dcterms:description": [] if format_.use is None else in_languages(format_.use),
                "dcat:accessURL": [Iri(page)],
                "dcat:downloadURL": [Iri(url)],
                "dcat:mediaType": authorities.media_type(format_),
                "dcterms:format": authorities.file_type(format_),
                "dcterms:conformsTo": [authorities.standard(format_)],
                "dcterms:language": self.languages(file.language),
                "dcterms:license": [licence],
                "dcat:byteSize": [Literal(str(size), datatype="xsd:nonNegativeInteger")],
                "spdx:checksum": [checksum],
                "dcterms:modified": self.modified(data_set),
            }
            if data_set.attribution is not None:
                rights = authorities.attribution(_OPENSTREETMAP, data_set.attribution)
                properties["dcterms:rights"] = [rights]
            if is_answer(file):
                properties["dcat:accessService"] = [self.service]
            yield Node(self._distribution_iri(file).iri, ("dcat:Distribution",), properties)

    def _distribution_iri(self, file: Distribution) -> Iri:
        return Iri(self._data.url + routes.described_data(file.target.path))


def is_answer(file: Distribution) -> bool:
    """Whether the API serves ``file``."""
    return file.target.path.startswith(routes.API)


def _title(file: Distribution) -> list[Value]:
    """What is in the file, and how: ``Partners (CSV, English)``; the name of a part."""
    language = [] if file.language is None else [BY_CODE[file.language].native_name]
    if file.titles is None:
        name = file.target.path.rpartition("/")[2]
        return [Literal(" – ".join([name, *language]))]
    how = ", ".join([file.format.name, *language])
    return [Literal(f"{text} ({how})", code) for code, text in file.titles.by_language().items()]


def _last_days(data: OpenData) -> dict[str, str]:
    """The day of the last change in the records of each kind, by its plural."""
    days: dict[str, str] = {}
    for changes in data.history.changes.values():
        for change in changes:
            for address in filter(None, (change.address, change.former)):
                days[address.plural] = max(days.get(address.plural, ""), change.day)
    return days
