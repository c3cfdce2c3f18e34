"""The French and English of the site: typography, and phrases that no native writes."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

from jazari_catalogue import editing, exports, records
from jazari_catalogue.exports.export import Format
from jazari_catalogue.exports.tables.columns import BASIS, DERIVED_FROM, numbered
from jazari_catalogue.exports.tables.other_tables import tables_beside_records
from jazari_catalogue.records.facet_fields import all_facets
from jazari_catalogue.records.kinds import KINDS
from jazari_catalogue.records.kinds.source import LEVEL_MEANINGS
from jazari_catalogue.records.model.field_types import field_types
from jazari_catalogue.records.model.menu import Menu
from jazari_catalogue.records.model.record import Record
from jazari_catalogue.records.problems.explanations import EXPLANATIONS
from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.values import vocabularies
from jazari_catalogue.records.values.titles import Titles
from jazari_catalogue.texts.interface import LOCALES
from tests.project import ROOT

CALQUES = {
    "fr": [
        "convenu",
        "nommé d’après",
        "ce qui a cette mission",
        "ce qui a ce statut",
        "tout ce qu’elle appuie",
        "montre les siens",
        "moyens : identifier",
        "rend la place",
        "qui est lié à quoi",
        "source lue",
        "sources lues",
    ],
    "en": [
        "how far what the catalogue",
        "who is tied to what",
        "what stands in",
        "words to look for",
        "no known fault is open",
        "behind the day",
        "higher-education ministry",
        "source that was read",
        "open for application ",
        "in charge of digital",
        "at the instigation of",
        "was born of",
    ],
}
FAULTS = {
    "fr": {
        "a straight apostrophe": r"\w'\w",
        "a plain space before a mark that takes a no-break one": r"[^\s|#*-] [:;?!»](?=[\s).,*]|$)",
        "a plain space after an opening mark": r"« ",
        "straight quotation marks": r'"',
    },
    "en": {
        "a straight apostrophe": r"\w'\w",
        "straight quotation marks": r'"',
        "a space before a mark": r"\w [:;?!](?=\s|$)",
    },
}
IN_BOTH = {"doubled spaces": r"\S {2,}\S", "three dots": r"\.\.\."}
LANGUAGES = tuple(CALQUES)


def from_catalogue(code: str) -> Iterator[str]:
    """The interface texts: in English they are the keys of the catalogue."""
    with (LOCALES / code / "LC_MESSAGES" / "catalogue.po").open("rb") as file:
        for message in read_po(file, locale=code):
            texts = message.id if code == "en" else message.string
            yield from (texts,) if isinstance(texts, str) else texts


def from_frame(code: str) -> Iterator[str]:
    """The texts of the header and the footer."""
    template = (ROOT / "overrides" / "partials" / "interface" / f"{code}.html").read_text("utf-8")
    yield from re.findall(r'": "(.*)",$', template, re.MULTILINE)


def from_models(code: str) -> Iterator[str]:
    """The names of kinds, fields, facets and values, and what is said of them."""
    for titles in titles_of_models():
        if titles is not None:
            yield titles.in_language(code)


def titles_of_models() -> Iterator[Titles | None]:
    for kind in KINDS.values():
        yield from (value for value in vars(kind).values() if isinstance(value, Titles))
        groups = {field.group for field in field_types(kind).values() if field.group}
        for model in (kind, *groups):
            for field in field_types(model).values():
                yield from (field.spec.titles, field.spec.help, field.spec.if_single)
                yield field.spec.relation and field.spec.relation.reverse
    for facet in all_facets():
        yield facet.titles
        if (page := facet.page) is not None:
            yield from (page.titles, page.intro, page.intro_of_value, page.menu_titles)
            yield from page.explanations.values()
    for vocabulary in (Menu, *vocabularies.Vocabulary.__subclasses__()):
        yield from (member.titles for member in vocabulary)
    yield from LEVEL_MEANINGS.values()


def from_messages(code: str) -> Iterator[str]:
    """What editors read: problems, forms, and the answers of the commands; without code.

    A quotation mark on its own is one to type in a file, so these texts may have straight ones.
    """
    for titles in titles_of_messages():
        if titles.has(code):
            yield re.sub(r"`[^`]*`|\\?['\"](…['\"])?", "x", titles.in_language(code))


def titles_of_messages() -> Iterator[Titles]:
    for package in (records, editing):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(module.name)).values():
                yield from titles_in(value)
    for explained in EXPLANATIONS.values():
        yield from explained


def titles_in(value: object) -> Iterator[Titles]:
    if isinstance(value, Code):
        value = [value.message, value.fix, value.fix_without_suggestion]
    elif isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, Titles):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, Titles))


def from_exports(code: str) -> Iterator[str]:
    """What the data says of its files, tables and columns."""
    for module in pkgutil.walk_packages(exports.__path__, f"{exports.__name__}."):
        for value in vars(import_module(module.name)).values():
            described = value.use if isinstance(value, Format) else value
            yield from (titles.in_language(code) for titles in titles_in(described))
    for table in tables_beside_records(LANGUAGES):
        yield table.titles.in_language(code)
        for column in table.columns:
            yield from (one.in_language(code) for one in (column.titles, column.help))
    for titles in (BASIS.help, DERIVED_FROM.help, numbered(field_types(Record)["path"]).help):
        yield titles.in_language(code)


def from_pages(code: str) -> Iterator[str]:
    """The prose of the pages, without markup, addresses and code."""
    for page in sorted((ROOT / "content" / code).glob("*.md")):
        text = page.read_text("utf-8")
        yield re.sub(r"<[^>]*>|`[^`]*`|\]\([^)]*\)|\{#[^}]*\}", "", text)


def from_records(code: str) -> Iterator[str]:
    """The texts of the records in a language."""
    for name in ("institutes.yaml", "partners.yaml"):
        yield from texts_in(yaml.safe_load((ROOT / name).read_text("utf-8")), code)


def texts_in(value: Any, code: str) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get(code), str):
            yield value[code]
        for item in value.values():
            yield from texts_in(item, code)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item, code)


def faults_in(text: str, code: str) -> list[str]:
    """What is wrong in ``text``, each with some of the text around it."""
    patterns = {**IN_BOTH, **FAULTS[code]}
    patterns |= {f"the phrase “{phrase}”": f"(?i){re.escape(phrase)}" for phrase in CALQUES[code]}
    return [
        f"{fault}: {text[max(0, found.start() - 20) : found.end() + 20]!r}"
        for fault, pattern in patterns.items()
        for found in re.finditer(pattern, text)
    ]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    "texts",
    [
        *(from_catalogue, from_frame, from_models, from_messages, from_exports, from_pages),
        from_records,
    ],
)
def test_no_text_has_a_calque_or_a_fault_of_typography(
    texts: Callable[[str], Iterator[str]], code: str
) -> None:
    written = list(texts(code))
    assert len(written) > 4
    assert [fault for text in written for fault in faults_in(text, code)] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("fr", "l'institut"),
        ("fr", "Statut : lancé"),
        ("fr", "« Accord\u00a0»"),
        ("fr", "Convenu"),
        ("fr", "deux  espaces"),
        ("en", "and so on..."),
        ("en", "the agreement's date"),
        ("en", "Words to look for"),
    ],
)
def test_faults_are_seen(code: str, text: str) -> None:
    assert len(faults_in(text, code)) == 1
