"""Read and move sections of `CHANGELOG.md`, in the format of Keep a Changelog 1.1.0."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

UNRELEASED = "Unreleased"
VERSION = re.compile(r"(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)")
"""A version without a pre-release (Semantic Versioning 2.0.0, §2)."""
_HEADING = re.compile(r"^## (.*?)[ \t]*$", re.MULTILINE)


class NotReleasable(Exception):
    """Something is not as a release needs it; the message says what, and how to fix it."""


@dataclass(frozen=True)
class Section:
    """The changes of one version."""

    version: str
    day: date
    text: str
    """Markdown, without the heading."""


def numbers(version: str) -> tuple[int, ...]:
    """The three numbers of a version, to compare. Raises NotReleasable if it has others."""
    if not VERSION.fullmatch(version):
        raise NotReleasable(f"{version!r} is no version: write three numbers, such as 1.2.0.")
    return tuple(int(number) for number in version.split("."))


def section(changelog: str, version: str) -> Section:
    """The section `## 1.2.0 - 2026-11-28` of this version.

    Raises NotReleasable if there is none, or two, or without a day or any change.
    """
    matches = [match for match in _HEADING.finditer(changelog) if match[1].split()[:1] == [version]]
    if len(matches) != 1:
        number = "no section" if not matches else f"{len(matches)} sections"
        raise NotReleasable(
            f"CHANGELOG.md has {number} of {version}: it needs one, headed `## {version} - DATE`."
        )
    line = f"CHANGELOG.md, line {changelog.count(chr(10), 0, matches[0].start()) + 1}"
    try:
        day = date.fromisoformat(matches[0][1].removeprefix(f"{version} - "))
    except ValueError:
        raise NotReleasable(f"{line}: write `## {version} - 2026-11-28`, with the day.") from None
    text = _text_after(changelog, matches[0])
    if not text:
        raise NotReleasable(f"{line}: the section of {version} is empty.")
    return Section(version, day, text)


def released(changelog: str, version: str, day: date) -> str:
    """The changelog with what was unreleased as the section of `version`, below an empty one.

    Raises NotReleasable if nothing is unreleased, or if a section has this version or a later one.
    """
    headings = list(_HEADING.finditer(changelog))
    if not headings or headings[0][1] != UNRELEASED or not _text_after(changelog, headings[0]):
        raise NotReleasable(
            f"CHANGELOG.md must begin with the section `## {UNRELEASED}`, with a line for each "
            "change since the last release."
        )
    for heading in headings[1:]:
        earlier = heading[1].partition(" ")[0]
        if VERSION.fullmatch(earlier) and numbers(earlier) >= numbers(version):
            raise NotReleasable(f"CHANGELOG.md has {earlier} already: choose a later version.")
    end = headings[0].end()
    return f"{changelog[:end]}\n\n## {version} - {day.isoformat()}{changelog[end:]}"


def _text_after(changelog: str, heading: re.Match[str]) -> str:
    """What is between a heading and the next."""
    following = _HEADING.search(changelog, heading.end())
    return changelog[heading.end() : following.start() if following else None].strip()
