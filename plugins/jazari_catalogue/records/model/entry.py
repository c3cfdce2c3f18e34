"""`Entry`, the base class of all kinds: what a kind declares, and the fields of every record."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel

from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.fields import FieldSpec, Relation, part
from jazari_catalogue.records.model.groups import Model
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.schema_org import THING, SchemaType
from jazari_catalogue.records.model.sign import Sign
from jazari_catalogue.records.values.dates import EdtfDate
from jazari_catalogue.records.values.ids import RecordId
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles

ID = "id"
FORMER_IDS = "former_ids"
"""The names of the fields with ids, for code that looks at records before validation."""


class Entry(Model):
    """A record of any kind. Each kind is a subclass, in a module of ``records/kinds/``.

    One subclass is no kind of record: `records/removal.py`.
    """

    kind: ClassVar[str]
    plural: ClassVar[str]
    titles: ClassVar[Titles]
    plural_titles: ClassVar[Titles]
    intro: ClassVar[Titles] = Titles("", "", "")
    """The sentence below the heading of the kind's list."""
    order: ClassVar[int]
    """The position of the kind in menus and lists; lower first."""
    menu: ClassVar[Menu]
    """The group of the menu with the link to the list of the kind, or to its only record."""
    only_titles: ClassVar[Titles | None] = None
    """The title of the link to its only record, where it is not the name of the kind."""
    counted: ClassVar[bool] = True
    """Whether the home page shows how many records there are."""
    newest_first: ClassVar[bool] = False
    """Whether the list is sorted by the filing date of the records, newest first, not by name."""
    sign: ClassVar[Sign] = Sign()
    schema_type: ClassVar[SchemaType] = THING
    """The type of schema.org, unless a value of the record decides it."""
    schema_list: ClassVar[str | None] = None
    """The schema.org property that leads from a record to the list of its kind."""
    in_last_file: ClassVar[bool] = False
    """Whether the first record of the kind is added to the last record file, not the first."""
    diagram_column: ClassVar[int | None] = None
    """The column of the kind in the diagram of the network, from 0 in reading direction.

    None: the kind is not in the diagram."""

    id: RecordId = part(
        fr="Identifiant",
        ar="المعرف",
        en="Id",
        required=True,
        help=(
            "Minuscules, chiffres et traits d’union ; unique, il ne change plus.",
            "حروف لاتينية صغيرة وأرقام وشرطات؛ والمعرف فريد ولا يتغير.",
            "Lower-case letters, digits and hyphens; unique, it never changes.",
        ),
        example="jazari-root",
    )
    former_ids: list[RecordId] = part(
        fr="Anciens identifiants",
        ar="المعرفات السابقة",
        en="Former ids",
        many=True,
        help=(
            "Les `id` qu’elle a portés, et le sien si sa catégorie a changé : "
            "leurs adresses mènent ici.",
            "المعرفات السابقة للبطاقة، ومعرفها نفسه إذا تغير صنفها: تقود عناوينها إلى هذه الصفحة.",
            "The ids that the record once had, and its own if its kind has changed: their "
            "addresses lead here.",
        ),
        in_new=False,
    )

    def display_name(self) -> LocalText:
        """The name to show for this record."""
        raise NotImplementedError

    def get(self, field: str) -> Any:
        """The value of ``field``, or None if the kind has no such field."""
        return self.__dict__.get(field)

    def values_of(self, field: str) -> list[Any]:
        """The values of ``field`` as a list: none, one or several."""
        value = self.__dict__[field]
        if isinstance(value, list):
            return value
        return [] if value is None else [value]

    def filed_under(self) -> str:
        """The filing date of the record, EDTF level 0; empty if it has none."""
        field = type(self).filing_field()
        return "" if field is None else str(self.__dict__[field] or "")

    def last_day(self, field: str) -> str | None:
        """The last day of the period that begins on the date ``field``; None if that is all."""
        until = type(self).fields()[field].until
        last: str | None = self.__dict__[until] if until else None
        return None if last == self.__dict__[field] else last

    def repeats_first_day(self, field: str) -> bool:
        """Whether ``field`` is the last day of a period, and equal to the first."""
        first = self.filing_field()
        until = type(self).fields()[first].until if first else None
        return field == until and self.filed_under() == self.__dict__[field]

    def title_of(self, field: str) -> Titles:
        """The title of ``field`` in this record: a single day may have its own."""
        spec = type(self).fields()[field]
        if spec.if_single and self.__dict__[field] and self.last_day(field) is None:
            return spec.if_single
        return spec.titles

    def expects(self, field: str) -> bool:  # noqa: ARG002
        """Whether the public expects the record to have ``field``, if it does so of its kind."""
        return True

    def prose(self) -> list[tuple[str, LocalText]]:
        """The texts in Markdown that the record has, each after the name of its field."""
        return [
            (name, getattr(value, inner) if inner else value)
            for name, inner in _markdown(type(self))
            for value in self.values_of(name)
        ]

    def leads(self) -> bool:
        """Whether the record comes first in lists, whatever its name."""
        return any(self.__dict__[name] is value for name, value in _leading(type(self)))

    def schema_org_type(self) -> SchemaType:
        """The type of schema.org that the record is; the general one if sources differ on it."""
        for name, types in _schema_types(type(self)):
            if name in self.disputed_fields():
                return general_schema_type(type(self))
            type_ = types.get(self.__dict__[name])
            if type_ is not None:
                return type_
        return self.schema_type

    def disputed_fields(self) -> frozenset[str]:
        """The names of the fields on which sources differ."""
        return frozenset()

    def has_settled_name(self) -> bool:
        """Whether sources agree on the name; if not, or if it is ours, it is a label alone."""
        return True

    @classmethod
    def fields(cls) -> dict[str, FieldSpec]:
        """The declarations of the fields of this kind, by name: its own first."""
        return specs_of(cls)

    @classmethod
    def relations(cls) -> Mapping[str, Relation]:
        """The relations of this kind, by the name of their field."""
        return _relations(cls)

    @classmethod
    def filing_field(cls) -> str | None:
        """The name of the field with the filing date (declared with ``files``); None without one.

        Raises TypeError if several fields are, or one that is no date.
        """
        return _filing_field(cls)


@cache
def specs_of(model: type[BaseModel]) -> dict[str, FieldSpec]:
    """The declarations of the fields of ``model``, a kind or a group, by name: its own first."""
    bases = [base for base in model.__bases__ if issubclass(base, BaseModel)]
    inherited = {name for base in bases for name in base.model_fields}
    types = field_types(model)
    names = sorted(types, key=lambda name: name in inherited)
    return {name: types[name].spec for name in names}


@cache
def _relations(kind: type[Entry]) -> dict[str, Relation]:
    specs = kind.fields().items()
    return {name: spec.relation for name, spec in specs if spec.relation is not None}


@cache
def _filing_field(kind: type[Entry]) -> str | None:
    fields = [field for field in field_types(kind).values() if field.spec.files]
    for field in fields:
        if len(fields) > 1 or not issubclass(field.value, EdtfDate):
            where = f"{kind.__name__}.{field.name}"
            raise TypeError(f"{where}: one date files a record, no other field")
    return fields[0].name if fields else None


@cache
def _markdown(kind: type[Entry]) -> list[tuple[str, str]]:
    """The fields in Markdown, each with the name of the text in its group, empty without one."""
    names = []
    for field in field_types(kind).values():
        if field.spec.markdown:
            inner = field_types(field.group).values() if field.group else []
            names += [(field.name, one.name) for one in inner if one.value is LocalText]
            names += [] if field.group else [(field.name, "")]
    return names


@cache
def _leading(kind: type[Entry]) -> list[tuple[str, StrEnum]]:
    return [(name, spec.leading) for name, spec in kind.fields().items() if spec.leading]


@cache
def general_schema_type(kind: type[Entry]) -> SchemaType:
    """The type of schema.org that all records of ``kind`` are, whatever their fields say."""
    general = kind.schema_type
    types = [type_ for _, of_values in _schema_types(kind) for type_ in of_values.values()]
    return general if all(general.name in type_ for type_ in types) else THING


@cache
def _schema_types(kind: type[Entry]) -> list[tuple[str, Mapping[Any, SchemaType]]]:
    specs = kind.fields().items()
    return [(name, spec.schema_types) for name, spec in specs if spec.schema_types]
