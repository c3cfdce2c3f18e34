"""A programme: a strategy, a training, a call, a support scheme."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.model.application import Apply
from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.facets import AUDIENCE
from jazari_catalogue.records.model.fields import fact, relation
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.schema_org import COURSE, CREATIVE_WORK, SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.language_codes import LanguageCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import (
    Audience,
    Mode,
    ProgrammeType,
    Question,
    Status,
)

PROJECT = SchemaType("Project", "Organization")
_TYPES = {
    ProgrammeType.TRAINING: COURSE,
    ProgrammeType.RESEARCH: SchemaType("ResearchProject", "Organization"),
    ProgrammeType.STRATEGY: CREATIVE_WORK,
    ProgrammeType.SUPPORT: SchemaType("Service"),
}
_OF_OFFERS = frozenset({"apply", "languages", "mode", "cost"})


class Programme(Record):
    """A programme: a strategy, a training, a call, a support scheme."""

    kind: ClassVar[str] = "programme"
    plural: ClassVar[str] = "programmes"
    titles: ClassVar[Titles] = Titles("Programme", "برنامج", "Programme")
    plural_titles: ClassVar[Titles] = Titles("Programmes", "البرامج", "Programmes")
    intro: ClassVar[Titles] = Titles(
        "Les stratégies que sert le réseau et les programmes qu’il propose.",
        "الاستراتيجيات والبرامج التي تخدمها الشبكة أو تقترحها.",
        "The strategies that the network contributes to and the programmes it offers.",
    )
    order: ClassVar[int] = 40
    menu: ClassVar[Menu] = Menu.TAKE_PART
    sign: ClassVar[Sign] = Sign("programme", "aubergine")
    has_path: ClassVar[bool] = True
    schema_type: ClassVar[SchemaType] = PROJECT

    type: ProgrammeType | None = fact(
        fr="Type",
        ar="النوع",
        en="Type",
        help=(
            "Le type de programme.",
            "نوع البرنامج.",
            "The type of programme.",
        ),
        on_card=True,
        schema_types=_TYPES,
        expected=Question.NATURE,
    )
    starts: Edtf | None = fact(
        fr="Début",
        ar="البداية",
        en="Starts",
        help=(
            "Quand le programme commence : année, mois ou jour.",
            "تاريخ بداية البرنامج: سنة أو شهر أو يوم.",
            "When the programme starts: year, month or day.",
        ),
        files=True,
        until="ends",
        schema_org={COURSE.name: "startDate"},
        expected=Question.DATES,
        checks=Checks(past_once=(Status.LAUNCHED, Status.OPERATING)),
    )
    ends: Edtf | None = fact(
        fr="Fin",
        ar="النهاية",
        en="Ends",
        help=(
            "Quand il finit : année, mois ou jour.",
            "تاريخ نهاية البرنامج: سنة أو شهر أو يوم.",
            "When it ends: year, month or day.",
        ),
        schema_org={COURSE.name: "endDate"},
        checks=Checks(after="starts", past_once=(Status.CLOSED,)),
    )
    audiences: list[Audience] = fact(
        fr="Publics",
        ar="الفئات المستهدفة",
        en="Audiences",
        many=True,
        help=(
            "À qui le programme s’adresse ; plusieurs valeurs possibles.",
            "من يتوجه إليهم البرنامج؛ يمكن ذكر عدة قيم.",
            "Whom the programme serves; several values are allowed.",
        ),
        facet=AUDIENCE,
        schema_org=dict.fromkeys(("CreativeWork", "Service"), "audience:Audience.audienceType"),
        expected=Question.PURPOSE,
    )
    apply: Apply | None = fact(
        fr="Candidature",
        ar="الترشيح",
        en="Application",
        help=(
            "Quand et où candidater : `{closes: 2026-02-28, url: https://…}`.",
            "موعد الترشيح ومكان تقديمه: `{closes: 2026-02-28, url: https://…}`.",
            "When and where to apply: `{closes: 2026-02-28, url: https://…}`.",
        ),
        expected=Question.ADMISSION,
    )
    languages: list[LanguageCode] = fact(
        fr="Langues",
        ar="اللغات",
        en="Languages",
        many=True,
        help=(
            "Les langues du programme : `[fr, ar]`.",
            "لغات البرنامج: `[fr, ar]`.",
            "The languages of the programme: `[fr, ar]`.",
        ),
        expected=Question.ADMISSION,
    )
    mode: Mode | None = fact(
        fr="Modalité",
        ar="النمط",
        en="Mode",
        help=(
            "En présentiel, en ligne ou les deux.",
            "حضوريا أو عن بعد أو الاثنان معا.",
            "On site, online or both.",
        ),
        schema_org={COURSE.name: "educationalProgramMode"},
        expected=Question.ADMISSION,
    )
    cost: LocalText | None = fact(
        fr="Coût",
        ar="التكلفة",
        en="Cost",
        help=(
            "Ce que coûte la participation, en toutes lettres.",
            "تكلفة المشاركة، مكتوبة نصا.",
            "The cost of taking part, in words.",
        ),
        example={"fr": "Gratuit", "ar": "مجاني", "en": "Free"},
        expected=Question.MONEY,
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
        schema_org=dict.fromkeys((COURSE.name, "Service"), "provider"),
        expected=Question.NETWORK,
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
            "معرفات المختبرات المشاركة في البرنامج.",
            "The ids of the laboratories that take part.",
        ),
        schema_org={COURSE.name: "provider"},
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
    aligned_with: list[RecordId] = relation(
        "programme",
        fr="S’aligne sur",
        ar="ينسجم مع",
        en="Aligned with",
        reverse=("Programmes qui s’y alignent", "برامج منسجمة معه", "Programmes aligned with it"),
        many=True,
        help=(
            "Les `id` des programmes sur lesquels, selon une source, il s’aligne.",
            "معرفات البرامج التي ينسجم معها حسب أحد المصادر.",
            "The ids of the programmes that, according to a source, it is aligned with.",
        ),
    )

    def expects(self, field: str) -> bool:
        """Whether the public expects ``field``: nobody applies for a strategy or takes part in it."""
        return field not in _OF_OFFERS or self.type not in (None, ProgrammeType.STRATEGY)
