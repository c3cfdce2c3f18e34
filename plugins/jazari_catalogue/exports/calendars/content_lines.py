"""The content lines of iCalendar (RFC 5545 §3.1): properties with texts, days and moments.

Each is one line, folded after at most 75 octets, with CRLF at its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

_ESCAPED = re.compile(r"[\\;,]")
_BREAK = re.compile("\r\n?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""No text has them (CONTROL of RFC 5545 §3.1), save tabs and the line breaks that are escaped."""
_LONGEST = 75
"""The most octets of a line, without its end."""


def line(name: str, value: str) -> bytes:
    """The property ``name``, with its parameters; ``value`` is as its type is written."""
    written = f"{name}:{value}"
    if len(written) <= _LONGEST and written.isascii():
        return written.encode() + b"\r\n"
    # Loaded where it is needed: it takes longer than the rest of the exports together.
    from icalendar.parser import Contentline

    make: Callable[[str], Any] = Contentline
    folded: bytes = make(written).to_ical()
    return folded + b"\r\n"


def text_line(name: str, text: str, language: str | None = None) -> bytes:
    """The property ``name`` with a text, in ``language`` (§3.2.10); None for that of a name."""
    return line(f"{name};LANGUAGE={language}" if language else name, escaped(text))


def list_line(name: str, texts: Iterable[str], language: str) -> bytes:
    """The property ``name`` with several texts, such as CATEGORIES (§3.8.1.2)."""
    return line(f"{name};LANGUAGE={language}", ",".join(map(escaped, texts)))


def day_line(name: str, day: date) -> bytes:
    """The property ``name`` with a day without a time (§3.3.4)."""
    return b"%s;VALUE=DATE:%04d%02d%02d\r\n" % (name.encode(), day.year, day.month, day.day)


def moment_line(name: str, seconds: int) -> bytes:
    """The property ``name`` with a moment in UTC (§3.3.5), in seconds since 1970."""
    moment = datetime.fromtimestamp(seconds, UTC)
    return line(name, f"{moment.year:04d}{moment:%m%dT%H%M%SZ}")


def escaped(text: str) -> str:
    r"""``text`` as a value of type TEXT (§3.3.11).

    Not by ``vText`` of icalendar, which takes ``\N`` in a text for a line break.
    """
    text = _ESCAPED.sub(r"\\\g<0>", _BREAK.sub("\n", text))
    return _CONTROL.sub("\ufffd", text.replace("\n", r"\n"))
