"""A second build: the same sources give the same bytes, and only what changed is rewritten."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from jazari_catalogue.languages import LANGUAGES
from tests.project import ROOT, SMALL, Project

INCREMENTAL = (
    *(".html", ".json", ".xml", ".txt"),
    *(".csv", ".ndjson", ".sqlite", ".geojson", "SHA256SUMS"),
    *(".jsonld", ".ttl", ".ics"),
)


def rewritten(project: Project, before: dict[str, int]) -> set[str]:
    """The files from targets that the last build wrote instead of keeping, without prose."""
    prose = {f"{code}/{name}index.html" for code in LANGUAGES for name in PROSE}
    return {
        path
        for path, inode in inodes(project).items()
        if before.get(path) != inode
        and path.endswith(INCREMENTAL)
        and path not in prose | {"404.html"}
    }


PROSE = ("", "about/", "accessibility/", "method/")


def inodes(project: Project) -> dict[str, int]:
    return {path: (project.site / path).stat().st_ino for path in project.files()}


def test_builds_in_different_folders_and_environments_give_the_same_bytes(
    real_project: Project, tmp_path: Path
) -> None:
    other = Project.of(ROOT, tmp_path / "dossier d’été" / "دليل")
    other.change("mkdocs.yml", "      records:\n", "      workers: 5\n      records:\n")
    umask = os.umask(0o077)
    try:
        run = other.build_in_subprocess(**OTHER_ENVIRONMENT)
    finally:
        os.umask(umask)
    assert run.code == 0, run.output
    files = real_project.files()
    assert len(files) > 300
    assert differing(files, other.files()) == []
    modes = {stat.S_IMODE(path.stat().st_mode) for path in other.site.rglob("*")}
    assert modes == {0o644, 0o755}


OTHER_ENVIRONMENT = {
    "PYTHONHASHSEED": "2",
    "TZ": "Pacific/Auckland",
    "LC_ALL": "C",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}
"""What a build must not depend on, and `real_project` has otherwise."""


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_a_build_without_changes_rewrites_nothing(small_project: Project) -> None:
    before, content = inodes(small_project), small_project.files()
    small_project.build()
    assert rewritten(small_project, before) == set()
    assert small_project.files() == content


def test_a_changed_record_is_rewritten_wherever_it_shows_and_nowhere_else(
    small_project: Project,
) -> None:
    before, content = inodes(small_project), small_project.files()
    small_project.change("institutes.yaml", "fr: Ne rien faire.", "fr: Faire autre chose.")
    small_project.build()
    paths = rewritten(small_project, before)
    changed = set(differing(content, small_project.files()))
    # A page that was made again with the same bytes is kept.
    assert paths == {path for path in changed if (small_project.site / path).exists()}
    # The French page, and in each language the search page, which names the index, and the page
    # about the data, which names checksums.
    pages = {path for path in paths if path.endswith(".html")}
    names = {f"{code}/{page}/index.html" for code in LANGUAGES for page in ("search", "data")}
    assert pages == {"fr/labs/labo-invente/index.html"} | names


def rename_institute(project: Project) -> None:
    project.change("institutes.yaml", "en: Invented institute}", "en: Renamed institute}")


def remove_programme(project: Project) -> None:
    text = (project.root / "institutes.yaml").read_text(encoding="utf-8")
    start, end = text.index("programmes:\n"), text.index("events:\n")
    text = (text[:start] + text[end:]).replace("    supports: [programme-invente]\n", "")
    (project.root / "institutes.yaml").write_text(text, encoding="utf-8")


def move_a_record_down(project: Project) -> None:
    project.change("institutes.yaml", "institutes:\n", "institutes:\n\n# Invented.\n\n")


def rename_site(project: Project) -> None:
    project.change(
        "mkdocs.yml", "site_name: Catalogue des Instituts Jazari", "site_name: Invented name"
    )


def move_site(project: Project) -> None:
    project.change("mkdocs.yml", "https://jazari-catalogue.github.io/", "https://example.invalid/")


def move_repository(project: Project) -> None:
    project.change("mkdocs.yml", '"jazari-catalogue/catalogue"]', '"invented/place"]')


def change_publisher(project: Project) -> None:
    project.change("mkdocs.yml", "official: false", "official: true")


def rename_in_menu(project: Project) -> None:
    project.change("content/fr/about.md", "order: 1", "order: 1\nmenu: Invention")


def change_a_macro(project: Project) -> None:
    file = project.root / "overrides" / "macros.html"
    file.write_text(file.read_text(encoding="utf-8").replace("<li", '<li data-new=""'), "utf-8")


def change_the_footer(project: Project) -> None:
    file = project.root / "overrides" / "partials" / "footer.html"
    file.write_text(file.read_text(encoding="utf-8") + "<p>invented</p>", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(rename_institute, marks=pytest.mark.whole),
        pytest.param(remove_programme, marks=pytest.mark.whole),
        pytest.param(move_a_record_down, marks=pytest.mark.whole),
        pytest.param(rename_site, marks=pytest.mark.whole),
        move_site,
        pytest.param(move_repository, marks=pytest.mark.whole),
        change_publisher,
        pytest.param(rename_in_menu, marks=pytest.mark.whole),
        pytest.param(change_a_macro, marks=pytest.mark.whole),
        pytest.param(change_the_footer, marks=pytest.mark.whole),
    ],
)
def test_after_any_change_a_rebuild_gives_the_same_site_as_a_fresh_build(
    change: Callable[[Project], None], small_project: Project, tmp_path: Path
) -> None:
    fresh = Project.of(SMALL, tmp_path / "fresh")
    rebuilt = small_project
    for project in (rebuilt, fresh):
        project.copy_overrides()
    before = rebuilt.files()
    change(rebuilt)
    change(fresh)
    rebuilt.build()
    fresh.build()
    assert differing(before, fresh.files()), "the change must show"
    assert differing(rebuilt.files(), fresh.files()) == []


def test_the_pages_of_a_removed_record_are_gone(small_project: Project) -> None:
    assert (small_project.site / "fr/programmes/programme-invente/index.html").exists()
    remove_programme(small_project)
    small_project.build()
    left = [path for path in small_project.files() if "programme-invente" in path]
    assert left == []


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "\x00\xff",
        *(
            pytest.param(damage, marks=pytest.mark.whole)
            for damage in ("{", "[]", '{"fr/index.html": 1}')
        ),
    ],
)
def test_a_damaged_manifest_of_the_last_build_does_no_harm(
    small_project: Project, damage: str
) -> None:
    content = small_project.files()
    (manifest,) = (small_project.root / ".cache").rglob("site-*")
    manifest.write_text(damage, encoding="latin-1")
    small_project.build()
    assert small_project.files() == content


def test_published_files_that_were_changed_by_hand_are_rewritten(small_project: Project) -> None:
    content = small_project.files()
    page = small_project.site / "ar/labs/labo-invente/index.html"
    page.write_bytes(page.read_bytes().replace(b"<h1>", b"<h2>"))
    (small_project.site / "fr/search/index.html").unlink()
    (small_project.site / "fr/planted.html").write_text("planted", encoding="utf-8")
    shutil.rmtree(small_project.site / "en")
    small_project.build()
    assert small_project.files() == content


def test_a_site_left_between_the_two_renamings_of_a_build_is_restored(
    small_project: Project,
) -> None:
    content = small_project.files()
    os.rename(small_project.site, small_project.root / ".site.old")
    small_project.build()
    assert small_project.files() == content
    assert not (small_project.root / ".site.old").exists()


def test_files_left_by_a_killed_build_do_not_get_into_the_site(
    small_project: Project,
) -> None:
    content = small_project.files()
    left = small_project.root / ".site.spare" / "fr" / "left.html"
    left.parent.mkdir(parents=True)
    left.write_text("left behind", encoding="utf-8")
    small_project.build()
    assert small_project.files() == content


def test_a_former_address_redirects_to_the_record(small_built: Project) -> None:
    for code in LANGUAGES:
        page = small_built.page(f"{code}/institutes/ancien-institut-invente/")
        here = f"../../../{code}/institutes/institut-invente/"
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={here}"]
        assert page.xpath("//body//a/@href") == [here]
        assert page.xpath("//link[@rel='canonical']/@href")[0].endswith(
            f"/catalogue/{code}/institutes/institut-invente/"
        )
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    sitemap = (small_built.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "ancien-institut-invente" not in sitemap
