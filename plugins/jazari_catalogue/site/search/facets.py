"""The checkboxes of the search page: which facets there are, and what their values are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jazari_catalogue.records.facet_fields import all_facets, titles_of_values, value_type
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.site.search.view import Choice, Choices
from jazari_catalogue.site.text.collation import collation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jazari_catalogue.records.model.facets import Facet
    from jazari_catalogue.site.views import Views

KIND, YEAR, APPLY = "kind", "year", "apply"
"""Facets that are no field's: what a record is, when it is filed, whether it is open today."""


def url_value(value: object) -> str:
    """``value`` of a facet as the address of the search writes it."""
    return str(value).lower()


def facets(
    views: Views, counts: Mapping[str, Mapping[str, int]], applications: bool
) -> list[Choices]:
    """The facets that records have, with the values that they have.

    ``counts`` says how many records have a value of a facet, and ``applications`` whether there is
    anything to apply for: how many of these are open depends on the reader's day, so they have no
    number yet.
    """
    say, words = views.interface.gettext, views.interface.words
    kinds = {kind.kind: words(kind.plural_titles) for kind in views.catalogue.kinds()}
    years = sorted(counts.get(YEAR, ()), reverse=True)
    labels = {
        KIND: (say("Kind"), kinds),
        **{
            facet.name: (words(facet.titles), _labels(views, facet, counts.get(facet.name, ())))
            for facet in all_facets()
        },
        YEAR: (say("Year"), {year: year for year in years}),
    }
    found = [
        Choices(
            name,
            label,
            [
                Choice(value, text, counts[name][value])
                for value, text in values.items()
                if counts[name].get(value)
            ],
        )
        for name, (label, values) in labels.items()
        if name in counts
    ]
    if applications:
        open_now = Choice("open", say("Open for application now"), None)
        closing = Choice("closing", say("Closing in 30 days"), None)
        found.insert(1, Choices(APPLY, say("Applications"), [open_now, closing]))
    return found


def _labels(views: Views, facet: Facet, present: Iterable[str]) -> dict[str, str]:
    """The values of ``facet`` and how they are read, in the order in which the page has them.

    Of countries and languages, which are many, those that are ``present``, by name.
    """
    type_ = value_type(facet)
    interface = views.interface
    if isinstance(type_, tuple):
        records = (r for kind in type_ for r in views.catalogue.of_kind(KINDS[kind]))
        return {record.id: views.face(record).name.text for record in records}
    if type_ in (CountryCode, LanguageTag):
        is_country = type_ is CountryCode
        named = {
            value: interface.country(value.upper())
            if is_country
            else interface.language_name(value)
            for value in present
        }
        ranks = collation(views.lang).ranks(named.values())
        return dict(sorted(named.items(), key=lambda item: ranks[item[1]]))
    titles = titles_of_values(facet)
    return {url_value(value): interface.words(words) for value, words in titles.items()}
