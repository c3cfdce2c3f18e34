"""Pages in their language: dates, counts and the frame."""

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
        ("fr", "12 janvier 2026", "janvier 2026", "2030", "1er novembre 2025"),
        ("ar", "12 يناير 2026", "يناير 2026", "2030", "1 نونبر 2025"),
        ("en", "12 January 2026", "January 2026", "2030", "1 November 2025"),
    ],
)
def test_dates_are_in_moroccan_form_and_as_precise_as_the_record(
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


def test_count_of_a_list_is_the_number_of_its_cards(small_built: Project) -> None:
    for code, count in {"fr": "2 fiches", "ar": "بطاقتان", "en": "2 records"}.items():
        page = small_built.page(f"{code}/institutes/")
        assert text_of(page.xpath("//p[@class='count']")[0]) == count


def test_frame_is_in_the_language_of_the_page(small_built: Project) -> None:
    skips = {
        code: text_of(small_built.page(f"{code}/search/").xpath("//a[@class='skip']")[0])
        for code in MESSAGES
    }
    assert skips == {
        "fr": "Aller au contenu",
        "ar": "الانتقال إلى المحتوى",
        "en": "Skip to content",
    }
