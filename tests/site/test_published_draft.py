"""A language published before its texts are translated: complete, tagged, without dead links.

In a copy of the program, Amazigh is published. In another copy, English is not.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

import jazari_catalogue
from jazari_catalogue.languages import BY_CODE
from tests.built_site import Site, is_redirect
from tests.project import LANGUAGES, ROOT, SITE_URL, SMALL, BuiltOnce, Project, text_of

DRAFT = "zgh"
INVISIBLE = {"script", "style", "template", "noscript", "head"}
WORD = re.compile(r"[^\W\d_]{3}")


def copy_program(project: Project) -> Path:
    """Copies the program into ``project`` and returns its folder."""
    program = Path(jazari_catalogue.__file__).parent
    copied = project.root / "plugins" / program.name
    shutil.copytree(program, copied, ignore=shutil.ignore_patterns("__pycache__"))
    return copied


@pytest.fixture(scope="module")
def project(built_once: BuiltOnce) -> Project:
    def build(root: Path) -> None:
        project = Project.of(SMALL, root)
        copied = copy_program(project)
        languages = "plugins/jazari_catalogue/languages.py"
        project.change(languages, "published=False", "published=True")
        run = project.build_in_subprocess(PYTHONPATH=str(copied.parent))
        assert run.code == 0, run.output

    return built_once("published-draft", build)


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    return Site(project.site)


def pages_in(site: Site, code: str) -> dict[str, html.HtmlElement]:
    pages = {path: page for path, page in site.pages.items() if path.startswith(f"{code}/")}
    return {path: page for path, page in pages.items() if not is_redirect(page)}


def texts(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Each visible text of ``page`` with its language, from the nearest ``lang`` attribute."""
    for text in page.xpath("//body//text()[normalize-space()]"):
        element = text.getparent() if text.is_text else text.getparent().getparent()
        around = [element, *element.iterancestors()]
        if not any(ancestor.tag in INVISIBLE for ancestor in around):
            language = next(a.get("lang") for a in around if a.get("lang") is not None)
            yield " ".join(text.split()), language


def test_the_language_has_every_page_but_prose_that_is_not_translated(site: Site) -> None:
    french = {path.split("/", 1)[1] for path in pages_in(site, "fr")}
    drafted = {path.split("/", 1)[1] for path in pages_in(site, DRAFT)}
    prose = {path.stem for path in (SMALL / "content" / "fr").glob("*.md")} - {"index"}
    assert prose
    assert french - drafted == {f"{name}/" for name in prose}
    assert drafted <= french


def test_every_url_within_the_site_leads_to_a_file(site: Site) -> None:
    inside = [item for item in site.references if item.url.startswith(SITE_URL)]
    assert any(f"/{DRAFT}/" in item.url for item in inside)
    dead = {
        f"{item.file}: {item.written}"
        for item in inside
        if site.file_at(item.url) not in site.files
    }
    assert dead == set()
    listed = re.findall(r'(?:<loc>|href=")([^<"]+)', site.text("sitemap.xml"))
    assert f"{SITE_URL}{DRAFT}/" in listed
    assert [url for url in listed if site.file_at(url) not in site.files] == []


def test_french_text_has_a_lang_attribute(site: Site) -> None:
    french = {text for page in pages_in(site, "fr").values() for text, lang in texts(page)}
    # Names are in no language: Arabic pages show the same ones.
    names = {text for page in pages_in(site, "ar").values() for text, lang in texts(page)}
    names |= {str(text) for path in site.pages for text in site.pages[path].xpath("//h1//text()")}
    unmarked = {
        (text, path)
        for path, page in pages_in(site, DRAFT).items()
        for text, language in texts(page)
        if language == DRAFT and text in french - names and WORD.search(text)
    }
    assert unmarked == set()


def test_no_file_has_marks_and_no_span_is_where_none_may_be(site: Site) -> None:
    for path in site.files:
        if path.endswith((".html", ".json", ".xml")):
            assert not re.search("[\ufdd0\ufdd1]|\\\\ufdd[01]", site.text(path)), path
    for path, page in pages_in(site, DRAFT).items():
        assert page.get("lang") == DRAFT
        assert page.get("dir") == BY_CODE[DRAFT].direction
        assert page.xpath("//title//span | //option//span | //*[local-name()='svg']//span") == []
        assert page.xpath("//span[@lang='fr'][not(normalize-space())]") == [], path


def test_the_home_page_is_the_french_one_with_lang_attributes(project: Project) -> None:
    home, french = project.page(f"{DRAFT}/"), project.page("fr/")
    assert text_of(home.xpath("//h1")[0]) == text_of(french.xpath("//h1")[0])
    assert home.xpath("//h1//*[@lang='fr']")
    assert home.xpath("//head/title/@lang") == ["fr"]
    for link in home.xpath("//main//a/@href"):
        assert not link.endswith(".md")


def test_other_prose_pages_do_not_link_to_the_language(project: Project) -> None:
    switch = "//*[@data-language-switch]//a/@hreflang"
    assert project.page("fr/about/").xpath(switch) == [*LANGUAGES]
    assert project.page("fr/").xpath(switch) == [*LANGUAGES, DRAFT]


def test_dates_are_in_the_language(project: Project) -> None:
    page = project.page(f"{DRAFT}/timeline/")
    dates = [text_of(time) for time in page.xpath("//time")]
    assert any(re.search("[\u2d30-\u2d7f]", date) for date in dates)


def test_share_images_and_forms_are_the_french_ones(project: Project) -> None:
    page = project.page(f"{DRAFT}/institutes/institut-invente/")
    (image,) = page.xpath("//meta[@property='og:image']/@content")
    assert image.endswith("-fr.png")
    assert [href for href in page.xpath("//a/@href") if "template=correct-fr.yml" in href]


def test_an_unpublished_language_is_nowhere_on_the_site(tmp_path: Path) -> None:
    project = Project.of(SMALL, tmp_path / "withdrawn")
    shutil.rmtree(project.root / "content" / "en")
    program = copy_program(project)
    languages = (project.root / "plugins/jazari_catalogue/languages.py").read_text("utf-8")
    before, english, after = languages.partition('code="en"')
    after = after.replace("published=True", "published=False", 1)
    (program / "languages.py").write_text(before + english + after, encoding="utf-8")
    run = project.build_in_subprocess(PYTHONPATH=str(program.parent))
    assert run.code == 0, run.output
    assert not (project.site / "en").exists()
    for page in project.site.rglob("*.html"):
        assert not re.search(r'hreflang="?en|/en/', page.read_text("utf-8")), page
    script = "from tools.share_images import pictures; print(*pictures())"
    names = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(program.parent), str(ROOT)])},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert {name.rpartition("-")[2] for name in names} == {"fr.png", "ar.png"}
