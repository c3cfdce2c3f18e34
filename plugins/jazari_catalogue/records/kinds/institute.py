"""An institute of the network."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.model.checks import Checks
from jazari_catalogue.records.model.facets import AUDIENCE, MISSION, REGION
from jazari_catalogue.records.model.fields import fact, part, relation
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.model.location import Location
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.schema_org import RESEARCH_ORGANISATION, SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.addresses import Email, Phone, Url
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.regions import FIRST, LAST, Region
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Audience, Mission, Question, Role


class Contact(Model):
    """How to reach the institution: role addresses, never personal ones."""

    email: Email | None = part(
        fr="Courriel",
        ar="البريد الإلكتروني",
        en="Email",
        help=(
            "Une adresse de fonction, jamais celle d’une personne.",
            "عنوان وظيفي، لا عنوان شخص.",
            "A role address, never a person’s.",
        ),
        schema_org="email",
    )
    phone: Phone | None = part(
        fr="Téléphone",
        ar="الهاتف",
        en="Telephone",
        help=(
            "Le numéro du standard, tel que l’institution le publie.",
            "رقم المؤسسة كما تنشره هي.",
            "The number of the institution, as it publishes it.",
        ),
        schema_org="telephone",
    )
    url: Url | None = part(
        fr="Page de contact",
        ar="صفحة الاتصال",
        en="Contact page",
        help=(
            "L’adresse de la page de contact de l’institution.",
            "عنوان صفحة الاتصال بالمؤسسة.",
            "The address of the institution’s contact page.",
        ),
        schema_org="url",
    )
    address: LocalText | None = part(
        fr="Adresse postale",
        ar="العنوان البريدي",
        en="Postal address",
        help=(
            "L’adresse postale de l’institution.",
            "العنوان البريدي للمؤسسة.",
            "The postal address of the institution.",
        ),
    )


class Institute(Record):
    """An institute of the network."""

    kind: ClassVar[str] = "institute"
    plural: ClassVar[str] = "institutes"
    titles: ClassVar[Titles] = Titles("Institut", "معهد", "Institute")
    plural_titles: ClassVar[Titles] = Titles("Instituts", "المعاهد", "Institutes")
    intro: ClassVar[Titles] = Titles(
        "Les instituts du réseau, du noyau central aux instituts régionaux, annoncés ou prévus par un accord.",
        "معاهد الشبكة، من النواة المركزية إلى المعاهد الجهوية المعلن عنها أو المتفق عليها.",
        "The institutes of the network, from its core to the regional institutes announced or planned under an agreement.",
    )
    order: ClassVar[int] = 20
    menu: ClassVar[Menu] = Menu.PLACES
    sign: ClassVar[Sign] = Sign("institute", "green", "square")
    has_path: ClassVar[bool] = True
    schema_type: ClassVar[SchemaType] = RESEARCH_ORGANISATION
    diagram_column: ClassVar[int | None] = 2

    role: Role | None = fact(
        fr="Rôle",
        ar="الدور",
        en="Role",
        help=(
            "Le rôle de l’institut dans le réseau.",
            "مكانة المعهد في الشبكة.",
            "The role of the institute in the network.",
        ),
        on_card=True,
        leading=Role.HUB,
    )
    network: RecordId | None = relation(
        "network",
        fr="Réseau",
        ar="الشبكة",
        en="Network",
        reverse=("Instituts du réseau", "معاهد الشبكة", "Institutes of the network"),
        help=(
            "L’`id` du réseau auquel l’institut appartient.",
            "معرف الشبكة التي ينتمي إليها المعهد.",
            "The id of the network that the institute belongs to.",
        ),
        schema_org="parentOrganization",
        schema_org_reverse="subOrganization",
    )
    region: Region | None = fact(
        fr="Région",
        ar="الجهة",
        en="Region",
        help=(
            f"Le code de la région, de `{FIRST}` à `{LAST}`.",
            f"رمز الجهة من `{FIRST}` إلى `{LAST}`.",
            f"The code of the region, from `{FIRST}` to `{LAST}`.",
        ),
        facet=REGION,
        schema_org="address:PostalAddress.addressRegion",
        expected=Question.PLACE,
    )
    city: LocalText | None = fact(
        fr="Ville",
        ar="المدينة",
        en="City",
        help=(
            "La ville, en un seul texte ou par langue.",
            "المدينة، نصا واحدا أو حسب اللغة.",
            "The town, as one text or by language.",
        ),
        example={"fr": "Rabat", "ar": "الرباط", "en": "Rabat"},
        place=True,
        schema_org="address:PostalAddress.addressLocality",
        expected=Question.PLACE,
        checks=Checks(as_sources=True),
    )
    location: Location | None = fact(
        fr="Coordonnées",
        ar="الإحداثيات",
        en="Coordinates",
        help=(
            "Un point sur la carte : `{latitude: 34.02, longitude: -6.84}`.",
            "نقطة على الخريطة: `{latitude: 34.02, longitude: -6.84}`.",
            "A point on the map: `{latitude: 34.02, longitude: -6.84}`.",
        ),
        schema_org="location:Place.geo:GeoCoordinates",
    )
    missions: list[Mission] = fact(
        fr="Missions",
        ar="المهام",
        en="Missions",
        many=True,
        help=(
            "Les missions de l’institut ; plusieurs valeurs possibles.",
            "الغاية من المعهد؛ يمكن ذكر عدة قيم.",
            "What the institute is for; several values are allowed.",
        ),
        facet=MISSION,
        expected=Question.PURPOSE,
    )
    audiences: list[Audience] = fact(
        fr="Publics",
        ar="الفئات المستهدفة",
        en="Audiences",
        many=True,
        help=(
            "À qui l’institut s’adresse ; plusieurs valeurs possibles.",
            "من يتوجه إليهم المعهد؛ يمكن ذكر عدة قيم.",
            "Whom the institute serves; several values are allowed.",
        ),
        facet=AUDIENCE,
        expected=Question.PURPOSE,
    )
    hosts: list[RecordId] = relation(
        "partner",
        fr="Partenaires d’accueil",
        ar="الشركاء المحتضنون",
        en="Host partners",
        reverse=("Instituts accueillis", "المعاهد المحتضنة", "Institutes hosted"),
        many=True,
        help=(
            "Les `id` des partenaires qui accueillent l’institut.",
            "معرفات الشركاء الذين يحتضنون المعهد.",
            "The ids of the partners that host the institute.",
        ),
        expected=Question.PARTIES,
    )
    contact: Contact | None = fact(
        fr="Contact",
        ar="الاتصال",
        en="Contact",
        help=(
            "Comment joindre l’institution : aucune donnée personnelle.",
            "كيفية الاتصال بالمؤسسة، دون أي معطى شخصي.",
            "How to reach the institution; no personal data.",
        ),
        schema_org="contactPoint:ContactPoint",
        expected=Question.CONTACT,
    )
