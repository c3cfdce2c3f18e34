"""One module per kind of record; whatever stands here is a kind of the catalogue."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from jazari_catalogue.records.record import Entry


def _discover() -> dict[str, type[Entry]]:
    found: list[type[Entry]] = []
    for module in iter_modules(__path__):
        namespace = vars(import_module(f"{__name__}.{module.name}"))
        found += [
            item
            for item in namespace.values()
            if isinstance(item, type) and issubclass(item, Entry) and "kind" in vars(item)
        ]
    return {kind.kind: kind for kind in sorted(found, key=lambda kind: (kind.order, kind.kind))}


KINDS: dict[str, type[Entry]] = _discover()
"""The models of all kinds by the kind's name, in the order of menus."""

KINDS_BY_PLURAL: dict[str, type[Entry]] = {kind.plural: kind for kind in KINDS.values()}
"""The same by the key that heads their list in a record file."""
