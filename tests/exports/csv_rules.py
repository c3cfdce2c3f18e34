"""A reader of CSV that allows what RFC 4180 §2 allows, and nothing else."""

from __future__ import annotations

import re


class NotCsv(AssertionError):
    """A file breaks a rule of RFC 4180."""


def rows_of(text: str, separator: str = ",") -> list[list[str]]:
    """The rows of ``text``. Raises NotCsv with the number of the row.

    Records end in CR LF (rule 1). All have as many fields as the header, one at least, and no two
    columns have one name (3, 4). A field with a quote, a separator or a line break is quoted, and
    quotes in it are doubled (5 to 7).
    """
    quoted, bare = r'"((?:[^"]|"")*)"', rf'([^"{separator}\r\n]*)'
    field = re.compile(f"(?:{quoted}|{bare})({separator}|\r\n)")
    rows: list[list[str]] = []
    row: list[str] = []
    at = 0
    while at < len(text):
        match = field.match(text, at)
        if match is None:
            raise NotCsv(f"row {len(rows) + 1} is broken at {text[at : at + 60]!r}")
        inside, outside, end = match.groups()
        row.append(outside if inside is None else inside.replace('""', '"'))
        at = match.end()
        if end != separator:
            rows.append(row)
            row = []
    if row or not rows:
        raise NotCsv("the last row has no end")
    header = rows[0]
    if len(set(header)) < len(header) or "" in header:
        raise NotCsv(f"columns without a name of their own: {header}")
    for number, one in enumerate(rows, start=1):
        if len(one) != len(header):
            raise NotCsv(f"row {number} has {len(one)} fields, not {len(header)}: {one}")
    return rows
