"""An agreement between partners."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.fields import fact, relation
from jazari_catalogue.records.record import Record
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import Edtf, RecordId
from jazari_catalogue.records.vocabularies import AgreementType


class Agreement(Record):
    """An agreement, or a group of agreements that sources only tell together."""

    kind: ClassVar[str] = "agreement"
    plural: ClassVar[str] = "agreements"
    titles: ClassVar[Titles] = Titles("Accord", "اتفاق", "Agreement")
    plural_titles: ClassVar[Titles] = Titles("Accords", "الاتفاقات", "Agreements")
    intro: ClassVar[Titles] = Titles(
        "Les conventions, mémorandums et protocoles, du plus récent au plus ancien.",
        "الاتفاقيات ومذكرات التفاهم والبروتوكولات، من الأحدث إلى الأقدم.",
        "Conventions, memoranda and protocols, newest first.",
    )
    order: ClassVar[int] = 60

    type: AgreementType | None = fact(fr="Forme", ar="الشكل", en="Form")
    signed: Edtf | None = fact(fr="Signé", ar="تاريخ التوقيع", en="Signed")
    place: LocalText | None = fact(fr="Lieu", ar="المكان", en="Place")
    parties: list[RecordId] = relation(
        "partner",
        fr="Parties",
        ar="الأطراف",
        en="Parties",
        reverse=("Accords", "الاتفاقات", "Agreements"),
        many=True,
    )
    unnamed_parties: LocalText | None = fact(
        fr="Parties non nommées", ar="أطراف غير مسماة", en="Unnamed parties"
    )
    objectives: list[LocalText] = fact(fr="Objectifs", ar="الأهداف", en="Objectives", many=True)
    establishes: list[RecordId] = relation(
        "network",
        "institute",
        "lab",
        "programme",
        fr="Crée",
        ar="يُحدث",
        en="Establishes",
        reverse=("Créé par l’accord", "أحدث بموجب الاتفاق", "Established by agreement"),
        many=True,
    )
    concerns: list[RecordId] = relation(
        "network",
        "institute",
        "lab",
        "programme",
        fr="Porte sur",
        ar="يخص",
        en="Concerns",
        reverse=("Accords qui s’y rapportent", "الاتفاقات ذات الصلة", "Related agreements"),
        many=True,
    )
    signed_at: RecordId | None = relation(
        "event",
        fr="Signé lors de",
        ar="وقع خلال",
        en="Signed at",
        reverse=("Accords signés", "الاتفاقات الموقعة", "Agreements signed"),
    )
