"""What the fields of a new record rest on, as far as the sources that it cites can tell."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from jazari_catalogue.records.key_order import written_order
from jazari_catalogue.records.kinds.topic import Topic
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import FieldType, field_types
from jazari_catalogue.records.model.groups import Identifiers
from jazari_catalogue.records.model.record_fields import needing_evidence
from jazari_catalogue.records.values.evidence import Basis, Evidence
from jazari_catalogue.records.values.text import translations


def evidence_of(
    kind: type[Entry],
    values: dict[str, Any],
    cited: list[str],
    from_registry: Collection[str] = (),
) -> dict[str, Any]:
    """The evidence of each of the ``values`` of a record of ``kind``, as a record file has it.

    They are stated by the sources ``cited``, or classified if a closed list or the topics have
    them; what is ``from_registry``, a collection of names of fields, is derived from the
    identifiers.
    """
    types = field_types(kind)
    registered = [name for name, field in types.items() if field.group is Identifiers]
    evidence: dict[str, Any] = {}
    for name in written_order(kind):
        if not values.get(name) or name not in needing_evidence(kind):
            continue
        if name in from_registry and registered:
            basis = Evidence(Basis.DERIVED, field=registered[0])
        elif types[name].vocabulary is not None or _names_topics(types[name]):
            basis = Evidence(Basis.CLASSIFIED, tuple(cited))
        else:
            basis = Evidence(Basis.STATED, tuple(cited))
        evidence[name] = basis.written()
    return evidence


def _names_topics(field: FieldType) -> bool:
    relation = field.spec.relation
    return relation is not None and relation.kinds == (Topic.kind,)


def translated_languages(name: dict[str, str] | str, printed: Collection[str]) -> list[str]:
    """The languages of ``name`` that it is translated into, since no cited source is in them.

    ``printed`` is the languages of the cited sources. There are none if these are unknown.
    """
    if isinstance(name, str) or not all(printed):
        return []
    return translations(name, printed)
