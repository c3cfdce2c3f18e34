"""Addresses of the issue forms in the repository, filled in for a record."""

from __future__ import annotations

from urllib.parse import quote_plus

from jazari_catalogue import routes
from jazari_catalogue.languages import FALLBACK, MESSAGES
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.site.views import Views


def correction_url(views: Views, record: Entry) -> str | None:
    """The form for corrections and sources, filled in for ``record``, in a language with forms.

    None without a repository.
    """
    if views.site.form_base is None:
        return None
    page = quote_plus(views.site.url + routes.record_path(views.lang, record))
    language = views.lang if views.lang in MESSAGES else FALLBACK
    form = f"{views.site.form_base}?template=correct-{language}.yml"
    return f"{form}&record={record.id}&page={page}"
