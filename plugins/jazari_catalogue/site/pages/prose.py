"""Markdown: the texts of records, and pages of prose with their links to records and lists."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path

import cmarkgfm
import nh3

from jazari_catalogue import routes
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.languages import FALLBACK, LANGUAGES
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.nearest import nearest
from jazari_catalogue.records.problems.position import undecodable_at
from jazari_catalogue.records.problems.problem import CatalogueError, Problem
from jazari_catalogue.records.yaml.conflicts import merge_conflicts
from jazari_catalogue.site.pages.lists import listed_facets
from jazari_catalogue.site.view_data import ProsePage

# Records are untrusted. Raw HTML in their Markdown is reduced to these elements: an image would
# make requests to other sites, and an id or a class could take over anchors and styles of the page.
_sanitise = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code", "h3", "h4"},
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
).clean


# Atomic groups, not possessive quantifiers of groups: before 3.11.5, Python goes on from the middle
# of a repetition that fails (python/cpython#106052), and gives other bytes.
_BARE = re.compile(r"(?>(?:[^<&]++|</?(?:p|em|strong|ul|ol|li|blockquote|code)>|<br />|&quot;)*)")
"""HTML of allowed elements without attributes, which the sanitiser would leave as it is."""


@lru_cache(maxsize=4096)
def render_markdown(text: str) -> str:
    """``text`` (CommonMark 0.31) as sanitised HTML."""
    html: str = cmarkgfm.markdown_to_html(text)
    return html if _BARE.fullmatch(html) else str(_sanitise(html))


COMPLETE = tuple(code for code, language in LANGUAGES.items() if language.translated)
"""The languages that have every page of prose; others may lack some."""


def read_prose(
    contents: Mapping[str, bytes], drafts: Container[str], folder: Path, messages: str
) -> dict[str, str]:
    """The Markdown of prose pages by their paths in ``folder``.

    ``drafts`` are the paths of drafts, ``messages`` is the language of messages. Raises
    BuildRefused if pages are in no language, or in one but not in all and no drafts; if they are
    not UTF-8 or have the marks of a merge conflict; or if there is no home page.
    """
    misplaced = list(_misplaced(contents, drafts, folder.name))
    if misplaced:
        raise BuildRefused("\n".join(misplaced))
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for path, content in contents.items():
        shown = f"{folder.name}/{path}"
        try:
            texts[path] = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            problems.append(codes.NOT_UTF8.at(shown, undecodable_at(error)))
        else:
            problems += merge_conflicts(texts[path], shown, prose=True)
    if problems:
        raise BuildRefused(CatalogueError(problems).report(messages, folder.parent))
    return texts


def _misplaced(paths: Iterable[str], drafts: Container[str], folder: str) -> Iterator[str]:
    """A message for each page of ``folder`` that has no address or lacks a language."""
    known = set(paths)
    if not any(f"{code}/{HOME}" in known for code in LANGUAGES):
        home = f"{folder}/{FALLBACK}/{HOME}"
        yield f"{home}: there is no home page.\n    → Write this page, in every language."
    for path in sorted(known):
        language, _, rest = path.partition("/")
        encoded = path.encode(errors="backslashreplace").decode()
        if encoded != path:
            yield f"{folder}/{encoded}: this name is not UTF-8.\n    → Rename the file."
            continue
        if language not in LANGUAGES or not rest:
            folders = ", ".join(f"{folder}/{code}" for code in LANGUAGES)
            yield (
                f"{folder}/{path}: this page is in no language.\n"
                f"    → Move it into one of: {folders}."
            )
            continue
        for other in () if path in drafts else COMPLETE:
            if f"{other}/{rest}" not in known:
                yield (
                    f"{folder}/{path}: this page is not in every language.\n"
                    f"    → Write {folder}/{other}/{rest} too."
                )


HOME = "index.md"
_LINK_TO_PAGE = re.compile(r"(\]\()(?![a-z]+:|[/#.])([^()\s]+\.md)")


def fallback_homes(texts: Mapping[str, str]) -> dict[str, str]:
    """The Markdown of a home page for each language without one, by its path.

    It is that of the fallback language. Its links to pages that the language lacks lead to those of
    the fallback language. ``texts`` are the prose pages by their paths.
    """
    homes = {}
    for code in LANGUAGES:
        if f"{code}/{HOME}" not in texts:

            def to_existing(link: re.Match[str], code: str = code) -> str:
                exists = f"{code}/{link[2]}" in texts
                return link[0] if exists else f"{link[1]}../{FALLBACK}/{link[2]}"

            homes[f"{code}/{HOME}"] = _LINK_TO_PAGE.sub(to_existing, texts[f"{FALLBACK}/{HOME}"])
    return homes


_ATTRIBUTE = r"""\s+[^\s"'=<>]+(?:="[^"]*")?"""
_LINK_TO_LIST = re.compile(
    rf'<a(?:{_ATTRIBUTE})*?\s+href="list:([^"#]*)[^"]*"(?:{_ATTRIBUTE})*\s*>(.*?)</a>', re.DOTALL
)
_CATALOGUE_LINK = re.compile(r'href="(record|list):([^"#]*)(#[^"]*)?"')


def resolve_links(html: str, page: ProsePage, catalogue: Catalogue) -> str:
    """``html`` of ``page`` with its ``record:`` and ``list:`` links resolved.

    ``list:`` links lead to the lists of kinds, to the pages of facets and to the pages about
    evidence. A link to the list of a kind without records, which is not published, becomes plain
    text. It works on HTML, not on Markdown, so that examples in code stay as they are written.
    Raises BuildRefused, with file, line and column, if there is no such record or list.
    """
    base = routes.relative_root(page.path)
    lists = _paths_of_lists(page.language)

    def text_or_link(link: re.Match[str]) -> str:
        kind = KINDS_BY_PLURAL.get(unescape(link[1]))
        return link[0] if kind is None or catalogue.of_kind(kind) else link[2]

    def address(link: re.Match[str]) -> str:
        scheme, name, anchor = link[1], unescape(link[2]), link[3] or ""
        targets: Container[str] = catalogue if scheme == "record" else lists
        if name not in targets:
            if scheme == "record" and (gone := _gone(name, catalogue)):
                raise _dead_link(page, f"record:{name}", *gone)
            names = catalogue.records if scheme == "record" else lists
            meant = f"Did you mean “{scheme}:{nearest(name, names)}”?"
            raise _dead_link(page, f"{scheme}:{name}", "leads nowhere", meant)
        if scheme == "record":
            path = routes.record_path(page.language, catalogue[name])
        else:
            path = lists[name]
        return f'href="{base}{path}{anchor}"'

    return _CATALOGUE_LINK.sub(address, _LINK_TO_LIST.sub(text_or_link, html))


def _paths_of_lists(language: str) -> dict[str, str]:
    """The path of each list that prose may link to, by its name there."""
    paths = {name: routes.list_path(language, kind) for name, kind in KINDS_BY_PLURAL.items()}
    for facet in listed_facets():
        paths[facet.page.path] = routes.facet_path(language, facet.page)
    for name, path_in in routes.OVERVIEWS.items():
        paths[name] = path_in(language)
    return paths


def _gone(record_id: str, catalogue: Catalogue) -> tuple[str, str] | None:
    """What became of the record that had ``record_id``, and what to do; None if there was none."""
    present = catalogue.present_id(record_id)
    if present in catalogue:
        return "is a former id", f"Write “record:{present}”."
    removal = catalogue.removals.get(present)
    if removal is None:
        return None
    instead = removal.replaced_by
    return (
        f"was removed on {removal.removed}",
        f"Link to “record:{instead}”, which replaces it." if instead else "Remove the link.",
    )


def _dead_link(page: ProsePage, link: str, what: str, fix: str) -> BuildRefused:
    # ``record:jazari`` is not where ``record:jazari-root`` is.
    match = re.search(re.escape(link) + r"(?![\w-])", page.text)
    offset = match.start() if match else 0
    line = page.text.count("\n", 0, offset) + 1
    column = offset - page.text.rfind("\n", 0, offset)
    return BuildRefused(f"{page.file}:{line}:{column}: “{link}” {what}.\n    → {fix}")
