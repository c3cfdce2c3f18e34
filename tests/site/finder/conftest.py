"""An invented catalogue to find in: few records, and each there for a reason."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from jazari_catalogue.site.finder.index import Document

INVENTED = [
    Document(
        id="institut-zeta",
        kind="institute",
        kind_label="Institut",
        href="institutes/institut-zeta/",
        name="Institut Zêta",
        aliases=["معهد زيتا", "IZ"],
        summary="Un institut inventé, dont les écoles n’existent pas.",
        text="L'œuvre d'une œnologie inventée ; un observatoire.",
        status=("launched", "Lancé"),
        region="Région Nord",
        facets={
            "kind": ["institute"],
            "region": ["xx-01"],
            "status": ["launched"],
            "topic": ["t1", "t2"],
        },
    ),
    Document(
        id="institut-omega",
        kind="institute",
        kind_label="Institut",
        href="institutes/institut-omega/",
        name="Institut Oméga",
        summary="Un institut inventé, voisin de Zêta.",
        status=("agreed", "Convenu"),
        region="Région Sud",
        facets={"kind": ["institute"], "region": ["xx-02"], "status": ["agreed"], "topic": ["t2"]},
    ),
    Document(
        id="labo-fable",
        kind="lab",
        kind_label="Laboratoire",
        href="labs/labo-fable/",
        name="Laboratoire de la fable",
        aliases=["Labo Fable"],
        summary="Laboratoire inventé de l’institut Zêta.",
        status=("announced", "Annoncé"),
        facets={"kind": ["lab"], "status": ["announced"], "topic": ["t1"]},
    ),
    Document(
        id="zeta",
        kind="partner",
        kind_label="Partenaire",
        href="partners/zeta/",
        name="Zêta",
        summary="Un partenaire inventé.",
        meta=["Entreprise"],
        facets={"kind": ["partner"]},
    ),
    Document(
        id="sharika-arabiya",
        kind="partner",
        kind_label="Partenaire",
        href="partners/sharika-arabiya/",
        name="الشركة الوهمية للذكاء الاصطناعي",
        name_lang="ar",
        summary="Un partenaire inventé au nom arabe <b>& sans balises</b>.",
        facets={"kind": ["partner"]},
    ),
]


@pytest.fixture(scope="session")
def invented() -> list[Document]:
    """Five records."""
    return INVENTED


@pytest.fixture(scope="session")
def many() -> list[Document]:
    """The five, and 120 programmes."""
    programme = Document(
        id="",
        kind="programme",
        kind_label="Programme",
        href="",
        name="",
        summary="Un programme inventé.",
        facets={"kind": ["programme"], "year": ["2999"]},
    )
    return [
        *INVENTED,
        *(
            replace(programme, id=f"p-{n}", href=f"programmes/p-{n}/", name=f"Programme {n:03}")
            for n in range(120)
        ),
    ]
