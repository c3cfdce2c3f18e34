"""One module per kind of record; whatever stands here is a kind of the catalogue."""

from __future__ import annotations

from collections.abc import Container
from importlib import import_module
from inspect import get_annotations
from pkgutil import iter_modules

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.fields import field_spec
from jazari_catalogue.records.model.groups import Model


def _discover() -> dict[str, type[Entry]]:
    """The kinds of this folder's modules.

    Raises TypeError where two have one name, and for one that could not be shown as it is declared.
    """
    found: dict[str, type[Entry]] = {}
    for module in iter_modules(__path__):
        namespace = vars(import_module(f"{__name__}.{module.name}"))
        for item in namespace.values():
            if isinstance(item, type) and issubclass(item, Entry) and "kind" in vars(item):
                other = found.setdefault(item.kind, item)
                if other is not item:
                    models = f"{other.__module__} and {item.__module__}"
                    raise TypeError(f"{models} declare one kind: {item.kind!r}")
    for kind in found.values():
        _check(kind, found)
    in_order = sorted(found.values(), key=lambda kind: (kind.order, kind.kind))
    return {kind.kind: kind for kind in in_order}


def _check(kind: type[Entry], known: Container[str]) -> None:
    for name in ("plural", "titles", "plural_titles", "order"):
        if not hasattr(kind, name):
            raise TypeError(f"{kind.__name__} does not declare {name!r}")
    above = [model for model in kind.__mro__[1:] if issubclass(model, Model)]
    taken = {name for model in above for name in {*vars(model), *get_annotations(model)}}
    for name in get_annotations(kind):
        if name in kind.model_fields and name in taken:
            raise TypeError(f"{kind.__name__}.{name}: every record has that; choose another name")
    for name, info in kind.model_fields.items():
        relation = field_spec(name, info).relation
        for other in relation.kinds if relation is not None else ():
            if other not in known:
                raise TypeError(f"{kind.__name__}.{name} names a kind that is not there: {other!r}")


KINDS: dict[str, type[Entry]] = _discover()
"""The models of all kinds by the kind's name, in the order of menus."""

KINDS_BY_PLURAL: dict[str, type[Entry]] = {kind.plural: kind for kind in KINDS.values()}
"""The same by the key that heads their list in a record file."""
