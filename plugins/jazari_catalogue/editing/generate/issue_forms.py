"""The issue forms of the repository, with choices from the models, and their files for GitHub.

The files follow docs.github.com, *Syntax for issue forms* and *Syntax for GitHub's form schema*.
The package ``proposal`` reads filled forms back by the same fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from jazari_catalogue.editing.generate import issue_form_texts as texts
from jazari_catalogue.languages import FALLBACK, LANGUAGES, MESSAGES
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.model.entry import Entry
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.records.values.vocabularies import SourceLevel

FOLDER = ".github/ISSUE_TEMPLATE"


def _required(kind: type[Entry]) -> set[str]:
    return {name for name, info in kind.model_fields.items() if info.is_required()}


def can_be_proposed(kind: type[Entry]) -> bool:
    """Whether the form can propose a record of ``kind``: it has no required fields of its own."""
    return issubclass(kind, Record) and _required(kind) <= _required(Record)


KINDS_TO_PROPOSE = [kind for kind in KINDS.values() if can_be_proposed(kind)]
"""The kinds that the form offers; neither topics nor sources, which are no ``Record``."""


class Field(NamedTuple):
    """A field of a form. Its ``id`` never changes, because links on the site fill it in."""

    id: str
    type: str
    label: str
    description: str
    placeholder: str
    options: tuple[str, ...]
    """The choices of a dropdown, or the sentences to tick."""
    required: bool
    most: int | None
    """The most characters that the text may have in a record; None where it is not in one."""


class Form(NamedTuple):
    """An issue form; ``label`` is the one that its issues get."""

    purpose: str
    language: str
    label: str
    fields: tuple[Field, ...]


class _Question(NamedTuple):
    """A field of a form in all languages."""

    id: str
    type: str
    label: Titles
    description: Titles | None = None
    placeholder: str = ""
    options: tuple[Titles, ...] = ()
    required: bool = False
    most: int | None = None

    def in_language(self, language: str) -> Field:
        about = self.description
        return Field(
            self.id,
            self.type,
            self.label.in_language(language),
            "" if about is None else about.in_language(language),
            self.placeholder,
            tuple(option.in_language(language) for option in self.options),
            self.required,
            self.most,
        )


def _texts(
    name: str,
    type_: str,
    labels: Mapping[str, Titles],
    language: str,
    *,
    own: Titles,
    needed: Titles,
    other: Titles,
    most: int,
) -> list[_Question]:
    """A field for a text in each published language; that of the form's own language is required."""
    descriptions = {FALLBACK: needed} | {language: own}
    return [
        _Question(
            f"{name}_{code}",
            type_,
            labels[code],
            descriptions.get(code, other),
            required=code == language,
            most=most,
        )
        for code in LANGUAGES
    ]


def _proposal(language: str) -> list[_Question]:
    names = _texts(
        "name",
        "input",
        texts.NAMES,
        language,
        own=texts.NAME_AS_THERE,
        needed=texts.NAME_NEEDED,
        other=texts.NAME_IF_GIVEN,
        most=200,
    )
    summaries = _texts(
        "summary",
        "textarea",
        texts.SUMMARIES,
        language,
        own=texts.SUMMARY_OWN,
        needed=texts.SUMMARY_NEEDED,
        other=texts.SUMMARY_SAME,
        most=600,
    )
    kinds = tuple(kind.titles for kind in KINDS_TO_PROPOSE)
    levels = tuple(level.titles for level in SourceLevel)
    languages = tuple(texts.SOURCE_LANGUAGES.values())
    # One field per line, however long.
    # ruff: noqa: E501
    # fmt: off
    return [
        _Question("kind", "dropdown", texts.KIND, options=kinds, required=True),
        *names,
        *summaries,
        _Question("source_url", "input", texts.SOURCE_URL, texts.SOURCE_URL_WHAT, _HTTPS, required=True, most=2000),
        _Question("source_publisher", "input", texts.SOURCE_PUBLISHER, texts.SOURCE_PUBLISHER_WHAT, required=True, most=200),
        _Question("source_title", "input", texts.SOURCE_TITLE, texts.SOURCE_TITLE_WHAT, most=300),
        _Question("source_date", "input", texts.SOURCE_DATE, texts.SOURCE_DATE_WHAT, "2026-01-12", most=10),
        _Question("source_language", "dropdown", texts.SOURCE_LANGUAGE, options=languages, required=True),
        _Question("source_level", "dropdown", texts.SOURCE_LEVEL, texts.SOURCE_LEVEL_WHAT, options=levels, required=True),
        _Question("details", "textarea", texts.DETAILS, texts.DETAILS_WHAT),
        _confirm(texts.NONE_WRITTEN, texts.SOURCE_READ),
    ]


def _correction(_language: str) -> list[_Question]:
    return [
        _RECORD,
        _PAGE,
        _Question("wrong", "textarea", texts.WRONG, texts.WRONG_WHAT),
        _Question("right", "textarea", texts.RIGHT, required=True),
        _Question("sources", "textarea", texts.SOURCES, texts.SOURCES_WHAT, _HTTPS, required=True),
        _confirm(texts.NONE_WRITTEN),
    ]


def _dead_link(_language: str) -> list[_Question]:
    return [
        _RECORD,
        _PAGE,
        _Question("link", "input", texts.LINK, placeholder=_HTTPS, required=True),
        _Question("replacement", "input", texts.REPLACEMENT, texts.REPLACEMENT_WHAT, _HTTPS),
        _Question("details", "textarea", texts.DETAILS),
        _confirm(texts.NONE_WRITTEN),
    ]
    # fmt: on


def _confirm(*sentences: Titles) -> _Question:
    return _Question("confirm", "checkboxes", texts.BEFORE_SENDING, options=sentences)


_HTTPS = "https://"
_RECORD = _Question(
    "record", "input", texts.RECORD, texts.RECORD_WHAT, "jazari-root", required=True
)
_PAGE = _Question("page", "input", texts.PAGE, placeholder=_HTTPS)


class _Purpose(NamedTuple):
    """What a form is for: the label of its issues, its entry in the list of forms, its fields."""

    label: str
    name: Titles
    description: Titles
    title: Titles
    """The start of the title of the issue."""
    notices: tuple[Titles, ...]
    questions: Callable[[str], list[_Question]]
    """Gives the fields of the form in a language."""


_NOTICES = (texts.NO_PERSONAL_DATA, texts.NOTHING_WITHOUT_A_SOURCE)
_PURPOSES = {
    "propose": _Purpose(
        "proposal",
        texts.PROPOSE,
        texts.PROPOSE_WHAT,
        texts.PROPOSAL,
        (*_NOTICES, texts.BECOMES_A_DRAFT),
        _proposal,
    ),
    "correct": _Purpose(
        "correction",
        texts.CORRECT,
        texts.CORRECT_WHAT,
        texts.CORRECTION,
        _NOTICES,
        _correction,
    ),
    "dead-link": _Purpose(
        "dead-link",
        texts.REPORT,
        texts.REPORT_WHAT,
        texts.DEAD_LINK,
        _NOTICES,
        _dead_link,
    ),
}


def forms() -> list[Form]:
    """The form of each purpose in each language."""
    return [
        Form(
            name,
            language,
            purpose.label,
            tuple(question.in_language(language) for question in purpose.questions(language)),
        )
        for name, purpose in _PURPOSES.items()
        for language in MESSAGES
    ]


def files(_root: Path) -> dict[str, str]:
    """The content of each form's file, as YAML, by its path in the project."""
    return {f"{FOLDER}/{form.purpose}-{form.language}.yml": _as_yaml(form) for form in forms()}


_HEAD = (
    "# Written by `make generate` from plugins/jazari_catalogue/editing/generate/issue_forms.py.\n"
)


def _as_yaml(form: Form) -> str:
    purpose, language = _PURPOSES[form.purpose], form.language
    notice = "\n\n".join(text.in_language(language) for text in purpose.notices)
    head = {
        "name": purpose.name.in_language(language),
        "description": purpose.description.in_language(language),
        "title": purpose.title.in_language(language),
        "labels": [form.label],
    }
    body = [{"type": "markdown", "attributes": {"value": notice}}, *map(_as_mapping, form.fields)]
    items = (_dumped({"body": [item]}).removeprefix("body:\n") for item in body)
    return f"{_HEAD}{_dumped(head)}body:\n" + "\n".join(items)


def _as_mapping(field: Field) -> dict[str, Any]:
    """The field as GitHub's form schema has it, without empty keys."""
    about: dict[str, Any] = {"label": field.label}
    about |= {"description": field.description} if field.description else {}
    about |= {"placeholder": field.placeholder} if field.placeholder else {}
    if field.type == "checkboxes":
        about["options"] = [{"label": sentence, "required": True} for sentence in field.options]
    elif field.options:
        about["options"] = [*field.options]
    written = {"type": field.type, "id": field.id, "attributes": about}
    return written | ({"validations": {"required": True}} if field.required else {})


class _Dumper(yaml.SafeDumper):
    """Indents lists, and writes texts of several lines as literal blocks."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = "|" if "\n" in data else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style)


_Dumper.add_representer(str, _Dumper.represent_str)


def _dumped(value: object) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))
