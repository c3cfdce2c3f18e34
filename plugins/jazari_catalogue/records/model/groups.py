"""Groups of fields that several kinds share, and `Model`, the base class of every mapping."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.fields import part
from jazari_catalogue.records.values.addresses import Url
from jazari_catalogue.records.values.identifiers import Isni, Ror, Wikidata
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
            "Ce que le lien affiche ; sans lui, l’adresse.",
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
            "La langue de la page : `fr`, `ar`, `en`…",
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

    def iris(self) -> list[str]:
        """The identifiers as IRIs, each in the form that its registry publishes.

        ROR: ``https://ror.org/`` and the id (“Identifier pattern” in https://ror.readme.io/).
        Wikidata: the concept URI (https://www.wikidata.org/wiki/Wikidata:Data_access).
        ISNI: the URI of the entity, without spaces (https://isni.org/page/linked-data/).
        """
        iris = {
            "https://ror.org/": self.ror,
            "http://www.wikidata.org/entity/": self.wikidata,
            "https://isni.org/isni/": self.isni,
        }
        return [base + value.replace(" ", "") for base, value in iris.items() if value]
