"""The records that the page of a record links to, and its neighbourhood among them."""

from __future__ import annotations

from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.lab import Lab
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.site.pictures.neighbourhood import Neighbourhoods
from jazari_catalogue.site.view_data import Card, Neighbourhood, Neighbours, Value, View
from jazari_catalogue.site.views import Views


class RelationGroup(View, frozen=True):
    """The records of one relation; ``far`` if they are related through other records."""

    label: str
    items: tuple[Card, ...]
    far: bool = False


class RelatedRecords:
    """Makes the views of the records related to others, in one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._neighbourhoods = Neighbourhoods(views)

    def links(self, ids: list[str], base: str) -> list[Value]:
        """The names of the records ``ids``, each linked to its page."""
        return [one.name for one in self._neighbourhoods.neighbours(ids, base)]

    def groups(self, record: Entry, base: str) -> list[RelationGroup]:
        """The records that name ``record``, and those related to it through them."""
        cards = self._views.cards
        groups = [
            RelationGroup(self._views.interface.title(titles), cards(related, base))
            for titles, related in self._views.catalogue.reverse_relations(record.id).items()
        ]
        for label, related in self._indirect(record).items():
            groups.insert(0, RelationGroup(label, cards(related, base), far=True))
        return groups

    def _indirect(self, record: Entry) -> dict[str, list[Entry]]:
        """The records related to an institute through its agreements and laboratories."""
        if not isinstance(record, Institute):
            return {}
        catalogue, say = self._views.catalogue, self._views.interface.gettext
        labs = [lab for lab in catalogue.naming(record.id, Lab) if lab.institute == record.id]
        agreements = catalogue.naming(record.id, Agreement)
        own = [
            *(agreement for agreement in agreements if record.id in agreement.establishes),
            *(agreement for agreement in agreements if record.id in agreement.concerns),
        ]
        known = {agreement.id for agreement in own}
        of_labs = [lab.established_by for lab in labs if lab.established_by]
        partners = [
            *(party for agreement in own for party in agreement.parties),
            *(partner for lab in labs for partner in lab.partners),
        ]
        groups = {
            say("Agreements behind its laboratories"): [a for a in of_labs if a not in known],
            say("Partners through agreements and laboratories"): partners,
        }
        return {
            label: [catalogue[related] for related in dict.fromkeys(ids)]
            for label, ids in groups.items()
            if ids
        }

    def neighbourhood(
        self, record: Entry, relations: list[RelationGroup], base: str
    ) -> Neighbourhood | None:
        """The records that ``record`` names and those that name it, as its page draws them."""
        neighbours = self._neighbourhoods.neighbours
        groups = []
        for name, spec in type(record).fields().items():
            ids = record.values_of(name) if spec.relation is not None and spec.shown else []
            if ids:
                label = self._views.interface.title(spec.titles)
                groups.append(Neighbours(label, False, neighbours(ids, base)))
        far: list[Neighbours] = []
        for group in relations:
            items = neighbours([one.id for one in group.items], base)
            (far if group.far else groups).append(Neighbours(group.label, group.far, items))
        return self._neighbourhoods.of(groups + far)
