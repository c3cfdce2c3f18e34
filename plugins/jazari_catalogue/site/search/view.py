"""What the search page is rendered from: plain data, every text in its final form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jazari_catalogue.site.pictures.map import MapView
    from jazari_catalogue.site.view_data import Card, Labelled, Link, PageView


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: as it stands in the URL, as it is read, how many records have it.

    ``count`` is None where it hangs on the reader's day.
    """

    value: str
    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Choices:
    """The checkboxes of one facet; its name is that of the URL parameter."""

    name: str
    label: str
    values: Sequence[Choice]


class SearchTexts(TypedDict):
    """Sentences that the script of the search page writes. ``{…}`` is filled in by the script.

    ``results`` and ``show`` have one form per CLDR plural category of the language, ``other`` at
    least; ``group`` is the separator of thousands.
    """

    group: str
    results: dict[str, str]
    """``{count}``: the number of results, alone in the live region."""
    show: dict[str, str]
    """``{count}``: the button that leads from the filters to the results on a narrow screen."""
    partial: str
    """No record has every word; these have some."""
    none: str
    """Nothing is found and no single filter is to blame."""
    blocked: str
    """Nothing is found; lifting one of the following would give results."""
    lift: str
    """``{label}``, ``{count}``: the button that lifts one filter, or the typed words."""
    near: str
    """Above the records that come nearest where nothing is found."""
    remove: str
    """``{label}``: the name of the button that removes one filter."""
    unchoose: str
    """``{label}``: the name of the button that takes a record out of the comparison."""
    title: str
    """``{query}``, ``{title}``: the title of the page while words are searched."""
    failed: str
    """The index could not be loaded; the lists still work."""
    compared: str
    """The heading of a comparison."""
    unknown: str
    """What stands in a table where a record does not say."""
    undated: str
    """Above the records without a date on the line of time."""
    region: str
    """``{region}``, ``{count}``: what a region of the map is called."""
    elsewhere: dict[str, str]
    """``{count}``: how many results the map does not show."""
    dates: DateTexts
    columns: dict[str, str]
    """What the columns of tables and files are called that are no facets."""


class DateTexts(TypedDict):
    """How dates are written, by CLDR: ``{day}``, ``{month}`` and ``{year}`` in their order."""

    day: str
    month: str
    months: list[str]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page of one language.

    Addresses are relative to the page. ``cards`` are all records in the order of the index, or
    the first of them; ``total`` counts all; ``lists`` are the pages that show the rest of them
    without JavaScript.
    """

    page: PageView
    root: str
    """Address of the root of the language, which the addresses in the index start from: ``../``."""
    index_url: str
    worker_url: str
    script_url: str
    facets: Sequence[Choices]
    cards: Sequence[Card]
    total: int
    lists: Sequence[Link]
    texts: SearchTexts
    ways: Sequence[Labelled]
    """The views of the results, by their names in the URL; the first is the one meant."""
    sorts: Sequence[Labelled]
    """The orders of the results, likewise."""
    map: MapView
