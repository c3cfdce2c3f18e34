"""The fields that records of all kinds have: name and summary, then status, topics, provenance."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.facets import STATUS, TOPIC
from jazari_catalogue.records.model.fields import fact, part, relation
from jazari_catalogue.records.model.groups import Identifiers, Link
from jazari_catalogue.records.model.provenance import Claim, Dispute, NotFound, Paragraph, Step
from jazari_catalogue.records.model.record_fields import (
    NAME_FIELD,
    STATUS_FIELD,
    dated,
    sourced,
    sourced_by_item,
)
from jazari_catalogue.records.values.dates import Day
from jazari_catalogue.records.values.evidence import Evidence
from jazari_catalogue.records.values.ids import RecordId, SourceIds
from jazari_catalogue.records.values.language_codes import LanguageCode
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
            "Le nom, en un seul texte ou par langue ; le français est obligatoire.",
            "الاسم، نصا واحدا أو حسب اللغة؛ الفرنسية إلزامية.",
            "The name, as one text or by language; French is required.",
        ),
        # What fits on a card and in a tab.
        checks=Checks(longest=150, as_sources=True, distinct=True, translated="name_translated"),
    )
    name_translated: list[LanguageCode] = part(
        fr="Langues où le nom est traduit ici",
        ar="لغات تُرجم إليها الاسم هنا",
        en="Languages the name is translated into here",
        many=True,
        help=(
            "Les langues dans lesquelles le catalogue a traduit le nom : `[ar, en]`.",
            "اللغات التي تُرجم إليها الاسم في الدليل: `[ar, en]`.",
            "The languages into which the catalogue has translated the name: `[ar, en]`.",
        ),
        in_new=False,
    )
    aliases: list[PlainText] = part(
        fr="Autres graphies",
        ar="تسميات أخرى",
        en="Other spellings",
        many=True,
        help=(
            "Sigles et autres graphies que l’on peut rechercher.",
            "المختصرات والتسميات الأخرى المستعملة في البحث عنها.",
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
    translations_verified: Day | None = part(
        fr="Traductions relues le",
        ar="تاريخ مراجعة الترجمات",
        en="Translations verified on",
        help=(
            "Le jour où les traductions ont été relues face au français modifié, et jugées justes.",
            "اليوم الذي روجعت فيه الترجمات مع النص الفرنسي بعد تعديله، وتبين أنها صحيحة.",
            "The day someone compared the translations with the changed French: they are right.",
        ),
        checks=Checks(past=True),
        in_new=False,
    )

    def display_name(self) -> LocalText:
        """The name of the record."""
        return self.name

    def other_spellings(self) -> list[str]:
        """The aliases that are not names of the record in some language."""
        names = self.name.texts()
        return [alias for alias in self.aliases if alias not in names]

    @model_validator(mode="after")
    def _translated_names_exist(self) -> Self:
        for index, language in enumerate(self.name_translated):
            if language not in self.name.by_language:
                faults = [("not_in_name", ("name_translated", index))]
                raise PydanticCustomError("name", "not in the name", {"faults": faults})
        return self


class Record(Named):
    """A record of any kind but topic and source: with status, topics, links and provenance."""

    diagram_column: ClassVar[int | None] = 3
    has_path: ClassVar[bool] = False
    """Whether records of the kind go through steps, so that the public expects a status."""

    description: list[Paragraph] = part(
        fr="Description",
        ar="الوصف",
        en="Description",
        many=True,
        help=(
            "Un texte plus long : des paragraphes, chacun avec ses sources.",
            "نص أطول: فقرات، كل منها مع مصادرها.",
            "A longer text: paragraphs, each with its sources.",
        ),
        markdown=True,
    )
    status: Status | None = part(
        fr="Statut",
        ar="الحالة",
        en="Status",
        help=(
            "L’état d’avancement, d’après les sources ; à omettre s’il y a un `path`.",
            "مرحلة الإنجاز حسب المصادر؛ ولا تُكتب إن وُجد `path`.",
            "How far it has progressed, according to its sources; left out if there is a `path`.",
        ),
        facet=STATUS,
    )
    path: list[Step] = part(
        fr="Étapes",
        ar="المراحل",
        en="Steps",
        many=True,
        help=(
            "Les étapes franchies, de la plus ancienne à la plus récente, qui donne le statut.",
            "المراحل المقطوعة من الأقدم إلى الأحدث، وآخرها هي الحالة.",
            "The steps reached, from the oldest to the newest, which gives the status.",
        ),
        own_follow=True,
        in_new=False,
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
            "D’autres pages sur le même sujet : `{url: https://…}`.",
            "صفحات أخرى في الموضوع نفسه: `{url: https://…}`.",
            "Other pages about the same thing: `{url: https://…}`.",
        ),
    )
    identifiers: Identifiers | None = fact(
        fr="Identifiants",
        ar="المعرفات",
        en="Identifiers",
        help=(
            "Ses identifiants dans d’autres registres.",
            "معرفات الشيء نفسه في سجلات أخرى.",
            "Its identifiers in other registries.",
        ),
        schema_org="sameAs",
    )
    statements: list[Claim] = part(
        fr="Ce qu’en disent les sources",
        ar="ما تذكره المصادر",
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
            "Ce sur quoi les sources divergent, version par version.",
            "ما تختلف فيه المصادر، مع رواية كل منها.",
            "The points on which sources differ, version by version.",
        ),
    )
    not_found: list[NotFound] = part(
        fr="Recherché et non trouvé",
        ar="ما بُحث عنه ولم يُعثر عليه",
        en="Looked for and not found",
        many=True,
        help=(
            "Ce qui a été recherché dans les sources et ne figure pas dans ce qui a pu être lu.",
            "ما بُحث عنه في المصادر ولم يرد فيما أمكنت قراءته.",
            "What was looked for in sources and is not in the parts that could be read.",
        ),
        in_new=False,
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
    evidence: dict[str, Evidence] = part(
        fr="Preuves par champ",
        ar="الأدلة حسب الحقل",
        en="Evidence by field",
        help=(
            "Pour chaque champ : les `id` des sources qui le disent, `{derived: city}` ou "
            "`{classified: [id]}`.",
            "لكل حقل: معرفات المصادر التي تصرح به، أو `{derived: city}` أو `{classified: [id]}`.",
            "For each field: the ids of the sources that state it, `{derived: city}` or "
            "`{classified: [id]}`.",
        ),
        # Fields that every kind has.
        example={
            "name": ["example-page"],
            "aliases": {"derived": "identifiers"},
            "topics": {"classified": ["example-page"]},
        },
    )
    verified: Day | None = part(
        fr="Vérifié le",
        ar="تاريخ المراجعة",
        en="Verified on",
        help=(
            "Le jour où quelqu’un a relu la fiche avec ses sources.",
            "اليوم الذي روجعت فيه البطاقة مع مصادرها.",
            "The day someone last checked the record against its sources.",
        ),
        checks=Checks(past=True, lasts=366, verifies=True),
    )

    @model_validator(mode="after")
    def _status_is_latest_step(self) -> Self:
        if self.path:
            latest = self.path[-1].step
            if self.status not in (None, latest):
                context = {"faults": [("not_latest_step", "status")], "latest": latest.value}
                raise PydanticCustomError("status", "not the latest step", context)
            self.__dict__["status"] = latest
        return self

    @model_validator(mode="after")
    def _only_sides_about_dates_have_one(self) -> Self:
        faults = [
            ("undated_field", ("disputes", index, "claims", number, "date"))
            for index, dispute in enumerate(self.disputes)
            if dispute.field in sourced(type(self)) and dispute.field not in dated(type(self))
            for number, side in enumerate(dispute.claims)
            if side.date is not None
        ]
        if faults:
            context = {"faults": faults, "known": ", ".join(dated(type(self)))}
            raise PydanticCustomError("disputes", "not about a date", context)
        return self

    def disputed_fields(self) -> frozenset[str]:
        """The names of the fields on which sources differ."""
        return frozenset(dispute.field for dispute in self.disputes)

    def has_settled_name(self) -> bool:
        """Whether sources agree on the name."""
        return NAME_FIELD not in self.disputed_fields()

    def cited_sources(self) -> list[str]:
        """The ids of all sources that the record cites, each once, those of ``sources`` first."""
        sources = dict.fromkeys(self.sources)
        for evidence in (self.evidence or {}).values():
            sources |= dict.fromkeys(evidence.sources)
        items: list[Any] = [*self.path, *self.description, *self.statements]
        for item in items:
            sources |= dict.fromkeys(item.sources)
        for dispute in self.disputes:
            for side in dispute.claims:
                sources |= dict.fromkeys(side.sources)
        return list(sources)

    def sources_for(self, field: str) -> list[str]:
        """The ids of the sources that the value of ``field`` rests on, each once.

        They are those of its evidence; for a derived value, those of the field that it is derived
        from; for a field whose items have sources of their own, all of these.
        """
        if field == STATUS_FIELD and self.path:
            return list(dict.fromkeys(self.path[-1].sources))
        if field in sourced_by_item(type(self)):
            return list(
                dict.fromkeys(cited for item in self.values_of(field) for cited in item.sources)
            )
        evidence = (self.evidence or {}).get(field)
        if evidence is None:
            return []
        if evidence.field is not None:
            return self.sources_for(evidence.field)
        return list(dict.fromkeys(evidence.sources))
