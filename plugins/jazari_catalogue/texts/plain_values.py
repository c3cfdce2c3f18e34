"""Plain values of records, such as old ones, as texts for readers of one language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jazari_catalogue.history.plain import Plain, is_text
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_at, field_types
from jazari_catalogue.records.model.record_fields import EVIDENCE_FIELD
from jazari_catalogue.records.values.countries import CountryCode
from jazari_catalogue.records.values.evidence import Basis, Evidence
from jazari_catalogue.records.values.ids import FieldName
from jazari_catalogue.records.values.language_codes import LanguageTag
from jazari_catalogue.records.values.regions import REGIONS, RegionCode
from jazari_catalogue.records.values.text import LocalText
from jazari_catalogue.records.values.titles import Titles as T
from jazari_catalogue.texts.interface import Interface

# fmt: off
_EVIDENCE = {
    Basis.STATED: T("énoncé par {sources}", "حسب {sources}", "stated by {sources}"),
    Basis.DERIVED: T("déduit du champ « {field} »", "مستنتج من الحقل «{field}»", "derived from the field “{field}”"),  # noqa: E501
    Basis.CLASSIFIED: T("classé d’après {sources}", "مصنف استنادا إلى {sources}", "classified from {sources}"),  # noqa: E501
}
# fmt: on


class PlainValues:
    """Names fields and values as the models of today do; what these do not know stays as it is.

    ``date`` formats dates, which otherwise stay as record files write them.
    """

    def __init__(self, interface: Interface, date: Callable[[str], str] = str) -> None:
        self._interface = interface
        self._date = date

    def field(self, kind: type[Entry] | None, path: tuple[str, ...]) -> str:
        """The titles of the field at ``path`` and of those around it: `Contact · E-mail`.

        The items of a list have their numbers: `Steps · 2 · Date`.
        """
        parts: list[str] = []
        fields = field_types(kind) if kind is not None else {}
        for key in path:
            field = fields.get(key)
            parts.append(self._title(field, key))
            if field is not None and field.holds is not Holds.BY_FIELD:
                fields = field_types(field.group) if field.group else {}
        return " · ".join(parts)

    def value(self, kind: type[Entry] | None, path: tuple[str, ...], value: Plain) -> str | None:
        """``value``, which is or was at ``path`` in a record of ``kind``; None stays None."""
        if value is None:
            return None
        keys = [path[0], *(key for key in path[1:] if not key.isdigit())]
        field = field_at(kind, keys) if kind is not None else None
        if kind is not None and keys[0] == EVIDENCE_FIELD and len(keys) > 1:
            evidence = _evidence(value)
            if evidence is not None:
                return self._evidence(kind, evidence)
        if field is not None and field.declared == FieldName and isinstance(value, str):
            return self.field(kind, (value,))
        return self._text(field, value)

    def _title(self, field: FieldType | None, key: str) -> str:
        return key if field is None else self._interface.title(field.spec.titles)

    def _text(self, field: FieldType | None, value: Plain) -> str:
        if is_text(value):
            return LocalText.of_written(value).in_language(self._interface.code).text
        if isinstance(value, dict):
            inner = field_types(field.group) if field is not None and field.group else {}
            say, semicolon = self._interface.gettext, self._interface.language.semicolon
            return semicolon.join(
                say("{label}: {value}").format(
                    label=self._title(inner.get(name), name),
                    value=self._text(inner.get(name), item),
                )
                for name, item in value.items()
            )
        if isinstance(value, list):
            return self._interface.list_of([self._text(field, item) for item in value])
        return str(value) if field is None else self.single(field, str(value))

    def single(self, field: FieldType, value: str) -> str:
        """``value`` of ``field``: one, and neither a group nor a text in several languages."""
        if field.vocabulary is not None:
            term = _term(field.vocabulary, value)
            return value if term is None else self._interface.title(term.titles)
        if issubclass(field.value, RegionCode):
            titles: Any = REGIONS.get(value)
            return value if titles is None else self._interface.title(titles)
        if issubclass(field.value, CountryCode):
            return self._interface.country(value)
        if issubclass(field.value, LanguageTag):
            return self._interface.language_name(value)
        return self._date(value) if field.is_date else value

    def _evidence(self, kind: type[Entry], evidence: Evidence) -> str:
        return self._interface.title(_EVIDENCE[evidence.basis]).format(
            field=self.field(kind, (evidence.field,)) if evidence.field else "",
            sources=self._interface.list_of(list(evidence.sources)),
        )


def _evidence(value: Plain) -> Evidence | None:
    """The evidence that ``value`` is; None if it has none of the forms of today."""
    sources = value
    if isinstance(value, dict):
        if isinstance(value.get(Basis.DERIVED), str) and len(value) == 1:
            return Evidence.of_written(value)
        sources = value.get(Basis.CLASSIFIED) if len(value) == 1 else None
    if isinstance(sources, list) and all(isinstance(one, str) for one in sources):
        return Evidence.of_written(value)
    return None


def _term(vocabulary: Any, value: str) -> Any:
    try:
        return vocabulary(value)
    except ValueError:
        return None
