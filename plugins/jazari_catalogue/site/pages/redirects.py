"""Pages at addresses of the past: redirects from former ids, and what was removed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.removal import Removal
from jazari_catalogue.site.inputs import Inputs, digest_of
from jazari_catalogue.site.pages.removals import removal_pages, removed_name
from jazari_catalogue.site.rendering.frame import Frame
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.view_data import SiteFacts
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.fallback import tag_fallback


def former_addresses(
    views: Views, frame: Frame, facts: SiteFacts, inputs: Inputs
) -> Iterator[Target]:
    """The pages in the language of ``views`` where no record is any more: removals, redirects."""
    yield from removal_pages(views, frame, facts, inputs)
    yield from _redirects(views, frame.templates, inputs)


def _redirects(views: Views, templates: Templates, inputs: Inputs) -> Iterator[Target]:
    """Pages for every former id of a record or a removal.

    Nothing says which kind a record was of when it had that id. No other record ever has it, so
    there is a page below every kind.
    """
    facts = repr(views.site)
    catalogue = views.catalogue
    removals = (removal for removal in catalogue.removals.values() if removal.has_page)
    for entry in (*catalogue.records.values(), *removals):
        if not entry.former_ids:
            continue
        name = digest_of(entry) if isinstance(entry, Removal) else inputs.name(entry.id)
        key = digest(templates.digest, facts, name)
        new_path = _path(views.lang, entry)
        for former in entry.former_ids:
            for kind in KINDS.values():
                path = routes.former_path(views.lang, kind, former)
                if path != new_path:
                    make = partial(_html, views, templates, path, entry)
                    yield MadeTarget(routes.file_of(path), key, make)


def _path(language: str, entry: Entry) -> str:
    if isinstance(entry, Removal):
        return routes.removal_path(language, entry)
    return routes.record_path(language, entry)


def _html(views: Views, templates: Templates, path: str, entry: Entry) -> bytes:
    new_path = _path(views.lang, entry)
    html = templates.render(
        "pages/moved.html",
        views.interface,
        lang=views.lang,
        dir=views.interface.language.direction,
        base=routes.relative_root(path),
        href=routes.relative_root(path) + new_path,
        canonical=views.site.url + new_path,
        name=removed_name(views, entry) if isinstance(entry, Removal) else views.face(entry).name,
        notice=views.publisher.notice,
        csp=views.site.policy,
    )
    return (tag_fallback(html) if views.interface.uses_fallback else html).encode()
