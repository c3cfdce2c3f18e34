"""Every problem is explained in every language."""

from __future__ import annotations

import re

import pytest

from jazari_catalogue.editing.generate.problem_pages import problems_page, registry
from jazari_catalogue.languages import MESSAGES
from jazari_catalogue.records.problems.explanations import EXPLANATIONS


def test_every_problem_has_a_title_and_a_reason_in_every_language() -> None:
    codes = registry()
    assert [code.number for code in codes] == sorted(EXPLANATIONS)
    assert len({code.number for code in codes}) == len(codes)
    for title, why in EXPLANATIONS.values():
        assert all(title)
        assert all(text.endswith(".") for text in why)
        assert re.search("[\u0600-\u06ff]", title.in_language("ar"))
        assert re.search("[\u0600-\u06ff]", why.in_language("ar"))


@pytest.mark.parametrize("language", MESSAGES)
def test_each_problem_has_an_anchor_and_no_placeholder_is_left(language: str) -> None:
    page = problems_page(language)
    for code in registry():
        assert f'<a id="{code.number.lower()}"></a>' in page
    assert not re.search(r"\{\w+\}", page)
    assert "\0" not in page
