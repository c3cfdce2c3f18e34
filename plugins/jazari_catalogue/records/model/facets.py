"""Facets: values that the search filters by, and that may have pages listing their records.

A field declares the facet of its values (``facet=``). Facets that several kinds share are declared
here; ``facet=True`` makes a facet with the name of the field.
"""

from __future__ import annotations

from dataclasses import dataclass

from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.titles import Titles


@dataclass(frozen=True)
class FacetPage:
    """The static pages of a facet: one for all values, and a list of records for each value."""

    path: str
    """The segment of the URL: ``regions`` in ``/fr/regions/ma-04/``."""
    titles: Titles
    """The heading of the page of all values."""
    intro: Titles
    """The text below that heading."""
    intro_of_value: Titles
    """The text below the heading of the list of one value."""
    sign: Sign
    order: int
    """Its position among the pages and kinds of the footer; lower first."""
    linked: bool = False
    """Whether pages of records link a value to its list."""


@dataclass(frozen=True)
class Facet:
    """A facet of the search."""

    name: str
    """Its query parameter on the search page, and its key in the search index."""
    titles: Titles
    """The heading above its checkboxes."""
    order: int = 1000
    """Its position among the facets; lower first."""
    page: FacetPage | None = None


REGION_PAGE = FacetPage(
    "regions",
    Titles("Régions", "الجهات", "Regions"),
    Titles(
        "Les douze régions du Maroc et ce que chacune accueille.",
        "جهات المغرب الاثنتا عشرة وما يوجد في كل منها.",
        "The twelve regions of Morocco and what is in each of them.",
    ),
    Titles(
        "Ce que le catalogue connaît dans cette région.",
        "ما يعرفه الفهرس في هذه الجهة.",
        "What the catalogue has in this region.",
    ),
    sign=Sign("region", "green"),
    order=10,
    linked=True,
)
REGION = Facet("region", Titles("Région", "الجهة", "Region"), 10, REGION_PAGE)
STATUS_PAGE = FacetPage(
    "statuses",
    Titles("Statuts", "الحالات", "Statuses"),
    Titles(
        "Où en est ce que contient le catalogue, d’après ses sources.",
        "إلى أين وصل ما يضمه الفهرس بحسب مصادره.",
        "The status of everything in the catalogue, according to its sources.",
    ),
    Titles(
        "Ce qui a ce statut, d’après ses sources.",
        "ما له هذه الحالة بحسب مصادره.",
        "Everything with this status, according to its sources.",
    ),
    sign=Sign("status", "turquoise"),
    order=86,
)
STATUS = Facet("status", Titles("Statut", "الحالة", "Status"), 20, STATUS_PAGE)
TOPIC = Facet("topic", Titles("Thème", "الموضوع", "Topic"), 30)
MISSION_PAGE = FacetPage(
    "missions",
    Titles("Missions", "المهام", "Missions"),
    Titles(
        "À quoi servent le réseau et ses instituts.",
        "ما الذي أنشئت الشبكة ومعاهدها من أجله.",
        "What the network and its institutes are for.",
    ),
    Titles("Ce qui a cette mission.", "ما له هذه المهمة.", "Everything with this mission."),
    sign=Sign("mission", "aubergine"),
    order=85,
)
MISSION = Facet("mission", Titles("Mission", "المهمة", "Mission"), 40, MISSION_PAGE)
AUDIENCE_PAGE = FacetPage(
    "audiences",
    Titles("Publics", "الفئات المستهدفة", "Audiences"),
    Titles(
        "À qui s’adressent le réseau et ses programmes.",
        "لمن توجَّه الشبكة وبرامجها.",
        "Whom the network and its programmes serve.",
    ),
    Titles(
        "Ce que le catalogue contient pour ce public.",
        "ما يتضمنه الفهرس لهذه الفئة.",
        "What the catalogue has for this audience.",
    ),
    sign=Sign("audience", "cobalt"),
    order=20,
    linked=True,
)
AUDIENCE = Facet("audience", Titles("Public", "الفئة المستهدفة", "Audience"), 50, AUDIENCE_PAGE)
PARTNER_TYPE = Facet("type", Titles("Type de partenaire", "نوع الشريك", "Partner type"), 60)
