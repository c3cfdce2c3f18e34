"""The keys of record files, at any depth, for code that looks at YAML before it is validated."""

from __future__ import annotations

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types, models_in
from jazari_catalogue.records.removal import LISTS
from jazari_catalogue.records.values.addresses import Phone
from jazari_catalogue.records.values.evidence import Basis
from jazari_catalogue.records.values.ids import FieldName
from jazari_catalogue.records.values.text import LocalText, PlainText


def _every_field() -> list[FieldType]:
    models = {model for kind in LISTS.values() for model in models_in(kind)}
    return [field for model in models for field in field_types(model).values()]


_FIELDS = _every_field()

KNOWN = frozenset({*LISTS, *TEXT, *Basis, *(field.name for field in _FIELDS)})
"""Every key that a model, a list, a language or evidence has."""

OF_LISTS = frozenset(field.name for field in _FIELDS if field.holds is Holds.LIST)
"""The keys whose value is a list."""

OF_LISTS_OF_GROUPS = frozenset(
    field.name for field in _FIELDS if field.holds is Holds.LIST and field.group is not None
)
"""The keys whose value is a list of mappings."""

OF_TEXT = frozenset(
    field.name for field in _FIELDS if field.declared in (LocalText, PlainText, FieldName, Phone)
)
"""The keys whose values are text for people."""

OF_MARKDOWN = frozenset(field.name for field in _FIELDS if field.spec.markdown)
"""The keys whose text is Markdown."""
