"""The page at the address of a record that was removed: it says so, and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jazari_catalogue import routes
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.rendering.frame import UNLISTED, Frame
from jazari_catalogue.site.rendering.page_target import PageTarget, PageType
from jazari_catalogue.site.view_data import Link, PageView, SiteFacts, Value, View
from jazari_catalogue.site.views import Views


class RemovalView(View, frozen=True):
    """The page about a record that was removed, without anything that the record said."""

    page: PageView
    kind: str
    """The kind that it was of."""
    kind_label: str
    name: Value
    """Its name, or that it was removed, if the name must no longer appear."""
    sentence: str
    reason: Value | None
    replacement: Value | None
    """The record to read instead."""
    search: str
    """The address of the search."""


def removed_name(views: Views, removal: Removal) -> Value:
    """What to call the removed record: its name, if it may still appear."""
    if removal.name is None:
        return Value(views.interface.title(removal.titles))
    return views.text(removal.name)


def removed_sentence(views: Views, removal: Removal) -> str:
    """That the record was removed, and when."""
    sentence = views.interface.gettext("This record was removed from the catalogue on {day}.")
    return sentence.format(day=views.interface.date(removal.removed))


def removal_view(views: Views, removal: Removal) -> RemovalView:
    """The page about ``removal``."""
    path = routes.removal_path(views.lang, removal)
    base = routes.relative_root(path)
    kind = removal.former
    name = removed_name(views, removal)
    interface = views.interface
    sentence = removed_sentence(views, removal)
    trail = []
    if views.catalogue.of_kind(kind):
        label = interface.title(kind.plural_titles)
        trail.append(Link(label, base + routes.list_path(views.lang, kind)))
    new = removal.replaced_by
    return RemovalView(
        page=views.page(path, UNLISTED, name.text, sentence, trail),
        kind=kind.kind,
        kind_label=interface.title(kind.titles),
        name=name,
        sentence=sentence,
        reason=None if removal.reason is None else views.text(removal.reason),
        replacement=None if new is None else views.link_to(views.catalogue[new], base),
        search=base + routes.search_path(views.lang),
    )


def removal_pages(
    views: Views, frame: Frame, facts: SiteFacts, inputs: Inputs
) -> Iterator[PageTarget[Removal]]:
    """The pages in the language of ``views`` about what was removed, but where none may be."""
    type_ = PageType(
        *(UNLISTED, "pages/removed.html", frame, views.interface, facts),
        partial(removal_view, views),
        partial(_inputs, inputs),
    )
    for removal in views.catalogue.removals.values():
        if removal.has_page:
            yield PageTarget(routes.removal_path(views.lang, removal), type_, removal)


def _inputs(inputs: Inputs, removal: Removal) -> bytes:
    """A digest of what the page about ``removal`` is made from."""
    new = removal.replaced_by
    has_list = bool(inputs.catalogue.of_kind(removal.former))
    return digest_of((removal, new and inputs.name(new), has_list))
