"""What ``catalogue diff`` says, in three languages, and how it speaks of values and records."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from jazari_catalogue.editing.diff.records import Difference
from jazari_catalogue.records.catalogue import Edge
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles as T
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.text.interface import interface

# One text a line, however long: the formatter would make three of each.
# ruff: noqa: E501
# fmt: off
HEADING = T("Ce que le public verra changer", "ما سيراه الجمهور يتغير", "What the public will see change")
NOTHING = T("Rien ne change pour le public.", "لا شيء يتغير بالنسبة للجمهور.", "Nothing changes for the public.")
RECORDS = T("Fiches", "البطاقات", "Records")
CHANGES = {
    "added": T("Ajoutée", "أضيفت", "Added"),
    "removed": T("Retirée", "حذفت", "Removed"),
    "renamed": T("Renommée", "تغير معرفها", "Renamed"),
    "changed": T("Modifiée", "عُدّلت", "Changed"),
}
FORMERLY = T("avant : {id}", "سابقا: {id}", "before: {id}")
BREAKS = T("Son adresse ne mènera plus nulle part : garder l’ancien identifiant dans `former_ids` d’une autre fiche, ou lui donner le statut `closed`.", "لن يؤدي عنوانها إلى أي مكان: احتفظ بالمعرف القديم في `former_ids` ببطاقة أخرى، أو أعطها الحالة `closed`.", "Its address will lead nowhere: keep the old id in `former_ids` of another record, or give it the status `closed`.")
FIELD = T("Champ", "الحقل", "Field")
LANGUAGE = T("Langue", "اللغة", "Language")
BEFORE = T("Avant", "قبل", "Before")
AFTER = T("Après", "بعد", "After")
ABSENT = T("absent", "غائب", "absent")
RELATIONS = T("Relations", "العلاقات", "Relations")
GAINED = T("Nouvelle", "جديدة", "New")
LOST = T("Disparue", "حذفت", "Gone")
STALE = T("Traductions à revoir : le français a changé", "ترجمات يجب مراجعتها: النص الفرنسي تغير", "Translations to look at again: the French has changed")
PAGES = T("Pages qui changent : {count}", "الصفحات التي تتغير: {count}", "Pages that change: {count}")
PAGE_CHANGES = {
    "added": T("nouvelles", "جديدة", "new"),
    "removed": T("retirées", "محذوفة", "removed"),
    "changed": T("modifiées", "معدلة", "changed"),
}
MORE = T("… et {count} de plus", "… و{count} أخرى", "… and {count} more")
BROKEN_BASE = T("La version de départ ({name}) ne se charge pas : il n’y a rien à quoi comparer.", "تعذر تحميل نسخة الانطلاق ({name}): لا شيء للمقارنة به.", "The version to compare with ({name}) does not load: there is nothing to compare to.")
BROKEN_HEAD = T("La nouvelle version ({name}) ne se charge pas. Voici pourquoi.", "تعذر تحميل النسخة الجديدة ({name}). إليك السبب.", "The new version ({name}) does not load. This is why.")
# fmt: on


class Words:
    """Speaks of a difference in one language."""

    def __init__(self, found: Difference, language: str) -> None:
        self.found = found
        self.language = language

    def say(self, titles: T, **values: object) -> str:
        """Our own words."""
        return titles.in_language(self.language).format(**values)

    def record(self, record_id: str) -> str:
        """The name of a record and its id."""
        for catalogue in (self.found.head, self.found.base):
            if record_id in catalogue:
                return f"{self.name(catalogue[record_id])} ({record_id})"
        return record_id

    def name(self, record: Entry) -> str:
        """The name of ``record``."""
        return record.display_name().in_language(self.language).text

    def field(self, record: Entry, path: tuple[str, ...]) -> str:
        """How the field at ``path`` is called: its title, and the keys inside it."""
        first = record.fields()[path[0]].titles.in_language(self.language)
        return " · ".join([first, *path[1:]])

    def relation(self, edge: Edge) -> tuple[str, str, str, str]:
        """Subject, the relation as its page says it, object, and as the object's page says it."""
        record = self.found.head.records.get(edge.subject) or self.found.base.records[edge.subject]
        spec = record.fields()[edge.field]
        reverse = spec.relation.reverse.in_language(self.language) if spec.relation else ""
        title = spec.titles.in_language(self.language)
        return self.record(edge.subject), title, self.record(edge.object), reverse

    def value(self, value: Any) -> str | None:
        """A value as people say it; None for none."""
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
