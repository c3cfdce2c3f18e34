"""An institute of the network."""

from __future__ import annotations

from typing import ClassVar

from jazari_catalogue.records.fields import fact, relation
from jazari_catalogue.records.record import Model, Record
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.titles import Titles
from jazari_catalogue.records.values import (
    Email,
    Latitude,
    Longitude,
    PlainText,
    RecordId,
    Region,
    Url,
)
from jazari_catalogue.records.vocabularies import Audience, Mission, Role


class Location(Model):
    """A point on the map, in decimal degrees of WGS 84."""

    latitude: Latitude
    longitude: Longitude


class Contact(Model):
    """How to reach the institution: addresses of functions, never of persons."""

    email: Email | None = None
    phone: PlainText | None = None
    url: Url | None = None
    address: LocalText | None = None


class Institute(Record):
    """An institute of the network."""

    kind: ClassVar[str] = "institute"
    plural: ClassVar[str] = "institutes"
    titles: ClassVar[Titles] = Titles("Institut", "معهد", "Institute")
    plural_titles: ClassVar[Titles] = Titles("Instituts", "المعاهد", "Institutes")
    intro: ClassVar[Titles] = Titles(
        "Les instituts du réseau, du noyau central aux instituts régionaux annoncés ou convenus.",
        "معاهد الشبكة، من النواة المركزية إلى المعاهد الجهوية المعلن عنها أو المتفق عليها.",
        "The institutes of the network, from its core to the regional institutes announced or agreed.",
    )
    order: ClassVar[int] = 20

    role: Role | None = fact(fr="Rôle", ar="الدور", en="Role")
    network: RecordId | None = relation(
        "network",
        fr="Réseau",
        ar="الشبكة",
        en="Network",
        reverse=("Instituts du réseau", "معاهد الشبكة", "Institutes of the network"),
    )
    region: Region | None = fact(fr="Région", ar="الجهة", en="Region")
    city: LocalText | None = fact(fr="Ville", ar="المدينة", en="City")
    location: Location | None = fact(fr="Coordonnées", ar="الإحداثيات", en="Coordinates")
    missions: list[Mission] = fact(fr="Missions", ar="المهام", en="Missions", many=True)
    audiences: list[Audience] = fact(fr="Publics", ar="الفئات", en="Audiences", many=True)
    hosts: list[RecordId] = relation(
        "partner",
        fr="Partenaires d’accueil",
        ar="الشركاء المحتضنون",
        en="Host partners",
        reverse=("Instituts accueillis", "المعاهد المحتضنة", "Institutes hosted"),
        many=True,
    )
    contact: Contact | None = fact(fr="Contact", ar="الاتصال", en="Contact")
