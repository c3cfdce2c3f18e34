"""The interface texts of templates and program, and their translations."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.plan import TAGLINE
from jazari_catalogue.site.text.interface import LOCALES
from tests.project import ROOT


def test_frame_says_the_same_things_in_every_language() -> None:
    folder = ROOT / "overrides" / "partials" / "interface"
    keys = {
        code: re.findall(
            r'^  "([\w.]+)":', (folder / f"{code}.html").read_text("utf-8"), re.MULTILINE
        )
        for code in MESSAGES
    }
    assert keys["fr"]
    assert keys["ar"] == keys["fr"] == keys["en"]


def said() -> set[str | tuple[str, ...]]:
    """Every interface text that a template or the program asks for."""
    found: set[str | tuple[str, ...]] = {TAGLINE}
    for folder in ("", "frame", "pages", "pictures", "records"):
        for file in sorted((ROOT / "overrides" / folder).glob("*.html")):
            stream = io.BytesIO(file.read_bytes())
            for _, _, message, _ in babel_extract(stream, ("_", "ngettext"), [], {}):
                found.add(_id(message))
    keywords = {"gettext": None, "say": None, "ngettext": (1, 2), "plural_forms": (1, 2)}
    for file in sorted((ROOT / "plugins" / "jazari_catalogue" / "site").rglob("*.py")):
        with file.open("rb") as source:
            for _, message, _, _ in extract("python", source, keywords):
                found.add(_id(message))
    return found


def _id(message: Any) -> str | tuple[str, ...]:
    return message if isinstance(message, str) else tuple(form for form in message if form)


def catalogue(code: str) -> Catalog:
    """The interface texts of a language."""
    with (LOCALES / code / "LC_MESSAGES" / "catalogue.po").open("rb") as stream:
        return read_po(stream, locale=code)


@pytest.mark.parametrize("code", MESSAGES)
def test_every_interface_text_is_in_the_language_and_no_other(code: str) -> None:
    written = {message.id for message in catalogue(code) if message.id}
    assert written == said()


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_interface_text_is_translated(code: str) -> None:
    forms = {"fr": 2, "ar": 6}[code]
    for message in catalogue(code):
        if isinstance(message.id, str):
            assert message.string, message.id
        else:
            assert len([form for form in message.string or () if form]) == forms, message.id


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_no_translation_asks_for_what_the_text_does_not_give(code: str) -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)s|\{\w+\}", text))

    for message in catalogue(code):
        if message.id:
            given = places("".join(_id(message.id)))
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            # A form for none, one or two may do without the number.
            assert all(places(form) <= given for form in forms), message.id
            assert set().union(*map(places, forms)) == given, message.id
