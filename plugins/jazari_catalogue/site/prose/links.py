"""Links of prose to records and lists."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from functools import cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from jazari_catalogue import routes
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import all_facets
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.problems import prose_codes
from jazari_catalogue.records.problems.nearest import NOTHING, Effort, nearest
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.suggestions import MIN_SIMILARITY
from jazari_catalogue.site.prose.markup import CatalogueLink, Scan, scheme_of, targets
from jazari_catalogue.site.prose.refusal import refused_markup

if TYPE_CHECKING:
    from jazari_catalogue.site.view_data import ProsePage

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
    Raises BuildRefused for a link that leads nowhere, and that `link_problem` has not seen.
    """
    base = routes.relative_root(page.path)
    lists = _paths_of_lists(page.language)

    def text_or_link(link: re.Match[str]) -> str:
        kind = KINDS_BY_PLURAL.get(unescape(link[1]))
        return link[0] if kind is None or catalogue.of_kind(kind) else link[2]

    def address(link: re.Match[str]) -> str:
        scheme, name, anchor = link[1], unescape(link[2]), link[3] or ""
        if scheme == "record" and name in catalogue:
            path = routes.record_path(page.language, catalogue[name])
        elif scheme == "list" and name in lists:
            path = lists[name]
        else:
            raise refused_markup(page, f"{scheme}:{name}")
        return f'href="{base}{path}{anchor}"'

    return _CATALOGUE_LINK.sub(address, _LINK_TO_LIST.sub(text_or_link, html))


@cache
def _paths_of_lists(language: str) -> dict[str, str]:
    """The path of each list that prose may link to, by its name there."""
    paths = {name: routes.list_path(language, kind) for name, kind in KINDS_BY_PLURAL.items()}
    for page in (facet.page for facet in all_facets()):
        if page is not None:
            paths[page.path] = routes.facet_path(language, page)
    for name, path_in in routes.OVERVIEWS.items():
        paths[name] = path_in(language)
    return paths


def link_problem(
    link: CatalogueLink, file: str, catalogue: Catalogue, effort: Effort
) -> Problem | None:
    """The problem of ``link``, which is in ``file``; None if there is what it leads to.

    ``effort`` is what may be spent on suggestions.
    """
    scheme, name, position = link
    written = f"{scheme}:{name}"
    if scheme == "list":
        lists = _paths_of_lists("")
        if name in lists:
            return None
        similar = _similar(scheme, name, lists, effort)
        return prose_codes.DEAD_LINK.at(file, position, link=written, nearest=similar)
    if name in catalogue:
        return None
    present = catalogue.present_id(name)
    if present in catalogue:
        return prose_codes.MOVED_LINK.at(file, position, link=written, nearest=f"record:{present}")
    removal = catalogue.removals.get(present)
    if removal is not None:
        instead = f"record:{removal.replaced_by}" if removal.replaced_by else NOTHING
        values = {"link": written, "day": removal.removed, "nearest": instead}
        return prose_codes.REMOVED_LINK.at(file, position, **values)
    similar = _similar(scheme, name, catalogue.records, effort)
    return prose_codes.DEAD_LINK.at(file, position, link=written, nearest=similar)


def dead_paths(
    scan: Scan, file: str, path: str, known: Collection[str], effort: Effort
) -> Iterator[Problem]:
    """A problem for each link of the page ``path`` to a file that is none of the ``known`` ones.

    ``file`` is what messages call the page, ``effort`` what may be spent on suggestions. MkDocs
    would publish most of these links as they are.
    """
    folder = posixpath.dirname(path)
    for offset, target in targets(scan):
        if not target or scheme_of(target) != "":
            continue
        written = unquote(re.split("[?#]", unescape(target))[0])
        there = posixpath.normpath(posixpath.join(folder, written))
        if not written or (there in known and written[-1] != "/"):
            continue
        similar = NOTHING
        if effort.allows(len(known)):
            near = "" if written.startswith("..") else f"{path.partition('/')[0]}/"
            files = [other for other in sorted(known) if other.startswith(near)]
            beside = [posixpath.relpath(other, folder) for other in files]
            similar = nearest(written, beside, at_least=MIN_SIMILARITY)
        position = scan.position(offset)
        yield prose_codes.DEAD_LINK.at(file, position, link=target, nearest=similar)


def _similar(scheme: str, name: str, known: Collection[str], effort: Effort) -> str:
    if not effort.allows(len(known)):
        return NOTHING
    similar = nearest(name, known, at_least=MIN_SIMILARITY)
    return NOTHING if similar == NOTHING else f"{scheme}:{similar}"
