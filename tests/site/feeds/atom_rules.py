"""The rules of the Atom format (RFC 4287) that a validator would apply, each with its section."""

from __future__ import annotations

import re
from datetime import datetime

from lxml import etree

from tests.project import LANGUAGES

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XML = "{http://www.w3.org/XML/1998/namespace}"

ONCE = {"id", "title", "updated"}
"""Elements that a feed and an entry must have once (§4.1.1, §4.1.2)."""
REPEATED = {"author", "category", "contributor", "link", "entry"}
"""Those that they may have several times; they have any other at most once."""
IN_FEED = ONCE | {"subtitle", "author", "rights", "link", "entry"}
IN_ENTRY = ONCE | {"published", "link", "category", "content"}
RELATIONS = {"alternate", "self", "related", "license"}
"""Those of links that feeds have: registered names (§4.2.7.2, and RFC 4946 for the licence)."""
IRI = re.compile(r"(https?://[^\s<>\"{}|\\^`]+|tag:[\w.-]+,\d{4}-\d\d-\d\d:[\w.~%/-]+)")
"""An absolute IRI without what none may have (RFC 3987 §2.2); a tag as RFC 4151 §2.1 has it."""


def checked(document: bytes) -> etree._Element:
    """The feed in ``document``. Raises AssertionError if it breaks a rule."""
    feed = etree.fromstring(document)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(f"{XML}lang") in LANGUAGES
    _check_children(feed, IN_FEED)
    _check_authors(feed)
    own = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert [link.get("type") for link in own] == ["application/atom+xml"]  # §4.1.1: SHOULD
    entries = feed.findall(f"{ATOM}entry")
    ids = [text_of(one, "id") for one in (feed, *entries)]
    assert len(set(ids)) == len(ids)  # §4.2.6: universally unique
    for entry in entries:
        _check_entry(entry, feed.get(f"{XML}lang") or "")
    times = [text_of(entry, "updated") for entry in entries]
    assert times == sorted(times, reverse=True)
    if times:
        assert text_of(feed, "updated") == times[0]
    return feed


def text_of(element: etree._Element, name: str) -> str:
    """The text of the child ``name``; empty if there is none."""
    return element.findtext(f"{ATOM}{name}") or ""


def _check_entry(entry: etree._Element, language: str) -> None:
    _check_children(entry, IN_ENTRY)
    (content,) = entry.findall(f"{ATOM}content")
    assert content.get("type") == "xhtml"
    (div,) = content  # §3.1.1.3 and §4.1.3.3: one div and nothing beside it
    assert not (content.text or "").strip()
    assert not (div.tail or "").strip()
    # Readers of feeds do not take the direction from the language.
    assert div.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert div.tag == f"{XHTML}div"
    assert {one.tag.removeprefix(XHTML) for one in div.iter()} <= {
        *("div", "p", "ul", "li", "a", "bdi"),
    }
    published = text_of(entry, "published")
    assert published <= text_of(entry, "updated")  # §4.2.9: early in its life cycle


def _check_children(element: etree._Element, known: set[str]) -> None:
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= known
    for name in ONCE:
        assert names.count(name) == 1, name
    for name in {*names} - REPEATED:
        assert names.count(name) == 1, name
    assert IRI.fullmatch(text_of(element, "id")), text_of(element, "id")  # §4.2.6
    for child in element.findall(f"{ATOM}title") + element.findall(f"{ATOM}subtitle"):
        assert child.get("type", "text") == "text"
        assert not len(child)  # §3.1.1.1: no child elements
        assert (child.text or "").strip()  # §4.1.1.1: SHOULD NOT be empty
    for name in ("updated", "published"):
        for child in element.findall(f"{ATOM}{name}"):
            # §3.3: RFC 3339 with a capital T, and a capital Z where there is no offset
            datetime.strptime(child.text or "", "%Y-%m-%dT%H:%M:%SZ").astimezone()
    for category in element.findall(f"{ATOM}category"):
        assert category.get("term")  # §4.2.2.1
        assert category.get("label")
    _check_links(element.findall(f"{ATOM}link"))


def _check_links(links: list[etree._Element]) -> None:
    for link in links:
        assert IRI.fullmatch(link.get("href") or ""), link.get("href")  # §4.2.7.1
        assert (link.get("href") or "").startswith("https://")
        assert link.get("rel") in RELATIONS  # §4.2.7.2
        assert not len(link)
    alternates = [
        (link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"
    ]
    assert alternates
    assert len(set(alternates)) == len(alternates)  # §4.1.1, §4.1.2


def _check_authors(feed: etree._Element) -> None:
    """There is an author for all entries (§4.1.1), with the parts of a person (§3.2)."""
    authors = feed.findall(f"{ATOM}author")
    assert authors
    for author in authors:
        names = [child.tag.removeprefix(ATOM) for child in author]
        assert names.count("name") == 1
        assert text_of(author, "name").strip()
        assert {*names} <= {"name", "uri", "email"}
        assert len({*names}) == len(names)
        for uri in author.findall(f"{ATOM}uri"):
            assert IRI.fullmatch(uri.text or "")
