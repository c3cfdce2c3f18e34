"""The scripts of the search under Node, compared with what Python does."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path

import pytest

from jazari_catalogue.site.search.index import IndexFiles, build_index
from jazari_catalogue.site.search.texts import search_texts
from jazari_catalogue.texts.interface import interface
from jazari_catalogue.texts.normalise import forms, words
from tests.project import LANGUAGES, NODE, ROOT

BLOCKS = [
    *[range(0x20, 0x7F)] * 4,
    range(0xA0, 0x250),
    range(0x2B0, 0x370),
    range(0x370, 0x400),
    *[range(0x600, 0x700)] * 4,
    range(0x1E00, 0x2070),
    range(0x2D30, 0x2D80),
    range(0xFB00, 0xFB07),
    range(0xFE80, 0xFF00),
]
"""Blocks of characters for random texts: those of French, Arabic, English and Tifinagh."""
PIECES = ["l'", "’", "R&D", " & ", ".", "ال", "وال", "لل", "ب", "ـ", "école", "معهد", "s", " "]


def node(*command: str | Path, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*NODE, *command],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **env},
    )


def random_texts(count: int) -> list[str]:
    rng = random.Random("search")
    return [
        "".join(
            rng.choice(PIECES) if rng.random() < 0.3 else chr(rng.choice(rng.choice(BLOCKS)))
            for _ in range(rng.randrange(1, 30))
        )
        for _ in range(count)
    ]


def write_index(folder: Path, index: IndexFiles) -> None:
    (folder / "head.json").write_bytes(index.head)
    for name, content in index.parts():
        (folder / name).write_bytes(content)


def test_the_javascript_tests_pass(invented, tmp_path):
    tests = sorted((ROOT / "tests" / "search").glob("*.test.mjs"))
    assert tests
    write_index(tmp_path, build_index(invented, "fr"))
    outcome = node("--test", *tests, INDEX=str(tmp_path))
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_python_and_javascript_normalise_random_texts_alike():
    texts = random_texts(5000)
    outcome = node(Path("tests/search/words.mjs"), stdin=json.dumps(texts))
    assert outcome.returncode == 0, outcome.stderr
    for text, in_javascript in zip(texts, json.loads(outcome.stdout), strict=True):
        assert [forms(word) for word in words(text)] == in_javascript, ascii(text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_python_and_javascript_write_dates_alike(code):
    dates = ["2030", *(f"2026-{month:02}{day}" for month in range(1, 13) for day in ("", "-01"))]
    request = {"texts": search_texts(interface(code))["dates"], "dates": [*dates, "2025-11-30"]}
    outcome = node(Path("tests/search/dates.mjs"), stdin=json.dumps(request))
    assert outcome.returncode == 0, outcome.stderr
    assert json.loads(outcome.stdout) == [interface(code).date(date) for date in request["dates"]]
