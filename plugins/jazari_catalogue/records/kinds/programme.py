"""A programme: a strategy, a training, a call, a support scheme."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.fields import fact, part, relation
from jazari_catalogue.records.record import Model, Record
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import Edtf, LanguageCode, RecordId, Url
from jazari_catalogue.records.vocabularies import Audience, Mode, ProgrammeType


class Apply(Model):
    """When and where one applies."""

    opens: Edtf | None = part(
        fr="Ouverture",
        ar="فتح باب الترشيح",
        en="Opens",
        help=(
            "Quand les candidatures s’ouvrent : année, mois ou jour.",
            "متى يفتح باب الترشيح: سنة أو شهر أو يوم.",
            "When applications open: year, month or day.",
        ),
    )
    closes: Edtf | None = part(
        fr="Clôture",
        ar="إغلاق باب الترشيح",
        en="Closes",
        help=(
            "Quand elles se ferment : année, mois ou jour.",
            "متى يغلق: سنة أو شهر أو يوم.",
            "When they close: year, month or day.",
        ),
    )
    url: Url | None = part(
        fr="Adresse",
        ar="الرابط",
        en="Address",
        help=(
            "La page où l’on candidate, à partir de `https://`.",
            "صفحة الترشيح ابتداء من `https://`.",
            "The page where one applies, from `https://`.",
        ),
    )


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

    type: ProgrammeType | None = fact(
        fr="Type",
        ar="النوع",
        en="Type",
        help=(
            "De quelle sorte de programme il s’agit.",
            "نوع البرنامج.",
            "What sort of programme it is.",
        ),
    )
    starts: Edtf | None = fact(
        fr="Début",
        ar="البداية",
        en="Starts",
        help=(
            "Quand le programme commence : année, mois ou jour.",
            "متى يبدأ البرنامج: سنة أو شهر أو يوم.",
            "When the programme starts: year, month or day.",
        ),
    )
    ends: Edtf | None = fact(
        fr="Fin",
        ar="النهاية",
        en="Ends",
        help=(
            "Quand il finit : année, mois ou jour.",
            "متى ينتهي: سنة أو شهر أو يوم.",
            "When it ends: year, month or day.",
        ),
    )
    audiences: list[Audience] = fact(
        fr="Publics",
        ar="الفئات",
        en="Audiences",
        many=True,
        help=(
            "À qui le programme s’adresse ; plusieurs valeurs possibles.",
            "من يتوجه إليهم البرنامج؛ يمكن ذكر عدة قيم.",
            "Whom the programme serves; several values may stand.",
        ),
    )
    apply: Apply | None = fact(
        fr="Candidature",
        ar="الترشيح",
        en="Application",
        help=(
            "Quand et où l’on candidate : `{closes: 2026-02-28, url: https://…}`.",
            "متى وأين يقدم الترشيح: `{closes: 2026-02-28, url: https://…}`.",
            "When and where one applies: `{closes: 2026-02-28, url: https://…}`.",
        ),
    )
    languages: list[LanguageCode] = fact(
        fr="Langues",
        ar="اللغات",
        en="Languages",
        many=True,
        help=(
            "Les langues du programme : `[fr, ar]`.",
            "لغات البرنامج: `[fr, ar]`.",
            "The languages of the programme: `[fr, ar]`.",
        ),
    )
    mode: Mode | None = fact(
        fr="Modalité",
        ar="النمط",
        en="Mode",
        help=(
            "Sur place, en ligne ou les deux.",
            "حضوريا أو عن بعد أو الاثنان معا.",
            "On site, online or both.",
        ),
    )
    cost: LocalText | None = fact(
        fr="Coût",
        ar="التكلفة",
        en="Cost",
        help=(
            "Ce que coûte la participation, en mots.",
            "تكلفة المشاركة، كتابة.",
            "What taking part costs, in words.",
        ),
        example={"fr": "Gratuit", "ar": "مجاني", "en": "Free"},
    )
    institutes: list[RecordId] = relation(
        "institute",
        fr="Instituts",
        ar="المعاهد",
        en="Institutes",
        reverse=("Programmes", "البرامج", "Programmes"),
        many=True,
        help=(
            "Les `id` des instituts qui portent le programme.",
            "معرفات المعاهد التي تنجز البرنامج.",
            "The ids of the institutes that run the programme.",
        ),
    )
    labs: list[RecordId] = relation(
        "lab",
        fr="Laboratoires",
        ar="المختبرات",
        en="Laboratories",
        reverse=("Programmes", "البرامج", "Programmes"),
        many=True,
        help=(
            "Les `id` des laboratoires qui y prennent part.",
            "معرفات المختبرات المشاركة فيه.",
            "The ids of the laboratories that take part.",
        ),
    )
    partners: list[RecordId] = relation(
        "partner",
        fr="Partenaires",
        ar="الشركاء",
        en="Partners",
        reverse=("Programmes", "البرامج", "Programmes"),
        many=True,
        help=(
            "Les `id` des partenaires du programme.",
            "معرفات شركاء البرنامج.",
            "The ids of the programme’s partners.",
        ),
    )
    part_of: RecordId | None = relation(
        "programme",
        fr="Fait partie de",
        ar="جزء من",
        en="Part of",
        reverse=("Comprend", "يشمل", "Includes"),
        help=(
            "L’`id` du programme plus large dont il fait partie.",
            "معرف البرنامج الأوسع الذي هو جزء منه.",
            "The id of the larger programme it is part of.",
        ),
    )
