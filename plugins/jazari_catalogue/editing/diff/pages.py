"""Which pages differ between the sites of two catalogues.

Both sites are planned. Where the keys of a page differ, its content may differ: a page is listed if
and only if publishing would rewrite it with other content. (A search page also names its index,
which nobody sees.) The content is that of templates that only repeat what they are given, so no
theme is needed. The order of the records in the files does not count: a page whose records only
moved to other files still says the same.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import product
from typing import Any, NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.plan import SitePlan
from jazari_catalogue.publishing.targets import FileTarget, SummaryTarget, Target
from jazari_catalogue.records.catalogue import Catalogue, connect
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.site.pages.home import home_page
from jazari_catalogue.site.pages.navigation import Navigation
from jazari_catalogue.site.rendering.frame import PARTS, Frame
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.view_data import PageAddress, SiteFacts
from jazari_catalogue.site.views import views_by_language
from jazari_catalogue.texts.interface import Interface


class PageChanges(NamedTuple):
    """The addresses of the pages in one language, sorted."""

    added: list[str]
    removed: list[str]
    changed: list[str]


def page_changes(base: Catalogue, head: Catalogue) -> dict[str, PageChanges]:
    """The pages that differ between the sites of ``base`` and ``head``, by language."""
    before, after = _pages(_in_order_of(base, head)), _pages(head)
    for path in _new_redirects(before, head):
        after.pop(path, None)
    changes = {code: PageChanges([], [], []) for code in LANGUAGES}
    for path in sorted(before.keys() | after.keys()):
        language = path.split("/", 1)[0]
        if language in changes and _differ(before.get(path), after.get(path)):
            own = changes[language]
            group = (
                own.added
                if path not in before
                else own.removed
                if path not in after
                else own.changed
            )
            group.append(path)
    return changes


def _new_redirects(before: Container[str], head: Catalogue) -> Iterator[str]:
    """The redirects from former ids where nothing was.

    One is below every kind, so most lead from addresses that no record ever had.
    """
    for entry in (*head.records.values(), *head.removals.values()):
        for former, kind, code in product(entry.former_ids, KINDS.values(), LANGUAGES):
            path = routes.former_path(code, kind, former)
            if path not in before:
                yield path


def _in_order_of(base: Catalogue, head: Catalogue) -> Catalogue:
    """``base`` in the order of ``head``; a removed record stays behind the one that preceded it."""
    ranks: dict[str, int] = {}
    for rank, record in enumerate(head.records.values()):
        ranks |= dict.fromkeys((*record.former_ids, record.id), rank)
    keys: dict[str, int] = {}
    rank = -1
    for record_id in base.records:
        rank = keys[record_id] = ranks.get(record_id, rank)
    in_order = sorted(base.records.values(), key=lambda record: keys[record.id])
    return connect(in_order, base.locations)


def _differ(before: Target | None, after: Target | None) -> bool:
    if before is None or after is None:
        return before is not after
    return before.key() != after.key() and before.content() != after.content()


class _NoTemplates(Templates):
    """Replaces the templates, which are the same for both sites."""

    def __init__(self) -> None:
        self.digest = ""

    def has(self, name: str) -> bool:  # noqa: ARG002
        """No template exists, not even those of pictures, which are the same for both sites."""
        return False

    def render(self, name: str, interface: Interface, /, **values: Any) -> str:
        """The values that the template would be filled with."""
        return _UNSEEN.sub("", repr((name, interface.code, values)))


_UNSEEN = re.compile(r"<msgspec\.Raw object at [^>]*>|assets/search/[a-z]+-[0-9a-f]+\.json")
"""The structured data of a page, which shows up without its content; the name of an index."""


def _pages(catalogue: Catalogue) -> dict[str, Target]:
    """Every page of the site of ``catalogue`` by its address, but those about sizes of files."""
    # Without the address for editing, whose line number is no change for the public.
    facts = SiteFacts("", "https://site.example/", None)
    views = views_by_language(catalogue, facts)
    navigation = Navigation(views, [])
    frame = Frame(_NoTemplates(), _bare_shell, navigation.menu)
    site = SitePlan(catalogue, views, navigation, frame, facts)
    pages = {
        target.path.removesuffix("index.html"): target
        for target in site.targets()
        if target.path.endswith("/index.html") and not isinstance(target, SummaryTarget)
    }
    for code, own in views.items():
        page = own.page(routes.home_path(code), "home", "", "")
        body = repr(home_page(own, page, {}, ""))
        home = frame.whole(page, own.interface, _UNSEEN.sub("", body))
        pages[page.path] = FileTarget(page.path, home.encode())
    return pages


def _bare_shell(_: PageAddress) -> str:
    return "".join(f"@@jz:{name}@@" for name in PARTS)
