"""The records related to another, as its page shows them: its neighbourhood."""

from __future__ import annotations

from jazari_catalogue.records.indirect import indirect_relations
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.site.pages.origins import Origins
from jazari_catalogue.site.pictures.neighbourhood import Neighbourhoods, without_repetitions
from jazari_catalogue.site.view_data import Neighbours
from jazari_catalogue.site.views import Views


class RelatedRecords:
    """Makes the views of the records related to others, in one language."""

    def __init__(self, views: Views) -> None:
        self._views = views
        self._neighbourhoods = Neighbourhoods(views)

    def of(self, record: Entry, base: str, origins: Origins) -> list[Neighbours]:
        """The records that ``record`` names, those that name it, and those related through them.

        ``base`` is the relative root of the page; ``origins`` gives what the fields rest on.
        """
        neighbours = self._neighbourhoods.neighbours
        title = self._views.interface.title
        groups = [
            Neighbours(
                title(spec.titles),
                far=False,
                items=neighbours(record.values_of(name), base),
                field=name,
                origin=origins.of(name),
            )
            for name, spec in type(record).fields().items()
            if spec.relation is not None and spec.shown
        ]
        for titles, related in self._views.catalogue.reverse_relations(record.id).items():
            ids = [one.id for one in related]
            groups.append(Neighbours(title(titles), far=False, items=neighbours(ids, base)))
        indirect = indirect_relations(self._views.catalogue, record)
        say = self._views.interface.gettext
        for label, ids in (
            (say("Partners through agreements and laboratories"), indirect.partners),
            (say("Agreements behind its laboratories"), indirect.agreements),
        ):
            groups.append(Neighbours(label, far=True, items=neighbours(ids, base)))
        return without_repetitions(groups)
