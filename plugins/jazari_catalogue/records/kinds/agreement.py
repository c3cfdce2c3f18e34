"""An agreement between partners."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.fields import fact, relation
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.schema_org import CREATIVE_WORK, SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import AgreementType, Question, Status


class Agreement(Record):
    """An agreement, or several agreements that sources report only together."""

    kind: ClassVar[str] = "agreement"
    plural: ClassVar[str] = "agreements"
    titles: ClassVar[Titles] = Titles("Accord", "اتفاق", "Agreement")
    plural_titles: ClassVar[Titles] = Titles("Accords", "الاتفاقات", "Agreements")
    intro: ClassVar[Titles] = Titles(
        "Les conventions, mémorandums et protocoles, du plus récent au plus ancien.",
        "الاتفاقيات ومذكرات التفاهم والبروتوكولات، من الأحدث إلى الأقدم.",
        "Conventions, memoranda of understanding and protocols, newest first.",
    )
    order: ClassVar[int] = 60
    menu: ClassVar[Menu] = Menu.PARTNERS
    in_last_file: ClassVar[bool] = True
    newest_first: ClassVar[bool] = True
    sign: ClassVar[Sign] = Sign("agreement", "ochre", "diamond")
    # schema.org has no type for an agreement between organisations.
    has_path: ClassVar[bool] = True
    schema_type: ClassVar[SchemaType] = CREATIVE_WORK
    diagram_column: ClassVar[int | None] = 1

    type: AgreementType | None = fact(
        fr="Forme",
        ar="الشكل",
        en="Form",
        help=(
            "La forme de l’accord, telle que les sources la nomment.",
            "شكل الاتفاق كما تسميه المصادر.",
            "The form of the agreement, as its sources call it.",
        ),
        on_card=True,
        schema_org="genre",
        expected=Question.NATURE,
    )
    signed: Edtf | None = fact(
        fr="Date de signature",
        ar="تاريخ التوقيع",
        en="Date signed",
        help=(
            "Quand il a été signé : année, mois ou jour.",
            "تاريخ التوقيع: سنة أو شهر أو يوم.",
            "When it was signed: year, month or day.",
        ),
        files=True,
        schema_org="dateCreated",
        expected=Question.DATES,
        checks=Checks(past_once=(Status.AGREED, Status.LAUNCHED, Status.OPERATING)),
    )
    place: LocalText | None = fact(
        fr="Lieu",
        ar="المكان",
        en="Place",
        help=(
            "Où il a été signé.",
            "مكان التوقيع.",
            "Where it was signed.",
        ),
        place=True,
        schema_org="locationCreated:Place.name",
    )
    parties: list[RecordId] = relation(
        "partner",
        fr="Parties",
        ar="الأطراف",
        en="Parties",
        reverse=("Partie à", "طرف في", "Party to"),
        many=True,
        on_card=True,
        help=(
            "Les `id` des partenaires liés par l’accord.",
            "معرفات الشركاء أطراف الاتفاق.",
            "The ids of the partners that the agreement binds.",
        ),
        schema_org="creator",
        expected=Question.PARTIES,
    )
    unnamed_parties: LocalText | None = fact(
        fr="Parties non nommées",
        ar="أطراف غير مسماة",
        en="Unnamed parties",
        help=(
            "Les parties qu’aucune source ne nomme, décrites en quelques mots.",
            "وصف للأطراف التي لا يسميها أي مصدر.",
            "Parties that no source names, described in a few words.",
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
    )
    establishes: list[RecordId] = relation(
        "network",
        "institute",
        "lab",
        "programme",
        fr="Crée",
        ar="ما أُحدث بموجبه",
        en="Creates",
        reverse=("Créé par l’accord", "أُحدث بموجب الاتفاق", "Created by the agreement"),
        many=True,
        help=(
            "Les `id` de ce que l’accord crée.",
            "معرفات ما يحدثه الاتفاق.",
            "The ids of what the agreement creates.",
        ),
        schema_org="about",
    )
    concerns: list[RecordId] = relation(
        "network",
        "institute",
        "lab",
        "programme",
        fr="Porte sur",
        ar="موضوع الاتفاق",
        en="Concerns",
        reverse=("Accords qui s’y rapportent", "الاتفاقات ذات الصلة", "Related agreements"),
        many=True,
        help=(
            "Les `id` de ce que l’accord concerne sans le créer.",
            "معرفات ما يخصه الاتفاق دون أن يحدثه.",
            "The ids of what it concerns without creating it.",
        ),
        schema_org="about",
    )
    signed_at: RecordId | None = relation(
        "event",
        fr="Signé lors de",
        ar="مناسبة التوقيع",
        en="Signed at",
        reverse=("Accords signés", "الاتفاقات الموقعة", "Agreements signed"),
        help=(
            "L’`id` de l’événement où il a été signé.",
            "معرف الحدث الذي وُقّع الاتفاق خلاله.",
            "The id of the event at which it was signed.",
        ),
    )
