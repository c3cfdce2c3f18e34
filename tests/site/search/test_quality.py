"""What people look for is found: the questions of tests/search/queries.yaml, in each language."""

from __future__ import annotations

import pytest

from benchmarks.search.quality import LANGUAGES, answers_of_this_site, quality
from tests.search import corpus


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_records_that_must_come_first_do(language: str) -> None:
    questions = corpus.questions(language)
    assert len(questions) >= 60
    found = quality(questions, answers_of_this_site(language, list(questions)))
    assert found.recall >= 0.97
    assert found.reciprocal_rank >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_asks_for_records_that_are_there(language: str) -> None:
    known = {document.id for document in corpus.documents(language)}
    for question, wanted in corpus.questions(language).items():
        assert wanted, question
        assert set(wanted) <= known, question


def test_quality_is_that_of_the_first_five_and_of_the_first_place() -> None:
    questions = {"one": ["a", "b"], "two": ["c"], "three": ["z"]}
    answers = {"one": ["x", "a", "y", "y2", "y3", "b"], "two": ["c"], "three": []}
    found = quality(questions, answers)
    assert found.recall == pytest.approx((0.5 + 1 + 0) / 3)
    assert found.reciprocal_rank == pytest.approx((0.5 + 1 + 0) / 3)
