"""Where to go from the list of a value that no record has: the gap, and the nearest other lists."""

from __future__ import annotations

from collections.abc import Iterable

from jazari_catalogue import routes
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import titles_of_values
from jazari_catalogue.records.model.facets import REGION, Facet, FacetPage
from jazari_catalogue.records.values.vocabularies import Question
from jazari_catalogue.site.pictures.outlines import neighbours
from jazari_catalogue.site.view_data import Figure, Value, View
from jazari_catalogue.site.views import Views


class Nearby(View, frozen=True):
    """What the list of a value says if no record has the value."""

    text: str
    gap: Value | None
    """The question that sources leave open; None if they leave none."""
    heading: str
    others: tuple[Figure, ...]
    """Lists of other values, with the numbers of their records."""


def nearby(views: Views, facet: Facet, page: FacetPage, value: str, base: str) -> Nearby:
    """Where to go from the list of ``value``, on a page whose relative root is ``base``."""
    say, title_of = views.interface.gettext, views.interface.title
    titles = titles_of_values(facet)
    codes: Iterable[str] = titles
    if facet is REGION:
        text = say("No institute is known in this region, according to the sources consulted.")
        heading, gap = say("Neighbouring regions"), _gap(views, Question.PLACE, base)
        codes = neighbours()[value]
    else:
        text, gap = say("The catalogue has no records here yet."), None
        heading = title_of(page.titles)
    counts = {code: len(views.catalogue.holding(facet, code)) for code in codes if code != value}
    return Nearby(
        text,
        gap,
        heading,
        tuple(
            Figure(
                title_of(titles[code]),
                views.interface.ngettext("%(num)s record", "%(num)s records", count)
                % {"num": views.interface.number(count)},
                base + routes.facet_path(views.lang, page, code),
            )
            for code, count in counts.items()
            if count or facet is REGION
        ),
    )


def nearby_inputs(catalogue: Catalogue, facet: Facet) -> tuple[list[int], bool]:
    """What `nearby` counts in the list of a value of ``facet``."""
    counts = [len(catalogue.holding(facet, code)) for code in titles_of_values(facet)]
    return counts, bool(catalogue.gaps_on(Question.PLACE))


def _gap(views: Views, question: Question, base: str) -> Value | None:
    if not views.catalogue.gaps_on(question):
        return None
    href = f"{base}{routes.gaps_path(views.lang)}#{question.value}"
    return Value(views.interface.title(question.titles), href=href)
