"""The history of records on the pages of a built site, from a repository with scripted commits."""

from __future__ import annotations

import pytest
from lxml import html

from tests.histories import EDITS, HOSTILE, commit
from tests.project import LANGUAGES, Project, text_of
from tests.site.test_validity import faults, ours

PAGE = "institutes/institut-invente/"


def section_of(page: html.HtmlElement) -> html.HtmlElement:
    (section,) = page.xpath("//section[@aria-labelledby='history']")
    return section


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_commit_that_changed_a_record_is_on_its_page_newest_first(
    history_built: Project, code: str
) -> None:
    section = section_of(history_built.page(f"{code}/{PAGE}"))
    days = section.xpath("./ul/li//time/@datetime | ./details/ul/li//time/@datetime")
    last, first = [f"2026-03-{day:02}" for day in range(6, 0, -1)], ["2026-01-02"]
    assert days == [*last, *(f"2026-02-{day:02}" for day in range(EDITS, 0, -1)), *first]


def test_a_record_that_stayed_as_it_was_has_the_day_on_which_it_was_added(
    history_built: Project,
) -> None:
    section = section_of(history_built.page("en/sources/article-invente/"))
    assert "was added to the catalogue on 2 January 2026" in text_of(section)
    assert len(section.xpath(".//ul/li")) == 1


def test_old_values_are_shown_as_texts(history_built: Project) -> None:
    section = section_of(history_built.page(f"fr/{PAGE}"))
    assert HOSTILE in text_of(section)
    assert section.xpath(".//script") == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_section_links_to_exists(history_built: Project, code: str) -> None:
    folder = history_built.site / code / PAGE
    links = section_of(history_built.page(f"{code}/{PAGE}")).xpath(".//a/@href")
    inside = [link for link in links if not link.startswith("https://")]
    assert len(inside) >= 5
    for link in inside:
        target = folder / link.partition("#")[0]
        assert (target / "index.html" if link.endswith("/") else target).is_file(), link


def test_pages_with_a_history_are_valid(history_built: Project) -> None:
    pages = [history_built.site / code / PAGE / "index.html" for code in LANGUAGES]
    pages.append(history_built.site / "ar/sources/article-invente/index.html")
    pages.append(history_built.site / "ar/topics/theme-invente/index.html")
    assert ours(faults(pages)) == []


def test_a_commit_is_on_the_page_after_the_next_build(
    history_built: Project, small_built: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    project = history_built.copy(tmp_path_factory.mktemp("history") / "project")
    project.change("partners.yaml", "en: Nowhere", "en: Nowhere at all")
    commit(project, "2026-05-01")
    project.build()
    page = project.page("en/agreements/accord-invente/")
    assert section_of(page).xpath(".//ul/li[1]//time/@datetime") == ["2026-05-01"]
    section = section_of(small_built.page("en/agreements/accord-invente/"))
    assert "is not part of this edition of the site" in text_of(section)
    assert section.xpath(".//ul") == []
