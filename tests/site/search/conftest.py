"""Invented documents to search in: a few, each for a test."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from jazari_catalogue.site.search.document import Document, Piece
from jazari_catalogue.site.view_data import Labelled

INVENTED = [
    Document(
        id="institut-omega",
        kind="institute",
        kind_label="Institut",
        kind_order=20,
        href="institutes/institut-omega/",
        name="Institut Oméga",
        summary="Un institut inventé, voisin de Zêta.",
        status=Labelled("agreed", "Accord signé"),
        region=Labelled("xx-02", "Région Sud"),
        strength=Labelled("several", "Plusieurs éditeurs"),
        disputes=1,
        steps=[True, True, False, False],
        facets={"topic": ["t2"]},
        date="2999",
        changed="2999-02-01",
        opens="2999-02-10",
        closes="2999-03-20",
    ),
    Document(
        id="institut-zeta",
        kind="institute",
        kind_label="Institut",
        kind_order=20,
        href="institutes/institut-zeta/",
        name="Institut Zêta",
        aliases=["معهد زيتا", "IZ"],
        summary="Un institut inventé, dont les écoles n’existent pas.",
        pieces=[Piece("L'œuvre d'une œnologie inventée ; un observatoire.")],
        status=Labelled("launched", "Lancé"),
        region=Labelled("xx-01", "Région Nord"),
        strength=Labelled("official", "Officielle"),
        disputes=2,
        steps=[True, True, True, False, True],
        facets={"topic": ["t1", "t2"]},
        disputed_dates=["2999-05", "2998"],
        changed="2999-01-31",
        leads=True,
    ),
    Document(
        id="labo-fable",
        kind="lab",
        kind_label="Laboratoire",
        kind_order=30,
        href="labs/labo-fable/",
        name="Laboratoire de la fable",
        aliases=["Labo Fable"],
        summary="Laboratoire inventé de l’institut Zêta.",
        name_translated=True,
        status=Labelled("announced", "Annoncé"),
        strength=Labelled("weak", "Blog"),
        steps=[False, False, False, False],
        facets={"topic": ["t1"]},
        date="2999-03-02",
    ),
    Document(
        id="zeta",
        kind="partner",
        kind_label="Partenaire",
        kind_order=50,
        href="partners/zeta/",
        name="Zêta",
        summary="Un partenaire inventé.",
        strength=Labelled("official", "Officielle"),
        meta=["Entreprise"],
        date="2999-03",
        changed="2999-02-02",
        opens="2999-03-20",
        closes="2999-04",
    ),
    Document(
        id="sharika-arabiya",
        kind="partner",
        kind_label="Partenaire",
        kind_order=50,
        href="partners/sharika-arabiya/",
        name="الشركة الوهمية للذكاء الاصطناعي",
        name_lang="ar",
        summary="Un partenaire inventé au nom arabe <b>& sans balises</b>.",
    ),
]


@pytest.fixture(scope="session")
def invented() -> list[Document]:
    """Five documents."""
    return INVENTED


@pytest.fixture(scope="session")
def many() -> list[Document]:
    """The five documents and 120 programmes."""
    programme = Document(
        id="",
        kind="programme",
        kind_label="Programme",
        kind_order=40,
        href="",
        name="",
        summary="Un programme inventé.",
        date="2999",
    )
    return [
        *INVENTED,
        *(
            replace(programme, id=f"p-{n}", href=f"programmes/p-{n}/", name=f"Programme {n:03}")
            for n in range(120)
        ),
    ]
