"""What each value on the page of a record rests on: its sources, its strength, its disputes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from jazari_catalogue import routes
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Named, Record
from jazari_catalogue.records.model.record_fields import NAME_FIELD, STATUS_FIELD, sourced_by_item
from jazari_catalogue.records.values.evidence import Basis, Evidence
from jazari_catalogue.site.pages.cited_sources import SourceItem
from jazari_catalogue.site.view_data import Mark, Origin
from jazari_catalogue.site.views import Views

_MOST_MARKS = 3
"""The most sources whose marks follow a value; more are in a list that a button opens."""
NOTHING = Origin()
"""The origin of a value without evidence."""


class Origins:
    """Makes the origins of the values of one record, for its page."""

    def __init__(
        self, views: Views, record: Entry, base: str, sources: Iterable[SourceItem]
    ) -> None:
        """``sources`` are those that the page lists; ``base`` is its relative root."""
        self._views = views
        self._base = base
        self._record = record
        self._sources = {source.id: source for source in sources}
        self._evidence: dict[str, Evidence] = {}
        self._disputes: dict[str, tuple[int, ...]] = {}
        if isinstance(record, Record):
            self._evidence = record.evidence or {}
            for number, dispute in enumerate(record.disputes, start=1):
                others = self._disputes.get(dispute.field, ())
                self._disputes[dispute.field] = (*others, number)

    def of(self, field: str) -> Origin:
        """What the value of ``field`` rests on."""
        if not isinstance(self._record, Record):
            return NOTHING
        cited = self._record.sources_for(field)
        if field == STATUS_FIELD and self._record.path:
            return self._origin(field, Basis.DERIVED, cited, None)
        evidence = self._evidence.get(field)
        if evidence is None:
            return self._origin(field, Basis.STATED, cited, None)
        note = None
        if evidence.field is not None:
            note = self._views.interface.gettext("derived from “{field}”").format(
                field=self.title(evidence.field)
            )
        elif evidence.basis is Basis.CLASSIFIED:
            note = self._views.interface.gettext("classified by the catalogue from")
        return self._origin(field, evidence.basis, cited, note)

    def of_field(self, field: str) -> Origin:
        """The same; without sources if the items of ``field`` have their own."""
        if field in sourced_by_item(type(self._record)):
            return self._origin(field, Basis.STATED, (), None)
        return self.of(field)

    def of_name(self, language: str) -> Origin:
        """What the name in ``language``, which the page shows, rests on."""
        if not isinstance(self._record, Named):
            return NOTHING
        origin = self.of(NAME_FIELD)
        evidence = self._evidence.get(NAME_FIELD)
        if language in self._record.name_translated:
            note = self._views.interface.gettext("Name translated by the catalogue")
            return replace(origin, note=note, id=NAME_FIELD)
        if evidence is not None and evidence.field is not None:
            note = self._views.interface.gettext("Name composed by the catalogue from “{field}”")
            return replace(origin, note=note.format(field=self.title(evidence.field)))
        return (
            replace(origin, note=self._views.interface.gettext("Name as printed in"))
            if origin.marks
            else origin
        )

    def of_item(self, field: str, number: int, cited: Sequence[str]) -> Origin:
        """What item ``number``, from 1, of ``field`` rests on: its own sources ``cited``."""
        return self._origin(f"{field}-{number}", Basis.STATED, [*dict.fromkeys(cited)], None)

    def title(self, field: str) -> str:
        """The title of ``field`` in the language of the page."""
        return self._views.interface.title(self._record.title_of(field))

    def _origin(
        self, value_id: str, basis: Basis, cited: Sequence[str], note: str | None
    ) -> Origin:
        disputes = self._disputes.get(value_id, ())
        if not cited:
            return Origin(note, id=value_id, disputes=disputes) if note or disputes else NOTHING
        catalogue, base = self._views.catalogue, self._base
        strength = self._views.strength(catalogue.strength_of(cited), base)
        return Origin(
            note,
            self._marks(cited),
            basis.value,
            strength,
            self._support(basis, strength.label),
            value_id,
            self._button(len(cited)),
            self._subject(value_id),
            disputes,
        )

    def _support(self, basis: Basis, strength: str) -> str:
        """``Stated: official source``."""
        say = self._views.interface.gettext
        if basis is Basis.STATED:
            words = say("Stated: {strength}")
        elif basis is Basis.DERIVED:
            words = say("Derived: {strength}")
        else:
            words = say("Classified: {strength}")
        return words.format(strength=strength[:1].lower() + strength[1:])

    def _button(self, count: int) -> str | None:
        if count <= _MOST_MARKS:
            return None
        interface = self._views.interface
        words = interface.ngettext("%(num)s source", "%(num)s sources", count)
        return words % {"num": interface.number(count)}

    def _subject(self, value_id: str) -> str:
        """``Status``, or ``Steps 2`` for an item."""
        field, _, number = value_id.partition("-")
        title = self.title(field)
        return f"{title} {self._views.interface.number(int(number))}" if number else title

    def _marks(self, cited: Iterable[str]) -> tuple[Mark, ...]:
        """Links to the sources ``cited``, in the order of their numbers; the strongest come first.

        If there are more than three, they name the publishers.
        """
        sources = sorted([self._sources[one] for one in cited], key=_number)
        named = len(sources) > _MOST_MARKS
        return tuple(
            [
                Mark(
                    one.number,
                    f"#{routes.source_anchor(one.number)}",
                    one.publisher if named else None,
                    one.dead_since is not None,
                )
                for one in sources
            ]
        )


def _number(source: SourceItem) -> int:
    return source.number
