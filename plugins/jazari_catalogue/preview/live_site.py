"""The site of a preview: a file is made when a browser asks for it, not before.

So what a save costs depends neither on the number of pages nor on how many of them it changes.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from jazari_catalogue.publishing.targets import SummaryTarget, Target, facts_of, targets_by_path

KEPT = 400
"""Files that are kept after they were made, those asked for last."""


class File(NamedTuple):
    """The bytes of a file of the site, and their key."""

    key: str
    data: bytes


class LiveSite:
    """The targets of the last build that succeeded."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        """Held while a file is made, and during a build: what they share is made for one thread."""
        self._targets: dict[str, Target] = {}
        self._made: OrderedDict[str, File] = OrderedDict()
        self._sound: dict[str, str] = {}

    def replace(self, targets: Sequence[Target]) -> None:
        """Makes ``targets`` the site. Raises BuildRefused where two of them have one path."""
        self._targets = targets_by_path(targets)

    def has(self, path: str) -> bool:
        """Whether the site has a file ``path``."""
        return path in self._targets

    def file(self, path: str) -> File:
        """The file ``path``, which the site has. Raises BuildRefused where it cannot be made."""
        with self.lock:
            target = self._targets[path]
            key = target.key()
            file = self._made.get(path)
            if file is None or file.key != key:
                data = (
                    target.content_from(lambda other: facts_of(self.file(other).data))
                    if isinstance(target, SummaryTarget)
                    else target.content()
                )
                file = self._made[path] = File(key, data)
                self._sound[path] = key
            self._made.move_to_end(path)
            if len(self._made) > KEPT:
                self._made.popitem(last=False)
            return file

    def last(self, path: str) -> bytes:
        """The file ``path`` as it was last made; empty if it never was, or long ago."""
        file = self._made.get(path)
        return file.data if file else b""

    def check(self, goes_on: Callable[[], bool]) -> None:
        """Makes every page that has changed, unless ``goes_on`` says no, and keeps none.

        Templates are in no other file. A summary would need the files that it is about: a mistake
        in its template is found when somebody looks at it.

        Raises what making one of them raises, such as BuildRefused for a mistake in a template.
        """
        targets = self._targets
        self._sound = {path: key for path, key in self._sound.items() if path in targets}
        for path, target in targets.items():
            if not path.endswith(".html") or isinstance(target, SummaryTarget):
                continue
            if not goes_on():
                return
            started = time.perf_counter()
            with self.lock:
                key = target.key()
                if self._sound.get(path) != key:
                    target.content()
                    self._sound[path] = key
            # Each call of the system that another thread makes meanwhile, such as to answer a
            # request, would have to wait until this thread is interrupted.
            time.sleep(time.perf_counter() - started)
