"""A source."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import ClassVar
from urllib.parse import urlsplit

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.fields import fact, part, relation
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.schema_org import CREATIVE_WORK, SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.addresses import Url
from jazari_catalogue.records.values.counts import Count
from jazari_catalogue.records.values.dates import Day, Edtf
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.language_codes import LanguageCode
from jazari_catalogue.records.values.page_titles import title_fault
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Question, ReadExtent, ReadFrom, SourceLevel

_TYPES = {
    SourceLevel.PRESS: SchemaType("NewsArticle", "CreativeWork"),
    SourceLevel.INTERVIEW: SchemaType("Article", "CreativeWork"),
    SourceLevel.BLOG: SchemaType("BlogPosting", "CreativeWork"),
}

_PAGES = {
    SourceLevel.OFFICIAL: Titles("page officielle", "صفحة رسمية", "official page"),
    SourceLevel.PRESS: Titles("article de presse", "مقال صحفي", "press article"),
    SourceLevel.INTERVIEW: Titles("entretien", "حوار", "interview"),
    SourceLevel.PARTICIPANT: Titles("page d’un participant", "صفحة مشارك", "participant’s page"),
    SourceLevel.BLOG: Titles("billet de blog", "تدوينة", "blog post"),
}
"""What a page is called that has no title."""

LEVEL_MEANINGS = {
    SourceLevel.OFFICIAL: Titles(
        "Publié par l’institution qui décide ou par un service de l’État.",
        "صفحة تنشرها المؤسسة صاحبة القرار أو مصلحة تابعة للدولة.",
        "Published by the institution in charge or by a State body.",
    ),
    SourceLevel.PRESS: Titles(
        "Rapporté par un journal, une agence ou un site d’information.",
        "خبر تنقله جريدة أو وكالة أنباء أو موقع إخباري.",
        "Reported by a newspaper, an agency or a news site.",
    ),
    SourceLevel.INTERVIEW: Titles(
        "Déclaré par une personne dans un entretien publié par un média.",
        "تصريح يدلي به شخص في حوار تنشره وسيلة إعلام.",
        "Said by a person in an interview, published by the press.",
    ),
    SourceLevel.PARTICIPANT: Titles(
        "Déclaré par un organisme ou une personne partie prenante, à son propre sujet.",
        "كلام طرف مشارك عن نفسه، هيئة كان أو شخصا.",
        "Said by an organisation or a person involved, about itself.",
    ),
    SourceLevel.BLOG: Titles(
        "Publié par un auteur sur un blog, hors de toute rédaction.",
        "نص ينشره كاتب في مدونة لا تتحمل مسؤوليتها أي هيئة تحرير.",
        "Published by an author on a blog, with no newsroom answerable for it.",
    ),
}
"""What each level means."""

_VIA = Titles("via", "عبر", "via")
"""The word between a publisher and the site or agency that its text came through."""


class Archived(Model):
    """The copy of a page in a web archive."""

    url: Url = part(
        fr="Adresse",
        ar="الرابط",
        en="Address",
        required=True,
        help=(
            "L’adresse de la copie dans l’archive, à partir de `https://`.",
            "عنوان النسخة في الأرشيف ابتداء من `https://`.",
            "The address of the copy in the archive, including `https://`.",
        ),
        schema_org="archivedAt",
    )
    date: Day = part(
        fr="Date",
        ar="التاريخ",
        en="Date",
        required=True,
        help=(
            "Le jour où l’archive a copié la page.",
            "يوم حفظ الصفحة في الأرشيف.",
            "The day the archive copied the page.",
        ),
        checks=Checks(past=True),
    )


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
    menu: ClassVar[Menu] = Menu.EVIDENCE
    counted: ClassVar[bool] = False
    newest_first: ClassVar[bool] = True
    sign: ClassVar[Sign] = Sign("source")
    schema_type: ClassVar[SchemaType] = CREATIVE_WORK

    title: PlainText | None = fact(
        fr="Titre",
        ar="العنوان",
        en="Title",
        help=(
            "Le titre entier, tel que publié, dans la langue de la page ; s’il n’est pas connu, omettre la ligne.",
            "العنوان المنشور كاملا بلغة الصفحة؛ وإن لم يُعرف حُذف السطر.",
            "The whole title as published, in the language of the page; left out if unknown.",
        ),
        checks=Checks(whole_title=True),
    )
    publisher: PlainText = fact(
        fr="Éditeur",
        ar="الناشر",
        en="Publisher",
        required=True,
        help=(
            "Qui publie le texte, toujours écrit de la même façon : un journal, un ministère, une école.",
            "الجهة الناشرة للنص (جريدة أو وزارة أو مدرسة)، ويُكتب اسمها دائما بالطريقة نفسها.",
            "Who publishes the text, always spelt the same: a newspaper, a ministry, a school.",
        ),
        schema_org="publisher:Organization.name",
        checks=Checks(one_per_site="via"),
    )
    via: PlainText | None = fact(
        fr="Via",
        ar="عبر",
        en="Via",
        help=(
            "Le site qui héberge la copie lue, ou l’agence qui a fourni le texte.",
            "الموقع الذي يحمل النسخة المقروءة، أو الوكالة التي زودت بالنص.",
            "The site that hosts the copy read, or the agency that supplied the text.",
        ),
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
        fr="Date de publication",
        ar="تاريخ النشر",
        en="Published",
        help=(
            "Quand la page a été publiée, si elle le dit.",
            "تاريخ نشر الصفحة إن ذكرته.",
            "When the page was published, if it says so.",
        ),
        files=True,
        schema_org="datePublished",
        expected=Question.DATES,
        checks=Checks(past=True),
    )
    accessed: Day = fact(
        fr="Consulté le",
        ar="تاريخ الاطلاع",
        en="Accessed",
        required=True,
        help=(
            "Le jour où la page a été lue.",
            "اليوم الذي قُرئت فيه الصفحة.",
            "The day the page was read.",
        ),
        checks=Checks(past=True, after="date"),
    )
    language: LanguageCode = fact(
        fr="Langue",
        ar="اللغة",
        en="Language",
        required=True,
        help=(
            "La langue de la page : `fr`, `ar`, `en`…",
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
            "Le degré de proximité de la source avec ce qu’elle affirme.",
            "مدى قرب المصدر مما يصرح به.",
            "How close the source is to what it states.",
        ),
        on_card=True,
        schema_types=_TYPES,
    )

    read_from: ReadFrom | None = fact(
        fr="Copie lue",
        ar="النسخة المقروءة",
        en="Copy read",
        help=(
            "Ce qui a été lu : la page en ligne (`live`) ou une copie conservée (`stored`).",
            "ما قُرئ: الصفحة على موقعها (`live`) أو نسخة محفوظة (`stored`).",
            "What was read: the page on its site (`live`) or a stored copy (`stored`).",
        ),
    )
    read_extent: ReadExtent | None = fact(
        fr="Part lue",
        ar="المقدار المقروء",
        en="How much was read",
        help=(
            "Si la page a été lue en entier (`whole`) ou en partie (`part`).",
            "هل قُرئت الصفحة كاملة (`whole`) أم جزئيا (`part`).",
            "Whether the page was read in full (`whole`) or in part (`part`).",
        ),
    )
    read_characters: Count | None = fact(
        fr="Caractères lus",
        ar="الحروف المقروءة",
        en="Characters read",
        help=(
            "Pour une page lue en partie, le nombre de caractères lus depuis le début.",
            "عدد الحروف المقروءة من البداية، إن قُرئت الصفحة جزئيا.",
            "For a page read in part, how many characters were read from the beginning.",
        ),
        checks=Checks(only_with=("read_extent", ReadExtent.PART)),
    )
    archived: Archived | None = fact(
        fr="Archivé",
        ar="نسخة مؤرشفة",
        en="Archived",
        help=(
            "La copie dans une archive du web : `{url: https://…, date: 2026-01-31}`.",
            "النسخة في أرشيف للويب: `{url: https://…, date: 2026-01-31}`.",
            "The copy in a web archive: `{url: https://…, date: 2026-01-31}`.",
        ),
    )
    dead_since: Day | None = fact(
        fr="Hors ligne depuis le",
        ar="غير متاح منذ",
        en="Offline since",
        help=(
            "Le jour où l’adresse a cessé de répondre ; la source compte toujours, puisqu’elle a été lue.",
            "اليوم الذي لوحظ فيه أن الرابط لم يعد يعمل؛ ويبقى المصدر معتدا به لأنه قُرئ.",
            "The day the address was found not to answer; the source still counts, because it was read.",
        ),
        on_card=True,
        schema_org="expires",
        checks=Checks(past=True, after="date"),
    )
    copy_of: RecordId | None = relation(
        "source",
        fr="Copie de",
        ar="منقول عن",
        en="Copy of",
        reverse=("Repris par", "نقله", "Repeated by"),
        help=(
            "L’`id` de la source que la page reprend ; les deux comptent pour une seule.",
            "معرف المصدر الذي تنقل عنه الصفحة؛ ويُحسب الاثنان مصدرا واحدا.",
            "The id of the source that the page repeats; the two count as one.",
        ),
        schema_org="isBasedOn",
    )

    def has_settled_name(self) -> bool:
        """Whether there is a title that is neither an address nor cut off."""
        return self.title is not None and not title_fault(self.title)

    @property
    def author(self) -> str:
        """Who answers for the text, to count independent ones: the agency it came through, if any.

        Otherwise its publisher. Case, accents, spaces and punctuation make no difference.
        """
        # What carries a copy is the site of the address: it answers for nothing.
        if self.via and _letters(self.via) not in _names_of_site(self.url):
            return _letters(self.via)
        return _letters(self.publisher)

    def display_name(self, written: Callable[[str], str] = str) -> LocalText:
        """The title of the page; without a whole one, who publishes it, what it is, and its date.

        ``written`` writes out the date.
        """
        if self.title is not None and self.has_settled_name():
            return LocalText(None, {str(self.language): self.title})
        page = _PAGES[self.level].by_language()
        date = f" · {written(self.date)}" if self.date else ""
        names = {
            code: f"{self.publisher} {word} {self.via}" if self.via else str(self.publisher)
            for code, word in _VIA.by_language().items()
        }
        return LocalText(
            None, {code: f"{names[code]} · {words}{date}" for code, words in page.items()}
        )


def _letters(text: str) -> str:
    """The letters and digits of ``text``, by which two spellings of a name are equal."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    # A name of symbols alone is itself.
    return "".join(filter(str.isalnum, letters)) or text


def _names_of_site(url: str) -> set[str]:
    """What the site of ``url`` may be called: its host, the end of it, or one word of it."""
    words = (urlsplit(url).hostname or "").split(".")
    return {_letters(".".join(words[start:])) for start in range(len(words))} | set(
        map(_letters, words)
    )


TITLE_FIELD = "title"
READ_FROM_FIELD = "read_from"
ACCESSED_FIELD = "accessed"
DEAD_SINCE_FIELD = "dead_since"
ARCHIVED_DATE = ("archived", "date")
"""The keys of the day of an archived copy."""
