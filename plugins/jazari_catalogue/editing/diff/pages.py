"""Which pages differ between the sites of two catalogues.

Both sites are planned, and the keys of their targets compared: a page is told of if, and only if,
publishing would write it anew with other content. (A search page also names its index, which no
one sees.) Nothing is rendered, so no theme and no template is needed. The order of the records in
the files is left out of account: a page on which nothing but that differs, since records moved to
other files, says what it said.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from jazari_catalogue import routes
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.plan import SitePlan
from jazari_catalogue.publishing.targets import digest
from jazari_catalogue.records.catalogue import Catalogue, connect
from jazari_catalogue.site.pages.home import home_page
from jazari_catalogue.site.rendering.frame import PARTS, Frame
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import PageView, SiteFacts


class PageChanges(NamedTuple):
    """Addresses in one language, in the order of the alphabet."""

    added: list[str]
    removed: list[str]
    changed: list[str]


def page_changes(base: Catalogue, head: Catalogue) -> dict[str, PageChanges]:
    """The pages that differ, by language."""
    before, after = _keys(_in_order_of(base, head)), _keys(head)
    found = {code: PageChanges([], [], []) for code in LANGUAGES}
    for path in sorted(before.keys() | after.keys()):
        language = path.split("/", 1)[0]
        if language in found and before.get(path) != after.get(path):
            there = found[language]
            group = (
                there.added
                if path not in before
                else there.removed
                if path not in after
                else there.changed
            )
            group.append(path)
    return found


def _in_order_of(base: Catalogue, head: Catalogue) -> Catalogue:
    """``base`` with its records in the order of ``head``; those removed stay behind their own."""
    ranks: dict[str, int] = {}
    for rank, record in enumerate(head.records.values()):
        ranks |= dict.fromkeys((*record.former_ids, record.id), rank)
    keys: dict[str, int] = {}
    rank = -1
    for record_id in base.records:
        rank = keys[record_id] = ranks.get(record_id, rank)
    in_order = sorted(base.records.values(), key=lambda record: keys[record.id])
    return connect(in_order, base.locations)


class _NoTemplates(Templates):
    """Stands for the templates, which are the same on both sides."""

    def __init__(self) -> None:
        self.digest = ""

    def has(self, name: str) -> bool:  # noqa: ARG002
        """Nothing: pictures are the same on both sides, too."""
        return False

    def render(self, name: str, interface: Interface, /, **values: Any) -> str:
        """All that the template would be filled with."""
        return repr((name, interface.code, values))


def _keys(catalogue: Catalogue) -> dict[str, str]:
    """The key of every page of the site of ``catalogue`` by its address."""
    # Without the address for editing: it has a line number, which says nothing to the public.
    facts = SiteFacts("", "https://site.example/", None)
    site = SitePlan(catalogue, _NoTemplates(), facts)
    site.frame = Frame(site.templates, facts.name, _bare_shell, site.menu)
    keys = {
        target.path.removesuffix("index.html"): target.key()
        for target in site.targets()
        if target.path.endswith("/index.html")
    }
    for code, views in site.views.items():
        path = routes.home_path(code)
        page = views.page(path, "home", "", "")
        shown = {**vars(home_page(site.views[page.lang], page, {}, "")), "page": bytes(page.data)}
        keys[path] = digest(site.frame.digest(page), repr(shown))
    return keys


def _bare_shell(_: PageView) -> str:
    return "".join(f"@@jz:{name}@@" for name in PARTS)
