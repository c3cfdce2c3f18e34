"""A laboratory."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.model.fields import fact, relation
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.schema_org import RESEARCH_ORGANISATION, SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Question


class Lab(Record):
    """A laboratory, part of an institute or independent."""

    kind: ClassVar[str] = "lab"
    plural: ClassVar[str] = "labs"
    titles: ClassVar[Titles] = Titles("Laboratoire", "مختبر", "Laboratory")
    plural_titles: ClassVar[Titles] = Titles("Laboratoires", "المختبرات", "Laboratories")
    intro: ClassVar[Titles] = Titles(
        "Les laboratoires des instituts et les accords qui les ont créés.",
        "مختبرات المعاهد والاتفاقات التي انبثقت عنها.",
        "The laboratories of the institutes and the agreements that created them.",
    )
    order: ClassVar[int] = 30
    menu: ClassVar[Menu] = Menu.PLACES
    only_titles: ClassVar[Titles | None] = Titles("Laboratoire", "المختبر", "Laboratory")
    sign: ClassVar[Sign] = Sign("lab", "cobalt", "wedge")
    has_path: ClassVar[bool] = True
    schema_type: ClassVar[SchemaType] = RESEARCH_ORGANISATION
    diagram_column: ClassVar[int | None] = 2

    institute: RecordId | None = relation(
        "institute",
        fr="Institut",
        ar="المعهد",
        en="Institute",
        reverse=("Laboratoires", "المختبرات", "Laboratories"),
        help=(
            "L’`id` de l’institut dont le laboratoire fait partie.",
            "معرف المعهد الذي ينتمي إليه المختبر.",
            "The id of the institute that the laboratory is part of.",
        ),
        schema_org="parentOrganization",
        expected=Question.NETWORK,
    )
    partners: list[RecordId] = relation(
        "partner",
        fr="Partenaires",
        ar="الشركاء",
        en="Partners",
        reverse=("Laboratoires communs", "المختبرات المشتركة", "Joint laboratories"),
        many=True,
        help=(
            "Les `id` des partenaires qui dirigent ensemble le laboratoire.",
            "معرفات الشركاء الذين يديرون المختبر معا.",
            "The ids of the partners that run the laboratory together.",
        ),
        expected=Question.PARTIES,
    )
    established_by: RecordId | None = relation(
        "agreement",
        fr="Créé par l’accord",
        ar="أُحدث بموجب",
        en="Created by",
        reverse=(
            "Laboratoire créé",
            "انبثق عنه المختبر",
            "Laboratory created",
        ),
        help=(
            "L’`id` de l’accord qui a créé le laboratoire.",
            "معرف الاتفاق الذي أحدث المختبر.",
            "The id of the agreement that created the laboratory.",
        ),
        schema_org="subjectOf",
    )
    supports: list[RecordId] = relation(
        "programme",
        fr="Soutient",
        ar="يدعم",
        en="Supports",
        reverse=("Laboratoires qui le soutiennent", "المختبرات الداعمة", "Supporting laboratories"),
        many=True,
        help=(
            "Les `id` des programmes que le laboratoire soutient.",
            "معرفات البرامج التي يدعمها المختبر.",
            "The ids of the programmes that the laboratory supports.",
        ),
    )
    objectives: list[LocalText] = fact(
        fr="Objectifs",
        ar="الأهداف",
        en="Objectives",
        many=True,
        help=(
            "Un objectif par élément de la liste, tel que les sources le disent.",
            "هدف في كل عنصر من القائمة كما تذكره المصادر.",
            "One objective per item of the list, as the sources state it.",
        ),
        expected=Question.PURPOSE,
    )
    means: list[LocalText] = fact(
        fr="Moyens d’action",
        ar="وسائل العمل",
        en="Means",
        many=True,
        help=(
            "Un moyen par élément : une action, un équipement, un budget, une équipe.",
            "وسيلة في كل عنصر: إجراء أو تجهيزات أو ميزانية أو فريق.",
            "One per item: an action, equipment, a budget, a team.",
        ),
    )
