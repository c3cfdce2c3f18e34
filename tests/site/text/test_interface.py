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
def test_counts_take_the_form_that_the_language_asks_for(code: str, counted: list[str]) -> None:
    texts = interface(code)
    said = [
        texts.ngettext("%(num)s record", "%(num)s records", number) % {"num": number}
        for number in (0, 1, 2, 3, 11, 100)
    ]
    assert said == counted


@pytest.mark.parametrize(
    ("locale", "day", "month"),
    [
        ("fr_MA", "{day} {month} {year}", "{month} {year}"),
        ("es_ES", "{day} de {month} de {year}", "{month} de {year}"),
        ("de_DE", "{day}. {month} {year}", "{month} {year}"),
    ],
)
def test_patterns_of_dates_keep_the_words_between(locale: str, day: str, month: str) -> None:
    spoken = Interface(replace(LANGUAGES["fr"], locale=locale))
    assert (spoken.date_pattern("day"), spoken.date_pattern("month")) == (day, month)
