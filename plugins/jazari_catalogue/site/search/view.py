"""What the search page is rendered from: plain data, with every text in its final form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jazari_catalogue.site.pictures.map import MapView
    from jazari_catalogue.site.view_data import Card, Labelled, Link, PageView


@dataclass(frozen=True, slots=True)
class FilterValue:
    """A checkbox: one value of a facet."""

    value: str
    """As in the URL."""
    label: str
    """As the page names it."""
    count: int | None
    """How many records have it, or None if this depends on the reader's day."""


@dataclass(frozen=True, slots=True)
class FacetFilter:
    """The checkboxes of one facet."""

    name: str
    """The parameter of the URL."""
    label: str
    values: Sequence[FilterValue]


@dataclass(frozen=True, slots=True)
class FollowView:
    """The line that offers the nearest feed; at first, that of everything."""

    feed: Link
    pairs_url: str
    """Which pairs of values have a feed: a list in the folder of all feeds."""
    facets: Sequence[str]
    """The facets that have feeds, in the order of their paths."""


class SearchTexts(TypedDict):
    """Texts that the script of the search page shows, with ``{…}`` for what it fills in.

    ``results``, ``show``, ``chosen`` and ``disputes`` have one form per CLDR plural category of
    the language, ``other`` at least. ``Texts`` in ``overrides/assets/search/results.js`` declares
    the same keys.
    """

    group: str
    """The separator of thousands."""
    results: dict[str, str]
    """The number of results. ``{count}``."""
    asked: str
    """What follows that number if there are words. ``{query}``."""
    chosen: dict[str, str]
    """How many filters are chosen, of all or of one facet. ``{count}``."""
    relevance: str
    """The name of the default order if there are words."""
    show: dict[str, str]
    """The button on a narrow screen that leads from the filters to the results. ``{count}``."""
    partial: str
    """The notice that no record has every word, and that the results have some of them."""
    unfound: str
    """The notice that no record has the words, above records with similar words."""
    onlyPages: str
    """The notice if only pages of the site have the words."""
    allPages: str
    """The button that shows all pages of the site that have the words. ``{count}``."""
    similar: str
    """The heading of the records with similar words. ``{typed}``, ``{words}``."""
    none: str
    """The notice if nothing is found and removing any one filter would not help."""
    blocked: str
    """The notice if nothing is found, but removing one filter gives results."""
    lift: str
    """The button of that notice for a filter or the query. ``{label}``, ``{count}``."""
    near: str
    """The heading of the nearest records, if nothing is found."""
    remove: str
    """The name of the button that removes an active filter. ``{label}``."""
    unchoose: str
    """The name of the button that takes a record out of the comparison. ``{label}``."""
    title: str
    """The title of the page with a query. ``{query}``, ``{title}``."""
    failed: str
    """The notice that the index could not be loaded."""
    incomplete: str
    """The notice that a part of the results could not be loaded."""
    retry: str
    """The button of these two notices."""
    outdated: str
    """The notice that the page does not fit the scripts that the site has by now."""
    reload: str
    """The button of that notice."""
    compared: str
    """The heading of a comparison."""
    unknown: str
    """The cell of a table for a value that the record does not state."""
    undated: str
    """The heading of the records without a date on the timeline."""
    today: str
    """The line of the reader's day there."""
    coming: str
    """The same below what is to come."""
    region: str
    """The name of a region on the map. ``{region}``, ``{count}``."""
    elsewhere: str
    """How many results the map shows, and how many it cannot. ``{onMap}``, ``{elsewhere}``."""
    disputes: dict[str, str]
    """How many points the sources of a record differ on. ``{count}``."""
    strengths: dict[str, str]
    """Strength -> its name, strongest first."""
    dates: DateTexts
    separator: str
    """What separates the columns of a downloaded file."""
    columns: dict[str, str]
    """Column -> heading in tables and files, for the columns that are not facets."""
    comma: str
    """What separates the items of a list."""
    words: str
    """What a list of ignored filters calls the words of the query."""


class DateTexts(TypedDict):
    """How CLDR writes dates: patterns of ``{day}``, ``{month}`` and ``{year}``."""

    day: str
    """The pattern of a date with a day."""
    month: str
    """The pattern of a date with a month but no day."""
    first: str
    """The first day of a month."""
    months: list[str]
    """The full names of the twelve months."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page of one language. All URLs are relative to the page."""

    page: PageView
    root: str
    """The root of the language, ``../``, to which the addresses in the index are relative."""
    index_url: str
    scripts: str
    """The version of the scripts: the site may have others before the page is closed."""
    worker_url: str
    script_url: str
    strengths_url: str
    """The page that explains the strengths, each at ``#`` and its code."""
    facets: Sequence[FacetFilter]
    cards: Sequence[Card]
    """The records in the order of lists, or the first of them: what the page shows at first."""
    total: int
    """The number of all records."""
    lists: Sequence[Link]
    """Lists, which show the other records without JavaScript."""
    texts: SearchTexts
    result_views: Sequence[Labelled]
    """The views of the results, by their value in the URL; the first is the default."""
    sort_orders: Sequence[Labelled]
    """The orders of the results, likewise; the first has the name that it has without words."""
    last_closing: str
    """The last day on which applications close, ``YYYY-MM-DD``, or "" if none do."""
    map: MapView
    follow: FollowView | None
    """None on a site without feeds."""
