"""Facets: values that the search filters by, and that may have pages listing their records.

A field declares the facet of its values (``facet=``). Facets that several kinds share are declared
here; ``facet=True`` makes a facet with the name of the field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Strength


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
    menu: Menu
    """The group of the menu with the link to the page of all values."""
    order: int
    """Its position among the pages of facets; lower first."""
    menu_titles: Titles | None = None
    """Its title in the menu, unless it is the heading."""
    linked: bool = False
    """Whether pages of records link a value to its list."""
    explanations: Mapping[str, Titles] = field(default_factory=dict, compare=False)
    """What each value means, for the page of all values; none where the titles say it."""


@dataclass(frozen=True)
class Facet:
    """A facet of the search. Its hash is that of its name: facets are the keys of many mappings."""

    name: str
    """Its query parameter on the search page, and its key in the search index."""
    titles: Titles = field(hash=False)
    """The heading above its checkboxes."""
    order: int = field(default=1000, hash=False)
    """Its position among the facets; lower first."""
    page: FacetPage | None = field(default=None, hash=False)


REGION_PAGE = FacetPage(
    "regions",
    Titles("Régions", "الجهات", "Regions"),
    Titles(
        "Les douze régions du Maroc et ce que chacune accueille.",
        "جهات المغرب الاثنتا عشرة وما يوجد في كل منها.",
        "The twelve regions of Morocco and what is in each of them.",
    ),
    Titles(
        "Ce que le catalogue recense dans cette région.",
        "ما يضمه الدليل عن هذه الجهة.",
        "What the catalogue lists in this region.",
    ),
    sign=Sign("region", "green"),
    menu=Menu.PLACES,
    order=10,
    menu_titles=Titles("Carte des régions", "خريطة الجهات", "Map of the regions"),
    linked=True,
)
REGION = Facet("region", Titles("Région", "الجهة", "Region"), 10, REGION_PAGE)
STATUS_PAGE = FacetPage(
    "statuses",
    Titles("Statuts", "الحالات", "Statuses"),
    Titles(
        "L’état d’avancement de tout ce que recense le catalogue, d’après ses sources.",
        "مدى تقدم ما يضمه الدليل، حسب مصادره.",
        "How far everything in the catalogue has progressed, according to its sources.",
    ),
    Titles(
        "Les fiches qui ont ce statut, d’après leurs sources.",
        "البطاقات التي بلغت هذه الحالة، حسب مصادرها.",
        "Records with this status, according to their sources.",
    ),
    sign=Sign("status", "turquoise"),
    menu=Menu.DATES,
    order=86,
)
STATUS = Facet("status", Titles("Statut", "الحالة", "Status"), 20, STATUS_PAGE)
TOPIC = Facet("topic", Titles("Thème", "الموضوع", "Topic"), 30)
MISSION_PAGE = FacetPage(
    "missions",
    Titles("Missions", "المهام", "Missions"),
    Titles(
        "Les missions du réseau et de ses instituts.",
        "المهام التي أُحدثت الشبكة ومعاهدها من أجلها.",
        "What the network and its institutes are for.",
    ),
    Titles(
        "Les fiches qui ont cette mission.",
        "البطاقات المتعلقة بهذه المهمة.",
        "Records with this mission.",
    ),
    sign=Sign("mission", "aubergine"),
    menu=Menu.TAKE_PART,
    order=85,
)
MISSION = Facet("mission", Titles("Mission", "المهمة", "Mission"), 40, MISSION_PAGE)
AUDIENCE_PAGE = FacetPage(
    "audiences",
    Titles("Publics", "الفئات المستهدفة", "Audiences"),
    Titles(
        "À qui s’adressent le réseau et ses programmes.",
        "الفئات التي تتوجه إليها الشبكة وبرامجها.",
        "Who the network and its programmes are for.",
    ),
    Titles(
        "Ce que le catalogue recense pour ce public.",
        "ما يضمه الدليل مما يهم هذه الفئة.",
        "What the catalogue has for this audience.",
    ),
    sign=Sign("audience", "cobalt"),
    menu=Menu.TAKE_PART,
    order=20,
    linked=True,
)
AUDIENCE = Facet("audience", Titles("Public", "الفئة المستهدفة", "Audience"), 50, AUDIENCE_PAGE)
PARTNER_TYPE = Facet("type", Titles("Type de partenaire", "نوع الشريك", "Partner type"), 60)
STRENGTH_PAGE = FacetPage(
    "strengths",
    Titles("Solidité des preuves", "قوة الأدلة", "Strength of evidence"),
    Titles(
        "Sur quoi repose le catalogue : chaque information et chaque fiche porte l’un de "
        "ces quatre signes, selon les sources qui l’affirment. Le signe d’une fiche est celui de "
        "son statut ou, à défaut, de son nom.",
        "ما تستند إليه معلومات الدليل: تحمل كل معلومة وكل بطاقة إحدى هذه العلامات الأربع حسب "
        "المصادر التي تذكرها. وعلامة البطاقة هي علامة حالتها، فإن لم تكن لها حالة فعلامة اسمها.",
        "What the catalogue’s statements rest on: every fact and every record has one of these "
        "four signs, by the sources that state it. The sign of a record is that of its status or, "
        "without one, of its name.",
    ),
    Titles(
        "Les fiches dont le statut ou le nom a ce degré de solidité.",
        "البطاقات التي تبلغ أدلة حالتها أو اسمها هذه القوة.",
        "The records whose status or name has this strength.",
    ),
    sign=Sign("strength", "green"),
    menu=Menu.EVIDENCE,
    order=87,
    explanations={
        Strength.OFFICIAL: Titles(
            "Au moins une page d’une institution de l’État l’affirme.",
            "أوردت ذلك صفحة واحدة على الأقل لإحدى مؤسسات الدولة.",
            "At least one page of a State institution says so.",
        ),
        Strength.SEVERAL: Titles(
            "Aucune page officielle, mais au moins deux médias distincts l’affirment.",
            "لا توجد صفحة رسمية، لكن أوردت ذلك وسيلتا إعلام مختلفتان على الأقل.",
            "No official page, but at least two different press publishers say so.",
        ),
        Strength.SINGLE: Titles(
            "Un seul média l’affirme, sur une ou plusieurs pages.",
            "أوردت ذلك وسيلة إعلام واحدة، في صفحة أو أكثر.",
            "One press publisher says so, on one or more pages.",
        ),
        Strength.WEAK: Titles(
            "Seuls un entretien, un participant ou un blog l’affirment.",
            "لم يرد ذلك إلا في حوار أو على لسان طرف مشارك أو في مدونة.",
            "Only an interview, a participant or a blog says so.",
        ),
    },
)
STRENGTH = Facet("strength", Titles("Solidité", "قوة الأدلة", "Strength"), 25, STRENGTH_PAGE)
"""A facet of no field: `Catalogue.strength` gives its value."""
