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
from jazari_catalogue.site.pages.language_choice import TAGLINE
from jazari_catalogue.site.rendering.share_images import INDEPENDENT
from jazari_catalogue.texts.interface import LOCALES
from tests.project import ROOT


def test_texts_of_the_frame_have_the_same_keys_in_every_language() -> None:
    folder = ROOT / "overrides" / "partials" / "interface"
    keys = {
        code: re.findall(
            r'^  "([\w.]+)":', (folder / f"{code}.html").read_text("utf-8"), re.MULTILINE
        )
        for code in MESSAGES
    }
    assert keys["fr"]
    assert keys["ar"] == keys["fr"] == keys["en"]


def texts_in_use() -> set[str | tuple[str, ...]]:
    """Every interface text of the templates and the program; a tuple has its plural forms."""
    texts: set[str | tuple[str, ...]] = {TAGLINE, INDEPENDENT}
    for folder in ("", "embeds", "frame", "pages", "pictures", "records"):
        for file in sorted((ROOT / "overrides" / folder).glob("*.html")):
            stream = io.BytesIO(file.read_bytes())
            for _, _, message, _ in babel_extract(stream, ("_", "ngettext"), [], {}):
                texts.add(_id(message))
    keywords = {"gettext": None, "say": None, "ngettext": (1, 2), "plural_forms": (1, 2)}
    for file in sorted((ROOT / "plugins" / "jazari_catalogue" / "site").rglob("*.py")):
        with file.open("rb") as source:
            for _, message, _, _ in extract("python", source, keywords):
                texts.add(_id(message))
    return texts


def _id(message: Any) -> str | tuple[str, ...]:
    return message if isinstance(message, str) else tuple(form for form in message if form)


def catalogue(code: str) -> Catalog:
    """The gettext catalogue of a language."""
    with (LOCALES / code / "LC_MESSAGES" / "catalogue.po").open("rb") as stream:
        return read_po(stream, locale=code)


@pytest.mark.parametrize("code", MESSAGES)
def test_no_text_is_translated_twice(code: str) -> None:
    """Of two translations of a text, the last one would be used in silence."""
    text = (LOCALES / code / "LC_MESSAGES" / "catalogue.po").read_text(encoding="utf-8")
    texts = re.findall(r'^msgid (".+")$', text, re.MULTILINE)
    assert texts
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


@pytest.mark.parametrize("code", MESSAGES)
def test_catalogue_of_a_language_has_exactly_the_texts_in_use(code: str) -> None:
    texts = {message.id for message in catalogue(code) if message.id}
    assert texts == texts_in_use()


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_interface_text_is_translated(code: str) -> None:
    forms = {"fr": 2, "ar": 6}[code]
    for message in catalogue(code):
        if isinstance(message.id, str):
            assert message.string, message.id
        else:
            assert len([form for form in message.string or () if form]) == forms, message.id


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_translations_have_the_placeholders_of_the_text(code: str) -> None:
    def placeholders(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)s|\{\w+\}", text))

    for message in catalogue(code):
        if message.id:
            expected = placeholders("".join(_id(message.id)))
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            # The forms for zero, one and two may be without the number.
            assert all(placeholders(form) <= expected for form in forms), message.id
            assert set().union(*map(placeholders, forms)) == expected, message.id
