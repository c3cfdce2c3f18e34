"""The lines of a new record: its known fields, and the other fields to fill in.

A required field that is not known is written as a key without a value, which ``catalogue check``
reports as an error, so that no placeholder can be published. An optional field is commented out.
Both are followed by a comment that explains them.
"""

from __future__ import annotations

import re
from typing import Any

from jazari_catalogue.editing.format.scalars import (
    MAX_LINE,
    can_be_folded,
    folded,
    needs_no_quotes,
    quoted,
)
from jazari_catalogue.editing.new.provenance import evidence_of
from jazari_catalogue.languages import LANGUAGES
from jazari_catalogue.records.key_order import written_order
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.field_types import FieldType, Holds, field_types
from jazari_catalogue.records.values.text import LocalText


def skeleton(kind: type[Entry], values: dict[str, Any], column: int, language: str) -> list[str]:
    """The lines of a record of ``kind`` with ``values``, by field; its comments in ``language``.

    ``column``, counted from 0, is that of the dash of the list item.
    """
    inner = column + 2
    lines: list[str] = []
    fields = field_types(kind)
    for name in written_order(kind):
        if values.get(name) and fields[name].holds is Holds.BY_FIELD:
            lines += [f"{' ' * inner}{name}:", *_evidence(values[name], inner + 2)]
            margin = " " * (inner + 2)
            lines.append(f"{margin}# {explained(kind, name, language)}")
            others = _evidence(_of_others(kind, values, values[name]), 0)
            lines += [f"{margin}# {line}" for line in others]
        elif values.get(name):
            lines += _field(name, values[name], inner)
        elif fields[name].required:
            lines.append(f"{' ' * inner}{name}:  # {explained(kind, name, language)}")
        elif fields[name].spec.in_new:
            form = _form(fields[name])
            help_ = explained(kind, name, language)
            lines.append(f"{' ' * inner}# {name}:{f' {form}' if form else ''}  # {help_}")
    lines[0] = f"{' ' * column}- {lines[0][inner:]}"
    return lines


def _field(name: str, value: Any, column: int) -> list[str]:
    head = f"{' ' * column}{name}:"
    if isinstance(value, str):
        return _text(head, value, column)
    if isinstance(value, dict):
        return [head, *(line for key in value for line in _field(key, value[key], column + 2))]
    if all(isinstance(item, str) for item in value):
        items = [_inline(item, in_flow=True) for item in value]
        line = f"{head} [{', '.join(items)}]"
        if len(line) <= MAX_LINE:
            return [line]
        return [head, *(f"{' ' * (column + 2)}- {_inline(item)}" for item in value)]
    lines = [head]
    for item in value:
        inner = [line for key in item for line in _field(key, item[key], column + 4)]
        lines += [f"{' ' * (column + 2)}- {inner[0].lstrip()}", *inner[1:]]
    return lines


def _evidence(by_field: dict[str, Any], column: int) -> list[str]:
    """The lines of evidence by field, with what is not a plain list between braces."""
    lines: list[str] = []
    for name, entry in by_field.items():
        line = f"{' ' * column}{name}: {_flow(entry)}"
        lines += [line] if len(line) <= MAX_LINE else _field(name, entry, column)
    return lines


def _of_others(
    kind: type[Entry], values: dict[str, Any], by_field: dict[str, Any]
) -> dict[str, Any]:
    """The evidence that the other fields of ``kind`` will need, by the sources of ``by_field``."""
    cited = next((entry for entry in by_field.values() if isinstance(entry, list)), [])
    others = {
        name: True
        for name, field in field_types(kind).items()
        if field.spec.in_new and not values.get(name)
    }
    return evidence_of(kind, others, cited)


def _flow(value: Any) -> str:
    """``value`` on one line, in brackets or braces."""
    if isinstance(value, str):
        return _inline(value, in_flow=True)
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return f"{{{', '.join(f'{key}: {_flow(inner)}' for key, inner in value.items())}}}"


def _text(head: str, text: str, column: int) -> list[str]:
    line = f"{head} {_inline(text)}"
    if len(line) > MAX_LINE and can_be_folded(text):
        return [f"{head} >-", *folded(text, column + 2)]
    return [line]


def _inline(text: str, *, in_flow: bool = False) -> str:
    plain = needs_no_quotes(text, in_flow=in_flow) or _is_date_or_country(text)
    return text if plain else quoted(text)


def _is_date_or_country(text: str) -> bool:
    """Whether ``text`` is one; they need no quotes, because the records' reader types no scalar."""
    return re.fullmatch(r"\d{4}(-\d\d){0,2}|[A-Z]{2}", text, re.ASCII) is not None


def explained(kind: type[Entry], name: str, language: str) -> str:
    """The title and the help of the field ``name``, with the values that a closed list allows."""
    field = field_types(kind)[name]
    spec, vocabulary = field.spec, field.vocabulary
    help_ = f"{spec.titles.in_language(language)} · {spec.help.in_language(language)}"
    return f"{help_} {' | '.join(vocabulary)}" if vocabulary else help_


def _form(field: FieldType) -> str:
    """An empty value to fill in, such as ``[]`` for a list and ``{fr: , ar: }`` for a text."""
    if field.holds is Holds.BY_FIELD:
        return "{}"
    form = ""
    if field.value is LocalText:
        form = f"{{{', '.join(f'{code}: ' for code in LANGUAGES)}}}"
    elif field.group is not None:
        inner = field_types(field.group).values()
        form = f"{{{', '.join(f'{one.name}: {_form(one)}' for one in inner)}}}"
    return f"[{form}]" if field.holds is Holds.LIST else form
