"""The markup of one text, which every page has by the dozen: the filter ``text`` of templates."""

from __future__ import annotations

from markupsafe import Markup, escape

from jazari_catalogue.site.views import Value


def text(value: Value) -> Markup:
    """A text isolated from the direction of the sentence around it (HTML ``bdi``).

    It names its language where that is not the page's, and leads on where it has an address.
    """
    words, lang, href, ltr, datetime = value
    language = f' lang="{escape(lang)}"' if lang is not None else ""
    direction = ' dir="ltr"' if ltr else ""
    html = f"<bdi{language}{direction}>{escape(words)}</bdi>"
    if href is not None:
        html = f'<a href="{escape(href)}">{html}</a>'
    elif datetime is not None:
        html = f'<time datetime="{escape(datetime)}">{html}</time>'
    return Markup(html)
