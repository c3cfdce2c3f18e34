"""The catalogue as plain data, from which every export is made: records, claims, gaps, addresses.

A record is exported whole: its fields as its record file has them, and what the catalogue knows of
it beyond them. So a fact travels with its sources, its strength and its disputes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Protocol

import msgspec
from msgspec import Meta, Struct

from jazari_catalogue import routes
from jazari_catalogue.exports.claims import Claim, claims_of
from jazari_catalogue.history.history import History
from jazari_catalogue.history.plain import Plain, plain_record
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.key_order import written_order
from jazari_catalogue.records.model.entry import ID, Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.records.values.vocabularies import Question, Strength
from jazari_catalogue.texts.interface import Interface


class Digests(Protocol):
    """Digests of records, for keys: `site/inputs.py` has them."""

    @property
    def everything(self) -> bytes:
        """Of all records in their order."""
        ...

    @property
    def history(self) -> bytes:
        """Of what changed in all records."""
        ...

    @property
    def name(self) -> Any:
        """Of what names a record, by its id."""
        ...

    @property
    def with_sources(self) -> Any:
        """Of a record and all sources that it cites, by its id."""
        ...


class GapData(Struct, frozen=True, forbid_unknown_fields=True):
    """What no source that was read says of a record."""

    record: Annotated[str, Meta(description="The id of the record.")]
    question: Annotated[Question, Meta(description="The question of the public.")]
    field: Annotated[str, Meta(description="The field that would have the answer.")]
    about: Annotated[Any, Meta(description="What exactly was looked for, as the record has it.")]
    searched: Annotated[
        str | None, Meta(description="The day of the search; null if nobody has looked yet.")
    ]
    pages: Annotated[int | None, Meta(description="In how many pages someone looked.")]


class Citation(Struct, frozen=True, forbid_unknown_fields=True):
    """A record that names another one."""

    field: Annotated[str, Meta(description="The field that names it.")]
    record: Annotated[str, Meta(description="The id of the record with that field.")]


class RecordData(Struct, frozen=True, forbid_unknown_fields=True):
    """A record, and what the catalogue knows of it beyond its fields."""

    id: str
    kind: str
    url: Annotated[str, Meta(description="The address of the record for ever, in no language.")]
    pages: Annotated[dict[str, str], Meta(description="The address of its page, by language.")]
    strength: Annotated[
        Strength | None,
        Meta(description="How well sources support it; null for topics and sources."),
    ]
    fields: Annotated[dict[str, Any], Meta(description="The record as its file has it.")]
    claims: list[Claim]
    gaps: list[GapData]
    cited_by: Annotated[
        list[Citation], Meta(description="The records that name it, in the order of the files.")
    ]


class OpenData:
    """What all exports share; each record is converted once in a process."""

    def __init__(
        self,
        catalogue: Catalogue,
        digests: Digests,
        url: str,
        publisher: Mapping[str, str],
        interfaces: Mapping[str, Interface],
        history: History | None = None,
        repository: str | None = None,
    ) -> None:
        """``url`` is the root of the site, with a slash at its end.

        ``publisher`` is whom to credit, by language; ``interfaces`` are those of the languages of
        the site; ``repository`` is the address of the repository of the ``history``.
        """
        self.catalogue = catalogue
        self.digests = digests
        self.url = url
        self.publisher = dict(publisher)
        self.interfaces = interfaces
        self.history = history or History()
        self.repository = repository
        self._claims: dict[str, list[Claim]] = {}
        self._fields: dict[str, dict[str, Plain]] = {}
        self._encoded: dict[str, bytes] = {}

    def removals(self) -> list[Removal]:
        """The removals that the public may know of."""
        return [removal for removal in self.catalogue.removals.values() if removal.has_page]

    def fields(self, entry: Entry) -> dict[str, Plain]:
        """The fields of a record or a removal, as its file has them, in the order of files.

        Numbers are numbers, all else is text; what has no value is left out. The status of a
        record with a path is there too. Not to be changed.
        """
        fields = self._fields.get(entry.id)
        if fields is None:
            plain = {ID: entry.id, **plain_record(entry).fields}
            order = written_order(type(entry))
            fields = {name: plain[name] for name in order if name in plain}
            fields |= {name: value for name, value in plain.items() if name not in fields}
            self._fields[entry.id] = fields
        return fields

    def claims(self, record: Entry) -> list[Claim]:
        """The claims of ``record``; a topic or a source has none."""
        if not isinstance(record, Record):
            return []
        claims = self._claims.get(record.id)
        if claims is None:
            claims = claims_of(self.catalogue, record, self.fields(record))
            self._claims[record.id] = claims
        return claims

    def gaps(self, record: Entry) -> list[GapData]:
        """The gaps of ``record``; a topic or a source has none."""
        if not isinstance(record, Record):
            return []
        return [
            GapData(
                record.id,
                gap.question,
                gap.field,
                gap.search.about.written() if gap.search and gap.search.about else None,
                str(gap.search.searched) if gap.search else None,
                int(gap.search.pages) if gap.search else None,
            )
            for gap in self.catalogue.gaps_of(record)
        ]

    def record(self, record: Entry) -> RecordData:
        """All that is exported of ``record``."""
        catalogue = self.catalogue
        return RecordData(
            record.id,
            record.kind,
            self.url + routes.permalink(record.id),
            {code: self.url + routes.record_path(code, record) for code in self.interfaces},
            catalogue.strength(record) if isinstance(record, Record) else None,
            self.fields(record),
            self.claims(record),
            self.gaps(record),
            [Citation(edge.field, edge.subject) for edge in catalogue.incoming.get(record.id, ())],
        )

    def encoded(self, record: Entry) -> bytes:
        """The same as JSON on one line, without a line break."""
        encoded = self._encoded.get(record.id)
        if encoded is None:
            encoded = self._encoded[record.id] = encode(self.record(record))
        return encoded

    def digest_parts(self, record_id: str) -> tuple[bytes, str]:
        """What `record` is made from, for a key."""
        incoming = self.catalogue.incoming.get(record_id, ())
        return self.digests.with_sources(record_id), repr(
            [(edge.field, edge.subject) for edge in incoming]
        )


encode = msgspec.json.Encoder().encode
"""Plain data as compact JSON in UTF-8 (RFC 8259)."""


def indented(data: object) -> bytes:
    """Plain data as JSON that people can read, with a line break at its end.

    Twenty times as fast as the standard library, which indents in Python: a tenth of the build of a
    small site was that.
    """
    return msgspec.json.format(encode(data), indent=1) + b"\n"
