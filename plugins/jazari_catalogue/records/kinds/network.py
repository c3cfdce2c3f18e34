"""A network of institutes."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.model.facets import AUDIENCE, MISSION
from jazari_catalogue.records.model.fields import fact, relation
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.schema_org import ORGANISATION, SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Audience, Mission, Question


class Network(Record):
    """A network of institutes."""

    kind: ClassVar[str] = "network"
    plural: ClassVar[str] = "networks"
    titles: ClassVar[Titles] = Titles("Réseau", "شبكة", "Network")
    plural_titles: ClassVar[Titles] = Titles("Réseau", "الشبكة", "Network")
    intro: ClassVar[Titles] = Titles(
        "Le réseau national d’instituts d’intelligence artificielle : ce qui a été annoncé, et par qui.",
        "الشبكة الوطنية لمعاهد الذكاء الاصطناعي: ما أُعلن بشأنها ومصدره.",
        "The national network of artificial intelligence institutes: what was announced, and by whom.",
    )
    order: ClassVar[int] = 10
    menu: ClassVar[Menu] = Menu.PLACES
    only_titles: ClassVar[Titles | None] = Titles("Réseau", "الشبكة", "Network")
    counted: ClassVar[bool] = False
    sign: ClassVar[Sign] = Sign("network", "green", "star")
    has_path: ClassVar[bool] = True
    schema_type: ClassVar[SchemaType] = ORGANISATION
    diagram_column: ClassVar[int | None] = 2

    named_after: LocalText | None = fact(
        fr="Nom donné en hommage à",
        ar="تيمّنا باسم",
        en="Named after",
        help=(
            "À qui ou à quoi le réseau doit son nom.",
            "الشخص أو الشيء الذي استمدت منه الشبكة اسمها.",
            "Who or what the network is named after.",
        ),
    )
    missions: list[Mission] = fact(
        fr="Missions",
        ar="المهام",
        en="Missions",
        many=True,
        help=(
            "Les missions du réseau ; plusieurs valeurs possibles.",
            "الغاية من الشبكة؛ يمكن ذكر عدة قيم.",
            "What the network is for; several values are allowed.",
        ),
        facet=MISSION,
    )
    audiences: list[Audience] = fact(
        fr="Publics",
        ar="الفئات المستهدفة",
        en="Audiences",
        many=True,
        help=(
            "À qui le réseau s’adresse ; plusieurs valeurs possibles.",
            "من تتوجه إليهم الشبكة؛ يمكن ذكر عدة قيم.",
            "Whom the network serves; several values are allowed.",
        ),
        facet=AUDIENCE,
    )
    announced: RecordId | None = relation(
        "event",
        fr="Annoncé lors de",
        ar="مناسبة الإعلان",
        en="Announced at",
        reverse=("Réseau annoncé", "الشبكة المعلن عنها", "Network announced"),
        help=(
            "L’`id` de l’événement où le réseau a été annoncé.",
            "معرف الحدث الذي أُعلن خلاله عن الشبكة.",
            "The id of the event at which the network was announced.",
        ),
        expected=Question.DATES,
    )
