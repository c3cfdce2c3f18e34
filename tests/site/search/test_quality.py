"""The quality of the search: the queries of tests/search/queries.yaml, in each language."""

from __future__ import annotations

import pytest

from benchmarks.search.quality import (
    LANGUAGES,
    Listed,
    answers_of_this_site,
    listed_by_this_site,
    quality,
)
from jazari_catalogue.site.search.document import Document
from jazari_catalogue.site.search.vocabulary import equivalents
from jazari_catalogue.texts.normalise import QUERY_STOP_WORDS, forms, words
from tests.search import corpus


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_expected_records_come_first(language: str) -> None:
    queries = corpus.queries(language)
    assert len(queries) >= 60
    measured = quality(queries, answers_of_this_site(language, list(queries)))
    assert measured.recall >= 0.97
    assert measured.reciprocal_rank >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_expected_pages_come_first(language: str) -> None:
    queries = corpus.queries_for_pages(language)
    listed = listed_by_this_site(language, list(queries))
    missing = {
        query: listed[query].pages
        for query, expected in queries.items()
        if not set(expected) <= set(listed[query].pages[:3])
    }
    assert missing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_query_expects_records_that_exist(language: str) -> None:
    known = {document.id for document in corpus.documents(language)}
    for query, expected in corpus.queries(language).items():
        assert expected, query
        assert set(expected) <= known, query


def test_quality_is_recall_in_the_first_five_and_reciprocal_rank() -> None:
    queries = {"one": ["a", "b"], "two": ["c"], "three": ["z"]}
    answers = {"one": ["x", "a", "y", "y2", "y3", "b"], "two": ["c"], "three": []}
    measured = quality(queries, answers)
    assert measured.recall == pytest.approx((0.5 + 1 + 0) / 3)
    assert measured.reciprocal_rank == pytest.approx((0.5 + 1 + 0) / 3)


def terms_of(document: Document) -> set[str]:
    """The words of a document and their forms; also what its initials may be made of."""
    texts = [document.name, *document.aliases, document.summary, document.text, document.kind_label]
    return {form for text in texts for word in words(text) for form in forms(word)}


LONGEST_INITIALS = 8


def has_initials(document: Document, word: str) -> bool:
    """Whether each letter of ``word`` begins a word of the name or of an alias, in order."""
    if len(word) > LONGEST_INITIALS:
        return False
    roman = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7"}
    for text in (document.name, *document.aliases):
        letters = iter(roman.get(one, one[0]) for one in words(text))
        if all(letter in letters for letter in word):
            return True
    return False


def meets(phrase: list[str], key: set[str]) -> bool:
    return all(key.intersection(forms(word)) for word in phrase)


def exact_words(document: Document, query: str) -> list[bool]:
    """For each word of ``query``, whether ``document`` has it other than in a near spelling."""
    own = terms_of(document)

    def has(word: str) -> bool:
        begun = any(term.startswith(form) for form in forms(word) for term in own)
        return begun or any(has_initials(document, form) for form in forms(word))

    def known(phrase: list[str]) -> bool:
        if has("".join(phrase)):
            return True
        key = {form for word in phrase for form in forms(word)}
        return any(
            all(own.intersection(forms(word)) for word in other.split())
            for group in equivalents()
            if any(meets(p.split(), key) and len(p.split()) == len(phrase) for p in group)
            for other in group
        )

    asked = words(query)
    typed = [word for word in asked if word not in QUERY_STOP_WORDS] or asked
    found = [has(word) for word in typed]
    for start in range(len(typed)):
        for end in range(start + 1, len(typed) + 1):
            if known(typed[start:end]):
                found[start:end] = [True] * (end - start)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exact_result_has_every_word_and_a_similar_one_does_not(language: str) -> None:
    documents = {document.id: document for document in corpus.documents(language)}
    asked = [*corpus.queries(language), *NOT_EXACT[language]]
    for query, listed in listed_by_this_site(language, asked).items():
        assert not set(listed.exact) & set(listed.similar), query
        assert len(listed.exact) < 10 or not listed.similar, query
        assert bool(listed.similar) == bool(listed.corrections), query
        enough = any if listed.partial else all
        for found in listed.exact:
            assert enough(exact_words(documents[found], query)), f"{query}: {found}"
        for found in listed.similar:
            assert not all(exact_words(documents[found], query)), f"{query}: {found}"


NOT_EXACT = {
    "fr": {"fonfateur": "accord-fondateur-jazari-root", "mistrql": "mistral-ai"},
    "ar": {"القرويبن": "quaraouiyine", "مسترال": "mistral-ai"},
    "en": {"funding": "accord-fondateur-jazari-root", "jazzari": "jazari-root"},
}
"""Queries that no record has, with a record that has a similar word."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_near_spelling_is_no_result(language: str) -> None:
    listed = listed_by_this_site(language, list(NOT_EXACT[language]))
    for query, near in NOT_EXACT[language].items():
        assert near not in listed[query].exact, query
        assert near in listed[query].similar, query
        assert list(listed[query].corrections) == words(query)


def test_the_words_of_records_that_stand_for_a_misspelt_one_are_named_as_they_write_them() -> None:
    listed: Listed = listed_by_this_site("fr", ["acadmie"])["acadmie"]
    assert listed.exact == []
    assert "Académie" in listed.corrections["acadmie"]
