"""One build of the site: record files and prose in, published targets out. Imports no MkDocs."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jazari_catalogue import cache, reporter, routes
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.exports.clients import client_files, clients
from jazari_catalogue.exports.sbom import SiteVersion, sbom_targets
from jazari_catalogue.history.history import History, history_cache, history_of
from jazari_catalogue.history.no_history import Reason
from jazari_catalogue.history.publication import for_publication
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.phases import Phases, phase
from jazari_catalogue.plan import SitePlan
from jazari_catalogue.publishing.digests import digests
from jazari_catalogue.publishing.publisher import Outcome, Publisher
from jazari_catalogue.publishing.targets import (
    FileTarget,
    MadeTarget,
    Target,
    digest,
    name_digest,
)
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.files import RecordFile, read_bytes, record_files
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.reloading import RecordCache
from jazari_catalogue.records.schema import schema_text
from jazari_catalogue.site.menu import Footer
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.pages.prose_pages import ProsePages
from jazari_catalogue.site.rendering.assets import asset_targets
from jazari_catalogue.site.rendering.frame import Frame, ShellSource
from jazari_catalogue.site.rendering.page_target import PageTarget, SummaryPage
from jazari_catalogue.site.rendering.templates import Templates, template_mistake
from jazari_catalogue.site.view_data import ProsePage, SiteFacts
from jazari_catalogue.site.views import views_by_language
from jazari_catalogue.sources import Sources


@dataclass(frozen=True)
class BuildOptions:
    """Where a build reads and writes, and how."""

    root: Path
    """The folder of the project, which paths in messages are relative to."""
    records: list[str]
    """Names and globs of the record files, relative to the root."""
    overrides: Path
    """Templates and assets."""
    assets: Path
    """Where the locked browser assets are installed."""
    site: Path
    """The folder that is published."""
    messages: str
    """The language of messages about records."""
    workers: int = 0
    """How many processes write pages; 0 for one per core, at most four."""

    @property
    def cache(self) -> Path:
        """A folder that may be deleted: it only makes the next build quicker."""
        return cache.folder_of(self.root)

    @property
    def watched(self) -> list[Path]:
        """The folders whose changes start a rebuild of a preview, beside prose and records."""
        folders = (self.overrides, self.root / "plugins", *client_files(self.root))
        return [path for path in folders if path.exists()]

    def record_cache(self) -> RecordCache:
        """The records of earlier builds by the same program."""
        return RecordCache(self.cache / "records", digest())

    def history(self) -> History:
        """The history of the records; empty if git cannot tell it."""
        return history_of(self.root, self.records, history_cache(self.root), digest())

    def publisher(self) -> Publisher:
        """The publisher of this site."""
        return Publisher(self.site, self.cache)


class Published(NamedTuple):
    """What a build has published."""

    pages: Counter[str]
    """How many pages there are in each language, by its code."""
    outcome: Outcome


class Build:
    """The catalogue as it is now, the prose pages around it, and the plan of its site."""

    def __init__(
        self,
        options: BuildOptions,
        facts: SiteFacts,
        prose: Sequence[ProsePage],
        theme: Callable[[Callable[[str], Footer]], ShellSource],
        record_cache: RecordCache,
        prose_problems: Callable[[Catalogue], list[Problem]],
    ) -> None:
        """Reads the records and the templates.

        ``theme`` makes the theme from a function that gives the footer of a language; records that
        have not changed come from ``record_cache``. ``prose_problems`` gives the links of prose to
        records that are not there. Raises BuildRefused.
        """
        with collector_paused():
            self._options = options
            files = record_files(options.records, options.root)
            folders = {options.overrides, *(file.parent for file in files)}
            _refuse_sources_in(options.site, folders)
            templates = Templates(options.overrides)
            with phase("reading the records"):
                read = read_bytes(files, options.root)
            self.catalogue = _loaded(read, record_cache, options)
            if problems := prose_problems(self.catalogue):
                raise BuildRefused(CatalogueError(problems).report(options.messages, options.root))
            removals = self.catalogue.removals.values()
            self.history = for_publication(options.history(), removals)
            self._version = SiteVersion(
                facts.name, facts.url, self.history.commit, facts.repository
            )
            with phase("planning the site"):
                views = views_by_language(self.catalogue, facts, self.history)
                navigation = Navigation(views, prose)
                self.theme = theme(navigation.footer)
                frame = Frame(templates, self.theme.shell, navigation.menu)
                scripts = sorted((options.overrides / "assets" / "search").rglob("*.js"))
                version = name_digest(*(script.read_bytes() for script in scripts))
                self.site = SitePlan(
                    *(self.catalogue, views, navigation, frame, facts, version, options.cache),
                    list(clients(options.root, facts.url)),
                )
                self.prose = ProsePages(prose, views, navigation, frame)

    def targets(self, others: Iterable[Target]) -> list[Target]:
        """A target for every file; ``others`` are those of what MkDocs has made."""
        options = self._options
        with collector_paused(), phase("listing the targets"):
            targets = [
                *others,
                *asset_targets(options.overrides, options.assets),
                _schema(options.root / routes.SCHEMA),
                *self.site.targets(),
                *sbom_targets(options.root, self._version),
            ]
            return [*targets, digests(targets)]

    def publish(
        self, publisher: Publisher, targets: Sequence[Target], sources: Sources | None
    ) -> Published:
        """Publishes ``targets``.

        ``sources`` are what the site is made from, if a build from the same may keep it.
        Raises BuildRefused; the old site is then unchanged.
        """
        with collector_paused():
            workers = self._options.workers or min(os.cpu_count() or 1, 4)
            # What the clone lacks may come without a new commit.
            can_stay = self.history.missing not in (Reason.INCOMPLETE, Reason.NOT_READ)
            is_known = can_stay and sources is not None and sources.are_as_they_were()
            inputs = sources.digest if sources and is_known else ""
            outcome = publisher.publish(targets, workers, inputs)
        pages = Counter(page.language for page in self.prose.pages)
        pages.update(
            target.path.split("/", 1)[0]
            for target in targets
            if isinstance(target, PageTarget | SummaryPage)
        )
        return Published(pages, outcome)

    def summary(self, published: Published, phases: Phases, *, brief: bool) -> str:
        """What was built, how long it took and where to look; ``brief`` is one line of it.

        The time of each phase follows, if the person who builds wants to know it.
        """
        timings = f"\n{phases.times()}" if phases.are_wanted else ""
        pages, outcome = published
        if brief:
            return f"{outcome.written} of {outcome.files} files written{timings}"
        shown = ", ".join(f"{pages[code]} {code}" for code in LANGUAGES)
        return (
            f"Records  {len(self.catalogue)}: {self.catalogue.counted()}\n"
            f"Pages    {pages.total()}: {shown}\n"
            f"{self._without_history()}"
            f"Written  {outcome.written} of {outcome.files} files in {phases.seconds():.2f} s\n"
            f"{_where_to_look(self._options.site)}{timings}"
        )

    def _without_history(self) -> str:
        missing = self.history.missing
        if missing is None:
            return ""
        return f"History  none: {missing.sentence.in_language(self._options.messages)}\n"


def unchanged_summary(kept: Outcome, site: Path, phases: Phases) -> str:
    """The same for a build that had nothing to do, because the site is ``kept`` as it was."""
    timings = f"\n{phases.times()}" if phases.are_wanted else ""
    return (
        f"Written  0 of {kept.files} files in {phases.seconds():.2f} s:"
        " nothing has changed since the last build\n"
        f"{_where_to_look(site)}{timings}"
    )


def report(summary: str) -> None:
    """Writes the summary of a build. If that fails, the site is published all the same."""
    reporter.say(summary)
    lost = reporter.lost_output()
    if lost is not None and not isinstance(lost, BrokenPipeError):
        reporter.warn(f"The site was built, but standard output cannot be written: {lost.strerror}")


@contextmanager
def collector_paused() -> Iterator[None]:
    """Suspends the search for garbage in cycles, and exempts what was made meanwhile from it.

    A build makes a million small objects and keeps nearly all of them until it ends. With the
    collector, a cold build of 1,000 invented records takes 1.5 times as long
    (``benchmarks/shortcuts.py``), and frees next to nothing.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def free_earlier_builds() -> None:
    """Frees what earlier builds of a preview left in cycles, which `collector_paused` exempts."""
    gc.unfreeze()
    gc.collect()


def refusal_message(error: Exception) -> str | None:
    """The message about ``error`` for the person who builds; None if they cannot fix its cause."""
    if isinstance(error, BuildRefused):
        reason = str(error)
    elif isinstance(error, OSError):  # a missing file, a folder in place of a file, a full disk
        where = error.filename or "A file could not be read or written"  # as MkDocs leaves it
        reason = f"{where}: {error.strerror}" if error.strerror else str(error)
    elif isinstance(error, UnicodeEncodeError) and sys.getfilesystemencoding() != "utf-8":
        reason = (
            f"A name of a file is not in {sys.getfilesystemencoding()}, the encoding of this "
            "terminal.\n    → Set PYTHONUTF8=1, as make does."
        )
    else:
        reason = template_mistake(error) or ""
    return f"The site was not built.\n{reason}" if reason else None


def _refuse_sources_in(site: Path, folders: set[Path]) -> None:
    """Raises BuildRefused where one of ``folders`` is in the site, which each build replaces."""
    for folder in folders:
        if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(site)):
            raise BuildRefused(f"site_dir is {site}: a build would delete {folder}")


def _loaded(files: list[RecordFile], record_cache: RecordCache, options: BuildOptions) -> Catalogue:
    try:
        return record_cache.load(files)
    except CatalogueError as error:
        raise BuildRefused(error.report(options.messages, options.root)) from None


def _schema(file: Path) -> Target:
    """The JSON Schema of a record file: ``file`` of the project, or, without it, a new one."""
    if file.is_file():
        return FileTarget(routes.SCHEMA, file.read_bytes())
    return MadeTarget(routes.SCHEMA, routes.SCHEMA, lambda: schema_text().encode())


def _where_to_look(site: Path) -> str:
    home = f"{routes.home_path(FALLBACK)}index.html"
    return f"Look at  {_shown(site)}/{home} (or: make serve)"


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
