from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jazari_catalogue.texts.normalise import STOP_WORDS, forms, words

VECTORS = json.loads(
    (Path(__file__).parents[1] / "search" / "vectors.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("vector", VECTORS["words"], ids=lambda vector: vector["about"])
def test_words_are_those_of_the_vectors(vector):
    assert words(vector["text"]) == vector["words"]


@pytest.mark.parametrize("vector", VECTORS["forms"], ids=lambda vector: vector["about"])
def test_forms_are_those_of_the_vectors(vector):
    assert forms(vector["word"]) == vector["forms"]


def test_every_word_of_a_form_vector_is_already_normalised():
    for vector in VECTORS["forms"]:
        assert words(vector["word"]) == [vector["word"]]


@given(st.text())
def test_normalising_words_again_changes_nothing(text):
    once = words(text)
    assert words(" ".join(once)) == once


def test_normalising_any_character_again_changes_nothing():
    for point in range(sys.maxunicode + 1):
        once = words(chr(point))
        assert words(" ".join(once)) == once, hex(point)


@given(st.text(alphabet="وفبلكاعهدabs", min_size=1))
def test_a_shorter_form_is_a_prefix_or_suffix_of_at_least_three_letters(word):
    for form in forms(word)[1:]:
        assert len(form) >= 3
        assert word.endswith(form) or word.startswith(form)


@pytest.mark.parametrize("lang", sorted(STOP_WORDS))
def test_stop_words_are_normalised(lang):
    for word in STOP_WORDS[lang]:
        assert words(word) == [word]
