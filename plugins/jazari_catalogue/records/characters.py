"""Characters that have no business in a record: those nobody sees, and those YAML forbids."""

from __future__ import annotations

import re

# Bidirectional controls can make a line read differently from what it says ("Trojan Source");
# zero-width characters make two equal-looking ids differ. U+200C and U+200D shape real text.
HIDDEN = re.compile("[\x85\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")

# Breaks a line in YAML 1.1, and in no editor.
FALSE_BREAK = re.compile("[\x85\u2028\u2029]")

# YAML 1.1 §5.1, the complement of c-printable.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)


def name_of(character: str) -> str:
    """``U+200B`` and the like: how to speak of a character that cannot be shown."""
    return f"U+{ord(character):04X}"


def visible(text: str) -> str:
    r"""``text`` on one line, with what cannot be seen written out (``\n``, ``\u202e``)."""
    return _UNSAFE.sub(lambda found: _escaped(found.group()), text)


def _escaped(character: str) -> str:
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character, f"\\u{ord(character):04x}")


_UNSAFE = re.compile(f"[\t\n\r]|{HIDDEN.pattern}|{FORBIDDEN.pattern}")
