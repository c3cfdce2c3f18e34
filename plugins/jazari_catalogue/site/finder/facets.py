"""The checkboxes of the finder: which facets the page offers, and what it calls their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jazari_catalogue.records.regions import REGIONS
from jazari_catalogue.records.vocabularies import Audience, Mission, PartnerType, Status
from jazari_catalogue.site.finder.view import Facet, FacetValue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jazari_catalogue.site.views import Views


def facets(
    views: Views, counts: Mapping[str, Mapping[str, int]], applications: bool
) -> list[Facet]:
    """The facets that records have, with the values that they have.

    ``counts`` says how many records have a value of a facet, and ``applications`` whether there is
    anything to apply for: how many of these are open hangs on the reader's day, so they have no
    number yet.
    """
    say, words = views.interface.gettext, views.interface.words
    topics = views.catalogue.of_kind("topic")
    years = sorted(counts.get("year", ()), reverse=True)
    labels = {
        "kind": (say("Kind"), {k.kind: words(k.plural_titles) for k in views.catalogue.kinds()}),
        "region": (say("Region"), {c.lower(): words(names) for c, names in REGIONS.items()}),
        "status": (say("Status"), {s.value: words(s.titles) for s in Status}),
        "topic": (say("Topic"), {t.id: views.face(t).name.text for t in topics}),
        "mission": (say("Mission"), {m.value: words(m.titles) for m in Mission}),
        "audience": (say("Audience"), {a.value: words(a.titles) for a in Audience}),
        "type": (say("Partner type"), {t.value: words(t.titles) for t in PartnerType}),
        "year": (say("Year"), {year: year for year in years}),
    }
    found = [
        Facet(
            name,
            label,
            [
                FacetValue(value, text, counts[name][value])
                for value, text in values.items()
                if counts[name].get(value)
            ],
        )
        for name, (label, values) in labels.items()
        if name in counts
    ]
    if applications:
        open_now = FacetValue("open", say("Open for application now"), None)
        closing = FacetValue("closing", say("Closing in 30 days"), None)
        found.insert(1, Facet("apply", say("Applications"), [open_now, closing]))
    return found
