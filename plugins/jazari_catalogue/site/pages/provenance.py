"""What the page of a record says of its sources: steps, statements, disputes and gaps."""

from __future__ import annotations

from msgspec.structs import replace

from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import PATH_FIELD, STATEMENTS_FIELD, STATUS_FIELD
from jazari_catalogue.records.values.vocabularies import Status
from jazari_catalogue.site.pages.cited_sources import SourceItem
from jazari_catalogue.site.pages.gaps import gap_label, search_result
from jazari_catalogue.site.pages.origins import Origins
from jazari_catalogue.site.pages.overviews import label_of
from jazari_catalogue.site.view_data import Labelled, Origin, StrengthView, Value, View
from jazari_catalogue.site.views import Views, steps_reached


class StepView(View, frozen=True):
    """A step that a record has reached. ``is_latest`` for the one that gives its status."""

    step: Labelled
    date: Value | None
    origin: Origin
    is_latest: bool


class PathView(View, frozen=True):
    """How far a record has come: its steps, and its wheel, which has a tooth for each step."""

    steps: tuple[StepView, ...]
    missing: str | None
    """The steps that it has not reached, in a sentence."""
    wheel: tuple[str, ...]
    """For each tooth ``latest``, ``reached`` or, for a step that no source gives, nothing.

    Without teeth if the public expects no path of the kind."""
    origin: Origin
    """Without sources, which each of the steps has."""


class StatementView(View, frozen=True):
    """A sentence with its sources."""

    text: Value
    origin: Origin


class SideView(View, frozen=True):
    """What one side of a dispute states, and the sources that state it."""

    text: Value
    date: Value | None
    """The date that this side gives, if it gives one."""
    strength: StrengthView
    sources: tuple[SourceItem, ...]


class DisputeView(View, frozen=True):
    """A point that sources differ on, with all its sides."""

    label: Value
    sides: tuple[SideView, ...]


class GapItem(View, frozen=True):
    """Something that is not known; ``number`` is its rank, from 1, among those of the record."""

    number: int
    label: Value


class GapGroup(View, frozen=True):
    """What was looked for in vain on one day, or by nobody: ``result`` says so in a sentence."""

    result: str
    gaps: tuple[GapItem, ...]


class Provenance:
    """Makes the views of what rests on sources, in one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._interface = views.interface

    def path(self, record: Record, origins: Origins) -> PathView | None:
        """How far ``record`` has come; None if its kind has no path, nor has it itself."""
        reached = steps_reached(record)
        if reached is None and not record.path:
            return None
        given = [(step.step, step.date) for step in record.path]
        of_steps = [
            origins.of_item(PATH_FIELD, number, step.sources)
            for number, step in enumerate(record.path, start=1)
        ]
        if record.status and not given:
            # Another id than in the head of the page, which has the sources of the status too.
            origin = replace(origins.of(STATUS_FIELD), id=f"{PATH_FIELD}-1")
            given, of_steps = [(record.status, None)], [origin]
        title = self._interface.title
        steps = tuple(
            StepView(
                self._views.status(step),
                self._date(date),
                origin,
                step is record.status,
            )
            for (step, date), origin in zip(given, of_steps, strict=True)
        )
        teeth = list(zip(Status, reached or (), strict=False))
        missing = [title(step.titles) for step, is_reached in teeth if not is_reached]
        wheel = ["latest" if step is record.status else "reached" * on for step, on in teeth]
        is_disputed = any(
            dispute.field in (STATUS_FIELD, PATH_FIELD) for dispute in record.disputes
        )
        return PathView(
            steps,
            self._missing(missing, is_disputed),
            tuple(wheel),
            origins.of_field(PATH_FIELD),
        )

    def _missing(self, labels: list[str], is_disputed: bool) -> str | None:
        if not labels:
            return None
        first, *others = labels
        say = self._interface.gettext
        text = say("{steps}: no source consulted says so.")
        if is_disputed:
            # A version in the dispute may name one of these steps.
            text = say("{steps}: no source consulted says so, or sources differ.")
        steps = [first, *(label[:1].lower() + label[1:] for label in others)]
        return text.format(steps=self._interface.sentence_of(steps))

    def gaps(self, record: Record) -> list[GapGroup]:
        """What no source says about ``record``, by the day and extent of the search."""
        groups: dict[str, list[GapItem]] = {}
        for number, gap in enumerate(self._views.catalogue.gaps_of(record), start=1):
            item = GapItem(number, gap_label(self._views, gap))
            groups.setdefault(search_result(self._views, gap.search), []).append(item)
        return [GapGroup(result, tuple(gaps)) for result, gaps in groups.items()]

    def statements(self, record: Record, origins: Origins) -> list[StatementView]:
        """The statements of ``record``."""
        return [
            StatementView(
                self._views.text(statement.text),
                origins.of_item(STATEMENTS_FIELD, number, statement.sources),
            )
            for number, statement in enumerate(record.statements, start=1)
        ]

    def disputes(self, record: Record, sources: list[SourceItem], base: str) -> list[DisputeView]:
        """The disputes of ``record``; ``sources`` are all that it cites.

        ``base`` is the relative root of the page.
        """
        by_id = {source.id: source for source in sources}
        strength_of = self._views.catalogue.strength_of
        return [
            DisputeView(
                label_of(self._views, record, dispute),
                tuple(
                    SideView(
                        self._views.text(side.text),
                        self._date(side.date),
                        self._views.strength(strength_of(side.sources), base),
                        tuple(by_id[cited] for cited in dict.fromkeys(side.sources)),
                    )
                    for side in dispute.claims
                ),
            )
            for dispute in record.disputes
        ]

    def _date(self, date: str | None) -> Value | None:
        return Value(self._interface.date(date), datetime=str(date)) if date else None
