"""The data sets that the exports are forms of, as a user of a portal of open data looks for them.

An export that belongs to none of these is a data set of its own: see `export.Export`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jazari_catalogue import licences
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.titles import Titles

ABOUT_SCIENCE, ABOUT_EDUCATION, ABOUT_REGIONS = "TECH", "EDUC", "REGI"
"""Codes in the EU's table of themes."""

KEYWORDS = (
    Titles("Instituts Jazari", "معاهد الجزري", "Jazari Institutes"),
    Titles("intelligence artificielle", "الذكاء الاصطناعي", "artificial intelligence"),
    Titles("Maroc", "المغرب", "Morocco"),
)
"""What every data set is about."""


@dataclass(frozen=True)
class DataSet:
    """A data set; the files with its data are its distributions (DCAT 3, §6.6)."""

    name: str
    """It identifies the data set for ever, so it never changes."""
    titles: Titles
    description: Titles
    keywords: tuple[Titles, ...] = KEYWORDS
    themes: tuple[str, ...] = (ABOUT_SCIENCE, ABOUT_EDUCATION)
    licence: str = licences.CONTENT
    attribution: str | None = None
    """Whom to name; None for the publisher of the catalogue."""
    kind: type[Entry] | None = None
    """The kind of all its records, if they are of one kind."""
    has_records: bool = True
    """Whether its files change with records, and not only with the program."""


CATALOGUE_TITLES = Titles(
    "Catalogue des Instituts Jazari", "دليل معاهد الجزري", "Catalogue of the Jazari Institutes"
)

WHOLE = DataSet(
    "catalogue",
    CATALOGUE_TITLES,
    Titles(
        "Toutes les fiches du catalogue, avec les sources de chaque affirmation, leur solidité, "
        "leurs désaccords et ce qu’aucune source ne dit.",
        "جميع بطاقات الدليل، مع مصادر كل معلومة وقوة أدلتها وما تختلف فيه المصادر وما لا يذكره أي "
        "مصدر.",
        "All records of the catalogue, with the sources of each claim, how strong they are, where "
        "they differ, and what no source says.",
    ),
)
TABLES = DataSet(
    "tables",
    Titles(
        "Catalogue des Instituts Jazari, en tables liées",
        "دليل معاهد الجزري في جداول مترابطة",
        "Catalogue of the Jazari Institutes, in linked tables",
    ),
    Titles(
        "Toutes les fiches du catalogue en tables CSV pour programmes, avec la description de "
        "chaque colonne et les clés qui relient les tables.",
        "جميع بطاقات الدليل في جداول CSV للبرامج، مع وصف كل عمود والمفاتيح التي تربط الجداول.",
        "All records of the catalogue as CSV tables for programs, with a description of every "
        "column and the keys that link the tables.",
    ),
)
CLAIMS = DataSet(
    "claims",
    Titles(
        "Affirmations du catalogue des Instituts Jazari, et leurs sources",
        "معلومات دليل معاهد الجزري ومصادرها",
        "Claims of the catalogue of the Jazari Institutes, and their sources",
    ),
    Titles(
        "Chaque affirmation du catalogue, avec ses sources, leur solidité et leurs désaccords.",
        "كل معلومة في الدليل، مع مصادرها وقوة أدلتها وما تختلف فيه المصادر.",
        "Each claim of the catalogue, with its sources, how strong they are, and where they "
        "differ.",
    ),
)
GAPS = DataSet(
    "gaps",
    Titles(
        "Ce qu’aucune source ne dit des Instituts Jazari",
        "ما لا يذكره أي مصدر عن معاهد الجزري",
        "What no source says of the Jazari Institutes",
    ),
    Titles(
        "Les questions que le public se pose sur chaque fiche et auxquelles aucune source "
        "consultée ne répond, avec la date de la recherche.",
        "الأسئلة التي يطرحها الجمهور عن كل بطاقة ولا يجيب عنها أي مصدر اطُّلع عليه، مع تاريخ البحث.",
        "The questions that the public asks about each record and that no source consulted "
        "answers, with the day of the search.",
    ),
)
ALL_CHANGES = DataSet(
    "changes",
    Titles(
        "Modifications du catalogue des Instituts Jazari",
        "تغييرات دليل معاهد الجزري",
        "Changes of the catalogue of the Jazari Institutes",
    ),
    Titles(
        "Chaque fiche ajoutée, modifiée, renommée ou retirée depuis le début, avec les valeurs "
        "d’avant et d’après.",
        "كل بطاقة أضيفت أو عُدلت أو تغير اسمها أو سُحبت منذ البداية، مع القيم قبل التغيير وبعده.",
        "Each record that was added, changed, renamed or removed since the beginning, with the "
        "values before and after.",
    ),
)
EVENTS_AND_APPLICATIONS = DataSet(
    "calendar",
    Titles(
        "Événements et candidatures des Instituts Jazari",
        "أحداث معاهد الجزري ومواعيد الترشيح",
        "Events and applications of the Jazari Institutes",
    ),
    Titles(
        "Les jours des événements et de l’ouverture et de la clôture des candidatures, en un "
        "calendrier et en un par public. Les dates incertaines n’y sont pas.",
        "أيام الأحداث وأيام فتح باب الترشيح وإغلاقه، في تقويم عام وفي تقويم لكل فئة. وليست فيها "
        "التواريخ غير المؤكدة.",
        "The days of events, and those on which applications open and close, in one calendar and "
        "in one for each audience. Dates that are not certain are left out.",
    ),
)
VOCABULARIES_WITH_TITLES = DataSet(
    "vocabularies",
    Titles(
        "Vocabulaires du catalogue des Instituts Jazari",
        "المصطلحات المعتمدة في دليل معاهد الجزري",
        "Vocabularies of the catalogue of the Jazari Institutes",
    ),
    Titles(
        "Les types de fiches, leurs champs et les valeurs permises, avec leurs libellés.",
        "أنواع البطاقات وحقولها والقيم المسموح بها، مع تسمياتها.",
        "The kinds of records, their fields and the values they may have, with their titles.",
    ),
    has_records=False,
)
OUTLINES = DataSet(
    "outlines",
    Titles(
        "Les contours des douze régions",
        "حدود الجهات الاثنتي عشرة",
        "The outlines of the twelve regions",
    ),
    Titles(
        "Les contours des douze régions du Maroc, avec les fiches du catalogue dans chacune. "
        "© les contributeurs d’OpenStreetMap.",
        "حدود جهات المغرب الاثنتي عشرة، مع بطاقات الدليل في كل جهة. © المساهمون في OpenStreetMap.",
        "The outlines of the twelve regions of Morocco, with the records of the catalogue in each. "
        "© OpenStreetMap contributors.",
    ),
    themes=(ABOUT_REGIONS, ABOUT_SCIENCE),
    licence=licences.OUTLINES,
    attribution="© OpenStreetMap contributors",
)


@cache
def records_of(kind: type[Entry]) -> DataSet:
    """The data set of the records of ``kind``."""
    titles = {
        code: f"{kind.plural_titles.in_language(code)} – {CATALOGUE_TITLES.in_language(code)}"
        for code in MESSAGES
    }
    return DataSet(
        kind.plural,
        Titles(**titles),
        kind.intro,
        keywords=(kind.plural_titles, *KEYWORDS),
        kind=kind,
    )
