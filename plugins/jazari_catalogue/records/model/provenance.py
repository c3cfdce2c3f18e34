"""Groups of fields with sources of their own: sentences, paragraphs, steps, what sources dispute.

And `NotFound`, for what was looked for in vain.
"""

from __future__ import annotations

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.fields import part
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.values.counts import Count
from jazari_catalogue.records.values.dates import Day, Edtf
from jazari_catalogue.records.values.ids import FieldName, SourceIds
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Question, Status


class Claim(Model):
    """A sentence and the sources that state it."""

    text: LocalText = part(
        fr="Texte",
        ar="النص",
        en="Text",
        help=(
            "Ce que les sources affirment, en une phrase.",
            "ما تصرح به المصادر في جملة واحدة.",
            "What the sources state, in one sentence.",
        ),
        required=True,
    )
    sources: SourceIds = part(
        fr="Sources",
        ar="المصادر",
        en="Sources",
        help=(
            "Les `id` des sources qui l’affirment, une au moins.",
            "معرفات المصادر التي تصرح بذلك، واحد على الأقل.",
            "The ids of the sources that state it, at least one.",
        ),
        required=True,
    )


class Paragraph(Model):
    """A paragraph of a description and the sources that state what it says."""

    text: LocalText = part(
        fr="Texte",
        ar="النص",
        en="Text",
        help=(
            "Une phrase ou un paragraphe, en Markdown.",
            "جملة أو فقرة بصيغة Markdown.",
            "A sentence or a paragraph, in Markdown.",
        ),
        required=True,
        checks=Checks(describes=True),
    )
    sources: SourceIds = part(
        fr="Sources",
        ar="المصادر",
        en="Sources",
        help=(
            "Les `id` des sources qui le disent, une au moins.",
            "معرفات المصادر التي تقول ذلك، واحد على الأقل.",
            "The ids of the sources that say so, at least one.",
        ),
        required=True,
    )


class Step(Model):
    """A status that something reached, when, and the sources that state it."""

    step: Status = part(
        fr="Étape",
        ar="المرحلة",
        en="Step",
        help=(
            "Le statut atteint : `announced`, `agreed`, `launched`, `operating` ou `closed`.",
            "الحالة التي بلغتها: `announced` أو `agreed` أو `launched` أو `operating` أو `closed`.",
            "The status reached: `announced`, `agreed`, `launched`, `operating` or `closed`.",
        ),
        required=True,
        checks=Checks(ordered=True),
    )
    date: Edtf | None = part(
        fr="Date",
        ar="التاريخ",
        en="Date",
        help=(
            "Quand, si une source le dit : année, mois ou jour.",
            "تاريخ المرحلة إن ذكره مصدر: سنة أو شهر أو يوم.",
            "When, if a source says: year, month or day.",
        ),
        checks=Checks(past=True, ordered=True),
    )
    sources: SourceIds = part(
        fr="Sources",
        ar="المصادر",
        en="Sources",
        help=(
            "Les `id` des sources qui disent que l’étape est franchie, une au moins.",
            "معرفات المصادر التي تصرح ببلوغ المرحلة، واحد على الأقل.",
            "The ids of the sources that state that it was reached, at least one.",
        ),
        required=True,
    )


class Side(Claim):
    """What one side of a dispute states, and the date that it gives, if it gives one."""

    date: Edtf | None = part(
        fr="Date",
        ar="التاريخ",
        en="Date",
        help=(
            "La date que donne cette version, si elle en donne une : année, mois ou jour.",
            "التاريخ الذي يذكره هذا الطرف إن ذكر تاريخا: سنة أو شهر أو يوم.",
            "The date that this side gives, if it gives one: year, month or day.",
        ),
    )


class Dispute(Model):
    """Contradicting statements of sources about one field, of which the catalogue chooses none.

    ``about`` names the disputed point if the title of the field is not enough.
    """

    field: FieldName = part(
        fr="Champ",
        ar="الحقل",
        en="Field",
        help=(
            "Le nom du champ en cause, tel que dans la fiche : `signed`.",
            "اسم الحقل المعني كما يُكتب في البطاقة: `signed`.",
            "The name of the disputed field, as in the record: `signed`.",
        ),
        required=True,
    )
    about: LocalText | None = part(
        fr="Objet",
        ar="موضوع الخلاف",
        en="About",
        help=(
            "Le point précis, si le nom du champ ne suffit pas.",
            "تحديد النقطة إن لم يكف اسم الحقل.",
            "The exact point, if the name of the field is not enough.",
        ),
    )
    claims: list[Side] = part(
        fr="Affirmations",
        ar="الأقوال",
        en="Claims",
        help=(
            "Chaque version, avec ses sources ; on ne tranche pas.",
            "ما يقوله كل طرف مع مصادره، دون ترجيح.",
            "Each version, with its sources; the catalogue takes no side.",
        ),
        required=True,
    )


class NotFound(Model):
    """What someone looked for in sources and did not find in the parts that could be read."""

    field: FieldName = part(
        fr="Champ",
        ar="الحقل",
        en="Field",
        help=(
            "Le nom du champ resté sans réponse, tel que dans la fiche : `city`.",
            "اسم الحقل الذي بقي دون جواب كما يُكتب في البطاقة: `city`.",
            "The name of the field without an answer, as in the record: `city`.",
        ),
        required=True,
        checks=Checks(empty_unless="about"),
    )
    about: LocalText | None = part(
        fr="Objet",
        ar="الموضوع",
        en="About",
        help=(
            "Ce qui a été recherché, si le nom du champ ne suffit pas.",
            "ما بُحث عنه إن لم يكف اسم الحقل.",
            "What was looked for, if the name of the field is not enough.",
        ),
    )
    question: Question | None = part(
        fr="Question",
        ar="السؤال",
        en="Question",
        help=(
            "La question du public, si celle du champ ne convient pas : `money`, `opening`…",
            "سؤال الجمهور إن لم يناسب سؤال الحقل: `money` أو `opening` وغيرها.",
            "The question people ask, if it differs from that of the field: `money`, `opening`…",
        ),
    )
    searched: Day = part(
        fr="Recherché le",
        ar="تاريخ البحث",
        en="Looked for on",
        help=(
            "Le jour de la recherche.",
            "يوم البحث.",
            "The day of the search.",
        ),
        required=True,
        checks=Checks(past=True),
    )
    pages: Count = part(
        fr="Pages lues",
        ar="الصفحات المقروءة",
        en="Pages read",
        help=(
            "Dans combien de pages, lues en entier ou en partie.",
            "عدد الصفحات، سواء قُرئت كاملة أو جزئيا.",
            "In how many pages, read in whole or in part.",
        ),
        required=True,
    )
