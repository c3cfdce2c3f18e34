"""An event."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.fields import fact, relation
from jazari_catalogue.records.record import Record
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import Edtf, RecordId


class Event(Record):
    """An event: a day, a forum, a ceremony."""

    kind: ClassVar[str] = "event"
    plural: ClassVar[str] = "events"
    titles: ClassVar[Titles] = Titles("Événement", "حدث", "Event")
    plural_titles: ClassVar[Titles] = Titles("Événements", "الأحداث", "Events")
    intro: ClassVar[Titles] = Titles(
        "Les rencontres où le réseau a été annoncé et ses accords conclus, de la plus récente à la plus ancienne.",
        "اللقاءات التي أُعلن فيها عن الشبكة وأُبرمت اتفاقاتها، من الأحدث إلى الأقدم.",
        "The occasions on which the network was announced and its agreements made, newest first.",
    )
    order: ClassVar[int] = 70

    starts: Edtf | None = fact(fr="Début", ar="البداية", en="Starts")
    ends: Edtf | None = fact(fr="Fin", ar="النهاية", en="Ends")
    place: LocalText | None = fact(fr="Lieu", ar="المكان", en="Place")
    organisers: list[RecordId] = relation(
        "partner",
        fr="Organisateurs",
        ar="الجهات المنظمة",
        en="Organisers",
        reverse=("Événements organisés", "الأحداث المنظمة", "Events organised"),
        many=True,
    )
    continues: RecordId | None = relation(
        "event",
        fr="Dans la continuité de",
        ar="امتداد لـ",
        en="Continues",
        reverse=("Suivi par", "تلاه", "Followed by"),
    )
    announces: list[RecordId] = relation(
        fr="Annonces",
        ar="الإعلانات",
        en="Announces",
        reverse=("Annoncé lors de", "أعلن عنه خلال", "Announced at"),
        many=True,
    )
