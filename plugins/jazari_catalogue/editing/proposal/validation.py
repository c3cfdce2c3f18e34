"""What is wrong with the answers in a filled form, field by field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from jazari_catalogue.editing.generate.issue_forms import Field
from jazari_catalogue.editing.proposal import messages
from jazari_catalogue.editing.proposal.filled_form import FilledForm, all_ticked
from jazari_catalogue.languages import FALLBACK
from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import Problem
from jazari_catalogue.records.validation import refused_text
from jazari_catalogue.records.values.addresses import Url
from jazari_catalogue.records.values.characters import FORBIDDEN, first_hidden, name_of
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.text import PlainText
from jazari_catalogue.records.values.titles import Titles

_REQUIRED_IN_FRENCH = (f"name_{FALLBACK}", f"summary_{FALLBACK}")
_TYPES: dict[str, Any] = {"source_url": Url, "source_date": Edtf}
# An e-mail address, or a telephone number of Morocco.
_PERSONAL = re.compile(r"[\w.+-]+@\w[\w-]*\.\w|(?:\+|\b00)212[ .-]?\d|\b0[5-7](?:[ .-]?\d\d){4}\b")


def field_message(filled: FilledForm, text: Titles, name: str, **values: object) -> str:
    """``text`` in the language of the form, with the label of the field ``name`` filled in."""
    label = next(field.label for field in filled.form.fields if field.id == name)
    return text.in_language(filled.form.language).format(field=label, **values)


def form_errors(filled: FilledForm) -> Iterator[str]:
    """What has to be corrected in the form, at most one message a field, in its language."""
    for field in filled.form.fields:
        name = field.id
        if name in filled.repeated:
            yield field_message(filled, messages.REPEATED, name)
        elif name in filled.missing:
            yield field_message(filled, messages.MISSING, name)
        elif error := _answer_error(filled, field):
            yield error


def _answer_error(filled: FilledForm, field: Field) -> str | None:
    name, answer, language = field.id, filled.answers[field.id], filled.form.language
    text: Titles | None = None
    values: dict[str, object] = {}
    if field.type == "checkboxes":
        text = None if all_ticked(field, answer) else messages.NOT_CONFIRMED
    elif field.type == "dropdown":
        text = None if answer in field.options else messages.NOT_A_CHOICE
    elif not answer:
        # A record needs French, but a form in another language may be sent without it.
        if name in _REQUIRED_IN_FRENCH:
            text = messages.NO_FRENCH
        elif field.required:
            text = messages.EMPTY
    elif field.most is not None and len(answer) > field.most and _TYPES.get(name) is not Edtf:
        text, values = messages.TOO_LONG, {"count": len(answer), "most": field.most}
    elif field.most is not None:
        problem = _problem(name, unicodedata.normalize("NFC", answer))
        if problem is not None:
            # Also for a date in words: how to write it helps more than that it is too long.
            text = messages.PROBLEM
            values = {"message": problem.message(language), "fix": problem.fix(language)}
        elif name != "source_url" and _PERSONAL.search(answer):
            text = messages.PERSONAL
    return None if text is None else field_message(filled, text, name, **values)


def _problem(name: str, text: str) -> Problem | None:
    """The problem that a record with ``text`` in this field would have."""
    if hidden := first_hidden(text) or FORBIDDEN.search(text):
        return codes.HIDDEN_CHARACTER.at("", character=name_of(hidden[0]))
    kind = _TYPES.get(name, PlainText)
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        return refused_text(error, text, codes.BAD_DATE if kind is Edtf else codes.BAD_URL)
    return None
