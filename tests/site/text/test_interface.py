"""How a language writes counts and dates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.site.text.interface import Interface, interface


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        ("fr", ["0 fiche", "1 fiche", "2 fiches", "3 fiches", "11 fiches", "100 fiches"]),
        ("ar", ["لا توجد أي بطاقة", "بطاقة واحدة", "بطاقتان", "3 بطاقات", "11 بطاقة", "100 بطاقة"]),
        ("en", ["0 records", "1 record", "2 records", "3 records", "11 records", "100 records"]),
    ],
)
def test_counts_have_the_plural_form_of_the_language(code: str, counted: list[str]) -> None:
    texts = interface(code)
    written = [
        texts.ngettext("%(num)s record", "%(num)s records", number) % {"num": number}
        for number in (0, 1, 2, 3, 11, 100)
    ]
    assert written == counted


@pytest.mark.parametrize(
    ("locale", "day", "month"),
    [
        ("fr_MA", "{day} {month} {year}", "{month} {year}"),
        ("es_ES", "{day} de {month} de {year}", "{month} de {year}"),
        ("de_DE", "{day}. {month} {year}", "{month} {year}"),
    ],
)
def test_date_patterns_keep_the_words_between_their_parts(
    locale: str, day: str, month: str
) -> None:
    language = Interface(replace(LANGUAGES["fr"], locale=locale))
    assert (language.date_pattern("day"), language.date_pattern("month")) == (day, month)
