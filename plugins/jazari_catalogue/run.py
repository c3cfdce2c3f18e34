"""What a build has from the first event of MkDocs to the last, and what becomes of the site."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jazari_catalogue import phases
from jazari_catalogue.build import (
    Build,
    BuildOptions,
    free_earlier_builds,
    report,
    unchanged_summary,
)
from jazari_catalogue.publishing.publisher import Outcome
from jazari_catalogue.publishing.scratch import Scratch
from jazari_catalogue.publishing.targets import Target, files_of
from jazari_catalogue.records.reloading import RecordCache
from jazari_catalogue.site.pages.prose_pages import ProsePages
from jazari_catalogue.sources import Sources

if TYPE_CHECKING:
    from jazari_catalogue.preview.server import Preview

_NUMBERS = count()
"""Numbers for the sites of a preview, in which a file with an old key may have other bytes."""


class WarningCount(Protocol):
    """Counts the warnings of a build until `stop`."""

    def stop(self) -> bool:
        """Whether there were any. May be called again."""
        ...


class FilesOfMkDocs(Protocol):
    """Prose pages and assets as targets."""

    def targets(self, prose: ProsePages, build: str) -> list[Target]:
        """The targets; ``prose`` is that of the build that is called ``build``."""
        ...


class Run(ABC):
    """A build, from its first event to its last."""

    def __init__(self, options: BuildOptions, warnings: WarningCount, records: RecordCache) -> None:
        """``records`` are those of earlier builds.

        Raises OSError if there is nowhere for MkDocs to write to.
        """
        self.records = records
        self._options = options
        self._phases = phases.start_build()
        self._warnings = warnings
        self._scratch: Scratch | None = Scratch(options.cache)
        self.rendered = str(self._scratch.path / "rendered")
        """The folder that MkDocs writes to."""

    @abstractmethod
    def finish(self, build: Build) -> None:
        """Publishes or shows the site. Raises BuildRefused."""

    def end(self) -> None:
        """Deletes what is only needed while a build runs. May be called again."""
        phases.end()
        self._warnings.stop()
        if self._scratch is not None:
            self._scratch.remove()
            self._scratch = None

    def shut_down(self) -> None:
        """Ends the build, if it was interrupted, and what outlives a build."""
        self.end()


class PublishingRun(Run):
    """A build whose site is published. No other build of the site runs meanwhile."""

    def __init__(self, options: BuildOptions, warnings: WarningCount, *, is_preview: bool) -> None:
        """Waits for a build that runs. One for a preview by MkDocs reports one line.

        Raises BuildRefused if that takes too long, or if something is in the way.
        """
        self._publisher = options.publisher()
        self._publisher.begin()
        try:
            super().__init__(options, warnings, options.record_cache())
        except BaseException:
            self._publisher.end()
            raise
        self._is_preview = is_preview
        self._sources: Sources | None = None
        self.kept: Outcome | None = None
        """What is published, if there was nothing to do."""

    def is_unchanged(self, sources: Callable[[], Sources | None]) -> bool:
        """Whether the site was made from ``sources``; then it also reports that.

        ``sources`` returns None if it may be made from something that nobody knows.
        """
        with phases.phase("comparing with the last build"):
            self._sources = sources()
            if self._sources is not None:
                self.kept = self._publisher.kept(self._sources.digest)
        if self.kept is not None:
            report(unchanged_summary(self.kept, self._options.site, self._phases))
        return self.kept is not None

    def finish(self, build: Build) -> None:
        """Publishes the site and reports what was built. Raises BuildRefused."""
        targets = build.targets(files_of(Path(self.rendered)))
        # With warnings, the next build is made too, so that it warns again.
        sources = None if self._warnings.stop() else self._sources
        published = build.publish(self._publisher, targets, sources)
        self.end()
        report(build.summary(published, self._phases, brief=self._is_preview))

    def end(self) -> None:
        """Also lets other builds begin."""
        super().end()
        self._publisher.end()

    def shut_down(self) -> None:
        """Also deletes what is kept for the next build, which a preview does not have."""
        self.end()
        if self._is_preview:
            self._publisher.remove_traces()


class PreviewRun(Run):
    """A build whose site is shown in a preview, and the builds after it from other records."""

    def __init__(self, options: BuildOptions, warnings: WarningCount, preview: Preview) -> None:
        """Keeps records in memory from one build of ``preview`` to the next."""
        preview.records = preview.records or options.record_cache()
        super().__init__(options, warnings, preview.records)
        self._preview = preview
        self._others: list[Target] = []
        self._plan: Callable[[], Build] | None = None
        self._files: FilesOfMkDocs | None = None

    def keep(self, plan: Callable[[], Build], files: FilesOfMkDocs) -> None:
        """Has the preview make builds by ``plan`` while only records change."""
        self._plan, self._files = plan, files
        self._preview.rebuild_records = self._rebuild_records

    def finish(self, build: Build) -> None:
        """Shows the site. Raises BuildRefused."""
        self._others += files_of(Path(self.rendered))
        self.end()
        self._show_site(build)

    def _rebuild_records(self) -> None:
        """Builds the site without MkDocs. Raises BuildRefused."""
        assert self._plan is not None  # since `keep`
        self._phases = phases.start_build()
        self._show_site(self._plan())

    def _show_site(self, build: Build) -> None:
        others = [*self._others]
        if self._files is not None:
            others += self._files.targets(build.prose, str(next(_NUMBERS)))
        self._preview.show(build.targets(others))


def new_preview() -> Preview:
    """A preview, which shows nothing yet."""
    # Its imports, of watchdog and a server, are a tenth of those that other builds need.
    from jazari_catalogue.preview.server import Preview

    return Preview(free_earlier_builds)
