"""Texts that LibreOffice and Excel change when they open a file, as they do in a French system."""

from __future__ import annotations

import pytest

from jazari_catalogue.exports.number_texts import is_number_text

CHANGED = {
    "fr_MA": [
        *(
            "0042",
            "2030",
            "1E5",
            "1e+5",
            "3/4",
            "1 1/2",
            "12:30",
            "5 %",
            "$5",
            "10 €",
            "5 DH",
            "(5)",
        ),
        *("12\u00a0345", "0000 0004 6007 5493", "0500-000000", "9" * 50, "01.02.2026", "2026-01"),
        *("mars 2026", "12 janvier", "1er mars", "mai-26", "2 sept. 2026", "DEC1", "VRAI", "true"),
    ],
    "ar_MA": ["٢٠٢٦", "١/٢", "يناير 2026", "12 غشت", "5%", "TRUE"],
    "en_GB": ["MARCH1", "Sept 2", "1-DEC", "5pm", "12:30 AM"],
}
"""Each was changed by LibreOffice 7.4 in that language, or is documented to be by Excel."""

TEXTS = [
    *(
        "",
        "a",
        "'0042",
        "Vrai ou faux",
        "7news.ma",
        "2030, c’est demain",
        "Industrie X.0",
        "Phase 2",
    ),
    *(
        "12 instituts",
        "معهد 12",
        "5 écoles et 3 laboratoires",
        "https://one.invalid/2026/01",
        "MA-04",
    ),
]


@pytest.mark.parametrize("locale", CHANGED)
def test_what_a_spreadsheet_would_change_is_known(locale: str) -> None:
    assert [text for text in CHANGED[locale] if not is_number_text(text, locale)] == []


@pytest.mark.parametrize("locale", CHANGED)
def test_other_texts_with_digits_are_texts(locale: str) -> None:
    assert [text for text in TEXTS if is_number_text(text, locale)] == []
