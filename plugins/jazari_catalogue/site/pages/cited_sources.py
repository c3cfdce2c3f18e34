"""The list of sources at the end of a record's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import ReadExtent, ReadFrom
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import Face, Labelled, Value, View


class SourceItem(View, frozen=True):
    """A source as the page of a record lists it."""

    number: int
    """From 1, in the order in which the record cites them."""
    id: str
    title: Value
    has_whole_title: bool
    """If not, its title names publisher and date already."""
    publisher: str
    via: str | None
    """The site or the agency that the text came through."""
    date: str | None
    accessed: str
    reading: str
    """Which copy of it was read, and how much; empty if it is not known."""
    archived: Value | None
    """The day on which a web archive copied it, with the address of that copy."""
    copy_of: Value | None
    """The source that it is a copy of, with the address of that source's page."""
    level: Labelled
    language: str
    url: str
    href: str
    """The address of the source's page in the catalogue; ``url`` is that of the source itself."""


class CitedSources:
    """Makes the lists of the sources that records cite, in one language."""

    def __init__(
        self, catalogue: Catalogue, interface: Interface, face: Callable[[Entry], Face]
    ) -> None:
        """``face`` gives what pages show of a record."""
        self._catalogue = catalogue
        self._interface = interface
        self._face = face

    def of(self, record: Record, base: str) -> list[SourceItem]:
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
                    has_whole_title=source.has_whole_title,
                    publisher=source.publisher,
                    via=source.via,
                    date=self._interface.date(source.date) if source.date else None,
                    accessed=self._interface.date(source.accessed),
                    reading=self._reading(source),
                    archived=self._archived(source),
                    copy_of=self._copy_of(source, base),
                    level=Labelled(source.level.value, self._interface.title(source.level.titles)),
                    language=self._interface.language_name(source.language),
                    url=str(source.url),
                    href=base + face.path,
                )
            )
        return items

    def _reading(self, source: Source) -> str:
        """Which copy of ``source`` was read, and how much of it, in words."""
        say = self._interface.gettext
        words = []
        if source.read_from is ReadFrom.STORED:
            words.append(say("stored copy"))
        elif source.read_from is ReadFrom.LIVE:
            words.append(say("live page"))
        if (number := source.read_characters) is not None:
            text = self._interface.ngettext(
                "first %(num)s character", "first %(num)s characters", number
            )
            words.append(text % {"num": self._interface.number(number)})
        elif source.read_extent is ReadExtent.PART:
            words.append(say("read in part"))
        elif source.read_extent is ReadExtent.WHOLE:
            words.append(say("read in whole"))
        return self._interface.list_of(words)

    def _archived(self, source: Source) -> Value | None:
        if source.archived is None:
            return None
        return Value(self._interface.date(source.archived.date), href=str(source.archived.url))

    def _copy_of(self, source: Source, base: str) -> Value | None:
        if source.copy_of is None:
            return None
        face = self._face(self._catalogue[source.copy_of])
        return Value(face.name.text, face.name.lang, base + face.path)
