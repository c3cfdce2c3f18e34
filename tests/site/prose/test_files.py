"""The files of prose: their types, names and languages, and the errors that editors see."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from jazari_catalogue.languages import LANGUAGES, MESSAGES
from jazari_catalogue.records.problems.problem import CatalogueError
from jazari_catalogue.site.prose.checks import read_prose
from jazari_catalogue.site.prose.reserved import RESERVED_SEGMENTS, is_reserved_id
from tests.built_site import Site
from tests.hostile_prose import PNG, REFUSED_FILES
from tests.project import SMALL, Project, text_of


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The prose of the small project, in a folder of its own."""
    shutil.copytree(SMALL / "content", tmp_path / "content")
    return tmp_path / "content"


def problems(content: Path, *drafts: str) -> list[str]:
    """``path code`` for each problem of the files, and that each can be read in every language."""
    found = read_prose(content, content.parent, drafts.__contains__).problems
    for language in MESSAGES:
        report = CatalogueError(found).report(language, content.parent)
        assert all(line.isprintable() for line in report.replace("\n", " ").split())
    return [
        f"{problem.path}:{problem.line}:{problem.column} {problem.code.number}" for problem in found
    ]


def write(content: Path, name: str, data: bytes) -> Path:
    file = content / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("name", REFUSED_FILES)
def test_a_hostile_file_is_refused(content: Path, name: str) -> None:
    path, data = REFUSED_FILES[name]
    languages = LANGUAGES if path.startswith("fr/") else ("fr",)
    for code in languages:
        write(content, path.replace("fr/", f"{code}/", 1), data)
    assert len(problems(content)) >= len(languages)


def test_pages_and_images_are_accepted_in_folders_of_each_language(content: Path) -> None:
    images = {
        "a.png": PNG,
        "b.jpg": b"\xff\xd8\xff\xe0",
        "c.webp": b"RIFF0000WEBPVP8 ",
        "d.avif": b"\0\0\0\x20ftypavif",
        "e.gif": b"GIF89a",
    }
    for code in LANGUAGES:
        for name, data in images.items():
            write(content, f"{code}/guides/{name}", data)
        write(content, f"{code}/guides/first.md", b"# A\n\n![b](a.png) ![b](../guides/c.webp)\n")
        write(content, f"{code}/.about.md.swp", b"\0")
        write(content, f"{code}/about.md~", b"\0")
    assert problems(content) == []


def test_links_are_not_followed(content: Path, tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.md", b"# Secret\n")
    (content / "fr" / "linked.md").symlink_to(secret)
    (content / "fr" / "nowhere.md").symlink_to("nowhere")
    (content / "fr" / "folder").symlink_to("/")
    (content / "fr" / "circle").symlink_to(".")
    names = ("circle", "folder", "linked.md", "nowhere.md")
    assert problems(content) == [f"content/fr/{name}:1:1 CAT402" for name in names]
    shutil.move(content, tmp_path / "elsewhere")
    content.symlink_to(tmp_path / "elsewhere")
    assert problems(content) == ["content:1:1 CAT402"]


def test_a_pipe_is_not_read(content: Path) -> None:
    os.mkfifo(content / "fr" / "pipe.md")
    assert problems(content) == ["content/fr/pipe.md:1:1 CAT402"]


def test_a_page_lacks_no_language_unless_it_is_a_draft(content: Path) -> None:
    write(content, "fr/extra.md", b"# A\n")
    assert problems(content) == ["content/fr/extra.md:1:1 CAT408"]
    assert problems(content, "fr/extra.md") == []


def test_a_page_is_in_a_language(content: Path) -> None:
    write(content, "notes.md", b"# A\n")
    write(content, "fr.md", b"# A\n")
    assert problems(content) == ["content/fr.md:1:1 CAT407", "content/notes.md:1:1 CAT407"]


def test_a_name_that_is_not_utf_8_is_refused(content: Path) -> None:
    (content / "fr" / os.fsdecode(b"caf\xe9.md")).touch()
    assert problems(content) == [r"content/fr/caf\xe9.md:1:1 CAT403"]


def test_there_is_a_home_page(content: Path) -> None:
    for code in LANGUAGES:
        (content / code / "index.md").unlink(missing_ok=True)
    assert problems(content) == ["content/fr/index.md:1:1 CAT409"]


def test_a_merge_conflict_and_a_page_that_is_not_utf_8_are_refused_at_their_lines(
    content: Path,
) -> None:
    write(content, "en/about.md", b"# A\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n")
    write(content, "fr/about.md", b"\xef\xbb\xbf# Invent\xc3\xa9\n\nEn fran\xe7ais.\n")
    assert problems(content) == ["content/en/about.md:3:1 CAT031", "content/fr/about.md:3:8 CAT002"]


def test_lines_are_those_of_the_file_whatever_ends_them(content: Path) -> None:
    write(content, "fr/about.md", b"---\r\ntitle: A\r\n---\r\n\r\n<b>\r\n")
    write(content, "en/about.md", b"---\rtitle: A\r---\r\r<b>\r")
    assert problems(content) == ["content/en/about.md:5:1 CAT410", "content/fr/about.md:5:1 CAT410"]


def test_every_address_below_a_language_is_reserved_unless_it_is_prose(
    real_project: Project,
) -> None:
    prose = {"about", "accessibility", "entry", "method", "index.html"}
    for code in LANGUAGES:
        names = {entry.name for entry in (real_project.site / code).iterdir()}
        assert names - prose <= RESERVED_SEGMENTS


def test_every_id_of_the_frame_and_the_home_page_is_reserved(real_site: Site) -> None:
    for code in MESSAGES:
        for path in (f"{code}/", f"{code}/about/", f"{code}/entry/"):
            page = real_site.pages[path]
            ids = page.xpath("//*[@id][not(ancestor::div[@class='prose'])]")
            prose = {"jazari"}
            names = {element.get("id") for element in ids} - prose
            assert [name for name in sorted(names) if not is_reserved_id(name)] == [], path


@pytest.fixture
def built_before(small_project: Project) -> Iterator[Project]:
    """A project with a site, which must be unchanged after the test."""
    before = small_project.files()
    yield small_project
    assert small_project.files() == before
    assert {file.name for file in small_project.root.glob(".site*")} <= {".site.lock"}


def test_a_build_reports_every_problem_of_prose_and_keeps_the_site(built_before: Project) -> None:
    content = built_before.root / "content"
    (content / "fr" / "extra.md").symlink_to("/etc/passwd")
    (content / "fr" / "all").symlink_to("/")
    os.mkfifo(content / "ar" / "pipe.md")
    write(content, "en/x.html", b"<script>")
    built_before.change("content/en/about.md", "order: 1", "order: first")
    built_before.change("content/ar/about.md", "order: 1", "order: 1\npublisher: perhaps")
    run = built_before.build_in_subprocess()
    assert run.code != 0
    assert "Traceback" not in run.output
    for line in (
        "content/ar/about.md:5:12: CAT422",
        "content/ar/pipe.md:1:1: CAT402",
        "content/en/about.md:4:8: CAT422",
        "content/en/x.html:1:1: CAT401",
        "content/fr/all:1:1: CAT402",
        "content/fr/extra.md:1:1: CAT402",
    ):
        assert line in run.output
    assert "root:" not in run.output


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
