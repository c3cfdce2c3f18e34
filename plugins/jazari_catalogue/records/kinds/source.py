"""A source."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.fields import fact
from jazari_catalogue.records.record import Entry
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import Day, Edtf, LanguageCode, PlainText, Url
from jazari_catalogue.records.vocabularies import SourceLevel


class Source(Entry):
    """A published page that records cite."""

    kind: ClassVar[str] = "source"
    plural: ClassVar[str] = "sources"
    titles: ClassVar[Titles] = Titles("Source", "مصدر", "Source")
    plural_titles: ClassVar[Titles] = Titles("Sources", "المصادر", "Sources")
    order: ClassVar[int] = 90
    listed: ClassVar[bool] = False

    title: PlainText | None = fact(fr="Titre", ar="العنوان", en="Title")
    publisher: PlainText = fact(fr="Éditeur", ar="الناشر", en="Publisher", required=True)
    url: Url = fact(fr="Adresse", ar="الرابط", en="Address", required=True)
    date: Edtf | None = fact(fr="Publié", ar="تاريخ النشر", en="Published")
    accessed: Day = fact(fr="Consulté le", ar="تاريخ الاطلاع", en="Accessed", required=True)
    language: LanguageCode = fact(fr="Langue", ar="اللغة", en="Language", required=True)
    level: SourceLevel = fact(fr="Niveau", ar="المستوى", en="Level", required=True)

    def display_name(self) -> LocalText:
        """The title of the page, or its publisher and date where no title is known."""
        if self.title:
            return LocalText(None, {self.language: self.title})
        return LocalText(" · ".join(filter(None, (self.publisher, self.date))), {})
