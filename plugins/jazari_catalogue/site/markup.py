"""The filters of templates: what every page needs by the dozen."""

from __future__ import annotations

from collections.abc import Container, Iterable

from markupsafe import Markup, escape

from jazari_catalogue.site.views import Fact, Value


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


def among(facts: Iterable[Fact], fields: Container[str]) -> list[Fact]:
    """The facts about ``fields``."""
    return [fact for fact in facts if fact.field in fields]


def without(facts: Iterable[Fact], fields: Container[str]) -> list[Fact]:
    """The facts about anything but ``fields``."""
    return [fact for fact in facts if fact.field not in fields]
