"""Builds in processes of their own, forked from one that has imported the program.

Such a build has a module state as fresh as that of a command, but costs no imports. It can be
killed at a chosen moment, and two can run at once.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Hooks
from mkdocs.exceptions import MkDocsException

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.site.sequences.warm"])

COMPILED = "SEQUENCES_COMPILED"
"""The variable that names the folder of compiled templates, for the process that builds fork from.

That of the program would grow with each folder that a test copies templates to.
"""

REFUSED, FAILED = 3, 4
"""Exit codes: a mistake of the sources was reported; the build has raised another error."""

CHANGES = frozenset(
    ("os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate")
)
"""The audit events of changes to the file system, beside those of files opened for writing."""


@dataclass(frozen=True)
class Order:
    """What a build is to do, and where."""

    root: Path
    """The folder of the project."""
    environment: dict[str, str] = field(default_factory=dict)
    """Variables beside those of the test run."""
    umask: int = 0o022
    killed_at: int | None = None
    """The number of the change to the file system before which the build kills itself."""


@dataclass(frozen=True)
class Ended:
    """How a build has ended."""

    code: int
    """0, `REFUSED`, `FAILED`, or less than 0 if a signal has ended it."""
    output: str
    seconds: float = 0.0
    """The time of the processor that it has taken; 0 if a signal has ended it."""

    @property
    def is_built(self) -> bool:
        """Whether the build has ended well."""
        return self.code == 0


class Builder:
    """Runs builds, each in a new process, or, if it is ``living``, in one that lives on."""

    def __init__(self, *, living: bool = False) -> None:
        self._living = living
        self._process: _Process | None = None

    def build(self, order: Order) -> Ended:
        """Runs a build and waits for its end."""
        process = self._process or _Process()
        self._process = None
        process.begin(order)
        ended = process.end()
        if self._living and order.killed_at is None and ended.code >= 0:
            self._process = process
        else:
            process.stop()
        return ended

    def build_at_once(self, orders: list[Order]) -> list[Ended]:
        """Runs builds at the same time, and waits for their ends."""
        processes = [_Process() for _ in orders]
        for process, order in zip(processes, orders, strict=True):
            process.begin(order)
        ends = [process.end() for process in processes]
        for process in processes:
            process.stop()
        return ends

    def stop(self) -> None:
        """Ends the process that lives on."""
        if self._process is not None:
            self._process.stop()


class _Process:
    """A process that builds what it is ordered to."""

    def __init__(self) -> None:
        self._orders, orders = FORKS.Pipe()
        self._process = FORKS.Process(target=_work, args=(orders,), daemon=True)
        self._process.start()
        orders.close()

    def begin(self, order: Order) -> None:
        self._log = order.root.with_name(f"{order.root.name}.{self._process.pid}.log")
        self._orders.send((order, self._log))

    def end(self) -> Ended:
        seconds = 0.0
        try:
            code, seconds = self._orders.recv()
        except EOFError:
            self._process.join()
            code = self._process.exitcode
        output = self._log.read_text(encoding="utf-8", errors="replace")
        self._log.unlink()
        return Ended(code, output, seconds)

    def stop(self) -> None:
        self._orders.close()
        self._process.join()


def _work(orders: Connection) -> None:
    """Builds what is ordered until no more orders come."""
    with contextlib.suppress(EOFError):
        while True:
            order, log = orders.recv()
            started = time.process_time()
            with output_to(log):
                code = perform(order)
            orders.send((code, time.process_time() - started))


@contextlib.contextmanager
def output_to(log: Path) -> Iterator[None]:
    sys.stdout.flush()
    sys.stderr.flush()
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.close(descriptor)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def perform(order: Order) -> int:
    """Builds in this process; returns the exit code."""
    os.environ.update(order.environment)
    os.environ.update(NO_MKDOCS_2_WARNING="1", DISABLE_MKDOCS_2_WARNING="true")
    for name in VARIABLES - order.environment.keys():
        os.environ.pop(name, None)
    os.umask(order.umask)
    os.chdir(order.root)
    Hooks._load_hook.cache_clear()  # MkDocs loads a hook once in the life of a process
    if order.killed_at is not None:
        _kill_at(order.killed_at)
    reports = logging.StreamHandler(sys.stderr)
    logging.getLogger("mkdocs").addHandler(reports)
    try:
        config = load_config(str(order.root / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BaseException:
        traceback.print_exc()
        return FAILED
    finally:
        logging.getLogger("mkdocs").removeHandler(reports)
    return 0


VARIABLES = frozenset(("SITE_URL", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "SOURCE_DATE_EPOCH"))
"""The variables that change what is built."""


def _kill_at(number: int) -> None:
    """Has this process killed before its change to the file system of that ``number``."""
    left = number

    def count(event: str, args: tuple[object, ...]) -> None:
        nonlocal left
        if event in CHANGES or (event == "open" and _for_writing(args)):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def _for_writing(args: tuple[object, ...]) -> bool:
    flags = args[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
