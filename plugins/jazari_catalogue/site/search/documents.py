"""Documents: what search knows of each record, in the language of the views."""

from __future__ import annotations

from jazari_catalogue.records.facet_fields import KIND, YEAR
from jazari_catalogue.records.model.application import application_of
from jazari_catalogue.records.model.facets import REGION, STATUS, STRENGTH
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.site.pictures.moments import is_dated, moments_of
from jazari_catalogue.site.search.document import Document, Piece
from jazari_catalogue.site.search.searchable import SearchableRecord
from jazari_catalogue.site.view_data import Labelled
from jazari_catalogue.site.views import Views
from jazari_catalogue.texts.fallback import remove_fallback_marks
from jazari_catalogue.texts.interface import Interface

_DERIVED_FACETS = frozenset({KIND, REGION.name, STATUS.name, STRENGTH.name, YEAR})
"""Facets that the browser derives from other columns of the index."""


def document_of(item: SearchableRecord, views: Views) -> Document:
    """What search knows of a record in the language of ``views``."""
    record, interface = item.record, views.interface
    card = views.card(record, "")
    apply = application_of(record)
    names = [name for name in record.name.texts() if name != card.name.text]
    # The index is data, in which no part of a text can have a lang attribute.
    unmarked = remove_fallback_marks if interface.uses_fallback else str
    others = [*record.aliases, *names, *item.places]
    pieces = [Piece(text.in_language(interface.code).text) for text in item.texts]
    for other in item.related:
        aliases = other.aliases if isinstance(other, Named) else []
        name = " · ".join([views.face(other).name.text, *aliases])
        pieces.append(Piece(name, unmarked(interface.title(other.titles))))
    pieces += map(Piece, item.labels)
    pieces.insert(0, Piece(" · ".join(others), unmarked(interface.gettext("Other names"))))
    return Document(
        id=record.id,
        kind=record.kind,
        kind_label=unmarked(card.kind_label),
        kind_order=record.order,
        href=card.href.split("/", 1)[1],
        name=card.name.text,
        name_lang=card.name.lang,
        name_translated=card.name.note is not None,
        aliases=others,
        summary=card.summary.text if card.summary else "",
        summary_lang=card.summary.lang if card.summary else None,
        pieces=[piece for piece in pieces if piece.text],
        status=Labelled(card.status.code, unmarked(card.status.label)) if card.status else None,
        region=Labelled(item.facets[REGION.name][0], unmarked(card.region))
        if card.region
        else None,
        strength=Labelled(card.strength.code, unmarked(card.strength.label))
        if card.strength
        else None,
        disputes=card.disputes,
        steps=card.steps,
        meta=tuple(map(unmarked, card.meta)),
        facets={n: v for n, v in item.facets.items() if n not in _DERIVED_FACETS},
        date=record.filed_under(),
        disputed_dates=item.disputed_dates,
        moments=_moments(record, interface),
        changed=str(record.verified or ""),
        opens=str(apply.opens or "") if apply else "",
        closes=str(apply.closes or "") if apply else "",
        leads=record.leads(),
    )


def _moments(
    record: Record, interface: Interface
) -> list[tuple[str, str, tuple[str, str] | None, int]]:
    """The dates of ``record`` on the timeline; none if that which files it says all of it."""
    if not is_dated(type(record)):
        return []
    moments = [moment for moment in moments_of(record) if moment.date]
    if not any(one.until or one.step or one.disputed or one.ends for one in moments):
        return []
    return [
        (
            str(one.date),
            interface.dates.format_range(one.date, one.until) if one.until else "",
            (one.step.value, remove_fallback_marks(interface.title(one.step.titles)))
            if one.step
            else None,
            int(one.disputed is not None),
        )
        for one in moments
    ]
