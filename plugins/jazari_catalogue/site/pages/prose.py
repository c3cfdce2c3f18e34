"""Markdown: the texts of records, and pages of prose with their links to records and lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import unescape

import cmarkgfm
import nh3

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.problems.nearest import nearest

# Records are untrusted. Raw HTML in their Markdown is reduced to these elements: an image would
# make requests to other sites, and an id or a class could take over anchors and styles of the page.
_sanitise = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code", "h3", "h4"},
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
).clean


_BARE = re.compile(r"(?:[^<&]++|</?(?:p|em|strong|ul|ol|li|blockquote|code)>|<br />|&quot;)*+")
"""HTML of allowed elements without attributes, which the sanitiser would leave as it is."""


@lru_cache(maxsize=4096)
def render_markdown(text: str) -> str:
    """``text`` (CommonMark 0.31) as sanitised HTML."""
    html: str = cmarkgfm.markdown_to_html(text)
    return html if _BARE.fullmatch(html) else str(_sanitise(html))


_ADDRESS = r"https?://[^\s<>\"']*[\w/]"
_WORD = r"(?<![0-9])[0-9]*+[A-Za-zÀ-ÖØ-öø-ɏ][\wÀ-ɏ]*+[+#]*+"
_NUMBER = r"[0-9]+(?:[.,:][0-9]+)*+"
_JOINED = r"(?:&amp;|&#0?39;|[-'’./@\s])?+"
_MARKUP_OR_LATIN = re.compile(
    r"""<!--.*?(?:-->|\Z)|<(?:[^<>"']|"[^"]*"|'[^']*')*+>|&\#?\w+;"""
    rf"|(?P<run>{_ADDRESS}|{_WORD}(?:{_JOINED}(?:{_WORD}|{_NUMBER}))*+)",
    re.ASCII | re.DOTALL,
)


@lru_cache(maxsize=4096)
def isolate_latin(html: str) -> str:
    """Arabic ``html`` with each run of Latin words in ``<bdi dir="ltr">``.

    Without it the bidirectional algorithm (Unicode UAX #9) moves digits and punctuation of a Latin
    name to its wrong end. There is no ``lang``: proper names need none (WCAG 2.2, 3.1.2), and an
    editor who quotes a sentence marks its language in the Markdown.
    """

    def isolated(match: re.Match[str]) -> str:
        run = match["run"]
        return match[0] if run is None else f'<bdi dir="ltr">{run}</bdi>'

    return _MARKUP_OR_LATIN.sub(isolated, html)


class UnknownLink(Exception):
    """A link of a prose page to a record or a list that does not exist.

    ``written`` is its target, such as ``record:jazari-rot``; ``near`` the nearest that exists.
    """

    def __init__(self, written: str, near: str) -> None:
        super().__init__(written)
        self.written = written
        self.near = near


COMPLETE = tuple(code for code, language in LANGUAGES.items() if language.has_words)
"""The languages that have every page of prose; others may lack some."""


def misplaced_pages(paths: Iterable[str], folder: str) -> list[str]:
    """The error messages about prose pages of ``folder`` that are in no language, or not in all.

    ``paths`` are those of all pages below ``folder``, such as ``fr/about.md``.
    """
    known = set(paths)
    messages = []
    for path in sorted(known):
        language, _, rest = path.partition("/")
        if language not in LANGUAGES or not rest:
            folders = ", ".join(f"{folder}/{code}" for code in LANGUAGES)
            messages.append(
                f"{folder}/{path}: this page is in no language.\n"
                f"    → Move it into one of: {folders}."
            )
        else:
            messages += [
                f"{folder}/{path}: this page is not in every language.\n"
                f"    → Write {folder}/{other}/{rest} too."
                for other in COMPLETE
                if f"{other}/{rest}" not in known
            ]
    return messages


HOME = "index.md"
_LINK_TO_PAGE = re.compile(r"(\]\()(?![a-z]+:|[/#.])([^()\s]+\.md)")


def fallback_homes(paths: Iterable[str], text: Callable[[str], str]) -> dict[str, str]:
    """The Markdown of a home page for each language without one, by its path.

    It is that of the fallback language, which ``text`` reads from its path. Its links to pages that
    the language lacks lead to those of the fallback language.
    """
    known = set(paths)
    homes = {}
    for code in LANGUAGES:
        if f"{code}/{HOME}" not in known:

            def to_existing(link: re.Match[str], code: str = code) -> str:
                exists = f"{code}/{link[2]}" in known
                return link[0] if exists else f"{link[1]}../{FALLBACK}/{link[2]}"

            homes[f"{code}/{HOME}"] = _LINK_TO_PAGE.sub(to_existing, text(f"{FALLBACK}/{HOME}"))
    return homes


_ATTRIBUTE = r"""\s+[^\s"'=<>]+(?:="[^"]*")?"""
_LINK_TO_LIST = re.compile(
    rf'<a(?:{_ATTRIBUTE})*?\s+href="list:([^"#]*)[^"]*"(?:{_ATTRIBUTE})*\s*>(.*?)</a>', re.DOTALL
)
_CATALOGUE_LINK = re.compile(r'href="(record|list):([^"#]*)(#[^"]*)?"')


def resolve_links(html: str, path: str, language: str, catalogue: Catalogue) -> str:
    """``html`` of the prose page at ``path`` with its ``record:`` and ``list:`` links resolved.

    A link to the list of a kind without records, which is not published, becomes plain text.
    Raises UnknownLink. It works on HTML, not on Markdown, so that examples in code stay as written.
    """
    base = routes.base(path)

    def without_empty_list(link: re.Match[str]) -> str:
        kind = KINDS_BY_PLURAL.get(unescape(link[1]))
        return link[0] if kind is None or catalogue.of_kind(kind) else link[2]

    def resolved(href: re.Match[str]) -> str:
        scheme, name, anchor = href[1], unescape(href[2]), href[3] or ""
        if scheme == "record":
            if name not in catalogue:
                raise UnknownLink(f"record:{name}", f"record:{nearest(name, catalogue.records)}")
            path = routes.record_path(language, catalogue[name])
        else:
            if name not in KINDS_BY_PLURAL:
                raise UnknownLink(f"list:{name}", f"list:{nearest(name, KINDS_BY_PLURAL)}")
            path = routes.list_path(language, KINDS_BY_PLURAL[name])
        return f'href="{base}{path}{anchor}"'

    return _CATALOGUE_LINK.sub(resolved, _LINK_TO_LIST.sub(without_empty_list, html))


def line_of(text: str, written: str) -> tuple[int, int]:
    """The line and column, from 1, of the first link to ``written`` in ``text``."""
    # ``record:jazari`` is not where ``record:jazari-root`` is.
    match = re.search(re.escape(written) + r"(?![\w-])", text)
    offset = match.start() if match else 0
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
