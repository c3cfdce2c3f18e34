"""The quality of the search: the queries of tests/search/queries.yaml, in each language."""

from __future__ import annotations

import pytest

from benchmarks.search.quality import LANGUAGES, answers_of_this_site, quality
from tests.search import corpus


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_expected_records_come_first(language: str) -> None:
    queries = corpus.queries(language)
    assert len(queries) >= 60
    measured = quality(queries, answers_of_this_site(language, list(queries)))
    assert measured.recall >= 0.97
    assert measured.reciprocal_rank >= 0.9


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
