"""Where feeds are, and what pages call them."""

from __future__ import annotations

from collections.abc import Mapping

from jazari_catalogue import routes
from jazari_catalogue.records.facet_fields import (
    KIND,
    all_facets,
    facet_of_records,
    titles_of_values,
    value_type,
)
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.site.view_data import Link
from jazari_catalogue.site.views import Views


def feed_of_changes(views: Views) -> Link | None:
    """The feed of all changes, from the root; None if there are none."""
    if not views.history.changes:
        return None
    path = routes.feed_path(routes.changes_path(views.lang))
    return Link(views.interface.gettext("What changed in the catalogue"), path)


def feed_of_record(views: Views, record: Entry) -> Link | None:
    """The feed of what changed in ``record``, from the root; None if nothing is known of it."""
    if record.id not in views.history.changes:
        return None
    path = routes.feed_path(routes.record_path(views.lang, record))
    return Link(views.interface.gettext("What changed in this record"), path)


def feed_of_selection(views: Views, values: Mapping[str, str]) -> Link | None:
    """The feed of the records that have ``values`` under facets, from the root.

    ``values`` are as in its address; that of no values is of all records. Pairs of values may have
    no feed. None without a history.
    """
    if not views.history.changes:
        return None
    labels = [value_label(views, *value) for value in values.items()]
    catalogue = views.interface.gettext("Catalogue of the Jazari Institutes")
    title = " · ".join((*labels, catalogue))
    return Link(title, routes.selection_feed_path(views.lang, values))


def feed_of_topic(views: Views, topic: Entry) -> Link | None:
    """The feed of the records that have ``topic`` as a value of a facet, from the root.

    None for a record that is no such value, or that no record with a history has.
    """
    facet, known = facet_of_records(type(topic)), views.history.changes
    if facet is None:
        return None
    if not any(record.id in known for record in views.catalogue.holding(facet, topic.id)):
        return None
    return feed_of_selection(views, {facet.name: topic.id})


def page_of_selection(views: Views, values: Mapping[str, str]) -> str:
    """The path, with its query, of the page that lists the records that have ``values``."""
    lang = views.lang
    if not values:
        return routes.search_path(lang)
    if len(values) == 1:
        ((name, value),) = values.items()
        if name == KIND and KINDS[value] in views.catalogue.kinds():
            return routes.list_path(lang, KINDS[value])
        page = next((facet.page for facet in all_facets() if facet.name == name), None)
        if page is not None:
            return routes.facet_path(lang, page, value)
    return routes.search_link(lang, values)


def value_label(views: Views, name: str, value: str) -> str:
    """What readers call ``value``, as in addresses, of the facet ``name``."""
    if name == KIND:
        return views.interface.title(KINDS[value].plural_titles)
    facet = next(facet for facet in all_facets() if facet.name == name)
    type_ = value_type(facet)
    if isinstance(type_, tuple):
        return views.face(views.catalogue[value]).name.text
    if type_ is CountryCode:
        return views.interface.country(value.upper())
    if type_ is LanguageTag:
        return views.interface.language_name(value)
    titles = titles_of_values(facet)
    return next(
        views.interface.title(titles[one]) for one in titles if routes.url_value(one) == value
    )
