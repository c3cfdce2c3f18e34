from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from jazari_catalogue.site.finder.index import Document, build_index

LAB = Document(
    id="lab-x",
    kind="lab",
    kind_label="Laboratoire",
    href="labs/lab-x/",
    name="Laboratoire inventé X",
    aliases=["Lab X", "LABORATOIRE INVENTE X", "مختبر\nوهمي", "Lab X"],
    summary="Un laboratoire qui n'existe pas.",
    text="L’école inventée d'un pays qui n'existe pas ; l'école encore, et Y.",
    status=("announced", "Annoncé"),
    region="Région inventée",
    meta=["Ville inventée"],
    facets={"kind": ["lab"], "topic": ["t1", "t2"]},
)
PARTNER = Document(
    id="partner-y",
    kind="partner",
    kind_label="Partenaire",
    href="partners/partner-y/",
    name="شريك وهمي",
    name_lang="ar",
    facets={"kind": ["partner"], "region": ["MA-99"], "topic": ["t2"]},
)


def index(*documents: Document, lang: str = "fr") -> dict:
    return json.loads(build_index(documents, lang))


def test_columns_keep_the_order_of_the_documents():
    built = index(PARTNER, LAB)
    assert built["format"] == 1
    assert built["lang"] == "fr"
    assert built["id"] == ["partner-y", "lab-x"]
    assert built["name"] == ["شريك وهمي", "Laboratoire inventé X"]
    assert built["summary"] == ["", "Un laboratoire qui n'existe pas."]
    columns = ("kind", "name", "aliases", "summary", "text", "status", "region", "meta")
    assert {len(built[column]) for column in columns} == {2}


def test_what_a_card_shows_is_numbered_in_tables():
    built = index(LAB, PARTNER)
    assert built["kinds"] == [
        ["lab", "Laboratoire", "labs/"],
        ["partner", "Partenaire", "partners/"],
    ]
    assert built["kind"] == [0, 1]
    assert built["statuses"] == [["announced", "Annoncé"]]
    assert built["status"] == [0, -1]
    assert [built["labels"][number] for number in [built["region"][0], *built["meta"][0]]] == [
        "Région inventée",
        "Ville inventée",
    ]
    assert built["region"][1] == -1
    assert built["meta"][1] == []


def test_facets_are_columns_of_numbered_values():
    facets = index(LAB, PARTNER)["facets"]
    assert facets["kind"] == {"values": ["lab", "partner"], "column": [0, 1]}
    assert facets["topic"] == {"values": ["t1", "t2"], "column": [[0, 1], 1]}
    assert facets["region"] == {"values": ["MA-99"], "column": [[], 0]}


def test_a_text_in_another_language_is_marked():
    assert index(LAB, PARTNER)["languages"] == {"name": {"ar": [1]}, "summary": {}}


def test_an_alias_is_kept_where_it_adds_a_word_to_the_name():
    assert index(LAB)["aliases"] == ["Lab X\nمختبر وهمي"]


def test_the_long_text_is_reduced_to_the_words_that_only_it_has():
    assert index(LAB)["text"] == ["ecole inventee pays encore"]


def test_stop_words_are_those_of_the_language():
    assert "the" in index(LAB, lang="en")["stop"]
    assert "the" not in index(LAB, lang="fr")["stop"]
    assert index(LAB, lang="zgh")["stop"] == []


def test_the_same_documents_give_the_same_bytes():
    assert build_index([LAB, PARTNER], "fr") == build_index(iter([LAB, PARTNER]), "fr")


def test_no_documents_give_an_index_without_rows():
    assert index()["id"] == []


def test_an_address_that_does_not_end_with_the_id_is_refused():
    with pytest.raises(ValueError, match="'labs/x/' does not end with the id 'lab-x'"):
        build_index([replace(LAB, href="labs/x/")], "fr")


def test_two_documents_with_one_id_are_refused():
    with pytest.raises(ValueError, match="two documents have the id 'lab-x'"):
        build_index([LAB, LAB], "fr")


def test_two_labels_of_one_kind_are_refused():
    with pytest.raises(ValueError, match="'lab-z' has"):
        build_index([LAB, replace(LAB, id="lab-z", href="labs/lab-z/", kind_label="Labo")], "fr")
