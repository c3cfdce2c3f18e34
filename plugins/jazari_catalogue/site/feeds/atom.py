"""Feeds in the Atom syndication format (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from jazari_catalogue import licences
from jazari_catalogue.languages import BY_CODE
from jazari_catalogue.records.values.characters import visible

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may have, escaped or not (XML 1.0 §2.2)."""

_MARKS = ("\u200e", "\u200f")
"""Marks of direction (Unicode UAX #9): they turn no letters around, as other controls do."""
_BY_MARKS = re.compile(f"({'|'.join(_MARKS)})")


class FeedEntry(NamedTuple):
    """An entry of a feed."""

    id: str
    """A URI that is never another entry's, and never changes."""
    title: str
    title_language: str | None
    """The language of the title; None if it is that of the feed."""
    published: int | None
    """When what it is about first appeared, in seconds since 1970; None if it says ``updated``."""
    updated: int
    """In seconds since 1970."""
    href: str
    """The full address of what it is about."""
    related: str | None
    """The full address of more about it."""
    categories: Iterable[tuple[str, str]]
    """Terms and their labels."""
    content: str
    """HTML that is well-formed XML."""


class WrittenEntry(NamedTuple):
    """An entry as feeds in one language have it."""

    updated: int
    document: str


class Feed(NamedTuple):
    """A feed; it has entries, newest first."""

    id: str
    title: str
    subtitle: str
    language: str
    """The code of one of the languages of the catalogue."""
    author: str
    author_url: str | None
    href: str
    """The full address of the feed."""
    page: str
    """The full address of the page that shows the same."""
    entries: Sequence[WrittenEntry]
    beginning: int | None = None
    """When it was updated, in seconds since 1970, if it has no entries."""


@lru_cache(maxsize=1 << 14)
def xml(text: str) -> str:
    """``text`` for the content or an attribute of an element, without what no XML may have.

    Hidden characters are escaped, but for the marks that names of sources begin with.
    """
    shown = "".join(part if part in _MARKS else visible(part) for part in _BY_MARKS.split(text))
    return escape(_NOT_XML.sub("\ufffd", shown))


def tag(url: str, day: str, *path: str) -> str:
    """A tag URI (RFC 4151) of the site at ``url``: that of ``path`` on ``day``."""
    address = urlsplit(url)
    name = "/".join(quote(part, safe="") for part in path)
    return f"tag:{address.hostname or 'localhost'},{day}:{quote(address.path.lstrip('/'))}{name}"


def atom(feed: Feed) -> bytes:
    """``feed`` as a document. Raises ValueError if nothing says when it was updated."""
    updated = max((entry.updated for entry in feed.entries), default=feed.beginning)
    if updated is None:
        raise ValueError("a feed without entries")
    uri = f"<uri>{xml(feed.author_url)}</uri>" if feed.author_url else ""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml(feed.language)}">',
        f"<id>{xml(feed.id)}</id>",
        f"<title>{xml(feed.title)}</title>",
        f"<subtitle>{xml(feed.subtitle)}</subtitle>",
        f"<updated>{_time(updated)}</updated>",
        f"<author><name>{xml(feed.author)}</name>{uri}</author>",
        f"<rights>{licences.CONTENT}</rights>",
        f'<link rel="self" type="application/atom+xml" href="{xml(feed.href)}"/>',
        f'<link rel="alternate" type="text/html" hreflang="{xml(feed.language)}"'
        f' href="{xml(feed.page)}"/>',
        f'<link rel="license" href="{licences.CONTENT}"/>',
        *(entry.document for entry in feed.entries),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def written(entry: FeedEntry, language: str) -> WrittenEntry:
    """``entry`` for feeds in ``language``, of which any number may have it."""
    related = f'<link rel="related" href="{xml(entry.related)}"/>' if entry.related else ""
    categories = "".join([_category(term, label) for term, label in entry.categories])
    published = ""
    if entry.published is not None:
        published = f"<published>{_time(entry.published)}</published>"
    title_language = ""
    if entry.title_language is not None:
        title_language = f' xml:lang="{xml(entry.title_language)}"'
    return WrittenEntry(
        entry.updated,
        f"<entry><id>{xml(entry.id)}</id><title{title_language}>{xml(entry.title)}</title>"
        f"{published}<updated>{_time(entry.updated)}</updated>"
        f'<link rel="alternate" type="text/html" href="{xml(entry.href)}"/>{related}{categories}'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"'
        f' dir="{BY_CODE[language].direction}">{entry.content}</div></content></entry>',
    )


@lru_cache(maxsize=1 << 12)
def _category(term: str, label: str) -> str:
    return f'<category term="{xml(term)}" label="{xml(label)}"/>'


@lru_cache(maxsize=1 << 14)
def _time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
