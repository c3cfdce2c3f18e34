"""The sources on the page of a record: what it cites, its statements and its disputes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.provenance import Dispute
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import (
    Face,
    Labelled,
    Mark,
    Value,
    View,
)


class SourceItem(View, frozen=True):
    """A source as the page of a record lists it."""

    number: int
    """From 1, in the order in which the record cites them."""
    id: str
    title: Value
    publisher: str
    date: str | None
    accessed: str
    level: Labelled
    language: str
    url: str
    href: str
    """The address of the source's page in the catalogue; ``url`` is that of the source itself."""


class StatementView(View, frozen=True):
    """A sentence with its sources; ``single`` if it has only one, which is not official."""

    text: Value
    marks: tuple[Mark, ...]
    single: bool


class ClaimView(View, frozen=True):
    """What some of the sources state about a disputed field."""

    text: Value
    sources: tuple[SourceItem, ...]


class DisputeView(View, frozen=True):
    """A field that sources contradict each other on, and what they state."""

    label: Value
    claims: tuple[ClaimView, ...]


class Provenance:
    """Makes the views of sources, statements and disputes in one language."""

    def __init__(
        self,
        catalogue: Catalogue,
        interface: Interface,
        text: Callable[[LocalText], Value],
        face: Callable[[Entry], Face],
    ) -> None:
        """``text`` and ``face`` give what pages show of a text and of a record."""
        self._catalogue = catalogue
        self._interface = interface
        self._text = text
        self._face = face

    def sources(self, record: Record, base: str) -> list[SourceItem]:
        """The sources that ``record`` cites, on a page whose relative root is ``base``."""
        items = []
        for number, source_id in enumerate(self._catalogue.sources_of(record), start=1):
            source: Any = self._catalogue[source_id]
            face = self._face(source)
            items.append(
                SourceItem(
                    number=number,
                    id=source_id,
                    title=face.name,
                    publisher=source.publisher,
                    date=self._interface.date(source.date) if source.date else None,
                    accessed=self._interface.date(source.accessed),
                    level=Labelled(source.level.value, self._interface.title(source.level.titles)),
                    language=self._interface.language_name(source.language),
                    url=str(source.url),
                    href=base + face.path,
                )
            )
        return items

    def statements(self, record: Record, numbers: dict[str, int]) -> list[StatementView]:
        """The statements of ``record``; ``numbers`` gives the number of each source by its id."""
        return [
            StatementView(
                self._text(claim.text),
                marks_of(claim.sources, numbers),
                self.is_weak(claim.sources),
            )
            for claim in record.statements
        ]

    def disputes(self, record: Record, sources: list[SourceItem]) -> list[DisputeView]:
        """The disputes of ``record``; ``sources`` are all that it cites."""
        by_id = {source.id: source for source in sources}
        return [
            DisputeView(
                self._dispute_label(record, dispute),
                tuple(
                    ClaimView(
                        self._text(claim.text), tuple(by_id[cited] for cited in claim.sources)
                    )
                    for claim in dispute.claims
                ),
            )
            for dispute in record.disputes
        ]

    def _dispute_label(self, record: Record, dispute: Dispute) -> Value:
        if dispute.about is not None:
            return self._text(dispute.about)
        return Value(self._interface.title(record.fields()[dispute.field].titles))

    def is_weak(self, cited: Sequence[str]) -> bool:
        """Whether ``cited`` is a single source, and not an official one."""
        if len(cited) != 1:
            return False
        source: Any = self._catalogue[cited[0]]
        return source.level is not SourceLevel.OFFICIAL


def sources_for(record: Entry, field: str) -> list[str]:
    """The ids of the sources that the value of ``field`` of ``record`` rests on."""
    return record.sources_for(field) if isinstance(record, Record) else []


def marks_of(cited: Iterable[str] | None, numbers: dict[str, int]) -> tuple[Mark, ...]:
    """Links to the sources with the ids ``cited``; ``numbers`` gives their numbers on the page."""
    if not cited:
        return ()
    return tuple(Mark(numbers[source], f"#source-{numbers[source]}") for source in cited)
