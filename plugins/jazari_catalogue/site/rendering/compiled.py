"""The cache of compiled templates, a folder beside the byte code of the program.

Without it every build would compile the templates again, in each language: a cold build of 1,000
invented records takes 1.2 times as long (``benchmarks/shortcuts.py``).
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

from jazari_catalogue.site.program_cache import folder_of
from jazari_catalogue.site.rendering import code_generator


@cache
def compiled_templates() -> FileSystemBytecodeCache | None:
    """The cache of compiled templates; None if Python writes no byte code, or cannot.

    Jinja compiles a template again if its text, its path or the version of Jinja or Python has
    changed. The code generator is not among these, so a digest of it is in the names of the files.
    """
    folder = folder_of("templates")
    if folder is None:
        return None
    generator = blake2b(Path(code_generator.__file__).read_bytes(), digest_size=4).hexdigest()
    return FileSystemBytecodeCache(str(folder), f"{generator}-%s.cache")
