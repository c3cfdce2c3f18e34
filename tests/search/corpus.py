"""The documents and queries with which the quality of the search is measured.

The documents are the records of the catalogue and, as partners, the institutions of
``institutions.json``; the queries are those of ``queries.yaml``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from jazari_catalogue.records.kinds.partner import Partner
from jazari_catalogue.records.loading import load
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.search.document import Document, Piece
from jazari_catalogue.site.search.index import build_index
from jazari_catalogue.site.search.language_search import LanguageSearch
from jazari_catalogue.site.search.searchable import Searchable
from jazari_catalogue.site.view_data import ProsePage, SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.collation import collation
from jazari_catalogue.texts.interface import interface

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def language_search(lang: str) -> LanguageSearch:
    """The search of the catalogue in ``lang``."""
    catalogue = load([ROOT / "institutes.yaml", ROOT / "partners.yaml"], ROOT)
    views = Views(catalogue, interface(lang), SiteFacts("", "", None))
    return LanguageSearch(
        views, Searchable(catalogue, Inputs(catalogue, views.site)), prose_pages()
    )


def prose_pages() -> list[ProsePage]:
    """The prose pages of every language."""
    pages = []
    for file in sorted((ROOT / "content").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        meta = yaml.safe_load(text.split("---\n")[1])
        path = (
            f"{file.parent.name}/" if file.stem == "index" else f"{file.parent.name}/{file.stem}/"
        )
        pages.append(ProsePage(path, str(file), text, meta["title"], meta))
    return pages


def documents(lang: str) -> list[Document]:
    """All documents in ``lang``, in the order of names."""
    search = language_search(lang)
    listed = json.loads((HERE / "institutions.json").read_text(encoding="utf-8"))["institutions"]
    kind = interface(lang).title(Partner.titles)
    together = search.documents() + [_document(one, lang, kind) for one in listed]
    ranks = collation(lang).ranks(document.name for document in together)
    return sorted(together, key=lambda document: (ranks[document.name], document.id))


def queries(lang: str, file: Path | None = None) -> dict[str, list[str]]:
    """Query -> the ids of the records that must be among its first results."""
    text = (file or HERE / "queries.yaml").read_text(encoding="utf-8")
    expected: dict[str, list[str]] = yaml.safe_load(text)[lang]
    return expected


def queries_for_pages(lang: str) -> dict[str, list[str]]:
    """Query -> the addresses of the pages that must be among its first, if they are no records."""
    return queries(lang, HERE / "pages.yaml")


def write_index(folder: Path, lang: str) -> None:
    """Writes the index of the documents into ``folder``, as ``loading.mjs`` reads it."""
    index = build_index(documents(lang), lang, structure=language_search(lang).structure)
    (folder / "head.json").write_bytes(index.head)
    for name, content in index.parts():
        (folder / name).write_bytes(content)
    (folder / "pages.json").write_bytes(language_search(lang).site_pages)


def texts(coded: dict[str, list[Any]]) -> list[str]:
    """The texts of a front-coded column of the index (docs/search.md, section 2)."""
    decoded: list[str] = []
    before = ""
    for same, rest in zip(coded["same"], coded["rest"], strict=True):
        text = before[:same] + rest
        decoded.append(text)
        before = text or before
    return decoded


def _document(institution: dict[str, Any], lang: str, kind: str) -> Document:
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
        pieces=[Piece(f"{institution['city']} {kind}")],
        meta=[institution["city"]],
    )
