"""The records that an institute is related to through others."""

from __future__ import annotations

from typing import NamedTuple

from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.kinds.agreement import Agreement
from jazari_catalogue.records.kinds.institute import Institute
from jazari_catalogue.records.kinds.lab import Lab
from jazari_catalogue.records.model.entry import Entry


class IndirectRelations(NamedTuple):
    """The ids of records related to an institute through its agreements and laboratories."""

    partners: list[str]
    """The parties of its agreements and the partners of its laboratories; some may be repeated."""
    agreements: list[str]
    """The agreements that established its laboratories, but do not concern it themselves."""


def indirect_relations(catalogue: Catalogue, record: Entry) -> IndirectRelations:
    """The records related to ``record`` through others: none unless it is an institute."""
    if not isinstance(record, Institute):
        return IndirectRelations([], [])
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
    return IndirectRelations(partners, [a for a in of_labs if a not in known])
