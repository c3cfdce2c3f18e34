"""How ``catalogue diff`` names records, fields, relations and values for people."""

from __future__ import annotations

from jazari_catalogue.editing.diff.records import Difference
from jazari_catalogue.history.plain import Plain
from jazari_catalogue.records.catalogue import Edge
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.titles import Titles as T
from jazari_catalogue.texts.interface import interface
from jazari_catalogue.texts.plain_values import PlainValues


class Labels:
    """The names of everything in a difference, in one language."""

    def __init__(self, difference: Difference, language: str) -> None:
        self.difference = difference
        self.language = language
        self._values = PlainValues(interface(language))

    def message(self, titles: T, **values: object) -> str:
        """A message with ``values`` filled in."""
        return titles.in_language(self.language).format(**values)

    def record(self, record_id: str) -> str:
        """The name and the id of a record of either catalogue: `JAZARI ROOT (jazari-root)`."""
        for catalogue in (self.difference.head, self.difference.base):
            if record_id in catalogue:
                return f"{self.name(catalogue[record_id])} ({record_id})"
        return record_id

    def name(self, record: Entry) -> str:
        """The name of ``record``."""
        return record.display_name().in_language(self.language).text

    def field(self, record: Entry, path: tuple[str, ...]) -> str:
        """The titles of the field at ``path`` in ``record``: `Contact · E-mail`."""
        return self._values.field(type(record), path)

    def relation(self, edge: Edge) -> tuple[str, str, str, str]:
        """The subject, the title of the relation, its object, and the title in reverse."""
        record = (
            self.difference.head.records.get(edge.subject)
            or self.difference.base.records[edge.subject]
        )
        spec = record.fields()[edge.field]
        reverse = spec.relation.reverse.in_language(self.language) if spec.relation else ""
        title = spec.titles.in_language(self.language)
        return self.record(edge.subject), title, self.record(edge.object), reverse

    def value_at(self, record: Entry, path: tuple[str, ...], value: Plain) -> str | None:
        """``value``, which is at ``path`` in ``record``, for people; None stays None."""
        return self._values.value(type(record), path, value)
