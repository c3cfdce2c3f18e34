"""How a language writes dates and the time from one to another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.texts.dates import Dates, keep_dates_whole


def spaced(text: str) -> str:
    """``text`` with ``_`` for each space at which no line may break."""
    return text.replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("code", "edtf", "written"),
    [
        ("fr", "2025-07-01", "1er_juillet_2025"),
        ("fr", "2025-07-11", "11_juillet_2025"),
        ("fr", "2025-07", "juillet_2025"),
        ("fr", "2025", "2025"),
        ("en", "2025-07-01", "1_July_2025"),
        ("ar", "2025-07-01", "1_يوليوز_2025"),
    ],
)
def test_no_line_breaks_in_a_date(code: str, edtf: str, written: str) -> None:
    assert spaced(Dates(LANGUAGES[code]).format(edtf)) == written


@pytest.mark.parametrize(
    ("first", "last", "french", "arabic", "english"),
    [
        (
            *("2026-04-14", "2026-04-16", "du_14 au_16_avril_2026", "من_14 إلى_16_أبريل_2026"),
            "14 to_16_April_2026",
        ),
        (
            *("2025-07-01", "2025-07-02", "du_1er au_2_juillet_2025", "من_1 إلى_2_يوليوز_2025"),
            "1 to_2_July_2025",
        ),
        (
            *("2025-06-28", "2025-08-01", "du_28_juin au_1er_août_2025"),
            *("من_28_يونيو إلى_1_غشت_2025", "28_June to_1_August_2025"),
        ),
        (
            *("2025-12-31", "2026-01-02", "du_31_décembre_2025 au_2_janvier_2026"),
            *("من_31_دجنبر_2025 إلى_2_يناير_2026", "31_December_2025 to_2_January_2026"),
        ),
        (
            *("2025-04", "2025-06", "d’avril à_juin_2025", "من_أبريل إلى_يونيو_2025"),
            "April to_June_2025",
        ),
        (
            *("2025-03", "2026-03-01", "de_mars_2025 au_1er_mars_2026"),
            *("من_مارس_2025 إلى_1_مارس_2026", "March_2025 to_1_March_2026"),
        ),
        ("2024", "2026", "de_2024 à_2026", "من_2024 إلى_2026", "2024 to_2026"),
        ("2026-01-12", "2026-01-12", "12_janvier_2026", "12_يناير_2026", "12_January_2026"),
    ],
)
def test_a_range_writes_once_what_its_dates_share(
    first: str, last: str, french: str, arabic: str, english: str
) -> None:
    written = [spaced(Dates(LANGUAGES[code]).format_range(first, last)) for code in LANGUAGES]
    assert written == [french, arabic, english]


@pytest.mark.parametrize(
    ("code", "text", "kept"),
    [
        (
            "fr",
            "Signé les 1er et 2 juillet 2025 à\nRabat",
            "Signé les 1er et 2_juillet_2025 à\nRabat",
        ),
        ("fr", "dès novembre\n2025, par 12 mars et plus", "dès novembre_2025, par 12_mars et plus"),
        ("en", "on 12 January 2026, 20 may agree", "on 12_January_2026, 20 may agree"),
        ("ar", "بالرباط في 12 يناير 2026.", "بالرباط في 12_يناير_2026."),
        ("fr", "2026 personnes", "2026 personnes"),
        ("fr", "le 12 janvier 1999 et le 3 mai", "le 12_janvier_1999 et le 3_mai"),
    ],
)
def test_no_line_breaks_in_a_date_of_a_text(code: str, text: str, kept: str) -> None:
    assert spaced(keep_dates_whole(text, code)) == kept


@pytest.mark.parametrize(
    ("locale", "day", "month"),
    [
        ("fr_MA", "{day}_{month}_{year}", "{month}_{year}"),
        ("es_ES", "{day}_de_{month}_de_{year}", "{month}_de_{year}"),
        ("de_DE", "{day}._{month}_{year}", "{month}_{year}"),
    ],
)
def test_date_patterns_keep_the_words_between_their_parts(
    locale: str, day: str, month: str
) -> None:
    dates = Dates(replace(LANGUAGES["fr"], locale=locale))
    assert [spaced(dates.pattern("day")), spaced(dates.pattern("month"))] == [day, month]
