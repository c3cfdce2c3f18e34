"""The types of the fields of a model. No other module reads the annotations of models."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from jazari_catalogue.records.model.fields import FieldSpec, field_spec
from jazari_catalogue.records.values.dates import EdtfDate
from jazari_catalogue.records.values.evidence import Evidence
from jazari_catalogue.records.values.ids import SourceId
from jazari_catalogue.records.values.vocabularies import Vocabulary


class Holds(Enum):
    """How many values a field holds."""

    ONE = "one"
    LIST = "a list"
    BY_FIELD = "a mapping from names of fields of the record to a list for each"


@dataclass(frozen=True)
class FieldType:
    """The type of one field: ``list[Edtf] | None`` holds a list of ``Edtf``, and may be absent."""

    name: str
    declared: Any
    """The type of one value in the model: ``Edtf``, ``LocalText``, ``Audience``."""
    value: type
    """The class of one value when loaded: ``EdtfDate``, ``LocalText``, ``Audience``."""
    holds: Holds
    required: bool
    spec: FieldSpec = dataclasses.field(compare=False, repr=False)
    """The declaration of the field."""

    @property
    def vocabulary(self) -> type[Vocabulary] | None:
        """The vocabulary of its values, if they are from one."""
        return self.value if issubclass(self.value, Vocabulary) else None

    @cached_property
    def cites_sources(self) -> bool:
        """Whether its values have ids of sources that something in the record rests on."""
        return self.declared is Evidence or self.declared == SourceId

    @property
    def is_date(self) -> bool:
        """Whether its values are years, months or days."""
        return issubclass(self.value, EdtfDate)

    @property
    def group(self) -> type[BaseModel] | None:
        """The model of its values, if each is a group of fields."""
        return self.value if issubclass(self.value, BaseModel) else None


@cache
def field_types(model: type[BaseModel]) -> dict[str, FieldType]:
    """The type of each field of ``model``, in the order of the model.

    Raises TypeError for a field whose values have several types, or a type such as ``str``, which
    validates nothing; and for a field that is not declared by the functions in `fields.py`.
    """
    # Pydantic's FieldInfo.annotation does not keep an annotated type such as `Edtf`.
    hints = get_type_hints(model, include_extras=True)
    types = {}
    for name, info in model.model_fields.items():
        declared, value, holds = _value_type(hints[name], name)
        if declared in _OF_PYTHON:
            raise TypeError(
                f"{model.__name__}.{name}: in place of {declared.__name__}, use a type that checks "
                "its values, as those in records/values/ do"
            )
        spec = field_spec(name, info)
        types[name] = FieldType(name, declared, value, holds, info.is_required(), spec)
    return types


_OF_PYTHON = (str, int, float, bool)


def _value_type(annotation: Any, name: str) -> tuple[Any, type, Holds]:
    """One value's type as declared, its class, and how many such values there are."""
    origin = get_origin(annotation)
    if origin is None:
        return annotation, annotation, Holds.ONE
    if origin in (Union, UnionType):
        types = [inner for inner in get_args(annotation) if inner is not NoneType]
        if len(types) > 1:
            raise TypeError(f"give the values of the field {name!r} one type, not {len(types)}")
        return _value_type(types[0], name)
    if origin is list:
        return (*_value_type(get_args(annotation)[0], name)[:2], Holds.LIST)
    if origin is dict:
        return (*_value_type(get_args(annotation)[1], name)[:2], Holds.BY_FIELD)
    assert origin is Annotated, annotation
    declared, value, holds = _value_type(get_args(annotation)[0], name)
    # `Edtf` is an annotated EdtfDate; `SourceIds` an annotated list of ids.
    return annotation if holds is Holds.ONE else declared, value, holds


def fields_at(model: type[BaseModel], key_path: Iterable[int | str]) -> dict[str, FieldType]:
    """The fields of the mapping at ``key_path`` inside ``model``, by name.

    Empty if there is no mapping, or one whose keys are not fields.
    """
    for key in key_path:
        if isinstance(key, int):
            continue
        field = field_types(model).get(key)
        if field is None or field.group is None:
            return {}
        model = field.group
    return field_types(model)


def field_at(model: type[BaseModel], key_path: Iterable[int | str]) -> FieldType | None:
    """The field whose value, or an item of it, is at ``key_path`` inside ``model``; or None."""
    *parents, name = [key for key in key_path if isinstance(key, str)]
    return fields_at(model, parents).get(name)


def models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """``model`` and the models of the groups in it, at any depth."""
    yield model
    for inner in field_types(model).values():
        if inner.group is not None:
            yield from models_in(inner.group)
