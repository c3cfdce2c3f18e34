"""The keys of record files, at any depth, for code that reads YAML before a model does."""

from __future__ import annotations

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types, models_in
from jazari_catalogue.records.values.addresses import Phone
from jazari_catalogue.records.values.ids import FieldName
from jazari_catalogue.records.values.text import LocalText, PlainText


def _every_field() -> list[FieldType]:
    models = {model for kind in KINDS_BY_PLURAL.values() for model in models_in(kind)}
    return [field for model in models for field in field_types(model).values()]


_FIELDS = _every_field()

KNOWN = frozenset({*KINDS_BY_PLURAL, *TEXT, *(field.name for field in _FIELDS)})
"""Every key."""

OF_LISTS = frozenset(field.name for field in _FIELDS if field.holds is Holds.LIST)
"""Those whose value is a list."""

OF_LISTS_OF_GROUPS = frozenset(
    field.name for field in _FIELDS if field.holds is Holds.LIST and field.group is not None
)
"""Those whose value is a list of mappings."""

OF_TEXT = frozenset(
    field.name for field in _FIELDS if field.declared in (LocalText, PlainText, FieldName, Phone)
)
"""Those whose values are words for people."""

OF_MARKDOWN = frozenset(field.name for field in _FIELDS if field.spec.markdown)
"""Those whose text pages show as Markdown."""
