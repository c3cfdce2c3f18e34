"""Digests of what pages are made from: the key of a page is known before its view is made.

A page depends on the records that it is about, and on what it shows of others. These digests are
the same in every language, and each is computed once for all the pages that need it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from hashlib import blake2b
from typing import TypeVar

from msgspec.msgpack import Encoder

from jazari_catalogue.history.history import History
from jazari_catalogue.records.catalogue import Catalogue, Edge
from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.indirect import indirect_relations
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import REGION
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.site.diagram_records import in_diagram
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import ON_CARD, on_card, steps_reached

_Key = TypeVar("_Key")


def _plain(value: object) -> object:
    """A value of a record as msgspec writes it. Raises TypeError for one that it cannot be."""
    if isinstance(value, LocalText):
        return value.by_language if value.plain is None else value.plain
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Model):
        return value.__dict__
    raise TypeError(f"no digest of {type(value).__name__}")


_encode = Encoder(enc_hook=_plain).encode


def digest_of(value: object) -> bytes:
    """The digest of ``value``: texts, numbers, values of records, and lists or tuples of them."""
    return blake2b(_encode(value), digest_size=16).digest()


class _Made(dict[_Key, bytes]):
    """Digests by what they are of, each computed when it is first asked for."""

    def __init__(self, make: Callable[[_Key], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, of: _Key) -> bytes:
        self[of] = made = self._make(of)
        return made


class Inputs:
    """Digests of what the pages of a catalogue are made from, by the ids of records.

    Three are of what pages show of a record that they are not about: ``name`` where they name it,
    ``face`` where it is their neighbour, ``card`` where they list it. ``source`` is of what they
    show of a source that they cite, and of what its strength depends on; ``with_sources`` is of a
    whole record and all that it cites.
    """

    def __init__(
        self, catalogue: Catalogue, facts: SiteFacts, history: History | None = None
    ) -> None:
        self.catalogue = catalogue
        self.known_history = history or History()
        self._shows_lines = facts.edit_base is not None
        self.own: Callable[[str], bytes] = catalogue.digest
        self.name: Callable[[str], bytes] = _Made(self._name).__getitem__
        self.face: Callable[[str], bytes] = _Made(self._face).__getitem__
        self.card: Callable[[str], bytes] = _Made(self._card).__getitem__
        self.source: Callable[[str], bytes] = _Made(self._source).__getitem__
        self.with_sources: Callable[[str], bytes] = _Made(self._with_sources).__getitem__
        self._texts: Callable[[str], bytes] = _Made(self._text).__getitem__
        self._pages: Callable[[str], bytes] = _Made(self._page).__getitem__

    @cached_property
    def everything(self) -> bytes:
        """All records in their order."""
        return digest_of(list(map(self.own, self.catalogue.records)))

    def cards(self, records: Iterable[Entry]) -> list[bytes]:
        """What lists show of ``records``, in their order."""
        return [self.card(record.id) for record in records]

    def page(self, record: Entry) -> bytes:
        """What the page of ``record`` is made from."""
        return self._pages(record.id)

    # ---- what changed ---------------------------------------------------------------------------

    @cached_property
    def history(self) -> bytes:
        """The history of all records."""
        history = self.known_history
        return digest_of((history.changes, history.old_translations, str(history.missing)))

    def statistics(self) -> bytes:
        """All records, and what is known of their old translations."""
        history = self.known_history
        return digest_of((self.everything, history.old_translations, history.is_known))

    def history_of(self, record_id: str) -> bytes:
        """What changed in the record ``record_id``, and why nothing is known of it."""
        history = self.known_history
        return digest_of(
            (
                history.changes.get(record_id),
                history.old_translations.get(record_id),
                str(history.missing),
            )
        )

    # ---- what pages show of other records -----------------------------------------------------

    def _name(self, record_id: str) -> bytes:
        record = self.catalogue[record_id]
        if not isinstance(record, Named):
            return self.own(record_id)  # the name of a source is made from most of its fields
        shown = record.kind, record_id, record.name, record.name_translated
        return digest_of((shown, record.schema_org_type().name, record.has_settled_name()))

    def _face(self, record_id: str) -> bytes:
        record = self.catalogue[record_id]
        kind = type(record)
        region, dated = facet_fields(kind).get(REGION), kind.filing_field()
        shown: list[object] = [
            self.name(record_id),
            region and record.__dict__[region],
            dated and (record.filed_under(), record.last_day(dated)),
        ]
        for field, is_relation in on_card(kind):
            if is_relation:
                cited = record.values_of(field)
                shown += [len(cited), *map(self.name, cited[:ON_CARD])]
            else:
                shown.append(record.__dict__[field])
        if isinstance(record, Record):
            strength = self.catalogue.strength(record)
            shown += (record.status, strength, len(record.disputes), steps_reached(record))
        return digest_of(shown)

    def _card(self, record_id: str) -> bytes:
        record = self.catalogue[record_id]
        if not isinstance(record, Named):
            return self.face(record_id)
        return digest_of((self.face(record_id), record.summary))

    def _source(self, record_id: str) -> bytes:
        source = self.catalogue[record_id]
        copied = source.copy_of if isinstance(source, Source) else None
        if copied is None:
            return self.own(record_id)
        # The page names the source that it is a copy of; that of the original counts for strength.
        ids = (record_id, copied, self.catalogue.original(record_id))
        return digest_of(list(map(self.own, ids)))

    def _with_sources(self, record_id: str) -> bytes:
        record = self.catalogue[record_id]
        if not isinstance(record, Record):
            return self.own(record_id)
        sources = self.catalogue.sources_of(record)
        return digest_of((self.own(record_id), list(map(self.source, sources))))

    # ---- pages of records -------------------------------------------------------------------

    def _page(self, record_id: str) -> bytes:
        catalogue = self.catalogue
        record = catalogue[record_id]
        outgoing = catalogue.outgoing.get(record_id, ())
        incoming = catalogue.incoming.get(record_id, ())
        return digest_of(
            (
                self.with_sources(record_id),
                self.history_of(record_id),
                self._named_in_history(record_id),
                catalogue.locations[record_id] if self._shows_lines else None,
                record_id in self._in_diagram,
                [self.face(edge.object) for edge in outgoing],
                list(map(self._incoming, incoming)),
                any(edge.subject in self.known_history.changes for edge in incoming),
                [list(map(self.face, ids)) for ids in indirect_relations(catalogue, record)],
                [self._texts(citing.id) for citing in catalogue.citing(record_id)],
            )
        )

    def _incoming(self, edge: Edge) -> tuple[str, bool, bytes]:
        """What a page shows of a record that names its own, and states unless it is disputed."""
        disputed = edge.field in self.catalogue[edge.subject].disputed_fields()
        return edge.field, disputed, self.face(edge.subject)

    def _named_in_history(self, record_id: str) -> list[tuple[str, bytes]]:
        """The records, of those that still exist, that it was ever related to."""
        changes = self.known_history.changes.get(record_id, ())
        ids = (other for one in changes for _, other in (*one.gained, *one.lost))
        return [(other, self.name(other)) for other in ids if other in self.catalogue.records]

    def _text(self, record_id: str) -> bytes:
        """What the page of a source that ``record_id`` cites shows of it: any of its values."""
        outgoing = self.catalogue.outgoing.get(record_id, ())
        return digest_of((self.own(record_id), [self.name(edge.object) for edge in outgoing]))

    @cached_property
    def _in_diagram(self) -> frozenset[str]:
        return in_diagram(self.catalogue)
