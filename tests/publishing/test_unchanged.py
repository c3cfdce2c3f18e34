"""A build from the same sources does nothing; whatever changes, the site is built."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config

from jazari_catalogue.config import build_options, sources_of
from jazari_catalogue.plugin import JazariCatalogue
from jazari_catalogue.publishing.publisher import Outcome
from jazari_catalogue.run import PublishingRun
from jazari_catalogue.sources import Sources
from tests.project import ROOT, SMALL, Project


@pytest.fixture(scope="module")
def project(small_built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy that has been built where it is."""
    project = small_built.copy(tmp_path_factory.mktemp("unchanged") / "project")
    project.copy_overrides()
    project.build()
    return project


@pytest.fixture
def sources(tmp_path: Path) -> Project:
    """A project to change, without a site."""
    project = Project.of(SMALL, tmp_path / "sources")
    project.copy_overrides()
    return project


def sources_in(project: Project, **options: object) -> Sources | None:
    config = load_config(str(project.root / "mkdocs.yml"), **options)
    plugin = config.plugins["jazari-catalogue"]
    assert isinstance(plugin, JazariCatalogue)
    return sources_of(config, plugin.config, build_options(config, plugin.config))


def digest_in(project: Project, **options: object) -> str:
    known = sources_in(project, **options)
    assert known is not None
    return known.digest


def kept_in(plugin: JazariCatalogue) -> Outcome | None:
    """What a build found to be as it would make it."""
    assert isinstance(plugin.run, PublishingRun)
    return plugin.run.kept


def inodes(project: Project) -> dict[str, tuple[int, int]]:
    files = [project.site, *project.site.rglob("*")]
    return {str(file): (file.stat().st_ino, file.stat().st_mtime_ns) for file in files}


def test_a_build_without_changes_says_so_and_does_nothing(project: Project) -> None:
    before = inodes(project)
    run = project.build_in_subprocess()
    assert run.code == 0, run.output
    assert "Written  0 of " in run.output
    assert ": nothing has changed since the last build\nLook at  site/fr/" in run.output
    assert inodes(project) == before


def delete_page(site: Path) -> None:
    (site / "fr/about/index.html").unlink()


def change_page(site: Path) -> None:
    file = site / "fr/about/index.html"
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data.replace(b"<h1", b"<h2"))


def add_page(site: Path) -> None:
    (site / "fr/about/planted.html").touch()


def add_folder(site: Path) -> None:
    (site / "planted").mkdir()


def lead_page_away(site: Path) -> None:
    file = site / "fr/about/index.html"
    file.rename(site.parent / "away.html")
    file.symlink_to(site.parent / "away.html")


@pytest.mark.parametrize(
    "change",
    [delete_page, change_page, add_page, add_folder, lead_page_away],
)
def test_a_site_that_was_changed_by_hand_is_built(
    project: Project, change: Callable[[Path], None]
) -> None:
    content = project.files()
    change(project.site)
    assert kept_in(project.build()) is None
    assert project.files() == content
    assert not (project.site / "planted").exists()
    assert kept_in(project.build()) is not None


def test_a_build_with_warnings_is_made_again(small_project: Project) -> None:
    small_project.change("mkdocs.yml", "validation:\n", "validation:\n  anchors: warn\n")
    small_project.change("content/fr/about.md", "](record:labo-invente)", "](#nowhere)")
    for _ in range(2):
        run = small_project.run("mkdocs", "build")
        assert run.code == 0, run.output
        assert "#nowhere" in run.output
    run = small_project.build_in_subprocess()
    assert run.code != 0
    assert "#nowhere" in run.output


def append(*path: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        with project.root.joinpath(*path).open("a", encoding="utf-8") as file:
            file.write("\n")

    return change


def add_record_file(project: Project) -> None:
    project.change("mkdocs.yml", "- partners.yaml", "- partners.yaml\n        - more/*.yaml")


def rename_prose(project: Project) -> None:
    (project.root / "content/fr/about.md").rename(project.root / "content/fr/more.md")


def add_empty_asset(project: Project) -> None:
    (project.root / "overrides/assets/new.txt").touch()


def add_schema(project: Project) -> None:
    (project.root / "schema").mkdir()
    (project.root / "schema/catalogue.schema.json").touch()


def reinstall_assets(project: Project) -> None:
    installed = project.root / "node_modules"
    copy = project.root / "installed"
    copy.mkdir()
    for name in ("@fontsource", "@fontsource-variable", "lean-qr"):
        if (installed / name).exists():
            shutil.copytree(installed / name, copy / name)
    installed.unlink()
    copy.rename(installed)
    with (installed / "lean-qr/index.mjs").open("a", encoding="utf-8") as file:
        file.write("\n")


@pytest.mark.parametrize(
    "change",
    [
        append("institutes.yaml"),
        append("content", "ar", "index.md"),
        append("overrides", "macros.html"),
        append("overrides", "assets", "styles", "fonts.css"),
        append("mkdocs.yml"),
        add_record_file,
        rename_prose,
        add_empty_asset,
        add_schema,
        reinstall_assets,
    ],
)
def test_any_change_of_a_source_changes_the_digest(
    sources: Project, change: Callable[[Project], None]
) -> None:
    before = sources_in(sources)
    assert before is not None
    assert before.are_as_they_were()
    assert before.digest == digest_in(sources)
    change(sources)
    assert before.digest != digest_in(sources)
    if change is not add_record_file:
        assert not before.are_as_they_were()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITE_URL", "https://example.invalid/"),
        ("GITHUB_REPOSITORY", "invented/place"),
        ("GITHUB_SERVER_URL", "https://example.invalid"),
        ("SOURCE_DATE_EPOCH", "1"),
    ],
)
def test_any_variable_that_the_site_depends_on_changes_the_digest(
    sources: Project, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.delenv(name, raising=False)
    before = digest_in(sources)
    monkeypatch.setenv(name, value)
    assert digest_in(sources) != before


@pytest.mark.parametrize(
    "options", [{"site_name": "Invented"}, {"site_url": "https://example.invalid/"}]
)
def test_options_of_the_command_line_change_the_digest(
    sources: Project, options: dict[str, object]
) -> None:
    assert digest_in(sources, **options) != digest_in(sources)


def test_a_source_that_comes_back_during_a_build_counts_as_changed(sources: Project) -> None:
    before = sources_in(sources)
    assert before is not None
    file = sources.root / "institutes.yaml"
    data, status = file.read_bytes(), file.stat()
    file.write_bytes(b"")
    file.write_bytes(data)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert not before.are_as_they_were()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plugins:\n", "plugins:\n  - search\n"),
        ("plugins:\n", "hooks:\n  - hook.py\nplugins:\n"),
        ("  - toc\n", "  - toc\n  - pymdownx.snippets\n"),
        ("  - toc\n", "  - toc:\n      slugify: !!python/name:hook.Slug\n"),
        ("plugins:\n", "extra:\n  called: !!python/name:hook.Slug\nplugins:\n"),
    ],
)
def test_a_site_that_may_be_made_from_anything_is_always_built(
    sources: Project, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    (sources.root / "hook.py").write_text("class Slug: pass\n", encoding="utf-8")
    monkeypatch.syspath_prepend(sources.root)
    sources.change("mkdocs.yml", old, new)
    assert sources_in(sources) is None


def test_settings_that_are_inherited_change_the_digest(sources: Project) -> None:
    settings, inherited = sources.root / "mkdocs.yml", sources.root / "inherited.yml"
    settings.rename(inherited)
    settings.write_text("INHERIT: inherited.yml\n", encoding="utf-8")
    before = digest_in(sources)
    sources.change("inherited.yml", "theme:\n", "theme:\n  static_templates: [main.html]\n")
    assert digest_in(sources) != before


def put_pipe(folder: Path) -> None:
    os.mkfifo(folder / "invented.png")


def link_in_circles(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / name).symlink_to("..")


@pytest.mark.parametrize("put", [put_pipe, link_in_circles])
@pytest.mark.parametrize("folder", ["content/fr", "overrides/assets"])
def test_what_cannot_be_read_to_its_end_is_not_read(
    sources: Project, folder: str, put: Callable[[Path], None]
) -> None:
    """The comparison must not hang where the build itself may not."""
    put(sources.root / folder)
    assert sources_in(sources) is None


PROGRAM = str(ROOT / "plugins")

READS = """
import json, os, sys

opened = set()

def note(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)) and arguments[1] != "w":
        opened.add(os.path.realpath(os.fsdecode(arguments[0])))

sys.addaudithook(note)
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml")
config.plugins.on_startup(command="build", dirty=False)
build(config)
with open("opened.json", "w") as file:
    json.dump(sorted(opened), file)
"""


def test_the_sources_are_all_files_that_a_build_reads(sources: Project) -> None:
    """What a build reads and nobody watches would leave an old site when it changes."""
    sources.change("mkdocs.yml", "      records:\n", "      workers: 1\n      records:\n")
    add_schema(sources)
    (sources.root / "reads.py").write_text(READS, encoding="utf-8")
    run = sources.run("reads")
    assert run.code == 0, run.output
    opened = json.loads((sources.root / "opened.json").read_text(encoding="utf-8"))
    known = sources_in(sources)
    assert known is not None
    expected = {os.path.realpath(path) for path in known.paths()}
    root = os.path.realpath(sources.root)
    project_files = [
        path
        for path in opened
        if path.startswith((root, str(ROOT)))
        and os.path.isfile(path)
        and not path.startswith((f"{root}/site", f"{root}/.site", f"{root}/.cache", PROGRAM))
        and not any(part in path for part in (".venv", "__pycache__", "reads.py"))
    ]
    assert len(project_files) > 100
    assert sorted(set(project_files) - expected) == []
