"""The texts of the search page in one language: those of its script, its views and sort orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jazari_catalogue.records.model.facets import STRENGTH
from jazari_catalogue.records.values.vocabularies import Strength
from jazari_catalogue.site.search.view import SearchTexts
from jazari_catalogue.site.view_data import Labelled

if TYPE_CHECKING:
    from jazari_catalogue.texts.interface import Interface


def search_texts(interface: Interface) -> SearchTexts:
    """The texts that the script of the search page shows."""
    say = interface.gettext
    return SearchTexts(
        group=interface.thousands,
        results=interface.plural_forms("{count} result", "{count} results"),
        asked=say("for “{query}”"),
        chosen=interface.plural_forms("{count} filter chosen", "{count} filters chosen"),
        relevance=say("Relevance"),
        show=interface.plural_forms("Show {count} result", "Show {count} results"),
        partial=say("No record contains all of these words. These contain some of them."),
        unfound=say("No record contains these words. Those below contain similar words."),
        onlyPages=say("No record contains these words, but these pages do."),
        allPages=say("Show all pages ({count})"),
        similar=say("Words close to “{typed}”: {words}"),
        none=say("No results. Try another spelling or fewer words."),
        blocked=say("No results with these filters."),
        lift=say("Without “{label}”: {count}"),
        near=say("Closest matches"),
        remove=say("Remove the filter {label}"),
        unchoose=say("Remove {label} from the comparison"),
        title=say("{query} – {title}"),
        failed=say("The search could not be loaded. The lists below still work."),
        incomplete=say("Some of the results could not be loaded."),
        retry=say("Try again"),
        outdated=say("The site has been updated since this page was opened."),
        reload=say("Reload the page"),
        compared=say("Records side by side"),
        unknown=say("Not stated"),
        undated=say("Date not stated"),
        today=say("Today"),
        coming=say("Today. Above: what is still to come"),
        region=say("{region}: {count}"),
        elsewhere=say("On the map: {onMap}. Without a region: {elsewhere}."),
        disputes={
            category: form.replace("%(num)s", "{count}")
            for category, form in interface.plural_forms(
                "Sources differ on %(num)s point", "Sources differ on %(num)s points"
            ).items()
        },
        strengths={code.value: interface.title(code.titles) for code in Strength},
        dates={
            "day": interface.dates.pattern("day"),
            "month": interface.dates.pattern("month"),
            "first": interface.dates.day(1),
            "months": interface.dates.months,
        },
        separator=interface.language.separator,
        columns={
            "id": say("Identifier"),
            "kind": say("Kind"),
            "name": say("Name"),
            "summary": say("Summary"),
            "status": say("Status"),
            "region": say("Region"),
            "strength": interface.title(STRENGTH.titles),
            "disputes": say("Disputes"),
            "date": say("Date"),
            "url": say("Address"),
        },
        comma=interface.language.comma,
        words=say("the words"),
    )


def result_views(interface: Interface) -> list[Labelled]:
    """The views of the results, by their value of ``view`` in the URL.

    The same as ``VIEWS`` in ``overrides/assets/search/state.js``; the first is the default.
    """
    say = interface.gettext
    return [
        Labelled("cards", say("Cards")),
        Labelled("table", say("Table")),
        Labelled("map", say("Map")),
        Labelled("timeline", say("Timeline")),
    ]


def sort_orders(interface: Interface, closing: bool) -> list[Labelled]:
    """The orders of the results, by their value of ``sort`` in the URL.

    The same as ``SORTS`` in ``overrides/assets/search/state.js``; the first is the default, with
    its name without words. The last is there only if ``closing``: something closes.
    """
    say = interface.gettext
    orders = [
        Labelled("relevance", say("Order of the catalogue")),
        Labelled("name", say("Name")),
        Labelled("newest", say("Newest")),
        Labelled("changed", say("Recently changed")),
    ]
    return [*orders, Labelled("closing", say("Closing soon"))] if closing else orders
