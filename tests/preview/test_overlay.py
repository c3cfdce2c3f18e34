"""What pages of a preview show over them while the site cannot be built."""

from __future__ import annotations

import re

import pytest

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.preview.failure import Excerpt, Mistake
from jazari_catalogue.preview.overlay import with_preview

HOSTILE = "</code></template></body><script>alert(1)</script><img src=x onerror=alert(1)>\" ' &lt;"
MISTAKE = Mistake(HOSTILE, HOSTILE, HOSTILE, Excerpt(3, HOSTILE, HOSTILE, HOSTILE), HOSTILE)


@pytest.mark.parametrize("language", MESSAGES)
def test_texts_of_records_are_escaped(language: str) -> None:
    page = with_preview(b"<html><body>old</body></html>", "7", [MISTAKE], language).decode()
    assert page.startswith("<html><body>old<div")
    assert page.endswith(
        '<script src="/.preview/preview.js" data-version="7"></script></body></html>'
    )
    assert page.count("<script") == 1
    assert "<img" not in page
    assert page.count("&lt;script&gt;alert(1)") == 7
    assert f'lang="{language}"' in page


def test_problems_need_no_page_of_the_site() -> None:
    page = with_preview(b"", "7", [Mistake("Wrong.")], "ar").decode()
    assert page.startswith("<!doctype html>")
    assert 'dir="rtl"' in page
    assert "<button>" not in page  # there is no old version to see
    assert set(re.findall(r'(?:href|src)="/(\S+?)/', page)) == {".preview"}


def test_a_page_without_problems_only_reloads() -> None:
    page = with_preview(b"a</body>b", "7").decode()
    assert re.fullmatch('a<script src="[^"]*" data-version="7"></script></body>b', page)
