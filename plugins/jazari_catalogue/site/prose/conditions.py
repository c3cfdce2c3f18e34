"""Parts of prose that depend on settings: what is not configured is not shown.

In Markdown, ``<section markdown data-if="repository">`` begins such a part and ``</section>`` ends
it. A link to ``repository:issues/new`` leads to that address in the repository on GitHub.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from jazari_catalogue.exceptions import BuildRefused

if TYPE_CHECKING:
    from jazari_catalogue.site.view_data import ProsePage, SiteFacts

CONDITIONS = ("repository", "contact", "form-only", "unreachable", "official", "independent")
"""What ``data-if`` may name."""

_SECTION = re.compile(r'<section data-if="([^"]*)">(.*?)</section>', re.DOTALL)
_LEFT_OVER = re.compile(r"<[a-z][^<>]*\sdata-if\b[^<>]*>")
_BEGINNING_OR_END = re.compile(r"<section\b[^<>]*>|</section\s*>", re.IGNORECASE)
_REPOSITORY_LINK = re.compile(r'href="repository:([^"]*)"')
_OTHER_REPOSITORY_LINK = re.compile(r"<[^<>]*=\s*[\"']?(repository:[^\"'\s<>]*)", re.IGNORECASE)


def conditions_of(site: SiteFacts) -> dict[str, bool]:
    """Whether each of `CONDITIONS` is true."""
    publisher = site.publisher
    has_repository, has_contact = site.repository is not None, publisher.contact is not None
    values = (
        has_repository,
        has_contact,
        has_repository and not has_contact,
        not has_repository and not has_contact,
        publisher.official,
        not publisher.official,
    )
    return dict(zip(CONDITIONS, values, strict=True))


def shown_parts(html: str, page: ProsePage, site: SiteFacts) -> str:
    """``html`` of ``page`` without the sections whose conditions are all false.

    Raises BuildRefused, with file and line, for an unknown condition, for a section without an end,
    for ``data-if`` anywhere but on a section of its own, and for a link to a repository that is not
    configured, or that is not written as a link of Markdown.
    """
    conditions = conditions_of(site)

    def part(section: re.Match[str]) -> str:
        names, content = section[1].split(), section[2]
        if not names or not conditions.keys() >= {*names}:
            known = ", ".join(conditions)
            raise _refused(page, f'data-if="{unescape(section[1])}"', f"Conditions are: {known}.")
        if "<section" in content:
            raise _refused(page, "data-if", "End a section before the next one begins.")
        return content if any(conditions[name] for name in names) else ""

    html, number = _SECTION.subn(part, html)
    if number and (beginning := _without_end(page.text)):
        # The renderer ends it with the page, all of which would depend on the condition.
        raise _refused(page, beginning, "Write </section> where the part ends.")
    if _LEFT_OVER.search(html):
        raise _refused(page, "data-if", 'Write: <section markdown data-if="repository">')

    def address(link: re.Match[str]) -> str:
        if site.repository is None:
            fix = 'Put it into <section markdown data-if="repository">, or set `repository`.'
            raise _refused(page, f"repository:{unescape(link[1])}", fix)
        return f'href="{site.repository}/{link[1]}"'

    html = _REPOSITORY_LINK.sub(address, html)
    if other := _OTHER_REPOSITORY_LINK.search(html):
        raise _refused(page, unescape(other[1]), "Write: [text](repository:issues/new)")
    return html


def _without_end(markdown: str) -> str | None:
    """The beginning of the first section in ``markdown`` that does not end; None if all do."""
    beginning = None
    for tag in _BEGINNING_OR_END.finditer(markdown):
        is_end = tag[0].startswith("</")
        if beginning and not is_end:
            break
        beginning = None if is_end else tag[0]
    return beginning


def _refused(page: ProsePage, written: str, fix: str) -> BuildRefused:
    line = page.text.count("\n", 0, max(0, page.text.find(written))) + 1
    return BuildRefused(f"{page.file}:{line}: “{written}” cannot be shown.\n    → {fix}")
