"""What records rest on, as nodes of a graph in the terms of PROV-O.

A claim is an entity with the value that it states of a field of a thing. Our words are no quotation
(PROV-O, ``prov:wasQuotedFrom``) and the press no primary source (``prov:hadPrimarySource``), so it
was derived from its sources, the general term: `docs/decisions/0032-linked-data.md`.
"""

from __future__ import annotations

from collections.abc import Iterator

from jazari_catalogue import routes
from jazari_catalogue.exports.linked.graph import Iri, Literal, Node, Value
from jazari_catalogue.exports.linked.terms import (
    CLAIM,
    CLAIM_BY_BASIS,
    DISPUTE,
    GAP,
    HAS_STRENGTH,
    HAS_VALUE,
    IS_DISPUTED,
    OF_FIELD,
    OF_THING,
    OPEN_QUESTION,
    field_term,
)
from jazari_catalogue.exports.linked.values import FieldValues, boolean, texts
from jazari_catalogue.exports.open_data import OpenData
from jazari_catalogue.records.cited_values import CitedValue
from jazari_catalogue.records.gaps import Gap
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.provenance import Dispute, NotFound
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import (
    ALIASES_FIELD,
    STATUS_FIELD,
)
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.ids import FieldName
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.vocabularies import Question

_ABOUT = next(
    field_term(one.name) for one in field_types(Dispute).values() if one.value is LocalText
)
"""What exactly sources differ on."""
_KNOWN = [
    field_term(one.name)
    for one in field_types(NotFound).values()
    if one.declared == FieldName or one.value is Question
]
"""What every gap has, whether or not somebody looked for an answer."""


class ClaimNodes:
    """Makes the nodes of the claims, the disputes and the gaps of records."""

    def __init__(self, data: OpenData, values: FieldValues) -> None:
        self._catalogue = data.catalogue
        self._values = values
        self._publisher = Iri(routes.PUBLISHER)
        self._types = {basis: ("prov:Entity", CLAIM, CLAIM_BY_BASIS[basis]) for basis in Basis}
        self._booleans: dict[bool, list[Value]] = {one: [boolean(one)] for one in (False, True)}

    def of(self, record: Record) -> Iterator[Node]:
        """The nodes of ``record``: its claims, the points on which sources differ, its gaps."""
        cited_values = self._catalogue.cited_values(record)
        of_thing: list[Value] = [self._values.thing(record.id)]
        for cited in cited_values:
            of_field: list[Value] = [self._values.field(cited.field)]
            properties = {OF_THING: of_thing, OF_FIELD: of_field}
            properties |= self._stated(record, cited)
            properties["prov:wasDerivedFrom"] = self._origins(record, cited, cited_values)
            if cited.basis is not Basis.STATED:
                properties["prov:wasAttributedTo"] = [self._publisher]
            yield Node(self._claim_iri(record.id, cited), self._types[cited.basis], properties)
        for number, dispute in enumerate(record.disputes, start=1):
            yield self._dispute(record, number, dispute)
        for number, gap in enumerate(self._catalogue.gaps_of(record), start=1):
            yield self._gap(record, number, gap)

    def iris(self, record_id: str, field: str, count: int) -> list[Value]:
        """The claims of the ``count`` items of ``field``, each of which has its own sources."""
        return [
            self._iri(record_id, routes.value_anchor(field, item)) for item in range(1, count + 1)
        ]

    def _iri(self, record_id: str, anchor: str) -> Iri:
        return Iri(routes.part_of_record(record_id, anchor))

    def _claim_iri(self, record_id: str, cited: CitedValue) -> str:
        if cited.dispute is None:
            anchor = routes.value_anchor(cited.field, cited.item)
        else:
            anchor = routes.side_anchor(cited.dispute, cited.side or 0)
        return routes.part_of_record(record_id, anchor)

    def _stated(self, record: Record, cited: CitedValue) -> dict[str, list[Value]]:
        """What a claim states, how strong its sources are, and whether they differ."""
        properties: dict[str, list[Value]]
        is_disputed = False
        if cited.dispute is not None:
            side = record.disputes[cited.dispute - 1].claims[(cited.side or 1) - 1]
            properties = self._values.group(side)
            anchor = routes.dispute_anchor(cited.dispute)
            properties["dcterms:isPartOf"] = [self._iri(record.id, anchor)]
            is_disputed = True
        elif cited.item is not None:
            properties = self._values.group(record.values_of(cited.field)[cited.item - 1])
        else:
            if cited.field == ALIASES_FIELD:
                values: list[Value] = [Literal(alias) for alias in record.other_spellings()]
            else:
                type_ = field_types(type(record))[cited.field]
                values = self._values.all_of(type_, record.values_of(cited.field))
            properties = {HAS_VALUE: values}
            is_disputed = cited.field in record.disputed_fields()
        if cited.sources:
            strength = self._catalogue.strength_of(cited.sources)
            properties[HAS_STRENGTH] = [self._values.coded(strength)]
        properties[IS_DISPUTED] = self._booleans[is_disputed]
        return properties

    def _origins(
        self, record: Record, cited: CitedValue, cited_values: list[CitedValue]
    ) -> list[Value]:
        """The sources of a claim; if it is derived, the claims about the other field."""
        others: list[Value] = []
        if cited.derived_from is not None:
            others = [
                Iri(self._claim_iri(record.id, other))
                for other in cited_values
                if other.field == cited.derived_from and other.dispute is None
            ]
            if cited.field == STATUS_FIELD and record.path:
                others = others[-1:]  # the latest step
        return others or self._values.things(cited.sources)

    def _dispute(self, record: Record, number: int, dispute: Dispute) -> Node:
        sides = [
            self._iri(record.id, routes.side_anchor(number, side))
            for side in range(1, len(dispute.claims) + 1)
        ]
        properties: dict[str, list[Value]] = {
            OF_THING: [self._values.thing(record.id)],
            OF_FIELD: [self._values.field(dispute.field)],
            "dcterms:hasPart": [*sides],
        }
        if dispute.about is not None:
            properties[_ABOUT] = texts(dispute.about)
        iri = self._iri(record.id, routes.dispute_anchor(number))
        return Node(iri.iri, (DISPUTE,), properties)

    def _gap(self, record: Record, number: int, gap: Gap) -> Node:
        properties: dict[str, list[Value]] = {
            OF_THING: [self._values.thing(record.id)],
            OF_FIELD: [self._values.field(gap.field)],
            OPEN_QUESTION: [self._values.coded(gap.question)],
        }
        if gap.search is not None:
            searched = self._values.group(gap.search)
            properties |= {term: made for term, made in searched.items() if term not in _KNOWN}
        iri = self._iri(record.id, routes.gap_anchor(number))
        return Node(iri.iri, (GAP,), properties)
