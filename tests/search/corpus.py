"""The corpus and the questions that the quality of the search is measured on.

The records of the catalogue as its finder knows them, the institutions of ``institutions.json`` as
partners beside them, and ``queries.yaml``.
"""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from jazari_catalogue.records.loading import load
from jazari_catalogue.site.finder.document import Document
from jazari_catalogue.site.languages import interface
from jazari_catalogue.site.search_page import Finder, searched
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def documents(lang: str) -> list[Document]:
    """Everything that can be found, in ``lang``."""
    catalogue = load([ROOT / "institutes.yaml", ROOT / "partners.yaml"], ROOT)
    views = Views(catalogue, interface(lang), SiteFacts("", "", None))
    listed = json.loads((HERE / "institutions.json").read_text(encoding="utf-8"))["institutions"]
    kind = interface(lang).words(type(catalogue.of_kind("partner")[0]).titles)
    return [
        *Finder(views, searched(catalogue), "").documents(),
        *(_document(institution, lang, kind) for institution in listed),
    ]


def questions(lang: str) -> dict[str, list[str]]:
    """Question -> the records that its first results must hold."""
    return yaml.safe_load((HERE / "queries.yaml").read_text(encoding="utf-8"))[lang]


def _document(institution: dict, lang: str, kind: str) -> Document:
    names = institution["names"]
    (shown,) = [name for name in names if name["shown"]]
    own = [name for name in names if name["lang"] == lang and (name["label"] or name["shown"])]
    name = own[0] if own else shown
    return Document(
        id=institution["id"],
        kind="partner",
        kind_label=kind,
        kind_order=50,
        href=f"partners/{institution['id']}/",
        name=name["text"],
        name_lang=None if name["lang"] in (lang, None) else name["lang"],
        aliases=[other["text"] for other in names if other is not name],
        text=f"{institution['city']} {kind}",
        meta=[institution["city"]],
    )
