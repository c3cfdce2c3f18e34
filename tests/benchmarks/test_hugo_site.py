from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po

from benchmarks import hugo_site
from jazari_catalogue.texts.interface import LOCALES

ROOT = Path(__file__).parents[2]
LAYOUTS = [file.read_text(encoding="utf-8") for file in hugo_site.SITE.rglob("*.html")]


def test_the_texts_of_layouts_are_messages_of_the_site() -> None:
    with (LOCALES / "fr" / "LC_MESSAGES" / "catalogue.po").open("rb") as file:
        messages = {message.id for message in read_po(file)}
    texts = {text for layout in LAYOUTS for text in hugo_site.MESSAGE.findall(layout)}
    assert texts
    assert texts - messages == set()


def test_the_counted_texts_of_layouts_are_known() -> None:
    used = {key for layout in LAYOUTS for key in re.findall(r'i18n "(\w+)"', layout)}
    assert used == set(hugo_site.COUNTED)


def test_the_sheets_and_scripts_of_layouts_are_those_of_our_pages() -> None:
    loaded = {
        file
        for layout in LAYOUTS
        for file in re.findall(r'(?:href|src)="/(assets/[\w/.-]+\.(?:css|js))"', layout)
    }
    assert "assets/site.css" in loaded
    assert [file for file in sorted(loaded) if not (ROOT / "overrides" / file).is_file()] == []
