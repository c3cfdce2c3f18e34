"""The list of sources at the end of a record's page, with links back to what cites them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jazari_catalogue import routes
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.cited_values import CitedValue
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import Face, Labelled, Link, Value, View


class CitedFor(View, frozen=True):
    """A field that a source is cited for, with links to its value or to several items of it."""

    label: str
    href: str | None
    """None if ``items`` have links of their own."""
    items: tuple[Link, ...]
    """Links to the items, such as paragraphs, by their numbers."""


class SourceItem(View, frozen=True):
    """A source as the page of a record lists it."""

    number: int
    """From 1, in the order of the list."""
    id: str
    title: Value
    has_whole_title: bool
    """If not, its title names publisher and date already."""
    publisher: str
    via: str | None
    """The site or the agency that the text came through."""
    date: str | None
    archived: Value | None
    """The day on which a web archive copied it, with the address of that copy."""
    copy_of: Value | None
    """The source that it is a copy of, with the address of that source's page."""
    level: Labelled
    url: str
    href: str
    """The address of the source's page in the catalogue; ``url`` is that of the source itself."""
    cited_for: tuple[CitedFor, ...]
    """What the page cites it for; empty if the record lists it for no value in particular."""


class Publisher(View, frozen=True):
    """The sources of one publisher, and their level."""

    name: str
    level: Labelled
    sources: tuple[SourceItem, ...]


class CitedSources:
    """Makes the lists of the sources that records cite, in one language."""

    def __init__(
        self, catalogue: Catalogue, interface: Interface, face: Callable[[Entry], Face]
    ) -> None:
        """``face`` gives what pages show of a record."""
        self._catalogue = catalogue
        self._interface = interface
        self._face = face

    def of(self, record: Record, base: str) -> list[Publisher]:
        """The sources of ``record`` by publisher, on a page whose relative root is ``base``.

        Official ones are first, then those of each other level; of one level, publishers and their
        sources are in the order in which the record cites them.
        """
        by_publisher: dict[tuple[SourceLevel, str], list[Source]] = {}
        for source_id in self._catalogue.sources_of(record):
            source: Any = self._catalogue[source_id]
            by_publisher.setdefault((source.level, source.publisher), []).append(source)
        citing: dict[str, list[CitedValue]] = {}
        for value in self._catalogue.cited_values(record):
            for source_id in value.sources:
                citing.setdefault(source_id, []).append(value)
        publishers = []
        number = 1
        for level in SourceLevel:
            for (own_level, name), sources in by_publisher.items():
                if own_level is level:
                    label = Labelled(level.value, self._interface.title(level.titles))
                    items = [
                        self._item(
                            source,
                            base,
                            index,
                            label,
                            self._cited_for(record, citing.get(source.id, [])),
                        )
                        for index, source in enumerate(sources, start=number)
                    ]
                    number += len(items)
                    publishers.append(Publisher(name, label, tuple(items)))
        return publishers

    def _item(
        self,
        source: Source,
        base: str,
        number: int,
        level: Labelled,
        cited_for: tuple[CitedFor, ...],
    ) -> SourceItem:
        face = self._face(source)
        return SourceItem(
            number=number,
            id=source.id,
            title=face.name,
            has_whole_title=source.has_whole_title,
            publisher=source.publisher,
            via=source.via,
            date=self._interface.date(source.date) if source.date else None,
            archived=self._archived(source),
            copy_of=self._copy_of(source, base),
            level=level,
            url=str(source.url),
            href=base + face.path,
            cited_for=cited_for,
        )

    def _cited_for(self, record: Record, values: list[CitedValue]) -> tuple[CitedFor, ...]:
        """The fields of ``record`` that have ``values``, then its disputes, with their anchors."""
        fields: dict[str, list[CitedValue]] = {}
        disputes: dict[int, None] = {}
        for value in values:
            if value.dispute is not None:
                disputes[value.dispute] = None
            else:
                fields.setdefault(value.field, []).append(value)
        cited_for = []
        for field, of_field in fields.items():
            label = self._interface.title(record.fields()[field].titles)
            items = [
                self._link(value.item, routes.value_anchor(field, value.item))
                for value in of_field
                if value.item is not None
            ]
            href = None if items else f"#{routes.value_anchor(field)}"
            cited_for.append(CitedFor(label, href, tuple(items)))
        if disputes:
            links = [self._link(number, routes.dispute_anchor(number)) for number in disputes]
            label = self._interface.gettext("Where the sources differ")
            cited_for.append(CitedFor(label, None, tuple(links)))
        return tuple(cited_for)

    def _link(self, number: int, anchor: str) -> Link:
        return Link(self._interface.number(number), f"#{anchor}")

    def _archived(self, source: Source) -> Value | None:
        if source.archived is None:
            return None
        return Value(self._interface.date(source.archived.date), href=str(source.archived.url))

    def _copy_of(self, source: Source, base: str) -> Value | None:
        if source.copy_of is None:
            return None
        face = self._face(self._catalogue[source.copy_of])
        return Value(face.name.text, face.name.lang, base + face.path)
