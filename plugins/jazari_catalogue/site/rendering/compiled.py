"""The cache of compiled templates, a folder beside the byte code of the program.

Without it every build would compile the templates again, in each language: a cold build of 1,000
invented records takes 1.2 times as long (``benchmarks/shortcuts.py``).
"""

from __future__ import annotations

import contextlib
from functools import cache
from hashlib import blake2b
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from jazari_catalogue import cache as cache_files
from jazari_catalogue.publishing.program_cache import folder_of
from jazari_catalogue.site.rendering import code_generator


class CompiledTemplates(BytecodeCache):
    """Keeps the code of templates in ``folder``, where damage does not matter.

    Jinja's own cache of files reads a pickle, and a cut one ends every build with its error.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        generator = blake2b(Path(code_generator.__file__).read_bytes(), digest_size=4).hexdigest()
        # Jinja compiles a template again if its text, its path or the version of Python changes.
        self._version = f"templates {jinja2.__version__} {generator}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives ``bucket`` the code of its template, if it is kept."""
        content = cache_files.read_bytes(self._file(bucket), self._version)
        if content is not None:
            # What cannot be read is compiled again.
            with contextlib.suppress(Exception):
                bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of ``bucket``."""
        content = bucket.bytecode_to_string()
        cache_files.write_bytes(self._file(bucket), self._version, content)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.cache"


@cache
def compiled_templates() -> CompiledTemplates | None:
    """The cache of compiled templates; None if Python writes no byte code, or cannot."""
    folder = folder_of("templates")
    return None if folder is None else CompiledTemplates(folder)
