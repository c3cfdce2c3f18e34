"""The texts of a form are refused as those of a record, with the same codes."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from jazari_catalogue.records.problems import codes
from jazari_catalogue.records.problems.problem import Code
from jazari_catalogue.records.validation import refused_text
from jazari_catalogue.records.values.addresses import Url
from jazari_catalogue.records.values.dates import Edtf
from jazari_catalogue.records.values.text import PlainText

REFUSED: dict[str, tuple[Any, str, Code, str, tuple[str, ...]]] = {
    "an address without scheme": (
        Url,
        "www.a.example",
        codes.BAD_URL,
        "CAT112",
        ("“www.a.example”",),
    ),
    "an address with tracking": (
        Url,
        "https://a.example/b?utm_source=c",
        codes.BAD_URL,
        "CAT126",
        ("utm_source", "https://a.example/b`"),
    ),
    "a host with a Cyrillic letter": (
        Url,
        "https://www.b\u0430nque.example/a:b",
        codes.BAD_URL,
        "CAT124",
        ("\u0430 (U+0430)", "“a”", "`banque`"),
    ),
    "a host with an encoded turn": (
        Url,
        "https://a.example/%E2%80%AEgnp",
        codes.BAD_URL,
        "CAT016",
        ("(U+202E, `%E2%80%AE`)",),
    ),
    "a date in words": (Edtf, "janvier 2026", codes.BAD_DATE, "CAT110", ("“janvier 2026”",)),
    "a date with a Cyrillic letter": (
        Edtf,
        "2\u043e26",
        codes.BAD_DATE,
        "CAT124",
        ("\u043e (U+043E)", "“o”", "`2o26`"),
    ),
    "nothing to see": (PlainText, "\u200f", codes.BAD_URL, "CAT016", ("(U+200F)",)),
}


@pytest.mark.parametrize(("kind", "text", "code", "number", "named"), REFUSED.values(), ids=REFUSED)
def test_a_text_is_refused_with_what_is_wrong(
    kind: Any, text: str, code: Code, number: str, named: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(text)
    problem = refused_text(refused.value, text, code)
    assert (problem.path, problem.code.number) == ("", number)
    shown = problem.message("en") + problem.fix("en")
    for part in named:
        assert part in shown
    assert "{" not in shown


@pytest.mark.parametrize(
    "url",
    ["https://a.example/b\u0430nque", "https://\u0430\u0431.example/", "https://a.example/%C3%A9"],
)
def test_a_host_in_one_alphabet_and_any_letter_after_it_are_accepted(url: str) -> None:
    assert TypeAdapter(Url).validate_python(url) == url
