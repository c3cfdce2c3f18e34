"""What a page says, it says as its readers do: dates, counts, and what is not translated yet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from jazari_catalogue.languages import LANGUAGES, MESSAGES
from jazari_catalogue.site.text.interface import Interface, interface
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


def test_the_count_of_a_list_is_the_number_of_its_cards(small_built: Project) -> None:
    for code, said in {"fr": "2 fiches", "ar": "بطاقتان", "en": "2 records"}.items():
        page = small_built.page(f"{code}/institutes/")
        assert text_of(page.xpath("//p[@class='count']")[0]) == said


@pytest.mark.parametrize("code", ["ar", "en"])
def test_an_untranslated_record_is_shown_in_french_and_says_so(
    small_built: Project, code: str
) -> None:
    page = small_built.page(f"{code}/institutes/institut-en-francais/")
    (heading,) = page.xpath("//h1//*[@lang]")
    assert (heading.get("lang"), text_of(heading)) == ("fr", "Institut resté en français")
    (lead,) = page.xpath("//p[@class='lead']//*[@lang]")
    assert lead.get("lang") == "fr"
    notices = [text_of(note) for note in page.xpath("//p[@class='note']")]
    expected = interface(code).gettext(
        "Part of this record is not yet translated: it is shown in its original language."
    )
    assert expected in notices
    (card,) = small_built.page(f"{code}/institutes/").xpath(
        "//li[contains(@class, 'card')][.//a[contains(@href, 'institut-en-francais')]]"
    )
    assert set(card.xpath(".//@lang")) == {"fr"}


def test_a_translated_record_says_nothing_of_translation(small_built: Project) -> None:
    for code in MESSAGES:
        page = small_built.page(f"{code}/labs/labo-invente/")
        assert page.xpath("//h1//@lang") == []
        assert page.xpath("//p[@class='lead']//@lang") == []
    assert small_built.page("en/labs/labo-invente/").xpath("//p[@class='note']") == []


def test_a_record_on_one_source_that_is_not_official_says_so(small_built: Project) -> None:
    said = interface("fr").gettext("This record rests on a single source, which is not official.")
    weak = small_built.page("fr/events/journee-inventee/")
    strong = small_built.page("fr/labs/labo-invente/")
    assert said in text_of(weak)
    assert said not in text_of(strong)


def test_disputed_points_stand_side_by_side_with_their_sources(small_built: Project) -> None:
    page = small_built.page("ar/institutes/institut-invente/")
    (dispute,) = page.xpath("//*[@aria-labelledby='disputes']")
    claims = [text_of(claim) for claim in dispute.xpath(".//ul[contains(@class, 'claims')]/li")]
    assert len(claims) == 2
    assert "تم إطلاقه." in claims[0]
    assert "Éditeur inventé" in claims[0]
    assert "أعلن عنه." in claims[1]
    assert "Journal inventé" in claims[1]


def test_the_frame_speaks_the_language_of_the_page(small_built: Project) -> None:
    skips = {
        code: text_of(small_built.page(f"{code}/search/").xpath("//a[@class='skip']")[0])
        for code in MESSAGES
    }
    assert skips == {"fr": "Aller au contenu", "ar": "انتقل إلى المحتوى", "en": "Skip to content"}
