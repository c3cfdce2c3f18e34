"""The order in which the keys of a record are written, which is the order of the models.

First the fields that every record has, from ``id`` to ``path``; then those of the kind; then
topics, links, sources and evidence. Languages are in the order fr, ar, en, zgh.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import Holds, field_at, field_types
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.removal import LISTS
from jazari_catalogue.records.values.text import LocalText


@cache
def written_order(kind: type[Entry]) -> list[str]:
    """The names of the fields of ``kind`` in the order in which they are written."""
    order: list[str] = []
    for name, field in field_types(Record).items():
        order.append(name)
        if field.spec.own_follow:
            order += [own for own in kind.model_fields if own not in Record.model_fields]
    return [name for name in order if name in kind.model_fields]


def in_order(keys: Iterable[str], path: tuple[str, ...]) -> list[str]:
    """The ``keys`` of a mapping in the order in which they are written.

    ``path`` is the keys that lead to the mapping, starting with the name of a list. Keys that the
    model does not have come last, in their present order.
    """
    written = list(keys)
    known = _known(path)
    return sorted(written, key=lambda key: known.index(key) if key in known else len(known))


@cache
def _known(path: tuple[str, ...]) -> list[str]:
    """All keys that the mapping at ``path`` may have, in order; none where no model is known."""
    kind = LISTS.get(path[0]) if path else None
    if kind is None:
        return []
    if len(path) == 1:
        return written_order(kind)
    field = field_at(kind, path[1:])
    if field is None:
        return []
    if field.holds is Holds.BY_FIELD:
        return written_order(kind)
    if field.value is LocalText:
        return list(TEXT)
    return list(field_types(field.group)) if field.group else []
