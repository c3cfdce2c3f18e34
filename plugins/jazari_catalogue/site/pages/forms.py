"""Addresses of the issue forms in the repository, filled in for a record."""

from __future__ import annotations

from urllib.parse import quote_plus

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK, MESSAGES
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.site.views import Views


def form_url(views: Views) -> str | None:
    """The form for corrections and sources, in a language with forms; None without a repository."""
    if views.site.form_base is None:
        return None
    language = views.lang if views.lang in MESSAGES else FALLBACK
    return f"{views.site.form_base}?template=correct-{language}.yml"


def correction_url(views: Views, record: Entry) -> str | None:
    """The same form, filled in for ``record``."""
    form = form_url(views)
    if form is None:
        return None
    page = quote_plus(views.site.url + routes.record_path(views.lang, record))
    return f"{form}&record={record.id}&page={page}"
