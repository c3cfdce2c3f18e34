"""One build of the site, from record files to published targets. Imports no MkDocs."""

from __future__ import annotations

import gc
import os
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.plan import PageTarget, SitePlan
from jazari_catalogue.publishing.publisher import (
    Outcome,
    Publisher,
    restore_folder,
)
from jazari_catalogue.publishing.targets import FileTarget, MadeTarget, Target, digest
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.files import record_files
from jazari_catalogue.records.loading import load
from jazari_catalogue.site.pages.home import home_page
from jazari_catalogue.site.pages.prose import isolate_latin, resolve_links
from jazari_catalogue.site.rendering.assets import asset_targets
from jazari_catalogue.site.rendering.frame import Frame
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.text.fallback import mark_fallback, tag_fallback
from jazari_catalogue.site.view_data import PageView, ProsePage, SiteFacts

_TEXT = re.compile(r"[^<>]*[^<>\s][^<>]*(?=<)")
"""A text of HTML between two tags."""


@dataclass(frozen=True)
class BuildPaths:
    """Where a build reads and writes."""

    root: Path
    records: list[str]
    overrides: Path
    assets: Path
    site: Path

    @property
    def staging(self) -> Path:
        """The folder beside the site where the next site grows."""
        return self.site.with_name(f".{self.site.name}.new")

    @property
    def cache(self) -> Path:
        """What may be thrown away: it only makes the next build quicker."""
        return self.root / ".cache" / "plugin" / "jazari_catalogue"

    @property
    def manifest(self) -> Path:
        """What the last build published, and from what."""
        return self.cache / f"{self.site.name}.json"


class Build:
    """One build. ``load`` first; then prose pages; then ``publish``."""

    def __init__(
        self,
        paths: BuildPaths,
        facts: SiteFacts,
        workers: int = 0,
    ) -> None:
        """``workers`` is how many processes write; 0 leaves it to the machine."""
        self.started = time.perf_counter()
        self.paths = paths
        self.facts = facts
        self.catalogue: Catalogue
        self.site: SitePlan
        self._workers = workers or min(os.cpu_count() or 1, 4)
        self._publisher = Publisher(paths.site, paths.staging, paths.manifest)
        self._fallback_prose: set[str] = set()

    def load(self) -> None:
        """Reads the records. Raises CatalogueError with all problems."""
        # A build makes a million small objects and keeps them all: while it runs, looking for
        # garbage among them costs a third of its time and finds none.
        gc.disable()
        restore_folder(self.paths.site)
        files = record_files(self.paths.records, self.paths.root)
        templates = Templates(self.paths.overrides)
        written = digest(*(file.read_bytes() for file in files if file.is_file()))
        self.catalogue = load(files, self.paths.root)
        self.site = SitePlan(self.catalogue, templates, self.facts, written)

    def with_shells(self, shell_for: Callable[[PageView], str]) -> None:
        """Lets the theme give the frame of a page."""
        self.site.frame = Frame(self.site.templates, self.facts.name, shell_for, self.site.menu)

    # ---- prose pages ------------------------------------------------------------------------

    def add_prose(
        self, path: str, meta: dict[str, Any], title: str, is_fallback: bool = False
    ) -> None:
        """Takes the prose page at ``path`` into the menu and the sitemap.

        ``is_fallback``: its text is in the fallback language, not in that of its address.
        """
        language = path.split("/", 1)[0]
        if is_fallback:
            self._fallback_prose.add(path)
        if language in LANGUAGES:
            name = meta.get("menu", title)
            order = int(meta.get("order", 100))
            in_menu = name is not False
            page = ProsePage(path, language, str(name), order, _prose_id(path), in_menu)
            self.site.prose[language].append(page)

    def prose_page(self, path: str, meta: dict[str, Any], title: str) -> PageView:
        """The frame of the prose page at ``path``."""
        views = self.site.views[path.split("/", 1)[0]]
        description = str(meta.get("description", ""))
        if path in self._fallback_prose:
            title, description = mark_fallback(title), mark_fallback(description)
        languages = self.site.languages_of(path)
        return views.page(path, _prose_id(path), title, description, languages=languages)

    def prose_body(self, page: PageView, meta: dict[str, Any], html: str) -> str:
        """The body of a prose page: its links resolved, the home page with what the catalogue has.

        Raises UnknownLink.
        """
        html = resolve_links(html, page.path, page.lang, self.catalogue)
        if page.dir == "rtl":
            html = isolate_latin(html)
        speaking = self.site.views[page.lang].interface
        if page.path in self._fallback_prose:
            # Each text by itself, for the home page takes the sections apart.
            html = _TEXT.sub(lambda text: mark_fallback(text[0]), html)
            meta = {
                name: mark_fallback(text) if isinstance(text, str) else text
                for name, text in meta.items()
            }
        if page.path == routes.home_path(page.lang):
            view = home_page(self.site.views[page.lang], page, meta, Markup(html))
            return self.site.templates.render("pages/home.html", speaking, view=view, page=page)
        return self.site.templates.render(
            "pages/prose.html", speaking, page=page, meta=meta, content=Markup(html)
        )

    def prose_finished(self, language: str, html: str) -> str:
        """The whole prose page ``html``, as it is published."""
        return tag_fallback(html) if self.site.views[language].interface.uses_fallback else html

    # ---- publishing -------------------------------------------------------------------------

    def publish(self) -> Outcome:
        """Writes every target and puts the new site in the place of the old.

        Raises MissingAssets and DuplicateTarget; the old site then stays.
        """
        paths = self.paths
        planned = self.site.targets()
        self._pages_in = Counter(
            target.path.split("/", 1)[0] for target in planned if isinstance(target, PageTarget)
        )
        assets = asset_targets(paths.overrides, paths.assets)
        targets = [*assets, _schema(paths.root / routes.SCHEMA), *planned]
        outcome = self._publisher.publish(targets, self._workers)
        self._publisher.replace()
        # What is left ends with the process; searched for garbage, it would end later.
        gc.freeze()
        gc.enable()
        return outcome

    def abandon(self) -> None:
        """Clears what an unfinished build left behind."""
        gc.enable()
        shutil.rmtree(self.paths.staging, ignore_errors=True)

    def summary(self, outcome: Outcome) -> str:
        """What was built, how long it took and where to look, in a few plain lines."""
        pages = {code: len(self.site.prose[code]) + self._pages_in[code] for code in LANGUAGES}
        shown = ", ".join(f"{count} {code}" for code, count in pages.items())
        seconds = time.perf_counter() - self.started
        return (
            f"Records  {len(self.catalogue)}: {self.catalogue.counted()}\n"
            f"Pages    {sum(pages.values())}: {shown}\n"
            f"Written  {outcome.written} of {outcome.files} files in {seconds:.2f} s\n"
            f"Look at  {_shown(self.paths.site)}/{routes.home_path(FALLBACK)}index.html"
            f" (or: make serve)"
        )


def _schema(file: Path) -> Target:
    """The JSON Schema of a record file: the one in the tree, or, where there is none, made anew."""
    if file.is_file():
        return FileTarget(routes.SCHEMA, file.read_bytes())

    def made() -> bytes:
        from jazari_catalogue.records.schema import schema_text  # not needed where the file exists

        return schema_text().encode()

    return MadeTarget(routes.SCHEMA, routes.SCHEMA, made)


def _prose_id(path: str) -> str:
    words = path.strip("/").split("/")[1:]
    return "-".join(words) if words else "home"


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
