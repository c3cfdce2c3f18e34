"""What a page says, it says as its readers do: dates, counts, and what is not translated yet."""

from __future__ import annotations

import pytest
from lxml import html

from jazari_catalogue.languages import MESSAGES
from tests.project import Project, text_of


def fact(page: html.HtmlElement, field: str) -> str:
    return text_of(page.xpath(f"//*[@data-field='{field}']//dd")[0])


@pytest.mark.parametrize(
    ("code", "day", "month", "year", "opens"),
    [
        ("fr", "12 janvier 2026", "janvier 2026", "2030", "1 novembre 2025"),
        ("ar", "12 يناير 2026", "يناير 2026", "2030", "1 نونبر 2025"),
        ("en", "12 January 2026", "January 2026", "2030", "1 November 2025"),
    ],
)
def test_dates_are_written_as_moroccans_write_them_and_no_more_exact_than_known(
    small_built: Project, code: str, day: str, month: str, year: str, opens: str
) -> None:
    event = small_built.page(f"{code}/events/journee-inventee/")
    programme = small_built.page(f"{code}/programmes/programme-invente/")
    assert fact(event, "starts") == day
    assert fact(programme, "starts") == month
    assert fact(programme, "ends") == year
    assert fact(programme, "apply") == opens
    times = programme.xpath("//*[@data-field='starts']//time/@datetime")
    assert times == ["2026-01"]


def test_the_count_of_a_list_is_the_number_of_its_cards(small_built: Project) -> None:
    for code, said in {"fr": "2 fiches", "ar": "بطاقتان", "en": "2 records"}.items():
        page = small_built.page(f"{code}/institutes/")
        assert text_of(page.xpath("//p[@class='count']")[0]) == said


def test_the_frame_speaks_the_language_of_the_page(small_built: Project) -> None:
    skips = {
        code: text_of(small_built.page(f"{code}/search/").xpath("//a[@class='skip']")[0])
        for code in MESSAGES
    }
    assert skips == {"fr": "Aller au contenu", "ar": "انتقل إلى المحتوى", "en": "Skip to content"}
