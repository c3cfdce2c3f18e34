"""The catalogue as relational tables, from which the data package and the database are made.

Beside the tables of records (`record_tables.py`) there are their claims, gaps and relations, and
what the values of vocabularies and regions are called. All of the catalogue can be read back from
the tables of records and removals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property

from jazari_catalogue import routes
from jazari_catalogue.exports.cell_texts import CellTexts, cell_texts
from jazari_catalogue.exports.open_data import OpenData, encode
from jazari_catalogue.exports.tables.claim_texts import ClaimTexts
from jazari_catalogue.exports.tables.columns import vocabulary_name
from jazari_catalogue.exports.tables.other_tables import (
    CLAIM_SOURCES,
    CLAIMS,
    GAPS,
    KIND,
    RELATIONS,
    VOCABULARIES,
    tables_beside_records,
)
from jazari_catalogue.exports.tables.record_tables import RECORDS, REGIONS_TABLE, RecordTables
from jazari_catalogue.exports.tables.table import Row, Table, check_names
from jazari_catalogue.languages import TEXT
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import field_types, models_in
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.removal import ENTRIES
from jazari_catalogue.records.values.regions import REGIONS
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Question, Strength, Vocabulary

_CONSTANT = (VOCABULARIES, REGIONS_TABLE)
"""The tables that no record makes different."""


class CatalogueTables:
    """The tables and their rows, each made once in a process, when first asked for."""

    def __init__(self, data: OpenData, texts: Mapping[str, CellTexts] | None = None) -> None:
        """``data`` is the catalogue; its languages are those of labels and claims as texts.

        ``texts`` write in each of these languages: what they have written, they have at once.
        """
        self.data = data
        self._texts = texts
        self.languages = tuple(data.interfaces)

    @property
    def tables(self) -> list[Table]:
        """All tables. Raises TypeError if two of them, or two columns, have the same name."""
        return _tables(self.languages)

    def rows(self, table: str) -> list[Row]:
        """The rows of ``table``, in the order of its primary key or of the files."""
        if table in _CONSTANT:
            return self._constant_rows[table]
        rows = self._claim_rows if table in (CLAIMS, CLAIM_SOURCES) else self._record_rows
        return rows[table]

    def key(self, table: str | None = None) -> str:
        """A digest of all that ``table`` is made from; of all tables without one."""
        if table in _CONSTANT:
            return digest(repr(self.languages))
        data = self.data
        removals = [data.fields(removal) for removal in data.removals()]
        return digest(data.digests.everything, repr(removals), data.url, repr(self.languages))

    @cached_property
    def _record_rows(self) -> Mapping[str, list[Row]]:
        data, catalogue = self.data, self.data.catalogue
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        add, relations = _record_tables().add, rows[RELATIONS].append
        for position, record in enumerate(catalogue.records.values(), 1):
            gaps = self._gaps(record)
            rows[GAPS] += gaps
            strength, disputes = None, 0
            if isinstance(record, Record):
                strength, disputes = catalogue.strength(record)._value_, len(record.disputes)
            url = data.url + routes.permalink(record.id)
            rows[RECORDS].append(
                (
                    *(position, record.id, record.kind, *self._labels(record), url),
                    *(strength, disputes, len(gaps)),
                )
            )
            add(rows, record, data.fields(record))
            field, number = "", 0
            for edge in catalogue.outgoing.get(record.id, ()):
                number = number + 1 if edge.field == field else 1
                field = edge.field
                relations((record.id, field, number, edge.object))
        for position, removal in enumerate(data.removals(), 1):
            add(rows, removal, data.fields(removal), position)
        return rows

    def _labels(self, record: Entry) -> list[str]:
        """What each language of the site calls ``record``."""
        if isinstance(record, Source):
            return [
                record.display_name(interface.date).in_language(code).text
                for code, interface in self.data.interfaces.items()
            ]
        name = record.display_name()
        return [name.in_language(code).text for code in self.languages]

    def _gaps(self, record: Entry) -> list[Row]:
        rows: list[Row] = []
        for position, gap in enumerate(self.data.gaps(record), 1):
            texts = gap.about if isinstance(gap.about, dict) else {}
            plain = None if texts else gap.about
            about = (plain, *map(texts.get, TEXT))
            asked = gap.question._value_
            rows.append((record.id, position, asked, gap.field, *about, gap.searched, gap.pages))
        return rows

    @cached_property
    def _claim_rows(self) -> Mapping[str, list[Row]]:
        data, catalogue = self.data, self.data.catalogue
        texts = ClaimTexts((self._texts or cell_texts(data)).values()).texts
        claims: list[Row] = []
        sources: list[Row] = []
        for record in catalogue.with_sources:
            of_record = zip(catalogue.cited_values(record), data.claims(record), strict=True)
            for position, (cited, claim) in enumerate(of_record, 1):
                key = (claim.record, position)
                claims.append(
                    (
                        *key,
                        claim.field,
                        claim.item,
                        encode(claim.value).decode(),
                        *texts(record, cited),
                        claim.basis._value_,
                        claim.derived_from,
                        claim.strength and claim.strength._value_,
                        "true" if claim.disputed else "false",
                        claim.dispute,
                        claim.side,
                    )
                )
                sources += [(*key, number, one) for number, one in enumerate(claim.sources, 1)]
        return {CLAIMS: claims, CLAIM_SOURCES: sources}

    @cached_property
    def _constant_rows(self) -> Mapping[str, list[Row]]:
        vocabularies = {KIND: {name: kind.titles for name, kind in KINDS.items()}}
        for one in sorted(_vocabularies(), key=vocabulary_name):
            name = vocabulary_name(one)
            if name in vocabularies:
                raise TypeError(f"two vocabularies have the name {name}; rename one of the classes")
            vocabularies[name] = one.titles_by_value()
        terms: list[Row] = [
            (name, value, position, *self._titles(titles))
            for name, of_values in vocabularies.items()
            for position, (value, titles) in enumerate(of_values.items(), 1)
        ]
        regions: list[Row] = [(code, *self._titles(names)) for code, names in REGIONS.items()]
        return {VOCABULARIES: terms, REGIONS_TABLE: regions}

    def _titles(self, titles: Titles) -> list[str]:
        return [titles.in_language(code) for code in self.languages]


# They depend on the models alone, and a preview plans the site at each change.
@cache
def _record_tables() -> RecordTables:
    return RecordTables()


@cache
def _tables(languages: tuple[str, ...]) -> list[Table]:
    overview, *others = tables_beside_records(languages)
    tables = [overview, *_record_tables().tables, *others]
    check_names(tables)
    return tables


def _vocabularies() -> set[type[Vocabulary]]:
    """The vocabularies of the fields of records and removals, and those beside them."""
    fields = (
        field
        for kind in ENTRIES.values()
        for model in models_in(kind)
        for field in field_types(model).values()
    )
    return {one.vocabulary for one in fields if one.vocabulary} | {Strength, Question}
