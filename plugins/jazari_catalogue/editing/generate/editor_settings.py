"""The settings of Visual Studio Code that say which files the JSON Schema is for."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from jazari_catalogue import routes

PATH = ".vscode/settings.json"

# Only the list is replaced, because a JSON writer would drop the comments of the file.
_LIST = re.compile(
    rf'("{re.escape(routes.SCHEMA)}"\s*:\s*)\[(?:\s*"(?:[^"\\]|\\.)*"\s*,?)*\s*\]', re.DOTALL
)


def with_record_files(text: str, patterns: Sequence[str]) -> str:
    """``text``, the content of the settings file, with ``patterns`` as the files of the schema."""
    listed = json.dumps([*patterns], ensure_ascii=False)
    return _LIST.sub(lambda match: match[1] + listed, text, count=1)
