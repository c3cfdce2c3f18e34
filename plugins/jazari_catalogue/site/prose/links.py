"""Links of prose to records and lists."""

from __future__ import annotations

import re
from collections.abc import Container
from html import unescape

from jazari_catalogue import routes
from jazari_catalogue.exceptions import BuildRefused
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import all_facets
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.problems.nearest import nearest
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
    for page in (facet.page for facet in all_facets()):
        if page is not None:
            paths[page.path] = routes.facet_path(language, page)
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
