"""An organisation that takes part."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.fields import fact
from jazari_catalogue.records.record import Record
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import Country, Region
from jazari_catalogue.records.vocabularies import PartnerType


class Partner(Record):
    """An organisation that takes part: a ministry, a university, a company, an association."""

    kind: ClassVar[str] = "partner"
    plural: ClassVar[str] = "partners"
    titles: ClassVar[Titles] = Titles("Partenaire", "شريك", "Partner")
    plural_titles: ClassVar[Titles] = Titles("Partenaires", "الشركاء", "Partners")
    intro: ClassVar[Titles] = Titles(
        "Les institutions nommées par les sources : ministères, conseils régionaux, universités, entreprises.",
        "المؤسسات التي تسميها المصادر: وزارات ومجالس جهوية وجامعات وشركات.",
        "The institutions that sources name: ministries, regional councils, universities, companies.",
    )
    order: ClassVar[int] = 50

    type: PartnerType | None = fact(fr="Type", ar="النوع", en="Type")
    country: Country | None = fact(fr="Pays", ar="البلد", en="Country")
    region: Region | None = fact(fr="Région", ar="الجهة", en="Region")
