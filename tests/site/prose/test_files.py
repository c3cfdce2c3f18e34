"""The files of prose: their names, their languages, and the errors that editors see."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from jazari_catalogue.languages import LANGUAGES
from tests.built_site import Site
from tests.project import Project, Run, text_of


@pytest.fixture
def built_before(small_project: Project) -> Iterator[Project]:
    """A project with a site, which must be unchanged after the test."""
    before = small_project.files()
    yield small_project
    assert small_project.files() == before
    assert {file.name for file in small_project.root.glob(".site*")} <= {".site.lock"}


def refused(run: Run) -> str:
    """The output of a build that must have failed with an error message."""
    assert run.code != 0
    assert "Traceback" not in run.output
    return run.output


def write(project: Project, name: str, text: str) -> Path:
    file = project.root / "content" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_page_of_many_sections_has_contents_that_lead_to_each(real_site: Site) -> None:
    for code in LANGUAGES:
        page = real_site.pages[f"{code}/method/"]
        headings = page.xpath("//div[@class='prose']//h2")
        links = page.xpath("//nav[@class='contents']//a")
        assert len(links) > 9
        assert [link.get("href") for link in links] == [f"#{h.get('id')}" for h in headings]
        assert [text_of(link) for link in links] == [text_of(h) for h in headings]


def test_page_at_the_address_of_a_list_is_refused(built_before: Project) -> None:
    for code in LANGUAGES:
        write(built_before, f"{code}/institutes.md", "# Invented\n")
    output = refused(built_before.build_in_subprocess())
    assert "Two pages have the address" in output
    assert "/institutes/index.html" in output


def test_page_that_lacks_a_language_is_refused(built_before: Project) -> None:
    write(built_before, "fr/extra.md", "# Invented\n")
    output = refused(built_before.build_in_subprocess())
    assert "content/fr/extra.md: this page is not in every language." in output
    assert "content/ar/extra.md" in output
    assert "content/en/extra.md" in output


def test_page_in_no_language_is_refused(built_before: Project) -> None:
    write(built_before, "notes.md", "# Invented\n")
    output = refused(built_before.build_in_subprocess())
    assert "content/notes.md: this page is in no language." in output
    assert "content/fr, content/ar, content/en" in output


def test_page_whose_name_is_not_utf_8_is_refused(built_before: Project) -> None:
    (built_before.root / "content" / "fr" / os.fsdecode(b"caf\xe9.md")).touch()
    output = refused(built_before.build_in_subprocess())
    assert r"content/fr/caf\udce9.md: this name is not UTF-8." in output


def test_project_without_a_home_page_is_refused(built_before: Project) -> None:
    for code in LANGUAGES:
        (built_before.root / "content" / code / "index.md").unlink(missing_ok=True)
    output = refused(built_before.build_in_subprocess())
    assert "content/fr/index.md: there is no home page." in output


def test_page_that_is_a_broken_link_is_refused(built_before: Project) -> None:
    (built_before.root / "content" / "fr" / "extra.md").symlink_to("nowhere.md")
    output = refused(built_before.build_in_subprocess())
    assert "content/fr/extra.md: No such file" in output


def test_merge_conflict_in_a_page_is_refused(built_before: Project) -> None:
    write(built_before, "en/about.md", "# Invented\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n")
    output = refused(built_before.build_in_subprocess())
    assert "content/en/about.md:3:1: CAT031" in output


def test_page_that_is_not_utf_8_is_refused(built_before: Project) -> None:
    file = built_before.root / "content" / "fr" / "about.md"
    file.write_bytes(b"\xef\xbb\xbf# Invent\xc3\xa9\n\nEn fran\xe7ais.\n")
    output = refused(built_before.build_in_subprocess())
    assert "content/fr/about.md:3:8: CAT002" in output


@pytest.mark.parametrize(
    ("order", "shown"), [("first", "first"), ("", "None"), ("[1]", "[1]"), (".inf", "inf")]
)
def test_order_that_is_not_a_number_is_refused(
    built_before: Project, order: str, shown: str
) -> None:
    built_before.change("content/en/about.md", "order: 1", f"order: {order}")
    output = refused(built_before.build_in_subprocess())
    assert f"content/en/about.md: the order “{shown}” is not a number." in output


def test_new_page_is_in_the_menu_and_the_sitemap_and_has_the_frame(
    small_project: Project,
) -> None:
    for code in LANGUAGES:
        shutil.copy(
            small_project.root / "content" / code / "about.md",
            small_project.root / "content" / code / "more.md",
        )
        small_project.change(f"content/{code}/more.md", "order: 1", f"order: 3\nmenu: More {code}")
    small_project.build()
    page = small_project.page("ar/more/")
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    items = page.xpath("//nav[@class='menu']//a")
    assert text_of(items[-1]) == "More ar"
    assert items[-1].get("aria-current")
    sitemap = (small_project.site / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("/ar/more/</loc>") == 1
