"""A source."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.entry import Entry, Menu
from jazari_catalogue.records.model.fields import fact
from jazari_catalogue.records.model.schema_org import CREATIVE_WORK, SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.addresses import Url
from jazari_catalogue.records.values.dates import Day, Edtf
from jazari_catalogue.records.values.language_codes import LanguageCode
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import SourceLevel

_TYPES = {
    SourceLevel.PRESS: SchemaType("NewsArticle", "CreativeWork"),
    SourceLevel.INTERVIEW: SchemaType("Article", "CreativeWork"),
    SourceLevel.BLOG: SchemaType("BlogPosting", "CreativeWork"),
}

MOST = 60
"""Characters of an address that are shown where it serves as a name."""


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
    menu: ClassVar[Menu] = Menu.CATALOGUE
    newest_first: ClassVar[bool] = True
    sign: ClassVar[Sign] = Sign("source")
    schema_type: ClassVar[SchemaType] = CREATIVE_WORK

    title: PlainText | None = fact(
        fr="Titre",
        ar="العنوان",
        en="Title",
        help=(
            "Le titre de la page, dans sa propre langue.",
            "عنوان الصفحة بلغتها الأصلية.",
            "The title of the page, in its own language.",
        ),
    )
    publisher: PlainText = fact(
        fr="Éditeur",
        ar="الناشر",
        en="Publisher",
        required=True,
        help=(
            "Qui publie la page : un journal, un ministère, une école.",
            "الجهة الناشرة: جريدة أو وزارة أو مدرسة.",
            "Who publishes the page: a newspaper, a ministry, a school.",
        ),
        schema_org="publisher:Organization.name",
    )
    url: Url = fact(
        fr="Adresse",
        ar="الرابط",
        en="Address",
        required=True,
        help=(
            "L’adresse entière de la page, à partir de `https://`.",
            "العنوان الكامل للصفحة ابتداء من `https://`.",
            "The whole address of the page, including `https://`.",
        ),
        schema_org="url",
        checks=Checks(distinct=True),
    )
    date: Edtf | None = fact(
        fr="Publié",
        ar="تاريخ النشر",
        en="Published",
        help=(
            "Quand la page a été publiée, si elle le dit.",
            "متى نشرت الصفحة، إن ذكرت ذلك.",
            "When the page was published, if it says so.",
        ),
        files=True,
        schema_org="datePublished",
        expected=True,
        checks=Checks(past=True),
    )
    accessed: Day = fact(
        fr="Consulté le",
        ar="تاريخ الاطلاع",
        en="Accessed",
        required=True,
        help=(
            "Le jour où la page a été lue.",
            "اليوم الذي قرئت فيه الصفحة.",
            "The day the page was read.",
        ),
        checks=Checks(past=True),
    )
    language: LanguageCode = fact(
        fr="Langue",
        ar="اللغة",
        en="Language",
        required=True,
        help=(
            "La langue de la page : `fr`, `ar`, `en`…",
            "لغة الصفحة: `fr` أو `ar` أو `en`…",
            "The language of the page: `fr`, `ar`, `en`…",
        ),
        schema_org="inLanguage",
    )
    level: SourceLevel = fact(
        fr="Niveau",
        ar="المستوى",
        en="Level",
        required=True,
        help=(
            "À quelle distance la source se tient de ce qu’elle dit.",
            "مدى قرب المصدر مما يصرح به.",
            "How close the source is to what it states.",
        ),
        on_card=True,
        schema_types=_TYPES,
    )

    def display_name(self) -> LocalText:
        """The title of the page; without one, its publisher and its date or address."""
        if self.title:
            return LocalText(None, {str(self.language): self.title})
        return LocalText(f"{self.publisher} · {self.date or _short(self.url)}", {})


def _short(url: str) -> str:
    """The host and path of ``url``, cut if they are too long for a name."""
    parts = urlsplit(url)
    whole = f"{(parts.hostname or '').removeprefix('www.')}{parts.path}".rstrip("/")
    return whole if len(whole) <= MOST else f"{whole[: MOST - 1]}…"
