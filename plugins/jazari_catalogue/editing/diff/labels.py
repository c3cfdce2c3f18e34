"""How ``catalogue diff`` names records, fields, relations and values for people."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from jazari_catalogue.editing.diff import messages
from jazari_catalogue.editing.diff.records import Difference
from jazari_catalogue.records.catalogue import Edge
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import Holds, field_at, field_types
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.evidence import Evidence
from jazari_catalogue.records.values.ids import FieldName
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles as T
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.text.interface import interface


class Labels:
    """The names of everything in a difference, in one language."""

    def __init__(self, difference: Difference, language: str) -> None:
        self.difference = difference
        self.language = language

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
        """The titles of the field at ``path`` and of those around it: `Contact · E-mail`.

        The items of a list have their numbers: `Steps · 2 · Date`.
        """
        parts: list[str] = []
        fields = field_types(type(record))
        for key in path:
            field = fields.get(key)
            parts.append(key if field is None else field.spec.titles.in_language(self.language))
            if field is not None and field.holds is not Holds.BY_FIELD:
                fields = field_types(field.group) if field.group else {}
        return " · ".join(parts)

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

    def value_at(self, record: Entry, path: tuple[str, ...], value: Any) -> str | None:
        """``value``, which is at ``path`` in ``record``, for people; None stays None."""
        keys = [key for key in path if not key.isdigit()]
        field = field_at(type(record), keys)
        if field is not None and field.declared == FieldName and value in record.fields():
            return self.field(record, (value,))
        if isinstance(value, Evidence):
            return self._evidence(record, value)
        return self.value(value)

    def _evidence(self, record: Entry, evidence: Evidence) -> str:
        origin = self.field(record, (evidence.field,)) if evidence.field else ""
        sources = self.value(list(evidence.sources)) or ""
        return self.message(messages.EVIDENCE[evidence.basis], field=origin, sources=sources)

    def value(self, value: Any) -> str | None:
        """``value`` as the site shows it; None stays None."""
        if value is None:
            return None
        if isinstance(value, LocalText):
            return value.in_language(self.language).text
        if isinstance(value, Vocabulary):
            return value.titles.in_language(self.language)
        if isinstance(value, RegionCode):
            return REGIONS[value].in_language(self.language)
        if isinstance(value, CountryCode):
            return interface(self.language).country(value)
        if isinstance(value, LanguageTag):
            return interface(self.language).language_name(value)
        if isinstance(value, BaseModel):
            inner = {name: self.value(getattr(value, name)) for name in type(value).model_fields}
            return " ; ".join(f"{name}: {text}" for name, text in inner.items() if text)
        if isinstance(value, list):
            return interface(self.language).list_of([self.value(item) or "" for item in value])
        return str(value)
