"""Records as plain data: texts, and lists and mappings of them, as record files have them.

Old record files are read like this, without the models of today: a change of the models is no
change of a record.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel

from jazari_catalogue.languages import TEXT
from jazari_catalogue.records.catalogue import Catalogue
from jazari_catalogue.records.facet_fields import facet_fields
from jazari_catalogue.records.house.patterns import personal_email, phone_number
from jazari_catalogue.records.kinds import KINDS_BY_PLURAL
from jazari_catalogue.records.model.entry import FORMER_IDS, ID, Entry
from jazari_catalogue.records.model.facets import REGION
from jazari_catalogue.records.values.evidence import Evidence
from jazari_catalogue.records.values.text import LocalText

Plain = Any
"""A value of a record file: a text, a list or a mapping of values; None is no value.

Records of a catalogue have whole and decimal numbers too.
"""

_LANGUAGES = frozenset(TEXT)


class PlainRecord(NamedTuple):
    """A record: the key of its list in record files, its id, and its other fields."""

    plural: str
    id: str
    fields: dict[str, Plain]

    @property
    def former_ids(self) -> list[str]:
        """The ids that it had before."""
        former = self.fields.get(FORMER_IDS)
        return [one for one in former if isinstance(one, str)] if isinstance(former, list) else []

    @property
    def kind(self) -> type[Entry] | None:
        """Its model; None if no kind of today has this plural."""
        return KINDS_BY_PLURAL.get(self.plural)


def plain_record(record: Entry) -> PlainRecord:
    """``record`` as its file has it, but for the layout; numbers stay numbers."""
    fields = _fields(record)
    del fields[ID]
    return PlainRecord(record.plural, record.id, fields)


def _fields(model: BaseModel) -> dict[str, Plain]:
    values = {name: _written(value) for name, value in model.__dict__.items()}
    return {name: value for name, value in values.items() if value is not None}


def _written(value: Any) -> Plain:
    if type(value) is str:  # most are; the tests below cost as much as all the rest
        return value or None
    if value is None:
        return None
    if isinstance(value, LocalText | Evidence):
        value = value.written()
    if isinstance(value, BaseModel):
        return _fields(value) or None
    if isinstance(value, dict):
        return {str(key): _written(item) for key, item in value.items()} or None
    if isinstance(value, list):
        return [_written(item) for item in value] or None
    if isinstance(value, int | float):
        return int(value) if isinstance(value, int) else float(value)
    return str(value) or None


def plain_records(catalogue: Catalogue) -> dict[str, PlainRecord]:
    """The records of ``catalogue`` by id."""
    return {record_id: plain_record(record) for record_id, record in catalogue.records.items()}


def has_personal_contact(value: Plain) -> bool:
    """Whether a text in ``value`` has what is probably the e-mail address or number of a person."""
    if isinstance(value, str):
        return personal_email(value) is not None or (
            phone_number(value, mobile_only=True) is not None
        )
    if isinstance(value, dict):
        return any(has_personal_contact(item) for item in value.values())
    return isinstance(value, list | tuple) and any(has_personal_contact(item) for item in value)


def is_text(value: Plain) -> bool:
    """Whether ``value`` is a text in several languages."""
    return (
        isinstance(value, dict)
        and bool(value)
        and value.keys() <= _LANGUAGES
        and all(isinstance(text, str) for text in value.values())
    )


def region_of(record: PlainRecord) -> str | None:
    """The code of the region of ``record``; None without one."""
    field = facet_fields(record.kind).get(REGION) if record.kind is not None else None
    value = record.fields.get(field) if field is not None else None
    return value if isinstance(value, str) else None
