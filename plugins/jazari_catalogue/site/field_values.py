"""The values of fields as texts and links: how a page shows each type of value."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any
from urllib.parse import unquote_to_bytes

from jazari_catalogue import routes
from jazari_catalogue.languages import is_rtl
from jazari_catalogue.records.facet_fields import all_facets, value_type
from jazari_catalogue.records.model.facets import FacetPage
from jazari_catalogue.records.model.groups import Identifiers, Link, Model
from jazari_catalogue.records.values.addresses import EmailAddress, PhoneNumber, WebAddress
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.counts import CountOf
from jazari_catalogue.records.values.dates import EdtfDate
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.view_data import Value
from jazari_catalogue.texts.dates import keep_dates_whole
from jazari_catalogue.texts.interface import Interface

Formatter = Callable[[Any, str], list[Value]]
"""Takes a value and the relative root of the page, and returns the texts that show it."""


class FieldValues:
    """Formats values for readers of one language."""

    def __init__(self, interface: Interface) -> None:
        self._interface = interface
        self._lang = interface.code
        self._formatters: dict[type, Formatter] = {}
        # In order: a value is formatted by the first type that it is an instance of.
        self._by_type: dict[type, Formatter] = {
            list: lambda items, base: [text for item in items for text in self.of(item, base)],
            LocalText: lambda text, _: [self.text(text)],
            **{type_: partial(self._listed, page) for type_, page in _linked().items()},
            Vocabulary: lambda term, _: [Value(interface.title(term.titles))],
            CountOf: lambda count, _: [Value(interface.number(count))],
            EdtfDate: lambda date, _: [self.date(date)],
            CountryCode: lambda code, _: [Value(interface.country(code))],
            LanguageTag: lambda code, _: [Value(interface.language_name(code))],
            WebAddress: lambda url, _: [Value(shown_address(url), href=str(url), ltr=True)],
            EmailAddress: lambda email, _: [Value(str(email), href=f"mailto:{email}", ltr=True)],
            PhoneNumber: lambda number, _: [_phone(number)],
            Link: lambda link, _: [self._link(link)],
            Identifiers: lambda identifiers, _: _identifiers(identifiers),
            Model: self._group,
            str: lambda text, _: [Value(str(text))],
            object: lambda value, _: [Value(str(value), ltr=True)],
        }

    def of(self, value: object, base: str) -> list[Value]:
        """The texts that show ``value`` on a page whose relative root is ``base``.

        A list, and a group of fields, give one for each of their values.
        """
        type_ = type(value)
        formatter = self._formatters.get(type_)
        if formatter is None:
            suitable = (f for known, f in self._by_type.items() if issubclass(type_, known))
            formatter = self._formatters[type_] = next(suitable)
        return formatter(value, base)

    def text(self, text: LocalText, href: str | None = None) -> Value:
        """``text`` in this language or, where it lacks that, in the one it falls back to."""
        string, language = text.in_language(self._lang)
        if is_rtl(language):
            string = join_digit_groups(string)
        string = keep_dates_whole(string, language or self._lang)
        return Value(string, None if language == self._lang else language, href)

    def date(self, date: str) -> Value:
        """An EDTF date, written out: ``12 January 2026`` for ``2026-01-12``."""
        return Value(self._interface.date(date), datetime=str(date))

    def _listed(self, page: FacetPage, value: Vocabulary | RegionCode, base: str) -> list[Value]:
        """A value that links to the list of the records that have it."""
        href = base + routes.facet_path(self._lang, page, str(value))
        titles = REGIONS[value] if isinstance(value, RegionCode) else value.titles
        return [Value(self._interface.title(titles), href=href)]

    def _link(self, link: Link) -> Value:
        if link.label is None:
            return Value(shown_address(link.url), href=str(link.url), ltr=True)
        return self.text(link.label, str(link.url))

    def _group(self, model: Model, base: str) -> list[Value]:
        values = [value for value in model.__dict__.values() if value is not None]
        return self.of(values, base)


@cache
def _linked() -> dict[type, FacetPage]:
    """The types whose values link to a list, and the pages of these lists."""
    pages: dict[type, FacetPage] = {}
    for facet in all_facets():
        type_ = value_type(facet)
        if facet.page is not None and facet.page.linked and not isinstance(type_, tuple):
            pages[type_] = facet.page
    return pages


def shown_address(url: str) -> str:
    """A web address without scheme, ``www.`` and final slash, with letters in place of ``%D8%A7``.

    Only letters and digits are decoded: other signs may change the meaning of the address, or hide
    a part of it.
    """
    address = url.split("://", 1)[1].removeprefix("www.").rstrip("/")
    return _ENCODED.sub(_decoded, address)


_ENCODED = re.compile(r"(?:%[89A-F][0-9A-F])+", re.I)
"""The bytes of characters outside ASCII, percent-encoded (RFC 3986, 2.1)."""


def _decoded(encoded: re.Match[str]) -> str:
    text = unquote_to_bytes(encoded[0]).decode("utf-8", "replace")
    return text if text.isalnum() else encoded[0]


def _phone(number: str) -> Value:
    """A phone number as a ``tel:`` link (RFC 3966), or as text if it cannot be dialled."""
    digits = re.sub(r"[^\d+]", "", number)
    href = f"tel:{digits}" if re.fullmatch(r"\+?\d{3,15}", digits) else None
    return Value(str(number), href=href, ltr=True)


# The pattern begins with the space, and not with the digit before it, because that is quicker.
_GROUPED = re.compile(r" (?=[0-9]{3}(?![0-9]))(?<=[0-9] )")
_NARROW_NO_BREAK_SPACE = "\u202f"


def join_digit_groups(text: str) -> str:
    """Arabic ``text`` with narrow no-break spaces inside numbers such as ``10 000``.

    A plain space takes the direction of the Arabic text around the number, and browsers would show
    the groups of digits in reverse order (Unicode UAX #9, rule N1).
    """
    return _GROUPED.sub(_NARROW_NO_BREAK_SPACE, text)


def identifier_pages(identifiers: Identifiers) -> list[tuple[str, str]]:
    """Each identifier with the name of its registry before it, and its page in the registry."""
    pages = {
        "ROR": (identifiers.ror, "https://ror.org/"),
        "Wikidata": (identifiers.wikidata, "https://www.wikidata.org/wiki/"),
        "ISNI": (identifiers.isni, "https://isni.org/isni/"),
    }
    return [
        (f"{scheme} {value}", page + value.replace(" ", ""))
        for scheme, (value, page) in pages.items()
        if value
    ]


def _identifiers(identifiers: Identifiers) -> list[Value]:
    return [Value(text, href=page, ltr=True) for text, page in identifier_pages(identifiers)]
