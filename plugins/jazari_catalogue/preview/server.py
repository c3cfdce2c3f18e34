"""Makes the server of MkDocs a preview of the catalogue.

It uses only public attributes of that server, which ProperDocs has too. If one of them is missing,
the preview is that of MkDocs: it looks for changes twice a second and reports problems in the
terminal only.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from click import ClickException
from watchdog.events import FileModifiedEvent, FileSystemEventHandler

from jazari_catalogue import reporter
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.preview.failure import Mistake, mistakes_in
from jazari_catalogue.preview.inputs import Inputs
from jazari_catalogue.preview.overlay import page_of_problems, reloading, with_problems
from jazari_catalogue.preview.watching import ChangeWatch

PROGRAM = Path(__file__).parents[1]
"""The program, whose files are loaded once: a change of them needs another process."""

IDLE = 1.0
"""Seconds after a build until the garbage of earlier ones is collected, which takes long."""
UNCOLLECTED_AT_MOST = 5
"""Builds after which it is collected even if saves follow each other quickly."""

_FAILED = "The site was not rebuilt. The browser shows why, and reloads once it is fixed."


class Server(Protocol):
    """What a preview uses of ``LiveReloadServer``."""

    builder: Callable[[], None]
    observer: Any
    build_delay: float

    def watch(self, path: str, *, recursive: bool = True) -> None:
        """Has the observer watch ``path``."""

    def unwatch(self, path: str) -> None:
        """Undoes ``watch``."""

    def set_app(self, application: Any) -> None:
        """Has requests answered by ``application`` (WSGI, PEP 3333)."""

    def serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """The application of MkDocs, which also says when pages must reload."""


_USED = ("builder", "observer", "build_delay", "watch", "unwatch", "set_app", "serve_request")


class Preview:
    """Rebuilds the site when files change, and shows in the browser why it could not."""

    def __init__(self, collect: Callable[[], None]) -> None:
        """``collect`` frees what earlier builds left."""
        self._collect = collect
        self._uncollected = 0
        self._idle: threading.Timer | None = None
        self._inputs: Inputs | None = None
        self._language = FALLBACK
        self._mistakes: list[Mistake] = []
        self._watch: ChangeWatch | None = None
        self._server: Server | None = None
        self._build: Callable[[], None] | None = None
        self._observer = _Observer(self)

    @property
    def is_attached(self) -> bool:
        """Whether a server is this preview's."""
        return self._server is not None

    def read(self, inputs: Inputs, language: str) -> None:
        """A build begins that reads ``inputs`` and reports problems in ``language``."""
        self._inputs, self._language = inputs, language
        self._update()

    def serve(self, server: Server, build: Callable[[], None], watched: Sequence[str]) -> None:
        """Makes ``server`` this preview's, and builds the site for the first time.

        ``build`` builds the site; ``watched`` are the paths that ``server`` watches already.
        """
        self._server, self._build = server, build
        if not all(hasattr(server, name) for name in _USED):
            for folder, is_deep in self._watched().watched_folders({}):
                server.watch(folder, recursive=is_deep)
            build()
            return
        for path in watched:
            server.unwatch(path)
        server.observer = self._observer
        for path in watched:
            server.watch(path)
        server.build_delay = 0.0  # the watch waits until a save is complete
        server.builder = self.build
        server.set_app(self._respond)
        self._watch = ChangeWatch(self._watched(), self._has_changed)
        self.build()

    def start(self) -> None:
        """Begins to watch the files."""
        if self._watch is not None:
            self._watch.start()

    def stop(self) -> None:
        """Ends the watch."""
        if self._idle is not None:
            self._idle.cancel()
        if self._watch is not None:
            self._watch.stop()

    def build(self) -> None:
        """Builds the site. A failure is reported and shown, and raised only if it is a bug's."""
        assert self._build is not None
        if self._idle is not None:
            self._idle.cancel()
        if self._uncollected >= UNCOLLECTED_AT_MOST:
            self._collect_now()
        if self._watch is not None:
            self._watch.mark()
        with _logged() as logged:
            try:
                self._build()
            except (Exception, SystemExit) as error:
                root = self._inputs.root if self._inputs else Path()
                self._mistakes = mistakes_in(error, logged, self._language, root)
                _report(error)
            else:
                self._mistakes = []
        self._uncollected += 1
        self._idle = threading.Timer(IDLE, self._collect_now)
        self._idle.daemon = True
        self._idle.start()

    def _collect_now(self) -> None:
        self._uncollected = 0
        self._collect()

    def _update(self) -> None:
        if self._watch is not None:
            self._watch.watch(self._watched())

    def _watched(self) -> Inputs:
        assert self._inputs is not None
        return self._inputs.with_folders(self._observer.paths | {str(PROGRAM)})

    def _has_changed(self, paths: set[str]) -> None:
        """Has the site rebuilt, unless only the program has changed."""
        of_program = {path for path in paths if Path(path).is_relative_to(PROGRAM)}
        if of_program:
            names = ", ".join(sorted(Path(path).name for path in of_program))
            reporter.warn(f"The program has changed ({names}): restart the preview to use it.")
        if others := paths - of_program:
            self._observer.notify(min(others))

    def _respond(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """Answers a request as MkDocs does; a page has the problems over it, if there are any."""
        assert self._server is not None
        language = self._language
        started: list[Any] = []
        answer = self._server.serve_request(environ, lambda *values: started.append(values))
        status, headers = started[0]
        if not any(value.startswith("text/html") for _, value in headers):
            start_response(status, headers)
            return answer
        page = b"".join(answer)
        is_page = b"<html" in page
        if self._mistakes and not is_page:  # no site has been built yet
            status, page = "500 Internal Server Error", page_of_problems(self._mistakes, language)
        elif self._mistakes:
            page = with_problems(page, self._mistakes, language)
        if b"/livereload/" not in page:  # MkDocs has added its script to the pages of the site only
            page = reloading(page, self._epoch())
        start_response(status, [*_without_length(headers), ("Content-Length", str(len(page)))])
        return [page]

    def _epoch(self) -> int:
        """The version of the site that MkDocs serves."""
        assert self._server is not None
        path = {"PATH_INFO": "/livereload/0/0"}
        return int(b"".join(self._server.serve_request(path, lambda *_: None)))


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


def _without_length(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(name, value) for name, value in headers if name.lower() != "content-length"]
