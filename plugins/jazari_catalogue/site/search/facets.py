"""The checkboxes of the search page: its facets, and how the page names their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jazari_catalogue import routes
from jazari_catalogue.records.facet_fields import (
    APPLY,
    KIND,
    YEAR,
    all_facets,
    titles_of_values,
    value_type,
)
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.site.search.view import FacetFilter, FilterValue
from jazari_catalogue.texts.collation import collation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jazari_catalogue.records.model.facets import Facet
    from jazari_catalogue.site.views import Views


def facet_filters(
    views: Views, counts: Mapping[str, Mapping[str, int]], applications: bool
) -> list[FacetFilter]:
    """The facets that records have, each with the values that they have.

    ``counts`` maps facet -> value -> number of records. ``applications`` is whether there is
    anything to apply for; how many of these are open depends on the reader's day, so the values of
    ``apply`` have no count.
    """
    say, title_of = views.interface.gettext, views.interface.title
    kinds = {kind.kind: title_of(kind.plural_titles) for kind in views.catalogue.kinds()}
    years = sorted(counts.get(YEAR, ()), reverse=True)
    labels = {
        KIND: (say("Kind"), kinds),
        **{
            facet.name: (title_of(facet.titles), _labels(views, facet, counts.get(facet.name, ())))
            for facet in all_facets()
        },
        YEAR: (say("Year"), {year: year for year in years}),
    }
    filters = [
        FacetFilter(
            name,
            label,
            [
                FilterValue(value, text, counts[name][value])
                for value, text in values.items()
                if counts[name].get(value)
            ],
        )
        for name, (label, values) in labels.items()
        if name in counts
    ]
    if applications:
        open_now = FilterValue("open", say("Open now"), None)
        closing = FilterValue("closing", say("Closing within 30 days"), None)
        filters.insert(1, FacetFilter(APPLY, say("Applications"), [open_now, closing]))
    return filters


def _labels(views: Views, facet: Facet, present: Iterable[str]) -> dict[str, str]:
    """Value of ``facet`` as in the URL -> its name, in the order of the page.

    Of the many countries and languages only those that are ``present``, in order of their names.
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
    return {routes.url_value(value): interface.title(names) for value, names in titles.items()}
