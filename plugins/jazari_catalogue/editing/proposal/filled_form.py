"""Reads a filled issue form back from the body of its issue.

GitHub writes a filled form as Markdown: the label of each field is a heading of level three, and
the answer is below it. Anyone can edit that text, so nothing in it is trusted. A heading that is no
label of the form belongs to the answer above it, and a label that occurs twice makes its field
unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jazari_catalogue.editing.generate.issue_forms import Field, Form

MAX_BODY = 65_536
"""The most characters that GitHub accepts in an issue; the rest of a longer text is ignored."""

_NO_RESPONSE = "_No response_"
_TICKED = re.compile(r"- \[[xX]\] (.+)")
_HEADING = re.compile(r"### +(.+)")


class FilledForm(NamedTuple):
    """A form and its answers."""

    form: Form
    answers: dict[str, str]
    """By field id, the text below each label that occurs exactly once."""
    missing: frozenset[str]
    """The ids of the fields whose label does not occur."""
    repeated: frozenset[str]
    """The ids of the fields whose label occurs more than once."""


def read_filled_form(body: str, forms: Sequence[Form]) -> FilledForm | None:
    """The answers in ``body``, the text of an issue; None where it is not one of ``forms``.

    The form is recognised by its labels, because a label of the issue itself can be removed or
    added by hand. It is the form with the most labels in the text, if they are more than half of
    its labels.
    """
    lines = body[:MAX_BODY].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    headings = {heading[1].strip() for line in lines if (heading := _HEADING.fullmatch(line))}

    def labels_present(form: Form) -> int:
        return sum(field.label in headings for field in form.fields)

    form = max(forms, key=labels_present)
    if labels_present(form) * 2 <= len(form.fields):
        return None
    return _read(form, lines)


def _read(form: Form, lines: list[str]) -> FilledForm:
    by_label = {field.label: field.id for field in form.fields}
    sections: dict[str, list[list[str]]] = {field.id: [] for field in form.fields}
    current: list[str] = []
    for line in lines:
        heading = _HEADING.fullmatch(line)
        name = by_label.get(heading[1].strip()) if heading else None
        if name is None:
            current.append(line)
        else:
            current = []
            sections[name].append(current)
    texts = {
        name: "\n".join(parts[0]).strip() for name, parts in sections.items() if len(parts) == 1
    }
    return FilledForm(
        form,
        {name: "" if text == _NO_RESPONSE else text for name, text in texts.items()},
        missing=frozenset(name for name, parts in sections.items() if not parts),
        repeated=frozenset(name for name, parts in sections.items() if len(parts) > 1),
    )


def all_ticked(field: Field, answer: str) -> bool:
    """Whether ``answer`` has a ticked box for every sentence of ``field``."""
    ticked = {tick[1].strip() for line in answer.split("\n") if (tick := _TICKED.fullmatch(line))}
    return set(field.options) <= ticked
