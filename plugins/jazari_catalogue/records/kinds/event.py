"""An event."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.fields import fact, relation
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.schema_org import EVENT, SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Question, Status


class Event(Record):
    """An event: a day, a forum, a ceremony."""

    kind: ClassVar[str] = "event"
    plural: ClassVar[str] = "events"
    titles: ClassVar[Titles] = Titles("Événement", "حدث", "Event")
    plural_titles: ClassVar[Titles] = Titles("Événements", "الأحداث", "Events")
    intro: ClassVar[Titles] = Titles(
        "Les rencontres où le réseau a été annoncé et ses accords signés, de la plus récente à la plus ancienne.",
        "اللقاءات التي أُعلن فيها عن الشبكة وأُبرمت اتفاقاتها، من الأحدث إلى الأقدم.",
        "The events at which the network was announced and its agreements were signed, newest first.",
    )
    order: ClassVar[int] = 70
    menu: ClassVar[Menu] = Menu.DATES
    newest_first: ClassVar[bool] = True
    sign: ClassVar[Sign] = Sign("event", "turquoise", "circle")
    schema_type: ClassVar[SchemaType] = EVENT

    starts: Edtf | None = fact(
        fr="Début",
        ar="البداية",
        en="Starts",
        help=(
            "Quand l’événement commence : année, mois ou jour.",
            "تاريخ بداية الحدث: سنة أو شهر أو يوم.",
            "When the event starts: year, month or day.",
        ),
        files=True,
        until="ends",
        if_single=("Date", "التاريخ", "Date"),
        in_calendar=("{name}", "{name}", "{name}"),
        schema_org="startDate",
        expected=Question.DATES,
        checks=Checks(past_once=(Status.LAUNCHED, Status.OPERATING)),
    )
    ends: Edtf | None = fact(
        fr="Fin",
        ar="النهاية",
        en="Ends",
        help=(
            "Quand il finit, s’il dure plus d’un jour.",
            "تاريخ نهاية الحدث إن دام أكثر من يوم.",
            "When it ends, if it lasts more than a day.",
        ),
        schema_org="endDate",
        checks=Checks(after="starts", past_once=(Status.CLOSED,)),
    )
    place: LocalText | None = fact(
        fr="Lieu",
        ar="المكان",
        en="Place",
        help=(
            "La ville ou le lieu, en un seul texte ou par langue.",
            "المدينة أو المكان، نصا واحدا أو حسب اللغة.",
            "The town or place, as one text or by language.",
        ),
        place=True,
        schema_org="location:Place.name",
        expected=Question.PLACE,
    )
    organisers: list[RecordId] = relation(
        "partner",
        fr="Organisateurs",
        ar="الجهات المنظمة",
        en="Organisers",
        reverse=("Événements organisés", "الأحداث المنظمة", "Events organised"),
        many=True,
        help=(
            "Les `id` des partenaires qui l’organisent.",
            "معرفات الشركاء المنظمين.",
            "The ids of the partners that organise it.",
        ),
        schema_org="organizer",
        expected=Question.PARTIES,
    )
    continues: RecordId | None = relation(
        "event",
        fr="Dans la continuité de",
        ar="امتداد للحدث",
        en="Follows",
        reverse=("Suivi par", "تلاه", "Followed by"),
        help=(
            "L’`id` de l’événement dont il est la suite.",
            "معرف الحدث الذي هو امتداد له.",
            "The id of the event that it follows.",
        ),
    )
    announces: list[RecordId] = relation(
        fr="Annonces",
        ar="الإعلانات",
        en="Announces",
        reverse=("Annoncé lors de", "مناسبة الإعلان", "Announced at"),
        many=True,
        help=(
            "Les `id` de ce qui y est annoncé, dans n’importe quelle catégorie de fiches.",
            "معرفات البطاقات المعلن عنها خلال الحدث، من أي صنف كانت.",
            "The ids of the records, of any kind, announced there.",
        ),
        schema_org="about",
    )
