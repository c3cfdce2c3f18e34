"""A source."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from jazari_catalogue.records.fields import fact
from jazari_catalogue.records.record import Entry
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import Day, Edtf, LanguageCode, PlainText, Url
from jazari_catalogue.records.vocabularies import SourceLevel


MOST = 60
"""Characters of an address that serve as a name."""


class Source(Entry):
    """A published page that records cite."""

    kind: ClassVar[str] = "source"
    plural: ClassVar[str] = "sources"
    titles: ClassVar[Titles] = Titles("Source", "مصدر", "Source")
    plural_titles: ClassVar[Titles] = Titles("Sources", "المصادر", "Sources")
    intro: ClassVar[Titles] = Titles(
        "Les pages publiées que citent les fiches, avec leur éditeur, leur date et leur niveau.",
        "الصفحات المنشورة التي تستشهد بها البطاقات، مع ناشرها وتاريخها ومستواها.",
        "The published pages that records cite, with publisher, date and level.",
    )
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
        """The title of the page; where none is known its publisher, and its date or address."""
        if self.title:
            return LocalText(None, {str(self.language): self.title})
        return LocalText(f"{self.publisher} · {self.date or _short(self.url)}", {})


def _short(url: str) -> str:
    """The host and path of ``url``, cut where they are too long for a name."""
    parts = urlsplit(url)
    whole = f"{(parts.hostname or '').removeprefix('www.')}{parts.path}".rstrip("/")
    return whole if len(whole) <= MOST else f"{whole[: MOST - 1]}…"
