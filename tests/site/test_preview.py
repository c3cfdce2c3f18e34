"""A preview shows what a build publishes, and rebuilds without MkDocs when only records change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from jazari_catalogue.preview.live_site import LiveSite
from jazari_catalogue.preview.server import Preview
from jazari_catalogue.publishing.targets import Target
from tests.project import Project


class Shown(Preview):
    """A preview without a server, and what it was given to show."""

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.is_serving = True
        self.site = LiveSite()

    def read(self, *_: object) -> None: ...

    def stop(self) -> None: ...

    def show(self, targets: list[Target]) -> None:  # type: ignore[override]
        self.site.replace(targets)
        self.files = {target.path: target.content() for target in targets}


@pytest.fixture
def rebuild(small_project: Project) -> Callable[[], Any]:
    """Builds the project as a preview would; returns the plugin."""

    def rebuilt() -> Any:
        config = load_config(str(small_project.root / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=False)
        plugin = config.plugins["jazari-catalogue"]
        plugin.preview = Shown()  # type: ignore[attr-defined]
        build(config, serve_url="http://127.0.0.1:8000/")
        return plugin

    return rebuilt


def test_a_preview_shows_every_file_as_a_build_publishes_it(
    small_project: Project, rebuild: Callable[[], Any]
) -> None:
    plugin = rebuild()
    run = small_project.run("mkdocs", "build")
    assert run.code == 0, run.output
    published = small_project.files()
    assert plugin.preview.files.keys() == published.keys()
    assert [path for path in published if plugin.preview.files[path] != published[path]] == []

    small_project.change("institutes.yaml", "fr: Laboratoire inventé", "fr: Autre laboratoire")
    small_project.change("content/fr/about.md", "title:", "title: Not seen by")
    plugin.preview.rebuild_records()
    changed = plugin.preview.files
    small_project.change("content/fr/about.md", "title: Not seen by", "title:")
    run = small_project.run("mkdocs", "build")
    published = small_project.files()
    assert b"Autre laboratoire" in published["fr/index.html"] + published["fr/labs/index.html"]
    assert [path for path in published if changed[path] != published[path]] == []
