"""What pages of a preview show over them while the site cannot be built."""

from __future__ import annotations

import re

import pytest

from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.preview.failure import Excerpt, Mistake
from jazari_catalogue.preview.overlay import page_of_problems, reloading, with_problems

HOSTILE = "</code></template></body><script>alert(1)</script><img src=x onerror=alert(1)>\" ' &lt;"
MISTAKE = Mistake(HOSTILE, HOSTILE, HOSTILE, Excerpt(3, HOSTILE, HOSTILE, HOSTILE), HOSTILE)


@pytest.mark.parametrize("language", MESSAGES)
def test_texts_of_records_are_escaped(language: str) -> None:
    page = with_problems(b"<html><body>old</body></html>", [MISTAKE], language).decode()
    assert page.startswith("<html><body>old<div")
    assert page.endswith("</body></html>")
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert page.count("&lt;script&gt;alert(1)") == 7
    assert f'lang="{language}"' in page


def test_a_page_of_problems_needs_no_site() -> None:
    page = page_of_problems([Mistake("Wrong.")], "ar").decode()
    assert page.startswith("<!doctype html>")
    assert 'dir="rtl"' in page
    assert not re.search(r"(?:href|src)=", page)


def test_additions_are_before_the_end_of_a_page_or_at_its_end() -> None:
    assert b"reloadAfter(7)" in reloading(b"a</body>b", 7)
    assert reloading(b"a</body>b", 7).endswith(b"</script></body>b")
    assert reloading(b"", 7).endswith(b"</script>")
