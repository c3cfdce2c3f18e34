"""Pages at the addresses of former ids, which redirect to the record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jazari_catalogue import routes
from jazari_catalogue.publishing.targets import MadeTarget, Target, digest
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.site.inputs import Inputs
from jazari_catalogue.site.rendering.templates import Templates
from jazari_catalogue.site.text.fallback import tag_fallback
from jazari_catalogue.site.views import Views


def redirects(views: Views, templates: Templates, inputs: Inputs) -> Iterator[Target]:
    """A page in the language of ``views`` for every former id of a record."""
    facts = repr(views.site)
    for record in views.catalogue.records.values():
        for former in record.former_ids:
            path = routes.former_path(views.lang, record, former)
            key = digest(templates.digest, facts, inputs.name(record.id))
            yield MadeTarget(
                routes.file_of(path), key, partial(_html, views, templates, path, record)
            )


def _html(views: Views, templates: Templates, path: str, record: Entry) -> bytes:
    new_path = routes.record_path(views.lang, record)
    html = templates.render(
        "pages/moved.html",
        views.interface,
        lang=views.lang,
        dir=views.interface.language.direction,
        base=routes.relative_root(path),
        href=routes.relative_root(path) + new_path,
        canonical=views.site.url + new_path,
        name=views.face(record).name,
        notice=views.publisher.notice,
        csp=views.site.policy,
    )
    return (tag_fallback(html) if views.interface.uses_fallback else html).encode()
