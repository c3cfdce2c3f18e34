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

REFUSED: dict[str, tuple[Any, str, Code, str, str]] = {
    "an address without scheme": (Url, "www.a.example", codes.BAD_URL, "CAT112", "www.a.example"),
    "an address with tracking": (
        Url,
        "https://a.example/b?utm_source=c",
        codes.BAD_URL,
        "CAT126",
        "https://a.example/b",
    ),
    "a host with a Cyrillic letter": (
        Url,
        "https://b\u0430nque.example/",
        codes.BAD_URL,
        "CAT124",
        "U+0430",
    ),
    "a host with an encoded turn": (
        Url,
        "https://a.example/%E2%80%AEgnp",
        codes.BAD_URL,
        "CAT016",
        "U+202E",
    ),
    "a date in words": (Edtf, "janvier 2026", codes.BAD_DATE, "CAT110", "janvier 2026"),
    "a date with a Cyrillic letter": (Edtf, "2\u043e26", codes.BAD_DATE, "CAT124", "U+043E"),
    "nothing to see": (PlainText, "\u200f", codes.BAD_URL, "CAT016", "U+200F"),
}


@pytest.mark.parametrize(("kind", "text", "code", "number", "named"), REFUSED.values(), ids=REFUSED)
def test_a_text_is_refused_with_what_is_wrong(
    kind: Any, text: str, code: Code, number: str, named: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(text)
    problem = refused_text(refused.value, text, code)
    assert (problem.path, problem.code.number) == ("", number)
    assert named in problem.message("en") + problem.fix("en")
    assert "{" not in problem.message("en") + problem.fix("en")
