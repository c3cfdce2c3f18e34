"""What a build makes from the program and little else, kept beside the program's byte code.

The first build of a site uses it too, since it belongs to the program and not to the site.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from jazari_catalogue import cache as cache_files
from jazari_catalogue.publishing.targets import digest

T = TypeVar("T")


@cache
def folder_of(name: str) -> Path | None:
    """The folder ``name`` of the cache; None if Python writes no byte code, or cannot."""
    folder = Path(importlib.util.cache_from_source(__file__)).parent / name
    if sys.dont_write_bytecode:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def kept(name: str, made_from: str, type_: type[T] | Any, make: Callable[[], T]) -> T:
    """What ``make`` returns: data of ``type_``, kept while program and ``made_from`` stay.

    ``name`` is that of the file, which other data must not have.
    """
    folder = folder_of("data")
    if folder is None:
        return make()
    # Each Python has a file of its own, as it has for byte code.
    file = folder / f"{name}.{sys.implementation.cache_tag}.cache"
    version = digest(made_from)
    known: T | None = cache_files.read(file, version, type_)
    if known is not None:
        return known
    made = make()
    cache_files.write(file, version, made)
    return made
