"""Texts of the program in several languages."""

from __future__ import annotations

import pickle

import pytest

from jazari_catalogue.languages import KNOWN, TEXT
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import Vocabulary

REGION = Titles("Région", "الجهة", "Region")


def test_positional_texts_are_in_the_order_of_the_languages() -> None:
    assert [REGION.in_language(code) for code in ("fr", "ar", "en")] == [*REGION]
    assert Titles(*TEXT).by_language() == {code: code for code in TEXT}
    assert [language.code for language in KNOWN] == [*TEXT]


def test_texts_by_code_may_be_in_any_order() -> None:
    assert Titles(en="Region", ar="الجهة", fr="Région") == REGION
    assert Titles(**REGION.by_language()) == REGION
    assert hash(Titles(**REGION.by_language())) == hash(REGION)
    assert Titles("Région") != REGION


def test_a_language_without_a_text_has_the_french_one() -> None:
    words = Titles(fr="Région", en="Region")
    assert words.in_language("ar") == "Région"
    assert [code for code in TEXT if words.has(code)] == ["fr", "en"]
    assert [*words] == ["Région", "Region"]


@pytest.mark.parametrize("words", [{"en": "Region"}, {"fr": "Région", "xx": "?"}, {}])
def test_texts_without_french_or_in_an_unknown_language_are_an_error(words: dict[str, str]) -> None:
    with pytest.raises(TypeError):
        Titles(**words)


def test_more_texts_than_languages_are_an_error() -> None:
    with pytest.raises(TypeError):
        Titles(*TEXT, "one too many")


def test_titles_are_immutable() -> None:
    with pytest.raises(AttributeError):
        REGION._words = {}
    REGION.by_language()["fr"] = "other"
    assert REGION.in_language("fr") == "Région"
    assert pickle.loads(pickle.dumps(REGION)) == REGION


def test_a_value_of_a_vocabulary_may_have_a_title_in_every_language() -> None:
    class Invented(Vocabulary):
        FEW = "few", "Peu", "قليل"
        ALL = "all", *TEXT

    assert Invented.FEW.titles.in_language("en") == "Peu"
    assert Invented.ALL.titles.in_language("zgh") == "zgh"
