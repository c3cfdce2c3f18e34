"""Of a source whose address no longer answers, pages say so, and offer the archived copy first."""

from __future__ import annotations

import pytest
from lxml import html

from tests.project import Project, text_of
from tests.site.pages.catalogues import catalogue_in, dispute_the_day

INSTITUTE = "institutes/institut-invente/"
ARTICLE = "sources/article-invente/"
COPY = "sources/copie-inventee/"
ADDRESS = "https://example.invalid/article"
ARCHIVED = "https://example.invalid/archive/article"
WORDS = {"fr": "hors ligne", "ar": "غير متاح", "en": "offline"}
SINCE = {
    "fr": "Hors ligne depuis le 1er novembre 2026",
    "ar": "غير متاح منذ 1 نونبر 2026",
    "en": "Offline since 1 November 2026",
}


def listed(page: html.HtmlElement, title: str) -> html.HtmlElement:
    (source,) = [
        one
        for one in page.xpath("//ol[@class='sources']/li")
        if title in text_of(one.xpath(".//*[@class='sources__title']")[0])
    ]
    return source


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_the_list_of_sources_says_that_one_is_offline_and_offers_its_copy_first(
    small_built: Project, code: str
) -> None:
    source = listed(small_built.page(f"{code}/{INSTITUTE}"), "Journal inventé")
    assert text_of(source.xpath(".//span[@class='sources__dead']")[0]) == SINCE[code]
    copy, same_copy, former = source.xpath("./div/p[1]//a/@href")[:3]
    assert (copy, same_copy, former) == (ARCHIVED, ARCHIVED, ADDRESS)


def test_the_title_of_one_without_a_copy_is_no_link_and_its_address_stays(
    small_built: Project,
) -> None:
    source = listed(small_built.page(f"en/{INSTITUTE}"), "مقال مختلق")
    assert source.xpath(".//*[@class='sources__title']//a") == []
    assert source.xpath("./div/p[1]//a[@rel='external']/@href") == ["https://example.invalid/copie"]
    assert text_of(source.xpath(".//a[@rel='external']")[0]) == "Former address"


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_the_mark_of_a_value_says_in_words_that_its_source_is_offline(
    small_built: Project, code: str
) -> None:
    page = small_built.page(f"{code}/{INSTITUTE}")
    offline = {
        f"#{one.get('id')}"
        for one in page.xpath("//ol[@class='sources']/li[.//*[@class='sources__dead']]")
    }
    marks = page.xpath("//sup//a[starts-with(@href, '#source-')]")
    assert {mark.get("href") for mark in marks} & offline
    for mark in marks:
        assert (WORDS[code] in text_of(mark)) == (mark.get("href") in offline)


def test_the_sides_of_a_dispute_say_it_on_the_record_and_on_the_page_of_disputes(
    small_project: Project,
) -> None:
    dispute_the_day(small_project)
    small_project.build()
    for path in ("en/events/journee-inventee/", "en/disputes/"):
        dead, alive = small_project.page(path).xpath("//ul[@class='claims']/li/ul")[-2:]
        assert "(offline)" in text_of(dead)
        assert "offline" not in text_of(alive)


@pytest.mark.parametrize(
    ("code", "sentence", "copy"),
    [
        (
            "fr",
            "Cette page est hors ligne depuis le 1er novembre 2026 : son adresse ne répond plus. "
            "Elle compte toujours comme source, puisqu’elle a été lue le 22 novembre 2026.",
            "Lire la copie archivée du 31 octobre 2026",
        ),
        (
            "en",
            "This page has been offline since 1 November 2026: its address no longer answers. "
            "It still counts as a source, because it was read on 22 November 2026.",
            "Read the archived copy of 31 October 2026",
        ),
    ],
)
def test_the_page_of_the_source_says_it_and_leads_to_the_copy(
    small_built: Project, code: str, sentence: str, copy: str
) -> None:
    page = small_built.page(f"{code}/{ARTICLE}")
    (account,) = page.xpath("//section[@aria-labelledby='about-source']")
    said, link = account.xpath("p")[:2]
    assert text_of(said) == sentence
    assert text_of(link) == copy
    assert link.xpath("a/@href") == [ARCHIVED]
    # The day and the copy are at the top of the page, and the address is still among the facts.
    assert page.xpath("//header//*[@data-field='dead_since']")
    assert page.xpath("//header//*[@data-field='archived']//a/@href") == [ARCHIVED]
    outside = page.xpath("//article//a[@href][not(starts-with(@href, '#'))]/@href")
    assert outside.index(ARCHIVED) < outside.index(ADDRESS)


def test_the_page_of_one_without_a_copy_says_that_none_is_known(small_built: Project) -> None:
    (account,) = small_built.page(f"en/{COPY}").xpath("//section[@aria-labelledby='about-source']")
    assert "offline since 23 November 2026" in text_of(account)
    assert "No archived copy is known." in text_of(account)
    assert account.xpath(".//a") == []


def test_the_list_of_all_sources_names_the_day(small_built: Project) -> None:
    page = small_built.page("en/sources/")
    (card,) = page.xpath("//li[contains(@class, 'card')][.//a[contains(@href, 'article-invente')]]")
    assert SINCE["en"] in [text_of(one) for one in card.xpath(".//*[@class='meta']/span")]


def test_a_dead_source_counts_as_before(small_project: Project) -> None:
    dead = catalogue_in(small_project.root)
    small_project.change("institutes.yaml", "    dead_since: 2026-11-01\n", "")
    alive = catalogue_in(small_project.root)
    assert dead["article-invente"] != alive["article-invente"]
    for record in alive.with_sources:
        assert dead.strength(dead[record.id]) is alive.strength(record)
