"""Where compiled templates are kept: beside this module's own byte code, and as lasting."""

from __future__ import annotations

import importlib.util
import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

from jazari_catalogue.site.rendering import code_generator


@cache
def compiled_templates() -> FileSystemBytecodeCache | None:
    """The store of compiled templates; None where Python, too, keeps no byte code.

    A template is compiled anew when its text, its place, Jinja or our code generator is another,
    so what is kept is never stale. It belongs to the program, not to a site: a first build of a
    site finds it.
    """
    folder = Path(importlib.util.cache_from_source(__file__)).parent / "templates"
    if sys.dont_write_bytecode:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    generator = blake2b(Path(code_generator.__file__).read_bytes(), digest_size=4).hexdigest()
    return FileSystemBytecodeCache(str(folder), f"{generator}-%s.cache")
