"""What invented records are made from: kinds and their shares, vocabularies, syllables, names."""

from __future__ import annotations

from typing import Any

from jazari_catalogue.records.kinds import KINDS_BY_PLURAL

Record = dict[str, Any]

LANGUAGES = ("fr", "ar", "en")
"""The languages of every text, in the order in which they are written."""

DRAWN = {
    "institutes.yaml": (
        "networks",
        "institutes",
        "labs",
        "programmes",
        "events",
        "topics",
        "sources",
    ),
    "partners.yaml": ("partners", "agreements"),
}
"""The plural kinds whose records are random, by file, in the order in which they are written."""

FILLED = tuple(
    plural for plural in KINDS_BY_PLURAL if not any(plural in drawn for drawn in DRAWN.values())
)
"""All other plural kinds: FEW records of each, with every field filled in from its model."""
FEW = 2

FILES = {**DRAWN, "institutes.yaml": (*DRAWN["institutes.yaml"], *FILLED)}
"""The plural kinds that each file holds."""

TOPICS = 12
SHARES = {
    "sources": 0.10,
    "labs": 0.12,
    "programmes": 0.18,
    "partners": 0.14,
    "agreements": 0.12,
    "events": 0.10,
}
"""The share of each kind among all records; institutes are the rest."""

STATUSES = ("announced", "agreed", "launched", "operating", "closed")
WITH_PATH = ("networks", "institutes", "labs", "programmes", "agreements")
"""The plural kinds whose records say by which steps they came to their status."""
DISPUTED_DATE = {"agreements": "signed", "programmes": "starts", "events": "starts"}
"""The date that sources may dispute, by plural kind; of the others with a path, the status."""
EXPECTED = {
    "institutes": ("city", "contact"),
    "programmes": ("apply", "mode", "cost"),
    "agreements": ("type",),
    "events": ("place",),
}
"""Fields that the public expects and some records lack, by plural kind."""
QUESTIONS = ("money", "governance", "documents", "admission", "opening")
"""What the public asks for that no field would have."""
CLASSIFIED = ("type", "role", "missions", "audiences", "topics", "mode")
"""The fields whose values the catalogue chooses from a list, from the words of the sources."""
WITHOUT_EVIDENCE = ("links", "identifiers")
"""The fields that need no evidence: each of their values is an address."""

MISSIONS = ("research", "training", "innovation")
AUDIENCES = (
    "startups",
    "smes",
    "talent",
    "students",
    "researchers",
    "administrations",
    "investors",
)
LEVELS = ("official", "official", *("press",) * 6, "interview", "participant", "blog")
"""The levels of sources, as often as they are drawn."""
PROGRAMME_TYPES = ("strategy", "training", "research", "innovation", "support")
PARTNER_TYPES = (
    "education",
    "funder",
    "healthcare",
    "company",
    "archive",
    "nonprofit",
    "government",
    "facility",
)
AGREEMENT_TYPES = ("convention", "memorandum", "protocol")
MODES = ("onsite", "online", "hybrid")

SYLLABLES = {
    "fr": "ba bé ca cé da dé fa fi ga go la lé li ma mi mo na no pa ra ré ro sa so ta té ti va vi "
    "cha che tra pri",
    "ar": "با بي تا تو جا جي دا دو را ري سا سو شا عا عي فا في قا كا كو لا لي ما مو نا وا يا حا "
    "طا صا",
    "en": "ba bel ca cor da den fen ga gar la lin ma mer na nor pa ra ren sa sen ta ter va ven wa "
    "win ha hol tra pri",
}
VOCABULARY = 3000
"""How many words each language has."""

NUMBERED = {  # the beginning of the id, and of the name in French, Arabic and English
    "networks": ("reseau-fictif", "Réseau fictif", "شبكة وهمية", "Fictitious network"),
    "institutes": ("institut-fictif", "Institut fictif", "معهد وهمي", "Fictitious institute"),
    "labs": ("laboratoire-fictif", "Laboratoire fictif", "مختبر وهمي", "Fictitious laboratory"),
    "programmes": ("programme-fictif", "Programme fictif", "برنامج وهمي", "Fictitious programme"),
    "partners": ("partenaire-fictif", "Partenaire fictif", "شريك وهمي", "Fictitious partner"),
    "agreements": ("accord-fictif", "Accord fictif", "اتفاقية وهمية", "Fictitious agreement"),
    "events": ("evenement-fictif", "Événement fictif", "حدث وهمي", "Fictitious event"),
    "topics": ("theme-fictif", "Thème fictif", "موضوع وهمي", "Fictitious topic"),
    "sources": ("source-fictive", "Source fictive", "مصدر وهمي", "Fictitious source"),
}


def identifier(kind: str, number: int) -> str:
    """The id of the record of that plural kind and number, as ``institut-fictif-0042``."""
    prefix = NUMBERED[kind][0] if kind in NUMBERED else f"invented-{kind.replace('_', '-')}"
    return f"{prefix}-{number:04}"


def names(kind: str, number: int) -> dict[str, str]:
    """The name of that record in each language, as ``Institut fictif 0042``."""
    _, french, arabic, english = NUMBERED[kind]
    return {
        "fr": f"{french} {number:04}",
        "ar": f"{arabic} {number:04}",
        "en": f"{english} {number:04}",
    }


def source_language(source_id: str) -> str:
    """The language of the source of that id."""
    return LANGUAGES[int(source_id.rpartition("-")[2]) % len(LANGUAGES)]


def original(source_id: str) -> str:
    """The id of the source that it is a copy of, as one in 16 is; the same id for all others."""
    number = int(source_id.rpartition("-")[2])
    return source_id if number % 16 else identifier("sources", number - 1)
