"""The figures of a catalogue: sections of rows, each a number with its key and its name.

``catalogue stats`` reports them all, ``catalogue diff`` those that a change changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from jazari_catalogue.editing.stats import messages
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.cited_values import cited_values
from jazari_catalogue.records.counting import count_strengths, count_texts
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.model.record_fields import EVIDENCE_FIELD, sourced_by_item
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import (
    Question,
    ReadExtent,
    SourceLevel,
    Strength,
    Vocabulary,
)

V = TypeVar("V", bound=Vocabulary)

ALL = "all"
"""The key of the row that sums up the others of its section."""

TOTAL = "total"
"""The key of the number of a row beside those of its parts, and of all texts."""


class Part(NamedTuple):
    """One of the numbers that a row is the sum of."""

    key: str
    titles: Titles
    number: int


class Row(NamedTuple):
    """A number and what it is the sum of, if that is known."""

    key: str
    titles: Titles
    number: int
    parts: tuple[Part, ...] = ()


class Section(NamedTuple):
    """Figures about one thing. Keys are the same for every catalogue; a number may be 0."""

    key: str
    titles: Titles
    rows: tuple[Row, ...]


class Figure(NamedTuple):
    """One number of a section: that of a row, or of a part of it."""

    number: int
    titles: tuple[Titles, ...]
    """The titles of the section, of the row and of the part."""


def figures_of(catalogue: Catalogue) -> tuple[Section, ...]:
    """All figures of ``catalogue``."""
    return (
        Section("records", messages.RECORDS, _by_kind(Counter(map(type, _entries(catalogue))))),
        Section("texts", messages.TEXTS, _texts(catalogue)),
        Section("translated_names", messages.TRANSLATED_NAMES, _translated_names(catalogue)),
        Section("strength", messages.STRENGTH, _strength(catalogue)),
        Section("values", messages.VALUES, _values(catalogue)),
        Section("gaps", messages.GAPS, _gaps(catalogue)),
        Section("disputes", messages.DISPUTES, _disputes(catalogue)),
        Section("sources", messages.SOURCES, _sources(catalogue)),
        Section("verified", messages.VERIFIED, _verified(catalogue)),
    )


def by_path(sections: Iterable[Section]) -> Iterator[tuple[tuple[str, ...], Figure]]:
    """Every number of ``sections`` after its keys in the JSON: `gaps`, `money`, `searched`."""
    for section in sections:
        for row in section.rows:
            titles = (section.titles, row.titles)
            path = (section.key, row.key, TOTAL) if row.parts else (section.key, row.key)
            yield path, Figure(row.number, titles)
            for part in row.parts:
                figure = Figure(part.number, (*titles, part.titles))
                yield (section.key, row.key, part.key), figure


def _entries(catalogue: Catalogue) -> Iterable[Entry]:
    return catalogue.records.values()


def _kinds() -> list[type[Record]]:
    """The kinds whose records rest on sources."""
    return [kind for kind in KINDS.values() if issubclass(kind, Record)]


def _by_kind(counts: Mapping[type[Entry], int]) -> tuple[Row, ...]:
    return tuple(Row(kind.kind, kind.plural_titles, counts.get(kind, 0)) for kind in KINDS.values())


def _all(number: int, parts: tuple[Part, ...] = ()) -> Row:
    return Row(ALL, messages.ALL, number, parts)


def _parts(vocabulary: type[V], counts: Mapping[V, int]) -> tuple[Part, ...]:
    return tuple(Part(value.value, value.titles, counts.get(value, 0)) for value in vocabulary)


def _by_strength(key: str, titles: Titles, counts: Counter[Strength]) -> Row:
    return Row(key, titles, counts.total(), _parts(Strength, counts))


def _texts(catalogue: Catalogue) -> tuple[Row, ...]:
    total, by_language = count_texts(catalogue, LANGUAGES)
    return (Row(TOTAL, messages.ALL, total), *_by_language(by_language))


def _translated_names(catalogue: Catalogue) -> tuple[Row, ...]:
    named = (record for record in _entries(catalogue) if isinstance(record, Named))
    return _by_language(Counter(code for record in named for code in record.name_translated))


def _by_language(counts: Mapping[str, int]) -> tuple[Row, ...]:
    return tuple(
        Row(code, Titles(language.native_name), counts.get(code, 0))
        for code, language in LANGUAGES.items()
    )


def _strength(catalogue: Catalogue) -> tuple[Row, ...]:
    counts: dict[type[Record], Counter[Strength]] = {kind: Counter() for kind in _kinds()}
    for record in catalogue.with_sources:
        counts[type(record)][catalogue.strength(record)] += 1
    whole = sum(counts.values(), Counter[Strength]())
    return (
        _by_strength(ALL, messages.ALL, whole),
        *(_by_strength(kind.kind, kind.plural_titles, own) for kind, own in counts.items()),
    )


def _values(catalogue: Catalogue) -> tuple[Row, ...]:
    counts = count_strengths(catalogue)
    titles = {EVIDENCE_FIELD: messages.BY_FIELD}
    for kind in _kinds():
        by_item = sourced_by_item(kind)
        titles |= {name: spec.titles for name, spec in kind.fields().items() if name in by_item}
    derived = sum(
        value.basis is Basis.DERIVED
        for record in catalogue.with_sources
        for value in cited_values(record)
    )
    whole = sum(counts.values(), Counter[Strength]())
    return (
        _by_strength(ALL, messages.ALL, whole),
        *(_by_strength(name, title, counts.get(name, Counter())) for name, title in titles.items()),
        Row(Basis.DERIVED.value, messages.DERIVED, derived),
    )


def _gaps(catalogue: Catalogue) -> tuple[Row, ...]:
    counts = catalogue.gap_counts
    rows = [
        _gap_row(question.value, question.titles, counts[question, True], counts[question, False])
        for question in Question
    ]
    searched = sum(number for (_, was_searched), number in counts.items() if was_searched)
    return (_gap_row(ALL, messages.ALL, searched, counts.total() - searched), *rows)


def _gap_row(key: str, titles: Titles, searched: int, not_searched: int) -> Row:
    parts = (
        Part("searched", messages.SEARCHED, searched),
        Part("not_searched", messages.NOT_SEARCHED, not_searched),
    )
    return Row(key, titles, searched + not_searched, parts)


def _disputes(catalogue: Catalogue) -> tuple[Row, ...]:
    counts: Counter[type[Record]] = Counter()
    for record in catalogue.with_sources:
        counts[type(record)] += len(record.disputes)
    rows = (Row(kind.kind, kind.plural_titles, counts[kind]) for kind in _kinds())
    return (_all(counts.total()), *rows)


def _sources(catalogue: Catalogue) -> tuple[Row, ...]:
    sources = catalogue.of_kind(Source)
    extents = Counter(source.read_extent for source in sources)
    levels = Counter(source.level for source in sources)
    read = {value: extents[value] for value in ReadExtent}
    not_stated = Part("not_stated", messages.NOT_STATED, extents[None])
    archived = sum(source.archived is not None for source in sources)
    copies = sum(source.copy_of is not None for source in sources)
    dead = [source for source in sources if source.dead_since is not None]
    count = len(sources)
    return (
        Row("by_level", messages.BY_LEVEL, count, _parts(SourceLevel, levels)),
        Row("by_extent_read", messages.BY_EXTENT, count, (*_parts(ReadExtent, read), not_stated)),
        Row("archived", messages.ARCHIVED, archived),
        Row("copies", messages.COPIES, copies),
        Row("dead", messages.DEAD, len(dead), _by_copy(dead)),
    )


def _by_copy(dead: list[Source]) -> tuple[Part, ...]:
    archived = sum(source.archived is not None for source in dead)
    return (
        Part("archived", messages.WITH_COPY, archived),
        Part("not_archived", messages.WITHOUT_COPY, len(dead) - archived),
    )


def _verified(catalogue: Catalogue) -> tuple[Row, ...]:
    records = catalogue.with_sources
    with_day = sum(record.verified is not None for record in records)
    return (
        Row("with_day", messages.WITH_DAY, with_day),
        Row("never", messages.WITHOUT_DAY, len(records) - with_day),
    )
