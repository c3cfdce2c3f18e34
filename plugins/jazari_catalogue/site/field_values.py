"""What a field holds, as the pieces of text that a page shows: one way for each type of value."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from jazari_catalogue import routes
from jazari_catalogue.languages import is_rtl
from jazari_catalogue.records.facet_fields import all_facets, value_type
from jazari_catalogue.records.model.facets import FacetPage
from jazari_catalogue.records.model.groups import Identifiers, Link, Model
from jazari_catalogue.records.values.addresses import EmailAddress, PhoneNumber, WebAddress
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.dates import EdtfDate
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Vocabulary
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import Value

Maker = Callable[[Any, str], list[Value]]
"""From a value, and the way from the page to the root of the site, to its pieces of text."""


class FieldValues:
    """Makes pieces of text of values, for readers of one language."""

    def __init__(self, interface: Interface) -> None:
        self._interface = interface
        self._lang = interface.code
        self._makers: dict[type, Maker] = {}
        # The first type that a value is of, decides.
        self._by_type: dict[type, Maker] = {
            list: lambda items, base: [piece for item in items for piece in self.of(item, base)],
            LocalText: lambda text, _: [self.text(text)],
            **{type_: partial(self._listed, page) for type_, page in _linked().items()},
            Vocabulary: lambda word, _: [Value(interface.words(word.titles))],
            EdtfDate: lambda date, _: [self.date(date)],
            CountryCode: lambda code, _: [Value(interface.country(code))],
            LanguageTag: lambda code, _: [Value(interface.language_name(code))],
            WebAddress: lambda url, _: [Value(shown_address(url), href=str(url), ltr=True)],
            EmailAddress: lambda email, _: [Value(str(email), href=f"mailto:{email}", ltr=True)],
            PhoneNumber: lambda number, _: [_phone(number)],
            Link: lambda link, _: [self._link(link)],
            Identifiers: lambda identifiers, _: _identifiers(identifiers),
            Model: self._parts,
            str: lambda text, _: [Value(str(text))],
            object: lambda value, _: [Value(str(value), ltr=True)],
        }

    def of(self, value: object, base: str) -> list[Value]:
        """``value`` on a page whose way to the root is ``base``, as pieces of text."""
        kind = type(value)
        make = self._makers.get(kind)
        if make is None:
            found = (make for known, make in self._by_type.items() if issubclass(kind, known))
            make = self._makers[kind] = next(found)
        return make(value, base)

    def text(self, text: LocalText, href: str | None = None) -> Value:
        """A localized text for a reader of this language."""
        words, language = text.in_language(self._lang)
        if is_rtl(language):
            words = in_order(words)
        return Value(words, None if language == self._lang else language, href)

    def date(self, date: str) -> Value:
        """An EDTF date."""
        return Value(self._interface.date(date), datetime=str(date))

    def _listed(self, page: FacetPage, value: Vocabulary | RegionCode, base: str) -> list[Value]:
        """A value that leads to the list of the records that have it."""
        href = base + routes.facet_path(self._lang, page, str(value))
        titles = REGIONS[value] if isinstance(value, RegionCode) else value.titles
        return [Value(self._interface.words(titles), href=href)]

    def _link(self, link: Link) -> Value:
        if link.label is None:
            return Value(shown_address(link.url), href=str(link.url), ltr=True)
        return self.text(link.label, str(link.url))

    def _parts(self, model: Model, base: str) -> list[Value]:
        parts = [value for value in model.__dict__.values() if value is not None]
        return self.of(parts, base)


@cache
def _linked() -> dict[type, FacetPage]:
    """The types of values that lead to a list, each with the pages of its facet."""
    found: dict[type, FacetPage] = {}
    for facet in all_facets():
        type_ = value_type(facet)
        if facet.page is not None and facet.page.linked and not isinstance(type_, tuple):
            found[type_] = facet.page
    return found


def shown_address(url: str) -> str:
    """A web address without the parts that tell a reader nothing."""
    return url.split("://", 1)[1].removeprefix("www.").rstrip("/")


def _phone(number: str) -> Value:
    """A number that is dialled from anywhere (RFC 3966), or as it is written, leads to a call."""
    dialled = re.sub(r"[^\d+]", "", number)
    href = f"tel:{dialled}" if re.fullmatch(r"\+?\d{3,15}", dialled) else None
    return Value(str(number), href=href, ltr=True)


# Between two groups of digits a plain space takes the direction of the Arabic around it, and the
# groups stand in the wrong order (UAX #9, N1). The space comes first: that is the quickest to find.
_GROUPED = re.compile(r" (?=[0-9]{3}(?![0-9]))(?<=[0-9] )")
_NARROW_NO_BREAK_SPACE = "\u202f"


def in_order(text: str) -> str:
    """Arabic ``text`` with each grouped number held together, in the order it is read."""
    return _GROUPED.sub(_NARROW_NO_BREAK_SPACE, text)


def identifier_pages(identifiers: Identifiers) -> list[tuple[str, str]]:
    """Each identifier under the name of its registry, and the registry's page of it."""
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
