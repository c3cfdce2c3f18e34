from __future__ import annotations

import re
from pathlib import Path

from benchmarks import eleventy_site, hugo_site

ROOT = Path(__file__).parents[2]
SCRIPTS = [file.read_text("utf-8") for file in (eleventy_site.SITE / "lib").glob("*.js")]


def test_the_texts_of_scripts_are_those_of_the_layouts_of_hugo() -> None:
    layouts = [file.read_text("utf-8") for file in hugo_site.SITE.rglob("*.html")]
    known = {text for layout in layouts for text in hugo_site.MESSAGE.findall(layout)}
    used = {
        quoted or word
        for script in SCRIPTS
        for quoted, word in re.findall(r'\bsay(?:\["([^"]+)"\]|\.(\w+))', script)
    }
    assert used
    assert used - known == set()


def test_the_sheets_and_scripts_of_pages_are_those_of_our_pages() -> None:
    loaded = {
        file
        for script in SCRIPTS
        for file in re.findall(r'(?:href|src)="/(assets/[\w/.-]+\.(?:css|js))"', script)
    }
    assert "assets/site.css" in loaded
    assert [file for file in sorted(loaded) if not (ROOT / "overrides" / file).is_file()] == []
