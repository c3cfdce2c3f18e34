"""The text of a new record: what is known, what is still to write, and what may be written.

What is still to write has a key without a value, which ``check`` refuses: no stand-in can ever
be published. What may be written is commented out, with a word on it.
"""

from __future__ import annotations

import re
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from jazari_catalogue.editing.format_order import written_order
from jazari_catalogue.editing.format_scalars import (
    LONGEST,
    can_be_folded,
    folded,
    needs_no_quotes,
    quoted,
)
from jazari_catalogue.records.record import Entry
from jazari_catalogue.records.text import LocalText
from jazari_catalogue.records.vocabularies import Vocabulary

LATER = frozenset({"former_ids"})
"""Fields that a new record never has."""


def skeleton(kind: type[Entry], values: dict[str, Any], column: int, language: str) -> list[str]:
    """The lines of a record of ``kind``, its dash at ``column``, explained in ``language``."""
    inner = column + 2
    lines: list[str] = []
    for name in written_order(kind):
        if values.get(name):
            lines += _field(name, values[name], inner)
        elif kind.model_fields[name].is_required():
            lines.append(f"{' ' * inner}{name}:  # {explained(kind, name, language)}")
        elif name not in LATER:
            form = _form(kind.model_fields[name].annotation)
            said = explained(kind, name, language)
            lines.append(f"{' ' * inner}# {name}:{f' {form}' if form else ''}  # {said}")
    lines[0] = f"{' ' * column}- {lines[0][inner:]}"
    return lines


def _field(name: str, value: Any, column: int) -> list[str]:
    head = f"{' ' * column}{name}:"
    if isinstance(value, str):
        return _text(head, value, column)
    if isinstance(value, dict):
        return [head, *(line for key in value for line in _field(key, value[key], column + 2))]
    if all(isinstance(item, str) for item in value):
        words = [_inline(item, in_flow=True) for item in value]
        line = f"{head} [{', '.join(words)}]"
        if len(line) <= LONGEST:
            return [line]
        return [head, *(f"{' ' * (column + 2)}- {_inline(item)}" for item in value)]
    lines = [head]
    for item in value:
        inner = [line for key in item for line in _field(key, item[key], column + 4)]
        lines += [f"{' ' * (column + 2)}- {inner[0].lstrip()}", *inner[1:]]
    return lines


def _text(head: str, text: str, column: int) -> list[str]:
    line = f"{head} {_inline(text)}"
    if len(line) > LONGEST and can_be_folded(text):
        return [f"{head} >-", *folded(text, column + 2)]
    return [line]


def _inline(text: str, *, in_flow: bool = False) -> str:
    plain = needs_no_quotes(text, in_flow=in_flow) or _is_date_or_country(text)
    return text if plain else quoted(text)


def _is_date_or_country(text: str) -> bool:
    """These are bare in the files: the project's reader takes every value as text."""
    return re.fullmatch(r"\d{4}(-\d\d){0,2}|[A-Z]{2}", text, re.ASCII) is not None


def explained(kind: type[Entry], name: str, language: str) -> str:
    """What ``name`` of ``kind`` is and what to write there, with the values of a closed list."""
    spec = kind.fields()[name]
    said = f"{spec.titles.in_language(language)} · {spec.help.in_language(language)}"
    known = _vocabulary(kind.model_fields[name].annotation)
    return f"{said} {' | '.join(word.value for word in known)}" if known else said


def _form(annotation: Any) -> str:
    """How a value of this type looks, with nothing in it."""
    inner = [found for found in get_args(annotation) if found is not type(None)]
    if get_origin(annotation) in (Union, UnionType):
        return _form(inner[0])
    if get_origin(annotation) is list:
        return f"[{_form(inner[0])}]"
    if get_origin(annotation) is dict:
        return "{}"
    if annotation is LocalText:
        return "{fr: , ar: , en: }"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return f"{{{', '.join(f'{name}: {_form(info.annotation)}' for name, info in fields)}}}"
    return ""


def _vocabulary(annotation: Any) -> list[Vocabulary]:
    if isinstance(annotation, type) and issubclass(annotation, Vocabulary):
        return list(annotation)
    return next(filter(None, map(_vocabulary, get_args(annotation))), [])
