"""A programme: a strategy, a training, a call, a support scheme."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.fields import fact, relation
from jazari_catalogue.records.record import Model, Record
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import Edtf, LanguageCode, RecordId, Url
from jazari_catalogue.records.vocabularies import Audience, Mode, ProgrammeType


class Apply(Model):
    """When and where one applies."""

    opens: Edtf | None = None
    closes: Edtf | None = None
    url: Url | None = None


class Programme(Record):
    """A programme: a strategy, a training, a call, a support scheme."""

    kind: ClassVar[str] = "programme"
    plural: ClassVar[str] = "programmes"
    titles: ClassVar[Titles] = Titles("Programme", "برنامج", "Programme")
    plural_titles: ClassVar[Titles] = Titles("Programmes", "البرامج", "Programmes")
    intro: ClassVar[Titles] = Titles(
        "Les stratégies et programmes que le réseau sert ou propose.",
        "الاستراتيجيات والبرامج التي تخدمها الشبكة أو تقترحها.",
        "The strategies and programmes that the network serves or offers.",
    )
    order: ClassVar[int] = 40

    type: ProgrammeType | None = fact(fr="Type", ar="النوع", en="Type")
    starts: Edtf | None = fact(fr="Début", ar="البداية", en="Starts")
    ends: Edtf | None = fact(fr="Fin", ar="النهاية", en="Ends")
    audiences: list[Audience] = fact(fr="Publics", ar="الفئات", en="Audiences", many=True)
    apply: Apply | None = fact(fr="Candidature", ar="الترشيح", en="Application")
    languages: list[LanguageCode] = fact(fr="Langues", ar="اللغات", en="Languages", many=True)
    mode: Mode | None = fact(fr="Modalité", ar="النمط", en="Mode")
    cost: LocalText | None = fact(fr="Coût", ar="التكلفة", en="Cost")
    institutes: list[RecordId] = relation(
        "institute",
        fr="Instituts",
        ar="المعاهد",
        en="Institutes",
        reverse=("Programmes", "البرامج", "Programmes"),
        many=True,
    )
    labs: list[RecordId] = relation(
        "lab",
        fr="Laboratoires",
        ar="المختبرات",
        en="Laboratories",
        reverse=("Programmes", "البرامج", "Programmes"),
        many=True,
    )
    partners: list[RecordId] = relation(
        "partner",
        fr="Partenaires",
        ar="الشركاء",
        en="Partners",
        reverse=("Programmes", "البرامج", "Programmes"),
        many=True,
    )
    part_of: RecordId | None = relation(
        "programme",
        fr="Fait partie de",
        ar="جزء من",
        en="Part of",
        reverse=("Comprend", "يشمل", "Includes"),
    )
