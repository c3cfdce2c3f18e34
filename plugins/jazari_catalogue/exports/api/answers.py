"""The answers of the API: what is in each file, from which its JSON Schema is made."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct
from msgspec import field as named

from jazari_catalogue.exports.api.head import Address, Commit, Day, Head, Titles
from jazari_catalogue.exports.claims import Claim
from jazari_catalogue.exports.open_data import GapData, RecordData

Name = Annotated[
    str | dict[str, str],
    Meta(description="As the record has it: one text for all languages, or texts by language."),
]


class RemovalData(Struct, frozen=True, forbid_unknown_fields=True):
    """A record that was removed."""

    kind: str
    fields: Annotated[dict[str, Any], Meta(description="The removal as its file has it.")]


class RecordEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A record in a list: what names it, and where to read on."""

    id: str
    kind: str
    name: Name
    url: Annotated[Address, Meta(description="The address of the record for ever.")]
    data: Annotated[Address, Meta(description="The address of all that is known of it, as JSON.")]


class RecordAnswer(Head, frozen=True, forbid_unknown_fields=True):
    """What there is at an id: a record; or where it is now; or that it was removed."""

    record: Annotated[RecordData | None, Meta(description="Null if no record has this id.")]
    moved_to: Annotated[
        RecordEntry | None, Meta(description="The record that had this id once, under its own.")
    ]
    removal: Annotated[
        RemovalData | None, Meta(description="The removal of the record that has or had this id.")
    ]


class RecordsAnswer(Head, frozen=True, forbid_unknown_fields=True):
    """All records of a kind, whole, in the order of the record files."""

    kind: str
    records: list[RecordData]


class FacetAnswer(Head, frozen=True, forbid_unknown_fields=True):
    """The records with a value, in the order of the record files."""

    facet: Annotated[str, Meta(description="The facet that has the value.")]
    value: Annotated[str, Meta(description="As records have it.")]
    title: Annotated[Titles, Meta(description="The value in words.")]
    records: list[RecordEntry]


class CatalogueAnswer(Head, frozen=True, forbid_unknown_fields=True):
    """The whole catalogue, in the order of the record files."""

    records: list[RecordData]
    removals: list[RemovalData]


class ClaimsAnswer(Head, frozen=True, forbid_unknown_fields=True):
    """Every claim of every record: a value, with what it rests on."""

    claims: list[Claim]


class GapsAnswer(Head, frozen=True, forbid_unknown_fields=True):
    """What no source that was read says, record by record."""

    gaps: list[GapData]


class Use(Struct, frozen=True, forbid_unknown_fields=True):
    """A field whose values are from a vocabulary."""

    kind: str
    path: Annotated[
        list[str], Meta(min_length=1, description="The names of the fields that lead to it.")
    ]


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """A value of a vocabulary."""

    value: Annotated[str, Meta(description="As records have it.")]
    title: Titles
    meaning: Annotated[
        Titles | None, Meta(description="What it means; null where the title says it.")
    ]


class VocabularyData(Struct, frozen=True, forbid_unknown_fields=True):
    """A closed list of values."""

    name: str
    title: Titles
    used_by: Annotated[
        list[Use], Meta(description="The fields with its values; none if they are derived.")
    ]
    values: list[Term]


class KindData(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of records."""

    kind: str
    plural: Annotated[str, Meta(description="The key of its list in record files.")] = named(
        name="list"
    )
    title: Titles
    title_of_list: Titles


class VocabulariesAnswer(Head, frozen=True, forbid_unknown_fields=True):
    """The kinds of records and every vocabulary, with their titles in all languages."""

    kinds: list[KindData]
    vocabularies: list[VocabularyData]


class Counts(Struct, frozen=True, forbid_unknown_fields=True):
    """How much there is."""

    records: int
    removals: int
    claims: int
    disputes: Annotated[int, Meta(description="The points on which sources differ.")]
    gaps: int


class AnswerEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer of the API."""

    name: str
    url: Address
    schema: Annotated[Address, Meta(description="The address of its JSON Schema.")]
    title: Titles
    count: Annotated[int | None, Meta(description="How many entries it has, where it is a list.")]


class ValueEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A value of a facet, and the list of the records that have it."""

    value: str
    title: Titles
    url: Address
    count: Annotated[int, Meta(description="How many records have it.")]


class FacetEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A facet whose values have lists."""

    facet: str
    schema: Annotated[Address, Meta(description="The address of the JSON Schema of its lists.")]
    title: Titles
    values: list[ValueEntry]


class FileEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """A file to download in another format."""

    url: Address
    media_type: str
    title: Titles
    language: Annotated[str | None, Meta(description="Of its texts; null for all, or none.")]


class IndexAnswer(Head, frozen=True, forbid_unknown_fields=True):
    """What there is, and where."""

    commit: Annotated[Commit | None, Meta(description="That the site was built from, if known.")]
    verified: Annotated[
        Day | None, Meta(description="The last day on which a record was checked; null for none.")
    ]
    counts: Counts
    openapi: Annotated[Address, Meta(description="The description of the API (OpenAPI 3.1).")]
    record: Annotated[
        str, Meta(description="The address of a record, with {id} for its id (RFC 6570).")
    ]
    answers: list[AnswerEntry]
    facets: list[FacetEntry]
    files: list[FileEntry]
