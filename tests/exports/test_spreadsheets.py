"""Spreadsheets for people: their exact bytes, their columns, and which change with a record."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from jazari_catalogue import routes
from jazari_catalogue.exports.cell_texts import cell_texts
from jazari_catalogue.exports.spreadsheets import spreadsheet_exports
from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.field_types import field_types
from tests.exports.catalogues import catalogue_of_texts, invented_catalogue, open_data_of
from tests.project import LANGUAGES, SITE_URL

RECORDS = """
institutes:
  - id: invented-a
    name: {fr: "Institut inventé : A", ar: معهد مختلق, en: Invented institute A}
    name_translated: [en]
    summary: {fr: Résumé inventé., ar: ملخص مختلق.}
    status: agreed
    region: MA-04
    location: {latitude: 34.02, longitude: -6.84}
    hosts: [invented-b, invented-c]
    contact: {phone: +212 500-000000}
    statements:
      - {text: {fr: Phrase inventée., ar: جملة مختلقة., en: Invented sentence.}, sources: [one]}
    disputes:
      - field: status
        claims:
          - {text: {fr: L’un., ar: الأول., en: One.}, date: 2026-03, sources: [one]}
          - {text: {fr: L’autre., ar: الآخر., en: The other.}, sources: [two]}
    not_found:
      - {field: city, searched: 2026-03-01, pages: 2}
    sources: [one]
    evidence:
      name: [one]
      status: [one]
      region: {derived: hosts}
      hosts: {classified: [two]}
    verified: 2026-03-02
partners:
  - {id: invented-b, name: {fr: "=B, inventé", ar: "=ب", en: "=B"}, summary: B., sources: [one]}
  - {id: invented-c, name: C; inventé, summary: C., sources: [one]}
sources:
  - id: one
    title: "Inventé, page une"
    publisher: "Journal inventé"
    url: https://one.invalid/
    date: 2026-02-01
    accessed: 2026-03-01
    language: fr
    level: press
  - id: two
    title: Inventé, page deux
    publisher: Gazette inventée
    url: https://two.invalid/
    date: 2026-02
    accessed: 2026-03-01
    language: fr
    level: official
"""


def targets_of(catalogue: Catalogue) -> dict[str, Target]:
    """The files of ``catalogue``, by path."""
    data = open_data_of(catalogue)
    exports = spreadsheet_exports(data, cell_texts(data))
    return {export.target.path: export.target for export in exports}


def targets(records: str = RECORDS) -> dict[str, Target]:
    """The files of ``records``, by path."""
    return targets_of(catalogue_of_texts(records))


def text_of(path: str, records: str = RECORDS) -> str:
    return targets(records)[path].content().decode()


def as_dicts(path: str, separator: str, records: str = RECORDS) -> list[dict[str, str]]:
    """The rows of the file at ``path`` by heading, read by another program."""
    text = io.StringIO(text_of(path, records).removeprefix("\ufeff"), newline="")
    return list(csv.DictReader(text, delimiter=separator, strict=True))


SOURCES = {
    "fr": "\ufeff"
    '"Titre";"Éditeur";"Adresse";"Date de publication";"Consulté le";"Langue";"Niveau";'
    '"Adresse de la fiche"\r\n'
    '"Inventé, page une";"Journal inventé";"https://one.invalid/";"2026-02-01";'
    f'"2026-03-01";"français";"Presse";"{SITE_URL}fr/sources/one/"\r\n'
    '"Inventé, page deux";"Gazette inventée";"https://two.invalid/";"en février\u00a02026";'
    f'"2026-03-01";"français";"Officiel";"{SITE_URL}fr/sources/two/"\r\n',
    "ar": "\ufeff"
    '"العنوان";"الناشر";"الرابط";"تاريخ النشر";"تاريخ الاطلاع";"اللغة";"المستوى";"رابط البطاقة"\r\n'
    '"Inventé, page une";"Journal inventé";"https://one.invalid/";"2026-02-01";'
    f'"2026-03-01";"الفرنسية";"صحافة";"{SITE_URL}ar/sources/one/"\r\n'
    '"Inventé, page deux";"Gazette inventée";"https://two.invalid/";"في فبراير\u00a02026";'
    f'"2026-03-01";"الفرنسية";"رسمي";"{SITE_URL}ar/sources/two/"\r\n',
    "en": "\ufeff"
    '"Title","Publisher","Address","Published","Accessed","Language","Level",'
    '"Address of the record"\r\n'
    '"Inventé, page une","Journal inventé","https://one.invalid/","2026-02-01",'
    f'"2026-03-01","French","Press","{SITE_URL}en/sources/one/"\r\n'
    '"Inventé, page deux","Gazette inventée","https://two.invalid/","in February\u00a02026",'
    f'"2026-03-01","French","Official","{SITE_URL}en/sources/two/"\r\n',
}


@pytest.mark.parametrize("code", SOURCES)
def test_a_file_has_these_bytes(code: str) -> None:
    assert text_of(f"data/csv/{code}/sources.csv") == SOURCES[code]


def test_a_record_is_read_as_on_its_page() -> None:
    (row,) = as_dicts("data/csv/fr/institutes.csv", ";")
    assert {heading: text for heading, text in row.items() if text} == {
        "Nom": "Institut inventé : A",
        "Statut": "Accord signé",
        "Région": "Rabat-Salé-Kénitra",
        "Coordonnées · Latitude": "34,02",
        "Coordonnées · Longitude": "-6,84",
        "Partenaires d’accueil": "'=B, inventé\u00a0; C; inventé",
        "Contact · Téléphone": "'+212 500-000000",
        "Résumé": "Résumé inventé.",
        "Ce qu’en disent les sources": "Phrase inventée.",
        "Points sur lesquels les sources divergent": "Statut",
        "Ce qu’aucune source ne dit": "Ville\u00a0; Missions\u00a0; Publics",
        "Solidité": "Un seul média",
        "Sources": "Journal inventé, 1er\u00a0février\u00a02026\u00a0; "
        "Gazette inventée, février\u00a02026",
        "Vérifié le": "2026-03-02",
        "Langues où le nom est traduit ici": "anglais",
        "Adresse de la fiche": f"{SITE_URL}fr/institutes/invented-a/",
    }


def test_a_text_that_the_language_lacks_is_followed_by_its_own_language() -> None:
    (row,) = as_dicts("data/csv/en/institutes.csv", ",")
    assert row["Summary"] == "Résumé inventé. [French]"
    assert row["Name"] == "Invented institute A"


@pytest.mark.parametrize("text", ["0042", "3/4", "12 mars", "1E5", "VRAI"])
def test_a_text_that_would_become_a_number_or_a_date_stays_one(text: str) -> None:
    records = RECORDS.replace("Institut inventé : A", text).replace("Inventé, page une", text)
    records = records.replace("Journal inventé", text)
    records = records.replace("Phrase inventée.", text).replace("L’un.", text)
    (row,) = as_dicts("data/csv/fr/institutes.csv", ";", records)
    values = {row["Valeur"] for row in as_dicts("data/csv/fr/claims.csv", ";", records)}
    assert values >= {f"'{text}", f"{text} (mars\u00a02026)"}
    assert text not in values
    source, _ = as_dicts("data/csv/fr/sources.csv", ";", records)
    assert [row["Nom"], source["Titre"], source["Éditeur"]] == [f"'{text}"] * 3


def test_a_claim_has_its_basis_its_sources_and_its_disputes() -> None:
    rows = [list(row.values()) for row in as_dicts("data/csv/en/claims.csv", ",")]
    page = f"{SITE_URL}en/institutes/invented-a/"
    assert {(*row[:2], row[-1]) for row in rows} == {("Invented institute A", "Institute", page)}
    one = [
        "A single publisher",
        "Journal inventé, 1\u00a0February\u00a02026",
        "https://one.invalid/",
    ]
    two = ["Official source", "Gazette inventée, February\u00a02026", "https://two.invalid/"]
    stated = "stated by the sources"
    assert [row[2:-1] for row in rows] == [
        ["Name", "Invented institute A", "Name translated by the catalogue", "", *one],
        ["Region", "Rabat-Salé-Kénitra", "derived from “Host partners”", "", *two],
        ["Host partners", "'=B; C; inventé", CLASSIFIED, "", *two],
        ["Status", "Agreement signed", stated, "sources differ", *one],
        ["What the sources say 1", "Invented sentence.", stated, "", *one],
        ["Status", "One. (March\u00a02026)", stated, "Status: version 1 of 2", *one],
        ["Status", "The other.", stated, "Status: version 2 of 2", *two],
    ]


CLASSIFIED = "classified by the catalogue from the sources"


def test_every_shown_field_of_a_kind_has_a_column() -> None:
    files = targets_of(invented_catalogue())
    assert len(files) == len(LANGUAGES) * (len(KINDS) + 1)
    for kind in KINDS.values():
        text = files[f"data/csv/en/{kind.plural}.csv"].content().decode("utf-8-sig")
        heads, full, *_ = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert len(set(heads)) == len(heads)
        row = dict(zip(heads, full, strict=True))
        for field in field_types(kind).values():
            if field.spec.shown:
                title = field.spec.titles.in_language("en")
                cells = [row[one] for one in heads if one.split(" · ")[0] == title]
                assert any(cells), (kind, field.name)


def test_removals_are_in_no_file() -> None:
    texts = [target.content().decode() for target in targets_of(invented_catalogue()).values()]
    assert not [text for text in texts if "invented-removal" in text or "retiré" in text]


def changed_by(old: str, new: str, of: Callable[[Target], object]) -> set[str]:
    """The names of the files in which ``of`` gives another value after a change of the records."""
    assert RECORDS.count(old) == 1
    before, after = targets(), targets(RECORDS.replace(old, new))
    return {
        path.rpartition("/")[2].removesuffix(".csv")
        for path, target in before.items()
        if of(target) != of(after[path])
    }


@pytest.mark.parametrize(
    ("old", "new", "shown", "remade"),
    [
        ("summary: B.", "summary: Autre.", {"partners"}, {"claims"}),
        ("ar: ملخص مختلق.", "ar: غيره.", {"institutes"}, {"claims"}),
        ('en: "=B"', "en: Other", {"partners", "institutes", "claims"}, set()),
        ("title: Inventé, page deux", "title: Autre", {"sources"}, {"institutes", "claims"}),
        ("Gazette inventée", "Autre", {"sources", "institutes", "claims"}, set()),
        ("One.", "Another.", {"claims"}, {"institutes"}),
    ],
)
def test_a_change_remakes_the_files_that_show_it_and_few_others(
    old: str, new: str, shown: set[str], remade: set[str]
) -> None:
    assert changed_by(old, new, lambda target: target.content()) == shown
    assert changed_by(old, new, lambda target: target.key()) == shown | remade


def test_the_paths_are_those_of_routes() -> None:
    assert routes.spreadsheet_path("fr", "sources") in targets()
