"""What the page of a record rests on: its steps, statements, disputes, vain searches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.provenance import Dispute, NotFound
from jazari_catalogue.records.model.record import NAME_FIELD, Named, Record
from jazari_catalogue.records.values.evidence import Basis, Evidence
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import SourceLevel
from jazari_catalogue.site.pages.cited_sources import SourceItem
from jazari_catalogue.site.text.interface import Interface
from jazari_catalogue.site.view_data import (
    Labelled,
    Mark,
    Origin,
    Value,
    View,
)


class StepView(View, frozen=True):
    """A step of a record's path. ``is_latest`` for the one that gives its status."""

    step: Labelled
    date: Value | None
    marks: tuple[Mark, ...]
    is_latest: bool


class StatementView(View, frozen=True):
    """A sentence with its sources; ``single`` if they count as one, which is not official."""

    text: Value
    marks: tuple[Mark, ...]
    single: bool


class ClaimView(View, frozen=True):
    """What some of the sources state about a disputed field."""

    text: Value
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

    def __init__(
        self,
        catalogue: Catalogue,
        interface: Interface,
        text: Callable[[LocalText], Value],
    ) -> None:
        """``text`` gives what pages show of a text."""
        self._catalogue = catalogue
        self._interface = interface
        self._text = text

    def origin(self, record: Entry, field: str, numbers: dict[str, int]) -> Origin:
        """What the value of ``field`` of ``record`` rests on."""
        if not isinstance(record, Record):
            return NOTHING
        evidence = _evidence(record, field)
        marks = marks_of(record.sources_for(field), numbers)
        note = None
        if evidence is not None and evidence.field is not None:
            note = self._interface.gettext("derived from “{field}”").format(
                field=self._title(record, evidence.field)
            )
        elif evidence is not None and evidence.basis is Basis.CLASSIFIED:
            note = self._interface.gettext("classified by the catalogue from")
        return Origin(note, marks) if note or marks else NOTHING

    def origin_of_name(self, record: Entry, language: str, numbers: dict[str, int]) -> Origin:
        """What the name of ``record`` in ``language``, which its page shows, rests on."""
        if not isinstance(record, Named):
            return NOTHING
        say = self._interface.gettext
        origin = self.origin(record, NAME_FIELD, numbers)
        if language in record.name_translated:
            return Origin(say("Name translated by the catalogue"), origin.marks)
        evidence = _evidence(record, NAME_FIELD)
        if evidence is not None and evidence.field is not None:
            note = say("Name composed by the catalogue from “{field}”")
            return Origin(note.format(field=self._title(record, evidence.field)), origin.marks)
        return Origin(say("Name as printed in"), origin.marks) if origin.marks else NOTHING

    def _title(self, record: Entry, field: str) -> str:
        return self._interface.title(record.fields()[field].titles)

    def steps(self, record: Record, numbers: dict[str, int]) -> list[StepView]:
        """The path of ``record``, from the oldest step to the latest."""
        return [
            StepView(
                Labelled(step.step.value, self._interface.title(step.step.titles)),
                Value(self._interface.date(step.date), datetime=str(step.date))
                if step.date
                else None,
                marks_of(step.sources, numbers),
                step is record.path[-1],
            )
            for step in record.path
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

    def statements(self, record: Record, numbers: dict[str, int]) -> list[StatementView]:
        """The statements of ``record``; ``numbers`` gives the number of each source by its id."""
        return [
            StatementView(
                self._text(claim.text),
                marks_of(claim.sources, numbers),
                self.is_weak(claim.sources),
            )
            for claim in record.statements
        ]

    def disputes(self, record: Record, sources: list[SourceItem]) -> list[DisputeView]:
        """The disputes of ``record``; ``sources`` are all that it cites."""
        by_id = {source.id: source for source in sources}
        return [
            DisputeView(
                self._label(record, dispute),
                tuple(
                    ClaimView(
                        self._text(claim.text), tuple(by_id[cited] for cited in claim.sources)
                    )
                    for claim in dispute.claims
                ),
            )
            for dispute in record.disputes
        ]

    def _label(self, record: Record, about: Dispute | NotFound) -> Value:
        if about.about is not None:
            return self._text(about.about)
        return Value(self._title(record, about.field))

    def is_weak(self, cited: Iterable[str]) -> bool:
        """Whether ``cited`` count as a single source, which is not official.

        A copy and its original count once, and so do two copies of one original.
        """
        originals: dict[str, Any] = {
            original: self._catalogue[original] for original in map(self._catalogue.original, cited)
        }
        return [source.level is SourceLevel.OFFICIAL for source in originals.values()] == [False]


NOTHING = Origin(None, ())
"""The origin of a value without evidence."""


def _evidence(record: Entry, field: str) -> Evidence | None:
    return (record.evidence or {}).get(field) if isinstance(record, Record) else None


def marks_of(cited: Iterable[str] | None, numbers: dict[str, int]) -> tuple[Mark, ...]:
    """Links to the sources ``cited``, in the order of their ``numbers`` on the page."""
    if not cited:
        return ()
    cited_numbers = sorted(map(numbers.__getitem__, cited))
    return tuple(Mark(number, f"#source-{number}") for number in cited_numbers)
