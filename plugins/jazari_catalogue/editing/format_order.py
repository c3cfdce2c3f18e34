"""In what order the keys of a record are written: the order of the models.

``id`` to ``status`` first, as every record has them; then the fields of the kind; then topics,
links, and where it all comes from. Languages stand as fr, ar, en, zgh.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import BaseModel

from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.record import Entry, Record
from jazari_catalogue.records.text import TEXT_LANGUAGES, LocalText

_LAST_BEFORE_OWN = "status"


@cache
def written_order(kind: type[Entry]) -> list[str]:
    """The fields of ``kind`` in the order in which its records are written."""
    common = list(Record.model_fields)
    cut = common.index(_LAST_BEFORE_OWN) + 1
    own = [name for name in kind.model_fields if name not in common]
    return [name for name in [*common[:cut], *own, *common[cut:]] if name in kind.model_fields]


def in_order(keys: Iterable[str], way: tuple[str, ...]) -> list[str]:
    """``keys`` of a mapping in the order to write them; ``way`` is the keys that lead to it.

    Keys that no model knows come last, as written.
    """
    written = list(keys)
    known = _known(way)
    return sorted(written, key=lambda key: known.index(key) if key in known else len(known))


@cache
def _known(way: tuple[str, ...]) -> list[str]:
    kind = KINDS_BY_PLURAL.get(way[0]) if way else None
    if kind is None:
        return []
    types: list[Any] = [kind]
    for step in way[1:]:
        models = [t for t in types if isinstance(t, type) and issubclass(t, BaseModel)]
        if not models and step:
            return []
        if step == "evidence":
            return written_order(kind)
        fields = models[0].model_fields
        types = _types_in(fields[step].annotation) if step in fields else []
    for found in types:
        if found is LocalText:
            return list(TEXT_LANGUAGES)
        if isinstance(found, type) and issubclass(found, Entry):
            return written_order(found)
        if isinstance(found, type) and issubclass(found, BaseModel):
            return list(found.model_fields)
    return []


def _types_in(annotation: Any) -> list[Any]:
    inner = getattr(annotation, "__args__", ())
    return [annotation, *(found for part in inner for found in _types_in(part))]
