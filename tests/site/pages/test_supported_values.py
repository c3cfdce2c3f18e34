"""The page of a source: what it supports, record by record."""

from __future__ import annotations

import pytest
from lxml import html

from jazari_catalogue.records.kinds.source import LEVEL_MEANINGS
from jazari_catalogue.records.values.vocabularies import SourceLevel
from tests.project import Project, text_of
from tests.site.pages.catalogues import dispute_the_day

ARTICLE = "sources/article-invente/"
OFFICIAL = "sources/source-officielle/"


def section(page: html.HtmlElement, name: str) -> html.HtmlElement:
    """The section of a source's page headed by the element with the id ``name``."""
    (found,) = page.xpath(f"//section[@aria-labelledby='{name}']")
    return found


def supported(page: html.HtmlElement) -> dict[str, list[tuple[str, str]]]:
    """Label and value of each row under each heading of what a source supports."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for element in section(page, "supports").xpath("h3 | details/summary/h3 | details/dl/div"):
        if element.tag == "h3":
            name = text_of(element)
            rows[name] = []
        else:
            rows[name].append((text_of(element[0]), text_of(element[1])))
    return rows


@pytest.mark.parametrize(
    ("code", "heading", "rows"),
    [
        ("fr", "Institut inventé · Institut", {
            ("Ville", "Ville inventée"),
            ("Région", "Rabat-Salé-Kénitra déduit de « Ville »"),
            ("Missions", "Recherche classement du catalogue"),
            ("Étapes 1", "Annoncé juillet 2025"),
            ("Description 2", "Un second alinéa inventé."),
        }),
        ("ar", "معهد مختلق · معهد", {
            ("المدينة", "مدينة مختلقة"),
            ("المراحل 1", "مرحلة الإعلان يوليوز 2025"),
        }),
        ("en", "Invented institute our translation · Institute", {
            ("City", "Invented town"),
            ("Region", "Rabat-Salé-Kénitra derived from “City”"),
            ("Description 2", "A second invented paragraph."),
        }),
    ],
)  # fmt: skip
def test_values_are_under_the_name_of_their_record(
    small_built: Project, code: str, heading: str, rows: set[tuple[str, str]]
) -> None:
    by_record = supported(small_built.page(f"{code}/{ARTICLE}"))
    assert rows <= set(by_record[heading])


def test_a_side_of_a_dispute_is_marked_as_one(small_project: Project) -> None:
    dispute_the_day(small_project)
    small_project.build()
    rows = supported(small_project.page(f"fr/{OFFICIAL}"))["Journée inventée · Événement"]
    assert [value for _, value in rows] == ["Le 13. l’une des versions en présence"]


def test_a_record_that_only_lists_the_source_has_no_values(small_built: Project) -> None:
    page = small_built.page(f"en/{ARTICLE}")
    assert supported(page)["Invented day · Event"] == []
    assert "Listed as a source, but not for any one fact." in text_of(section(page, "supports"))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("fr", "Aucune copie archivée n’est connue."),
        ("ar", "لا تُعرف له نسخة مؤرشفة."),
        ("en", "No archived copy is known."),
    ],
)
def test_a_source_says_what_its_level_means_and_whether_it_is_archived(
    small_built: Project, code: str, sentence: str
) -> None:
    official = text_of(section(small_built.page(f"{code}/{OFFICIAL}"), "about-source"))
    assert LEVEL_MEANINGS[SourceLevel.OFFICIAL].in_language(code) in official
    assert sentence in official
    archived = small_built.page(f"{code}/{ARTICLE}")
    assert sentence not in text_of(section(archived, "about-source"))
    (fact,) = archived.xpath("//*[@data-field='archived']")
    assert fact.xpath(".//a/@href") == ["https://example.invalid/archive/article"]


def test_the_title_in_the_heading_is_not_repeated_as_a_fact(small_built: Project) -> None:
    page = small_built.page(f"fr/{OFFICIAL}")
    assert text_of(page.xpath("//h1")[0]) == "Communiqué inventé"
    assert page.xpath("//*[@data-field='title']") == []


def test_every_level_has_a_meaning() -> None:
    assert set(LEVEL_MEANINGS) == set(SourceLevel)
