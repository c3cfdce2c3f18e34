"""The kinds of records, one module for each. A module added here is a new kind."""

from __future__ import annotations

from collections.abc import Container
from importlib import import_module
from inspect import get_annotations
from pkgutil import iter_modules

from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.fields import field_spec
from jazari_catalogue.records.model.groups import Model


def _discover() -> dict[str, type[Entry]]:
    """The kinds that the modules of this package declare, by name.

    Raises TypeError if two kinds have the same name, or if a declaration is incomplete or wrong.
    """
    kinds: dict[str, type[Entry]] = {}
    for module in iter_modules(__path__):
        namespace = vars(import_module(f"{__name__}.{module.name}"))
        for item in namespace.values():
            if isinstance(item, type) and issubclass(item, Entry) and "kind" in vars(item):
                other = kinds.setdefault(item.kind, item)
                if other is not item:
                    models = f"{other.__module__} and {item.__module__}"
                    raise TypeError(f"{models} declare the same kind: {item.kind!r}")
    for kind in kinds.values():
        _check(kind, kinds)
    in_order = sorted(kinds.values(), key=lambda kind: (kind.order, kind.kind))
    return {kind.kind: kind for kind in in_order}


def _check(kind: type[Entry], known: Container[str]) -> None:
    for name in ("plural", "titles", "plural_titles", "order", "menu"):
        if not hasattr(kind, name):
            raise TypeError(f"{kind.__name__} does not declare {name!r}")
    bases = [model for model in kind.__mro__[1:] if issubclass(model, Model)]
    inherited = {name for model in bases for name in {*vars(model), *get_annotations(model)}}
    for name in get_annotations(kind):
        if name in kind.model_fields and name in inherited:
            raise TypeError(f"{kind.__name__}.{name}: every record has that; choose another name")
    for name, info in kind.model_fields.items():
        relation = field_spec(name, info).relation
        for other in relation.kinds if relation is not None else ():
            if other not in known:
                raise TypeError(f"{kind.__name__}.{name} names an unknown kind: {other!r}")


KINDS: dict[str, type[Entry]] = _discover()
"""The models of all kinds, by the name of the kind, in the order of menus."""

KINDS_BY_PLURAL: dict[str, type[Entry]] = {kind.plural: kind for kind in KINDS.values()}
"""The models of all kinds, by the key of their list in record files."""
