"""Front matter: keys and values that MkDocs would ignore, or publish as text, are refused."""

from __future__ import annotations

import pytest

from jazari_catalogue.site.prose.front_matter import front_matter_problems


def problems(text: str) -> list[str]:
    return [
        f"{problem.line}:{problem.column} {problem.code.number} {problem.message('en')}"
        for problem in front_matter_problems(text, "content/fr/about.md")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: A\n\n# A\n", "1:1 CAT420"),
        ("---\ntitle: A\norder: [\n---\n# A\n", "3:8 CAT027"),
        ("---\ntitle: a: b\n---\n", "2:9 CAT013"),
        ("---\ndate: 2026-99-99\n---\n", "CAT4"),
        ("title: A\n\nText\n", "1:1 CAT420"),
        ("Note: a text, which MkDocs takes for a key.\n", "1:1 CAT420"),
        ("https://example.org/ is an address.\n", "1:1 CAT420"),
        ("\n---\ntitle: A\n---\n", "1:1 CAT420"),
        ("---\n\nText\n---\n\nMore\n", "CAT420"),
        ("---\ntitle: A\nlede_: B\n---\n", "3:1 CAT421 The front matter of a page has no key"),
        ("---\ntitle: 2026\n---\n", "2:8 CAT422 The value of “title” cannot be used: “2026”"),
        ("---\norder: first\n---\n", "2:8 CAT422"),
        ("---\norder: true\n---\n", "2:8 CAT422"),
        ("---\npublisher: perhaps\n---\n", "2:12 CAT422"),
        ("---\ngroup: secrets\n---\n", "2:8 CAT422"),
    ],
)
def test_front_matter_that_would_be_lost_is_refused_at_its_line(text: str, message: str) -> None:
    assert [problem for problem in problems(text) if message in problem], problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "# A\n",
        "<https://example.org/> is an address.\n",
        "الرباط: العاصمة\n",
        "---\ntitle: 'Text: more'\nmenu: false\norder: 10\ngroup: evidence\npublisher: yes\n---\n",
        "---\ndescription: >-\n  Two\n  lines.\n...\nText\n",
    ],
)
def test_a_text_that_has_none_or_is_read_as_written_is_accepted(text: str) -> None:
    assert problems(text) == []
