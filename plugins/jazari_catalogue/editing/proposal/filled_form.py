"""A filled issue form, read back from the body of its issue.

GitHub writes a form down as Markdown: the label of each field as a heading of the third level, what
was filled in below it. Anyone can write such a body by hand, or anything else. It is data here:
headings that are not the form's own are text, and one that stands twice makes a field unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jazari_catalogue.editing.generate.issue_forms import Field, Form

MOST_OF_BODY = 65_536
"""Characters of an issue, by GitHub's own limit."""

_NO_RESPONSE = "_No response_"
_CHECKED = re.compile(r"- \[[xX]\] (.+)")
_HEADING = re.compile(r"### +(.+)")


class Filled(NamedTuple):
    """What was written into a form: the text below each label that stands once."""

    form: Form
    values: dict[str, str]
    missing: frozenset[str]
    repeated: frozenset[str]


def filled_in(body: str, forms: Sequence[Form]) -> Filled | None:
    """What ``body`` fills in, or None where it is none of ``forms``.

    A form is known by its headings, since labels of issues can be left out and added by hand: the
    one that has most of them there, and more than half of its own.
    """
    lines = body[:MOST_OF_BODY].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = {heading[1].strip() for line in lines if (heading := _HEADING.fullmatch(line))}

    def known(form: Form) -> int:
        return sum(field.label in found for field in form.fields)

    form = max(forms, key=known)
    if known(form) * 2 <= len(form.fields):
        return None
    return _read(form, lines)


def _read(form: Form, lines: list[str]) -> Filled:
    by_label = {field.label: field.id for field in form.fields}
    below: dict[str, list[list[str]]] = {field.id: [] for field in form.fields}
    current: list[str] = []
    for line in lines:
        heading = _HEADING.fullmatch(line)
        name = by_label.get(heading[1].strip()) if heading else None
        if name is None:
            current.append(line)
        else:
            current = []
            below[name].append(current)
    texts = {name: "\n".join(parts[0]).strip() for name, parts in below.items() if len(parts) == 1}
    return Filled(
        form,
        {name: "" if text == _NO_RESPONSE else text for name, text in texts.items()},
        missing=frozenset(name for name, parts in below.items() if not parts),
        repeated=frozenset(name for name, parts in below.items() if len(parts) > 1),
    )


def confirmed(field: Field, text: str) -> bool:
    """Whether every sentence of ``field`` is ticked in ``text``."""
    ticked = {tick[1].strip() for line in text.split("\n") if (tick := _CHECKED.fullmatch(line))}
    return set(field.options) <= ticked
