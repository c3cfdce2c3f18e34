"""Markdown written by editors: descriptions of records, and links from prose to records."""

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

# Records are untrusted text: what Markdown lets through is cut down to plain structure. No
# images (they would call other sites), no style, no class, no id that could shadow ours.
_sanitise = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code", "h3", "h4"},
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
).clean


_BARE = re.compile(r"(?:[^<&]++|</?(?:p|em|strong|ul|ol|li|blockquote|code)>|<br />|&quot;)*+")
"""HTML of elements that say nothing but what they are: there is nothing in it to clean."""


@lru_cache(maxsize=4096)
def render_markdown(text: str) -> str:
    """``text`` (CommonMark 0.31) as HTML that is safe to show."""
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
    """``html`` of Arabic prose with each run of Latin letters in a ``bdi`` that runs left to right.

    What stands beside a name then keeps to the Arabic sentence, and its digits and points keep to
    the name. No language is named: these are names and signs (WCAG 2.2, 3.1.2), and an editor who
    quotes a sentence names its language in the Markdown.
    """

    def isolated(found: re.Match[str]) -> str:
        run = found["run"]
        return found[0] if run is None else f'<bdi dir="ltr">{run}</bdi>'

    return _MARKUP_OR_LATIN.sub(isolated, html)


class UnknownLink(Exception):
    """A link of a prose page names a record or list that does not exist."""

    def __init__(self, written: str, near: str) -> None:
        super().__init__(written)
        self.written = written
        self.near = near


COMPLETE = tuple(code for code, language in LANGUAGES.items() if language.has_words)
"""The languages that have every page of prose; others may lack some."""


def misplaced_pages(paths: Iterable[str], folder: str) -> list[str]:
    """The error messages on prose pages of ``folder`` that are in no language, or not in all."""
    known = set(paths)
    wrong = []
    for path in sorted(known):
        language, _, rest = path.partition("/")
        if language not in LANGUAGES or not rest:
            folders = ", ".join(f"{folder}/{code}" for code in LANGUAGES)
            wrong.append(
                f"{folder}/{path}: this page is in no language.\n"
                f"    → Move it into one of: {folders}."
            )
        else:
            wrong += [
                f"{folder}/{path}: this page is not in every language.\n"
                f"    → Write {folder}/{other}/{rest} too."
                for other in COMPLETE
                if f"{other}/{rest}" not in known
            ]
    return wrong


HOME = "index.md"
_LINK_TO_PAGE = re.compile(r"(\]\()(?![a-z]+:|[/#.])([^()\s]+\.md)")


def fallback_homes(paths: Iterable[str], text: Callable[[str], str]) -> dict[str, str]:
    """The home page of each language that has none, by its path: a language begins with one.

    It is that of the fallback, as ``text`` reads it, with its links to pages that the language does
    not have led to those that there are.
    """
    known = set(paths)
    homes = {}
    for code in LANGUAGES:
        if f"{code}/{HOME}" not in known:

            def there(link: re.Match[str], code: str = code) -> str:
                has = f"{code}/{link[2]}" in known
                return link[0] if has else f"{link[1]}../{FALLBACK}/{link[2]}"

            homes[f"{code}/{HOME}"] = _LINK_TO_PAGE.sub(there, text(f"{FALLBACK}/{HOME}"))
    return homes


_ATTRIBUTE = r"""\s+[^\s"'=<>]+(?:="[^"]*")?"""
_LINK_TO_LIST = re.compile(
    rf'<a(?:{_ATTRIBUTE})*?\s+href="list:([^"#]*)[^"]*"(?:{_ATTRIBUTE})*\s*>(.*?)</a>', re.DOTALL
)
_CATALOGUE_LINK = re.compile(r'href="(record|list):([^"#]*)(#[^"]*)?"')


def resolve_links(html: str, path: str, language: str, catalogue: Catalogue) -> str:
    """``html`` of the prose page at ``path`` with its ``record:`` and ``list:`` links resolved.

    Resolved in the HTML rather than in the Markdown, so that an example in a code span stays as
    it is written. The list of a kind without records is not published: of a link to it, the words
    stay. Raises UnknownLink.
    """
    base = routes.base(path)

    def words(found: re.Match[str]) -> str:
        kind = KINDS_BY_PLURAL.get(unescape(found[1]))
        return found[0] if kind is None or catalogue.of_kind(kind) else found[2]

    def address(found: re.Match[str]) -> str:
        scheme, name, anchor = found.group(1), unescape(found.group(2)), found.group(3) or ""
        if scheme == "record":
            if name not in catalogue:
                raise UnknownLink(f"record:{name}", f"record:{nearest(name, catalogue.records)}")
            there = routes.record_path(language, catalogue[name])
        else:
            if name not in KINDS_BY_PLURAL:
                raise UnknownLink(f"list:{name}", f"list:{nearest(name, KINDS_BY_PLURAL)}")
            there = routes.list_path(language, KINDS_BY_PLURAL[name])
        return f'href="{base}{there}{anchor}"'

    return _CATALOGUE_LINK.sub(address, _LINK_TO_LIST.sub(words, html))


def line_of(text: str, written: str) -> tuple[int, int]:
    """The line and column, from 1, where ``written`` first stands in ``text``."""
    # Not where a longer id begins with these letters.
    found = re.search(re.escape(written) + r"(?![\w-])", text)
    offset = found.start() if found else 0
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
