"""Makes the server of MkDocs a preview of the catalogue.

It uses only public attributes of that server, which ProperDocs has too. If one of them is missing,
the preview is that of MkDocs: it looks for changes twice a second and reports problems in the
terminal only.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from click import ClickException
from watchdog.events import FileModifiedEvent, FileSystemEventHandler

from jazari_catalogue import reporter
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.preview.application import Application
from jazari_catalogue.preview.failure import Mistake, mistakes_in
from jazari_catalogue.preview.inputs import Inputs
from jazari_catalogue.preview.live_site import LiveSite
from jazari_catalogue.preview.watching import ChangeWatch
from jazari_catalogue.publishing.targets import Target
from jazari_catalogue.records.reloading import RecordCache

PROGRAM = Path(__file__).parents[1]
"""The program, whose files are loaded once: a change of them needs another process."""

IDLE = 1.0
"""Seconds after a build until what nobody waits for is done: checking all pages takes long."""
UNCOLLECTED_AT_MOST = 5
"""Builds after which the garbage of earlier ones is collected even if saves never pause."""

PAUSE = 0.01
"""Seconds between looks whether a build begins."""

_FAILED = "The site was not rebuilt. The browser shows why, and reloads once it is fixed."


class Server(Protocol):
    """What a preview uses of ``LiveReloadServer``."""

    builder: Callable[[], None]
    observer: Any
    build_delay: float
    mount_path: str

    def watch(self, path: str, *, recursive: bool = True) -> None:
        """Has the observer watch ``path``."""

    def unwatch(self, path: str) -> None:
        """Undoes ``watch``."""

    def set_app(self, application: Any) -> None:
        """Has requests answered by ``application`` (WSGI, PEP 3333)."""


_USED = ("builder", "observer", "build_delay", "mount_path", "watch", "unwatch", "set_app")


class Preview:
    """Rebuilds the site when files change, and shows in the browser why it could not."""

    def __init__(self, collect: Callable[[], None]) -> None:
        """``collect`` frees what earlier builds left."""
        self.records: RecordCache | None = None
        """The records of earlier builds."""
        self.rebuild_records: Callable[[], None] | None = None
        """Builds the site again from other records; None if a build needs MkDocs."""
        self._changed: set[str] = set()
        self._can_rebuild = False
        self.is_serving = False
        """Whether the server is this preview's, so that builds must be given to `show`."""
        self._collect = collect
        self._uncollected = 0
        self._idle: threading.Timer | None = None
        self._builds = 0
        self._inputs: Inputs | None = None
        self._language = FALLBACK
        self._site = LiveSite()
        self._observer = _Observer(self)

    def read(self, inputs: Inputs, language: str) -> None:
        """A build begins that reads ``inputs`` and reports problems in ``language``."""
        self._inputs, self._language = inputs, language
        self._update()

    def show(self, targets: Sequence[Target]) -> None:
        """A build has made ``targets`` the site. Raises BuildRefused."""
        self._site.replace(targets)

    def serve(self, server: Server, build: Callable[[], None], watched: Sequence[str]) -> bool:
        """Makes ``server`` this preview's, builds the site for the first time, and returns True.

        ``build`` builds the site; ``watched`` are the paths that ``server`` watches already. False
        if the server lacks something: then it watches the files of the site, and that is all.
        """
        if not all(hasattr(server, name) for name in _USED):
            for folder, is_deep in self._watched().watched_folders({}):
                server.watch(folder, recursive=is_deep)
            return False
        for path in watched:
            server.unwatch(path)
        server.observer = self._observer
        for path in watched:
            server.watch(path)
        server.build_delay = 0.0  # the watch waits until a save is complete
        server.builder = self.build
        self._application = Application(self._site, server.mount_path, self._mistakes_of)
        server.set_app(self._application)
        self._build = build
        self._watch = ChangeWatch(self._watched(), self._has_changed)
        self.is_serving = True
        self.build()
        return True

    def start(self) -> None:
        """Begins to watch the files."""
        self._watch.start()

    def stop(self) -> None:
        """Ends the watch."""
        self._builds += 1
        if self._idle is not None:
            self._idle.cancel()
        if self.is_serving:
            self._watch.stop()

    def build(self) -> None:
        """Builds the site, and shows it, or why it could not be built."""
        self._builds += 1  # ends the check of the build before
        if self._idle is not None:
            self._idle.cancel()
        with self._site.lock:
            if self._uncollected >= UNCOLLECTED_AT_MOST:
                self._collect_now()
            self._changed |= self._watch.mark()
            mistakes: list[Mistake] = []
            with _logged() as logged:
                try:
                    self._build_what_changed()
                except (Exception, SystemExit) as error:
                    mistakes = self._mistakes_of(error, logged)
                    _report(error)
            self._uncollected += 1
        self._application.show(mistakes, self._language)
        self._idle = threading.Timer(IDLE, self._use_idle_time, [self._builds, bool(mistakes)])
        self._idle.daemon = True
        self._idle.start()

    def _build_what_changed(self) -> None:
        """Builds from the records, or, if more has changed or the build before failed, all."""
        changed, self._changed = self._changed, set()
        only_records = bool(changed) and self._watched().are_records(changed)
        if self._can_rebuild and only_records and self.rebuild_records is not None:
            self.rebuild_records()
            return
        self._can_rebuild, self.rebuild_records = False, None
        self._build()
        self._can_rebuild = True

    def _use_idle_time(self, build: int, has_failed: bool) -> None:
        """Looks for mistakes in what no browser has asked for, after the build of this number."""
        error: Exception | None = None
        if not has_failed:
            try:
                self._site.check(lambda: self._may_go_on(build))
            except Exception as raised:
                error = raised
        with self._site.lock:
            if self._builds != build:
                return
            if error is not None:
                _report(error)
                self._application.show(self._mistakes_of(error), self._language)
            del error
            self._collect_now()

    def _may_go_on(self, build: int) -> bool:
        """Whether no build has begun since ``build``; waits while one may be about to begin."""
        while self._watch.is_looking and self._builds == build:
            time.sleep(PAUSE)
        return self._builds == build

    def _collect_now(self) -> None:
        self._uncollected = 0
        self._collect()

    def _mistakes_of(self, error: BaseException, logged: Sequence[str] = ()) -> list[Mistake]:
        root = self._inputs.root if self._inputs else Path()
        return mistakes_in(error, logged, self._language, root)

    def _update(self) -> None:
        if self.is_serving:
            self._watch.watch(self._watched())

    def _watched(self) -> Inputs:
        assert self._inputs is not None  # since the first event of a build
        return self._inputs.with_folders(self._observer.paths | {str(PROGRAM)})

    def _has_changed(self, paths: set[str]) -> None:
        """Has the site rebuilt, unless only the program has changed."""
        of_program = {path for path in paths if Path(path).is_relative_to(PROGRAM)}
        if of_program:
            names = ", ".join(sorted(Path(path).name for path in of_program))
            reporter.warn(f"The program has changed ({names}): restart the preview to use it.")
        if others := paths - of_program:
            self._changed |= others
            self._observer.notify(min(others))


class _Observer:
    """Stands for the observer of MkDocs, which would look for changes twice a second."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._handlers: dict[str, FileSystemEventHandler] = {}

    @property
    def paths(self) -> set[str]:
        """The paths that MkDocs watches: of its own, and of its option ``watch``."""
        return {*self._handlers}

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> str:
        """Has ``handler`` rebuild the site when ``path`` changes, or anything else."""
        del recursive
        self._handlers[path] = handler
        self._preview._update()
        return path

    def unschedule(self, watch: str) -> None:
        """Undoes ``schedule``, which returned ``watch``."""
        self._handlers.pop(watch, None)
        self._preview._update()

    def notify(self, path: str) -> None:
        """Has the site rebuilt."""
        for handler in [*self._handlers.values()][:1]:
            handler.dispatch(FileModifiedEvent(path))

    def start(self) -> None:
        """Begins to watch."""
        self._preview.start()

    def stop(self) -> None:
        """Ends the watch."""
        self._preview.stop()

    def join(self) -> None:
        """Does nothing: ``stop`` has waited."""


class _Collector(logging.Handler):
    """Keeps warnings and errors as texts."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


@contextmanager
def _logged() -> Iterator[list[str]]:
    """The warnings and errors that MkDocs, or ProperDocs, logs meanwhile."""
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in ("mkdocs", "properdocs")]
    for logger in loggers:
        logger.addHandler(collector)
    try:
        yield collector.texts
    finally:
        for logger in loggers:
            logger.removeHandler(collector)


def _report(error: BaseException) -> None:
    """Reports in the terminal what MkDocs has not logged of ``error``."""
    if isinstance(error, SystemExit):
        if not str(error).startswith("Aborted with"):
            reporter.warn(str(error))
    elif isinstance(error, ClickException):
        reporter.warn(error.format_message())
    else:
        reporter.warn("".join(traceback.format_exception(error)))
    reporter.warn(_FAILED)
