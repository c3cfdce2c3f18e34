"""Claims: each value of a record that rests on sources, with these, and how well they support it.

Each side of a dispute is a claim too. The catalogue takes no side, so the value that it shows and
what the sides say stand beside each other, and ``disputed`` marks them all. A dispute about a list
whose items have sources of their own is about no item: its sides are marked alone, as on pages.
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct

from jazari_catalogue.history.plain import Plain
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.cited_values import CitedValue
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.provenance import Dispute, Side
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.model.record_fields import ALIASES_FIELD
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.vocabularies import Strength

DISPUTES = next(one.name for one in field_types(Record).values() if one.group is Dispute)
"""The field with what sources differ on."""
SIDES = next(one.name for one in field_types(Dispute).values() if one.group is Side)
"""The field of a dispute with what each side says."""


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """A value and what it rests on."""

    record: Annotated[str, Meta(description="The id of the record.")]
    field: Annotated[str, Meta(description="The field that has the value, or that is disputed.")]
    item: Annotated[
        int | None,
        Meta(description="The number of the item, from 1, where each item has its own sources."),
    ]
    value: Annotated[
        Any,
        Meta(description="As the record has it; of a side of a dispute, its text and date."),
    ]
    basis: Annotated[
        Basis,
        Meta(
            description="“stated” by the sources, “derived” from another field, or “classified” "
            "by the catalogue from the words of the sources."
        ),
    ]
    derived_from: Annotated[
        str | None, Meta(description="The field that a derived value is derived from.")
    ]
    sources: Annotated[
        list[str],
        Meta(description="Ids, each once; for a derived value, those of the other field."),
    ]
    strength: Annotated[
        Strength | None, Meta(description="How well the sources support it; null without any.")
    ]
    disputed: Annotated[
        bool,
        Meta(
            description="Whether sources differ on the value; always true for a side of a dispute."
        ),
    ]
    dispute: Annotated[
        int | None, Meta(description="The number of the dispute, from 1; null for a value.")
    ]
    side: Annotated[
        int | None, Meta(description="The number of the side, from 1, in that dispute.")
    ]


def claims_of(catalogue: Catalogue, record: Record, fields: dict[str, Plain]) -> list[Claim]:
    """The claims of ``record``, whose values as its file has them are ``fields``.

    They are in the order of `cited_values`.
    """
    disputed = record.disputed_fields()
    return [
        Claim(
            record.id,
            cited.field,
            cited.item,
            _value(record, fields, cited),
            cited.basis,
            cited.derived_from,
            list(cited.sources),
            catalogue.strength_of(cited.sources) if cited.sources else None,
            cited.dispute is not None or (cited.item is None and cited.field in disputed),
            cited.dispute,
            cited.side,
        )
        for cited in catalogue.cited_values(record)
    ]


def _value(record: Record, fields: dict[str, Plain], cited: CitedValue) -> Plain:
    if cited.dispute is not None and cited.side is not None:
        dispute = fields[DISPUTES][cited.dispute - 1]
        return _without_sources(dispute[SIDES][cited.side - 1])
    if cited.item is not None:
        return _without_sources(fields[cited.field][cited.item - 1])
    if cited.field == ALIASES_FIELD:
        return record.other_spellings()
    return fields[cited.field]


def _without_sources(item: dict[str, Plain]) -> dict[str, Plain]:
    return {name: value for name, value in item.items() if name != "sources"}
