"""The fields that records of all kinds have: name and summary, then status, topics, provenance."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import STATUS, TOPIC
from jazari_catalogue.records.model.fields import fact, part, relation
from jazari_catalogue.records.model.groups import Claim, Dispute, Identifiers, Link
from jazari_catalogue.records.values.dates import Day
from jazari_catalogue.records.values.ids import RecordId, SourceIds
from jazari_catalogue.records.values.text import LocalText, PlainText
from jazari_catalogue.records.values.vocabularies import Status


class Named(Entry):
    """An entry with a name and a summary in the languages of the catalogue."""

    name: LocalText = part(
        fr="Nom",
        ar="الاسم",
        en="Name",
        required=True,
        help=(
            "Le nom, en un seul texte ou par langue ; le français est obligatoire.",
            "الاسم، نصا واحدا أو حسب اللغة؛ الفرنسية إلزامية.",
            "The name, as one text or by language; French is required.",
        ),
        # What fits on a card and in a tab.
        checks=Checks(longest=150, as_sources=True, distinct=True),
    )
    aliases: list[PlainText] = part(
        fr="Autres graphies",
        ar="تسميات أخرى",
        en="Other spellings",
        many=True,
        help=(
            "Sigles et autres graphies sous lesquels on la cherche.",
            "المختصرات والتسميات الأخرى التي يُبحث بها عنها.",
            "Acronyms and other spellings that people search for.",
        ),
        checks=Checks(longest=100),
    )
    summary: LocalText = part(
        fr="Résumé",
        ar="الملخص",
        en="Summary",
        required=True,
        help=(
            "Une ou deux phrases, sans mise en forme.",
            "جملة أو جملتان دون تنسيق.",
            "One or two sentences, without formatting.",
        ),
        schema_org="description",
        # What fits in a list; search engines cut near 160 characters.
        checks=Checks(longest=400, describes=True),
    )

    def display_name(self) -> LocalText:
        """The name of the record."""
        return self.name


class Record(Named):
    """A record of any kind but topic and source: with status, topics, links and provenance."""

    diagram_column: ClassVar[int | None] = 3

    description: LocalText | None = part(
        fr="Description",
        ar="الوصف",
        en="Description",
        help=(
            "Un texte plus long, en Markdown.",
            "نص أطول بصيغة Markdown.",
            "A longer text, in Markdown.",
        ),
        checks=Checks(describes=True),
        markdown=True,
    )
    status: Status | None = part(
        fr="Statut",
        ar="الحالة",
        en="Status",
        help=(
            "Où en est la chose, d’après ses sources.",
            "مرحلة الإنجاز حسب المصادر.",
            "How far it has progressed, according to its sources.",
        ),
        facet=STATUS,
        own_follow=True,
    )
    topics: list[RecordId] = relation(
        "topic",
        fr="Thèmes",
        ar="المواضيع",
        en="Topics",
        reverse=("Fiches de ce thème", "بطاقات هذا الموضوع", "Records on this topic"),
        many=True,
        help=(
            "Les `id` de thèmes de la liste `topics`.",
            "معرفات مواضيع من قائمة `topics`.",
            "The ids of topics in the list `topics`.",
        ),
        shown=False,
        facet=TOPIC,
        schema_org={"Organization": "knowsAbout", "CreativeWork": "about", "Event": "about"},
    )
    links: list[Link] = fact(
        fr="Liens",
        ar="روابط",
        en="Links",
        many=True,
        help=(
            "Des pages d’ailleurs sur le même sujet : `{url: https://…}`.",
            "صفحات أخرى في الموضوع نفسه: `{url: https://…}`.",
            "Other pages about the same thing: `{url: https://…}`.",
        ),
    )
    identifiers: Identifiers | None = fact(
        fr="Identifiants",
        ar="المعرفات",
        en="Identifiers",
        help=(
            "Les identifiants de la même chose dans d’autres registres.",
            "معرفات الشيء نفسه في سجلات أخرى.",
            "Identifiers of the same thing in other registries.",
        ),
        schema_org="sameAs",
    )
    statements: list[Claim] = part(
        fr="Ce qu’en disent les sources",
        ar="ما تقوله المصادر",
        en="What the sources say",
        many=True,
        help=(
            "Chiffres et autres phrases, chacune avec ses sources.",
            "أرقام وجمل أخرى، كل منها مع مصادرها.",
            "Figures and other sentences, each with its sources.",
        ),
    )
    disputes: list[Dispute] = part(
        fr="Points sur lesquels les sources divergent",
        ar="نقاط تختلف فيها المصادر",
        en="Where the sources differ",
        many=True,
        help=(
            "Ce sur quoi les sources se contredisent, côte à côte.",
            "ما تتناقض فيه المصادر، جنبا إلى جنب.",
            "The points on which sources contradict each other, side by side.",
        ),
    )
    sources: SourceIds = part(
        fr="Sources",
        ar="المصادر",
        en="Sources",
        required=True,
        help=(
            "Les `id` des sources de la fiche, une au moins.",
            "معرفات مصادر البطاقة، واحد على الأقل.",
            "The ids of the record’s sources, at least one.",
        ),
    )
    evidence: dict[str, SourceIds] = part(
        fr="Preuves par champ",
        ar="الأدلة حسب الحقل",
        en="Evidence by field",
        help=(
            "Pour chaque champ, les `id` des sources qui le disent.",
            "لكل حقل معرفات المصادر التي تصرح به.",
            "For each field, the ids of the sources that state it.",
        ),
    )
    verified: Day | None = part(
        fr="Vérifié le",
        ar="تاريخ التحقق",
        en="Verified on",
        help=(
            "Le jour où quelqu’un a relu la fiche avec ses sources.",
            "اليوم الذي روجعت فيه البطاقة مع مصادرها.",
            "The day someone last checked the record against its sources.",
        ),
        checks=Checks(past=True, lasts=366),
    )

    def cited_sources(self) -> list[str]:
        """The ids of all sources that the record cites, each once, those of ``sources`` first."""
        sources = dict.fromkeys(self.sources)
        for cited in (self.evidence or {}).values():
            sources |= dict.fromkeys(cited)
        for claim in self.statements:
            sources |= dict.fromkeys(claim.sources)
        for dispute in self.disputes:
            for claim in dispute.claims:
                sources |= dict.fromkeys(claim.sources)
        return list(sources)


_NOT_EVIDENCED = frozenset({"id", "former_ids", "sources", "evidence", "disputes", "verified"})


def evidenced(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` that ``evidence`` and ``disputes`` may name."""
    return [name for name in kind.fields() if name not in _NOT_EVIDENCED]
