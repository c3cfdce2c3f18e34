"""Only languages.py lists the languages."""

from __future__ import annotations

import ast

from jazari_catalogue.languages import BY_CODE, FALLBACK, LANGUAGES, MESSAGES, TEXT
from tests.project import ROOT

PROGRAM = ("plugins", "tools")


def lists_of_languages(source: str) -> list[int]:
    """The lines of ``source`` that list several languages by their codes."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.Tuple, ast.List, ast.Set))
        and len(node.elts) > 1
        and all(isinstance(item, ast.Constant) and item.value in TEXT for item in node.elts)
    ]


def test_no_module_lists_the_languages_again() -> None:
    assert lists_of_languages('PUBLISHED = ("fr", "ar", "en")') == [1]
    lists = [
        f"{file.relative_to(ROOT)}:{line}: use LANGUAGES, MESSAGES or TEXT of languages.py"
        for folder in PROGRAM
        for file in sorted((ROOT / folder).rglob("*.py"))
        for line in lists_of_languages(file.read_text(encoding="utf-8"))
    ]
    assert lists == []


def test_the_fallback_language_is_published_and_has_texts_everywhere() -> None:
    assert FALLBACK in LANGUAGES
    assert FALLBACK in MESSAGES
    assert set(LANGUAGES) | set(MESSAGES) <= set(TEXT)
    assert BY_CODE[FALLBACK].translated
