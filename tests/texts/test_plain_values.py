"""Old values as texts for readers of each language."""

from __future__ import annotations

import pytest

from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.texts.interface import interface
from jazari_catalogue.texts.plain_values import PlainValues


def value_in(code: str, path: tuple[str, ...], value: object) -> str | None:
    return PlainValues(interface(code)).value(Institute, path, value)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "Courriel\u00a0: a@example.invalid\u00a0; fax\u00a0: 1, 2"),
        ("ar", "البريد الإلكتروني: a@example.invalid؛ fax: 1، 2"),
        ("en", "Email: a@example.invalid; fax: 1, 2"),
    ],
)
def test_a_mapping_is_written_in_the_punctuation_of_the_language(code: str, text: str) -> None:
    value = {"email": "a@example.invalid", "fax": ["1", "2"]}
    assert value_in(code, ("contact",), value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["article-fictif"], "stated by article-fictif"),
        ({"classified": ["article-fictif"]}, "classified from article-fictif"),
        ({"derived": "path"}, "derived from the field “Steps”"),
        ("article-fictif", "article-fictif"),
        ({"classified": "article-fictif"}, "classified: article-fictif"),
        ({"derived": ["path"]}, "derived: path"),
        ({"guessed": ["article-fictif"]}, "guessed: article-fictif"),
        ([["article-fictif"]], "article-fictif"),
    ],
)
def test_only_evidence_in_a_form_of_today_is_put_in_words(value: object, text: str) -> None:
    assert value_in("en", ("evidence", "city"), value) == text


def test_a_value_is_shown_whatever_its_field_is_called() -> None:
    assert value_in("en", ("1",), "7") == "7"
    assert value_in("en", ("not_found", "1", "field"), ["city"]) == "city"
