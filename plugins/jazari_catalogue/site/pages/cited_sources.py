"""The list of sources at the end of a record's page, with links back to what cites them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.cited_values import CitedValue
from jazari_catalogue.records.kinds.source import Source
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.site.pages.cited_value_texts import anchor_of
from jazari_catalogue.site.view_data import Face, Labelled, Link, Value, View
from jazari_catalogue.texts.interface import Interface


class CitedFor(View, frozen=True):
    """Links from a source to a value that cites it, or to several of one field."""

    label: str | None
    """What the links have in common; None for the link to a single value, which has its title."""
    links: tuple[Link, ...]
    """Those to items, such as paragraphs, and to disputes have their numbers as text."""


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
    dead_since: Value | None
    """The day since which its address no longer answers."""
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
        """The sources of ``record``, on a page whose relative root is ``base``.

        Official ones are first, then those of each other level; of one level, those of a publisher
        are together, in the order in which the record cites them.
        """
        by_publisher: dict[tuple[SourceLevel, str], list[Source]] = {}
        for source_id in self._catalogue.sources_of(record):
            source: Any = self._catalogue[source_id]
            by_publisher.setdefault((source.level, source.publisher), []).append(source)
        cited_for = self._cited_for(record)
        items: list[SourceItem] = []
        for level in SourceLevel:
            label = Labelled(level.value, self._interface.title(level.titles))
            for (own_level, _), sources in by_publisher.items():
                if own_level is level:
                    items += [
                        self._item(source, base, number, label, cited_for.get(source.id, ()))
                        for number, source in enumerate(sources, start=len(items) + 1)
                    ]
        return items

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
            has_whole_title=source.has_settled_name(),
            publisher=source.publisher,
            via=source.via,
            date=self._interface.date(source.date) if source.date else None,
            dead_since=self._dead_since(source),
            archived=self._archived(source),
            copy_of=self._copy_of(source, base),
            level=level,
            url=str(source.url),
            href=base + face.path,
            cited_for=cited_for,
        )

    def _cited_for(self, record: Record) -> dict[str, tuple[CitedFor, ...]]:
        """What ``record`` cites each source for, by the id of the source."""
        by_source: dict[str, dict[str, tuple[str | None, dict[str, Link]]]] = {}
        for value in self._catalogue.cited_values(record):
            label, link = self._link(record, value)
            group = label or link.href
            for source_id in value.sources:
                fields = by_source.setdefault(source_id, {})
                # A source may be on both sides of a dispute, and leads there once.
                fields.setdefault(group, (label, {}))[1][link.href] = link
        return {
            source_id: tuple(
                [CitedFor(label, tuple(links.values())) for label, links in fields.values()]
            )
            for source_id, fields in by_source.items()
        }

    def _link(self, record: Record, value: CitedValue) -> tuple[str | None, Link]:
        """A label, if the link to ``value`` needs one, and the link."""
        href = f"#{anchor_of(value)}"
        if value.dispute is not None:
            label = self._interface.gettext("Where the sources differ")
            return label, Link(self._interface.number(value.dispute), href)
        title = self._interface.title(record.title_of(value.field))
        if value.item is None:
            return None, Link(title, href)
        return title, Link(self._interface.number(value.item), href)

    def _dead_since(self, source: Source) -> Value | None:
        if source.dead_since is None:
            return None
        return Value(self._interface.date(source.dead_since), datetime=str(source.dead_since))

    def _archived(self, source: Source) -> Value | None:
        if source.archived is None:
            return None
        return Value(self._interface.date(source.archived.date), href=str(source.archived.url))

    def _copy_of(self, source: Source, base: str) -> Value | None:
        if source.copy_of is None:
            return None
        face = self._face(self._catalogue[source.copy_of])
        return Value(face.name.text, face.name.lang, base + face.path)
