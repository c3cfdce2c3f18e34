"""What the page of a record says of its sources: steps, statements, disputes, vain searches."""

from __future__ import annotations

from jazari_catalogue.records.model.provenance import Dispute, NotFound
from jazari_catalogue.records.model.record import PATH_FIELD, STATEMENTS_FIELD, Record
from jazari_catalogue.site.pages.cited_sources import SourceItem
from jazari_catalogue.site.pages.origins import Origins
from jazari_catalogue.site.view_data import Labelled, Origin, StrengthView, Value, View
from jazari_catalogue.site.views import Views


class StepView(View, frozen=True):
    """A step of a record's path. ``is_latest`` for the one that gives its status."""

    step: Labelled
    date: Value | None
    origin: Origin
    is_latest: bool


class StatementView(View, frozen=True):
    """A sentence with its sources."""

    text: Value
    origin: Origin


class ClaimView(View, frozen=True):
    """What some of the sources state about a disputed field."""

    text: Value
    date: Value | None
    """The date that these sources give, if they give one."""
    strength: StrengthView
    sources: tuple[SourceItem, ...]


class DisputeView(View, frozen=True):
    """A field that sources contradict each other on, and what they state."""

    label: Value
    claims: tuple[ClaimView, ...]


class VainSearch(View, frozen=True):
    """What was looked for on one day and not found: ``result`` says so in a sentence."""

    result: str
    labels: tuple[Value, ...]


class Provenance:
    """Makes the views of what rests on sources, in one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._interface = views.interface

    def steps(self, record: Record, origins: Origins) -> list[StepView]:
        """The path of ``record``, from the oldest step to the latest."""
        return [
            StepView(
                Labelled(step.step.value, self._interface.title(step.step.titles)),
                self._date(step.date),
                origins.of_item(PATH_FIELD, number, step.sources),
                number == len(record.path),
            )
            for number, step in enumerate(record.path, start=1)
        ]

    def vain_searches(self, record: Record) -> list[VainSearch]:
        """What was looked for about ``record`` and not found, by the day and extent of search."""
        searches: dict[tuple[str, int], list[Value]] = {}
        for item in record.not_found:
            label = self._label(record, item)
            searches.setdefault((item.searched, item.pages), []).append(label)
        return [
            VainSearch(
                self._interface.ngettext(
                    "Not found in the parts read of %(num)s page, on %(date)s:",
                    "Not found in the parts read of %(num)s pages, on %(date)s:",
                    pages,
                )
                % {"num": self._interface.number(pages), "date": self._interface.date(day)},
                tuple(labels),
            )
            for (day, pages), labels in searches.items()
        ]

    def statements(self, record: Record, origins: Origins) -> list[StatementView]:
        """The statements of ``record``."""
        return [
            StatementView(
                self._views.text(claim.text),
                origins.of_item(STATEMENTS_FIELD, number, claim.sources),
            )
            for number, claim in enumerate(record.statements, start=1)
        ]

    def disputes(self, record: Record, sources: list[SourceItem], base: str) -> list[DisputeView]:
        """The disputes of ``record``; ``sources`` are all that it cites.

        ``base`` is the relative root of the page.
        """
        by_id = {source.id: source for source in sources}
        strength_of = self._views.catalogue.strength_of
        return [
            DisputeView(
                self._label(record, dispute),
                tuple(
                    ClaimView(
                        self._views.text(claim.text),
                        self._date(claim.date),
                        self._views.strength(strength_of(claim.sources), base),
                        tuple(by_id[cited] for cited in claim.sources),
                    )
                    for claim in dispute.claims
                ),
            )
            for dispute in record.disputes
        ]

    def _date(self, date: str | None) -> Value | None:
        return Value(self._interface.date(date), datetime=str(date)) if date else None

    def _label(self, record: Record, about: Dispute | NotFound) -> Value:
        if about.about is not None:
            return self._views.text(about.about)
        return Value(self._interface.title(record.fields()[about.field].titles))
