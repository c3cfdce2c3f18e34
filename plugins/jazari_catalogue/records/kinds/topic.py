"""A topic."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.model.fields import fact
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Named
from jazari_catalogue.records.model.schema_org import SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Audience


class Topic(Named):
    """A subject of the small controlled vocabulary that records are filed under."""

    kind: ClassVar[str] = "topic"
    plural: ClassVar[str] = "topics"
    titles: ClassVar[Titles] = Titles("Thème", "موضوع", "Topic")
    plural_titles: ClassVar[Titles] = Titles("Thèmes", "المواضيع", "Topics")
    intro: ClassVar[Titles] = Titles(
        "Les sujets sous lesquels les fiches sont classées.",
        "المواضيع التي تُصنف تحتها البطاقات.",
        "The subjects used to classify records.",
    )
    order: ClassVar[int] = 80
    menu: ClassVar[Menu] = Menu.TAKE_PART
    counted: ClassVar[bool] = False
    sign: ClassVar[Sign] = Sign("topic")
    schema_type: ClassVar[SchemaType] = SchemaType("DefinedTerm")
    schema_list: ClassVar[str | None] = "inDefinedTermSet"

    audiences: list[Audience] = fact(
        fr="Publics concernés",
        ar="الفئات المعنية",
        en="Relevant audiences",
        many=True,
        help=(
            "Les publics que le thème concerne : leur page montre ses fiches et dit pourquoi.",
            "الفئات التي يعنيها الموضوع: تعرض صفحة كل منها بطاقاته وتذكر السبب.",
            "The audiences that the topic is relevant to: their page shows its records and says why.",
        ),
    )
