"""The one exception for what a person can cause and fix."""

from __future__ import annotations


class BuildRefused(Exception):
    """The site cannot be built as the project is.

    The text is the whole message for the person who builds: where, what is wrong, how to fix it.
    """


def not_utf8(file: str, error: UnicodeDecodeError) -> BuildRefused:
    """The refusal of ``file``, whose bytes are no text in UTF-8, with the line of the first one."""
    line = error.object.count(b"\n", 0, error.start) + 1
    return BuildRefused(f"{file}:{line}: this file is not UTF-8.\n    → Save it as UTF-8.")
