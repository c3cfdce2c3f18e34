"""How texts before and after a change are shortened, and which words differ."""

from __future__ import annotations

import pytest

from jazari_catalogue.history.excerpts import compared, excerpts

LONG = "Un institut inventé dans une ville inventée, " * 8


def test_short_texts_stay_whole() -> None:
    assert excerpts("avant", "après", 10) == ("avant", "après")


def test_long_texts_are_cut_to_the_words_around_what_differs() -> None:
    before, after = excerpts(f"{LONG}à Alpha, {LONG}", f"{LONG}à Bêta, {LONG}", 160)
    assert before is not None
    assert after is not None
    for text, word in ((before, "Alpha"), (after, "Bêta")):
        assert text.startswith("…")
        assert text.endswith("…")
        lead, tail = text.split(f"à {word}, ")
        assert LONG.endswith(lead[1:])
        assert LONG.startswith(tail[:-1])
        assert 40 <= len(lead) < 60
        assert 40 <= len(tail) < 60


def test_what_differs_is_cut_if_it_is_long_itself() -> None:
    before, after = excerpts("x" * 500, "y" * 500, 100)
    assert (before, after) == ("x" * 100 + "…", "y" * 100 + "…")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [(None, "y" * 20, (None, "yyyyy…")), ("x" * 20, None, ("xxxxx…", None))],
)
def test_a_text_without_another_is_cut_at_its_end(
    before: str | None, after: str | None, shown: tuple[str | None, str | None]
) -> None:
    assert excerpts(before, after, 5) == shown


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("un deux trois", "un quatre trois", ("un ", "deux", "quatre", " trois")),
        ("un deux", "un deux trois", ("un deux", "", " trois", "")),
        ("deux trois", "un deux trois", ("", "", "un ", "deux trois")),
        ("fiche", "fiches", ("", "fiche", "fiches", "")),
        ("les fiches", "des fiches", ("", "les", "des", " fiches")),
        ("un deux", "un\u00a0deux", ("un", " ", "\u00a0", "deux")),
        ("", "un", ("", "", "un", "")),
        ("un un", "un un un", ("un un", "", " un", "")),
    ],
)
def test_words_that_differ_are_told_from_what_is_alike(
    before: str, after: str, parts: tuple[str, str, str, str]
) -> None:
    assert compared(before, after) == parts
    lead, old, new, tail = parts
    assert (lead + old + tail, lead + new + tail) == (before, after)
