"""The settings of Visual Studio Code: which files of the project the schema is for."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from jazari_catalogue import routes

PATH = ".vscode/settings.json"

# The file has comments, which no JSON writer keeps: only the list itself is replaced.
_LIST = re.compile(
    rf'("{re.escape(routes.SCHEMA)}"\s*:\s*)\[(?:\s*"(?:[^"\\]|\\.)*"\s*,?)*\s*\]', re.DOTALL
)


def with_record_files(text: str, patterns: Sequence[str]) -> str:
    """``text``, these settings, with ``patterns`` as the files that the schema is for."""
    listed = json.dumps([*patterns], ensure_ascii=False)
    return _LIST.sub(lambda found: found[1] + listed, text, count=1)
