"""How a language writes counts."""

from __future__ import annotations

import pytest

from jazari_catalogue.texts.interface import interface


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
