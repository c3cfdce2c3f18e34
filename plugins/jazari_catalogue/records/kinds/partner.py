"""An organisation that takes part."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.facets import PARTNER_TYPE, REGION
from jazari_catalogue.records.model.fields import fact
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.schema_org import (
    ORGANISATION,
    RESEARCH_ORGANISATION,
    SchemaType,
)
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.countries import Country
from jazari_catalogue.records.values.regions import Region
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import PartnerType, Question

_TYPES = {
    PartnerType.GOVERNMENT: SchemaType("GovernmentOrganization", "Organization"),
    PartnerType.EDUCATION: SchemaType("CollegeOrUniversity", "Organization"),
    PartnerType.COMPANY: SchemaType("Corporation", "Organization"),
    PartnerType.FACILITY: RESEARCH_ORGANISATION,
    PartnerType.HEALTHCARE: SchemaType("MedicalOrganization", "Organization"),
}


class Partner(Record):
    """An organisation that takes part: a ministry, a university, a company, an association."""

    kind: ClassVar[str] = "partner"
    plural: ClassVar[str] = "partners"
    titles: ClassVar[Titles] = Titles("Partenaire", "شريك", "Partner")
    plural_titles: ClassVar[Titles] = Titles("Partenaires", "الشركاء", "Partners")
    intro: ClassVar[Titles] = Titles(
        "Les institutions que citent les sources : ministères, conseils régionaux, universités, entreprises.",
        "المؤسسات التي تسميها المصادر: وزارات ومجالس جهوية وجامعات وشركات.",
        "The organisations named in the sources: ministries, regional councils, universities, companies.",
    )
    order: ClassVar[int] = 50
    menu: ClassVar[Menu] = Menu.PARTNERS
    in_last_file: ClassVar[bool] = True
    sign: ClassVar[Sign] = Sign("partner", "terracotta")
    schema_type: ClassVar[SchemaType] = ORGANISATION
    diagram_column: ClassVar[int | None] = 0

    type: PartnerType | None = fact(
        fr="Type",
        ar="النوع",
        en="Type",
        help=(
            "Le type d’organisation, dans le vocabulaire de ROR.",
            "نوع المؤسسة حسب مفردات ROR.",
            "The type of organisation, in the vocabulary of ROR.",
        ),
        facet=PARTNER_TYPE,
        on_card=True,
        schema_types=_TYPES,
        expected=Question.NATURE,
        checks=Checks(explained_by={PartnerType.OTHER: "type_other"}),
    )
    type_other: LocalText | None = fact(
        fr="Nature de l’organisation",
        ar="نوع المؤسسة",
        en="Type of organisation",
        help=(
            "Pour le type `other`, la nature de l’organisation, en quelques mots.",
            "تعريف بالمؤسسة في بضع كلمات إن كان النوع `other`.",
            "With the type `other`, what it is, in a few words.",
        ),
        checks=Checks(only_with=("type", PartnerType.OTHER)),
    )
    country: Country | None = fact(
        fr="Pays",
        ar="البلد",
        en="Country",
        help=(
            "Le code du pays, deux majuscules : `MA`, `FR`.",
            "رمز البلد بحرفين كبيرين: `MA`، `FR`.",
            "The code of the country, two capitals: `MA`, `FR`.",
        ),
        schema_org="address:PostalAddress.addressCountry",
        expected=Question.PLACE,
    )
    region: Region | None = fact(
        fr="Région",
        ar="الجهة",
        en="Region",
        help=(
            "Pour un partenaire au Maroc, le code de sa région : `MA-04`.",
            "رمز جهة الشريك إن كان في المغرب: `MA-04`.",
            "For a partner in Morocco, the code of its region: `MA-04`.",
        ),
        facet=REGION,
        schema_org="address:PostalAddress.addressRegion",
    )
