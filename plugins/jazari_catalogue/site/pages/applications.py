"""Whether anything is open for application: a sentence from the records.

Where it depends on the reader's day, ``scripts/applications.js`` replaces the sentence by one about
that day; without the script it is true, too.
"""

from __future__ import annotations

from collections.abc import Iterable

from jazari_catalogue import routes
from jazari_catalogue.records.facet_fields import APPLY
from jazari_catalogue.records.model.application import Apply
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.values.dates import comes_before
from jazari_catalogue.records.values.vocabularies import Question
from jazari_catalogue.site.view_data import View
from jazari_catalogue.site.views import Views


class OnDay(View, frozen=True):
    """What the script needs to say what is open on the reader's day."""

    periods: str
    """When each application opens and closes: ``2026-01/2026-03-15``, separated by spaces."""
    some: str
    """The sentence if some are open; ``{number}`` is how many."""
    none: str
    """The sentence if none is."""
    search: str
    """The address of those that are open on the search page, or of these if there are others."""


class ApplicationsView(View, frozen=True):
    """A sentence on what is open for application, true on any day."""

    text: str
    href: str | None
    """Where there is more about it; None if there is nothing more."""
    on_day: OnDay | None
    """None if the reader's day changes nothing: nothing is known, or all has closed."""


def applications_view(views: Views, records: Iterable[Entry], base: str) -> ApplicationsView:
    """What of ``records`` is open for application, on a page whose relative root is ``base``."""
    say = views.interface.gettext
    checked = views.catalogue.last_verified or ""
    applications = views.catalogue.applications
    known = [(one, applications[one.id]) for one in records if one.id in applications]
    lasting = [one for one in known if not _has_closed(one[1], checked)]
    here = {one.id for one, _ in lasting}
    elsewhere = any(
        record_id not in here and not _has_closed(application, checked)
        for record_id, application in applications.items()
    )
    # Something else may be open: only of these records nothing is.
    nothing_here = say("Nothing for this audience is open for applications.")
    if not lasting:
        if elsewhere:
            text = nothing_here
        elif known:
            text = say("Nothing is open for applications: everything known has closed.")
        else:
            text = say("Nothing is open for applications yet, according to the sources consulted.")
        return ApplicationsView(text, _admission_gaps(views, base), None)
    number = len(lasting)
    text = views.interface.ngettext(
        "%(num)s record says when or where to apply",
        "%(num)s records say when or where to apply",
        number,
    ) % {"num": views.interface.number(number)}
    first = lasting[0][0]
    path = (
        routes.record_path(views.lang, first)
        if number == 1
        else routes.list_path(views.lang, type(first))
    )
    periods = [f"{a.opens or ''}/{a.closes or ''}" for _, a in lasting if a.opens or a.closes]
    on_day = OnDay(
        " ".join(periods),
        say("Open for applications today: {number}"),
        nothing_here if elsewhere else say("Nothing is open for applications today."),
        base + (path if elsewhere else routes.search_link(views.lang, {APPLY: "open"})),
    )
    return ApplicationsView(text, base + path, on_day if periods else None)


def _has_closed(application: Apply, checked: str) -> bool:
    """Whether it certainly closed before ``checked``, the day of the last check of a record."""
    return bool(application.closes and checked) and comes_before(str(application.closes), checked)


def _admission_gaps(views: Views, base: str) -> str | None:
    """The address of the gaps about admission; None if there are none."""
    if views.catalogue.gaps_on(Question.ADMISSION):
        return f"{base}{routes.gaps_path(views.lang)}#{Question.ADMISSION.value}"
    return None
