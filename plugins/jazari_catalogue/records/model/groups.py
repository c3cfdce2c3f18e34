"""Groups of fields that several kinds share, and `Model`, the base class of every mapping."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.fields import part
from jazari_catalogue.records.values.addresses import Url
from jazari_catalogue.records.values.identifiers import Isni, Ror, Wikidata
from jazari_catalogue.records.values.ids import FieldName, SourceIds
from jazari_catalogue.records.values.language_codes import LanguageCode
from jazari_catalogue.records.values.text import LocalText


class Model(BaseModel):
    """A mapping of a record file. Unknown keys are errors; defaults are not validated."""

    model_config = ConfigDict(defer_build=True, extra="forbid", validate_default=False)

    @classmethod
    def as_written(cls, **values: Any) -> dict[str, Any]:
        """The mapping of ``values`` for a record file, without fields that have no value.

        Raises TypeError for a field that the model does not have.
        """
        unknown = values.keys() - cls.model_fields.keys()
        if unknown:
            raise TypeError(f"{cls.__name__} has no field {', '.join(sorted(unknown))}")
        return {name: value for name, value in values.items() if value}


class Link(Model):
    """Another page about the subject of the record."""

    url: Url = part(
        fr="Adresse",
        ar="الرابط",
        en="Address",
        help=(
            "L’adresse entière de la page, à partir de `https://`.",
            "العنوان الكامل للصفحة ابتداء من `https://`.",
            "The whole address of the page, including `https://`.",
        ),
        required=True,
    )
    label: LocalText | None = part(
        fr="Libellé",
        ar="النص الظاهر",
        en="Label",
        help=(
            "Ce que le lien affiche ; sans lui, l’adresse.",
            "النص الذي يظهر للرابط؛ وإلا ظهر العنوان نفسه.",
            "The text of the link; without it, the address is shown.",
        ),
        checks=Checks(as_sources=True),
    )
    language: LanguageCode | None = part(
        fr="Langue",
        ar="اللغة",
        en="Language",
        help=(
            "La langue de la page : `fr`, `ar`, `en`…",
            "لغة الصفحة: `fr` أو `ar` أو `en`…",
            "The language of the page: `fr`, `ar`, `en`…",
        ),
    )


class Identifiers(Model):
    """The identifiers that other registries give to the same thing."""

    ror: Ror | None = part(
        fr="ROR",
        ar="ROR",
        en="ROR",
        help=(
            "L’identifiant de l’organisation dans ROR, sans `https://ror.org/`.",
            "معرف المؤسسة في ROR دون `https://ror.org/`.",
            "The id of the organisation in ROR, without `https://ror.org/`.",
        ),
        checks=Checks(distinct=True),
    )
    wikidata: Wikidata | None = part(
        fr="Wikidata",
        ar="ويكي بيانات",
        en="Wikidata",
        help=(
            "Le numéro de l’élément Wikidata, avec son Q.",
            "رقم العنصر في ويكي بيانات مع حرف Q.",
            "The number of the Wikidata item, with its Q.",
        ),
        checks=Checks(distinct=True),
    )
    isni: Isni | None = part(
        fr="ISNI",
        ar="ISNI",
        en="ISNI",
        help=(
            "Les seize caractères de l’ISNI, avec ou sans espaces.",
            "خانات ISNI الست عشرة، بمسافات أو بدونها.",
            "The sixteen characters of the ISNI, with or without spaces.",
        ),
        checks=Checks(distinct=True),
    )


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


class Dispute(Model):
    """Contradicting statements of sources about one field, of which the catalogue chooses none.

    ``about`` names the disputed point if the title of the field is not enough.
    """

    field: FieldName = part(
        fr="Champ",
        ar="الحقل",
        en="Field",
        help=(
            "Le nom du champ en cause, tel que dans la fiche : `signed`.",
            "اسم الحقل المعني كما يكتب في البطاقة: `signed`.",
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
            "النقطة بالتحديد إن لم يكف اسم الحقل.",
            "The exact point, if the name of the field is not enough.",
        ),
    )
    claims: list[Claim] = part(
        fr="Affirmations",
        ar="الأقوال",
        en="Claims",
        help=(
            "Ce que dit chaque camp, avec ses sources ; on ne tranche pas.",
            "ما يقوله كل طرف مع مصادره، دون ترجيح.",
            "What each side says, with its sources; the catalogue takes no side.",
        ),
        required=True,
    )
